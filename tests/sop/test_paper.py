"""Questionnaires on paper: typed on their sheet, counted with the export, named in the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from ikm_xl import engine, settings
from ikm_xl.area import Area
from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.paper import COLUMNS, PROFIL
from ikm_xl.errors import IkmError
from ikm_xl.export import read
from ikm_xl.sop import recap, upgrade
from ikm_xl.sop.state import Cells, State
from ikm_xl.sop.store import Store
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout, shipped
from tests import cells, steps
from tests.sop.test_tokens import ended, export, finished, other_settings, recapped

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
ONLINE = 216
DAY = datetime(2025, 3, 17)


def forms(many: int, **changed: Any) -> Cells:
    """Questionnaires as staff type them; ``changed`` by column, in the third row."""
    rows = []
    for number in range(1, many + 1):
        answers = [float(1 + (number * 7 + u) % 4) for u in range(len(KODE))]
        profile = [float(number), DAY, "LP"[number % 2], 40.0, "SMA/SMK", None, "KTP"]
        rows.append([*profile, *answers, None])
    for column, value in changed.items():
        rows[2][[name.split()[0] for name in COLUMNS].index(column)] = value
    return rows


def with_forms(many: int = 40, **changed: Any) -> State:
    return recapped(replace(finished(), paper=forms(many, **changed)))


def test_forms_are_counted_with_the_export_and_say_where_they_come_from() -> None:
    state = with_forms()
    sources = state.answered["sumber"].value_counts()
    assert dict(sources) == {"": ONLINE, layout.SUMBER_KERTAS: 40}
    typed = state.answered[state.answered["sumber"] != ""]
    assert typed[list(KODE)].to_numpy().tolist() == [row[len(PROFIL) : -1] for row in forms(40)]
    assert typed["baris"].tolist() == list(range(7, 47))  # as Excel shows them
    assert not [f for f in state.findings if f.kode.startswith("IKM-B6")]


def test_forms_count_where_there_is_no_export() -> None:
    state = replace(finished(), paper=forms(40))
    state = recapped(replace(state, export=replace(state.export, rows=())))
    assert len(state.answered) == 40
    with pytest.raises(IkmError, match="masih kosong"):
        recapped(replace(state, paper=()))


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"U3": 5.0}, "IKM-B60"),
        ({"U3": "Sangat sesuai"}, "IKM-B60"),
        ({"U3": 2.5}, "IKM-B60"),
        (dict.fromkeys(KODE), "IKM-B61"),
        ({"Tanggal": "kemarin"}, "IKM-B62"),
        ({"No": 1.0}, "IKM-B63"),
    ],
)
def test_what_was_typed_wrong_holds_however_little_it_is(changed: dict[str, Any], code: str) -> None:
    state = with_forms(40, **changed)
    found = [finding for finding in state.findings if finding.kode == code]
    assert [finding.severity for finding in found] == ["tahan"]
    assert "9" in found[0].keterangan  # the row
    assert any(found[0].kalimat == warning for warning in state.warnings)


@pytest.mark.parametrize(("changed", "code"), [({"No": None}, "IKM-B64"), ({"Tanggal": None}, "IKM-B65")])
def test_what_is_left_blank_is_told(changed: dict[str, Any], code: str) -> None:
    state = with_forms(40, **changed)
    assert [f.severity for f in state.findings if f.kode == code] == ["peringatan"]
    assert (state.answered["sumber"] != "").sum() == 40


def test_a_form_of_another_period_is_told_or_not_counted() -> None:
    late = dict.fromkeys(["Tanggal"], datetime(2024, 5, 2))
    told = with_forms(40, **late)
    assert "IKM-B47" in {finding.kode for finding in told.findings}
    only = recapped(other_settings(perhitungan__hanya_dalam_periode="Ya")(told))
    assert (only.answered["sumber"] != "").sum() == 39
    assert any("Kuesioner Kertas" in str(entry.alasan) for entry in only.log)


def test_forms_that_changed_are_to_be_recapped() -> None:
    state = with_forms()
    recap.require_current(state)
    with pytest.raises(IkmError) as error:
        recap.require_current(replace(state, paper=forms(40, U3=1.0, U4=1.0)))
    assert error.value.code == "IKM-L04"


def test_names_and_numbers_in_a_suggestion_are_masked() -> None:
    state = with_forms(40, Saran="Nama saya Siti, hubungi 081234567890")
    spoken = state.answered.loc[state.answered["sumber"] != "", "saran"].tolist()
    assert not any("0812" in text or "Siti" in text for text in spoken)


def test_a_new_period_begins_with_no_forms() -> None:
    state = ended("ditandatangani")(with_forms())
    assert state.paper == ()
    assert state.export.rows == ()


# In a workbook


@pytest.fixture(scope="module")
def approved() -> Iterator[xw.Book]:
    with engine.opened(shipped.path()) as book:
        steps.write_settings(book, settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml"))
        steps.load_export(book, read.read_grids(SAMPLE))
        type_in(book, forms(40))
        assert not steps.run_all(book).missing
        yield book


def type_in(book: xw.Book, rows: Cells) -> None:
    place = layout.place("kertas")
    cells.find(book, "kertas")[0, 0].resize(len(rows), place.columns).value = rows


def test_the_document_says_how_many_answered_online_and_how_many_on_paper(approved: xw.Book) -> None:
    shown = [text for row in approved.sheets[layout.DOKUMEN].range("A1:J20").value for text in row if text]
    assert f": {ONLINE + 40} orang ({ONLINE} daring, 40 kertas)" in shown
    assert ": Kuesioner daring dan kertas, 11 unsur" in shown


def test_a_workbook_with_forms_is_no_export_because_the_sheet_of_the_export_is_not_all(
    approved: xw.Book, tmp_path: Path
) -> None:
    saved = tmp_path / "IKM.xlsm"
    approved.save(str(saved))
    with pytest.raises(IkmError, match="juga berisi kuesioner kertas") as refused:
        clean(read.read_grids(saved), Rules())
    assert "Klik Olah Data" in refused.value.hint


def test_a_form_that_is_changed_after_the_approval_makes_a_draft(approved: xw.Book) -> None:
    store = Store(approved)
    assert store.text("banner_draf") == ""
    for row, column, value in ((0, 8, 3.0), (5, 1, datetime(2025, 3, 18)), (7, 2, "P"), (40, 0, 41.0)):
        cell = cells.find(approved, "kertas")[row, column]
        before = cell.value
        cell.value = "L" if before == "P" else value
        approved.app.calculate()
        assert (store.text("banner_draf"), store.text("beda_apa")) == ("DRAF", "lembar Kuesioner Kertas")
        cell.value = before
        approved.app.calculate()
        assert store.text("banner_draf") == ""


def test_forms_survive_a_further_run_and_another_export(approved: xw.Book) -> None:
    steps.load_export(approved, export("esukma_2025_s1.xlsx"))
    assert not steps.run_all(approved).missing
    state = steps.state(approved)
    assert state.paper == forms(40)
    assert (state.answered["sumber"] == layout.SUMBER_KERTAS).sum() == 40


def test_forms_are_carried_into_the_next_version(approved: xw.Book, monkeypatch: Any) -> None:
    monkeypatch.setattr(upgrade, "require_older", lambda _: layout.VERSI_BUKU)
    with engine.opened(shipped.path()) as new:
        left = upgrade.carry_over(approved, new)
        state = steps.state(new)
    assert state.paper == forms(40)
    assert (state.answered["sumber"] == layout.SUMBER_KERTAS).sum() == 40
    typed = layout.place("kertas").area
    lost = [one for one in left if one.sheet == layout.KERTAS and Area.parse(one.address).cut(typed)]
    assert not lost

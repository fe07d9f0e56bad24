"""The five typical changes: each has one room, and a half-made one fails and names the other place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from ikm_xl import engine, settings
from ikm_xl.cleaning import labels
from ikm_xl.row import Row
from ikm_xl.settings import defaults, sources
from ikm_xl.sop import blocks, completeness, pengaturan
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey import comments, suggestions
from ikm_xl.survey import completeness as survey_completeness
from ikm_xl.survey.completeness import Check, Verdict
from ikm_xl.survey.unsur import KODE, UNSUR
from ikm_xl.workbook import layout, setting_rows, shipped
from ikm_xl.workbook.setting_rows import SettingRow
from ikm_xl.workbook.sheet_rows import PlanRow
from workbook_template import build
from workbook_template.sheets import rtl


@dataclass(frozen=True)
class WiderRow(PlanRow):
    """A plan with one more column."""

    pengawas: Any = None


def test_a_header_synonym_has_one_room_for_fields_and_one_for_unsur() -> None:
    assert labels.read("Kritik dan saran").field == "saran"
    for unsur in UNSUR:
        assert labels.read(unsur.pertanyaan).field == unsur.kode


def test_a_twelfth_unsur_without_its_suggestion_or_words_is_told() -> None:
    with pytest.raises(ValueError, match=r"U12.*rtl\.toml"):
        suggestions.require_all((*KODE, "U12"))
    with pytest.raises(ValueError, match=r"U12.*comments\.toml"):
        comments.require_all((*KODE, "U12"))


def test_a_twelfth_unsur_makes_room_on_every_sheet_or_says_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longer = replace(layout.PLACES["dokumen_unsur"], rows=32)
    monkeypatch.setitem(layout.PLACES, "dokumen_unsur", longer)
    with pytest.raises(ValueError, match=r"dokumen_unsur.*dokumen_narasi.*workbook/layout\.py"):
        build.template()


def test_a_column_of_the_rtl_without_a_title_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rtl, "PlanRow", WiderRow)
    with pytest.raises(ValueError, match=r"workbook_template/sheets/rtl\.py has no title for .*pengawas"):
        build.template()


def test_a_column_of_the_rtl_without_its_cells_is_told() -> None:
    cells = [None] * len(PlanRow.columns())
    with pytest.raises(ValueError, match=r"WiderRow has 12 columns.*11: workbook/layout\.py"):
        WiderRow.from_cells(cells)
    plan = (replace(State(settings.default()).plan[0], row=WiderRow()),)
    with pytest.raises(ValueError, match=r"rtl_isi holds 3 × 11.*workbook/layout\.py.*RTL"):
        blocks.blocks_of(replace(State(settings.default()), plan=plan))


def test_a_quarter_is_read_by_its_name_however_many_columns_there_are() -> None:
    row = WiderRow("Program", None, None, None, None, "Kasi", "90", None, "APBD")
    assert not row.complete
    assert replace(row, tw2="✓").complete


def test_every_row_of_a_table_is_a_dataclass_whose_columns_are_those_of_its_place() -> None:
    for name, row in blocks.TABLES.items():
        assert issubclass(row, Row)
        assert layout.place(name).columns == len(row.columns()), name


def test_a_new_check_of_the_survey_counts_for_the_command_and_the_buttons_alike(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = survey_completeness.checks
    failing = Check("Pemeriksaan baru", Verdict.MISSING, "Perhitungan", "Lakukan ini.")
    monkeypatch.setattr(survey_completeness, "checks", lambda *args: (*made(*args), failing))
    with engine.opened(shipped.path()) as book:
        store = Store(book)
        state = completeness.judged(store.calculated(store.load()))
    assert failing in state.checks
    assert failing in survey_completeness.missing(
        survey_completeness.checks(state.figures.index, state.settings.sample)
    )


def test_more_checks_than_beranda_has_rows_are_told() -> None:
    many = tuple(Check(f"{i}", Verdict.OK, "RTL", "") for i in range(layout.place("kelengkapan").rows + 1))
    with pytest.raises(ValueError, match=r"kelengkapan holds .*workbook/layout\.py.*Beranda"):
        blocks.blocks_of(replace(State(settings.default()), checks=many))


def test_an_optional_setting_more_breaks_no_book(monkeypatch: pytest.MonkeyPatch) -> None:
    """Yesterday's book has no row for it: it has its default, and every other row is still found."""
    row = SettingRow("surat.keterangan", "Keterangan surat", "Boleh kosong")
    rows = list(setting_rows.PENGATURAN_ROWS)
    after = next(i for i, other in enumerate(rows) if other.key == "instansi.alamat")
    monkeypatch.setattr(pengaturan, "PENGATURAN_ROWS", (*rows[:after], row, *rows[after:]))
    known = {**defaults.DEFAULTS, row.key: "tidak ada"}
    monkeypatch.setattr(sources, "DEFAULTS", known)
    monkeypatch.setattr(sources, "Surat", lambda **values: values)
    monkeypatch.setattr("ikm_xl.settings.reader.DEFAULTS", known)
    with engine.opened(shipped.path()) as book:
        found = Store(book).load().settings
    assert found.nilai[row.key] == "tidak ada"
    assert found.instansi.alamat == settings.default().instansi.alamat
    assert found.nilai["pejabat.staf.jabatan"] == settings.default().nilai["pejabat.staf.jabatan"]

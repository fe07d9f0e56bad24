"""What goes into a workbook comes out; only what changed is written; text stays text."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import xlwings as xw
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.sop import recap
from ikm_xl.sop.assignment import assigned
from ikm_xl.sop.blocks import FIXED, GROWING, blocks_of, respondent_rows
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import LogEntry
from tests import cells, steps
from tests.sop.forging import forge


def remark(book: xw.Book, text: Any) -> Any:
    """Staff's own remark after the program wrote it, as the program reads it again."""
    store = Store(book)
    old = store.load()
    store.save(old, replace(old, remarks=text))
    return Store(book).load().remarks


def _plain(rows: list[list[Any]]) -> list[list[Any]]:
    """An empty text is an empty cell."""
    return [[None if value == "" else value for value in row] for row in rows]


def test_a_state_comes_back_as_it_was_saved(loaded: xw.Book) -> None:
    outcome = steps.run_all(loaded)
    again = Store(loaded).load()
    assert blocks_of(again) == blocks_of(outcome.state)
    assert again.settings.nilai == outcome.state.settings.nilai
    assert respondent_rows(again) == _plain(respondent_rows(outcome.state))


def test_only_what_changed_is_written(finished: xw.Book, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    kind = type(finished.impl.sheets("RTL").range("A1"))
    write = kind.raw_value.fset

    def noted(at: Any, value: object) -> None:
        written.append(at.address)
        write(at, value)

    monkeypatch.setattr(kind, "raw_value", kind.raw_value.setter(noted))
    store = Store(finished)
    old = store.load()
    store.save(old, old)
    assert written == []
    store.save(old, replace(old, remarks="Perlu anggaran."))
    assert written == [layout.place("dokumen_tambahan").address]


def test_what_is_typed_below_a_growing_place_belongs_to_it(finished: xw.Book) -> None:
    sheet = finished.sheets[layout.CATATAN]
    last = cells.find(finished, "catatan").last_cell.row
    sheet.range((last + 3, 4)).value = "Ditelepon Pak Camat."
    steps.run_all(finished)
    assert "Ditelepon Pak Camat." in [entry.nilai for entry in Store(finished).load().log]


def test_a_growing_place_forgets_its_old_rows(book: xw.Book) -> None:
    store = Store(book)
    empty = store.load()
    three = replace(empty, log=tuple(LogEntry("Rekap", None, name) for name in "abc"))
    store.save(empty, three)
    assert cells.find(book, "catatan").shape[0] == 3
    store.save(three, replace(three, log=three.log[:1]))
    assert [row[2] for row in cells.read(book, "catatan")] == ["a"]
    assert not any(cells.find(book, "catatan").offset(1, 0).value)
    store.save(three, replace(three, log=()))
    assert not any(cells.read(book, "catatan")[0])


def test_more_rows_than_a_place_has_are_a_mistake_that_names_where_to_make_room(book: xw.Book) -> None:
    state = Store(book).load()
    with pytest.raises(ValueError, match=r"dokumen_narasi holds 6 × 1.*workbook/layout.py.*Dokumen IKM"):
        blocks_of(replace(state, narrative=("x",) * 7))


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 812", "-", "@SUM(1)", "\t=1", "'quoted", "0812", "1/2", "29-03-2025"]
)
def test_text_stays_the_text_it_is(book: xw.Book, text: str) -> None:
    assert remark(book, text) == text
    assert not str(cells.find(book, "dokumen_tambahan").formula).startswith("==")


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
def test_no_text_ever_becomes_a_formula(book: xw.Book, text: str) -> None:
    assert remark(book, text) == text


@pytest.mark.parametrize("name", [*FIXED, "responden", "hasil_unit"])
def test_a_lost_name_is_named(loaded: xw.Book, name: str) -> None:
    loaded.names[name].delete()
    with pytest.raises(IkmError, match=rf"{name}.*{layout.place(name).sheet}"):
        steps.state(loaded, figures=True)


@pytest.mark.parametrize("name", GROWING)
def test_sheets_that_staff_may_edit_need_no_names(loaded: xw.Book, name: str) -> None:
    loaded.names[name].delete()
    assert not steps.run_all(loaded).missing
    assert len(cells.read(loaded, name)) >= 1


def test_a_row_inserted_into_a_block_is_named(loaded: xw.Book) -> None:
    place = layout.place("rtl_isi")
    loaded.names["rtl_isi"].refers_to = f"='RTL'!$G$10:$Q${10 + place.rows}"
    with pytest.raises(IkmError, match="lembar RTL disisipkan"):
        Store(loaded).load()


def test_a_lost_sheet_is_named(book: xw.Book) -> None:
    book.api[layout.PENGATURAN].title = "Atur"
    with pytest.raises(IkmError, match="lembar Pengaturan"):
        Store(book).load()


def test_formats_below_the_export_are_no_content(finished: xw.Book) -> None:
    before = steps.state(finished).export.rows
    finished.sheets[layout.EKSPOR]["Z600"].color = (255, 255, 0)
    after = steps.state(finished)
    assert after.export.rows == before
    recap.require_current(after)


def test_an_answer_is_read_as_it_stands(loaded: xw.Book) -> None:
    steps.take_recap(loaded)
    forge(cells.find(loaded, "jawaban")[0, 0], 2.0)
    assert steps.state(loaded).answered["U1"][0] == 2.0


@pytest.mark.parametrize(
    "value", [time(8, 30), timedelta(hours=1), date(1899, 12, 31), datetime(1850, 1, 1, 9)]
)
def test_what_no_cell_can_hold_becomes_text(value: object) -> None:
    assert assigned([[value]]) == [[f"'{value}"]]


def test_large_whole_numbers_go_in_as_floats() -> None:
    assert isinstance(assigned([[6281234567890]])[0][0], float)


def test_the_answers_may_stay_off_paper(loaded: xw.Book) -> None:
    """2,000 respondents are 31 pages: then only the results are printed."""
    sheet, answers = loaded.sheets[layout.PERHITUNGAN], layout.place("jawaban")
    store = Store(loaded)
    state = store.load()
    for printed, last in (("Tidak", answers.row - 2), ("Ya", cells.find(loaded, "jawaban").last_cell.row)):
        chosen = settings.from_values({**state.settings.nilai, "cetak.jawaban": printed})
        old, state = state, replace(state, settings=chosen)
        store.save(old, state)
        assert sheet.page_setup.print_area == f"$A$1:$L${last}"

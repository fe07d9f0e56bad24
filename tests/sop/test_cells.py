"""Named areas: what goes in comes out, and text stays text."""

from datetime import date, datetime, time, timedelta

import pytest
import xlwings as xw
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.sop.assignment import assigned
from ikm_xl.workbook import layout
from tests import cells


def test_a_block_is_padded_with_empty_cells(book: xw.Book) -> None:
    cells.write(book, "dokumen_narasi", [["satu"], ["dua"]])
    assert cells.read(book, "dokumen_narasi") == [["satu"], ["dua"], *[[None]] * 4]
    cells.write(book, "dokumen_narasi", [])
    assert cells.read(book, "dokumen_narasi") == [[None]] * 6


def test_a_block_that_does_not_fit_is_refused(book: xw.Book) -> None:
    with pytest.raises(ValueError, match="dokumen_narasi"):
        cells.write(book, "dokumen_narasi", [["x"]] * 7)


def test_a_growing_area_forgets_its_old_rows(book: xw.Book) -> None:
    row = [None] * layout.place("catatan").columns
    cells.grow(book, "catatan", [["a", *row[1:]], ["b", *row[1:]], ["c", *row[1:]]])
    assert cells.find(book, "catatan").shape[0] == 3
    cells.grow(book, "catatan", [["d", *row[1:]]])
    below = cells.find(book, "catatan").offset(1, 0).value
    assert cells.read(book, "catatan") == [["d", *row[1:]]]
    assert below == row
    cells.grow(book, "catatan", [])
    assert cells.read(book, "catatan") == [row]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62 812", "-", "@SUM(1)", "\t=1", "'quoted", "0812", "1/2", "29-03-2025"]
)
def test_text_stays_the_text_it_is(book: xw.Book, text: str) -> None:
    cells.write_one(book, "dokumen_tambahan", text)
    assert cells.read_one(book, "dokumen_tambahan") == text
    assert not str(cells.find(book, "dokumen_tambahan").formula).startswith("==")


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=60))
@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_text_ever_becomes_a_formula(book: xw.Book, text: str) -> None:
    cells.write_one(book, "dokumen_tambahan", text)
    assert cells.read_one(book, "dokumen_tambahan") == text


def test_a_lost_name_is_named(book: xw.Book) -> None:
    book.names["rtl_isi"].delete()
    with pytest.raises(IkmError, match=r"rtl_isi.*RTL"):
        cells.read(book, "rtl_isi")


@pytest.mark.parametrize(
    "value", [time(8, 30), timedelta(hours=1), date(1899, 12, 31), datetime(1850, 1, 1, 9)]
)
def test_what_no_cell_can_hold_becomes_text(book: xw.Book, value: object) -> None:
    cells.write_one(book, "dokumen_tambahan", value)
    assert cells.read_one(book, "dokumen_tambahan") == str(value)


def test_large_whole_numbers_go_in_as_floats() -> None:
    assert isinstance(assigned([[6281234567890]])[0][0], float)

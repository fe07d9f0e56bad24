"""Values go in and out as xlwings would have them, in fewer calls; on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
import xlwings as xw

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.sop.places import Places, Spot
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout
from tests.windows_job import pywin32

ROWS = [["teks", 3.5, None], ["=bukan rumus", datetime(2025, 3, 29, 8, 30), True]]
HERE = Spot(layout.CATATAN, Area.parse("B9:D10"))


@contextmanager
def on_windows(book: xw.Book) -> Iterator[xw.Book]:
    """The same workbook, reached by xlwings' Windows engine."""
    with pywin32.installed() as xlwindows:
        from tests.windows_job.excel_com import Session, Workbook, exposed
        from tests.windows_job.excel_habits import Habits

        native = xlwindows.COMRetryObjectWrapper(exposed(Workbook(Session(book.impl, Habits()))))
        yield xw.Book(impl=xlwindows.Book(xl=native))


@pytest.fixture(params=["openpyxl", "windows"])
def opened(request: pytest.FixtureRequest, book: xw.Book) -> Iterator[xw.Book]:
    if request.param == "openpyxl":
        yield book
        return
    with on_windows(book) as other:
        yield other


def test_what_is_written_is_read_as_xlwings_reads_it(opened: xw.Book) -> None:
    places = Places(opened)
    places.write(HERE, ROWS)
    assert places.read(HERE) == ROWS
    by_xlwings: Any = opened.sheets[HERE.sheet].range(HERE.area.address()).options(ndim=2).value
    assert by_xlwings == ROWS


def test_one_cell_is_a_block_too(opened: xw.Book) -> None:
    places, one = Places(opened), Spot(layout.CATATAN, Area.parse("C12"))
    places.write(one, [["'petik"]])
    assert places.read(one) == [["'petik"]]
    places.clear(one)
    assert places.read(one) == [[None]]


def test_a_name_is_found_on_its_sheet_and_moved(opened: xw.Book) -> None:
    places = Places(opened)
    assert places.find("rtl_isi") == Spot(layout.RTL, layout.place("rtl_isi").area)
    assert places.find("dokumen_narasi").sheet == "Dokumen IKM"
    to = Spot("Dokumen IKM", Area.parse("A70:A75"))
    places.move("dokumen_narasi", to)
    assert Places(opened).find("dokumen_narasi") == to


def test_a_currency_format_cuts_no_decimals(book: xw.Book) -> None:
    cell = book.sheets[layout.CATATAN].range("B9")
    cell.value = 3.328703703703704
    cell.number_format = '"Rp"#,##0'
    with on_windows(book) as other:
        assert other.sheets[layout.CATATAN].range("B9").value == Decimal("3.3287")
        assert Places(other).read(Spot(layout.CATATAN, Area.parse("B9:C9"))) == [[3.328703703703704, None]]


@pytest.mark.parametrize("sheet", [layout.EKSPOR, layout.CATATAN, layout.RIWAYAT])
def test_far_cells_are_refused_before_they_are_read(book: xw.Book, sheet: str) -> None:
    book.sheets[sheet].range("Z1048576").color = (255, 255, 0)
    with pytest.raises(
        IkmError, match=f"Lembar {sheet} terisi atau berformat sampai sel Z?.*1048576"
    ) as error:
        Store(book).load()
    assert error.value.code == "IKM-L11"

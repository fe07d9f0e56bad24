"""Values, formulas and places, through the public API of xlwings, as Excel would have it."""

from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
import xlwings as xw
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl import engine
from ikm_xl.engine.cell_values import Formula, Quoted, content
from ikm_xl.errors import IkmError
from tests.engine.books import new, opened


@pytest.fixture
def data(tmp_path: Path) -> xw.Sheet:
    return opened(tmp_path).sheets["Data"]


def reopened(sheet: xw.Sheet) -> xw.Sheet:
    """The sheet after saving and opening the book again."""
    sheet.book.save()
    return engine.open(sheet.book.fullname).sheets[sheet.name]


@pytest.mark.parametrize(
    ("assigned", "read"),
    [
        (3, 3.0),
        (3.5, 3.5),
        (True, True),
        ("Sangat sesuai", "Sangat sesuai"),
        ("'=1+1", "=1+1"),
        ("'@SUM(A1)", "@SUM(A1)"),
        ("''tanda kutip'", "'tanda kutip'"),
        ("'0812", "0812"),
        ("1/2", "1/2"),
        ("=", "="),
        ("'", None),
        ("", None),
        (None, None),
        (float("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (np.float64(2.5), 2.5),
        (np.int64(7), 7.0),
        (Decimal("81.96"), 81.96),
        (Fraction(1, 2), 0.5),
        (np.str_("teks"), "teks"),
        (datetime(2025, 3, 29, 8, 30), datetime(2025, 3, 29, 8, 30)),
        (date(2025, 3, 29), datetime(2025, 3, 29)),
        (pd.Timestamp("2025-03-29"), datetime(2025, 3, 29)),
        (time(8, 30), datetime(1899, 12, 30, 8, 30)),
        (datetime(1850, 1, 1), "1850-01-01 00:00:00"),
        ("a\nb\tc", "a\nb\tc"),
        ("a\x00\x0bb\ud800c\uffff", "abc"),
        ("'\x01=1+1", "=1+1"),
        ("\x01=1+1", "=1+1"),
        ("baris\r\nbaru", "baris\r\nbaru"),
        ("_x0041_ dan _x000D_", "_x0041_ dan _x000D_"),
        ("  rata kanan  ", "  rata kanan  "),
        ("<&>\"'😀", "<&>\"'😀"),
    ],
)
def test_what_is_assigned_is_what_is_read_now_and_from_the_file(
    data: xw.Sheet, assigned: Any, read: Any
) -> None:
    data["B2"].value = assigned
    assert data["B2"].value == read
    again = reopened(data)["B2"].value
    assert again == read
    assert type(again) is type(read)


def test_only_a_leading_equals_sign_makes_a_formula(data: xw.Sheet) -> None:
    data["A1"].value = "=1+2"
    data["A2"].value = "'=1+2"
    assert (data["A1"].value, data["A1"].formula) == (3.0, "=1+2")
    assert (data["A2"].value, data["A2"].formula) == ("=1+2", "=1+2")
    cells = openpyxl.load_workbook(reopened(data).book.fullname)["Data"]
    assert (cells["A1"].data_type, cells["A2"].data_type) == ("f", "s")
    assert cells["A2"].quotePrefix  # Excel keeps it text when someone edits the cell
    assert not cells["A1"].quotePrefix


@given(st.text())
def test_no_text_with_an_apostrophe_is_ever_a_formula(text: str) -> None:
    assert isinstance(content(f"'{text}"), Quoted | None)


@given(st.text().filter(lambda text: not text.startswith("=")))
def test_no_other_text_is_a_formula_either(text: str) -> None:
    assert not isinstance(content(text), Formula)


def test_what_no_cell_can_hold_is_refused(data: xw.Sheet) -> None:
    data["A1"].value = "'" + "x" * 32_767
    with pytest.raises(IkmError, match=r"32\.768 karakter"):
        data["A1"].value = "'" + "x" * 32_768
    with pytest.raises(ValueError, match="infinite"):
        data["A1"].value = float("inf")
    with pytest.raises(ValueError, match="time zones"):
        data["A1"].value = datetime(2025, 3, 29, tzinfo=UTC)
    with pytest.raises(TypeError, match="set"):
        data["A1"].value = {1}
    assert len(data["A1"].value) == 32_767


def test_blocks_are_lists_of_rows(data: xw.Sheet) -> None:
    data["B2"].value = [["U1", 4], [None, 3]]
    assert data["B2:C3"].value == [["U1", 4.0], [None, 3.0]]
    assert data["B2"].options(ndim=2).value == [["U1"]]
    assert data["B2:C2"].value == ["U1", 4.0]
    assert data["C2:C3"].value == [4.0, 3.0]
    assert data["B2:C3"].options(empty="-").value == [["U1", 4.0], ["-", 3.0]]
    data["B2:C3"].value = 0
    assert data["B2:C3"].value == [[0.0, 0.0], [0.0, 0.0]]


def test_a_block_must_fit_its_range(data: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="do not fit"):
        data["A1:B2"].raw_value = [[1, 2, 3]]


def test_values_by_the_callers_options(data: xw.Sheet) -> None:
    data["A1"].value = [datetime(2025, 3, 29), 3, "=1/0"]
    assert data["A1"].options(dates=date).value == date(2025, 3, 29)
    assert data["B1"].options(numbers=int).value == 3
    assert data["A1:C1"].options(err_to_str=True).value == [datetime(2025, 3, 29), 3.0, "#DIV/0!"]


def test_a_data_frame_goes_in_and_comes_out(data: xw.Sheet) -> None:
    frame = pd.DataFrame({"U1": [4.0, np.nan], "saran": ["baik", None]})
    data["A1"].options(index=False).value = frame
    assert data["A1"].expand().value == [["U1", "saran"], [4.0, "baik"]]  # an empty row ends a table
    assert data["A3:B3"].value == [None, None]


def test_one_formula_for_many_cells_moves_along(data: xw.Sheet) -> None:
    data["A1"].value = [[1], [2], [3]]
    data["B1:B3"].formula = "=A1*$A$3"
    assert data["B1:B3"].formula == (("=A1*$A$3",), ("=A2*$A$3",), ("=A3*$A$3",))
    assert data["B1:B3"].value == [3.0, 6.0, 9.0]


def test_formulas_of_constants_are_their_text(data: xw.Sheet) -> None:
    data["A1"].value = ["teks", 2, 2.5, True, None]
    formulas: Any = data["A1:E1"].formula
    assert formulas == (("teks", "2", "2.5", "TRUE", ""),)


def test_clearing_leaves_nothing_behind(data: xw.Sheet) -> None:
    data["A1"].value = [[1, 2, 3], [4, 5, 6]]
    data["B1:C2"].clear_contents()
    assert data["A1:C2"].value == [[1.0, None, None], [4.0, None, None]]
    data.clear_contents()
    assert data.used_range.address == "$A$1"
    assert data["A1"].value is None


def test_ranges_move_and_grow(data: xw.Sheet) -> None:
    corner = data["C4"]
    assert corner.resize(2, 3).address == "$C$4:$E$5"
    assert corner.offset(1, -1).address == "$B$5"
    assert corner.resize(2, 3)[1, 2].address == "$E$5"
    assert corner.resize(2, 3)[1:, :2].address == "$C$5:$D$5"
    assert corner.resize(2, 3)(4).address == "$C$5"
    assert corner.resize(2, 3).last_cell.address == "$E$5"
    assert data.range("E5", "C4").shape == (2, 3)
    assert data.range((4, 3), (5, 5)) == corner.resize(2, 3)
    assert data["C:D"].shape == (1_048_576, 2)
    with pytest.raises(ValueError, match="no such cells"):
        corner.offset(0, -3)


def test_addresses_with_their_sheet(tmp_path: Path) -> None:
    book = opened(tmp_path)
    cell = book.sheets["Data"]["B2"]
    assert cell.get_address(False, False) == "B2"
    assert cell.get_address(include_sheetname=True).replace("'", "") == "Data!$B$2"
    assert cell.get_address(external=True) == "'[buku.xlsx]Data'!$B$2"


def test_the_used_range_is_what_holds_values_or_formats(tmp_path: Path) -> None:
    path = new(tmp_path, {"C3": 1, "D9": "x"})
    sheet = engine.open(path).sheets["Data"]
    assert sheet.used_range.address == "$C$3:$D$9"
    sheet["A12"].color = (255, 0, 0)
    assert sheet.used_range.address == "$A$3:$D$12"


@pytest.mark.parametrize(
    ("start", "direction", "end"),
    [
        ("B2", "down", "B4"),
        ("B4", "down", "B7"),
        ("B7", "down", "B1048576"),
        ("B7", "up", "B4"),
        ("B4", "up", "B2"),
        ("A2", "right", "B2"),
        ("B2", "left", "A2"),
    ],
)
def test_end_goes_where_the_arrow_key_goes(data: xw.Sheet, start: str, direction: str, end: str) -> None:
    data["B2"].value = [[1], [2], [3], [None], [None], [6]]
    assert data[start].end(direction).get_address(False, False) == end


def test_tables_expand(data: xw.Sheet) -> None:
    data["B2"].value = [["No", "Nama"], [1, "x"], [2, "y"]]
    assert data["B2"].expand().address == "$B$2:$C$4"
    assert data["B2"].expand("down").shape == (3, 1)
    assert data["B2"].expand("right").shape == (1, 2)


def test_a_large_block_comes_back_as_it_was_written(data: xw.Sheet) -> None:
    rows = [[float(i), "Laki-laki", None, f"=saran {i}"] for i in range(5_000)]
    data["A10"].value = [[value if type(value) is not str else f"'{value}" for value in row] for row in rows]
    assert data["A10"].resize(5_000, 4).value == rows
    assert reopened(data)["A10"].resize(5_000, 4).value == rows

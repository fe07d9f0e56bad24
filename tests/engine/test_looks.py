"""Formats of cells: the ones set, the ones inherited, and the locks of a protected sheet."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.styles.colors import Color

from ikm_xl import engine, ooxml
from tests.engine.books import new, opened, sheet


def dressed(folder: Path, dress: Callable[[Any], None]) -> xw.Sheet:
    """The sheet Data after ``dress`` changed it through openpyxl."""
    path = new(folder)
    workbook = openpyxl.load_workbook(path)
    dress(workbook["Data"])
    workbook.save(path)
    return engine.open(path).sheets["Data"]


def saved(data: xw.Sheet) -> Any:
    data.book.save()
    return sheet(Path(data.book.fullname))


def test_formats_are_set_and_read(tmp_path: Path) -> None:
    data = opened(tmp_path).sheets["Data"]
    data["A1:B2"].color = (27, 94, 120)
    data["A1"].number_format = "0.00"
    data["A1:A2"].row_height = 40
    data["B1"].column_width = 33.5
    assert data["B2"].color == (27, 94, 120)
    assert data["A1:B2"].number_format is None  # different ones
    assert data["A2:B2"].number_format == "General"
    assert (data["A1:B2"].row_height, data["A3"].row_height) == (40.0, 15.0)
    assert data["A1:B1"].column_width is None
    cells = saved(data)
    assert cells["A2"].fill.fgColor.rgb == "001B5E78"
    assert cells["A1"].number_format == "0.00"
    assert (cells.row_dimensions[2].height, cells.column_dimensions["B"].width) == (40.0, 33.5)


@pytest.mark.parametrize("color", [(255, 0, 16), "#FF0010", 0x1000FF])
def test_colours_in_all_of_xlwings_ways(tmp_path: Path, color: Any) -> None:
    cell = opened(tmp_path).sheets["Data"]["A1"]
    assert cell.color is None
    cell.color = color
    assert cell.color == (255, 0, 16)
    cell.color = None
    assert cell.color is None


def test_theme_colours_cannot_be_told(tmp_path: Path) -> None:
    def dress(ws: Any) -> None:
        ws["A1"].fill = PatternFill("solid", fgColor=Color(theme=4))

    with pytest.raises(NotImplementedError, match="theme colours"):
        _ = dressed(tmp_path, dress)["A1"].color


def test_a_new_cell_takes_the_format_of_its_row_or_column(tmp_path: Path) -> None:
    def dress(ws: Any) -> None:
        ws.column_dimensions["B"].number_format = "0.00"
        ws.row_dimensions[5].number_format = "0%"
        ws["B7"].number_format = "0.000"

    data = dressed(tmp_path, dress)
    data["A4"].value = [[1, 2], [3, 4], [5, 6], [7, 8]]
    assert [data[f"B{row}"].number_format for row in (4, 5, 6, 7)] == ["0.00", "0%", "0.00", "0.000"]
    cells = saved(data)
    assert [cells[f"B{row}"].number_format for row in (4, 5, 6, 7)] == ["0.00", "0%", "0.00", "0.000"]
    assert [cells[f"A{row}"].number_format for row in (4, 5)] == ["General", "0%"]


def test_a_date_shows_as_a_date(tmp_path: Path) -> None:
    def dress(ws: Any) -> None:
        ws["A3"].number_format = "d mmmm yyyy"

    data = dressed(tmp_path, dress)
    data["A1"].value = [[datetime.date(2025, 3, 29)], [datetime.datetime(2025, 3, 29, 8, 30)]]
    data["A3"].value = datetime.date(2025, 3, 29)
    assert [saved(data)[f"A{row}"].number_format for row in (1, 2, 3)] == [
        "mm-dd-yy",
        "m/d/yy h:mm",
        "d mmmm yyyy",
    ]


def test_one_column_of_a_group_gets_its_own_width(tmp_path: Path) -> None:
    def dress(ws: Any) -> None:
        ws.column_dimensions["B"].width = 20
        ws.column_dimensions["B"].min, ws.column_dimensions["B"].max = (
            2,
            5,
        )  # as Excel stores equal neighbours

    data = dressed(tmp_path, dress)
    assert data["B1:E1"].column_width == 20.0
    data["C1"].column_width = 7
    assert [data[f"{column}1"].column_width for column in "BCDE"] == [20.0, 7.0, 20.0, 20.0]
    columns = saved(data).column_dimensions
    assert [(c.min, c.max, c.width) for c in columns.values()] == [(2, 2, 20.0), (3, 3, 7.0), (4, 5, 20.0)]


def test_rows_are_as_high_as_their_text_when_saved(tmp_path: Path, soffice: Any) -> None:
    def dress(ws: Any) -> None:
        ws.column_dimensions["A"].width = 30
        for row in range(1, 6):
            ws[f"A{row}"].alignment = Alignment(wrap_text=row != 5)
            ws.row_dimensions[row].height = 15
        ws["B2"].font = Font(sz=28)
        ws.merge_cells("C1:C2")

    data = dressed(tmp_path, dress)
    long = "Masyarakat berharap ruang tunggu diperluas dan diberi pendingin."
    data["A1"].value = [[long], ["pendek"], ['=REPT("kata ",20)'], [long], [long]]
    data["C1"].value = long * 5  # merged cells do not count
    data["B2"].value = 81.96
    data["1:3"].rows.autofit()
    rows = saved(data).row_dimensions
    heights = [rows[row].height for row in range(1, 6)]
    assert heights == pytest.approx([3 * 11 * 1.275, 28 * 1.275, 4 * 11 * 1.275, 15, 15], abs=0.1)
    xml = ooxml.read(Path(data.book.fullname).read_bytes())["xl/worksheets/sheet1.xml"]
    assert xml.count(b'customHeight="1"') == 2  # set by somebody; Excel fits the others anew
    there = sheet(soffice(Path(data.book.fullname), "xlsx")).row_dimensions
    assert [there[row].height for row in range(1, 6)] == pytest.approx(heights, abs=1)


def test_rows_grow_with_what_is_written_unless_somebody_set_their_height(tmp_path: Path) -> None:
    def dress(ws: Any) -> None:
        ws.column_dimensions["A"].alignment = Alignment(wrap_text=True)
        ws.row_dimensions[2].height = 20

    data = dressed(tmp_path, dress)
    data["A1:A2"].value = "satu\ndua\ntiga"
    rows = saved(data).row_dimensions
    assert (rows[1].height, rows[2].height) == (pytest.approx(3 * 11 * 1.275, abs=0.1), 20)


def test_fitted_columns_are_as_wide_as_their_longest_line(tmp_path: Path) -> None:
    data = opened(tmp_path).sheets["Data"]
    data["A1"].value = [["No", "baris pertama\npendek", None], [1, "x", None]]
    data["A:C"].columns.autofit()
    assert [data[f"{column}1"].column_width for column in "ABC"] == [5.0, 15.0, 8.43]


def test_a_protected_sheet_takes_values_in_unlocked_cells_only(tmp_path: Path) -> None:
    def dress(ws: Any) -> None:
        ws.protection.sheet = True
        ws.column_dimensions["B"].protection = Protection(locked=False)
        ws["C3"].protection = Protection(locked=False)
        ws["B9"].protection = Protection(locked=True, hidden=True)
        ws["D4"].value = 1

    data = dressed(tmp_path, dress)
    data["B1:B8"].value = 1
    data["C3"].value = 2
    data["B1:C3"].columns[0].clear_contents()
    for address, locked in (("A1", "A1"), ("B3:C3", None), ("C3:C4", "C4"), ("B8:B9", "B9"), ("D4", "D4")):
        if locked is None:
            data[address].value = 3
            continue
        with pytest.raises(xw.XlwingsError, match=f"Data!{locked} is locked"):
            data[address].value = 3
    with pytest.raises(xw.XlwingsError, match="is locked"):
        data.clear_contents()
    with pytest.raises(xw.XlwingsError, match="formatRows"):
        data["A1"].row_height = 30
    with pytest.raises(xw.XlwingsError, match="formatCells"):
        data["B1"].color = (1, 2, 3)

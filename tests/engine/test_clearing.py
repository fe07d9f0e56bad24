"""Clearing a sheet leaves nothing that could change what is written there next."""

from pathlib import Path

from openpyxl.worksheet.table import Table

from ikm_xl.excel import bare
from tests.engine.books import opened


def test_a_cleared_sheet_has_no_contents_formats_or_merged_cells(tmp_path: Path) -> None:
    book = opened(tmp_path, {"A1": 45000})
    sheet = book.sheets["Data"]
    sheet.api.merge_cells("B2:D3")
    sheet.api["A1"].number_format = "dd/mm/yyyy"

    sheet.clear()

    assert sheet["A1"].value is None
    assert sheet["A1"].number_format == "General"
    assert sheet.api.merged_cells.ranges == set()
    sheet["B2"].options(ndim=2).value = [[1.0, 2.0, 3.0]]
    assert sheet["B2:D2"].value == [1.0, 2.0, 3.0]


def test_only_the_merged_cells_of_the_range_are_parted(tmp_path: Path) -> None:
    sheet = opened(tmp_path, {"A1": 1}).sheets["Data"]
    sheet.api.merge_cells("B2:D3")
    sheet.api.merge_cells("F2:G2")
    sheet["C3:C9"].unmerge()
    assert [area.coord for area in sheet.api.merged_cells.ranges] == ["F2:G2"]


def test_a_bare_sheet_has_no_table_filter_or_hidden_row_either(tmp_path: Path) -> None:
    sheet = opened(tmp_path, {"A1": 45000}).sheets["Data"]
    sheet.api.add_table(Table(displayName="Tabel1", ref="A1:B3"))
    sheet.api.auto_filter.ref = "A1:B3"
    sheet.api.row_dimensions[2].hidden = True

    bare(sheet)

    assert sheet["A1"].value is None
    assert (dict(sheet.api.tables), sheet.api.auto_filter.ref) == ({}, None)
    assert not sheet.api.row_dimensions[2].hidden

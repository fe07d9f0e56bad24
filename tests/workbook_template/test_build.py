"""The template as a whole: what Excel 2010 can calculate, what staff can edit, the same file every time."""

import io
import re
from itertools import product
from pathlib import Path

import pytest
import xlwings
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout, paper
from tests.conftest import Convert
from tests.workbook_template.calculation import errors
from workbook_template import build

EXCEL_2010 = {
    *(
        "ABS",
        "VALUE",
        "AND",
        "AVERAGE",
        "CHAR",
        "CHOOSE",
        "COUNT",
        "COUNTA",
        "COUNTIF",
        "COUNTIFS",
        "COLUMN",
        "FIND",
        "DATE",
        "DAY",
        "FIXED",
    ),
    *(
        "IF",
        "IFERROR",
        "INDEX",
        "INT",
        "ISBLANK",
        "ISNUMBER",
        "SEARCH",
        "ISTEXT",
        "LARGE",
        "LEFT",
        "LEN",
        "LOOKUP",
        "EXACT",
        "ISERROR",
        "LOWER",
    ),
    *(
        "MATCH",
        "MAX",
        "MID",
        "MIN",
        "MOD",
        "MONTH",
        "N",
        "NA",
        "NOT",
        "OR",
        "PROPER",
        "RANK",
        "REPT",
        "RIGHT",
    ),
    *(
        "ROUND",
        "ROUNDUP",
        "ROW",
        "ROWS",
        "SMALL",
        "SQRT",
        "SUBSTITUTE",
        "SUM",
        "SUMIF",
        "SUMIFS",
        "SUMPRODUCT",
    ),
    *("TRIM", "UPPER", "VLOOKUP", "YEAR"),
}
"""The functions that formulas may use; not TEXT, whose formats depend on the reader's Windows."""

LIMITS = {"prompt": 255, "error": 255, "promptTitle": 32, "errorTitle": 32, "formula1": 255, "formula2": 255}


@pytest.fixture(scope="module")
def workbook(templat: Workbook) -> Workbook:
    return templat


def formulas(workbook: Workbook) -> dict[str, str]:
    found = {
        f"{sheet.title}!{cell.coordinate}": str(cell.value)
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert found
    return found


def test_sheets_in_their_order_with_two_hidden(workbook: Workbook) -> None:
    assert tuple(workbook.sheetnames) == layout.SHEETS
    assert {ws.title for ws in workbook.worksheets if ws.sheet_state != "visible"} == set(layout.HIDDEN)


def test_no_formula_of_the_empty_workbook_is_an_error(
    workbook: Workbook, tmp_path: Path, soffice: Convert
) -> None:
    assert errors(workbook, tmp_path, soffice) == []


def test_formulas_use_what_excel_2010_knows(workbook: Workbook) -> None:
    for place, formula in formulas(workbook).items():
        code = re.sub(r'"[^"]*"', '""', formula)
        assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", code)) <= EXCEL_2010, place
        assert not re.search(r"[{@#]", code), place


def test_formulas_keep_to_excels_limits(workbook: Workbook) -> None:
    for place, formula in formulas(workbook).items():
        assert len(formula) <= 8192, place
        assert max((len(text) for text in re.findall(r'"([^"]*)"', formula)), default=0) <= 255, place


def test_formulas_name_only_what_exists(workbook: Workbook) -> None:
    for place, formula in formulas(workbook).items():
        code = re.sub(r'"[^"]*"|\'[^\']*\'!', "", formula)
        words = set(re.findall(r"\b[a-z][a-z_0-9]*\b", code))
        assert words <= set(layout.PLACES), place


def test_validations_keep_to_excels_limits_and_speak_when_they_refuse(workbook: Workbook) -> None:
    for sheet in workbook.worksheets:
        for validation in sheet.data_validations.dataValidation:
            for attribute, limit in LIMITS.items():
                assert len(getattr(validation, attribute) or "") <= limit, (sheet.title, validation.sqref)
            assert validation.error or validation.type in (None, "none"), (sheet.title, validation.sqref)


def test_lists_of_validations_exist(workbook: Workbook) -> None:
    lists = [
        validation.formula1
        for sheet in workbook.worksheets
        for validation in sheet.data_validations.dataValidation
        if validation.type == "list" and not validation.formula1.startswith('"')
    ]
    assert lists
    assert set(lists) <= set(layout.PLACES)


def test_the_finished_sheets_fit_one_page_in_width(workbook: Workbook) -> None:
    for name in layout.PRINTED:
        sheet: Worksheet = workbook[name]
        assert sheet.print_area, name
        page = sheet.sheet_properties.pageSetUpPr
        assert page is not None, name
        assert page.fitToPage, name
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.paperSize) == (1, paper.PAPER["F4"]), name


def test_protected_sheets_have_no_password(workbook: Workbook) -> None:
    protected = [sheet for sheet in workbook.worksheets if sheet.protection.sheet]

    assert {layout.PENGATURAN, layout.PERHITUNGAN} <= {sheet.title for sheet in protected}
    assert all(sheet.protection.password is None for sheet in protected)


def test_formulas_of_protected_sheets_are_locked(workbook: Workbook) -> None:
    for place in formulas(workbook):
        name, address = place.split("!")
        sheet = workbook[name]
        assert not sheet.protection.sheet or sheet[address].protection.locked, place


def test_what_is_written_later_is_not_locked(workbook: Workbook) -> None:
    """Excel refuses it otherwise. A named place without any formula is one that Python or the staff fill."""
    constants = {"unsur_nomor", "publikasi_qr"}  # numbers that stay; the place of a picture
    for area in layout.PLACES.values():
        sheet = workbook[area.sheet]
        places = [area.cell(row, column) for row, column in product(range(area.rows), range(area.columns))]
        filled = area.name not in constants and all(sheet[place].data_type != "f" for place in places)
        if sheet.protection.sheet and filled:
            assert not [place for place in places if _locked(sheet, place)], area.name


def _locked(sheet: Worksheet, address: str) -> bool:
    """Whether a cell is locked; one that has no style of its own has its column's."""
    cell = sheet[address]
    column = sheet.column_dimensions[get_column_letter(cell.column)]
    return bool((cell if cell.has_style else column).protection.locked)


def test_one_typeface(workbook: Workbook) -> None:
    fonts = {cell.font.name for ws in workbook.worksheets for row in ws.iter_rows() for cell in row}

    assert fonts == {paper.FONT}


def test_two_builds_give_the_same_bytes() -> None:
    assert build.build() == build.build()


def test_nothing_is_lost_when_openpyxl_loads_and_saves_it(workbook: Workbook) -> None:
    """The command line's engine does so with every workbook."""
    again = _reopened(_reopened(workbook))

    for sheet in workbook.worksheets:
        other = again[sheet.title]
        assert [str(v.sqref) for v in other.data_validations.dataValidation] == [
            str(v.sqref) for v in sheet.data_validations.dataValidation
        ]
        assert len(other.conditional_formatting) == len(sheet.conditional_formatting), sheet.title
        assert other.print_area == sheet.print_area
        assert other.merged_cells.ranges == sheet.merged_cells.ranges
        assert other.protection.sheet == sheet.protection.sheet
        for row in sheet.iter_rows():
            for cell in (cell for cell in row if isinstance(cell, Cell)):  # not the rest of a merged block
                copy, value = other[cell.coordinate], None if cell.value == "" else cell.value
                assert (copy.value, copy.style) == (value, cell.style), (sheet.title, cell.coordinate)
                assert copy.number_format == cell.number_format, (sheet.title, cell.coordinate)


def _reopened(workbook: Workbook) -> Workbook:
    file = io.BytesIO()
    workbook.save(file)
    return load_workbook(file)


def test_the_export_has_its_whole_sheet(workbook: Workbook) -> None:
    """Row numbers there must be the export's own."""
    sheet = workbook[layout.EKSPOR]

    assert not [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not sheet.protection.sheet
    assert sheet.freeze_panes is None


def test_each_computer_says_for_itself_where_its_python_is(workbook: Workbook) -> None:
    sheet = workbook[layout.KONFIGURASI]
    rows = {str(key): value for key, value in sheet.iter_rows(values_only=True)}

    assert not [key for key in rows if "INTERPRETER" in key]
    assert rows["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    assert rows["VERSI_XLWINGS"] == xlwings.__version__

"""The helpers that give every sheet its look."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import paper
from workbook_template import showing, style


@pytest.fixture
def ws() -> Worksheet:
    workbook = Workbook()
    style.register(workbook)
    sheet = workbook.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def reopened(ws: Worksheet) -> Worksheet:
    file = io.BytesIO()
    assert isinstance(ws.parent, Workbook)
    ws.parent.save(file)
    sheet = load_workbook(file).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_styles_survive_saving_by_their_names(ws: Worksheet) -> None:
    style.put(ws, "B2", 3.14159, style.ANGKA)
    style.put(ws, "B3", "isi di sini", style.MASUKAN)
    again = reopened(ws)

    assert (again["B2"].style, again["B2"].number_format, again["B2"].protection.locked) == (
        "IKM Angka",
        "0.00",
        True,
    )
    assert (again["B3"].style, again["B3"].protection.locked) == ("IKM Masukan", False)


def test_cells_without_a_style_have_the_typeface_too(ws: Worksheet) -> None:
    ws["C7"] = "biasa"

    assert reopened(ws)["C7"].font.name == paper.FONT


def test_the_theme_is_kept_with_its_accent(ws: Worksheet) -> None:
    again = reopened(ws)

    assert isinstance(again.parent, Workbook)
    assert b'<a:accent1><a:srgbClr val="1B5E78"/></a:accent1>' in again.parent.loaded_theme


def test_a_block_of_text_is_merged_wrapped_and_as_high_as_asked(ws: Worksheet) -> None:
    cell = style.block(ws, "A3:D4", "teks panjang", height=60)

    assert [str(merged) for merged in ws.merged_cells.ranges] == ["A3:D4"]
    assert (cell.coordinate, cell.alignment.wrap_text) == ("A3", True)
    assert [ws.row_dimensions[row].height for row in (3, 4)] == [30, 30]


def test_a_block_of_one_cell_is_not_merged(ws: Worksheet) -> None:
    style.block(ws, "A3", "teks")

    assert not ws.merged_cells.ranges


def test_protection_leaves_columns_rows_and_input_open(ws: Worksheet) -> None:
    style.protect(ws)
    style.unlock(ws, "A1:B2")

    assert ws.protection.sheet
    assert not ws.protection.formatColumns
    assert not ws.protection.formatRows
    assert [ws[address].protection.locked for address in ("A1", "B2", "C3")] == [False, False, True]


def test_print_setup_is_one_f4_page_wide(ws: Worksheet) -> None:
    showing.page(ws, "A1:L30", landscape=True, titles="5:5", pages_high=1)
    again = reopened(ws)

    assert again.print_area == "'Sheet'!$A$1:$L$30"
    assert again.print_title_rows == "$5:$5"
    setup = again.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (
        14,
        "landscape",
        1,
        1,
    )


def test_a_refused_entry_is_explained(ws: Worksheet) -> None:
    style.choose_from(ws, "B2", "daftar_kertas", title="Kertas", hint="F4 atau A4")
    (validation,) = reopened(ws).data_validations.dataValidation

    assert (validation.type, validation.formula1, validation.prompt) == (
        "list",
        "daftar_kertas",
        "F4 atau A4",
    )
    assert validation.showErrorMessage
    assert validation.error


def test_the_three_lowest_are_bold_on_a_fill(ws: Worksheet) -> None:
    style.highlight(ws, "A1:C3", "$A1<=3")
    (ranges,) = reopened(ws).conditional_formatting

    (rule,) = ranges.rules
    assert (rule.formula, rule.dxf.font.bold, rule.dxf.fill.bgColor.theme) == (["$A1<=3"], True, 4)

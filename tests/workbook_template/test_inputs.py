"""What staff may fill in is open and explains itself; what is calculated is locked."""

from collections.abc import Iterator

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout, setting_rows
from workbook_template import style

INPUTS = (
    *(setting_rows.setting_name(row.key) for row in setting_rows.PENGATURAN_ROWS if row.key),
    "dokumen_narasi",
    "dokumen_tambahan",
    "dokumen_komentar",
    "rtl_isi",
    "rtl_komentar",
    "tindak_lanjut_isi",
    "tanggal_pengesahan",
)
COLOURED = (style.MASUKAN, style.MASUKAN_TENGAH, style.MASUKAN_TANGGAL)
PROTECTED = [
    name
    for name in layout.SHEETS
    if name not in (layout.EKSPOR, layout.KAMUS, layout.RIWAYAT, layout.CATATAN, *layout.HIDDEN)
]


def cells_of(workbook: Workbook, name: str) -> Iterator[Cell]:
    area = layout.place(name)
    for row in range(area.rows):
        for column in range(area.columns):
            yield workbook[area.sheet][area.cell(row, column)]


def hint(sheet: Worksheet, address: str) -> str:
    """What Excel shows when the cell is selected."""
    found = [v for v in sheet.data_validations.dataValidation if address in v.sqref]
    assert len(found) <= 1, address
    return str(found[0].prompt or "") if found and found[0].showInputMessage else ""


@pytest.mark.parametrize("name", INPUTS)
def test_an_input_is_open_and_has_a_hint(templat: Workbook, name: str) -> None:
    for cell in cells_of(templat, name):
        assert not cell.protection.locked, cell.coordinate
        assert hint(templat[layout.place(name).sheet], cell.coordinate), cell.coordinate


@pytest.mark.parametrize("name", PROTECTED)
def test_every_coloured_cell_is_an_input(templat: Workbook, name: str) -> None:
    sheet = templat[name]
    merged = {c for area in sheet.merged_cells.ranges for c in list(area.cells)[1:]}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.style in COLOURED and (cell.row, cell.column) not in merged:
                assert not cell.protection.locked, cell.coordinate
                assert hint(sheet, cell.coordinate), cell.coordinate


@pytest.mark.parametrize("name", PROTECTED)
def test_every_formula_is_locked_on_a_protected_sheet(templat: Workbook, name: str) -> None:
    sheet = templat[name]
    formulas = [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert [cell.coordinate for cell in formulas if not cell.protection.locked] == []


def test_a_hint_fits_its_box(templat: Workbook) -> None:
    """Excel refuses a file whose messages are longer."""
    for sheet in templat.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.error or "") <= 255
            assert len(rule.formula1 or "") <= 255

"""What the documents share; and of all of them: no text is cut, nothing tells who answered."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.engine.text_lines import LINE, lines
from ikm_xl.workbook import layout
from tests.pages import Halaman
from tests.workbook_template.survei import Tampilan, Varian, by_engine

DOCUMENTS = tuple(sheet for sheet in (layout.BERANDA, *layout.PRINTED) if sheet != layout.PERHITUNGAN)
PIXELS = 7  # of a digit; a column also has 5 for its edges


def blocks(sheet: Worksheet) -> Iterator[tuple[Cell, CellRange]]:
    """Every printed cell with the cells it is merged with."""
    left, top, right, bottom = range_boundaries(str(sheet.print_area).split("!")[-1].replace("$", ""))
    merged = {area.start_cell.coordinate: area for area in sheet.merged_cells.ranges}
    for row in sheet.iter_rows(top, bottom, left, right):
        for cell in row:
            if isinstance(cell, Cell):
                yield cell, merged.get(cell.coordinate) or CellRange(cell.coordinate)


def width(sheet: Worksheet, block: CellRange) -> float:
    """In characters, as of one column that is as wide."""
    columns = [get_column_letter(column) for column in range(block.min_col, block.max_col + 1)]
    pixels = sum(sheet.column_dimensions[column].width * PIXELS + 5 for column in columns)
    return float((pixels - 5) / PIXELS)


def height(sheet: Worksheet, block: CellRange) -> float:
    standard = float(sheet.sheet_format.defaultRowHeight or 15)
    rows = range(block.min_row, block.max_row + 1)
    return sum(float(sheet.row_dimensions[row].height or standard) for row in rows)


def cut(sheet: Worksheet, shown: Tampilan) -> list[str]:
    """The texts that do not fit their cells, up to half a line."""
    found = []
    for cell, block in blocks(sheet):
        text: Any = shown(sheet.title, cell.row, cell.column)
        if not isinstance(text, str) or cell.alignment.shrink_to_fit:
            continue
        size, bold = cell.font.sz, bool(cell.font.b)
        needed = lines(text, width(sheet, block), size, bold=bold) if cell.alignment.wrap_text else 1
        if needed * LINE * size > height(sheet, block) + LINE * size / 2:
            found.append(f"{sheet.title}!{cell.coordinate}: {text}")
    return found


@pytest.mark.parametrize("sheet", DOCUMENTS)
def test_no_text_is_cut(sheet: str, buku_selesai: Path) -> None:
    worksheet = load_workbook(buku_selesai)[sheet]
    assert isinstance(worksheet, Worksheet)

    assert cut(worksheet, by_engine(buku_selesai)) == []


@pytest.mark.parametrize("sheet", DOCUMENTS)
def test_no_text_of_the_empty_workbook_is_cut(sheet: str, buku_kosong: Path) -> None:
    worksheet = load_workbook(buku_kosong)[sheet]
    assert isinstance(worksheet, Worksheet)

    assert cut(worksheet, by_engine(buku_kosong)) == []


def test_a_copy_is_as_wide_as_the_text_it_stands_for(templat: Workbook) -> None:
    """Excel fits a row by the copy; one that is wider than the merged text would leave it cut."""
    copies = [
        (sheet, cell, CellRange(str(area)))
        for sheet in templat.worksheets
        for area in sheet.merged_cells.ranges
        for cell in sheet[area.min_row]
        if isinstance(cell, Cell)
        and isinstance(cell.value, str)
        and cell.value in (f'={area.start_cell.coordinate}&""', _spaced(area.start_cell.coordinate))
        and cell.column > area.max_col
    ]

    assert len(copies) > 30
    for sheet, cell, area in copies:
        own = sheet.column_dimensions[cell.column_letter].width
        assert 0.9 * width(sheet, area) < own <= width(sheet, area), (sheet.title, cell.coordinate)


def _spaced(address: str) -> str:
    return f'=IF({address}="","",{address}&CHAR(10))'


def test_letterhead_follows_the_settings(varian: Varian) -> None:
    none = dict.fromkeys(("instansi_kode_pos", "instansi_telepon", "instansi_pos_el", "instansi_situs"), "")
    shown = varian(instansi_alamat="Jl. Raya 1", **none)

    for sheet in (layout.DOKUMEN, layout.RTL, layout.PENGESAHAN, layout.SURAT, layout.PUBLIKASI):
        head = [shown(sheet, row, 1) for row in range(1, 5)]
        assert head == ["PEMERINTAH KABUPATEN MOJOKERTO", "KECAMATAN SOOKO", "Jl. Raya 1", None]


def test_the_letterhead_tells_how_to_reach_the_office(selesai: Tampilan) -> None:
    line = "Telepon (0321) 321234 · Pos-el kecamatan@contoh.go.id · Laman sooko.mojokerto.go.id"
    for sheet in (layout.DOKUMEN, layout.RTL, layout.PENGESAHAN, layout.SURAT, layout.PUBLIKASI):
        assert selesai(sheet, 4, 1) == line


def test_the_document_is_printed_in_order_before_the_answers(halaman: Halaman) -> None:
    assert list(halaman) == list(layout.PRINTED)
    assert sum(len(halaman[sheet]) for sheet in DOCUMENTS[1:]) == 9


def test_pages_carry_unit_code_and_number(halaman: Halaman) -> None:
    pages = [page for pages in halaman.values() for page in pages]

    for number, page in enumerate(pages, 1):
        footer = page.rstrip().splitlines()[-1]
        if page in (*halaman[layout.SURAT], *halaman[layout.PUBLIKASI]):
            continue
        assert "Kecamatan Sooko · 7F3A-91C2" in footer
        assert f"Halaman {number} dari {len(pages)}" in footer


def test_no_page_is_nearly_empty(halaman: Halaman) -> None:
    for sheet in DOCUMENTS[1:]:
        for page in halaman[sheet]:
            assert len(page.split()) > 60, (sheet, page)


def test_no_page_has_an_error_or_a_number_too_wide(halaman: Halaman) -> None:
    text = "".join(page for pages in halaman.values() for page in pages)

    assert "#" not in text
    assert "DRAF" not in text

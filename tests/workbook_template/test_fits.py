"""Every text of the finished document fits its cell by Excel's own rule, on paper and on the screen.

Nobody here can open Excel: the room for text is 7 pixels for each digit that a column is wide, less 5 for its
edges (ECMA-376, 18.3.1.13), the widths of letters are Arial's, and 5 % are to spare.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ikm_xl import engine, settings
from ikm_xl.area import Area
from ikm_xl.engine.text_lines import LINE, holds, lines
from ikm_xl.export import read
from ikm_xl.workbook import layout
from tests import steps

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
NOT_OURS = (layout.EKSPOR, layout.CATATAN, layout.PENGATURAN, *layout.HIDDEN)
"""Sheets whose texts are the export's, or that Excel fits as they are typed."""
TOLERANCE = 0.6  # points: Excel rounds heights to whole pixels
FORMATS = {"0.000": ".3f", "0.0000": ".4f", "0.00": ".2f", "0.0%": ".1%"}


@pytest.fixture(scope="module")
def finished(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The document of a complete period, with the values of its formulas."""
    path = tmp_path_factory.mktemp("pas") / "buku.xlsm"
    with engine.opened(built) as book:
        steps.write_settings(book, settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml"))
        steps.load_export(book, read.read_grids(SAMPLE))
        assert not steps.run_all(book).missing
        book.save(str(path))
    return openpyxl.load_workbook(path, data_only=True)


def texts(ws: Any) -> Iterator[tuple[Any, str, float, float | None]]:
    """Every printed cell that shows anything: the cell, its text, its width, its height where fixed."""
    blocks = {(area.min_row, area.min_col): area for area in ws.merged_cells.ranges}
    covered = {place for area in blocks.values() for place in area.cells} - blocks.keys()
    printed = Area.parse(str(ws.print_area).split("!")[-1])
    for cell in (cell for row in ws[printed.address(False, False)] for cell in row):
        if cell.value in (None, "") or (cell.row, cell.column) in covered:
            continue
        area = blocks.get((cell.row, cell.column))
        columns = range(area.min_col, area.max_col + 1) if area else [cell.column]
        rows = range(area.min_row, area.max_row + 1) if area else [cell.row]
        heights = [ws.row_dimensions[row].height for row in rows]
        height = None if None in heights else sum(heights)
        yield cell, shown(cell), sum(width(ws, column) for column in columns), height


def width(ws: Any, column: int) -> float:
    for letter, dimension in ws.column_dimensions.items():
        if (dimension.min or 0) <= column <= (dimension.max or 0) or letter == get_column_letter(column):
            return float(dimension.width)
    return 9.14


def shown(cell: Any) -> str:
    if isinstance(cell.value, float):
        return format(cell.value, FORMATS.get(cell.number_format, ".0f"))
    return f"{cell.value:%d/%m/%Y}" if isinstance(cell.value, datetime) else str(cell.value)


def is_highlighted(ws: Any, cell: Any) -> bool:
    """Rows that a conditional format may make bold."""
    return any(
        cell.coordinate in ranges
        and any(rule.dxf and rule.dxf.font and rule.dxf.font.b for rule in ranges.rules)
        for ranges in ws.conditional_formatting
    )


@pytest.mark.parametrize("sheet", [name for name in layout.SHEETS if name not in NOT_OURS])
def test_every_text_fits_its_cell(finished: Any, sheet: str) -> None:
    ws = finished[sheet]
    wrong = []
    for cell, text, wide, height in texts(ws):
        look, size = cell.alignment, cell.font.sz or 10
        bold = bool(cell.font.b) or is_highlighted(ws, cell)
        if look.shrink_to_fit:
            continue
        if look.wrap_text and height is not None:
            needed = lines(text, wide, size, bold=bold) * LINE * size
            if needed > height + TOLERANCE:
                wrong.append(f"{cell.coordinate} {text[:40]!r} needs {needed:.1f} points, has {height}")
        elif look.horizontal == "center" and not holds(text, wide, size, bold=bold):
            wrong.append(f"{cell.coordinate} {text[:40]!r} is wider than its cell")
        if look.wrap_text:
            wrong += [
                f"{cell.coordinate}: the word {word!r} is wider than its cell"
                for word in text.split()
                if not holds(word, wide, size, bold=bold)
            ]
    assert wrong == []


@pytest.mark.parametrize(("paper", "height"), [("A4", 841.9), ("F4", 935.4)])  # points
def test_the_first_page_of_the_document_ends_below_the_chart(
    finished: Any, paper: str, height: float
) -> None:
    """Whoever makes it one page wide makes it smaller, by Excel's widths: then 52 rows must fit."""
    ws = finished[layout.DOKUMEN]
    margins = ws.page_margins
    last = ws.row_breaks.brk[0].id
    across = {"A4": 595.3, "F4": 609.4}[paper] - (margins.left + margins.right) * 72
    wide = sum(width(ws, column) * 7 * 0.75 for column in range(1, 12))
    tall = sum(ws.row_dimensions[row].height for row in range(1, last + 1))
    assert tall * across / wide <= (height - (margins.top + margins.bottom) * 72) * 0.97


def test_the_charts_keep_their_figures_when_their_columns_are_hidden(built: Path) -> None:
    from ikm_xl import ooxml

    parts = ooxml.read(built.read_bytes())
    charts = [data for name, data in parts.items() if name.startswith("xl/charts/chart")]
    assert charts
    assert all(b'<c:plotVisOnly val="0"' in data or b'<plotVisOnly val="0"' in data for data in charts)


def test_the_partner_bars_are_not_labelled_where_they_are_empty(built: Path) -> None:
    ws = openpyxl.load_workbook(built)[layout.DOKUMEN]
    first, last = layout.place("dokumen_unsur").row, layout.place("dokumen_unsur").row + layout.JUMLAH_UNSUR
    assert {ws[f"{column}{row}"].number_format for column in "NO" for row in range(first, last)} == {"0.00;;"}


def test_a_footer_is_no_longer_than_excel_takes(built: Path) -> None:
    with engine.opened(built) as book:
        chosen = settings.from_values(
            {
                **settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml").nilai,
                "instansi.kecamatan": "K" * 200,
            }
        )
        steps.write_settings(book, chosen)
        book.names["kode_verifikasi"].refers_to_range.value = "1A2B-3C4D-5E6F"
        from ikm_xl.workbook import paper

        paper.apply(book.api, str(book.names["kaki_halaman"].refers_to_range.value), "F4")
        footer = book.api[layout.DOKUMEN].HeaderFooter.oddFooter
        assert len(f"&L{footer.left}&R{footer.right}") <= 255

"""How the recap's workbook looks, and the one way in which its cells are written.

Everything is told by words, marks and shades of one colour, so that a black and white print says the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.engine.text_lines import HIGHEST, LINE, lines
from ikm_xl.workbook.paper import FONT

DARK, PALE = "FF1B5E78", "FFE3EDF1"
_SIZE = 9

JUDUL, SUBJUDUL, KEPALA, ISI, TEKS, TENGAH = "Judul", "Subjudul", "Kepala", "Isi", "Teks", "Tengah"
ANGKA, ANGKA_3, PERSEN, TANGGAL, HASIL, HASIL_3 = "Angka", "Angka 3", "Persen", "Tanggal", "Hasil", "Hasil 3"
TERENDAH = "Terendah"  # one of an office's three lowest: bold, with its mark
HASIL_TEKS = "Hasil Teks"
MARK = "▼"


def register(workbook: Workbook) -> None:
    """Give a new workbook the styles above, each once."""
    side = Side(style="thin", color="FF8A99A3")
    box = Border(left=side, right=side, top=side, bottom=side)
    centre = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    result = PatternFill("solid", fgColor=PALE)
    looks: Sequence[tuple[str, Mapping[str, Any]]] = (
        (JUDUL, {"font": _font(13, bold=True), "alignment": Alignment(horizontal="left", vertical="center")}),
        (SUBJUDUL, {"font": _font(10), "alignment": Alignment(horizontal="left", vertical="center")}),
        (
            KEPALA,
            {
                "font": _font(_SIZE, bold=True, color="FFFFFFFF"),
                "alignment": centre,
                "border": box,
                "fill": PatternFill("solid", fgColor=DARK),
            },
        ),
        (ISI, {"font": _font(_SIZE), "alignment": top}),
        (TEKS, {"font": _font(_SIZE), "alignment": left, "border": box}),
        (TENGAH, {"font": _font(_SIZE), "alignment": centre, "border": box}),
        (ANGKA, {"font": _font(_SIZE), "alignment": centre, "border": box, "number_format": "0.00"}),
        (ANGKA_3, {"font": _font(_SIZE), "alignment": centre, "border": box, "number_format": "0.000"}),
        (PERSEN, {"font": _font(_SIZE), "alignment": centre, "border": box, "number_format": "0.0"}),
        (TANGGAL, {"font": _font(_SIZE), "alignment": centre, "border": box, "number_format": "dd/mm/yyyy"}),
        (
            TERENDAH,
            {
                "font": _font(_SIZE, bold=True),
                "alignment": centre,
                "border": box,
                "number_format": f'0.00" {MARK}"',
            },
        ),
        (
            HASIL,
            {
                "font": _font(_SIZE, bold=True),
                "alignment": centre,
                "border": box,
                "fill": result,
                "number_format": "0.00",
            },
        ),
        (
            HASIL_3,
            {
                "font": _font(_SIZE, bold=True),
                "alignment": centre,
                "border": box,
                "fill": result,
                "number_format": "0.000",
            },
        ),
        (HASIL_TEKS, {"font": _font(_SIZE, bold=True), "alignment": left, "border": box, "fill": result}),
    )
    for name, look in looks:
        workbook.add_named_style(NamedStyle(name, **look))


def put(ws: Worksheet, row: int, column: int, value: Any, style: str) -> Cell:
    """Write one cell; a text stays a text, whatever it begins with."""
    cell: Any = ws.cell(row, column)
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("", value)
    cell.value = value
    cell.style = style
    if isinstance(value, str):
        cell.data_type = "s"
        if value.startswith("="):
            cell.quotePrefix = True
    return cell  # type: ignore[no-any-return]


def line(ws: Worksheet, row: int, values: Sequence[Any], styles: Sequence[str]) -> None:
    """One row of a table, as high as its longest text."""
    for column, (value, style) in enumerate(zip(values, styles, strict=True), 1):
        put(ws, row, column, value, style)
    fit(ws, row, values)


def fit(ws: Worksheet, row: int, values: Sequence[Any]) -> None:
    """Make a row as high as the longest text in its column needs: not every program does so by itself."""
    most = max(
        (lines(value, _width(ws, n), _SIZE) for n, value in enumerate(values, 1) if isinstance(value, str)),
        default=1,
    )
    ws.row_dimensions[row].height = min(max(most, 1) * LINE * _SIZE + 4, HIGHEST)


def sentence(ws: Worksheet, row: int, text: str, columns: int, style: str = ISI) -> None:
    """One text across the whole width of a table."""
    put(ws, row, 1, text, style)
    ws.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    width = sum(_width(ws, column) for column in range(1, columns + 1))
    ws.row_dimensions[row].height = lines(text, width, _SIZE) * LINE * _SIZE + 3


def heading(ws: Worksheet, title: str, subtitle: str) -> None:
    """The first two rows of a sheet."""
    put(ws, 1, 1, title, JUDUL)
    put(ws, 2, 1, subtitle, SUBJUDUL)
    ws.row_dimensions[1].height = 20


def widths(ws: Worksheet, given: Sequence[float]) -> None:
    """Widths of the columns from A on, in characters."""
    for column, width in enumerate(given, 1):
        ws.column_dimensions[get_column_letter(column)].width = width


def page(ws: Worksheet, last: tuple[int, int], titles: str, *, landscape: bool = True) -> None:
    """Print setup: one page wide, the header rows on every page, all down to the cell ``last``."""
    row, column = last
    ws.print_area = f"A1:{get_column_letter(column)}{row}"
    ws.print_title_rows = titles
    ws.page_setup.orientation = "landscape" if landscape else "portrait"
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.print_options.horizontalCentered = True
    ws.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.7, header=0.3, footer=0.3)
    ws.sheet_view.showGridLines = False


def _width(ws: Worksheet, column: int) -> float:
    return ws.column_dimensions[get_column_letter(column)].width


def _font(size: float, *, bold: bool = False, color: str = "FF000000") -> Font:
    return Font(name=FONT, size=size, bold=bold, color=color)

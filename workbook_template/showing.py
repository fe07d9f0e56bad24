"""How a sheet is shown: on paper, and on the screen."""

from __future__ import annotations

from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook.paper import PAPER

_DOCUMENT, _LETTER = (0.6, 0.6, 0.6), (1.18, 0.79, 0.79)  # inches: left, right, top; 3, 2 and 2 cm


def page(
    ws: Worksheet,
    area: str,
    *,
    landscape: bool = False,
    titles: str | None = None,
    pages_high: int = 0,
    letter: bool = False,
) -> None:
    """Print setup: F4, one page wide, centred, margins that suit F4 and A4.

    Args:
        ws: the sheet.
        area: the print area, ``A1:L30``.
        landscape: the long side across.
        titles: rows repeated on every page, ``21:21``.
        pages_high: at most so many pages; 0 leaves it open.
        letter: margins of an official letter (tata naskah dinas): punch holes meet no text.
    """
    ws.print_area = area
    if titles:
        ws.print_title_rows = titles
    ws.page_setup.orientation = "landscape" if landscape else "portrait"
    ws.page_setup.paperSize = PAPER["F4"]
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, pages_high
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.print_options.horizontalCentered = True
    left, right, top = _LETTER if letter else _DOCUMENT
    ws.page_margins = PageMargins(left=left, right=right, top=top, bottom=0.75, header=0.3, footer=0.35)


def view(ws: Worksheet, *, zoom: int = 100, freeze: str | None = None) -> None:
    """What the sheet looks like on the screen: no grid lines, zoom in percent, first cell that scrolls."""
    ws.sheet_view.showGridLines = False
    ws.sheet_view.zoomScale = zoom
    ws.freeze_panes = freeze

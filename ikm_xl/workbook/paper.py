"""Page footers and paper size, set from the workbook's own settings before it is printed.

In Excel the ribbon's VBA does the same; this is for the files that the command line makes.
"""

from __future__ import annotations

from openpyxl.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

from ikm_xl.workbook.layout import WITHOUT_FOOTER

FONT = "Arial"  # the typeface of tata naskah dinas, on every Windows; Liberation Sans has its widths
PAPER = {"F4": 14, "A4": 9}
"""Excel's paper codes. 14 is Folio; Excel cannot store F4's own 215 × 330 mm."""


def apply(workbook: Workbook, footer: str, paper: str, title: str = "", author: str = "") -> None:
    """Sets the paper of every sheet, and the footer of all but letter and poster.

    Args:
        workbook: the open workbook; it is changed.
        footer: what stands left in the footer, the calculated text of ``kaki_halaman``.
        paper: "F4" or "A4".
        title: of the workbook and of its PDF; it and the author stay as they are where it is empty.
        author: whose document it is.

    Raises:
        KeyError: no such paper; a mistake of the program, settings allow no other.
    """
    if title:
        workbook.properties.title, workbook.properties.creator = title, author
    for sheet in workbook.worksheets:
        sheet.page_setup.paperSize = PAPER[paper]
        if sheet.title in WITHOUT_FOOTER:
            continue
        sheet.HeaderFooter.oddFooter = HeaderFooterItem(
            left=_part(footer.replace("&", "&&")), right=_part("Halaman &P dari &N")
        )


def _part(text: str) -> _HeaderFooterPart:
    return _HeaderFooterPart(text=text, font=f"{FONT},Regular", size=8)

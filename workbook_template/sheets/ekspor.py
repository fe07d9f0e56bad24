"""Ekspor eSukma: the export as it is, from the first cell on.

Its row numbers are those of the export, which Catatan quotes; so there is no title here, only a hint
that shows when the first cell is selected.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout
from workbook_template import style

_COLUMNS = 40


def build(ws: Worksheet) -> None:
    """Leaves the sheet empty: column widths, a coloured tab and the hint."""
    ws.sheet_properties.tabColor = style.ACCENT
    style.widths(ws, {get_column_letter(column): 15 for column in range(1, _COLUMNS + 1)})
    style.validate(
        ws,
        layout.place("ekspor").cell(),
        title="Ekspor eSukma-Jatim",
        hint="Klik 'Ambil Ekspor…' pada tab IKM, atau tempelkan seluruh isi ekspor mulai dari sel A1. "
        "Isi lembar ini tidak diubah; hasil pembersihan ada di Perhitungan dan Catatan.",
    )

"""Catatan: every change that cleaning made and every text that left its place; nothing is lost silently."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout
from workbook_template import naskah, showing, style

_COLUMNS = {
    "Langkah": 16,
    "Baris ekspor": 10,
    "Kolom": 18,
    "Nilai asli": 34,
    "Tindakan": 16,
    "Alasan": 60,
    "Keterangan": 30,
    "Sidik": 14,
}
_FILTERED_ROWS = 10_000


def build(ws: Worksheet) -> None:
    """Title, header with a filter, and columns that wrap; Python fills the rows below."""
    area = layout.place("catatan")
    style.put(ws, "A1", naskah.title("Catatan"), style.JUDUL_LEMBAR)
    style.put(
        ws,
        "A2",
        "Setiap nilai yang dikosongkan, baris yang dilewati atau dibuang, dan naskah yang dipindahkan, "
        "beserta alasannya.",
        style.PETUNJUK,
    )
    style.put(
        ws,
        "A3",
        "Baris ekspor adalah nomor baris pada berkas ekspor aslinya. Kolom Keterangan untuk tulisan Anda.",
        style.PETUNJUK,
    )
    for column, (title, width) in enumerate(_COLUMNS.items()):
        header = style.put(ws, area.cell(-1, column), title, style.KEPALA_TABEL)
        style.data_column(ws, header.column_letter, centred=title == "Baris ekspor", wrapped=True)
        ws.column_dimensions[header.column_letter].width = width
    ws.column_dimensions[header.column_letter].hidden = True  # the last: no word of it is for staff
    ws.row_dimensions[area.row - 1].height = 28
    last = area.cell(_FILTERED_ROWS - 1, area.columns - 1)
    ws.auto_filter.ref = f"{area.cell(-1)}:{last}"
    style.rule_filled(ws, f"{area.cell()}:{last}", f'$A{area.row}<>""')
    showing.view(ws, freeze=area.cell())
    showing.page(
        ws,
        f"A1:{area.cell(0, area.columns - 2)}",
        landscape=True,
        titles=f"{area.row - 1}:{area.row - 1}",
    )

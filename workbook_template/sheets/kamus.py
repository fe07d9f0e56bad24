"""Kamus Jawaban: answers that were not understood, and what the office says they mean."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.cleaning.kamus import ARTI
from ikm_xl.workbook import layout
from workbook_template import naskah, showing, style

_COLUMNS = {"Unsur": 10, "Teks yang tidak dikenali": 62, "Jumlah": 10, "Arti": 18}
_TEXT, _MEANING = 1, 3
_ROWS = 2_000  # with a list to choose from
_HINT = "1, 2, 3, 4, kosong (tidak menjawab), atau bukan jawaban."


def build(ws: Worksheet) -> None:
    """Title, what to do, and a header; Python fills the rows below, staff the last column."""
    area = layout.place("kamus")
    style.put(ws, "A1", naskah.title("Kamus Jawaban"), style.JUDUL_LEMBAR)
    for row, text in (
        (2, f"Teks jawaban yang tidak dikenali program. Isi kolom Arti: {_HINT} Lalu klik Olah Data."),
        (3, "Cukup diisi sekali: arti yang sudah diisi dipakai juga pada periode berikutnya."),
        (4, "Unsur boleh dikosongkan bila teks itu berarti sama pada semua unsur."),
    ):
        style.put(ws, f"A{row}", text, style.PETUNJUK)
    for column, (title, width) in enumerate(_COLUMNS.items()):
        header = style.put(ws, area.cell(-1, column), title, style.KEPALA_TABEL)
        style.data_column(ws, header.column_letter, centred=column != _TEXT, wrapped=True)
        ws.column_dimensions[header.column_letter].width = width
    ws.row_dimensions[area.row - 1].height = 20
    last = area.cell(_ROWS - 1, _MEANING)
    meaning = f"{area.cell(0, _MEANING)}:{last}"
    style.choose_from(ws, meaning, f'"{",".join(ARTI)}"', title="Arti", hint=_HINT)
    filled = f'$B{area.row}<>""'
    style.rule_filled(ws, f"{area.cell()}:{area.cell(_ROWS - 1, _MEANING - 1)}", filled)
    style.rule_filled(ws, meaning, filled, style.TO_FILL)
    ws.sheet_properties.tabColor = style.ACCENT
    showing.view(ws, freeze=area.cell())
    showing.page(ws, f"A1:{area.cell(0, area.columns - 1)}", titles=f"{area.row - 1}:{area.row - 1}")

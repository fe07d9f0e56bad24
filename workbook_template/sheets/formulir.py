"""Formulir Kertas: the questionnaire to print and to hand out, with the questions of survey/unsur.toml."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import UNSUR
from workbook_template import naskah, showing, style

_WIDTHS = {"A": 5, "B": 22, "C": 22, "D": 22, "E": 22}
_LAST = "E"
_PROFILE = (
    ("No. kuesioner: ……………", "Tanggal: ……… / ……… / …………"),
    ("Jenis kelamin:  ☐ Laki-laki   ☐ Perempuan", "Umur: ……… tahun"),
    ("Pendidikan:  ☐ SD   ☐ SMP   ☐ SMA/SMK", "☐ D1–D3   ☐ D4/S1   ☐ S2   ☐ S3"),
    ("Pekerjaan: ………………………………………", "Layanan yang diterima: ……………………"),
)
_LINES = 3
_TITLE = '="KUESIONER SURVEI KEPUASAN MASYARAKAT"&IF(contoh="",""," – "&contoh)'
_INTRODUCTION = (
    "Berilah tanda silang (X) pada satu jawaban yang sesuai dengan pengalaman Bapak/Ibu/Saudara. Nama tidak "
    "perlu ditulis; jawaban hanya dipakai untuk memperbaiki pelayanan."
)


def build(ws: Worksheet) -> None:
    """Letterhead, who answers, a question and its four answers for each unsur, room for a suggestion."""
    style.widths(ws, _WIDTHS)
    naskah.letterhead(ws, _LAST)
    row = naskah.KOP_ROWS + 1
    _row(ws, row, _TITLE, style.JUDUL, 20)
    _row(ws, row + 1, '=UPPER(periode_teks)&""', style.ISI_TENGAH, 14)
    _row(ws, row + 2, _INTRODUCTION, style.ISI, 27)
    row += 3
    for left, right in _PROFILE:
        style.block(ws, f"A{row}:C{row}", left, style.SEL, height=17)
        style.block(ws, f"D{row}:{_LAST}{row}", right, style.SEL)
        row += 1
    for unsur in UNSUR:
        style.block(ws, f"A{row}:A{row + 1}", unsur.kode, style.SEL_TENGAH)
        style.block(
            ws, f"B{row}:{_LAST}{row}", unsur.pertanyaan, style.SEL, height=_height(unsur.pertanyaan, 82)
        )
        for column, (value, text) in enumerate(enumerate(unsur.pilihan, 1)):
            style.put(ws, f"{'BCDE'[column]}{row + 1}", f"☐ {value}. {text}", style.SEL)
        ws.row_dimensions[row + 1].height = max(_height(f"☐ 1. {text}", 18) for text in unsur.pilihan)
        row += 2
    _row(ws, row, "Saran dan masukan:", style.LABEL, 18)
    for line in range(row + 1, row + 1 + _LINES):
        _row(ws, line, "……" * 62, style.BARIS, 16)
    _row(ws, row + 1 + _LINES, "Terima kasih atas partisipasi Bapak/Ibu/Saudara.", style.ISI_TENGAH, 16)
    style.protect(ws)
    showing.view(ws)
    showing.page(ws, f"A1:{_LAST}{row + 1 + _LINES}", pages_high=1)
    ws.sheet_properties.tabColor = style.ACCENT


def _height(text: str, letters: int) -> float:
    """Of a row for a text of which so many letters have room in a line."""
    return 5 + 13 * (len(text) // letters + 1)


def _row(ws: Worksheet, row: int, text: str, look: str, height: float) -> None:
    style.block(ws, f"A{row}:{_LAST}{row}", text, look, height=height)

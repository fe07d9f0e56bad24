"""Pengaturan: every setting of the office and the period, and the table of unsur.

Staff fill the cream cells; what cannot be right is refused with an explanation. The same rules, and the
ones that look at several cells, are checked again by ikm_xl.settings.
"""

from __future__ import annotations

from typing import Any

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.settings import DEFAULTS
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.setting_rows import OWN_TEXT, PENGATURAN_ROWS, SettingRow, setting_name
from workbook_template import naskah, showing, style

_WIDTHS = {"A": 38, "B": 46, "C": 12, "D": 88}
_LONG = 41  # points: three lines of a text that may have paragraphs
_UNSUR_HEADER = ("Kode", "Nama unsur", "Dihitung", "Usulan program/kegiatan untuk RTL")

_NUMBER_AS_TEXT = "Tulis dengan spasi atau titik seperti pada contoh; angka panjang tanpa spasi diubah Excel."
_RULES: dict[str, dict[str, Any]] = {
    "periode.ke": {
        "type": "whole",
        "operator": "between",
        "formula1": "1",
        "formula2": 'IF(periode_jenis="semester",2,IF(periode_jenis="triwulan",4,1))',
        "error": "Semester 1–2, triwulan 1–4, tahunan 1.",
    },
    "periode.tahun": {
        "type": "whole",
        "operator": "between",
        "formula1": "2000",
        "formula2": "2100",
        "error": "Isi dengan tahun, misalnya 2025.",
    },
    **{
        key: {
            "type": "date",
            "operator": "between",
            "formula1": "DATE(2000,1,1)",
            "formula2": "DATE(2100,12,31)",
            "error": "Isi dengan tanggal, misalnya 30/06/2025, atau kosongkan.",
        }
        for key in ("periode.awal", "periode.akhir")
    },
    "perhitungan.bobot": {
        "type": "custom",
        "formula1": "IF(ISNUMBER(perhitungan_bobot),"
        "IF(perhitungan_bobot>0,ROUND(perhitungan_bobot*SUM(unsur_dihitung)*100,2)<=100,FALSE),"
        'perhitungan_bobot="1/k")',
        "error": "Isi 1/k, atau angka yang bila dikalikan jumlah unsur tidak melebihi 1.",
    },
    "perhitungan.populasi": {
        "type": "whole",
        "operator": "greaterThanOrEqual",
        "formula1": "0",
        "error": "Isi dengan bilangan bulat; 0 bila tidak diketahui.",
    },
    "perhitungan.target": {
        "type": "decimal",
        "operator": "between",
        "formula1": "0",
        "formula2": "100",
        "error": "Isi dengan angka dari 0 sampai 100; 0 bila tidak ada target.",
    },
    **{
        key: {"type": "custom", "formula1": f"ISTEXT({setting_name(key)})", "error": _NUMBER_AS_TEXT}
        for key in (
            "instansi.telepon",
            "surat.klasifikasi",
            "pejabat.camat.nip",
            "pejabat.kasi.nip",
            "pejabat.staf.nip",
        )
    },
}


def build(ws: Worksheet) -> None:
    """Title, a row per setting with its hint and its validation, then the table of unsur."""
    style.widths(ws, _WIDTHS)
    style.put(ws, "A1", naskah.title("Pengaturan"), style.JUDUL_LEMBAR)
    explanation = "Isi sel berwarna krem. Sel lain terisi sendiri atau tidak perlu diubah."
    style.put(ws, "A2", explanation, style.PETUNJUK)
    for row, setting in enumerate(PENGATURAN_ROWS):
        if setting.key:
            _setting(ws, row, setting)
        else:
            _section(ws, row, setting.label)
    _unsur(ws)
    ws.sheet_properties.tabColor = style.ACCENT
    style.protect(ws)
    showing.view(ws, freeze="A4")
    last = place("pengaturan_unsur").cell(layout.JUMLAH_UNSUR - 1, 3)
    showing.page(ws, f"A1:{last}", titles="1:1")


def _section(ws: Worksheet, row: int, title: str) -> None:
    cell = style.put(ws, place("pengaturan").cell(row, -1), title, style.SUBJUDUL)
    ws.row_dimensions[cell.row].height = 24
    style.unlock(ws, place("pengaturan").cell(row))  # Python fills the column in one go


def _setting(ws: Worksheet, row: int, setting: SettingRow) -> None:
    block, value = place("pengaturan"), DEFAULTS[setting.key]
    value = None if value == "" else value
    label = style.put(ws, block.cell(row, -1), setting.label, style.SEL)
    ws.row_dimensions[label.row].height = _LONG if setting.hint == OWN_TEXT else 17
    is_date = setting.key in ("periode.awal", "periode.akhir")
    address = block.cell(row)
    style.put(ws, address, value, style.MASUKAN_TANGGAL if is_date else style.MASUKAN)
    hint = style.put(ws, block.cell(row, 1), setting.hint or None, style.PETUNJUK)
    hint.alignment = Alignment(vertical="center", indent=1)
    if setting.choices:
        style.choose_from(ws, address, setting.choices, title=setting.label, hint=setting.hint)
    elif setting.key in _RULES:
        style.validate(ws, address, title=setting.label, hint=setting.hint, **_RULES[setting.key])
    else:
        style.validate(ws, address, title=setting.label, hint=setting.hint)


def _unsur(ws: Worksheet) -> None:
    block = place("pengaturan_unsur")
    title = style.put(ws, block.cell(-2), "Unsur pelayanan", style.SUBJUDUL)
    ws.row_dimensions[title.row].height = 24
    for column, text in enumerate(_UNSUR_HEADER):
        style.put(ws, block.cell(-1, column), text, style.KEPALA_TABEL)
    for row, kode in enumerate(KODE):
        counted = "Ya" if kode in DEFAULTS["perhitungan.unsur"] else "Tidak"
        values = (kode, DEFAULTS[f"nama_unsur.{kode}"], counted, DEFAULTS[f"usulan_rtl.{kode}"])
        looks = (style.SEL, style.MASUKAN, style.MASUKAN_TENGAH, style.MASUKAN)
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            style.put(ws, block.cell(row, column), value, look)
        ws.row_dimensions[block.row + row].height = 41
    _guard(ws)


def _guard(ws: Worksheet) -> None:
    """Codes stay as they are, although Python must be able to write the table; the rest says what it is."""
    block = place("pengaturan_unsur")
    last = layout.JUMLAH_UNSUR - 1
    codes, counted = f"{block.cell()}:{block.cell(last)}", f"{block.cell(0, 2)}:{block.cell(last, 2)}"
    style.unlock(ws, codes)
    style.validate(
        ws, codes, title="Kode unsur", error="Kode unsur tidak dapat diubah.", type="custom", formula1="FALSE"
    )
    for column, title, hint in (
        (1, "Nama unsur", "Sesuaikan dengan formulir setempat bila perlu."),
        (
            3,
            "Usulan RTL",
            "Usulan program yang dipakai tombol Susun RTL bila unsur ini termasuk tiga terendah.",
        ),
    ):
        style.validate(ws, f"{block.cell(0, column)}:{block.cell(last, column)}", title=title, hint=hint)
    style.choose_from(
        ws, counted, "daftar_ya_tidak", title="Dihitung", hint="Tidak: unsur ini tidak ikut dalam nilai IKM."
    )

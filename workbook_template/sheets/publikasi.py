"""Publikasi: the poster of one page, its value readable from two metres."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook.layout import place
from workbook_template import naskah, style

_LAST = "H"
_VALUE_ROW = 10
_FACTS = 14
_SIGNATURE = 20


def build(ws: Worksheet) -> None:
    """Letterhead, banner, the index in huge figures, mutu and kinerja, who answered, thanks, signature."""
    style.widths(ws, dict.fromkeys("ABCDEFGH", 11.6))
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5", height=26)
    _line(ws, 6, "INDEKS KEPUASAN MASYARAKAT", 24, 44)
    _line(ws, 7, "=UPPER(instansi_kecamatan)", 22, 32)
    _line(ws, 8, "=UPPER(periode_teks)", 18, 28)
    _line(ws, 9, None, 10, 8)
    value = style.block(
        ws, f"A{_VALUE_ROW}:{_LAST}{_VALUE_ROW}", '=IF(ikm="","–",ikm)', style.HASIL_BESAR, height=192
    )
    value.font = style.font(150, bold=True, color=style.NAVY)
    mutu = '=IF(ikm_mutu="","MUTU PELAYANAN –","MUTU PELAYANAN "&ikm_mutu)'
    _line(ws, 11, mutu, 34, 52, style.HASIL)
    _line(ws, 12, '=IF(ikm_kinerja="","KINERJA –","KINERJA "&UPPER(ikm_kinerja))', 30, 46, style.HASIL)
    _line(ws, 13, None, 10, 10)
    _facts(ws)
    _line(ws, _FACTS + 3, _THANKS, 12, 40, style.ISI_TENGAH)
    ws.row_dimensions[_SIGNATURE - 1].height = 12
    naskah.signature(ws, _SIGNATURE, "D", _LAST, "camat", naskah.TEMPAT_TANGGAL)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    style.view(ws, zoom=80)
    style.page(ws, f"A1:{_LAST}{_SIGNATURE + naskah.SIGNATURE_ROWS - 1}", pages_high=1)


_THANKS = (
    '="Terima kasih atas penilaian yang Saudara berikan. Masukan Saudara menjadi dasar kami untuk terus '
    'memperbaiki pelayanan di "&instansi_kecamatan&"."'
)


def _line(
    ws: Worksheet, row: int, text: str | None, size: float, height: float, look: str = style.JUDUL
) -> None:
    cell = style.block(ws, f"A{row}:{_LAST}{row}", text, look, height=height)
    cell.font = style.font(size, bold=look != style.ISI_TENGAH, color=style.NAVY)


def _facts(ws: Worksheet) -> None:
    """Three boxes about the respondents, and below them their education where the export tells it."""
    gender = place("jumlah_jenis_kelamin").name
    for first, last, label, formula in (
        ("A", "B", "Responden", '=IF(jumlah_responden=0,"–",jumlah_responden)'),
        ("C", "E", "Laki-laki", f'=IF(jumlah_responden=0,"–",INDEX({gender},1,1))'),
        ("F", "H", "Perempuan", f'=IF(jumlah_responden=0,"–",INDEX({gender},2,1))'),
    ):
        style.block(ws, f"{first}{_FACTS}:{last}{_FACTS}", label, style.KEPALA_TABEL, height=18)
        value = style.block(ws, f"{first}{_FACTS + 1}:{last}{_FACTS + 1}", formula, style.HASIL, height=34)
        value.font = style.font(22, bold=True)
    parts = "&".join(_category(number) for number in range(1, place("profil_pendidikan").rows + 1))
    formula = f'=IF(INDEX(profil_pendidikan,1,1)="","","Pendidikan: "&{parts})'
    style.block(ws, f"A{_FACTS + 2}:{_LAST}{_FACTS + 2}", formula, style.ISI_TENGAH, height=30)


def _category(number: int) -> str:
    name, count = f"INDEX(profil_pendidikan,{number},1)", f"INDEX(jumlah_pendidikan,{number},1)"
    separator = "" if number == 1 else " · "
    return f'IF({name}="","","{separator}"&{name}&" "&{count})'

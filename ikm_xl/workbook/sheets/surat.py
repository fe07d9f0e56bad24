"""Surat Pengantar: the letter that carries the document to the Bupati, copied to Bagian Organisasi."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import naskah, style
from ikm_xl.workbook.layout import JUMLAH_TERENDAH

_LAST = "F"
_WIDTHS = {"A": 12, "B": 3, "C": 24, "D": 15, "E": 19, "F": 19}
_SIZE = 11.0  # a letter is set larger than a table
_HEAD, _TO, _BODY, _FIGURES = 7, 12, 16, 17
_AFTER = _FIGURES + 4 + JUMLAH_TERENDAH
_SIGNATURE = _AFTER + 4
_COPIES = _SIGNATURE + naskah.SIGNATURE_ROWS + 1

KABUPATEN = 'SUBSTITUTE(instansi_pemerintah,"Pemerintah ","")'
_DAERAH = f'SUBSTITUTE({KABUPATEN},"Kabupaten ","")'
_DOTS = "…………"


def build(ws: Worksheet) -> None:
    """Letterhead, date, number and subject, addressee, body with the figures, signature, copies."""
    style.lebar(ws, _WIDTHS)
    naskah.kop(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5", height=30)
    _line(ws, f"D6:{_LAST}6", naskah.TEMPAT_TANGGAL, 22)
    ws["D6"].alignment = Alignment(horizontal="center", vertical="center")
    for offset, (label, formula) in enumerate(_HEAD_ROWS):
        row = _HEAD + offset
        _line(ws, f"A{row}", label, 16 if offset < 3 else 31)
        _line(ws, f"B{row}", ":")
        _line(ws, f"C{row}:E{row}", formula)
    for offset, (address, height) in enumerate(_ADDRESS):
        _line(ws, f"A{_TO + offset}:{_LAST}{_TO + offset}", address, height)
    _paragraph(ws, _BODY, _OPENING, 66)
    for offset, (figure, value) in enumerate(_FIGURE_ROWS):
        row = _FIGURES + offset
        _line(ws, f"A{row}", None, 17)
        _line(ws, f"B{row}:C{row}", figure)
        _line(ws, f"D{row}:{_LAST}{row}", value)
        ws[f"D{row}"].alignment = Alignment(vertical="top", shrink_to_fit=True)
    ws.row_dimensions[_AFTER].height = 8
    _paragraph(ws, _AFTER + 1, _FOLLOW_UP, 52)
    _paragraph(ws, _AFTER + 2, _CLOSING, 36)
    naskah.tanda_tangan(ws, _SIGNATURE, "D", _LAST, "camat", "", size=_SIZE)
    _line(ws, f"A{_COPIES}:{_LAST}{_COPIES}", "Tembusan disampaikan kepada Yth.:", 16)
    copy = f'="1. Kepala Bagian Organisasi Sekretariat Daerah "&{KABUPATEN}'
    _line(ws, f"A{_COPIES + 1}:{_LAST}{_COPIES + 1}", copy, 16)
    ws.sheet_properties.tabColor = style.NAVY
    style.lindungi(ws)
    style.layar(ws)
    style.cetak(ws, f"A1:{_LAST}{_COPIES + 1}", pages_high=1)


def _line(ws: Worksheet, ref: str, text: str | None, height: float | None = None) -> None:
    style.blok(ws, ref, text, style.ISI, height=height).font = style.font(_SIZE)


def _paragraph(ws: Worksheet, row: int, formula: str, height: float) -> None:
    cell = style.blok(ws, f"A{row}:{_LAST}{row}", formula, style.ISI, height=height)
    cell.font = style.font(_SIZE)
    cell.alignment = Alignment(horizontal="justify", vertical="top", wrap_text=True)


_HEAD_ROWS = (
    (
        "Nomor",
        f'=IF(surat_nomor<>"",surat_nomor,IF(surat_klasifikasi="","{_DOTS}",surat_klasifikasi&"/{_DOTS}"))',
    ),
    ("Sifat", '=surat_sifat&""'),
    ("Lampiran", '=surat_lampiran&""'),
    ("Hal", '="Penyampaian Dokumen Indeks Kepuasan Masyarakat (IKM) "&periode_teks'),
)
_ADDRESS = (
    (f'="Yth. Bupati "&{_DAERAH}', 16.0),
    ("di", 16.0),
    (f'="      "&{_DAERAH}', 16.0),
    (None, 10.0),
)
_OPENING = (
    f'="        Berdasarkan {naskah.DASAR_PELAYANAN} dan "&IF({naskah.DENGAN_SKM},"{naskah.DASAR_SKM}",'
    f'"{naskah.DASAR_IKM}")&", bersama ini dengan hormat kami sampaikan Dokumen Indeks Kepuasan Masyarakat "'
    '&instansi_kecamatan&" "&periode_teks&", dengan hasil sebagai berikut:"'
)
_FOLLOW_UP = (
    '="        Untuk memperbaiki nilai ketiga unsur tersebut pada periode selanjutnya, kami telah menyusun '
    'Rencana Tindak Lanjut (RTL) yang disampaikan bersama dokumen ini. "&IF(N(perhitungan_target)=0,"",'
    f'"Target nilai IKM yang ditetapkan adalah "&{naskah.desimal("perhitungan_target")}&".")'
)
_CLOSING = (
    "        Demikian untuk menjadi periksa. Atas perhatian dan arahan Bapak/Ibu Bupati, kami sampaikan "
    "terima kasih."
)


def _lowest(rank: int) -> str:
    name, value = naskah.terendah(rank, "unsur_nama"), naskah.terendah(rank, "unsur_konversi")
    start = f": {rank}. " if rank == 1 else f"  {rank}. "
    return f'=IFERROR("{start}"&{name}&" ("&{naskah.desimal(value)}&")","{start}{_DOTS}")'


_FIGURE_ROWS = (
    ("Jumlah responden", f'=": "&IF(jumlah_responden=0,"{_DOTS}",jumlah_responden)&" orang"'),
    ("Nilai IKM", f'=": "&IF(N(ikm)=0,"{_DOTS}",{naskah.desimal("ikm")})'),
    ("Mutu pelayanan", f'=": "&IF(ikm_mutu="","{_DOTS}",ikm_mutu)'),
    ("Kinerja unit pelayanan", f'=": "&IF(ikm_kinerja="","{_DOTS}",ikm_kinerja)'),
    *(
        ("Tiga unsur terendah" if rank == 1 else None, _lowest(rank))
        for rank in range(1, JUMLAH_TERENDAH + 1)
    ),
)

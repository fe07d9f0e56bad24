"""Surat Pengantar: what carries the document to the Bupati, copied to Bagian Organisasi.

It stands here twice, as a letter and below it as the table that offices use as well. The setting
surat.bentuk says which of the two is printed.
"""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.place import Place
from workbook_template import naskah, showing, style

_LAST = "F"
_WIDTHS = {"A": 12, "B": 3, "C": 24, "D": 15, "E": 19, "F": 19}
_SIZE = 11.0  # a letter is set larger than a table
_HEAD, _TO, _BODY, _FIGURES = 7, 12, 16, 17
_AFTER = _FIGURES + 4 + JUMLAH_TERENDAH
_SIGNATURE = _AFTER + 4
_COPIES = _SIGNATURE + naskah.SIGNATURE_ROWS + 1
_FORM = place("cetak_tabel").row
_TABLE = _FORM + 14
_HANDOVER = _TABLE + 4
_ASIDE = "H"  # beside the forms, not printed

_DOTS = "…………"


def build(ws: Worksheet) -> None:
    """The letter, the table below it, and beside both a line that says which of them is printed."""
    style.widths(ws, _WIDTHS)
    _letter(ws)
    _table(ws)
    for form, name in (
        (place("cetak_surat"), "surat dinas"),
        (place("cetak_tabel"), "surat pengantar bertabel"),
    ):
        _aside(ws, form, name)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws)
    showing.page(ws, place("cetak_surat").address.replace("$", ""), pages_high=1, letter=True)


def _aside(ws: Worksheet, form: Place, name: str) -> None:
    kind = form.name.removeprefix("cetak_")
    text = f'=IF(surat_bentuk="{kind}","◄ Bentuk ini yang dicetak: {name}.","Bentuk ini tidak dicetak.")'
    style.put(ws, f"{_ASIDE}{form.row}", text, style.LABEL)
    how = "Gantilah pada isian Bentuk surat di lembar Pengaturan, lalu klik Siapkan Pengesahan."
    style.put(ws, f"{_ASIDE}{form.row + 1}", how, style.PETUNJUK)


def _letter(ws: Worksheet) -> None:
    """Letterhead, date, number and subject, addressee, body with the figures, signature, copies."""
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5", height=30)
    _date(ws, 6)
    for offset, (label, formula) in enumerate(_HEAD_ROWS):
        row = _HEAD + offset
        _line(ws, f"A{row}", label, 16 if offset < 3 else 31)
        _line(ws, f"B{row}", ":")
        _line(ws, f"C{row}:E{row}", formula)
    for offset, (address, height) in enumerate((*_ADDRESS, (None, 10.0))):
        _line(ws, f"A{_TO + offset}:{_LAST}{_TO + offset}", address, height)
    _paragraph(ws, _BODY, _OPENING, 72)
    for offset, (figure, value) in enumerate(_FIGURE_ROWS):
        row = _FIGURES + offset
        _line(ws, f"A{row}", None, 17)
        _line(ws, f"B{row}:C{row}", figure)
        _line(ws, f"D{row}:{_LAST}{row}", value)
        ws[f"D{row}"].alignment = Alignment(vertical="top", shrink_to_fit=True)
    ws.row_dimensions[_AFTER].height = 8
    _paragraph(ws, _AFTER + 1, _FOLLOW_UP, 52)
    _paragraph(ws, _AFTER + 2, _CLOSING, 36)
    naskah.signature(ws, _SIGNATURE, "D", _LAST, "camat", "", size=_SIZE, capitals=True)
    _copies(ws, _COPIES)


def _table(ws: Worksheet) -> None:
    """Letterhead, date, addressee, title and number, the table, who received and who sent it, copies."""
    naskah.letterhead(ws, _LAST, _FORM)
    naskah.banner(ws, f"A{_FORM + 4}:{_LAST}{_FORM + 4}", height=30)
    _date(ws, _FORM + 5)
    for row, (address, height) in enumerate((("Kepada", 16.0), *_ADDRESS), _FORM + 6):
        _line(ws, f"D{row}:{_LAST}{row}", address, height)
    ws.row_dimensions[_FORM + 10].height = 16
    style.block(ws, f"A{_FORM + 11}:{_LAST}{_FORM + 11}", "SURAT PENGANTAR", style.JUDUL, height=20)
    _cell(ws, f"A{_FORM + 12}:{_LAST}{_FORM + 12}", f'="Nomor: "&{_NUMBER}', style.ISI_TENGAH)
    ws.row_dimensions[_FORM + 13].height = 8
    last = _TABLE + 2
    for column, title in (("A", "No."), ("B", "Jenis yang dikirim"), ("E", "Banyaknya"), ("F", "Keterangan")):
        end = "D" if column == "B" else column
        style.block(ws, f"{column}{_TABLE}:{end}{_TABLE}", title, style.KEPALA_TABEL, height=20)
    for row, (what, height) in enumerate(_SENT, _TABLE + 1):
        _cell(ws, f"A{row}", row - _TABLE, style.SEL_TENGAH)
        _cell(ws, f"B{row}:D{row}", what)
        ws.row_dimensions[row].height = height
    _cell(ws, f"E{_TABLE + 1}:E{last}", '=surat_lampiran&""', style.SEL_TENGAH)
    _cell(ws, f"F{_TABLE + 1}:F{last}", _REMARK)
    ws.row_dimensions[last + 1].height = 18
    for row, line in enumerate(_RECEIVED, _HANDOVER):
        _cell(ws, f"A{row}:C{row}", line, style.ISI_TENGAH)
    naskah.signature(ws, _HANDOVER, "D", _LAST, "camat", "Pengirim,", size=_SIZE, capitals=True)
    _copies(ws, _HANDOVER + naskah.SIGNATURE_ROWS + 1)


def _date(ws: Worksheet, row: int) -> None:
    _line(ws, f"D{row}:{_LAST}{row}", naskah.TEMPAT_TANGGAL, 22)
    ws[f"D{row}"].alignment = Alignment(horizontal="center", vertical="center")


def _copies(ws: Worksheet, row: int) -> None:
    _line(ws, f"A{row}:{_LAST}{row}", "Tembusan:", 16)
    copy = f'="Kepala Bagian Organisasi Sekretariat Daerah "&{naskah.DAERAH}'
    _line(ws, f"A{row + 1}:{_LAST}{row + 1}", copy, 16)


def _cell(ws: Worksheet, ref: str, value: object, look: str = style.SEL) -> None:
    cell = style.block(ws, ref, value, look)
    cell.font = style.font(_SIZE)
    if look == style.SEL:  # away from the border
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)


def _line(ws: Worksheet, ref: str, text: str | None, height: float | None = None) -> None:
    style.block(ws, ref, text, style.ISI, height=height).font = style.font(_SIZE)


def _paragraph(ws: Worksheet, row: int, formula: str, height: float) -> None:
    cell = style.block(ws, f"A{row}:{_LAST}{row}", formula, style.ISI, height=height)
    cell.font = style.font(_SIZE)
    cell.alignment = Alignment(horizontal="justify", vertical="top", wrap_text=True)


_NUMBER = f'IF(surat_nomor<>"",surat_nomor,IF(surat_klasifikasi="","{_DOTS}",surat_klasifikasi&"/{_DOTS}"))'
_HEAD_ROWS = (
    ("Nomor", f"={_NUMBER}"),
    ("Sifat", '=surat_sifat&""'),
    ("Lampiran", '=surat_lampiran&""'),
    ("Hal", '="Penyampaian Dokumen Indeks Kepuasan Masyarakat (IKM) "&periode_teks'),
)
_ADDRESS = (
    (f'="Yth. "&{naskah.KEPALA_DAERAH}&" "&{naskah.NAMA_DAERAH}', 16.0),
    ("di", 16.0),
    (f'="      "&{naskah.NAMA_DAERAH}', 16.0),
)
_OPENING = (
    f'="        Berdasarkan {naskah.DASAR_PELAYANAN} dan "&IF({naskah.DENGAN_SKM},"{naskah.DASAR_SKM}",'
    f'"{naskah.DASAR_IKM}")&", bersama ini dengan hormat kami sampaikan Dokumen Indeks Kepuasan Masyarakat "'
    f'&{naskah.UNIT}&" "&periode_teks&", dengan hasil sebagai berikut:"'
)
_FOLLOW_UP = (
    f'="        Untuk "&IF({naskah.ALL_EQUAL},"menjaga mutu pelayanan",'
    '"memperbaiki nilai ketiga unsur tersebut")'
    '&" pada periode selanjutnya, kami telah menyusun Rencana Tindak Lanjut (RTL) sebagaimana terlampir. "'
    '&IF(N(perhitungan_target)=0,"",'
    f'"Target nilai IKM yang ditetapkan adalah "&{naskah.decimal_text("perhitungan_target")}&".")'
)
_CLOSING = (
    '="        Demikian untuk menjadi periksa. Atas perhatian dan arahan "&surat_sapaan'
    f'&" "&{naskah.KEPALA_DAERAH}'
    '&", kami ucapkan terima kasih."'
)


def _lowest(rank: int) -> str:
    name, value = naskah.lowest(rank, "unsur_nama"), naskah.lowest(rank, "unsur_konversi")
    start = f": {rank}. " if rank == 1 else f"  {rank}. "
    alone = f'": seluruh unsur bernilai sama ("&{naskah.decimal_text(value)}&")"' if rank == 1 else '""'
    shown = f'IFERROR("{start}"&{name}&" ("&{naskah.decimal_text(value)}&")","{start}{_DOTS}")'
    return f"=IF({naskah.ALL_EQUAL},{alone},{shown})"


_LOWEST = f'=IF({naskah.ALL_EQUAL},"Nilai unsur","Tiga unsur terendah")'
_FIGURE_ROWS = (
    (
        "Jumlah responden",
        f'=": "&IF(jumlah_responden=0,"{_DOTS}",{naskah.count_text("jumlah_responden")})&" orang"',
    ),
    ("Nilai IKM", f'=": "&IF(N(ikm)=0,"{_DOTS}",{naskah.decimal_text("ikm")})'),
    ("Mutu pelayanan", f'=": "&IF(ikm_mutu="","{_DOTS}",ikm_mutu)'),
    ("Kinerja unit pelayanan", f'=": "&IF(ikm_kinerja="","{_DOTS}",ikm_kinerja)'),
    *((_LOWEST if rank == 1 else None, _lowest(rank)) for rank in range(1, JUMLAH_TERENDAH + 1)),
)


_RANKED = "&CHAR(10)&".join(
    f'IFERROR("{rank}) "&{naskah.lowest(rank, "unsur_nama")}&" ("'
    f'&{naskah.decimal_text(naskah.lowest(rank, "unsur_konversi"))}&")","{rank}) {_DOTS}")'
    for rank in range(1, JUMLAH_TERENDAH + 1)
)
_SENT = (
    (
        f'="Dokumen Indeks Kepuasan Masyarakat (IKM) "&{naskah.UNIT}&" "&periode_teks&'
        '", hasil survei terhadap "'
        f'&IF(jumlah_responden=0,"{_DOTS}",{naskah.count_text("jumlah_responden")})'
        '&" responden dengan nilai IKM "'
        f'&IF(N(ikm)=0,"{_DOTS}",{naskah.decimal_text("ikm")}'
        '&", mutu pelayanan "&ikm_mutu&" ("&ikm_kinerja&")")',
        80.0,
    ),
    (f'="Rencana Tindak Lanjut (RTL) atas "&{naskah.PRIORITAS}&":"&CHAR(10)&{_RANKED}', 112.0),
)
_REMARK = "Disampaikan dengan hormat sebagai laporan dan untuk menjadi periksa."
_RECEIVED = (
    f"Diterima tanggal {_DOTS}",
    "Penerima,",
    None,
    None,
    f"({_DOTS * 2})",
    None,
    f"NIP. {_DOTS * 2}",
)

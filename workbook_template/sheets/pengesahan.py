"""Pengesahan: the sheet that staf, Kepala Seksi Pelayanan and Camat or Sekcam sign (SOP, step 4)."""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook.layout import place
from workbook_template import naskah, showing, style

_LAST = "H"
_SUMMARY = 11
_SIGNATURES = place("revisi").row + 4
_IN_WORDS = "[$-421]d mmmm yyyy"  # 31 Juli 2025, on a computer set to any language


def build(ws: Worksheet) -> None:
    """Letterhead, banner, title, summary of the document, statement, three signature blocks."""
    style.widths(ws, dict.fromkeys("ABCDEFGH", 11.6))
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5", height=30)
    for row, text, height in (
        (6, "LEMBAR PENGESAHAN", 22),
        (7, "DOKUMEN INDEKS KEPUASAN MASYARAKAT (IKM)", 18),
        (8, '="PERIODE "&UPPER(periode_teks)', 18),
        (9, "=" + naskah.REVISI.format('""'), 16),
    ):
        style.block(ws, f"A{row}:{_LAST}{row}", text, style.JUDUL, height=height)
    style.block(ws, f"A10:{_LAST}10", _INTRODUCTION, style.ISI, height=42)
    for offset, (label, formula) in enumerate(_ROWS):
        row = _SUMMARY + offset
        if label:
            last = row + (JUMLAH_TERENDAH - 1 if label == _LOWEST else 0)
            style.block(ws, f"A{row}:C{last}", label, style.SEL)
        ws.row_dimensions[row].height = 17
        value = style.block(ws, f"D{row}:{_LAST}{row}", formula, style.SEL)
        value.alignment = Alignment(horizontal="left", vertical="center", shrink_to_fit=True)  # long names
    ikm = ws[f"D{_SUMMARY + 4}"]
    ikm.font, ikm.number_format = style.font(12, bold=True), "0.00"
    _date(ws)
    style.unlock(ws, f"{place('kode_verifikasi').cell()}:{_LAST}{place('revisi').row}")
    ws[place("revisi").cell()].number_format = '"ke-"0'
    row = place("revisi").row + 1
    style.block(ws, f"A{row}:{_LAST}{row}", None, style.ISI, height=8)
    style.block(ws, f"A{row + 1}:{_LAST}{row + 1}", _STATEMENT, style.ISI, height=42)
    _signatures(ws)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws)
    last_row = _SIGNATURES + 2 * naskah.SIGNATURE_ROWS + 3
    style.block(ws, f"A{last_row}:{_LAST}{last_row}", _CODE_NOTE, style.CATATAN_KAKI, height=24)
    showing.page(ws, f"A1:{_LAST}{last_row}", pages_high=1)


_LOWEST = (
    f'=IF({naskah.ALL_EQUAL},"Nilai unsur","Tiga unsur terendah")'  # its label stands beside as many rows
)
_INTRODUCTION = (
    f'="Dokumen IKM "&{naskah.UNIT}&" disusun sesuai Standar Operasional Prosedur Penyusunan Indeks '
    'Kepuasan Masyarakat"&IF(instansi_nomor_sop="",""," Nomor "&instansi_nomor_sop)'
    '&" dan memuat hasil survei atas "&SUM(unsur_dihitung)'
    '&" unsur pelayanan sebagai berikut:"'
)
_STATEMENT = (
    f'="Dokumen IKM beserta Rencana Tindak Lanjut (RTL) atas "&{naskah.PRIORITAS}&" telah diperiksa, '
    "dinyatakan "
    f'lengkap, dan disahkan untuk dilaporkan kepada "&{naskah.KEPALA_DAERAH}&" dengan tembusan kepada Bagian '
    'Organisasi."'
)
_CODE_NOTE = (
    "Kode verifikasi dihitung dari seluruh jawaban, hasil, naskah, dan pengaturan; perubahan satu jawaban "
    "saja menghasilkan kode lain. Kode yang sama tercetak pada kaki setiap halaman dokumen."
)


def _lowest(rank: int) -> str:
    parts = {name: naskah.lowest(rank, f"unsur_{name}") for name in ("kode", "nama", "konversi", "mutu")}
    shown = (
        f'IFERROR("{rank}. "&{parts["kode"]}&" "&{parts["nama"]}'
        f'&" ("&{naskah.decimal_text(parts["konversi"])}'
        f'&", mutu "&{parts["mutu"]}&")","{rank}. –")'
    )
    alone = (
        f'"Seluruh unsur bernilai sama ("&{naskah.decimal_text(parts["konversi"])}&")"' if rank == 1 else '""'
    )
    return f"=IF({naskah.ALL_EQUAL},{alone},{shown})"


_ROWS = (
    ("Unit pelayanan", f'={naskah.UNIT}&", "&{naskah.DAERAH}'),
    ("Periode survei", "=periode_teks"),
    (
        "Tanggal survei",
        f'=IFERROR({naskah.date_text("survei_awal")}&" s.d. "&{naskah.date_text("survei_akhir")},"")',
    ),
    (
        "Jumlah responden",
        '=IF(jumlah_responden=0,"–",'
        f"{naskah.count_text('jumlah_responden')}"
        '&" orang, sampel "&sampel_terpenuhi)',
    ),
    ("Nilai IKM", '=IF(ikm="","–",ikm)'),
    ("Mutu dan kinerja", '=IF(ikm_mutu="","–",ikm_mutu&" ("&ikm_kinerja&")")'),
    *((_LOWEST if rank == 1 else "", _lowest(rank)) for rank in range(1, JUMLAH_TERENDAH + 1)),
    (
        "Rencana Tindak Lanjut",
        '=IF(COUNTA(rtl_kode)=0,"belum disusun","terlampir, "&COUNTA(rtl_kode)&" unsur prioritas")',
    ),
    ("Nomor SOP", '=IF(instansi_nomor_sop="","–",instansi_nomor_sop)'),
    ("Tanggal pengesahan", None),
    ("Kode verifikasi", None),
    ("Revisi", None),
)


def _date(ws: Worksheet) -> None:
    """The one cell that staff may fill here; Python proposes the day of the approval.

    It is coloured only while it is empty: no colour comes on paper.
    """
    cell = place("tanggal_pengesahan")
    ref = f"{cell.cell()}:{_LAST}{cell.row}"
    for one in style.cells(ws, ref):
        one.number_format = _IN_WORDS
    style.unlock(ws, ref)
    style.rule_filled(ws, ref, f'AND({cell.cell()}="",banner_draf<>"")', style.TO_FILL)
    style.validate(
        ws,
        cell.cell(),
        title="Tanggal pengesahan",
        hint="Tanggal pada tanda tangan dan surat pengantar, misalnya 31/07/2025.",
        error="Isi dengan tanggal, misalnya 31/07/2025.",
        type="date",
        operator="between",
        formula1="DATE(2000,1,1)",
        formula2="DATE(2100,12,31)",
    )


def _signatures(ws: Worksheet) -> None:
    """Staf left and Kasi right, the Camat below them in the middle."""
    row = _SIGNATURES
    naskah.signature(ws, row, "A", "D", "staf", "Disusun oleh:")
    naskah.signature(ws, row, "E", "H", "kasi", "Diperiksa oleh:")
    row += naskah.SIGNATURE_ROWS + 1
    style.block(ws, f"B{row}:G{row}", naskah.TEMPAT_TANGGAL, style.ISI_TENGAH, height=18)
    naskah.signature(ws, row + 1, "B", "G", "camat", "Disahkan oleh:")

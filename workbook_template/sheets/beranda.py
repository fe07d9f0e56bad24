"""Beranda: where the user starts: the result, what comes next, the SOP's four steps, the completeness check.

Python writes statuses, checks and warnings, staff the status of the signed document; the result and what
comes next are formulas, so that they follow a status as soon as it is chosen.
"""

from __future__ import annotations

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.completeness import Verdict
from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import status
from ikm_xl.workbook.layout import place
from workbook_template import naskah, showing, style

_LAST = "G"
_WIDTHS = {"A": 5, "B": 46, "C": 25, "D": 19, "E": 56, "F": 20, "G": 20}
_REASON_MIRROR, _WARNING_MIRROR = "I", "J"
_RESULT = place("status_dokumen").row
_NEXT = place("langkah_berikutnya").row
_STEPS = place("langkah").row
_CHECKS = place("kelengkapan").row
_WARNINGS = place("peringatan").row

_SOP = (
    (
        "Merekap hasil entri masyarakat pada aplikasi eSukma-Jatim",
        "Staf / pengolah data pelayanan",
        "30 menit",
        "Laporan hasil survei IKM",
    ),
    ("Menyusun dokumen IKM meliputi 11 unsur", "Seksi Pelayanan", "45 menit", "Dokumen IKM Kecamatan"),
    (
        "Menyusun Rencana Tindak Lanjut (RTL) terkait 3 unsur yang memiliki nilai terendah untuk perbaikan "
        "nilai IKM periode selanjutnya",
        "Seksi Pelayanan",
        "30 menit",
        "Dokumen RTL IKM Kecamatan",
    ),
    (
        "Menyampaikan hasil penyusunan dokumen IKM Kecamatan berikut RTL terkait 3 unsur terendah, dan "
        "penandatanganan dokumen",
        "Staf, Seksi Pelayanan, Camat / Sekcam",
        "20 menit",
        "Dokumen IKM Kecamatan yang sudah ditandatangani, siap dilaporkan ke Bupati dengan tembusan ke "
        "Bagian Organisasi",
    ),
)
_WHO = "Kepala Seksi"
_MIDDLE = Alignment(vertical="center", wrap_text=True)


def _look(fill: Color, font: Color = style.BLACK) -> DifferentialStyle:
    return DifferentialStyle(
        font=Font(bold=True, color=font), fill=PatternFill("solid", bgColor=fill), border=style.BOX
    )


_GOOD, _CAREFUL, _BAD = (
    _look(style.ACCENT_PALE),
    _look(Color(theme=7, tint=0.6)),
    _look(style.NAVY, style.WHITE),
)
_LOOKS = (
    (_GOOD, (status.LENGKAP, status.SELESAI, status.SIAP, status.DITANDATANGANI)),
    (_CAREFUL, (Verdict.WARNING, status.ULANGI, status.DILEWATI)),
    (_BAD, (status.TIDAK_LENGKAP,)),
)


def build(ws: Worksheet) -> None:
    """Title, result, next step, the SOP's steps, checks, warnings."""
    style.widths(ws, _WIDTHS)
    style.block(
        ws, f"A1:{_LAST}1", naskah.title("Indeks Kepuasan Masyarakat (IKM)"), style.JUDUL_LEMBAR, height=24
    )
    unit = f'{naskah.UNIT}&", "&{naskah.DAERAH}&" · "'
    subtitle = f'=IF(instansi_kecamatan="","",{unit})&periode_teks'
    style.block(ws, f"A2:{_LAST}2", subtitle, style.LABEL, height=16)
    ws.row_dimensions[3].height = 6
    _result(ws)
    _next(ws)
    _steps(ws)
    _checks(ws)
    _warnings(ws)
    ws.sheet_properties.tabColor = style.ACCENT
    style.protect(ws)
    showing.view(ws, zoom=90)
    last_row = _WARNINGS + place("peringatan").rows - 1
    showing.page(ws, f"A1:{_LAST}{last_row}", landscape=True, pages_high=1)


def _result(ws: Worksheet) -> None:
    """The result at a glance, in one row of cards."""
    for first, last, label, formula in _CARDS:
        style.block(ws, f"{first}{_RESULT - 1}:{last}{_RESULT - 1}", label, style.KEPALA_TABEL, height=16)
        style.block(ws, f"{first}{_RESULT}:{last}{_RESULT}", formula, style.HASIL, height=52)
    ws[f"A{_RESULT}"].style = style.HASIL_BESAR
    for column, size in (("C", 13), ("D", 18), ("F", 13)):
        ws[f"{column}{_RESULT}"].font = style.font(size, bold=True)
    _status_looks(ws, f"F{_RESULT}:{_LAST}{_RESULT}", f"$F${_RESULT}")


_FAILED = f'COUNTIF(INDEX(kelengkapan,0,2),"{status.TIDAK_LENGKAP}")>0'
_DOCUMENT_STATUS = (
    f'=IF(OR(COUNTA(INDEX(kelengkapan,0,1))=0,{_FAILED}),"{status.TIDAK_LENGKAP}","{status.LENGKAP}")'
)
"""Complete only when the checks were made and none of them failed."""


def _lowest(rank: int) -> str:
    parts = {name: naskah.lowest(rank, f"unsur_{name}") for name in ("kode", "nama", "konversi")}
    value = naskah.decimal_text(parts["konversi"])
    return f'IFERROR("{rank}. "&{parts["kode"]}&" "&{parts["nama"]}&" ("&{value}&")","")'


_LOWEST = "&CHAR(10)&".join(_lowest(rank) for rank in range(1, JUMLAH_TERENDAH + 1))
_CARDS = (
    ("A", "B", "Nilai IKM", '=IF(ikm="","–",ikm)'),
    ("C", "C", "Mutu dan kinerja", '=IF(ikm_mutu="","–",ikm_mutu&" – "&ikm_kinerja)'),
    ("D", "D", "Responden", '=IF(jumlah_responden=0,"–",jumlah_responden)'),
    ("E", "E", "Tiga unsur terendah", f'=IF({naskah.ALL_EQUAL},"seluruh unsur bernilai sama",{_LOWEST})'),
    ("F", "G", "Dokumen", _DOCUMENT_STATUS),
)


def _next(ws: Worksheet) -> None:
    ws.row_dimensions[_NEXT - 1].height = 6
    style.block(ws, f"A{_NEXT}:B{_NEXT}", "Langkah berikutnya  ►", style.KEPALA_TABEL, height=28)
    cell = style.block(ws, f"C{_NEXT}:{_LAST}{_NEXT}", _next_formula(), style.SEL)
    cell.font = style.font(11, bold=True)


_FIRST_MISSING = f'INDEX(kelengkapan,MATCH("{status.TIDAK_LENGKAP}",INDEX(kelengkapan,0,2),0),4)'


def _next_formula() -> str:
    """What the statuses ask for; of an incomplete document, what its first failed check asks for."""
    recap, document, plan, approval = (f"F{_STEPS + step}" for step in range(4))
    then = f'IF(ISNUMBER(SEARCH("klik ",{_FIRST_MISSING})),""," Lalu klik Periksa Kelengkapan.")'
    return (
        f'=IF({approval}="{status.DILEWATI}","{_NEXT_PERIOD}",'
        f'IF({approval}="{status.DITANDATANGANI}",IF(banner_draf="","{_NEXT_PERIOD}",{_VOID}),'
        f'IF(AND({approval}="{status.SIAP}",status_dokumen="{status.LENGKAP}"),'
        f'IF(banner_draf="","{_NEXT_SIGN}",{_CHANGED}),'
        f'IF({_again(recap)},IF(ekspor_nama="","{_NEXT_BEGIN}"&{_REPRINT},"Klik Olah Data."),'
        f'IF({_again(document)},"Klik Hitung Nilai Unsur.",'
        f"IFERROR({_FIRST_MISSING}&{then},"
        f'IF({_again(plan)},"Klik Susun RTL.","Klik Siapkan Pengesahan.")))))))'
    )


def _again(cell: str) -> str:
    return f'OR({cell}="",{cell}="{status.BELUM}",{cell}="{status.ULANGI}")'


_CHANGED = (
    '"Isi "&beda_apa&" tidak lagi seperti yang disetujui, maka dokumen kembali menjadi DRAF: "&beda_ulangi'
)
_VOID = (
    'IF(kode_verifikasi="","Belum ada dokumen yang disetujui: klik Siapkan Pengesahan sebelum memilih '
    "'ditandatangani'.\","
    f"IF(beda_jumlah=0,{_FIRST_MISSING},"
    '"Isi "&beda_apa&" tidak lagi seperti yang ditandatangani: kembalikan, atau "&beda_ulangi))'
)
_NEXT_BEGIN = (
    "Periksa lembar Pengaturan, lalu klik Ambil Ekspor… pada tab IKM dan pilih ekspor eSukma periode ini."
)
_REPRINT = (
    'IF(COUNTA(INDEX(riwayat,0,1))=0,""," Periode lalu dapat dicetak lagi dari salinannya: klik Cadangan.")'
)
_NEXT_SIGN = (
    "Cetak dan minta tanda tangan. Setelah ditandatangani, pilih 'ditandatangani' pada Status langkah 4."
)
_NEXT_PERIOD = "Kirim dokumen yang sudah ditandatangani; untuk periode selanjutnya, klik Periode Baru."


def _steps(ws: Worksheet) -> None:
    """The SOP's table in its own words, with the status of each step."""
    ws.row_dimensions[_STEPS - 2].height = 6
    header = ("No.", "Kegiatan", "Pelaksana", "Waktu", "Output", "Status", "Selesai pada")
    for column, text in zip("ABCDEFG", header, strict=True):
        style.put(ws, f"{column}{_STEPS - 1}", text, style.KEPALA_TABEL)
    for offset, (activity, who, time, output) in enumerate(_SOP):
        row = _STEPS + offset
        style.put(ws, f"A{row}", offset + 1, style.SEL_TENGAH)
        style.put(ws, f"B{row}", activity, style.SEL)
        style.put(ws, f"C{row}", who, style.SEL)
        style.put(ws, f"D{row}", time, style.SEL_TENGAH)
        style.put(ws, f"E{row}", output, style.SEL)
        style.put(ws, f"F{row}", status.BELUM, style.SEL_TENGAH)
        style.put(ws, f"G{row}", None, style.TANGGAL).number_format = "dd/mm/yyyy hh:mm"
        style.unlock(ws, f"F{row}:G{row}")
        ws.row_dimensions[row].height = 27 if offset < 2 else 40
    last = _STEPS + len(_SOP) - 1
    ws[f"F{last}"].style = style.MASUKAN_TENGAH
    style.choose_from(
        ws,
        f"F{last}",
        f'"{",".join(status.PILIHAN_PENGESAHAN)}"',
        title="Status langkah 4",
        hint="Setelah dokumen ditandatangani, pilih 'ditandatangani'; bila periode ini tidak dilaporkan, "
        "pilih 'dilewati'.",
    )
    style.validate(
        ws,
        f"F{_STEPS}:F{last - 1}",
        title="Status langkah",
        error="Status ini terisi sendiri oleh tombol pada tab IKM.",
        type="custom",
        formula1="FALSE",
    )
    _status_looks(ws, f"F{_STEPS}:F{last}", f"$F{_STEPS}")


def _checks(ws: Worksheet) -> None:
    style.put(ws, f"A{_CHECKS - 2}", "Pemeriksaan kelengkapan (SOP: lengkap / tidak lengkap)", style.SUBJUDUL)
    ws.row_dimensions[_CHECKS - 2].height = 22
    header = ("", "Pemeriksaan", "Keadaan", "Di mana", "Temuan, dan yang harus dilakukan")
    for column, text in zip("ABCDE", header, strict=True):
        style.put(ws, f"{column}{_CHECKS - 1}", text or None, style.KEPALA_TABEL)
    reason = f"Alasan diterima ({_WHO})"
    style.block(ws, f"F{_CHECKS - 1}:{_LAST}{_CHECKS - 1}", reason, style.KEPALA_TABEL)
    block = place("kelengkapan")
    for offset in range(block.rows):
        row = block.row + offset
        mark = f'IF(C{row}="{Verdict.WARNING}","!",IF(C{row}="{Verdict.MISSING}","✗",""))'
        mark = f'=IF(C{row}="{Verdict.OK}","✓",{mark})'
        style.put(ws, f"A{row}", mark, style.ISI_TENGAH)
        for column in ("B", "C", "D", "E"):
            style.put(ws, f"{column}{row}", None, style.ISI_TENGAH if column == "C" else style.ISI)
        naskah.paragraph(ws, f"F{row}:{_LAST}{row}", _REASON_MIRROR)
        for column in ("B", "D", "E", "F"):
            ws[f"{column}{row}"].alignment = _MIDDLE
        style.unlock(ws, f"B{row}:{_LAST}{row}")
    last = block.row + block.rows - 1
    _by_the_program(ws, f"B{block.row}:E{last}")
    others = f"A{block.row}:B{last} D{block.row}:E{last}"  # LibreOffice heeds one format per cell
    style.rule_filled(ws, others, f'$B{block.row}<>""')
    _status_looks(ws, f"C{block.row}:C{last}", f"$C{block.row}")
    _reasons(ws, f"F{block.row}:{_LAST}{last}", f"F{block.row}:F{last}")
    naskah.mirror_width(ws, f"F1:{_LAST}1", _REASON_MIRROR)


def _reasons(ws: Worksheet, whole: str, cells: str) -> None:
    """Cream, as everything that staff fill in, where what was found can be accepted with a reason."""
    block = place("kelengkapan")
    acceptable = f'INDEX(kelengkapan_sidik,ROW()-{block.row - 1},1)<>""'
    cream = DifferentialStyle(fill=PatternFill("solid", bgColor=style.CREAM), border=style.BOX)
    ws.conditional_formatting.add(whole, Rule(type="expression", dxf=cream, formula=[acceptable]))
    style.rule_filled(ws, whole, f'$B{block.row}<>""')
    style.validate(
        ws,
        cells,
        title="Alasan diterima",
        hint=f"Bila temuan ini memang benar adanya, {_WHO} menulis alasannya di sini, lalu klik Periksa "
        "Kelengkapan. Alasan ikut tercetak dan gugur bila temuannya berubah.",
        error="Temuan ini tidak dapat diterima dengan alasan: perbaiki menurut petunjuk di sebelahnya.",
        type="custom",
        formula1=acceptable,
    )


def _warnings(ws: Worksheet) -> None:
    whole = f"B{_WARNINGS}:B{_WARNINGS + place('peringatan').rows - 1}"
    none = f'IF(jumlah_responden=0,"",IF(COUNTA({whole})=0,": tidak ada",""))'
    style.put(ws, f"A{_WARNINGS - 1}", f'="Peringatan mutu data"&{none}', style.SUBJUDUL)
    ws.row_dimensions[_WARNINGS - 1].height = 22
    for offset in range(place("peringatan").rows):
        row = _WARNINGS + offset
        style.put(ws, f"A{row}", f'=IF(B{row}="","","!")', style.ISI_TENGAH)
        naskah.paragraph(ws, f"B{row}:{_LAST}{row}", _WARNING_MIRROR)
        style.unlock(ws, f"B{row}:{_LAST}{row}")
    _by_the_program(ws, whole)
    naskah.mirror_width(ws, f"B1:{_LAST}1", _WARNING_MIRROR)


def _by_the_program(ws: Worksheet, cells: str) -> None:
    """Open for Python, not for the keyboard: what somebody typed there would be overwritten."""
    error = (
        "Bagian ini terisi sendiri oleh tombol pada tab IKM; catatan Anda dapat ditulis di lembar Catatan."
    )
    validate = {"type": "custom", "formula1": "FALSE"}
    style.validate(ws, cells, title="Terisi sendiri", error=error, **validate)


def _status_looks(ws: Worksheet, ref: str, cell: str) -> None:
    """Good, careful, bad: three shades that differ in grey too; the word itself stands in the cell."""
    for look, words in _LOOKS:
        test = ",".join(f'{cell}="{word}"' for word in words)
        ws.conditional_formatting.add(ref, Rule(type="expression", dxf=look, formula=[f"OR({test})"]))

"""RTL: the follow-up plan of the SOP's third step, and what became of the last period's.

Python proposes the rows of the three lowest unsur, staff edit them; name and figures of an unsur are
looked up by its kode. The plan and the follow-up have the same columns, so that Periode Baru moves one
into the other as it stands.
"""

from __future__ import annotations

from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook.layout import place
from workbook_template import naskah, style

_LAST = "N"
_WIDTHS = {
    **{"A": 4, "B": 5.5, "C": 18, "D": 7, "E": 37},
    **{"F": 4, "G": 4, "H": 4, "I": 4},
    **{"J": 15, "K": 26, "L": 11, "M": 13.5, "N": 13.5},
}
_MIRROR = "P"
_PLAN = place("rtl_kode").row
_COMMENTS = place("rtl_komentar").row
_FOLLOW_UP = place("tindak_lanjut_kode").row
_SIGNATURE = _FOLLOW_UP + JUMLAH_TERENDAH + 1

_COMMON = (
    ("A", "No."),
    ("B", "Kode"),
    ("C", "Prioritas unsur"),
    ("D", "NRR"),
    ("E", "Program/Kegiatan"),
    ("J", "Penanggung jawab"),
    ("K", "Target"),
)
_QUARTERS = (("F", "I"), ("G", "II"), ("H", "III"), ("I", "IV"))
_MARK = "✓"
STATUS = ("Selesai", "Berjalan", "Belum")


def build(ws: Worksheet) -> None:
    """Letterhead, plan, the public's comments, follow-up of the last period, signature of the Kasi."""
    style.widths(ws, _WIDTHS)
    naskah.letterhead(ws, _LAST)
    style.block(ws, f"A5:{_LAST}5", "RENCANA TINDAK LANJUT (RTL)", style.JUDUL, height=30)
    subtitle = '="HASIL SURVEI KEPUASAN MASYARAKAT PERIODE "&UPPER(periode_teks)'
    style.block(ws, f"A6:{_LAST}6", subtitle, style.JUDUL, height=18)
    _plan(ws)
    _comments(ws)
    _follow_up(ws)
    naskah.signature(ws, _SIGNATURE, "J", "M", "kasi", naskah.TEMPAT_TANGGAL)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    style.view(ws, zoom=90)
    style.page(ws, f"A1:{_LAST}{_SIGNATURE + naskah.SIGNATURE_ROWS - 1}", landscape=True)
    ws.row_breaks.append(Break(id=_COMMENTS - 3))


def _plan(ws: Worksheet) -> None:
    _heading(ws, _PLAN - 3, "A. RENCANA TINDAK LANJUT TIGA UNSUR TERENDAH")
    _header(ws, _PLAN - 2, (("L", "L", "Keterangan"), ("M", "N", "Dasar prioritas")))
    for row in range(_PLAN, _PLAN + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _PLAN + 1)
        style.put(ws, f"L{row}", None, style.MASUKAN_TENGAH)
        style.block(ws, f"M{row}:N{row}", f'=IF($B{row}="","",IFERROR({_reason(row)},""))', style.SEL)
    codes = f"B{_PLAN}:B{_PLAN + JUMLAH_TERENDAH - 1}"
    style.validate(
        ws,
        codes,
        title="Kode unsur",
        error="Kode ditentukan oleh tiga unsur terendah: klik Susun RTL.",
        type="custom",
        formula1="FALSE",
    )
    last = _PLAN + JUMLAH_TERENDAH - 1
    _hint(ws, f"E{_PLAN}:E{last}", "Program/Kegiatan", "Sunting usulan sesuai keadaan di kecamatan.")
    _hint(ws, f"J{_PLAN}:K{last}", "RTL", "Isi penanggung jawab dan target yang dapat diukur.")
    _hint(
        ws,
        f"L{_PLAN}:L{last}",
        "Keterangan",
        "'usulan' berganti menjadi 'disunting' bila baris ini disunting.",
    )
    note = "NRR = nilai rata-rata unsur (1–4). Waktu: ✓ pada triwulan pelaksanaan setelah periode survei."
    style.block(ws, f"A{last + 1}:{_LAST}{last + 1}", note, style.CATATAN_KAKI, height=14)


def _comments(ws: Worksheet) -> None:
    _heading(ws, _COMMENTS - 2, "B. SARAN DAN MASUKAN MASYARAKAT PADA UNSUR PRIORITAS")
    for ref, title in (
        (f"A{_COMMENTS - 1}:B{_COMMENTS - 1}", "Kode"),
        (f"C{_COMMENTS - 1}", "Unsur"),
        (f"D{_COMMENTS - 1}:{_LAST}{_COMMENTS - 1}", "Saran dan masukan"),
    ):
        style.block(ws, ref, title, style.KEPALA_TABEL, height=16)
    for offset in range(JUMLAH_TERENDAH):
        row, source = _COMMENTS + offset, _PLAN + offset
        style.block(ws, f"A{row}:B{row}", f'=B{source}&""', style.SEL_TENGAH)
        style.put(ws, f"C{row}", f"=C{source}", style.SEL)
        naskah.paragraph(ws, f"D{row}:{_LAST}{row}", _MIRROR, style.SEL)
        style.unlock(ws, f"D{row}:{_LAST}{row}")
    comments = place("rtl_komentar")
    style.validate(ws, f"{comments.cell()}:{comments.cell(comments.rows - 1)}", **naskah.SUNTINGAN)
    naskah.mirror_width(ws, f"D1:{_LAST}1", _MIRROR)


def _follow_up(ws: Worksheet) -> None:
    period, codes = place("tindak_lanjut_periode"), place("tindak_lanjut_kode")
    whole = f"{codes.cell()}:{codes.cell(JUMLAH_TERENDAH - 1)}"
    _heading(
        ws,
        period.row,
        f'="C. TINDAK LANJUT RTL PERIODE SEBELUMNYA"&IF(COUNTA({whole})=0," (BELUM ADA)",":")',
    )
    style.put(ws, period.cell(), None, style.SUBJUDUL)
    style.unlock(ws, period.cell())
    _header(ws, _FOLLOW_UP - 2, (("L", "L", "Status"), ("M", "M", "Bukti"), ("N", "N", "Hambatan")))
    for row in range(_FOLLOW_UP, _FOLLOW_UP + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _FOLLOW_UP + 1)
        for column, look in (("L", style.MASUKAN_TENGAH), ("M", style.MASUKAN), ("N", style.MASUKAN)):
            style.put(ws, f"{column}{row}", None, look)
    last = _FOLLOW_UP + JUMLAH_TERENDAH - 1
    style.choose_from(
        ws,
        f"L{_FOLLOW_UP}:L{last}",
        f'"{",".join(STATUS)}"',
        title="Status tindak lanjut",
        hint="Pilih Selesai, Berjalan, atau Belum.",
    )
    _hint(ws, f"M{_FOLLOW_UP}:N{last}", "Tindak lanjut", "Isi bukti pelaksanaan dan hambatannya.")
    for plan in (f"E{_FOLLOW_UP}:E{last}", f"J{_FOLLOW_UP}:K{last}"):
        _hint(ws, plan, "RTL periode sebelumnya", "Berasal dari RTL periode sebelumnya; betulkan bila perlu.")


def _heading(ws: Worksheet, row: int, text: str) -> None:
    style.put(ws, f"A{row}", text, style.SUBJUDUL)
    ws.row_dimensions[row].height = 22


def _header(ws: Worksheet, row: int, others: tuple[tuple[str, str, str], ...]) -> None:
    """Two header rows: the quarters stand below a title of their own."""
    columns = (*((column, column, title) for column, title in _COMMON), *others)
    for first, last, title in columns:
        style.block(ws, f"{first}{row}:{last}{row + 1}", title, style.KEPALA_TABEL)
    style.block(ws, f"F{row}:I{row}", "Waktu (TW)", style.KEPALA_TABEL)
    for column, title in _QUARTERS:
        style.put(ws, f"{column}{row + 1}", title, style.KEPALA_TABEL)
    ws.row_dimensions[row].height = ws.row_dimensions[row + 1].height = 15


def _unsur(ws: Worksheet, row: int, number: int) -> None:
    """The columns that both tables have; texts are wrapped, and the row grows with them."""
    style.put(ws, f"A{row}", number, style.SEL_TENGAH)
    style.put(ws, f"B{row}", None, style.SEL_TENGAH)
    style.unlock(ws, f"B{row}")
    style.put(ws, f"C{row}", f'=IF($B{row}="","",IFERROR({_of("unsur_nama", row)},""))', style.SEL)
    style.put(ws, f"D{row}", f'=IF($B{row}="","",IFERROR({_of("unsur_nrr", row)},""))', style.ANGKA_3)
    for column in ("E", "J", "K"):
        style.put(ws, f"{column}{row}", None, style.MASUKAN)
    for column, _ in _QUARTERS:
        style.put(ws, f"{column}{row}", None, style.MASUKAN_TENGAH)
    style.choose_from(
        ws, f"F{row}:I{row}", f'"{_MARK}"', title="Waktu", hint="Beri tanda ✓ pada triwulan pelaksanaan."
    )


def _of(name: str, row: int) -> str:
    return f"INDEX({name},1,MATCH($B{row},unsur_kode,0))"


def _reason(row: int) -> str:
    return (
        f'"Nilai "&{naskah.decimal_text(_of("unsur_konversi", row))}&" (mutu "&{_of("unsur_mutu", row)}&"), "'
        f'&{naskah.decimal_text("100*" + _of("unsur_rendah", row), 1)}&"% jawaban bernilai 1–2"'
    )


def _hint(ws: Worksheet, ref: str, title: str, hint: str) -> None:
    style.validate(ws, ref, title=title, hint=hint)

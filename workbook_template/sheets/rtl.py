"""RTL: the follow-up plan of the SOP's third step, and what became of the last period's.

Python proposes the rows of the three lowest unsur, staff edit them; name and figures of an unsur are
looked up by its kode. The plan and the follow-up have the same columns, so that Periode Baru moves one
into the other as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import status
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.sheet_rows import QUARTERS, FollowUpRow, PlanRow
from workbook_template import naskah, style

_LAST = "N"
_WIDTHS = {
    **{"A": 4.3, "B": 6, "C": 18, "D": 7, "E": 37},
    **{"F": 4, "G": 4, "H": 4, "I": 4},
    **{"J": 15, "K": 26, "L": 12.2, "M": 13.5, "N": 13.5},
}
_MIRROR = "P"
_PLAN = place("rtl_kode").row
_COMMENTS = place("rtl_komentar").row
_FOLLOW_UP = place("tindak_lanjut_kode").row
_SIGNATURE = _FOLLOW_UP + JUMLAH_TERENDAH + 1

_FIXED = (("A", "No."), ("B", "Kode"), ("C", "Prioritas unsur"), ("D", "NRR"))
_TITLES = {
    "program": "Program/Kegiatan",
    "tw1": "I",
    "tw2": "II",
    "tw3": "III",
    "tw4": "IV",
    "penanggung_jawab": "Penanggung jawab",
    "target": "Target",
    "keterangan": "Keterangan",
    "status": "Status",
    "bukti": "Bukti",
    "hambatan": "Hambatan",
}
"""How each column of PlanRow and FollowUpRow is headed."""
_CENTRED = (*QUARTERS, "keterangan", "status")


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


def _letters(row: type[PlanRow | FollowUpRow]) -> dict[str, str]:
    """The letter of each column of a table's rows.

    Raises:
        ValueError: a column has no title here.
    """
    unknown = set(row.columns()) - set(_TITLES)
    if unknown:
        raise ValueError(
            f"workbook_template/sheets/rtl.py has no title for {row.__name__}.{', '.join(unknown)}"
        )
    first = place("rtl_isi").column
    return {name: get_column_letter(first + i) for i, name in enumerate(row.columns())}


def _plan(ws: Worksheet) -> None:
    letters = _letters(PlanRow)
    reason = get_column_letter(place("rtl_isi").column + len(letters))
    _heading(ws, _PLAN - 3, "A. RENCANA TINDAK LANJUT TIGA UNSUR TERENDAH")
    _header(ws, _PLAN - 2, letters)
    style.block(ws, f"{reason}{_PLAN - 2}:{_LAST}{_PLAN - 1}", "Dasar prioritas", style.KEPALA_TABEL)
    for row in range(_PLAN, _PLAN + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _PLAN + 1, letters)
        style.block(
            ws, f"{reason}{row}:{_LAST}{row}", f'=IF($B{row}="","",IFERROR({_reason(row)},""))', style.SEL
        )
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
    for name, hint in (
        ("program", "Sunting usulan sesuai keadaan di kecamatan."),
        ("penanggung_jawab", "Isi penanggung jawab dan target yang dapat diukur."),
        ("target", "Isi penanggung jawab dan target yang dapat diukur."),
        (
            "keterangan",
            f"'{status.USULAN}' berganti menjadi '{status.DISUNTING}' bila baris ini disunting.",
        ),
    ):
        _hint(ws, f"{letters[name]}{_PLAN}:{letters[name]}{last}", _TITLES[name], hint)
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
    letters = _letters(FollowUpRow)
    _header(ws, _FOLLOW_UP - 2, letters)
    for row in range(_FOLLOW_UP, _FOLLOW_UP + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _FOLLOW_UP + 1, letters)
    last = _FOLLOW_UP + JUMLAH_TERENDAH - 1
    style.choose_from(
        ws,
        f"{letters['status']}{_FOLLOW_UP}:{letters['status']}{last}",
        f'"{",".join(status.TINDAK_LANJUT)}"',
        title="Status tindak lanjut",
        hint="Pilih Selesai, Berjalan, atau Belum.",
    )
    for name in ("bukti", "hambatan"):
        hint = "Isi bukti pelaksanaan dan hambatannya."
        _hint(ws, f"{letters[name]}{_FOLLOW_UP}:{letters[name]}{last}", "Tindak lanjut", hint)
    for name in ("program", "penanggung_jawab", "target"):
        hint = "Berasal dari RTL periode sebelumnya; betulkan bila perlu."
        _hint(ws, f"{letters[name]}{_FOLLOW_UP}:{letters[name]}{last}", "RTL periode sebelumnya", hint)


def _heading(ws: Worksheet, row: int, text: str) -> None:
    style.put(ws, f"A{row}", text, style.SUBJUDUL)
    ws.row_dimensions[row].height = 22


def _header(ws: Worksheet, row: int, letters: Mapping[str, str]) -> None:
    """Two header rows: the quarters stand below a title of their own."""
    titled = {letters[name]: _TITLES[name] for name in letters if name not in QUARTERS}
    for letter, title in (*_FIXED, *titled.items()):
        style.block(ws, f"{letter}{row}:{letter}{row + 1}", title, style.KEPALA_TABEL)
    first, last = letters[QUARTERS[0]], letters[QUARTERS[-1]]
    style.block(ws, f"{first}{row}:{last}{row}", "Waktu (TW)", style.KEPALA_TABEL)
    for name in QUARTERS:
        style.put(ws, f"{letters[name]}{row + 1}", _TITLES[name], style.KEPALA_TABEL)
    ws.row_dimensions[row].height = ws.row_dimensions[row + 1].height = 15


def _unsur(ws: Worksheet, row: int, number: int, letters: Mapping[str, str]) -> None:
    """One row of either table; texts are wrapped, and the row grows with them."""
    style.put(ws, f"A{row}", number, style.SEL_TENGAH)
    style.put(ws, f"B{row}", None, style.SEL_TENGAH)
    style.unlock(ws, f"B{row}")
    style.put(ws, f"C{row}", f'=IF($B{row}="","",IFERROR({_of("unsur_nama", row)},""))', style.SEL)
    style.put(ws, f"D{row}", f'=IF($B{row}="","",IFERROR({_of("unsur_nrr", row)},""))', style.ANGKA_3)
    for name, letter in letters.items():
        style.put(ws, f"{letter}{row}", None, style.MASUKAN_TENGAH if name in _CENTRED else style.MASUKAN)
    quarters = f"{letters[QUARTERS[0]]}{row}:{letters[QUARTERS[-1]]}{row}"
    hint = f"Beri tanda {status.TANDA} pada triwulan pelaksanaan."
    style.choose_from(ws, quarters, f'"{status.TANDA}"', title="Waktu", hint=hint)


def _of(name: str, row: int) -> str:
    return f"INDEX({name},1,MATCH($B{row},unsur_kode,0))"


def _reason(row: int) -> str:
    return (
        f'"Nilai "&{naskah.decimal_text(_of("unsur_konversi", row))}&" (mutu "&{_of("unsur_mutu", row)}&"), "'
        f'&{naskah.decimal_text("100*" + _of("unsur_rendah", row), 1)}&"% jawaban bernilai 1–2"'
    )


def _hint(ws: Worksheet, ref: str, title: str, hint: str) -> None:
    style.validate(ws, ref, title=title, hint=hint)

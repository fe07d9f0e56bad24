"""RTL: the follow-up plan of the SOP's third step, and what became of the last period's.

Python proposes the rows of the three lowest unsur, staff edit them; name and figures of an unsur are
looked up by its kode. The plan and the follow-up have the same columns, so that Periode Baru moves one
into the other as it stands. NRR of then is looked up in Riwayat, beside that of now.
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.area import Area
from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE
from ikm_xl.workbook import layout, status
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.place import Place
from ikm_xl.workbook.sheet_rows import QUARTERS, FollowUpRow, HistoryRow, PlanRow
from workbook_template import naskah, showing, style

_LAST = "P"
_WIDTHS = {
    **{"A": 4.3, "B": 6, "C": 18, "D": 7.5, "E": 33},
    **{"F": 4, "G": 4, "H": 4, "I": 4},
    **{"J": 15, "K": 24, "L": 12.2, "M": 13.5, "N": 13.5, "O": 7.5, "P": 8},
}
_MIRROR = "R"
_PLAN = place("rtl_kode").row
_COMMENTS = place("rtl_komentar").row
_FOLLOW_UP = place("tindak_lanjut_kode").row
_SIGNATURE = _FOLLOW_UP + JUMLAH_TERENDAH + 1
_PERIODS = 100  # of Riwayat that are looked through

_FIXED = (("A", "No."), ("B", "Kode"), ("C", "Prioritas unsur"))
_NRR = "D"  # of the plan's survey
_NRR_NOW, _CHANGE = "O", "P"  # in the follow-up: what became of it
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
    naskah.banner(ws, f"A5:{_LAST}5")
    what = '"RENCANA TINDAK LANJUT (RTL)"&CHAR(10)&"HASIL SURVEI KEPUASAN MASYARAKAT PERIODE "'
    title = f"={what}&UPPER(periode_teks)"
    style.block(ws, f"A6:{_LAST}6", title, style.JUDUL, height=36)
    _plan(ws)
    _comments(ws)
    _follow_up(ws)
    naskah.signature(ws, _SIGNATURE, "J", "M", "kasi", naskah.TEMPAT_TANGGAL)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws, zoom=90)
    showing.page(ws, f"A1:{_LAST}{_SIGNATURE + naskah.SIGNATURE_ROWS - 1}", landscape=True)
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
    period = place("rtl_periode")
    made = f'IF({period.cell()}="","",", HASIL SURVEI:")'
    _heading(ws, period.row, f'="A. RENCANA TINDAK LANJUT TIGA UNSUR TERENDAH"&{made}')
    _period(ws, period)
    _header(ws, _PLAN - 2, letters, {_NRR: "NRR"})
    style.block(ws, f"{reason}{_PLAN - 2}:{_LAST}{_PLAN - 1}", "Dasar prioritas", style.KEPALA_TABEL)
    for row in range(_PLAN, _PLAN + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _PLAN + 1, letters)
        style.put(ws, f"{_NRR}{row}", _nrr(row), style.ANGKA_4)
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
    _period(ws, period)
    letters = _letters(FollowUpRow)
    titles = {_NRR: "NRR lama", _NRR_NOW: "NRR kini", _CHANGE: "Selisih"}
    _header(ws, _FOLLOW_UP - 2, letters, titles)
    for row in range(_FOLLOW_UP, _FOLLOW_UP + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _FOLLOW_UP + 1, letters)
        before, now = f"{_NRR}{row}", f"{_NRR_NOW}{row}"
        style.put(ws, before, _nrr_then(row, period), style.ANGKA_4)
        style.put(ws, now, _nrr(row), style.ANGKA_4)
        change = f'=IF(AND(ISNUMBER({before}),ISNUMBER({now})),ROUND({now}-{before},8),"")'
        style.put(ws, f"{_CHANGE}{row}", change, style.ANGKA_4).number_format = "+0.000;-0.000;0.000"
    last = _FOLLOW_UP + JUMLAH_TERENDAH - 1
    style.block(ws, f"A{last + 1}:{_LAST}{last + 1}", _done(letters, whole), style.CATATAN_KAKI, height=14)
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


def _period(ws: Worksheet, period: Place) -> None:
    """The period that a section's heading names; staff may put it right."""
    style.put(ws, period.cell(), None, style.SUBJUDUL)
    style.unlock(ws, period.cell())


def _header(ws: Worksheet, row: int, letters: Mapping[str, str], figures: Mapping[str, str]) -> None:
    """Two header rows: the quarters stand below a title of their own; ``figures`` are titles by letter."""
    titled = {letters[name]: _TITLES[name] for name in letters if name not in QUARTERS}
    for letter, title in (*_FIXED, *figures.items(), *titled.items()):
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
    for name, letter in letters.items():
        style.put(ws, f"{letter}{row}", None, style.MASUKAN_TENGAH if name in _CENTRED else style.MASUKAN)
    quarters = f"{letters[QUARTERS[0]]}{row}:{letters[QUARTERS[-1]]}{row}"
    hint = f"Beri tanda {status.TANDA} pada triwulan pelaksanaan."
    style.choose_from(ws, quarters, f'"{status.TANDA}"', title="Waktu", hint=hint)


def _nrr(row: int) -> str:
    return f'=IF($B{row}="","",IFERROR({_of("unsur_nrr", row)},""))'


def _nrr_then(row: int, period: Place) -> str:
    """NRR in Riwayat's first row of that period; a revision stands above it and begins with its name."""
    cell = f"${get_column_letter(period.column)}${period.row}"
    unsur = 1 + HistoryRow.columns().index(KODE[0])
    names, nrr = (_history(column, last) for column, last in ((1, 1), (unsur, unsur + len(KODE) - 1)))
    found = f'INDEX({nrr},MATCH({cell}&"*",{names},0),MATCH($B{row},unsur_kode,0))'
    return f'=IF(OR($B{row}="",{cell}=""),"",IFERROR(IF({found}="","",{found}),""))'


def _history(first: int, last: int) -> str:
    """Columns of Riwayat, header and all: whichever row below it is deleted, the reference stays."""
    top = place("riwayat").row - 1
    rows = Area(top, first, top + _PERIODS, last)
    return f"{layout.RIWAYAT}!{rows.address()}"


def _done(letters: Mapping[str, str], codes: str) -> str:
    """How much of last period's plan is done: realisasi / rencana x 100 %."""
    first, last = _FOLLOW_UP, _FOLLOW_UP + JUMLAH_TERENDAH - 1
    planned = f"COUNTA({codes})"
    done = f'COUNTIF({letters["status"]}{first}:{letters["status"]}{last},"{status.TINDAK_LANJUT[0]}")'
    share = naskah.decimal_text(f"100*{done}/{planned}", 1)
    counted = f'{done}&" dari "&{planned}&" program selesai ("&{share}&"% selesai)."'
    told = f'"Realisasi RTL periode sebelumnya: "&{counted}'
    return f'=IF({planned}=0,"",{told})'


def _of(name: str, row: int) -> str:
    return f"INDEX({name},1,MATCH($B{row},unsur_kode,0))"


def _reason(row: int) -> str:
    return (
        f'"Nilai "&{naskah.decimal_text(_of("unsur_konversi", row))}&" (mutu "&{_of("unsur_mutu", row)}&"), "'
        f'&{naskah.decimal_text("100*" + _of("unsur_rendah", row), 1)}&"% jawaban bernilai 1–2"'
    )


def _hint(ws: Worksheet, ref: str, title: str, hint: str) -> None:
    style.validate(ws, ref, title=title, hint=hint)

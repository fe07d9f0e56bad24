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

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import status
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.place import Place
from ikm_xl.workbook.sheet_rows import QUARTERS, FollowUpRow, PlanRow
from workbook_template import naskah, showing, style
from workbook_template.sheets import rtl_formulas as formulas

_LAST = "P"
_WIDTHS = {
    **{"A": 4.3, "B": 6, "C": 17, "D": 7.5, "E": 7.5, "F": 8, "G": 33},
    **{"H": 4.4, "I": 4.4, "J": 4.4, "K": 4.4},
    **{"L": 15, "M": 24, "N": 19, "O": 17, "P": 15, "Q": 12, "R": 24},
}
_MIRROR = "S"
_ASIDE = "R"  # what is not printed, as the column Keterangan left of it is not
_PLAN = place("rtl_kode").row
_COMMENTS = place("rtl_komentar").row
_FOLLOW_UP = place("tindak_lanjut_kode").row
_SIGNATURE = _FOLLOW_UP + JUMLAH_TERENDAH + 1

_FIXED = (("A", "No."), ("B", "Kode"), ("C", "Prioritas unsur"))
_NRR = "D"  # of the plan's survey
_REASON, _REASON_END = "E", "F"  # in the plan: why the unsur has priority
_NRR_NOW, _CHANGE = "E", "F"  # in the follow-up: what became of it
_TITLES = {
    "program": "Program/Kegiatan",
    "tw1": "I",
    "tw2": "II",
    "tw3": "III",
    "tw4": "IV",
    "penanggung_jawab": "Penanggung jawab",
    "target": "Target",
    "akar_masalah": "Akar masalah",
    "indikator": "Indikator",
    "anggaran": "Anggaran/ sumber",
    "keterangan": "Keterangan",
    "status": "Status",
    "bukti": "Bukti",
    "hambatan": "Hambatan",
}
"""How each column of PlanRow and FollowUpRow is headed."""
_CENTRED = (*QUARTERS, "keterangan", "status")


def build(ws: Worksheet) -> None:
    """Letterhead, plan, the public's comments, follow-up of the last period, signatures of Kasi and Camat."""
    style.widths(ws, _WIDTHS)
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5")
    what = '"RENCANA TINDAK LANJUT (RTL)"&CHAR(10)&"HASIL SURVEI KEPUASAN MASYARAKAT PERIODE "'
    title = f"={what}&UPPER(periode_teks)"
    style.block(ws, f"A6:{_LAST}6", title, style.JUDUL, height=36)
    _plan(ws)
    _comments(ws)
    _follow_up(ws)
    naskah.signature(ws, _SIGNATURE, "C", "G", "camat", "Mengetahui,")
    naskah.signature(ws, _SIGNATURE, "M", "O", "kasi", naskah.TEMPAT_TANGGAL)
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
    period = place("rtl_periode")
    of = f'IF({period.cell()}="","",", HASIL SURVEI "&UPPER({period.cell()}))'
    _heading(ws, period.row, f'="A. RENCANA TINDAK LANJUT "&UPPER({naskah.PRIORITAS})&{of}')
    _period(ws, period, "Periode survei yang direncanakan tindak lanjutnya:")
    year = formulas.year(f'IF({period.cell()}="",periode_teks,{period.cell()})')
    _header(ws, _PLAN - 2, letters, {_NRR: "NRR"}, year)
    style.block(ws, f"{_REASON}{_PLAN - 2}:{_REASON_END}{_PLAN - 1}", "Dasar prioritas", style.KEPALA_TABEL)
    for row in range(_PLAN, _PLAN + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _PLAN + 1, letters)
        style.put(ws, f"{_NRR}{row}", formulas.nrr(row), style.ANGKA_4)
        reason = f'=IF($B{row}="","",IFERROR({formulas.reason(row)},""))'
        style.block(ws, f"{_REASON}{row}:{_REASON_END}{row}", reason, style.SEL_KECIL)
    style.put(ws, f"{_ASIDE}{_PLAN}", "◄ Usulan ini boleh disunting; kolom", style.PETUNJUK)
    style.put(ws, f"{_ASIDE}{_PLAN + 1}", "Keterangan tidak ikut tercetak.", style.PETUNJUK)
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
        ("akar_masalah", "Penyebab nilai rendah menurut kecamatan; usulannya dari jawaban dan keluhan."),
        ("indikator", "Ukuran keberhasilan, dengan nilai sekarang dan nilai yang dituju."),
        ("anggaran", "Jumlah anggaran dan sumber dananya, atau: tanpa anggaran khusus."),
        (
            "keterangan",
            f"'{status.USULAN}' berganti menjadi '{status.DISUNTING}' bila baris ini disunting.",
        ),
    ):
        _hint(ws, f"{letters[name]}{_PLAN}:{letters[name]}{last}", _TITLES[name], hint)
    note = "NRR = nilai rata-rata unsur (1–4). ✓ = triwulan pelaksanaan, sesudah periode survei."
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
    """What became of the last period's plan; without one nothing of it is seen."""
    period, codes = place("tindak_lanjut_periode"), place("tindak_lanjut_kode")
    whole = f"{codes.cell()}:{codes.cell(JUMLAH_TERENDAH - 1)}"
    there = f"COUNTA({whole.replace('B', '$B$')})>0"
    of = f'IF({period.cell()}="","",": "&UPPER({period.cell()}))'
    _heading(ws, period.row, f'=IF({there},"C. TINDAK LANJUT RTL PERIODE SEBELUMNYA"&{of},"")')
    _period(ws, period, "Periode RTL yang ditindaklanjuti:")
    letters = _letters(FollowUpRow)
    titles = {_NRR: "NRR lama", _NRR_NOW: "NRR kini", _CHANGE: "Selisih"}
    _header(ws, _FOLLOW_UP - 2, letters, titles, formulas.year(period.cell()), there)
    for row in range(_FOLLOW_UP, _FOLLOW_UP + JUMLAH_TERENDAH):
        _unsur(ws, row, row - _FOLLOW_UP + 1, letters)
        before, now = f"{_NRR}{row}", f"{_NRR_NOW}{row}"
        style.put(ws, before, formulas.nrr_then(row, period), style.ISI_TENGAH).number_format = "0.0000"
        style.put(ws, now, formulas.nrr(row), style.ISI_TENGAH).number_format = "0.0000"
        change = f'=IF(AND(ISNUMBER({before}),ISNUMBER({now})),ROUND({now}-{before},8),"")'
        style.put(ws, f"{_CHANGE}{row}", change, style.ISI_TENGAH).number_format = "+0.000;-0.000;0.000"
    last = _FOLLOW_UP + JUMLAH_TERENDAH - 1
    style.rule_filled(ws, f"A{_FOLLOW_UP}:{_LAST}{last}", f'$B{_FOLLOW_UP}<>""')
    style.block(
        ws,
        f"A{last + 1}:{_LAST}{last + 1}",
        formulas.done(letters["status"], whole),
        style.CATATAN_KAKI,
        height=14,
    )
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


def _period(ws: Worksheet, period: Place, label: str) -> None:
    """The period that a section's heading names, beside it and not printed; staff may put it right."""
    style.put(ws, period.cell(-1), label, style.PETUNJUK)
    style.put(ws, period.cell(), None, style.MASUKAN)
    hint = "Misalnya: Semester I Tahun 2025. Diisi program; betulkan bila salah."
    style.validate(ws, period.cell(), title="Periode", hint=hint)


def _header(
    ws: Worksheet,
    row: int,
    letters: Mapping[str, str],
    figures: Mapping[str, str],
    year: str,
    there: str = "",
) -> None:
    """Two header rows: the quarters stand below a title of their own.

    Args:
        ws: the sheet.
        row: the first of them.
        letters: of the columns that the table's rows have.
        figures: titles by letter.
        year: part of a formula: the year of the quarters.
        there: part of a formula: whether the table is seen; always, where it is empty.
    """
    titled = {letters[name]: _TITLES[name] for name in letters if name not in QUARTERS}
    texts = {
        f"{letter}{row}:{letter}{row + 1}": title
        for letter, title in {**dict(_FIXED), **figures, **titled}.items()
    }
    first, last = letters[QUARTERS[0]], letters[QUARTERS[-1]]
    texts |= {f"{letters[name]}{row + 1}": _TITLES[name] for name in QUARTERS}
    when = f'"Waktu Pelaksanaan"&CHAR(10)&"(Triwulan, Tahun "&{year}&")"'
    for ref, title in texts.items():
        style.block(ws, ref, f'=IF({there},"{title}","")' if there else title, _look(there))
    cell = style.block(ws, f"{first}{row}:{last}{row}", f'=IF({there or "TRUE"},{when},"")', _look(there))
    cell.font = style.font(7.5, color=style.BLACK if there else style.WHITE)
    if there:
        style.header_where(ws, f"A{row}:{_LAST}{row + 1}", there)
    ws.row_dimensions[row].height, ws.row_dimensions[row + 1].height = 24, 15


def _look(there: str) -> str:
    return style.ISI_TENGAH if there else style.KEPALA_TABEL


def _unsur(ws: Worksheet, row: int, number: int, letters: Mapping[str, str]) -> None:
    """One row of either table; texts are wrapped, and the row grows with them.

    What is still to be filled in is coloured as long as the document is a draft: no colour comes on paper.
    """
    plan = "keterangan" in letters
    text, centred = (style.SEL, style.SEL_TENGAH) if plan else (style.SEL_TERBUKA, style.ISI_TENGAH)
    style.put(ws, f"A{row}", number if plan else f'=IF($B{row}="","",{number})', centred)
    style.put(ws, f"B{row}", None, centred)
    style.unlock(ws, f"B{row}")
    style.put(ws, f"C{row}", f'=IF($B{row}="","",IFERROR({formulas.unsur("unsur_nama", row)},""))', text)
    for name, letter in letters.items():
        style.put(ws, f"{letter}{row}", None, centred if name in _CENTRED else text)
        style.unlock(ws, f"{letter}{row}")
        if name not in (*QUARTERS, "keterangan"):
            to_fill = f'AND($B{row}<>"",{letter}{row}="",banner_draf<>"")'
            style.rule_filled(ws, f"{letter}{row}", to_fill, style.TO_FILL)
    quarters = f"{letters[QUARTERS[0]]}{row}:{letters[QUARTERS[-1]]}{row}"
    hint = f"Beri tanda {status.TANDA} pada triwulan pelaksanaan."
    style.choose_from(ws, quarters, f'"{status.TANDA}"', title="Waktu", hint=hint)


def _hint(ws: Worksheet, ref: str, title: str, hint: str) -> None:
    style.validate(ws, ref, title=title, hint=hint)

"""Responden: who answered, and whether they are enough.

Counts are formulas over ``profil``. The categories that the export has are texts as they were
typed: their wildcards are escaped, and "=" keeps COUNTIF from reading ">5" as a comparison.
"""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.cleaning.profile import JENIS_KELAMIN, KELOMPOK_UMUR
from ikm_xl.workbook import layout
from ikm_xl.workbook.layout import PROFIL_COLUMNS, place
from workbook_template import charts, naskah, showing, style
from workbook_template.naskah import count_text as _thousands

_LAST = "G"
_WIDTHS = {"A": 30, "B": 9, "C": 11.7, "D": 3, "E": 30, "F": 9, "G": 11.7}
_OTHERS = "Tidak diisi/lainnya"
_SAMPLE = place("minimum_sampel").row - 2
_GENDER = place("jumlah_jenis_kelamin").row
_AGE = _GENDER + 8
_NOTE = _AGE + len(KELOMPOK_UMUR) + 2
_MISSING = _NOTE + 1
_END = place("profil_pekerjaan").row + place("profil_pekerjaan").rows - 1
_N = "jumlah_responden"
_HEADER = ("Kategori", "Jumlah", "Persentase")


def build(ws: Worksheet) -> None:
    """Title, sample, the two profiles that every export has with their charts, then the optional ones."""
    style.widths(ws, _WIDTHS)
    for row, text in (
        (1, "PROFIL RESPONDEN SURVEI KEPUASAN MASYARAKAT"),
        (2, '=UPPER(instansi_kecamatan)&" – PERIODE "&UPPER(periode_teks)'),
    ):
        title = style.block(ws, f"A{row}:{_LAST}{row}", text, style.JUDUL, height=18)
        title.alignment = naskah.ONE_TITLE
    naskah.banner(ws, f"A3:{_LAST}3")
    _sample(ws)
    _fixed(ws, _GENDER, "II. JENIS KELAMIN", "jenis_kelamin", JENIS_KELAMIN, chart_rows=7)
    _fixed(ws, _AGE, "III. KELOMPOK UMUR (TAHUN)", "kelompok_umur", KELOMPOK_UMUR, chart_rows=10)
    for column in _LISTED:
        _listed(ws, column)
    style.block(ws, f"A{_NOTE}:{_LAST}{_NOTE}", _NOTE_TEXT, style.CATATAN_KAKI)
    style.block(ws, f"A{_MISSING}:{_LAST}{_MISSING + 1}", _missing(), style.ISI, height=30)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws)
    showing.page(ws, f"A1:{_LAST}{_END}", pages_high=1)


def _sample(ws: Worksheet) -> None:
    style.put(ws, f"A{_SAMPLE - 1}", "I. JUMLAH RESPONDEN DAN SAMPEL", style.SUBJUDUL)
    ws.row_dimensions[_SAMPLE - 1].height = 24
    population, smallest = "perhitungan_populasi", place("minimum_sampel").cell()
    rows = (
        ("Jumlah responden", f'=IF({_N}=0,"–",{_N})'),
        ("Populasi penerima layanan", f'=IF(N({population})=0,"belum diisi",{population})'),
        (
            "Sampel minimum",
            f'=IF(N({population})=0,"",IF({population}>=100000,384,'
            f"ROUND(3841*{population}/(10*{population}+3831),0)))",
        ),
        (
            "Pemenuhan sampel",
            f'=IF({smallest}="","populasi belum diisi",IF({_N}>={smallest},"terpenuhi","belum terpenuhi"))',
        ),
    )
    for offset, (label, formula) in enumerate(rows):
        row = _SAMPLE + offset
        style.put(ws, f"A{row}", label, style.SEL)
        style.block(ws, f"B{row}:C{row}", formula, style.HASIL, height=15).number_format = "#,##0"
    style.block(ws, f"E{_SAMPLE}:{_LAST}{_SAMPLE + 3}", _SAMPLE_NOTE, style.CATATAN_KAKI)
    fulfilled = place("sampel_terpenuhi").cell()
    reason = (
        f'=IF(AND({fulfilled}="belum terpenuhi",perhitungan_alasan_sampel<>""),'
        f'"Sampel minimum belum terpenuhi karena: "&{_REASON}&" (disetujui Kepala Seksi Pelayanan).","")'
    )
    style.block(ws, f"A{_SAMPLE + 4}:{_LAST}{_SAMPLE + 4}", reason, style.ISI, height=26)


_REASON = (
    'IF(RIGHT(perhitungan_alasan_sampel,1)=".",LEFT(perhitungan_alasan_sampel,LEN(perhitungan_alasan_sampel)-1),'
    "perhitungan_alasan_sampel)"
)
_SAMPLE_NOTE = (
    "Sampel minimum menurut Krejcie dan Morgan (Peraturan Menteri PANRB Nomor 14 Tahun 2017), dengan N "
    "populasi:\n"
    "S = 3,841 × N × 0,25 : (0,0025 × (N – 1) + 3,841 × 0,25),\n"
    "dibulatkan; paling banyak 384 responden."
)


_NOTE_TEXT = "Persentase dihitung terhadap seluruh responden."
_LISTED = {"pendidikan": "PENDIDIKAN", "pekerjaan": "PEKERJAAN", "layanan": "JENIS LAYANAN"}
"""The optional profiles, and how they are headed."""


def _missing() -> str:
    """One sentence for the profiles that the export does not have; nothing when it has them all."""
    gone = [f'({place(f"profil_{column}").cell()}="")' for column in _LISTED]  # its first category
    listed = "".join(
        f'&IF({one}," "&IF(AND({number}={count},{count}>1),"dan ","")&"{title.lower()}"&IF(AND({count}>1,'
        f'{number}<{count}),IF({count}>2,",",""),""),"")'
        for one, title, number, count in _counted(gone)
    )
    return f'=IF(OR({_N}=0,{"+".join(gone)}=0),"","Data eSukma periode ini tidak memuat"{listed}&".")'


def _counted(gone: list[str]) -> list[tuple[str, str, str, str]]:
    """Of each profile: whether it is missing, its title, which of the missing it is, how many are missing."""
    count = f"(0+{'+'.join(gone)})"
    return [
        (one, title, f"(0+{'+'.join(gone[: which + 1])})", count)
        for which, (one, title) in enumerate(zip(gone, _LISTED.values(), strict=True))
    ]


def _fixed(
    ws: Worksheet, first: int, title: str, column: str, categories: tuple[str, ...], *, chart_rows: int
) -> None:
    """A table of known categories, the rest in a row of its own, and a chart beside it."""
    _header(ws, first, title)
    rest = first + len(categories)
    for row, category in enumerate(categories, first):
        style.put(ws, f"A{row}", category, style.SEL)
        _count(ws, f"B{row}", f'IF({_N}=0,"",{_equal(column, f"$A{row}")})')
    style.put(ws, f"A{rest}", _OTHERS, style.SEL)
    _count(ws, f"B{rest}", f'IF({_N}=0,"",{_N}-SUM(B{first}:B{rest - 1}))')
    style.put(ws, f"A{rest + 1}", "Jumlah", style.HASIL)
    _count(ws, f"B{rest + 1}", f'IF({_N}=0,"",SUM(B{first}:B{rest}))', style.HASIL)
    for row in range(first, rest + 2):
        ws.row_dimensions[row].height = 15
        _share(ws, f"C{row}", f"B{row}", style.HASIL if row > rest else style.PERSEN)
    charts.bars(
        ws,
        f"E{first - 2}:{_LAST}{first - 3 + chart_rows}",
        f"Responden menurut {column.replace('_', ' ')}",
        f"A{first}:A{rest}",
        (charts.Series(f"B{first}:B{rest}", "Jumlah responden"),),
        label_format="0;;",
    )


def _listed(ws: Worksheet, column: str) -> None:
    """A table of the categories that Python wrote; the last row also takes those that had no room.

    Of what the export does not have, nothing is seen, and the numbers of the headings close up.
    """
    block, filled = place(f"profil_{column}"), _filled(column)
    before = list(_LISTED)[: list(_LISTED).index(column)]
    number = "+".join(["1", *(f'({place(f"profil_{other}").cell()}<>"")' for other in before)])
    heading = (
        f'=IF(OR({_N}=0,{filled}=0),"",CHOOSE({number},"IV","V","VI")&". {_LISTED[column]}"&'
        f'" ("&IF({filled}={_N},"","diisi "&{_thousands(filled)}&" dari ")&{_thousands(_N)}&" responden)")'
    )
    style.put(ws, block.cell(-2), heading, style.SUBJUDUL)
    first = ws[block.cell()]
    any_category = f'${first.column_letter}${first.row}<>""'
    for offset, label in enumerate(_HEADER):
        style.put(ws, block.cell(-1, offset), f'=IF({any_category},"{label}","")', style.ISI_TENGAH)
    style.header_where(ws, f"{block.cell(-1)}:{block.cell(-1, 2)}", any_category)
    for offset in range(block.rows):
        name, count = block.cell(offset), block.cell(offset, 1)
        text = f"INDEX(kategori,{offset + 1},{layout.KATEGORI.index(column) + 1})"
        cell = style.put(ws, name, f'=IF({text}="","",{text})', style.ISI)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        number = _equal(column, name)
        if offset == block.rows - 1:
            number = f"{filled}-SUM({block.cell(0, 1)}:{block.cell(offset - 1, 1)})"
        _count(ws, count, f'IF({name}="","",{number})', style.ISI_TENGAH)
        _share(ws, block.cell(offset, 2), count, style.ISI_TENGAH)
    style.rule_filled(ws, f"{block.cell()}:{block.cell(block.rows - 1, 2)}", f'${block.cell()}<>""')


def _header(ws: Worksheet, first: int, title: str) -> None:
    style.put(ws, f"A{first - 2}", title, style.SUBJUDUL)
    ws.row_dimensions[first - 2].height = 24
    for column, label in zip("ABC", _HEADER, strict=True):
        style.put(ws, f"{column}{first - 1}", label, style.KEPALA_TABEL)


def _filled(column: str) -> str:
    return f"COUNTA({_values(column)})"


def _values(column: str) -> str:
    return f"INDEX(profil,0,{PROFIL_COLUMNS.index(column) + 1})"


def _equal(column: str, cell: str) -> str:
    """Counts the respondents whose value is the text of ``cell``; COUNTIF takes 255 characters at most."""
    escaped = cell
    for sign in "~*?":
        escaped = f'SUBSTITUTE({escaped},"{sign}","~{sign}")'
    values = _values(column)
    return f'IFERROR(COUNTIF({values},"="&{escaped}),SUMPRODUCT(--({values}={cell})))'


def _count(ws: Worksheet, address: str, formula: str, look: str = style.BULAT) -> None:
    style.put(ws, address, f"={formula}", look).number_format = "#,##0"


def _share(ws: Worksheet, address: str, count: str, look: str) -> None:
    formula = f'=IF(ISNUMBER({count}),IF({_N}=0,"",{count}/{_N}),"")'
    style.put(ws, address, formula, look).number_format = "0.0%"

"""What the documents share: letterhead, banner, Indonesian dates, running text and signature blocks.

Formulas and cells only; the texts follow the settings by their defined names.
"""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from workbook_template import style

KOP_ROWS = 4
SIGNATURE_ROWS = 7
_SEPARATOR = " · "

_CONTACT = "&".join(
    f'IF(instansi_{key}="","","{_SEPARATOR}{label} "&instansi_{key})'
    for key, label in (("telepon", "Telepon"), ("pos_el", "Pos-el"), ("situs", "Laman"))
)
_KOP = (
    (style.KOP, "=UPPER(instansi_pemerintah)", 17),
    (style.KOP_BESAR, "=UPPER(instansi_kecamatan)", 22),
    (style.KOP_ALAMAT, '=instansi_alamat&IF(instansi_kode_pos="","",", Kode Pos "&instansi_kode_pos)', 13),
    (style.KOP_ALAMAT, f"=MID({_CONTACT},4,255)", 15),
)
_DOTS = "…" * 12
ONE_LINE = Alignment(vertical="center", shrink_to_fit=True)
"""Of a text that may be longer than its cell: the name of an unsur or of an office."""
ONE_TITLE = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)
"""The same of a title."""
_MIRROR_WIDTH = 0.97  # the copy wraps a little earlier than the text it stands for

DASAR_PELAYANAN = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
DASAR_IKM = (
    "Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004 tentang Pedoman Umum Penyusunan Indeks Kepuasan "
    "Masyarakat Unit Pelayanan Instansi Pemerintah"
)
DASAR_SKM = (
    "Peraturan Menteri PANRB Nomor 14 Tahun 2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat "
    "Unit Penyelenggara Pelayanan Publik"
)
DASAR_PP = (
    "Peraturan Pemerintah Nomor 96 Tahun 2012 tentang Pelaksanaan Undang-Undang Nomor 25 Tahun 2009 tentang "
    "Pelayanan Publik"
)
DENGAN_SKM = 'perhitungan_standar_mutu="PermenPANRB 14/2017"'
"""Condition of a formula: the 2017 regulation gives the mutu, so the documents cite it as well."""

STANDAR = (
    f'IF({DENGAN_SKM},"Peraturan Menteri PANRB Nomor 14 Tahun 2017",'
    '"Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004")'
)
"""Part of a formula: the regulation that gives the mutu, in full."""

_IS_ONE_CASE = (
    "OR(EXACT(instansi_pemerintah,UPPER(instansi_pemerintah)),"
    "EXACT(instansi_pemerintah,LOWER(instansi_pemerintah)))"
)
UNIT = "IF(EXACT(instansi_kecamatan,UPPER(instansi_kecamatan)),PROPER(instansi_kecamatan),instansi_kecamatan)"
"""Part of a formula: the office as it stands in a sentence, also where it is typed in capitals."""
DAERAH = f'SUBSTITUTE(IF({_IS_ONE_CASE},PROPER(instansi_pemerintah),instansi_pemerintah),"Pemerintah ","")'
"""Part of a formula: ``Kabupaten Mojokerto``, ``Kota Surabaya``, however the pemerintah is written."""
_IS_KOTA = f'LEFT({DAERAH},5)="Kota "'
KEPALA_DAERAH = f'IF({_IS_KOTA},"Wali Kota","Bupati")'
"""Part of a formula: the title of who receives the document."""
ALL_EQUAL = "AND(COUNT(unsur_nrr)>0,MAX(unsur_nrr)=MIN(unsur_nrr))"
"""Part of a formula: whether all unsur have one and the same value, so that none is the lowest."""
PRIORITAS = f'IF({ALL_EQUAL},"tiga unsur prioritas","tiga unsur terendah")'
"""Part of a formula: what the three unsur of the plan are called."""
NAMA_DAERAH = f'IF({_IS_KOTA},MID({DAERAH},6,99),SUBSTITUTE({DAERAH},"Kabupaten ",""))'
"""Part of a formula: ``Mojokerto``."""


def by_way(online: str, both: str, paper: str) -> str:
    """Part of a formula: one of three texts, by how people answered."""
    return f'IF(jumlah_kertas=0,"{online}",IF(jumlah_kertas<jumlah_responden,"{both}","{paper}"))'


CARA = by_way("Kuesioner daring", "Kuesioner daring dan kertas", "Kuesioner kertas")
"""Part of a formula: how people answered."""
METODE = (
    by_way("Kuesioner daring eSukma-Jatim", "Kuesioner daring dan kertas", "Kuesioner kertas")
    + '&", "&SUM(unsur_dihitung)&" unsur"'
)
"""Part of a formula: how the survey was made."""

SUNTINGAN = {
    "title": "Disusun otomatis",
    "hint": "Naskah ini disusun program dan boleh disunting; suntingan dipertahankan selama angkanya tetap.",
}
"""The hint of a text that Python proposes and staff may rewrite, for style.validate."""


def date_text(date: str) -> str:
    """Part of a formula: the date ``date`` (a name or a cell) as ``30 Juni 2025``."""
    return f'DAY({date})&" "&INDEX(daftar_bulan,MONTH({date}),1)&" "&YEAR({date})'


def survey_dates() -> tuple[str, str]:
    """Parts of formulas: first and last day of the survey, by the calendar where no date is set."""
    months = 'IF(periode_jenis="semester",6,IF(periode_jenis="triwulan",3,12))'
    first = f"DATE(periode_tahun,(periode_ke-1)*{months}+1,1)"
    last = f"DATE(periode_tahun,periode_ke*{months}+1,0)"
    return f"IF(N(periode_awal)=0,{first},periode_awal)", f"IF(N(periode_akhir)=0,{last},periode_akhir)"


def count_text(value: str) -> str:
    """Part of a formula: a whole number as text, ``2.000``, on a computer set to any language."""
    return f'SUBSTITUTE(FIXED({value},0,FALSE),",",".")'


_DARING = count_text("(jumlah_responden-jumlah_kertas)")
RESPONDEN = (
    f'IF(jumlah_responden=0,"–",{count_text("jumlah_responden")}&" orang"&IF(jumlah_kertas=0,""," ("&'
    f'{_DARING}&" daring, "&{count_text("jumlah_kertas")}&" kertas)"))'
)
"""Part of a formula: how many answered, and how."""


def decimal_text(value: str, digits: int = 2) -> str:
    """Part of a formula: a number as text with a decimal comma, on a computer set to any language."""
    return f'SUBSTITUTE(FIXED({value},{digits},TRUE),".",",")'


def lowest(rank: int | str, name: str) -> str:
    """Part of a formula: the value of ``name`` (unsur_kode, unsur_nrr …) for the unsur of that rank.

    The rank is a number or itself a part of a formula; 1 is the lowest.
    """
    return f"INDEX({name},1,MATCH({rank},unsur_peringkat,0))"


def letterhead(ws: Worksheet, last: str, first: int = 1) -> None:
    """The letterhead in the rows from ``first``, columns A to ``last``, with its double line."""
    for row, (look, formula, height) in enumerate(_KOP, first):
        style.block(ws, f"A{row}:{last}{row}", formula, look, height=height)
    style.letterhead_line(ws, f"A{first + KOP_ROWS - 1}:{last}{first + KOP_ROWS - 1}")


def title(text: str) -> str:
    """The title of a sheet that is not printed, with a word where the workbook holds the example."""
    return f'="{text}"&IF(contoh="",""," – "&contoh&": data latihan, bukan hasil survei")'


def banner(ws: Worksheet, ref: str, height: float = 22) -> None:
    """The word DRAF, unless the document is complete and as it was approved."""
    draft = 'IF(banner_draf="","",banner_draf&" – belum untuk ditandatangani")'
    formula = f'=IF(contoh="",{draft},contoh&" – data latihan, bukan hasil survei")'
    style.block(ws, ref, formula, style.BANNER_DRAF, height=height)


def paragraph(ws: Worksheet, ref: str, mirror: str, look: str = style.ISI, *, space: bool = False) -> None:
    """A merged row whose height follows its text.

    Excel fits the height of a row to its wrapped text, but not to merged cells. So a white copy of the
    text stands in the unmerged cell of column ``mirror``, which is as wide and not printed; with ``space``
    it is a line longer, which leaves a line free below the text.
    """
    cell = style.block(ws, ref, None, look)
    text = f'IF({cell.coordinate}="","",{cell.coordinate}&CHAR(10))' if space else f'{cell.coordinate}&""'
    copy = style.put(ws, f"{mirror}{cell.row}", f"={text}")
    copy.font = style.font(color=style.WHITE)


def mirror_width(ws: Worksheet, ref: str, mirror: str) -> None:
    """Makes the column of the copies as wide as the columns of ``ref`` (``C1:J1``) together."""
    bounds = CellRange(ref)
    columns = (get_column_letter(i) for i in range(bounds.min_col, bounds.max_col + 1))
    width = sum(ws.column_dimensions[column].width for column in columns)
    ws.column_dimensions[mirror].width = width * _MIRROR_WIDTH


def signature(
    ws: Worksheet,
    row: int,
    first: str,
    last: str,
    peran: str,
    above: str,
    *,
    size: float = 10,
    capitals: bool = False,
) -> None:
    """One signature block, :data:`SIGNATURE_ROWS` rows high.

    Args:
        ws: the sheet.
        row: its first row.
        first: first column, such as ``E``.
        last: last column.
        peran: "camat", "kasi" or "staf".
        above: what stands above the jabatan: a text or a formula; empty for nothing.
        size: of the font, in points.
        capitals: whether the jabatan is written in capitals, as letters have it.
    """
    title = f"pejabat_{peran}_jabatan"
    kept = f'SUBSTITUTE(SUBSTITUTE(UPPER({title}),"PLT. ","Plt. "),"PLH. ","Plh. ")'
    jabatan = kept if capitals else title
    name, nip, kind = (f"pejabat_{peran}_{key}" for key in ("nama", "nip", "identitas"))
    lines = (
        (above, 14.0),
        (f'=IF({title}="","",{_in_lines(title, jabatan)}&",")', 27.0),
        ("", 20.0),
        ("", 20.0),
        (f'=IF({name}="","({_DOTS})",{name})', 14.0),
        (f'=pejabat_{peran}_pangkat&""', 14.5),
        (f'=IF({kind}="","",{kind}&". "&IF({nip}="","{_DOTS}",{nip}))', 14.5),
    )
    for offset, (text, height) in enumerate(lines):
        at = row + offset
        cell = style.block(ws, f"{first}{at}:{last}{at}", text or None, style.ISI_TENGAH, height=height)
        is_name = text.startswith(f"=IF({name}")
        cell.font = style.font(size, bold=is_name, underline="single" if is_name else None)
        if offset in (SIGNATURE_ROWS - 3, SIGNATURE_ROWS - 2):  # a long name keeps to its line
            cell.alignment = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)


def _in_lines(title: str, shown: str) -> str:
    """Part of a formula: ``a.n. Camat, Sekretaris Kecamatan`` in two lines, the second not in capitals."""
    small = f'"a.n. "&MID({shown},6,FIND(", ",{title})-6)&CHAR(10)&MID({title},FIND(", ",{title})+2,255)'
    return f'IF(LEFT(LOWER({title}),4)="a.n.",IFERROR({small},"a.n. "&MID({shown},6,255)),{shown})'


REVISI = 'IF(N(revisi)=0,"",{0}&"REVISI KE-"&revisi)'
"""Part of a formula: which revision it is, after a separator."""

_FEW_DOTS = "…" * 7
_DAY = f'IF(N(tanggal_pengesahan)=0,"{_FEW_DOTS}",{date_text("tanggal_pengesahan")})'
TEMPAT_TANGGAL = f'=IF(instansi_tempat="","{_FEW_DOTS}",instansi_tempat)&", "&{_DAY}'
"""The formula of the place and the date above a signature."""

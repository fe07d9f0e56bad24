"""How the workbook looks: the theme, the named cell styles, and the few helpers every sheet uses.

Only what openpyxl keeps when it loads and saves a file again is used here: named styles, ordinary
conditional formats, data validation, merged cells, protection and print setup. Colours are theme
colours, one accent, and nothing is told by colour alone, so a black and white print stays readable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.colors import Color
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.theme import theme_xml

from ikm_xl.workbook.paper import FONT

_ACCENTS = ("1B5E78", "6FA3B5", "8A99A3", "C28A2C", "4E5D66", "A9C3CE")
_THEME = {"dk2": "16324A", "lt2": "FBF6E9", **{f"accent{i}": rgb for i, rgb in enumerate(_ACCENTS, 1)}}


def _colour(index: int, tint: float = 0.0) -> Color:
    return Color(theme=index, tint=tint)


WHITE, BLACK = _colour(0), _colour(1)
CREAM = _colour(2)  # what staff fill in
NAVY = _colour(3)
ACCENT = _colour(4)
ACCENT_SOFT, ACCENT_PALE = _colour(4, 0.75), _colour(4, 0.9)
GREY = _colour(1, 0.45)
LINE = _colour(1, 0.6)

_THIN = Side(style="thin", color=LINE)
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
TO_FILL = PatternFill("solid", bgColor=CREAM)  # of a conditional format

# The names of the styles, as Excel's gallery of cell styles shows them.
JUDUL = "IKM Judul"  # title of a document, centred
JUDUL_LEMBAR = "IKM Judul Lembar"  # title of a working sheet, left
SUBJUDUL = "IKM Subjudul"  # heading of a part
KOP = "IKM Kop"  # letterhead: the pemerintah line
KOP_BESAR = "IKM Kop Besar"  # letterhead: the kecamatan line
KOP_ALAMAT = "IKM Kop Alamat"
ISI = "IKM Isi"  # running text, wrapped, without a border
ISI_TENGAH = "IKM Isi Tengah"
BARIS = "IKM Baris"  # one line of text that runs over into empty cells
LABEL = "IKM Label"  # bold text without a border
KEPALA_TABEL = "IKM Kepala Tabel"
KEPALA_KECIL = "IKM Kepala Kecil"  # header of a narrow column
SEL = "IKM Sel"  # text in a table
SEL_TENGAH = "IKM Sel Tengah"
SEL_TERBUKA = "IKM Sel Terbuka"  # text in a table whose grid comes with its rows
SEL_POSTER = "IKM Sel Poster"  # text in a table on the wall: away from the border
SEL_KECIL = "IKM Sel Kecil"  # text in a narrow column
ANGKA = "IKM Angka"  # 0,00
# With so many digits that whoever adds the printed figures again comes to the printed result.
ANGKA_4 = "IKM Angka 4"  # 0,0000
ANGKA_5 = "IKM Angka 5"  # 0,00000
BULAT = "IKM Bulat"  # 0
PERSEN = "IKM Persen"  # 0,0 %
TANGGAL = "IKM Tanggal"
MASUKAN = "IKM Masukan"  # staff write here: cream, unlocked
MASUKAN_TENGAH = "IKM Masukan Tengah"
MASUKAN_TANGGAL = "IKM Masukan Tanggal"
HASIL = "IKM Hasil"  # a result: bold on a pale accent
HASIL_BESAR = "IKM Hasil Besar"  # the one large number
PETUNJUK = "IKM Petunjuk"  # hint: grey, italic
CATATAN_KAKI = "IKM Catatan Kaki"  # legend below a table, small
BANNER_DRAF = "IKM Banner Draf"


def font(size: float = 10, *, color: Color = BLACK, **kinds: Any) -> Font:
    """The workbook's typeface; ``kinds`` as openpyxl's Font takes them (``bold=True``)."""
    return Font(name=FONT, size=size, color=color, **kinds)


def _fill(color: Color) -> PatternFill:
    return PatternFill("solid", fgColor=color)


_LEFT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_MIDDLE = Alignment(horizontal="left", vertical="center", wrap_text=True)
_ONE_LINE = Alignment(horizontal="left", vertical="center")
_OPEN = Protection(locked=False)


def _styles() -> Iterator[NamedStyle]:
    """Fresh styles: openpyxl binds each one to the workbook it is added to."""

    def style(name: str, font: Font, alignment: Alignment, **other: Any) -> NamedStyle:
        return NamedStyle(name, font=font, alignment=alignment, **other)

    head = Alignment(horizontal="center", vertical="center", shrink_to_fit=True)  # of any length
    yield style(JUDUL, font(13, color=NAVY, bold=True), _CENTRE)
    yield style(JUDUL_LEMBAR, font(14, color=NAVY, bold=True), _ONE_LINE)
    yield style(SUBJUDUL, font(11, color=ACCENT, bold=True), _ONE_LINE)
    yield style(KOP, font(12, bold=True), head)
    yield style(KOP_BESAR, font(16, bold=True), head)
    yield style(KOP_ALAMAT, font(9), head)
    yield style(ISI, font(), _LEFT)
    yield style(ISI_TENGAH, font(), _CENTRE)
    yield style(BARIS, font(), _ONE_LINE)
    yield style(LABEL, font(bold=True), _ONE_LINE)
    yield style(KEPALA_TABEL, font(color=WHITE, bold=True), _CENTRE, fill=_fill(ACCENT), border=BOX)
    yield style(KEPALA_KECIL, font(7.5, color=WHITE), _CENTRE, fill=_fill(ACCENT), border=BOX)
    yield style(SEL, font(), _MIDDLE, border=BOX)
    yield style(SEL_TENGAH, font(), _CENTRE, border=BOX)
    yield style(SEL_TERBUKA, font(), _MIDDLE)
    indented = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    yield style(SEL_POSTER, font(9), indented, border=BOX)
    yield style(SEL_KECIL, font(7.5), _CENTRE, border=BOX)
    yield style(ANGKA, font(), _CENTRE, border=BOX, number_format="0.00")
    yield style(ANGKA_4, font(), _CENTRE, border=BOX, number_format="0.0000")
    yield style(ANGKA_5, font(), _CENTRE, border=BOX, number_format="0.00000")
    yield style(BULAT, font(), _CENTRE, border=BOX, number_format="0")
    yield style(PERSEN, font(), _CENTRE, border=BOX, number_format="0.0%")
    yield style(TANGGAL, font(), _CENTRE, border=BOX, number_format="dd/mm/yyyy")
    entry: dict[str, Any] = {"fill": _fill(CREAM), "border": BOX, "protection": _OPEN}
    yield style(MASUKAN, font(), _MIDDLE, **entry)
    yield style(MASUKAN_TENGAH, font(), _CENTRE, **entry)
    yield style(MASUKAN_TANGGAL, font(), _MIDDLE, number_format="dd/mm/yyyy", **entry)
    result: dict[str, Any] = {"fill": _fill(ACCENT_PALE), "border": BOX}
    yield style(HASIL, font(bold=True), _CENTRE, **result)
    yield style(HASIL_BESAR, font(28, color=ACCENT, bold=True), _CENTRE, number_format="0.00", **result)
    yield style(PETUNJUK, font(9, color=GREY, italic=True), _ONE_LINE)
    yield style(CATATAN_KAKI, font(8), _LEFT)
    yield style(BANNER_DRAF, font(16, color=ACCENT, bold=True), _CENTRE)


def register(workbook: Workbook) -> None:
    """Gives a new workbook its theme, its basic font and the named styles above."""
    theme = theme_xml
    for slot, rgb in _THEME.items():
        head, tail = theme.split(f"<a:{slot}>", 1)
        _, rest = tail.split(f"</a:{slot}>", 1)
        theme = f'{head}<a:{slot}><a:srgbClr val="{rgb}"/></a:{slot}>{rest}'
    for typeface in ("Cambria", "Calibri"):
        theme = theme.replace(f'typeface="{typeface}"', f'typeface="{FONT}"')
    workbook.loaded_theme = theme.encode()
    normal = workbook._named_styles["Normal"]  # type: ignore[attr-defined]
    normal.font = font()
    normal.bind(workbook)
    workbook._fonts[0] = normal.font  # type: ignore[attr-defined]
    for style in _styles():
        workbook.add_named_style(style)


def cells(ws: Worksheet, ref: str) -> Iterator[Cell | MergedCell]:
    """The cells of ``ref`` (``B4`` or ``B4:C9``), row by row."""
    bounds = CellRange(ref)
    for row in ws.iter_rows(bounds.min_row, bounds.max_row, bounds.min_col, bounds.max_col):
        yield from row


def put(ws: Worksheet, address: str, value: object, style: str = ISI) -> Cell:
    """Writes one cell and gives it a style."""
    cell = ws[address]
    cell.value = value
    cell.style = style
    return cell  # type: ignore[no-any-return]


def apply(ws: Worksheet, ref: str, style: str) -> None:
    """Gives every cell of ``ref`` a style."""
    for cell in cells(ws, ref):
        cell.style = style


def block(ws: Worksheet, ref: str, value: object, style: str = ISI, *, height: float | None = None) -> Cell:
    """Merges ``ref`` into one block of wrapped text.

    Excel does not fit the height of merged cells, so a block of more than a line needs its ``height``
    (in points, for the whole block); it is shared out evenly over the rows of ``ref``.
    """
    apply(ws, ref, style)
    bounds = CellRange(ref)
    if bounds.size["rows"] * bounds.size["columns"] > 1:
        ws.merge_cells(ref)
    if height is not None:
        for row in range(bounds.min_row, bounds.max_row + 1):
            ws.row_dimensions[row].height = height / bounds.size["rows"]
    return put(ws, f"{get_column_letter(bounds.min_col)}{bounds.min_row}", value, style)


def widths(ws: Worksheet, widths: Mapping[str, float]) -> None:
    """Column widths, in characters: ``{"A": 5, "B": 30}``."""
    for column, width in widths.items():
        ws.column_dimensions[column].width = width


def data_column(ws: Worksheet, column: str, *, centred: bool = False, wrapped: bool = False) -> None:
    """Lets a column take data that is written later: unlocked, aligned. Cells that have a style keep it."""
    alignment = Alignment(
        horizontal="center" if centred else "left", vertical="top" if wrapped else None, wrap_text=wrapped
    )
    ws.column_dimensions[column].protection = _OPEN
    ws.column_dimensions[column].alignment = alignment


def letterhead_line(ws: Worksheet, ref: str) -> None:
    """The double line under a letterhead, along the lower edge of ``ref`` (one row)."""
    for cell in cells(ws, ref):
        cell.border = Border(bottom=Side(style="double", color=BLACK))


def highlight(ws: Worksheet, ref: str, formula: str, fill: Color = ACCENT_SOFT) -> None:
    """Highlights the cells of ``ref`` where ``formula`` holds: darker fill and bold, seen in grey too.

    ``formula`` is written for the first cell of ``ref``, without the equals sign.
    """
    look = DifferentialStyle(font=Font(bold=True), fill=PatternFill("solid", bgColor=fill))
    ws.conditional_formatting.add(ref, Rule(type="expression", dxf=look, formula=[formula]))


def header_where(ws: Worksheet, ref: str, formula: str) -> None:
    """Lets the cells of ``ref`` look as the header of a table where ``formula`` holds."""
    look = DifferentialStyle(
        font=Font(bold=True, color=WHITE), fill=PatternFill("solid", bgColor=ACCENT), border=BOX
    )
    ws.conditional_formatting.add(ref, Rule(type="expression", dxf=look, formula=[formula]))


def validate(ws: Worksheet, ref: str, *, title: str, hint: str = "", error: str = "", **rule: Any) -> None:
    """A data validation with its Indonesian messages.

    Args:
        ws: the sheet.
        ref: the cells.
        title: heads both messages; Excel takes 32 characters.
        hint: shown when the cell is selected; nothing is shown when it is empty.
        error: shown when the entry is refused.
        **rule: ``type``, ``operator``, ``formula1``, ``formula2`` as openpyxl's DataValidation takes them.
    """
    validation = DataValidation(allow_blank=True, **rule)
    validation.promptTitle = validation.errorTitle = title[:32]
    validation.prompt = hint or None
    validation.error = error or None
    validation.showInputMessage, validation.showErrorMessage = bool(hint), bool(error)
    validation.add(ref)
    ws.add_data_validation(validation)


def choose_from(ws: Worksheet, ref: str, list_name: str, *, title: str, hint: str = "") -> None:
    """A drop-down from one of the named lists on _daftar."""
    error = "Pilih salah satu nilai dari daftar."
    validate(ws, ref, title=title, hint=hint, error=error, type="list", formula1=list_name)


def unlock(ws: Worksheet, ref: str) -> None:
    """Unlocks cells that Python or the staff write on a protected sheet."""
    for cell in cells(ws, ref):
        cell.protection = _OPEN


def protect(ws: Worksheet) -> None:
    """Protects the formulas against slips, without a password: whoever audits may lift it.

    Excel refuses Python's writing to a locked cell as well: every cell that is written must be
    unlocked (a MASUKAN style, :func:`buka` or :func:`kolom_data`).
    """
    protection = ws.protection
    protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(protection, allowed, False)  # the attribute says what is forbidden


def rule_filled(ws: Worksheet, ref: str, formula: str, fill: PatternFill | None = None) -> None:
    """Draws the grid of a table as far as its rows are filled: ``formula`` holds for a filled row.

    A conditional format instead of styled cells, because nobody knows how many rows there will be.
    """
    look = DifferentialStyle(border=BOX, fill=fill)
    ws.conditional_formatting.add(ref, Rule(type="expression", dxf=look, formula=[formula]))

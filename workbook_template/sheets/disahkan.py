"""_disahkan, hidden: what was approved, and how many cells differ from it now.

Python writes the copies when a document is made ready to be signed; the formulas compare them with what
stands on the sheets, so that DRAF comes by itself as soon as anything printed is another thing. A number is
compared by its first figures, because programs differ in the last one.
"""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout
from ikm_xl.workbook.layout import APPROVED, place
from workbook_template import style

_FIGURES = 13  # characters of a number
_SUMMED = {"isi_jawaban": layout.PERHITUNGAN, "isi_kertas": layout.KERTAS}  # of too many cells for a copy
_ALL, _LAST_STEP = "klik Proses Semua.", "klik Siapkan Pengesahan."


def build(ws: Worksheet) -> None:
    """A row for each part that an approval covers: what it is, how many cells differ, what to do."""
    for column, title in zip("ABCF", ("Bagian", "Beda", "Ulangi", "Disahkan"), strict=True):
        style.put(ws, f"{column}1", title, style.LABEL)
    block = place("beda")
    for offset, (source, copy) in enumerate(APPROVED.items()):
        sheet = _SUMMED.get(source, place(source).sheet)
        redone = sheet in (layout.PENGATURAN, layout.PERHITUNGAN, layout.KERTAS)
        ws[block.cell(offset, -1)] = f"lembar {sheet}"
        ws[block.cell(offset)] = _differing(source, copy)
        ws[block.cell(offset, 1)] = _ALL if redone else _LAST_STEP
    for offset, weight in enumerate(_WEIGHTS):
        ws[place("isi_jawaban").cell(0, offset)] = f"=SUMPRODUCT(jawaban*({weight.format('jawaban')}))"
        text = '(LEN(kertas)*131+(kertas="P")*7)'
        ws[place("isi_kertas").cell(0, offset)] = f"=SUMPRODUCT({text}*({weight.format('kertas')}))"
    numbers = f"=SUMPRODUCT({_WEIGHTS[0].format('kertas')},kertas)"  # with a comma texts are no error
    ws[place("isi_kertas").cell(0, len(_WEIGHTS))] = numbers
    ws[place("beda_jumlah").cell()] = "=SUM(beda)"
    for name, beside in (("beda_apa", -1), ("beda_ulangi", 1)):
        ws[place(name).cell()] = "=" + _first(beside)
    style.widths(ws, {"A": 24, "B": 8, "C": 24})


_WEIGHTS = (
    "ROW({0})*12+COLUMN({0})",
    "ROW({0})*ROW({0})+COLUMN({0})*COLUMN({0})*977",
)


def _differing(source: str, copy: str) -> str:
    """The number of cells that differ; 1 where an error keeps them from being compared."""
    length = (
        f"{_FIGURES}+32767*({source}>1E+307)"  # a text is above every number; ISTEXT looks at one cell only
    )
    return f"=IFERROR(SUMPRODUCT(1-EXACT(LEFT({source},{length}),LEFT({copy},{length}))),1)"


def _first(column: int) -> str:
    """Of the first part that differs what stands in a column; an empty text where none does."""
    block, text = place("beda"), '""'
    for offset in reversed(range(block.rows)):
        text = f"IF({block.cell(offset)}>0,{block.cell(offset, column)},{text})"
    return text

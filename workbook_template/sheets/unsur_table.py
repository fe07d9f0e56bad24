"""The table of Dokumen IKM: a row for each unsur that is counted, below them the unit's; beside it the bars.

Every figure is a formula over Perhitungan. Rows that are left where fewer unsur are counted stay blank.
"""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook.layout import JUMLAH_UNSUR, place
from workbook_template import charts, naskah, style

NAME_SIZE = 9  # so that the longest name of the regulation is as large as the others
OTHER_BAR, LOW_BAR, BAR_NAME = "N", "O", "U"
_LOW, _NTH, _NUMBER_OF = "M", "S", "T"
_LAST = "K"
_TABLE = place("dokumen_unsur").row
_UNIT = _TABLE + JUMLAH_UNSUR
_NUMBER = f"${_NUMBER_OF}{_TABLE}"
_RANK = '[<=3]"▼ "0;0'


def column(letter: str) -> str:
    """The cells of a column beside the unsur."""
    return f"{letter}{_TABLE}:{letter}{_UNIT - 1}"


def build(ws: Worksheet) -> None:
    """A row for each unsur that is counted, below them the unit's; rows that are left stay blank."""
    for column, (title, *_) in enumerate(_COLUMNS):
        style.put(ws, place("dokumen_unsur").cell(-1, column), title or None, style.KEPALA_TABEL)
    ws.merge_cells(f"C{_TABLE - 1}:D{_TABLE - 1}")
    ws.row_dimensions[_TABLE - 1].height = 27
    for letter, title in (
        (_LOW, "Terendah"),
        (OTHER_BAR, "Unsur lain"),
        (LOW_BAR, "Tiga terendah"),
        (_NTH, "Urutan"),
        (_NUMBER_OF, "Unsur ke-"),
        (BAR_NAME, "Batang"),
    ):
        style.put(ws, f"{letter}{_TABLE - 1}", title, style.PETUNJUK)
    for offset in range(JUMLAH_UNSUR + 1):
        _unsur(ws, _TABLE + offset, offset + 1)
    whole = f"A{_TABLE}:{_LAST}{_UNIT}"
    style.highlight(ws, whole, f"${_LOW}{_TABLE}=1")
    style.highlight(ws, whole, f'{_NUMBER}="{_IS_UNIT}"', style.ACCENT_PALE)
    style.rule_filled(ws, whole, f'{_NUMBER}<>""')


def _unsur(ws: Worksheet, row: int, number: int) -> None:
    """One unsur, and beside it, not printed, its bar: in one series of the chart or in the other."""
    ws.row_dimensions[row].height = 15.5
    nth = f"{_NTH}${_TABLE}:{_NTH}${_UNIT - 1}"
    unit = f'IF({number}=SUM(unsur_dihitung)+1,"{_IS_UNIT}","")'
    style.put(ws, f"{_NUMBER_OF}{row}", f"=IFERROR(MATCH({number},{nth},0),{unit})", style.PETUNJUK)
    for column, (_, unsur, of_unit, number_format) in enumerate(_COLUMNS):
        shown = unsur.format(number=number, i=_NUMBER)
        formula = f'=IF(ISNUMBER({_NUMBER}),{shown},IF({_NUMBER}="{_IS_UNIT}",{of_unit},""))'
        address = place("dokumen_unsur").cell(row - _TABLE, column)
        cell = style.put(ws, address, formula.replace(_NUMBER, f"${_NUMBER_OF}{row}"), style.ISI_TENGAH)
        cell.number_format = number_format
    ws[f"D{row}"].value = None
    ws.merge_cells(f"C{row}:D{row}")
    ws[f"C{row}"].alignment, ws[f"C{row}"].font = naskah.ONE_LINE, style.font(NAME_SIZE)
    if row < _UNIT:
        _bars(ws, row, number)


def _bars(ws: Worksheet, row: int, number: int) -> None:
    above = f"{_NTH}${_TABLE - 1}:{_NTH}{row - 1}"
    low, value, rank = f"{_LOW}{row}", f"H{row}", f"K{row}"
    for letter, formula in (
        (_NTH, f'=IF(INDEX(unsur_dihitung,1,{number})=1,1+MAX({above}),"")'),
        (
            _LOW,
            f"=IF(AND(ISNUMBER({rank}),NOT({naskah.ALL_EQUAL})),IF({rank}<={JUMLAH_TERENDAH},1,0),0)",
        ),
        (OTHER_BAR, f'=IF(AND(ISNUMBER({value}),ISNUMBER(T{row}),{low}=0),{value},"")'),
        (LOW_BAR, f'=IF({low}=1,{value},"")'),
        (BAR_NAME, f'=IF(ISNUMBER({_NUMBER_OF}{row}),C{row}&IF(I{row}="",""," ("&I{row}&")"),"")'),
    ):
        bar = style.put(ws, f"{letter}{row}", formula, style.PETUNJUK)
        if letter in (OTHER_BAR, LOW_BAR):
            bar.number_format = charts.NO_ZERO  # where Excel takes the labels' format from the cells


_IS_UNIT = "IKM"
"""What stands for the number of an unsur in the unit's row."""


def _figure(name: str) -> str:
    return f"INDEX({name},1,{{i}})"


# Header, the formula of an unsur, that of the unit, and the number format of each column.
_COLUMNS = (
    ("No.", "{number}", '""', "0"),
    ("Kode", _figure("unsur_kode"), '""', "General"),
    ("Unsur pelayanan", _figure("unsur_nama"), '"IKM unit pelayanan"', "General"),
    ("", '""', '""', "General"),
    ("Jumlah jawaban", f'IF(jumlah_responden=0,"",{_figure("unsur_n")})', '""', "#,##0"),
    ("NRR", _figure("unsur_nrr"), '""', "0.0000"),
    ("NRR tertimbang", _figure("unsur_tertimbang"), "jumlah_tertimbang", "0.00000"),
    ("NIK", _figure("unsur_konversi"), "ikm", "0.00"),
    ("Mutu", _figure("unsur_mutu"), "ikm_mutu", "General"),
    ("Kinerja", _figure("unsur_kinerja"), "ikm_kinerja", "General"),
    ("Urutan prioritas", _figure("unsur_peringkat"), '""', _RANK),
)

NOTE = (
    '="IKM unit pelayanan = jumlah NRR tertimbang × 25. Dihitung tanpa pembulatan; angka tercetak '
    'dibulatkan. "'
    f'&IF({naskah.ALL_EQUAL},"Seluruh unsur bernilai sama: urutan prioritas (▼) menurut nomor unsur.",'
    '"▼ dan baris yang disorot: tiga unsur dengan nilai terendah (prioritas 1 = nilai terendah)."'
    '&IF(N(seri)=1," Unsur terendah ke-3 dan ke-4 bernilai sama: urutannya ditetapkan menurut persentase '
    'jawaban bernilai 1–2, kemudian nomor unsur.",""))'
)

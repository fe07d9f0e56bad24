"""The trend on Riwayat: the latest periods of one kind in their order, those that nobody recorded as gaps.

Everything is a formula over the rows that are recorded below it. A revision stands above the document that it
replaces, and is the one that counts.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.sheet_rows import HistoryRow
from workbook_template import style

PERIODS = 8  # four years of semesters
_FIRST = 24
LAST_ROW = _FIRST + PERIODS - 1
_ROWS = 100  # of what is recorded that are looked through
_INDEX, _FOUND = "X", "Y"  # beside the table, not printed: the number of the period, and its row below
_NUMBER, _RECENT = "X", "Y"  # beside what is recorded: the number of its period, if it is among the latest
_PER_YEAR = 'IF(periode_jenis="semester",2,IF(periode_jenis="triwulan",4,1))'

# Where each column of the trend stands: its first and last letter, its title and its number format.
_COLUMNS = {
    "periode": ("A", "D", "Periode", "General"),
    "responden": ("E", "E", "Responden", "#,##0"),
    "ikm": ("F", "F", "Nilai IKM", "0.00"),
    "mutu": ("G", "G", "Mutu", "General"),
    "target": ("H", "H", "Target", "0.00"),
    "kinerja": ("I", "I", "Kinerja", "General"),
    "selisih": ("J", "J", "Perubahan", "+0.00;-0.00;0.00"),
}


def column(name: str) -> str:
    """The cells of a column of the trend."""
    letter = _COLUMNS[name][0]
    return f"{letter}{_FIRST}:{letter}{LAST_ROW}"


def build(ws: Worksheet) -> None:
    """Headers, a row for each period, and beside them which period it is and where it is recorded."""
    first = HistoryRow.columns().index(KODE[0]) + 1
    letters = {kode: get_column_letter(first + offset) for offset, kode in enumerate(KODE)}
    titles = {f"{a}{_FIRST - 2}:{b}{_FIRST - 1}": title for a, b, title, _ in _COLUMNS.values()}
    titles |= {f"{letter}{_FIRST - 1}": kode for kode, letter in letters.items()}
    titles[f"{letters[KODE[0]]}{_FIRST - 2}:{letters[KODE[-1]]}{_FIRST - 2}"] = "NRR per unsur"
    for ref, title in titles.items():
        style.block(ws, ref, title, style.KEPALA_TABEL)
    _which(ws)
    for row in range(_FIRST, LAST_ROW + 1):
        formulas = _formulas(row)
        for name, (a, b, _, number_format) in _COLUMNS.items():
            style.block(ws, f"{a}{row}:{b}{row}", f"={formulas[name]}", style.ISI_TENGAH, height=16)
            ws[f"{a}{row}"].number_format = number_format
        for kode, letter in letters.items():
            cell = style.put(ws, f"{letter}{row}", f"={_recorded(kode, row)}", style.ISI_TENGAH)
            cell.number_format = "0.00"
    last = letters[KODE[-1]]
    style.rule_filled(ws, f"A{_FIRST}:{last}{LAST_ROW}", f'${_INDEX}{_FIRST}<>""')


def _which(ws: Worksheet) -> None:
    """The number of each recorded period, the latest, the earliest of the eight up to it, and their rows."""
    block = place("riwayat")
    latest, earliest = f"${_INDEX}${_FIRST - 2}", f"${_INDEX}${_FIRST - 1}"
    columns = {name: _below(name).split("$")[1] for name in ("jenis", "ke", "tahun", "ikm")}
    for row in range(block.row, block.row + _ROWS):
        jenis, ke, tahun, ikm = (f"{letter}{row}" for letter in columns.values())
        number = (
            f'IF(AND({jenis}=periode_jenis,COUNT({tahun},{ikm})=2),{tahun}*{_PER_YEAR}+MAX(1,N({ke})),"")'
        )
        style.put(ws, f"{_NUMBER}{row}", f"={number}", style.PETUNJUK)
        recent = f'=IF(N({_NUMBER}{row})>{latest}-{PERIODS},{_NUMBER}{row},"")'
        style.put(ws, f"{_RECENT}{row}", recent, style.PETUNJUK)
    numbers, recent = (
        f"{letter}{block.row}:{letter}{block.row + _ROWS - 1}" for letter in (_NUMBER, _RECENT)
    )
    style.put(ws, latest.replace("$", ""), f"=MAX({numbers})", style.PETUNJUK)
    style.put(ws, earliest.replace("$", ""), f"=MIN({recent})", style.PETUNJUK)
    for offset, row in enumerate(range(_FIRST, LAST_ROW + 1)):
        index = f'=IF(OR({latest}=0,{earliest}+{offset}>{latest}),"",{earliest}+{offset})'
        style.put(ws, f"{_INDEX}{row}", index, style.PETUNJUK)
        found = f'=IF({_INDEX}{row}="","",IFERROR(MATCH({_INDEX}{row},{numbers},0),""))'
        style.put(ws, f"{_FOUND}{row}", found, style.PETUNJUK)


def _formulas(row: int) -> dict[str, str]:
    index, ikm, mutu = f"{_INDEX}{row}", f"F{row}", f"G{row}"
    year = f"INT(({index}-1)/{_PER_YEAR})"
    number = f'PROPER(periode_jenis)&" "&CHOOSE({index}-{year}*{_PER_YEAR},"I","II","III","IV")&" "'
    gap = f'IF({_PER_YEAR}=1,"",{number})&"Tahun "&{year}&" (tidak ada data)"'
    band = f'IFERROR(LOOKUP(MAX({ikm},MIN(pita_bawah)),pita_bawah,pita_mutu),"")'
    before = f"F{row - 1}"
    return {
        "periode": f'IF({index}="","",IF({_FOUND}{row}="",{gap},{_recorded("periode", row)}))',
        **{name: _recorded(name, row) for name in ("responden", "ikm", "target")},
        "mutu": f'IF(ISNUMBER({ikm}),IF({_recorded("mutu", row)}="",{band},{_recorded("mutu", row)}),"")',
        "kinerja": f'IF({mutu}="","",IFERROR(INDEX(pita_kinerja,MATCH({mutu},pita_mutu,0),1),""))',
        "selisih": f'IF(COUNT({before},{ikm})=2,{ikm}-{before},"")' if row > _FIRST else '""',
    }


def _recorded(name: str, row: int) -> str:
    """Part of a formula: what is recorded of the period of a row; "" where nothing is."""
    found = f"INDEX({_below(name)},{_FOUND}{row},1)"
    return f'IF({_FOUND}{row}="","",IF({found}="","",{found}))'


def _below(name: str) -> str:
    block, offset = place("riwayat"), HistoryRow.columns().index(name)
    letter = block.cell(0, offset).rstrip("0123456789")
    return f"${letter}${block.row}:${letter}${block.row + _ROWS - 1}"

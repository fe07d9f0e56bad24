"""The formulas of RTL: name and figures of an unsur by its kode, those of then from Riwayat, what is done.

Each is a part of a formula unless it begins with an equals sign.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter

from ikm_xl.area import Area
from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE
from ikm_xl.workbook import layout, status
from ikm_xl.workbook.layout import place
from ikm_xl.workbook.place import Place
from ikm_xl.workbook.sheet_rows import HistoryRow
from workbook_template import naskah

_FOLLOW_UP = place("tindak_lanjut_kode").row
_PERIODS = 100  # of Riwayat that are looked through


def year(period: str) -> str:
    """Part of a formula: the year in which what was planned after a period is done; "" where unknown."""
    last = ("Semester II ", "Triwulan IV ", "Tahun ")
    ends = ",".join(f'LEFT({period}&" ",{len(text)})="{text}"' for text in last)
    return f'IFERROR(VALUE(RIGHT({period},4))+IF(OR({ends}),1,0),"")'


def nrr(row: int) -> str:
    """NRR now; a whole formula."""
    return f'=IF($B{row}="","",IFERROR({unsur("unsur_nrr", row)},""))'


def nrr_then(row: int, period: Place) -> str:
    """NRR in Riwayat's first row of that period; a revision stands above it and begins with its name."""
    cell = f"${get_column_letter(period.column)}${period.row}"
    first = 1 + HistoryRow.columns().index(KODE[0])
    names, values = (_history(column, last) for column, last in ((1, 1), (first, first + len(KODE) - 1)))
    found = f'INDEX({values},MATCH({cell}&"*",{names},0),MATCH($B{row},unsur_kode,0))'
    return f'=IF(OR($B{row}="",{cell}=""),"",IFERROR(IF({found}="","",{found}),""))'


def _history(first: int, last: int) -> str:
    """Columns of Riwayat, header and all: whichever row below it is deleted, the reference stays."""
    top = place("riwayat").row - 1
    rows = Area(top, first, top + _PERIODS, last)
    return f"{layout.RIWAYAT}!{rows.address()}"


def done(status_column: str, codes: str) -> str:
    """How much of last period's plan is done: realisasi / rencana x 100 %."""
    first, last = _FOLLOW_UP, _FOLLOW_UP + JUMLAH_TERENDAH - 1
    planned = f"COUNTA({codes})"
    finished = f'COUNTIF({status_column}{first}:{status_column}{last},"{status.TINDAK_LANJUT[0]}")'
    share = naskah.decimal_text(f"100*{finished}/{planned}", 1)
    counted = f'{finished}&" dari "&{planned}&" program selesai ("&{share}&"% selesai)."'
    told = f'"Realisasi RTL periode sebelumnya: "&{counted}'
    return f'=IF({planned}=0,"",{told})'


def unsur(name: str, row: int) -> str:
    """The value of that name (unsur_nama …) for the unsur of a row."""
    return f"INDEX({name},1,MATCH($B{row},unsur_kode,0))"


def reason(row: int) -> str:
    """Why the unsur has priority: its value and the share of low answers."""
    value, share = unsur("unsur_konversi", row), "100*" + unsur("unsur_rendah", row)
    return (
        f'"Nilai "&{naskah.decimal_text(value)}&" (mutu "&{unsur("unsur_mutu", row)}&"), "'
        f'&{naskah.decimal_text(share, 1)}&"% jawaban bernilai 1–2"'
    )

"""Reading and writing alone, by the fastest libraries: the cells of the export, as they are and as cleaned.

Nothing is cleaned or calculated here: the second sheet has as many cells, of the same kinds, as the table of
respondents in the finished workbook.

python floor.py EXPORT.xlsx RESULT.xlsx
"""

import sys
from collections.abc import Iterable, Sequence

import xlsxwriter
from python_calamine import CalamineWorkbook
from xlsxwriter.worksheet import Worksheet

_NO, _DATE, _AGE, _SEX, _ANSWERS, _COMMENT = 0, 1, 3, 4, slice(6, 17), 17  # columns of the example's exports


def write(sheet: Worksheet, rows: Iterable[Sequence[object]]) -> None:
    """Numbers and texts cell by cell, without guessing what a text may be."""
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            if isinstance(value, str):
                if value:
                    sheet.write_string(row, column, value)
            else:
                sheet.write_number(row, column, value)


def cleaned(rows: Iterable[Sequence[object]]) -> Iterable[list[object]]:
    """Number, answers, a gap, date, sex, age, age group, comment, row: the columns that the export fills."""
    for number, row in enumerate(rows, 1):
        if isinstance(row[_NO], float):
            profile = [row[_DATE], row[_SEX], row[_AGE], "30–39", row[_COMMENT], number]
            yield [number, *row[_ANSWERS], "", *profile]


source, target = sys.argv[1:]
export = CalamineWorkbook.from_path(source).get_sheet_by_index(0).to_python(skip_empty_area=False)
with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
    write(book.add_worksheet("Export"), export)
    write(book.add_worksheet("Respondents"), cleaned(export))

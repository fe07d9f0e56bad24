"""The cells of a workbook through calamine: a function for sound files, a program for the others.

Calamine aborts the whole process on some damaged xls files. Run as a program, this module reads a workbook
from its standard input and writes the pickled sheets to its standard output, so that only that process ends.
It imports nothing of this package: the program has to start wherever the package happens to be installed.
"""

from __future__ import annotations

import pickle
import sys
from contextlib import suppress
from io import BytesIO

from python_calamine import CalamineWorkbook, SheetTypeEnum

_MEMORY = 4 << 30  # bytes for the program, where the system lets us say so

Sheets = list[tuple[str, list[list[object]]]]
"""Names and rows of the sheets; the first row is the sheet's row 1, the first cell stands in column A."""


def read(file: BytesIO) -> Sheets:
    """Every worksheet of a workbook, hidden ones included.

    Raises:
        CalamineError: calamine cannot read the file.
    """
    with CalamineWorkbook.from_filelike(file) as workbook:
        return [
            (sheet.name, _rows(workbook, sheet.name))
            for sheet in workbook.sheets_metadata
            if sheet.typ is SheetTypeEnum.WorkSheet
        ]


def _rows(workbook: CalamineWorkbook, name: str) -> list[list[object]]:
    return [list(row) for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)]


if __name__ == "__main__":
    with suppress(ImportError, OSError, ValueError):  # Windows has none, and there may be a lower limit
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    pickle.dump(read(BytesIO(sys.stdin.buffer.read())), sys.stdout.buffer)

"""Reading and writing the workbook's named areas: the only module of sop/ that touches cells.

Every function costs the same few calls into the workbook whatever the size of the block, because each
call to Excel takes milliseconds however little it moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.workbook import layout

Block = Sequence[Sequence[Any]]

_CELL_LIMIT = 32_767  # characters that one Excel cell can hold
_FIRST_YEAR = 1900  # of Excel's calendar


def find(book: xw.Book, name: str) -> xw.Range:
    """The range that a defined name of layout refers to now.

    Raises:
        IkmError: the workbook has lost the name, or its sheet.
    """
    try:
        return book.names[name].refers_to_range
    except Exception as error:  # each engine raises its own: COM errors in Excel, KeyError elsewhere
        area = layout.place(name)
        raise IkmError(
            f"Buku kerja ini tidak lagi memuat bagian '{name}' pada lembar {area.sheet}.",
            "Salin isian ke buku baru ('ikm-xl baru'); jangan menghapus baris atau lembar.",
        ) from error


def read(book: xw.Book, name: str) -> list[list[Any]]:
    """The values of an area, as rows; empty cells are None."""
    values: list[list[Any]] = find(book, name).options(ndim=2).value
    return values


def read_one(book: xw.Book, name: str) -> Any:
    """The value of an area's first cell."""
    return read(book, name)[0][0]


def write(book: xw.Book, name: str, rows: Block) -> None:
    """Fill an area of fixed shape; rows that are not given are emptied.

    Raises:
        ValueError: more rows or columns than the area has; a mistake of the program.
    """
    target = find(book, name)
    height, width = target.shape
    if len(rows) > height or any(len(row) > width for row in rows):
        raise ValueError(f"{name} holds {height} × {width} cells")
    blank = [None] * width
    filled = [[*map(cell, row), *blank[len(row) :]] for row in rows]
    target.value = filled + [blank] * (height - len(filled))
    if name in layout.FITTED:
        target.rows.autofit()


def write_one(book: xw.Book, name: str, value: Any) -> None:
    """Fill an area of one cell."""
    find(book, name).value = cell(value)


def grow(book: xw.Book, name: str, rows: Block) -> xw.Range:
    """Fill an area that is as long as its data, and make its name refer to just these rows.

    With no rows the name keeps one empty row, so that formulas over it stay valid.
    """
    old = find(book, name)
    old.clear_contents()
    new = old[0, 0].resize(max(1, len(rows)), old.shape[1])
    put(new, rows)
    rename(book, name, new)
    return new


def stretch(book: xw.Book, name: str) -> None:
    """Let a name cover all that stands below its rows too: what somebody typed there belongs to it."""
    area = find(book, name)
    last = area.sheet.used_range.last_cell.row
    if last > area.last_cell.row:
        rename(book, name, area.resize(last - area.row + 1, area.shape[1]))


def put(at: xw.Range, rows: Block) -> None:
    """Write rows of equal length, the first value into the first cell of ``at``."""
    if rows:
        at[0, 0].value = [
            [value if value is None or type(value) is float else cell(value) for value in row] for row in rows
        ]


def rename(book: xw.Book, name: str, to: xw.Range) -> None:
    """Let a defined name refer to another range."""
    book.names[name].refers_to = "=" + to.get_address(include_sheetname=True)


def cell(value: Any) -> Any:
    """A value as it is to be assigned to a cell.

    Text always goes in with a leading apostrophe: Excel then takes it as the text it is, instead of
    reading "=1+1" as a formula, "0812…" as a number or "1/2" as a date. What no cell can hold (a bare time,
    a date before 1900) goes in as text, and whole numbers as floats, because COM refuses 64-bit integers.
    """
    if isinstance(value, str):
        return f"'{value[:_CELL_LIMIT]}" if value else None
    if isinstance(value, time | timedelta) or (isinstance(value, date) and value.year < _FIRST_YEAR):
        return f"'{value}"
    return float(value) if type(value) is int else value

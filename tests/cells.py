"""The named places of a workbook, as a test looks into them and as staff type into them."""

from __future__ import annotations

from typing import Any

import xlwings as xw

from ikm_xl.sop.assignment import assigned
from ikm_xl.sop.state import Cells
from ikm_xl.workbook import layout


def find(book: xw.Book, name: str) -> xw.Range:
    """The range that a name refers to now."""
    return book.names[name].refers_to_range


def read(book: xw.Book, name: str) -> list[list[Any]]:
    """Its values, as rows."""
    rows: list[list[Any]] = find(book, name).options(ndim=2).value
    return rows


def read_one(book: xw.Book, name: str) -> Any:
    """The value of its first cell."""
    return read(book, name)[0][0]


def write(book: xw.Book, name: str, rows: Cells) -> None:
    """Fill it; rows and columns that are not given are emptied."""
    target = find(book, name)
    height, width = target.shape
    wide = [[*row, *[None] * (width - len(row))] for row in rows]
    target.value = assigned([*wide, *[[None] * width] * (height - len(wide))])
    if name in layout.FITTED:
        target.rows.autofit()


def write_one(book: xw.Book, name: str, value: Any) -> None:
    """Fill its one cell."""
    find(book, name).value = assigned([[value]])[0][0]


def accept(book: xw.Book, check: str, reason: str) -> None:
    """The Kepala Seksi types a reason beside a check on Beranda."""
    rows = [row[0] for row in read(book, "kelengkapan")]
    at = layout.place("kelengkapan")
    find(book, "kelengkapan")[rows.index(check), at.columns - 1].value = reason


def put(at: xw.Range, rows: Cells) -> None:
    """Write rows, the first value into the first cell of ``at``."""
    at[0, 0].resize(len(rows), len(rows[0])).value = assigned(rows)


def grow(book: xw.Book, name: str, rows: Cells) -> xw.Range:
    """Fill a place that is as long as its rows, and let its name cover them."""
    old = find(book, name)
    old.clear_contents()
    new = old[0, 0].resize(max(1, len(rows)), old.shape[1])
    put(new, rows)
    rename(book, name, new)
    return new


def rename(book: xw.Book, name: str, to: xw.Range) -> None:
    """Let a name refer to another range."""
    book.names[name].refers_to = "=" + to.get_address(include_sheetname=True)

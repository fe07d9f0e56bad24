"""What Excel does with values that the openpyxl engine does not: rules, without COM.

Each habit can be switched off or on for a case. Nobody here has seen them in an Excel; the source stands
beside each.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from ikm_xl.area import LAST_COLUMN, LAST_ROW, Area
from ikm_xl.engine import formats
from ikm_xl.engine.range import Range
from ikm_xl.engine.sheet import Sheet

_CURRENCY = re.compile(r'\[\$(?!-)|"Rp"|^_?[(\s"]*\$|\$#')


@dataclass
class Habits:
    """How this Excel behaves.

    Attributes:
        formats_decide: a date-formatted cell's number is read as a date, a currency-formatted one's as a
            Decimal (Microsoft, Range.Value2: it "doesn't use the Currency and Date data types", Value does),
            and what is written into a text-formatted cell becomes text.
        merged_swallow: of what is written over merged cells only the first cell's value stays (Microsoft
            KB 983435).
        filtered: rows that an AutoFilter hides, by sheet. A block written over them puts its first value
            into every row that is seen (xlwings #679, #747, #1483, #2619; "works correctly when rows are
            hidden rather than filtered").
        formatted: the last row that somebody only coloured, by sheet: UsedRange counts it (Microsoft,
            Worksheet.UsedRange).
        manual: formulas wait for Calculate; a session takes the mode of the first book that was opened
            (Microsoft, "How Excel determines the current mode of calculation").
        in_front: whether no other Excel is in front; else xlwings' App.activate raises (main.py, 0.37.8).
        printer: whether a printer is installed; else PageSetup refuses (known of footers in Cetak.bas; of
            PrintArea it is assumed).
    """

    formats_decide: bool = True
    merged_swallow: bool = True
    filtered: dict[str, set[int]] = field(default_factory=dict)
    formatted: dict[str, int] = field(default_factory=dict)
    manual: bool = False
    in_front: bool = True
    printer: bool = True


def read(cells: Range, habits: Habits) -> list[list[Any]]:
    """The values of a range as Excel hands them out."""
    values = cells.raw_value
    rows = [[values]] if len(cells) == 1 else [list(row) for row in values]
    if habits.formats_decide:
        _each(cells, rows, _as_shown)
    return rows


def write(cells: Range, rows: list[list[Any]], habits: Habits) -> None:
    """Write a block of values as Excel takes them.

    Args:
        cells: where; of the same shape as the rows.
        rows: the values.
        habits: how this Excel behaves.
    """
    hidden = filtered(cast(Sheet, cells.sheet), habits)
    area = cells.area
    if area.rows > 1 and hidden & set(range(area.top, area.bottom + 1)):
        before = read(cells, Habits(formats_decide=False))
        seen = [row not in hidden for row in range(area.top, area.bottom + 1)]
        rows = [
            [rows[0][0]] * area.columns if shown else old for shown, old in zip(seen, before, strict=True)
        ]
    if habits.merged_swallow:
        for merged in cells.sheet.ws.merged_cells.ranges:
            for row, column in merged.cells:
                inside = area.top <= row <= area.bottom and area.left <= column <= area.right
                if inside and (row, column) != (merged.min_row, merged.min_col):
                    rows[row - area.top][column - area.left] = None
    if habits.formats_decide:
        _each(cells, rows, _as_entered)
    cells.raw_value = rows[0][0] if len(cells) == 1 else rows


def filtered(sheet: Sheet, habits: Habits) -> set[int]:
    """The rows that an AutoFilter hides: those of its range that are hidden, and those of the habit."""
    ref = sheet.ws.auto_filter.ref
    inside = range(Area.parse(ref).top, Area.parse(ref).bottom + 1) if ref else ()
    hidden = {row for row, dimension in sheet.ws.row_dimensions.items() if dimension.hidden}
    return habits.filtered.get(sheet.name, set()) | hidden.intersection(inside)


def unfilter(sheet: Sheet) -> None:
    """Take the filter off; its rows are seen again."""
    for row in filtered(sheet, Habits()):
        sheet.ws.row_dimensions[row].hidden = False
    sheet.ws.auto_filter.ref = None


def hide(cells: Range, hidden: bool) -> None:
    """Hide or show the rows of a range."""
    for row, dimension in cells.sheet.ws.row_dimensions.items():
        if cells.area.top <= row <= cells.area.bottom:
            dimension.hidden = hidden


def is_whole(cells: Range, axis: str) -> bool:
    """Whether a range is made of whole rows, or of whole columns."""
    area = cells.area
    return area.columns == LAST_COLUMN if axis == "r" else area.rows == LAST_ROW


def _each(cells: Range, rows: list[list[Any]], change: Callable[[Any, str], Any]) -> None:
    """Change the values of cells that have a format of their own, or inherit one, by it."""
    ws, area = cells.sheet.ws, cells.area
    for row, line in enumerate(rows, area.top):
        for column, value in enumerate(line, area.left):
            if type(value) in (float, int, datetime):
                style = formats.style(ws, row, column)
                line[column - area.left] = change(value, formats.number_format(ws, style))


def _as_shown(value: Any, number_format: str) -> Any:
    if type(value) is float and is_date_format(number_format):
        return from_excel(value)
    if type(value) is float and _CURRENCY.search(number_format):
        return Decimal(repr(round(value, 4)))
    return value


def _as_entered(value: Any, number_format: str) -> Any:
    if number_format == "@":
        return f"'{value:g}" if isinstance(value, float | int) else f"'{value:%d/%m/%Y %H:%M:%S}"
    return value

"""The formats of a sheet's cells, as Excel would find them.

A cell that is written for the first time takes the format of its row, else of its column, as in Excel;
openpyxl alone would leave it plain.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Any

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE, is_date_format
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.area import Area
from ikm_xl.engine.cell_values import Quoted

# Numbers of formats that every Excel shows in its user's own way.
_DATE_FORMATS = ((date, 14), (time, 21), (timedelta, 46))
_DATE_AND_TIME = 22
_STANDARD_HEIGHT, _STANDARD_WIDTH = 15.0, 8.43  # points; characters


def cell(ws: Worksheet, row: int, column: int) -> Cell | MergedCell:
    """The cell, made with the format it inherits where there is none yet."""
    found = ws._cells.get((row, column))
    if found is None:
        found = ws._cells[row, column] = Cell(ws, row, column, style_array=inherited(ws, row, column))
    return found


def cells(ws: Worksheet, area: Area) -> Iterator[Cell | MergedCell]:
    """All cells of an area, row by row; they are made where there are none yet."""
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield cell(ws, row, column)


def style(ws: Worksheet, row: int, column: int) -> StyleArray:
    """The style of a cell: its own, else the one it inherits."""
    found: Any = ws._cells.get((row, column))
    return found._style or StyleArray() if found is not None else inherited(ws, row, column)


def inherited(ws: Worksheet, row: int, column: int) -> StyleArray:
    """The style of a cell that has none of its own: its row's, else its column's."""
    dimension: Any = ws.row_dimensions.get(row)
    if dimension is None or not dimension.has_style:
        dimension = covering(ws, column)
    return dimension._style if dimension is not None and dimension.has_style else StyleArray()


def covering(ws: Worksheet, column: int) -> Any:
    """The column dimension that a column belongs to, or None; Excel stores equal neighbours as one."""
    for dimension in ws.column_dimensions.values():
        dimension.reindex()
        if (dimension.min or 0) <= column <= (dimension.max or 0):
            return dimension
    return None


def own_column(ws: Worksheet, column: int) -> ColumnDimension:
    """The dimension of one column alone, split off from its neighbours where Excel stored them as one."""
    group = covering(ws, column)
    letter = get_column_letter(column)
    if group is None or group.min == group.max:
        return ws.column_dimensions[letter]
    del ws.column_dimensions[group.index]
    for first, last in ((group.min, column - 1), (column, column), (column + 1, group.max)):
        if first <= last:
            part = copy(group)
            part.index, part.min, part.max = get_column_letter(first), first, last
            ws.column_dimensions[part.index] = part
    return ws.column_dimensions[letter]


def existing(ws: Worksheet, area: Area) -> Iterator[tuple[int, int, StyleArray]]:
    """Row, column and style of the cells of an area that have a format of their own, in no order."""
    own: dict[tuple[int, int], Any] = ws._cells
    if area.rows * area.columns < len(own):
        places = product(range(area.top, area.bottom + 1), range(area.left, area.right + 1))
        own = {place: own[place] for place in places if place in own}
    for (row, column), found in own.items():
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            yield row, column, found._style or StyleArray()


def first_locked(ws: Worksheet, area: Area) -> tuple[int, int] | None:
    """Row and column of a cell of the area that the sheet's protection guards; None where there is none."""
    if not ws.protection.sheet:
        return None
    for row, column, own in existing(ws, area):
        if _is_locked(ws, own):
            return row, column
    for column in range(area.left, area.right + 1):
        group = covering(ws, column)
        if group is not None and group.has_style and not _is_locked(ws, group._style):
            continue
        for row in range(area.top, area.bottom + 1):
            if (row, column) not in ws._cells and _is_locked(ws, inherited(ws, row, column)):
                return row, column
    return None


def is_date(ws: Worksheet, style: StyleArray) -> bool:
    """Whether the number format of a style shows a date or a time."""
    return bool(is_date_format(number_format(ws, style)))


def number_format(ws: Worksheet, style: StyleArray) -> str:
    """The number format of a style: ``General``, ``0.00``."""
    custom = style.numFmtId - BUILTIN_FORMATS_MAX_SIZE
    if custom < 0:
        return str(BUILTIN_FORMATS.get(style.numFmtId, "General"))
    return str(_book(ws)._number_formats[custom])


def font(ws: Worksheet, style: StyleArray) -> Font:
    """The font of a style."""
    found: Font = _book(ws)._fonts[style.fontId]
    return found


def alignment(ws: Worksheet, style: StyleArray) -> Alignment:
    """The alignment of a style."""
    found: Alignment = _book(ws)._alignments[style.alignmentId]
    return found


def width(ws: Worksheet, column: int) -> float:
    """The width of a column, in characters."""
    dimension = covering(ws, column)
    own = dimension.width if dimension is not None else None
    return float(own or ws.sheet_format.defaultColWidth or _STANDARD_WIDTH)


def height(ws: Worksheet, row: int) -> float | None:
    """The height that somebody set for a row, in points; None where its text decides."""
    dimension = ws.row_dimensions.get(row)
    return dimension.height if dimension is not None else None


def standard_height(ws: Worksheet) -> float:
    """The height of the rows of which nothing else is known, in points."""
    return float(ws.sheet_format.defaultRowHeight or _STANDARD_HEIGHT)


def variant(ws: Worksheet, style: StyleArray, content: date | time | timedelta | Quoted) -> StyleArray:
    """The style in which a cell shows a date, or carries the apostrophe of quoted text, as in Excel."""
    made = copy(style)
    if isinstance(content, Quoted):
        made.quotePrefix = 1
    elif not is_date(ws, style):
        made.numFmtId = next(number for kind, number in _DATE_FORMATS if isinstance(content, kind))
        if isinstance(content, datetime) and content.time() != time():
            made.numFmtId = _DATE_AND_TIME
    return made


def identify(ws: Worksheet, style: StyleArray) -> int:
    """The number under which the workbook's file holds a style."""
    return int(_book(ws)._cell_styles.add(style))


def by_number(ws: Worksheet, number: int) -> StyleArray:
    """The style that the workbook's file holds under a number."""
    found: StyleArray = _book(ws)._cell_styles[number]
    return found


def _is_locked(ws: Worksheet, style: StyleArray) -> bool:
    return bool(_book(ws)._protections[style.protectionId].locked)


def _book(ws: Worksheet) -> Any:
    """The workbook; its lists of formats are not among openpyxl's public names."""
    return ws.parent

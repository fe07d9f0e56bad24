"""The contents of one sheet's cells, by rows; formats stay with openpyxl.

Contents are kept apart from openpyxl's cells because a cell object costs fifty times the time and memory
of its value: a block of 100,000 rows is read, written and saved as plain lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.engine import formats
from ikm_xl.engine.box import Box
from ikm_xl.engine.contents import Content, Error, Formula, Quoted, unescaped


class Grid:
    """The contents of a sheet.

    Making a grid moves the contents out of the openpyxl sheet; cells without a format are dropped there.

    Attributes:
        rows: the contents of a row, from column A on, by row number; rows may be of any length.
        changed: the boxes that were written since whoever recalculates last emptied the list.
        fitted: the rows whose height follows their text, unless somebody set it.
    """

    def __init__(self, ws: Worksheet) -> None:
        self.rows: dict[int, list[Content]] = {}
        self.changed: list[Box] = []
        self.fitted: set[int] = set()
        dressed_rows, dressed_columns = formats.dressed(ws)
        plain = []
        for (row, column), cell in ws._cells.items():
            if not isinstance(cell, Cell):
                continue  # covered by a merged cell
            if cell.value is not None:
                self._put(row, column, _taken(cell))
            dressed = row in dressed_rows or column in dressed_columns  # where a plain cell is an exception
            if not (cell.has_style or cell.comment or cell.hyperlink or dressed):
                plain.append((row, column))
        for place in plain:
            del ws._cells[place]
        if used := self.used:
            self.changed.append(used)

    @property
    def used(self) -> Box | None:
        """The smallest box that holds every content; None where there is none."""
        spans = {row: span for row, line in self.rows.items() if (span := _span(line))}
        if not spans:
            return None
        firsts, lasts = zip(*spans.values(), strict=True)
        return Box(min(spans), min(firsts), max(spans), max(lasts))

    def filled(self, row: int, column: int) -> bool:
        """Whether a cell holds anything; nothing lies outside of the sheet."""
        line = self.rows.get(row, [])
        return 1 <= column <= len(line) and line[column - 1] is not None

    def read(self, box: Box) -> list[list[Content]]:
        """The contents of a box, row by row."""
        first, last = box.left - 1, box.right
        block = []
        for number in range(box.top, box.bottom + 1):
            line = self.rows.get(number, [])[first:last]
            block.append(line + [None] * (box.columns - len(line)))
        return block

    def write(self, box: Box, block: Sequence[Sequence[Content]]) -> None:
        """Put the block's rows into the box; both have the same shape."""
        first, last = box.left - 1, box.right
        for number, values in enumerate(block, box.top):
            line = self.rows.setdefault(number, [])
            if len(line) < first:
                line += [None] * (first - len(line))
            line[first:last] = values
        self.changed.append(box)
        self.fit(box.top, box.bottom)

    def fit(self, first: int, last: int) -> None:
        """Let the heights of rows follow their text."""
        self.fitted.update(range(first, min(last, max(self.rows, default=0)) + 1))

    def clear(self, box: Box) -> None:
        """Empty the box."""
        used = self.used
        inside = used and box.cut(used)
        if inside:
            self.write(inside, [[None] * inside.columns] * inside.rows)

    def formulas(self) -> Iterator[tuple[int, int, Formula]]:
        """Row, column and text of every formula, in the order of the sheet."""
        for row in sorted(self.rows):
            for column, content in enumerate(self.rows[row], 1):
                if type(content) is Formula:
                    yield row, column, content

    def _put(self, row: int, column: int, content: Content) -> None:
        line = self.rows.setdefault(row, [])
        line += [None] * (column - len(line))
        line[column - 1] = content


def _span(line: list[Content]) -> tuple[int, int] | None:
    """The first and the last column of a row that hold anything."""
    first = next((column for column, content in enumerate(line, 1) if content is not None), None)
    if first is None:
        return None
    return first, next(column for column in range(len(line), 0, -1) if line[column - 1] is not None)


def _taken(cell: Any) -> Content:
    """The content of an openpyxl cell, which is left without one."""
    value, kind = cell.value, cell.data_type
    cell._value, cell.data_type = None, "n"
    if kind == "f":
        return Formula(value) if isinstance(value, str) else cast(Content, value)
    if kind == "e":
        return Error(value)
    if kind != "s":
        return cast(Content, value)
    text = unescaped(value)
    if cell.quotePrefix:
        cell.quotePrefix = False
        return Quoted(text)
    return text or None

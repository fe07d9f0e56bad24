"""The heights of rows that nobody set, by their text.

Excel fits such a row whenever a cell of it is written; LibreOffice does so for no file that it opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.engine import formats
from ikm_xl.engine.cell_values import Content, Formula
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.engine.text_lines import HIGHEST, LINE, lines


class _Look(NamedTuple):
    wraps: bool
    size: float
    bold: bool
    width: float


def heights(ws: Worksheet, grid: SheetContents, results: Callable[[int, int], Content]) -> dict[int, float]:
    """Heights in points of the rows that their text makes higher than the sheet's other rows.

    Only rows that were written or fitted count (``grid.fitted``), and no row whose height somebody set. As
    in Excel, merged cells do not count.
    """
    standard = formats.standard_height(ws)
    rows = {row for row in grid.fitted & grid.rows.keys() if formats.height(ws, row) is None}
    looks = _Looks(ws, rows, standard, grid.bounds.right)
    found = {}
    for row in rows:
        height = max(_needs(row, grid.rows[row], looks.of(row), results), default=0.0)
        if height > standard:
            found[row] = min(height, HIGHEST)
    return found


def _needs(
    row: int, line: list[Content], looks: Mapping[int, _Look], results: Callable[[int, int], Content]
) -> Iterator[float]:
    for column, look in looks.items():
        content = line[column - 1] if column <= len(line) else None
        if isinstance(content, Formula):
            content = results(row, column)
        if content is not None and content != "":
            wrapped = look.wraps and isinstance(content, str)
            count = lines(str(content), look.width, look.size, bold=look.bold) if wrapped else 1
            yield count * LINE * look.size


class _Looks:
    """Those cells of some rows that can make the row higher: they wrap, or have a large font."""

    def __init__(self, ws: Worksheet, rows: set[int], standard: float, width: int) -> None:
        self._ws, self._standard, self._width = ws, standard, width
        merged = {place for area in ws.merged_cells.ranges for place in area.cells}
        self._own: dict[int, dict[int, _Look | None]] = {}
        for row, column in ws._cells:
            if row in rows:
                style = formats.style(ws, row, column)
                look = None if (row, column) in merged else self._look(column, style)
                self._own.setdefault(row, {})[column] = look
        self._columns = self._inherited(0)

    def of(self, row: int) -> Mapping[int, _Look]:
        """The cells of a row that matter, by column, and how they look."""
        dimension = self._ws.row_dimensions.get(row)
        styled = dimension is not None and dimension.has_style
        inherited = self._inherited(row) if styled else self._columns
        if row not in self._own:
            return inherited
        looks = {**inherited, **self._own[row]}
        return {column: look for column, look in looks.items() if look is not None}

    def _inherited(self, row: int) -> dict[int, _Look]:
        """The looks that cells without a format of their own have; those of row 0 follow their columns."""
        ws, columns = self._ws, range(1, self._width + 1)
        looks = {column: self._look(column, formats.inherited(ws, row, column)) for column in columns}
        return {column: look for column, look in looks.items() if look is not None}

    def _look(self, column: int, style: StyleArray) -> _Look | None:
        font, alignment = formats.font(self._ws, style), formats.alignment(self._ws, style)
        size, wraps = font.sz or 11, bool(alignment.wrap_text)
        if not wraps and size * LINE <= self._standard:
            return None
        return _Look(wraps, size, bool(font.b), formats.width(self._ws, column))

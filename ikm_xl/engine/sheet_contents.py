"""The contents of one sheet's cells, by rows; formats stay with openpyxl.

Contents are kept apart from openpyxl's cells because a cell object costs fifty times the time and memory
of its value: a block of 100,000 rows is read, written and saved as plain lists.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikm_xl.area import Area
from ikm_xl.engine.cell_values import Content, Formula


class SheetContents:
    """The contents of a sheet.

    Attributes:
        rows: the contents of a row, from column A on, by row number; rows may be of any length.
        changed: the boxes that were written since whoever recalculates last emptied the list.
        fitted: the rows whose height follows their text, unless somebody set it.
    """

    def __init__(self) -> None:
        self.rows: dict[int, list[Content]] = {}
        self.changed: list[Area] = []
        self.fitted: set[int] = set()

    @property
    def bounds(self) -> Area:
        """An area from A1 that holds every content, if not the smallest one."""
        return Area(1, 1, max(self.rows, default=1), max(map(len, self.rows.values()), default=1))

    @property
    def used(self) -> Area | None:
        """The smallest area that holds every content; None where there is none."""
        rows = [row for row, line in self.rows.items() if line.count(None) < len(line)]
        if not rows:
            return None

        def held(column: int) -> bool:
            return any(self.filled(row, column) for row in rows)

        columns = range(1, self.bounds.right + 1)
        return Area(min(rows), next(filter(held, columns)), max(rows), next(filter(held, reversed(columns))))

    def filled(self, row: int, column: int) -> bool:
        """Whether a cell holds anything; nothing lies outside of the sheet."""
        line = self.rows.get(row, [])
        return 1 <= column <= len(line) and line[column - 1] is not None

    def read(self, area: Area) -> list[list[Content]]:
        """The contents of an area, row by row."""
        first, last = area.left - 1, area.right
        block = []
        for number in range(area.top, area.bottom + 1):
            line = self.rows.get(number, [])[first:last]
            block.append(line + [None] * (area.columns - len(line)))
        return block

    def lines(self, area: Area) -> Iterator[tuple[int, list[Content]]]:
        """The number and the contents of each row of an area that ever held any, without the blank end.

        What an area takes that reaches from A1 to a stray cell in the last row is what lies in it.
        """
        rows = range(area.top, area.bottom + 1)
        held = sorted(row for row in self.rows if row in rows) if len(self.rows) < len(rows) else rows
        for row in held:
            if row in self.rows:
                yield row, self.rows[row][area.left - 1 : area.right]

    def write(self, area: Area, block: Sequence[Sequence[Content]]) -> None:
        """Put the block's rows into the area; both have the same shape."""
        first, last = area.left - 1, area.right
        for number, values in enumerate(block, area.top):
            line = self.rows.setdefault(number, [])
            if len(line) < first:
                line += [None] * (first - len(line))
            line[first:last] = values
        self.changed.append(area)
        self.fit(area.top, area.bottom)

    def fit(self, first: int, last: int) -> None:
        """Let the heights of rows follow their text."""
        self.fitted.update(range(first, min(last, max(self.rows, default=0)) + 1))

    def clear(self, area: Area) -> None:
        """Empty the area."""
        inside = area.cut(self.bounds)
        if inside:
            self.write(inside, [[None] * inside.columns] * inside.rows)

    def formulas(self) -> Iterator[tuple[int, int, Formula]]:
        """Row, column and text of every formula, in the order of the sheet."""
        for row in sorted(self.rows):
            for column, content in enumerate(self.rows[row], 1):
                if type(content) is Formula:
                    yield row, column, content

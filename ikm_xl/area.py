"""A rectangle of cells, and its address."""

from __future__ import annotations

from typing import NamedTuple

from openpyxl.utils.cell import get_column_letter, range_boundaries

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
MOST_CELLS = 20_000_000
"""Of a sheet or a range: five times what 100,000 respondents need."""


class Area(NamedTuple):
    """The first and the last cell of a rectangle, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    @classmethod
    def of(cls, top: int, left: int, rows: int, columns: int) -> Area:
        """An area of so many rows and columns, from its first cell.

        Raises:
            ValueError: it does not lie wholly on a sheet.
        """
        area = cls(top, left, top + rows - 1, left + columns - 1)
        if not (1 <= top <= area.bottom <= LAST_ROW and 1 <= left <= area.right <= LAST_COLUMN):
            raise ValueError(f"no such cells on a sheet: row {top}, column {left}, {rows} × {columns}")
        return area

    @classmethod
    def parse(cls, address: str) -> Area:
        """The area of an address: ``B4``, ``$B$4:$C$9``, ``A:C`` or ``3:5``.

        Raises:
            ValueError: it is no address of one rectangle.
        """
        left, top, right, bottom = range_boundaries(address)
        return cls(top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN)

    @property
    def rows(self) -> int:
        """Its height in cells."""
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        """Its width in cells."""
        return self.right - self.left + 1

    def address(self, row_absolute: bool = True, column_absolute: bool = True) -> str:
        """``$B$4`` or ``$B$4:$C$9``, with or without the dollar signs."""
        row_sign, column_sign = "$" * row_absolute, "$" * column_absolute
        first = f"{column_sign}{get_column_letter(self.left)}{row_sign}{self.top}"
        if self.rows == self.columns == 1:
            return first
        return f"{first}:{column_sign}{get_column_letter(self.right)}{row_sign}{self.bottom}"

    def cut(self, other: Area) -> Area | None:
        """What it has in common with another area; None where they do not meet."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return Area(top, left, bottom, right) if top <= bottom and left <= right else None

"""A named rectangle of cells: where the template has it."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.utils import get_column_letter, quote_sheetname

from ikm_xl.area import Area


@dataclass(frozen=True)
class Place:
    """A named rectangle: ``row`` and ``column`` of its first cell (from 1), and its shape."""

    name: str
    sheet: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def area(self) -> Area:
        """The rectangle in the template; in a workbook it lies where the name points now."""
        return Area.of(self.row, self.column, self.rows, self.columns)

    @property
    def address(self) -> str:
        """``$B$4`` or ``$B$4:$C$9``."""
        return self.area.address()

    @property
    def refers_to(self) -> str:
        """The defined name's target, with its sheet: ``'Dokumen IKM'!$B$4:$C$9``."""
        return f"{quote_sheetname(self.sheet)}!{self.address}"

    def cell(self, row: int = 0, column: int = 0) -> str:
        """Relative address of one cell of the area, counted from 0: ``B4``."""
        return f"{get_column_letter(self.column + column)}{self.row + row}"

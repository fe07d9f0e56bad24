"""How a range of cells looks: the few formats that the steps use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.area import Area
from ikm_xl.engine import formats
from ikm_xl.excel import XlwingsError, base_classes

_Of = TypeVar("_Of")


class Looks(base_classes.Range):
    """The formats of a rectangle of cells."""

    def __init__(self, ws: Worksheet, area: Area) -> None:
        self._ws, self.area = ws, area

    @property
    def number_format(self) -> str | None:
        """The number format; None where the cells have different ones."""
        ws = self._ws
        return self._common(lambda row, column: formats.number_format(ws, formats.style(ws, row, column)))

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._require_permission("formatCells")
        for cell in formats.cells(self._ws, self.area):
            cell.number_format = value

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour of the first cell's background as red, green, blue; None where there is none."""
        fill = formats.cell(self._ws, self.area.top, self.area.left).fill
        if fill.fill_type != "solid":
            return None
        if fill.fgColor.type != "rgb":
            raise NotImplementedError("the openpyxl engine does not provide Range.color for theme colours")
        red, green, blue = bytes.fromhex(str(fill.fgColor.rgb)[-6:])
        return red, green, blue

    @color.setter
    def color(self, value: tuple[int, int, int] | int | str | None) -> None:
        self._require_permission("formatCells")
        fill = PatternFill() if value is None else PatternFill("solid", fgColor=_hex(value))
        for cell in formats.cells(self._ws, self.area):
            cell.fill = fill

    def unmerge(self) -> None:
        """Part the merged cells that lie in the range, wholly or in part."""
        self._require_permission("formatCells")
        for merged in list(self._ws.merged_cells.ranges):
            left, top, right, bottom = merged.bounds
            if self.area.cut(Area(top, left, bottom, right)):
                self._ws.unmerge_cells(merged.coord)

    @property
    def row_height(self) -> float | None:
        """In points; None where the rows have different heights. Fitted rows count as not fitted yet."""
        ws = self._ws
        return self._common(lambda row, _: formats.height(ws, row) or formats.standard_height(ws))

    @row_height.setter
    def row_height(self, value: float) -> None:
        self._require_permission("formatRows")
        for row in range(self.area.top, self.area.bottom + 1):
            self._ws.row_dimensions[row].height = value

    @property
    def column_width(self) -> float | None:
        """In characters; None where the columns have different widths."""
        return self._common(lambda _, column: formats.width(self._ws, column))

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._require_permission("formatColumns")
        for column in range(self.area.left, self.area.right + 1):
            formats.own_column(self._ws, column).width = value

    def _common(self, of: Callable[[int, int], _Of]) -> _Of | None:
        """What ``of`` gives for each cell, if it is the same for all of them."""
        rows, columns = range(self.area.top, self.area.bottom + 1), range(self.area.left, self.area.right + 1)
        found = {of(row, column) for row in rows for column in columns}
        return found.pop() if len(found) == 1 else None

    def _require_permission(self, action: str) -> None:
        protection = self._ws.protection
        if protection.sheet and getattr(protection, action):  # the attribute says what is forbidden
            raise XlwingsError(f"{self._ws.title} is protected against {action}: Excel refuses")


def _hex(color: tuple[int, int, int] | int | str) -> str:
    """A colour in any of xlwings' ways as ``RRGGBB``; as a number its lowest byte is red."""
    if isinstance(color, str):
        return color.removeprefix("#").upper()
    return bytes(color.to_bytes(3, "little") if isinstance(color, int) else color).hex().upper()

"""A sheet and its page setup."""

# ruff: noqa: D102 - the members are those of xlwings, whose documentation describes them

from __future__ import annotations

from typing import Any

from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.area import LAST_COLUMN, LAST_ROW, Area
from ikm_xl.engine.names import Names
from ikm_xl.engine.owners import Book
from ikm_xl.engine.pictures import Pictures
from ikm_xl.engine.range import Range
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.engine.unsupported import complete
from ikm_xl.excel import base_classes


@complete
class Sheet(base_classes.Sheet):
    """A sheet: openpyxl's, and the grid of its contents."""

    def __init__(self, book: Book, ws: Any) -> None:
        self._book = book
        self.ws: Worksheet = ws

    @property
    def book(self) -> Book:
        return self._book

    @property
    def grid(self) -> SheetContents:
        """The contents of the cells."""
        return self.book.grids[self.ws.title]

    @property
    def api(self) -> Worksheet:
        return self.ws

    @property  # type: ignore[misc] # a sheet keeps its name: everything is found by it
    def name(self) -> str:
        return self.ws.title

    @property
    def index(self) -> int:
        return [ws.title for ws in self.book.workbook.worksheets].index(self.name) + 1

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """A range by address or defined name, by (row, column, rows, columns), or by two corners.

        Several addresses or names, with commas between them, give a range of several areas, of which
        Excel answers all in its address and the first in everything else that is asked for here.
        """
        if isinstance(arg1, str) and arg2 is None:
            areas = [self._named(text).area for text in arg1.split(",")]
            return Range(self, areas[0], more=areas[1:])
        if isinstance(arg1, tuple) and len(arg1) == 4:
            row, column, rows, columns = arg1
            return Range(self, Area.of(row, column, rows, columns))
        corners = [self._corner(corner) for corner in (arg1, arg2) if corner is not None]
        tops, lefts, bottoms, rights = zip(*corners, strict=True)
        top, left = min(tops), min(lefts)
        return Range(self, Area.of(top, left, max(bottoms) - top + 1, max(rights) - left + 1))

    def _corner(self, corner: Any) -> Area:
        if isinstance(corner, Range):
            return corner.area
        if isinstance(corner, str):
            return Area.parse(corner)
        row, column = corner
        return Area.of(row, column, 1, 1)

    def _named(self, text: str) -> Range:
        names = Names(self.book)
        if not names.contains(text):
            return Range(self, Area.parse(text))
        found = names(text).refers_to_range
        if found.sheet.name != self.name:
            raise ValueError(f"the name {text} does not refer to the sheet {self.name}")
        return found

    @property
    def cells(self) -> Range:
        return Range(self, Area(1, 1, LAST_ROW, LAST_COLUMN))

    @property
    def used_range(self) -> Range:
        """The smallest range that holds every content and every cell with a format of its own."""
        used = self.grid.used
        boxes = [used] if used else []
        if self.ws._cells:
            rows, columns = zip(*self.ws._cells, strict=True)
            boxes.append(Area(min(rows), min(columns), max(rows), max(columns)))
        tops, lefts, bottoms, rights = zip(*(boxes or [Area(1, 1, 1, 1)]), strict=True)
        return Range(self, Area(min(tops), min(lefts), max(bottoms), max(rights)))

    def clear_contents(self) -> None:
        self.cells.clear_contents()

    def clear(self) -> None:
        """Take contents and formats from every cell; merged cells are parted, as Excel parts them."""
        self.clear_contents()
        self.cells.unmerge()
        self.ws._cells.clear()

    def bare(self) -> None:
        """:meth:`clear`, and no table, filter or hidden row is left: see ``ikm_xl.excel.bare``."""
        self.clear()
        self.ws.tables.clear()
        self.ws.auto_filter.ref = None
        for dimension in self.ws.row_dimensions.values():
            dimension.hidden = False

    def activate(self) -> None:
        self.book.workbook.active = self.ws
        for ws in self.book.workbook.worksheets:
            ws.sheet_view.tabSelected = ws is self.ws  # two selected tabs would be edited as a group

    def select(self) -> None:
        self.activate()

    @property
    def visible(self) -> bool:
        return self.ws.sheet_state == "visible"

    @visible.setter
    def visible(self, value: bool) -> None:
        self.ws.sheet_state = "visible" if value else "hidden"

    @property
    def pictures(self) -> Pictures:
        return Pictures(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self.ws)


@complete
class PageSetup(base_classes.PageSetup):
    """The page setup of a sheet."""

    def __init__(self, ws: Worksheet) -> None:
        self.ws = ws

    @property
    def api(self) -> Worksheet:
        return self.ws

    @property
    def print_area(self) -> str | None:
        """``$A$1:$L$30``, or None."""
        area = str(self.ws.print_area or "")
        return area.replace(f"{quote_sheetname(self.ws.title)}!", "") or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        self.ws.print_area = value or None

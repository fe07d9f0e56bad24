"""The stand-in for Excel through COM: sheets, ranges and page setup."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from openpyxl.utils import quote_sheetname
from win32com.server import util

from ikm_xl.area import LAST_COLUMN, Area
from ikm_xl.engine.cell_values import Error
from ikm_xl.engine.range import Range
from ikm_xl.engine.sheet import Sheet
from tests.windows_job import excel_habits
from tests.windows_job.excel_com import (
    Application,
    Exposed,
    Session,
    Workbook,
    behind,
    exposed,
    no_such,
    refuse,
    required,
)
from tests.windows_job.excel_com_parts import CELL, Areas, ListObjects, PageSetup, Pictures, Shapes, separate

_VISIBLE, _HIDDEN = -1, 0
_ERRORS = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
}
"""Excel's XlCVError values as VARIANTs of type VT_ERROR hand them out."""


class Worksheets(Exposed):
    """The sheets."""

    def get_count(self) -> int:
        return len(self.session.book.sheets)

    def get_newenum(self) -> Any:
        """What a loop over the sheets asks for; real COM only (the other stand-in counts)."""
        return util.NewEnum([self.get_value(number) for number in range(1, self.get_count() + 1)])

    def get_value(self, key: Any = None) -> Any:
        required(key)
        try:
            found = self.session.book.sheets(int(key) if isinstance(key, int | float) else key)
        except Exception as error:
            raise no_such(key) from error
        return exposed(Worksheet(self.session, found))

    get_item = get_value


class Worksheet(Exposed):
    """A sheet."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__(session)
        self.sheet = sheet

    def _cells(self, area: Area) -> Any:
        return exposed(Cells(self.session, Range(self.sheet, area)))

    def get_name(self) -> str:
        return str(self.sheet.name)

    def get_index(self) -> int:
        return self.sheet.index

    def get_parent(self) -> Any:
        return exposed(Workbook(self.session))

    def get_application(self) -> Any:
        return exposed(Application(self.session))

    def get_visible(self) -> int:
        return _VISIBLE if self.sheet.visible else _HIDDEN

    def set_visible(self, value: int) -> None:
        self.sheet.visible = bool(value)

    def do_activate(self) -> None:
        self.sheet.activate()

    do_select = do_activate

    def do_unprotect(self) -> None:
        self.sheet.ws.protection.disable()

    def do_exportasfixedformat(self, kind: int, path: str) -> None:
        """A page of A4 that says nothing."""
        page = b"%PDF-1.4 << /Type /Page /MediaBox [0 0 595.3 841.9] >>"
        Path(path).write_bytes(page)

    def get_cells(self, *place: Any) -> Any:
        return self._cells(Area.of(int(place[0]), int(place[1]), 1, 1) if place else self.sheet.cells.area)

    def get_usedrange(self) -> Any:
        area = self.sheet.used_range.area
        last = self.session.habits.formatted.get(self.sheet.name, 0)
        return self._cells(area._replace(bottom=max(area.bottom, last)))

    def get_autofiltermode(self) -> bool:
        return bool(self.sheet.ws.auto_filter.ref)

    def set_autofiltermode(self, value: bool) -> None:
        """Excel takes False only: the filter goes, and the rows that it hid are seen again."""
        excel_habits.unfilter(self.sheet)

    def get_listobjects(self) -> Any:
        return exposed(ListObjects(self.session, self.sheet))

    def get_pagesetup(self) -> Any:
        return exposed(PageSetup(self.session, self.sheet))

    def do_pictures(self) -> Any:
        return exposed(Pictures(self.session, self.sheet, exposed(self)))

    def get_shapes(self) -> Any:
        return exposed(Shapes(self.session, self.sheet, exposed(self)))

    def get_range(self, first: Any = None, last: Any = None) -> Any:
        required(first)
        if isinstance(first, str) and "," in first:
            return exposed(Areas(self.session, [self._area(one) for one in separate(first)]))
        corners = [
            self._area(corner) if isinstance(corner, str) else behind(corner).cells.area
            for corner in (first, last)
            if corner is not None
        ]
        tops, lefts, bottoms, rights = zip(*corners, strict=True)
        return self._cells(Area(min(tops), min(lefts), max(bottoms), max(rights)))

    def _area(self, text: str) -> Area:
        try:
            return self.sheet.range(text).area
        except Exception as error:  # also of a name that refers to another sheet
            raise refuse("Method 'Range' of object '_Worksheet' failed") from error


class Lines(Exposed):
    """The rows or the columns of a range."""

    def __init__(self, session: Session, cells: Range, axis: str) -> None:
        super().__init__(session)
        self.cells, self.axis = cells, axis

    def get_count(self) -> int:
        return self.cells.shape[self.axis == "c"]

    def do_autofit(self) -> None:
        if not excel_habits.is_whole(self.cells, self.axis):
            self.session.narrow_fits.append(self.cells.address)
        self.cells.autofit(self.axis)


class Cells(Exposed):
    """A range."""

    def __init__(self, session: Session, cells: Range) -> None:
        super().__init__(session)
        self.cells = cells

    def _dynamic_(self, name: str, lcid: int, flags: int, arguments: tuple[Any, ...]) -> Any:
        if name.lower() == "_value_" and arguments and flags & 2:  # the default member: Range(1, 2)
            self.session.calls["Cells._default"] += 1
            return self.get_item(*arguments)
        return super()._dynamic_(name, lcid, flags, arguments)

    def get_row(self) -> int:
        return self.cells.row

    def get_column(self) -> int:
        return self.cells.column

    def get_top(self) -> float:
        return (self.cells.row - 1) * CELL[0]

    def get_left(self) -> float:
        return (self.cells.column - 1) * CELL[1]

    def get_rows(self) -> Any:
        return exposed(Lines(self.session, self.cells, "r"))

    def get_columns(self) -> Any:
        return exposed(Lines(self.session, self.cells, "c"))

    def get_entirerow(self) -> Any:
        whole = self.cells.area._replace(left=1, right=LAST_COLUMN)
        return exposed(Cells(self.session, Range(self.cells.sheet, whole)))

    def set_hidden(self, value: bool) -> None:
        excel_habits.hide(self.cells, bool(value))

    def get_count(self) -> int:
        if len(self.cells) > 2**31 - 1:
            raise refuse("Overflow")
        return len(self.cells)

    def get_worksheet(self) -> Any:
        return exposed(Worksheet(self.session, cast(Sheet, self.cells.sheet)))

    get_parent = get_worksheet

    def get_application(self) -> Any:
        return exposed(Application(self.session))

    def get_address(self, *how: Any) -> str:
        return self.do_getaddress(*how)

    def do_getaddress(
        self, row: Any = True, column: Any = True, style: Any = 1, external: Any = False
    ) -> str:
        address = self.cells.area.address(bool(row), bool(column))
        place = f"[{self.session.book.name}]{self.cells.sheet.name}"
        return f"{quote_sheetname(place)}!{address}" if external else address

    def get_item(self, row: Any, column: Any = None) -> Any:
        place = self.cells(int(row)) if column is None else self.cells(int(row), int(column))
        return exposed(Cells(self.session, place))

    def get_value(self, *_: Any) -> Any:
        rows = [[_out(value) for value in row] for row in excel_habits.read(self.cells, self.session.habits)]
        return rows[0][0] if len(self.cells) == 1 else rows  # a tuple would mean out parameters

    def get_value2(self) -> Any:
        plain = excel_habits.Habits(formats_decide=False)
        rows = [[_out(value) for value in row] for row in excel_habits.read(self.cells, plain)]
        return rows[0][0] if len(self.cells) == 1 else rows

    def set_value(self, *arguments: Any) -> None:
        value = arguments[-1]
        height, width = self.cells.shape
        if not isinstance(value, tuple | list):
            rows = [[_in(value)] * width for _ in range(height)]
        else:
            lines = value if isinstance(value[0], tuple | list) else [value] * height
            rows = [[_in(one) for one in line] for line in lines]
        excel_habits.write(self.cells, rows, self.session.habits)

    set_value2 = set_value

    def get_formula(self) -> Any:
        found = self.cells.formula
        return found if isinstance(found, str) else [list(row) for row in found]

    def set_formula(self, value: Any) -> None:
        self.cells.formula = value

    def do_autofilter(self, field: int, criterion: str) -> None:
        """Rows whose cell in that column of the range says something else are hidden."""
        sheet, area = cast(Sheet, self.cells.sheet), self.cells.area
        sheet.ws.auto_filter.ref = area.address(False, False)
        for row in range(area.top + 1, area.bottom + 1):
            shown = self.cells(row - area.top + 1, field).raw_value == criterion
            sheet.ws.row_dimensions[row].hidden = not shown

    def do_merge(self, across: bool = False) -> None:
        self.cells.sheet.ws.merge_cells(self.cells.area.address(False, False))

    def do_unmerge(self) -> None:
        self.cells.unmerge()

    def do_clear(self) -> None:
        cast(Sheet, self.cells.sheet).clear()

    def do_clearcontents(self) -> None:
        area = self.cells.area
        for merged in self.cells.sheet.ws.merged_cells.ranges:
            whole = Area(merged.min_row, merged.min_col, merged.max_row, merged.max_col)
            if whole.cut(area) not in (None, whole):
                raise refuse("We can't do that to a merged cell.")
        self.cells.clear_contents()

    def get_mergecells(self) -> bool:
        merged = self.cells.sheet.ws.merged_cells.ranges
        wholes = (Area(one.min_row, one.min_col, one.max_row, one.max_col) for one in merged)
        return any(whole.cut(self.cells.area) for whole in wholes)

    def get_numberformat(self) -> Any:
        return self.cells.number_format

    def set_numberformat(self, value: str) -> None:
        self.cells.number_format = value


def _out(value: Any) -> Any:
    if isinstance(value, Error):
        return _ERRORS.get(str(value), _ERRORS["#VALUE!"])
    if isinstance(value, datetime):
        return value.replace(tzinfo=UTC)
    return str(value) if isinstance(value, str) else value


def _in(value: Any) -> Any:
    if isinstance(value, datetime):  # pywintypes' own kind, in UTC
        return datetime(*value.timetuple()[:6], value.microsecond)
    return None if value == "" else value

"""A range of cells: where it lies, its values and formulas."""

# ruff: noqa: D102 - the members are those of xlwings, whose documentation describes them

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

from openpyxl.formula.translate import Translator
from openpyxl.utils import quote_sheetname
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from ikm_xl.area import LAST_COLUMN, LAST_ROW, MOST_CELLS, Area
from ikm_xl.engine import formats
from ikm_xl.engine.calculation import Calculation
from ikm_xl.engine.cell_values import Content, Error, Formula, Quoted, Rich, content, contents
from ikm_xl.engine.looks import Looks
from ikm_xl.engine.owners import Sheet
from ikm_xl.engine.unsupported import complete
from ikm_xl.errors import IkmError
from ikm_xl.excel import XlwingsError

_STEPS = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}
_DAY_0 = datetime(1899, 12, 30)


def _moment(value: date | time | timedelta) -> datetime:
    """A date or time as Excel hands it out: always a date with a time, counted from its day 0."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, time):
        return datetime.combine(_DAY_0, value)
    if isinstance(value, timedelta):
        return _DAY_0 + value
    return datetime.combine(value, time())


def _same(content: Any) -> Any:
    return content


class _Texts(dict[Quoted, str]):
    """Quoted text as plain text; large blocks hold the same few texts again and again."""

    def __missing__(self, quoted: Quoted) -> str:
        self[quoted] = text = str(quoted)
        return text


_AS_THEY_ARE = frozenset({type(None), bool, float, str, Error})
_TEXT_OR_NUMBER = _AS_THEY_ARE | {Quoted}
_CALCULATED = frozenset({Formula, ArrayFormula, DataTableFormula})
_VALUE: dict[type, Callable[[Any], Any]] = {
    **dict.fromkeys(_AS_THEY_ARE | _CALCULATED, _same),
    int: float,
    Quoted: str,
    Rich: str,
    datetime: _same,
    date: _moment,
    time: _moment,
    timedelta: _moment,
}
"""The value of a cell by the type of its content."""


@complete
class Range(Looks):
    """A rectangle of cells of one sheet."""

    has_array = False
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet: Sheet, area: Area, more: Sequence[Area] = ()) -> None:
        super().__init__(sheet.ws, area)
        self._sheet = sheet
        self._areas = (area, *more)

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def api(self) -> Range:
        """There is no native object; xlwings writes no values to a range whose api is None."""
        return self

    @property
    def row(self) -> int:
        return self.area.top

    @property
    def column(self) -> int:
        return self.area.left

    @property
    def shape(self) -> tuple[int, int]:
        return self.area.rows, self.area.columns

    def __len__(self) -> int:
        return self.area.rows * self.area.columns

    def __call__(self, row: int, column: int | None = None) -> Range:
        """A cell by row and column, counted from 1; by one number, row by row."""
        if column is None:
            above, left = divmod(row - 1, self.area.columns)
            row, column = above + 1, left + 1
        return Range(self.sheet, Area.of(self.area.top + row - 1, self.area.left + column - 1, 1, 1))

    @property
    def address(self) -> str:
        return ",".join(area.address() for area in self._areas)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        address = self.area.address(row_absolute, col_absolute)
        if not external:
            return address
        name = f"[{self.sheet.book.name}]{self.sheet.name}"
        return f"{quote_sheetname(name)}!{address}"

    @property
    def raw_value(self) -> Any:
        """The values: of one cell as it is, of more cells as rows."""
        values = self._read_values()
        return values[0][0] if len(self) == 1 else values

    @raw_value.setter
    def raw_value(self, value: Any) -> None:
        self._require_unlocked()
        self.sheet.grid.write(self.area, self._block(value))

    def _read(self) -> list[list[Content]]:
        if len(self) > MOST_CELLS:
            where = f"'{self.sheet.name}'!{self.area.address(False, False)}"
            raise IkmError(
                f"Area {where} terlalu besar untuk diolah.",
                "Hapus isi yang jauh dari tabelnya, simpan, lalu coba lagi.",
                code="IKM-M11",
            )
        return self.sheet.grid.read(self.area)

    def _read_values(self) -> list[list[Any]]:
        texts = _Texts()
        calculated = cache(self.sheet.book.refreshed)  # once, and only where there are formulas
        lines = enumerate(self._read(), self.area.top)
        return [self._values(row, line, texts, calculated) for row, line in lines]

    def _values(
        self, row: int, line: list[Content], texts: _Texts, calculated: Callable[[], Calculation]
    ) -> list[Any]:
        kinds = set(map(type, line))
        if kinds <= _AS_THEY_ARE:
            return line
        if kinds <= _TEXT_OR_NUMBER:
            return [texts[content] if type(content) is Quoted else content for content in line]
        values: list[Any] = [_VALUE[type(content)](content) for content in line]
        if not kinds.isdisjoint(_CALCULATED):
            calculation = calculated()
            for column, content in enumerate(line, self.area.left):
                if type(content) in _CALCULATED:
                    result = calculation.result(self.sheet.name, row, column)
                    values[column - self.area.left] = self._as_formatted(row, column, result)
        return values

    def _as_formatted(self, row: int, column: int, result: Any) -> Any:
        """A formula's value, which is a date if its cell shows it as one."""
        ws = self.sheet.ws
        if type(result) is float and formats.is_date(ws, formats.style(ws, row, column)):
            return _moment(from_excel(result, self.sheet.book.workbook.epoch))
        return result

    def _block(self, value: Any) -> list[list[Content]]:
        """What the cells hold after ``value`` was assigned: rows, one row, or one value for all cells."""
        if _is_list(value):
            rows = value if _is_list(value[0]) else [value]
            block = contents(rows)
            if (len(block), len(block[0])) != self.shape:
                raise ValueError(f"{len(block)} × {len(block[0])} values do not fit {self.address}")
            return block
        one = content(value)
        if isinstance(one, Formula) and len(self) > 1:
            return self._filled(one)
        return [[one] * self.area.columns for _ in range(self.area.rows)]

    def _filled(self, formula: Formula) -> list[list[Content]]:
        """One formula for many cells: it is meant for the first, and relative references move along."""
        origin = Translator(formula, self(1).area.address(False, False))
        rows, columns = range(1, self.area.rows + 1), range(1, self.area.columns + 1)
        addresses = [[self(row, column).area.address(False, False) for column in columns] for row in rows]
        return [[Formula(origin.translate_formula(address)) for address in line] for line in addresses]

    @property
    def formula(self) -> Any:
        """The formulas, and the constants as text: of one cell a text, of more cells tuples of rows."""
        blank = ("",) * self.area.columns
        rows = tuple(
            blank if line.count(None) == len(line) else tuple(map(_as_formula, line)) for line in self._read()
        )
        return rows[0][0] if len(self) == 1 else rows

    @formula.setter
    def formula(self, value: Any) -> None:
        self.raw_value = value

    def clear_contents(self) -> None:
        inside = self.area.cut(self.sheet.grid.bounds)
        if inside:
            Range(self.sheet, inside)._require_unlocked()
            self.sheet.grid.clear(inside)

    def end(self, direction: str) -> Range:
        """The cell that Ctrl and an arrow key lead to from the first cell."""
        down, right = _STEPS[direction]
        row, column = self.area.top, self.area.left
        filled = self.sheet.grid.filled
        within = filled(row, column) and filled(row + down, column + right)
        while 1 <= row + down <= LAST_ROW and 1 <= column + right <= LAST_COLUMN:
            ahead = filled(row + down, column + right)
            if within and not ahead:
                break
            row, column = row + down, column + right
            if ahead and not within:
                break
        return Range(self.sheet, Area.of(row, column, 1, 1))

    def autofit(self, axis: str | None = None) -> None:
        """Fit the rows' heights, the columns' widths, or both, to the contents.

        The heights are found when the book is saved. The widths are estimated by the longest line. As in
        Excel, merged cells do not count.
        """
        if axis in ("r", "rows", None):
            self._require_permission("formatRows")
            self.sheet.grid.fit(self.area.top, self.area.bottom)
            for row, dimension in self.sheet.ws.row_dimensions.items():
                if self.area.top <= row <= self.area.bottom:
                    dimension.height = None
        area = self.area.cut(self.sheet.grid.bounds)
        if axis in ("c", "columns", None) and area:
            lines = Range(self.sheet, area)._read_values()
            for column, values in enumerate(zip(*lines, strict=True), area.left):
                texts = [str(value) for value in values if value is not None]
                longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
                if longest:
                    Range(self.sheet, Area.of(1, column, 1, 1)).column_width = min(longest + 2, 255)

    def _require_unlocked(self) -> None:
        locked = formats.first_locked(self.sheet.ws, self.area)
        if locked is not None:
            address = Area.of(*locked, 1, 1).address(False, False)
            raise XlwingsError(
                f"Excel refuses: {self.sheet.name}!{address} is locked and its sheet protected "
                "(sheet.api.protection.disable() lifts it)"
            )


def _is_list(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _as_formula(content: Content) -> str:
    if isinstance(content, ArrayFormula):
        return content.text or ""
    if content is None or isinstance(content, DataTableFormula):
        return ""
    if isinstance(content, bool):
        return str(content).upper()
    return repr(content).removesuffix(".0") if isinstance(content, float) else str(content)

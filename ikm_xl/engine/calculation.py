"""The values of the workbook's formulas, by IronCalc.

IronCalc gets every cell that formulas can see once, and then only what changed, which takes a third of a
microsecond per cell; loading the workbook anew for each reading would take the time of a whole save.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, time, timedelta
from typing import Any, NamedTuple

import ironcalc
from openpyxl.workbook import Workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from ikm_xl.area import Area
from ikm_xl.engine.cell_values import Content, Error, Formula, Quoted, serial
from ikm_xl.engine.dependencies import Dependencies, Sight
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.errors import IkmError

Result = bool | float | str | Error
Names = dict[tuple[str, int | None], str]

_FORMULAS = Formula, ArrayFormula


class CellError(NamedTuple):
    """A formula that gives an error value."""

    sheet: str
    address: str
    formula: str
    error: str


class Calculation:
    """The formulas' values, always those of the workbook's present contents.

    Args:
        workbook: where the defined names stand.
        grids: the contents, by sheet name, in the order of the sheets.
    """

    def __init__(self, workbook: Workbook, grids: Mapping[str, SheetContents]) -> None:
        self._workbook = workbook
        self._grids = grids
        self._index = {name: index for index, name in enumerate(grids)}
        self._names: Names = {}  # all of the workbook, and those of them that IronCalc knows
        self._told: Names = {}
        self._dependencies = Dependencies(grids.keys())
        self._sight = Sight(set(), set())
        self._waiting: dict[str, list[Area]] = {name: [] for name in grids}  # what IronCalc does not know yet
        with _guarded():
            self._model = ironcalc.create("buku", "en", "UTC", "en")
            for index, name in enumerate(grids):
                self._model.add_sheet(name) if index else self._model.rename_sheet(0, name)

    def refresh(self) -> None:
        """Recalculate, if a content or a name changed since the last time.

        Raises:
            IkmError: IronCalc fails; a mistake of the program.
        """
        with _guarded():
            self._look()
            changed = self._tell_names()
            for sheet in filter(self._sight.sheets.__contains__, self._grids):
                for area in self._waiting[sheet]:
                    self._tell(self._index[sheet], self._grids[sheet], area)
                    changed = True
                self._waiting[sheet].clear()
            if changed:
                self._model.evaluate()

    def _look(self) -> None:
        """Note what changed, and what formulas can see now."""
        names = self._defined()
        anew, self._names = names != self._names, names
        for sheet, grid in self._grids.items():
            for area in grid.changed:
                lines = grid.lines(area)
                formulas = [_text(c) for _, line in lines for c in line if isinstance(c, _FORMULAS)]
                self._dependencies.add(sheet, formulas)
                anew |= bool(formulas)
            self._waiting[sheet] += grid.changed
            grid.changed.clear()
        if anew:
            self._sight = self._dependencies.sight((name, to) for (name, _), to in names.items())

    def result(self, sheet: str, row: int, column: int) -> Result:
        """The value of a formula as of the last :meth:`refresh`; numbers are floats, dates serial numbers."""
        index = self._index[sheet]
        value = self._model.get_cell_value(index, row, column)
        if isinstance(value, str) and value.startswith("#"):
            kind = self._model.get_cell_type(index, row, column)
            return Error(value) if kind == ironcalc.CellType.ErrorValue else value
        return value if value is not None else ""

    def errors(self) -> Iterator[CellError]:
        """Every formula whose value is an error."""
        for sheet, grid in self._grids.items():
            for row, column, formula in grid.formulas():
                value = self.result(sheet, row, column)
                if isinstance(value, Error):
                    yield CellError(sheet, Area.of(row, column, 1, 1).address(False, False), formula, value)

    def _defined(self) -> Names:
        """The defined names of the workbook and of its sheets, with what they refer to."""
        holders: list[tuple[int | None, Any]] = [
            (None, self._workbook),
            *enumerate(self._workbook.worksheets),
        ]
        return {
            (name, scope): defined.attr_text
            for scope, holder in holders
            for name, defined in holder.defined_names.items()
        }

    def _tell_names(self) -> bool:
        """Tell IronCalc which names that formulas use are new, changed or gone; whether there were any.

        A name that IronCalc cannot hold (a broken reference) is left out: formulas with it give #NAME?.
        """
        names = {key: to for key, to in self._names.items() if self._sight.has(key[0])}
        for name, scope in self._told.keys() - names.keys():
            with suppress(ironcalc.WorkbookError):
                self._model.delete_defined_name(name, scope)
        for (name, scope), refers_to in names.items() - self._told.items():
            if (name, scope) in self._told:
                with suppress(ironcalc.WorkbookError):  # it could not hold what it referred to before
                    self._model.update_defined_name(name, scope, name, scope, refers_to)
                    continue
            with suppress(ironcalc.WorkbookError):
                self._model.new_defined_name(name, scope, refers_to)
        changed, self._told = names != self._told, names
        return changed

    def _tell(self, sheet: int, grid: SheetContents, area: Area) -> None:
        model = self._model
        number, text = model.update_cell_with_number, model.update_cell_with_text
        for row, line in grid.lines(area):
            for column, content in enumerate(line, area.left):
                if type(content) is float:
                    number(sheet, row, column, content)
                elif type(content) is Quoted or type(content) is str:
                    text(sheet, row, column, content)
                else:
                    self._tell_one(sheet, row, column, content)

    def _tell_one(self, sheet: int, row: int, column: int, content: Content) -> None:
        model = self._model
        if content is None:
            if not model.is_empty_cell(sheet, row, column):
                model.clear_cell_contents(sheet, row, column)
        elif isinstance(content, Formula | ArrayFormula):
            model.update_cell_with_formula(sheet, row, column, _text(content))
        elif isinstance(content, Error):
            model.update_cell_with_formula(sheet, row, column, f"={content}")
        elif isinstance(content, DataTableFormula):
            return  # IronCalc has no data tables
        elif isinstance(content, str):
            model.update_cell_with_text(sheet, row, column, content)
        elif isinstance(content, bool):
            model.update_cell_with_bool(sheet, row, column, content)
        elif isinstance(content, date | time | timedelta):
            model.update_cell_with_number(sheet, row, column, serial(content, self._workbook.epoch))
        else:
            model.update_cell_with_number(sheet, row, column, content)


def _text(formula: Formula | ArrayFormula) -> str:
    return formula if isinstance(formula, str) else formula.text or ""


@contextmanager
def _guarded() -> Iterator[None]:
    """IronCalc's failures as the error staff may see; a panic of Rust is not even an Exception."""
    try:
        yield
    except BaseException as error:
        if not isinstance(error, ironcalc.WorkbookError) and type(error).__name__ != "PanicException":
            raise
        raise IkmError(
            f"Rumus buku kerja tidak dapat dihitung ulang ({error}).",
            "Buka buku kerja itu di Excel, simpan, lalu coba lagi.",
            code="IKM-M05",
        ) from error

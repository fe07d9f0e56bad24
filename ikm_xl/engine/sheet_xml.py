"""A sheet's cells as XML, with the calculated value beside each formula.

openpyxl writes everything else of a sheet. The cells are written here because openpyxl writes no values
beside formulas, takes several times as long, and cuts numbers to 16 digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from html import escape
from types import NoneType
from typing import Any

from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.engine import formats
from ikm_xl.engine.cell_values import Content, Error, Formula, Quoted, Rich, cleaned, escaped, serial
from ikm_xl.engine.row_heights import heights
from ikm_xl.engine.sheet_contents import SheetContents

Results = Callable[[int, int], Content]
"""The value of the formula in a row and column."""

_CONSTANT = frozenset({float, int, str, Quoted})
_ROW = "{row}"  # where a form has the number of its row
_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
"""All that Excel 2010 knows; a file that holds another one might count as damaged."""


def sheet_data(ws: Worksheet, grid: SheetContents, results: Results) -> Iterator[bytes]:
    """The element ``sheetData`` of a sheet, piece by piece."""
    yield b"<sheetData>"
    for row in _Rows(ws, grid, results):
        yield row.encode()
    yield b"</sheetData>"


class _Rows:
    """The rows of one sheet as XML, one after the other.

    A row is a form, made of the kinds and the styles of its cells, that is filled in with its number and its
    contents: the thousands of rows of a large block are all of a few forms.
    """

    def __init__(self, ws: Worksheet, grid: SheetContents, results: Results) -> None:
        self._ws, self._grid, self._results = ws, grid, results
        self._epoch = ws.parent.epoch  # type: ignore[union-attr]
        width = max(grid.bounds.right, *(column for _, column in ws._cells), 1)
        self._letters = ["", *map(get_column_letter, range(1, width + 1))]
        self._columns: dict[int, int] = {}  # number of the style that a column's new cells take
        self._variants: dict[tuple[int, type, bool], int] = {}
        self._forms: dict[tuple[type, ...], str] = {}  # of rows whose cells take their columns' styles
        self._constants = _Constants()
        self._own: dict[int, dict[int, int]] = {}  # numbers of the cells' own styles, by row and column
        for row, column in ws._cells:
            own = self._own.setdefault(row, {})
            own[column] = formats.identify(ws, formats.style(ws, row, column))

    def __iter__(self) -> Iterator[str]:
        contents, fitted = self._grid.rows, heights(self._ws, self._grid, self._results)
        for row in sorted(contents.keys() | self._own.keys() | self._ws.row_dimensions.keys()):
            dimension: Any = self._ws.row_dimensions.get(row, ())
            attributes, cells = _attributes(dimension), self._cells(row, contents.get(row, []))
            if row in fitted:
                attributes += f' ht="{_number(fitted[row])}"'  # and no customHeight: Excel fits it again
            if attributes or cells:
                yield f'<row r="{row}"{attributes}>{cells}</row>'

    def _cells(self, row: int, line: list[Content]) -> str:
        kinds = tuple(map(type, line))
        if row in self._own or self._has_style(row):
            form = self._form(row, kinds)
        else:
            if kinds not in self._forms:
                self._forms[kinds] = self._form(row, kinds)
            form = self._forms[kinds]
        constants = self._constants
        values = [
            constants[content] if type(content) in _CONSTANT else self._cell(row, column, content)
            for column, content in enumerate(line, 1)
            if content is not None
        ]
        return form.replace(_ROW, str(row)) % tuple(values)

    def _form(self, row: int, kinds: tuple[type, ...]) -> str:
        own = self._own.get(row, {})
        cells = []
        for column in range(1, max(len(kinds), *own, 0) + 1):
            kind = kinds[column - 1] if column <= len(kinds) else NoneType
            if kind in _CONSTANT:
                style = self._style(row, column)
                if kind is Quoted:
                    style = self._variant(style, Quoted())
                type_ = "" if kind in (float, int) else ' t="inlineStr"'
                cells.append(f'<c r="{self._letters[column]}{_ROW}" s="{style}"{type_}>%s</c>')
            elif kind is not NoneType:
                cells.append("%s")
            elif column in own:
                cells.append(f'<c r="{self._letters[column]}{_ROW}" s="{own[column]}"/>')
        return "".join(cells)

    def _cell(self, row: int, column: int, content: Any) -> str:
        """A cell that holds neither a number nor a text."""
        kind, style = type(content), self._style(row, column)
        if isinstance(content, date | time | timedelta):
            style = self._variant(style, content)
        cell = f'<c r="{self._letters[column]}{row}" s="{style}"'
        if kind is Rich:
            return f'{cell} t="inlineStr"><is>{content.xml}</is></c>'
        if kind is Formula:
            return f"{cell}{_value(self._results(row, column), f'<f>{_text(content[1:])}</f>')}</c>"
        if kind is ArrayFormula:
            formula = f'<f t="array" ref="{content.ref}">{_text(content.text[1:])}</f>'
            return f"{cell}{_value(self._results(row, column), formula)}</c>"
        if kind is DataTableFormula:
            return f"{cell}><f{_attributes(content)}/></c>"
        if kind is bool or kind is Error:
            return f"{cell}{_value(content)}</c>"
        return f"{cell}><v>{_number(serial(content, self._epoch))}</v></c>"

    def _style(self, row: int, column: int) -> int:
        """The number of the style of a cell: its own, else its row's or its column's."""
        own = self._own.get(row, {}).get(column)
        if own is not None:
            return own
        if self._has_style(row):
            return int(self._ws.row_dimensions[row].style_id)
        if column not in self._columns:
            self._columns[column] = formats.identify(self._ws, formats.inherited(self._ws, 0, column))
        return self._columns[column]

    def _has_style(self, row: int) -> bool:
        dimension: Any = self._ws.row_dimensions.get(row)
        return dimension is not None and bool(dimension.has_style)

    def _variant(self, style: int, content: Any) -> int:
        key = style, type(content), isinstance(content, datetime) and content.time() != time()
        if key not in self._variants:
            changed = formats.variant(self._ws, formats.by_number(self._ws, style), content)
            self._variants[key] = formats.identify(self._ws, changed)
        return self._variants[key]


class _Constants(dict[Any, str]):
    """What stands in the cell of a number or a text; the same few come again and again."""

    def __missing__(self, content: Any) -> str:
        if isinstance(content, str):
            space = "" if content == content.strip() else ' xml:space="preserve"'
            self[content] = inner = f"<is><t{space}>{_text(content)}</t></is>"
        else:
            self[content] = inner = f"<v>{_number(content)}</v>"
        return inner


def _value(value: Any, formula: str = "") -> str:
    """The end of a cell's start tag, its formula and its value, with the type that the value needs."""
    if isinstance(value, bool):
        return f' t="b">{formula}<v>{value:d}</v>'
    if isinstance(value, Error):
        return f' t="e">{formula}<v>{value}</v>' if value in _ERRORS else f">{formula}"
    if isinstance(value, str):
        return f' t="str">{formula}<v>{_text(cleaned(value))}</v>'
    return f">{formula}<v>{_number(value)}</v>"


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _text(text: str) -> str:
    return escape(escaped(text), quote=False).replace("\r", _CARRIAGE_RETURN)


def _attributes(element: Any) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in element)


_CARRIAGE_RETURN = "&#13;"  # XML readers would turn the character itself into a line feed

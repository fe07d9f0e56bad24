"""openpyxl's reader, but for the contents of the cells, the drawings, and what it would change.

Contents go straight into grids. openpyxl would make an object for each cell, format merged cells anew (most
of the time that opening takes), take every row height as set by hand, and parse charts to write others.
"""

from __future__ import annotations

from functools import cached_property, partial
from io import BytesIO
from typing import Any, cast

from lxml import etree
from openpyxl.cell.cell import Cell
from openpyxl.comments.comment_sheet import CommentSheet
from openpyxl.packaging.relationship import RelationshipList, get_dependents, get_rels_path
from openpyxl.pivot.table import TableDefinition
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.cell import column_index_from_string, get_column_letter
from openpyxl.worksheet._reader import (
    VALUE_TAG,
    WorkSheetParser,
    WorksheetReader,
)
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.table import Table
from openpyxl.xml.constants import COMMENTS_NS, REL_NS, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring

from ikm_xl import ooxml
from ikm_xl.area import LAST_COLUMN, MOST_CELLS
from ikm_xl.engine import kept
from ikm_xl.engine.cell_values import Content, Error, Formula, Quoted, Rich, unescaped
from ikm_xl.engine.kept import Kept
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.errors import IkmError

_TEXT_TAG = f"{{{SHEET_MAIN_NS}}}t"
_RUN_TAG = f"{{{SHEET_MAIN_NS}}}r"
_STRINGS = "xl/sharedStrings.xml"
_NAMESPACE: Any = {None: SHEET_MAIN_NS}
_SET_BY_HAND = {"1", "true"}


class XlsxReader(ExcelReader):
    """Reads one workbook.

    Attributes:
        wb: the openpyxl workbook; its cells have formats but no contents.
        grids: the contents, by the sheet's name.
        drawings: the part that holds the charts, pictures and shapes of a sheet, by the sheet's name.
        kept: what else of a sheet stays as it is, by its name.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(BytesIO(data))
        self.archive.close()
        self.archive = ooxml.Package(BytesIO(data))
        self.grids: dict[str, SheetContents] = {}
        self.drawings: dict[str, str] = {}
        self.kept: dict[str, tuple[Kept, ...]] = {}

    def read_strings(self) -> None:
        """Read the texts that cells share; those of which parts look different stay so."""
        super().read_strings()
        if _STRINGS in self.valid_files and b"<r>" in (strings := self.archive.read(_STRINGS)):
            texts = ooxml.parsed(strings).findall(f"{{{SHEET_MAIN_NS}}}si")
            for number, text in enumerate(texts):
                if text.find(_RUN_TAG) is not None:
                    self.shared_strings[number] = _rich(text)

    def read_worksheets(self) -> None:
        """Read all sheets, in their order.

        Raises:
            IkmError: there is a chart on a sheet of its own, which could not be kept.
        """
        for sheet, relation in self.parser.find_sheets():
            if "chartsheet" in relation.Type:
                raise IkmError(
                    f"Lembar '{sheet.name}' hanya berisi bagan dan tidak dapat diolah tanpa Excel.",
                    "Pindahkan bagan itu ke lembar biasa di Excel, simpan, lalu coba lagi.",
                    code="IKM-M02",
                )
            self._read_worksheet(sheet, relation.target)

    def _read_worksheet(self, sheet: Any, part: str) -> None:
        ws: Any = self.wb.create_sheet(sheet.name)
        ws.sheet_state = sheet.state
        rels_part = get_rels_path(part)  # type: ignore[no-untyped-call]
        rels = (
            get_dependents(self.archive, rels_part) if rels_part in self.valid_files else RelationshipList()
        )
        ws._rels = rels
        self.kept[ws.title] = tuple(kept.of_sheet(self.archive.read(part), partial(_target, rels)))
        with self.archive.open(part) as source:
            reader = _SheetReader(ws, source, self.shared_strings)
            reader.bind_all()
        self.grids[ws.title] = reader.grid
        for relation in rels.find(COMMENTS_NS):
            for address, comment in self._parsed(CommentSheet, relation.target).comments:
                ws[address].comment = comment
        for table in reader.tables:
            ws.add_table(self._parsed(Table, table))
        for relation in rels.find(TableDefinition.rel_type):
            pivot = self._parsed(TableDefinition, relation.target)
            pivot.cache = self.parser.pivot_caches[pivot.cacheId]
            ws.add_pivot(pivot)
        for relation in rels.find(f"{REL_NS}/drawing"):
            self.drawings[ws.title] = relation.target

    def _parsed(self, kind: Any, part: str) -> Any:
        return kind.from_tree(fromstring(self.archive.read(part)))


class _SheetReader(WorksheetReader):
    """Reads one sheet."""

    def __init__(self, ws: Any, source: Any, strings: list[str]) -> None:
        super().__init__(ws, source, strings, False, False)
        book = ws.parent
        self.parser = _SheetParser(
            source, strings, False, book.epoch, book._date_formats, book._timedelta_formats
        )
        self.ws: Any
        self.grid = SheetContents()

    def bind_cells(self) -> None:
        styles = _Styles(self.ws.parent._cell_styles)
        size = 0
        for row, cells in self.parser.parse():
            width = max((cell["column"] for cell in cells), default=0)
            size += width
            if size > MOST_CELLS:
                raise self._vast(f"{get_column_letter(width)}{row}")
            line: list[Content] = [None] * width
            of_row = int(self.parser.row_dimensions.get(str(row), {}).get("s", 0))
            for cell in cells:
                column, (style, dressed, quoted) = cell["column"], styles[cell["style_id"]]
                inherited = of_row or self._of_columns.get(column, 0)
                if cell["value"] is not None:
                    line[column - 1] = _content(cell["value"], cell["data_type"], quoted)
                    own = style != styles[inherited][0]
                else:
                    own = dressed or inherited > 0
                if own:
                    self.ws._cells[row, column] = Cell(self.ws, row, column, style_array=style)
            if line:
                self.grid.rows[row] = line
        if used := self.grid.used:
            # One stray cell in the last corner makes whoever reads the sheet lay out all between it and A1.
            if used.bottom * used.right > MOST_CELLS:
                raise self._vast(used._replace(top=used.bottom, left=used.right).address(False, False))
            self.grid.changed.append(used)

    def _vast(self, last: str) -> IkmError:
        return IkmError(
            f"Lembar '{self.ws.title}' terisi sampai sel {last}: terlalu luas untuk diolah.",
            "Hapus kolom dan baris yang jauh dari isinya, simpan, lalu coba lagi.",
            code="IKM-M03",
        )

    @cached_property
    def _of_columns(self) -> dict[int, int]:
        """The numbers of the styles that columns have."""
        return {
            column: int(dimension["style"])
            for dimension in self.parser.column_dimensions.values()
            if dimension.get("style", "0") != "0"
            for column in range(int(dimension["min"]), min(int(dimension["max"]), LAST_COLUMN) + 1)
        }

    def bind_merged_cells(self) -> None:
        if self.parser.merged_cells:
            ranges = [CellRange(merged.ref) for merged in self.parser.merged_cells.mergeCell]
            self.ws.merged_cells = MultiCellRange(ranges)

    def bind_row_dimensions(self) -> None:
        for row, attributes in self.parser.row_dimensions.items():
            if "ht" in attributes and attributes.get("customHeight") not in _SET_BY_HAND:
                del attributes["ht"]
                self.grid.fitted.add(int(row))
        super().bind_row_dimensions()


class _SheetParser(WorkSheetParser):
    """openpyxl's parser, with a short way for what large sheets are full of: numbers and plain texts."""

    def parse_cell(self, element: Any) -> dict[str, Any]:
        kind, style = element.get("t", "n"), int(element.get("s", 0))
        value: Any = None
        if len(element) == 1:
            child = element[0]
            if kind == "n" and child.tag == VALUE_TAG and style not in self.date_formats and child.text:
                value = float(child.text) if child.text[-1].isdigit() else None  # "nan" is no number
            elif kind == "inlineStr" and len(child) == 1 and child[0].tag == _TEXT_TAG:
                kind, value = "s", child[0].text
            elif kind == "inlineStr" and child.find(_RUN_TAG) is not None:
                kind, value = "s", _rich(child)
        letters = element.get("r", "").rstrip("0123456789")
        if value is None or not letters:
            return super().parse_cell(element)
        self.col_counter = column_index_from_string(letters)
        return {"column": self.col_counter, "value": value, "data_type": kind, "style_id": style}


class _Styles(dict[int, tuple[StyleArray, bool, bool]]):
    """By a style's number: the style, whether it formats anything, whether it has the apostrophe.

    The apostrophe belongs to the content here and is taken out of the style.
    """

    def __init__(self, styles: Any) -> None:
        self._styles = styles

    def __missing__(self, number: int) -> tuple[StyleArray, bool, bool]:
        style = StyleArray(self._styles[number])
        quoted, style.quotePrefix = bool(style.quotePrefix), 0
        self[number] = style, any(style), quoted
        return self[number]


def _rich(element: Any) -> Rich:
    """The text of an element ``si`` or ``is`` that has runs."""
    runs = element.findall(_RUN_TAG)
    text = "".join(run.findtext(_TEXT_TAG) or "" for run in runs)
    return Rich.of(unescaped(text), "".join(map(_as_text, runs)))


def _as_text(element: Any) -> str:
    """An element of one of the two parsers that openpyxl uses, without a prefix of its namespace."""
    return etree.tostring(_copied(element), encoding="unicode", with_tail=False)


def _copied(element: Any) -> etree._Element:
    copy = etree.Element(element.tag, dict(element.attrib), nsmap=_NAMESPACE)
    copy.text = element.text
    copy.extend(_copied(child) for child in element)
    return copy


def _target(rels: RelationshipList, identity: str) -> str:
    """The part that a relationship refers to; "" where there is none."""
    return next((one.Target for one in rels if one.id == identity and one.TargetMode != "External"), "")


def _content(value: Any, kind: str, quoted: bool) -> Content:
    """The content of a cell, from what openpyxl's parser makes of it."""
    if kind == "f":
        return Formula(value) if isinstance(value, str) else cast(Content, value)
    if kind == "e":
        return Error(value)
    if kind != "s" or type(value) is Rich:
        return cast(Content, value)
    text = unescaped(value)
    return Quoted(text) if quoted else text or None

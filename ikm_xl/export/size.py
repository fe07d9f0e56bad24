"""How large a table the cells of a sheet span, known before anything lays one out in memory.

A few hundred bytes can name two cells in opposite corners of a sheet, or repeat one a billion times.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from ikm_xl.export.limits import MAX_CELLS

Attributes = dict[str, str]

# Every <c> or <row>; with its place, if that is written as programs write it.
_TAG = re.compile(rb"""<(?:[^\s<>/:!?]+:)?(?:c|row)(?:\s+r="([A-Z]{0,3})(\d{1,7})")?[\s/>]""")
_PLACE = re.compile(r"([A-Za-z]*)0*(\d*)")
_NOWHERE = MAX_CELLS + 1  # for what no sheet has
_VALUE = ("v", "is")
_MOST_REPEATED = 1_048_576  # rows of a sheet


def is_vast_worksheet(part: bytes) -> bool:
    """Whether a worksheet of an xlsx file spans more cells than a survey can have.

    Raises:
        expat.ExpatError: the part is no XML; not every such part is found.
    """
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    for tag in _TAG.finditer(part):
        letters, row = tag.groups()
        if row is None:
            break
        columns.add(letters)
        rows.add(row)
    else:
        furthest = max(map(_column, columns), default=0), max(map(int, rows), default=0)
        if furthest[0] * furthest[1] <= MAX_CELLS:
            return False
    return _Worksheet().area(part) > MAX_CELLS  # of the cells that hold more than a format


def is_vast_document(content: bytes) -> bool:
    """Whether a table of an ods file spans more cells than a survey can have.

    Raises:
        expat.ExpatError: the content is no XML.
    """
    return _Document().area(content) > MAX_CELLS


class _Reach:
    """Follows the elements of a part and finds the last row and column with a value."""

    def __init__(self) -> None:
        self.row = self.column = 0
        self.last_row = self.last_column = 0
        self.largest = 0

    def area(self, xml: bytes) -> int:
        """Rows × columns of the largest table."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self.start
        parser.Parse(xml, True)
        return max(self.largest, self.last_row * self.last_column)

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        raise NotImplementedError

    def filled(self) -> None:
        """There is a value here."""
        self.last_row = max(self.last_row, self.row)
        self.last_column = max(self.last_column, self.column)


class _Worksheet(_Reach):
    """A cell or a row without a place comes after the one before it."""

    def start(self, name: str, attributes: Attributes) -> None:
        kind = name.rpartition(":")[2]
        if kind == "row":
            self.row = _place(attributes)[1] or self.row + 1
            self.column = 0
        elif kind == "c":
            column, row = _place(attributes)
            self.column = column or self.column + 1
            self.row = row or self.row
        elif kind in _VALUE:
            self.filled()


class _Document(_Reach):
    """Rows and cells may stand for many equal ones; cells without a value do not count."""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table:table":
            self.largest = max(self.largest, self.last_row * self.last_column)
            self.row = self.last_row = self.last_column = 0
        elif name == "table:table-row":
            self.row += _repeated(attributes, "table:number-rows-repeated")
            self.column = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self.column += _repeated(attributes, "table:number-columns-repeated")
            if "office:value-type" in attributes:
                self.filled()


def _place(attributes: Attributes) -> tuple[int, int]:
    """The column and the row that an element names, 0 for what it does not name."""
    found = _PLACE.match(attributes.get("r", "").strip())
    letters, digits = found.groups() if found else ("", "")
    return (
        _column(letters.upper().encode()) if len(letters) <= 3 else _NOWHERE,
        int(digits or 0) if len(digits) <= 7 else _NOWHERE,
    )


def _column(letters: bytes) -> int:
    """The number of a column from its letters, 0 for none."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _repeated(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return (int(text) if len(text) <= 7 else _MOST_REPEATED) if text.isdecimal() else 1

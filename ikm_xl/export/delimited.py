"""Reading delimited text: csv with ``;``, ``,`` or tabs."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from ikm_xl.export import refusals
from ikm_xl.export.limits import MAX_CELLS, MAX_TEXT

_SEPARATOR_LINE = re.compile(r"sep=(.)\n")  # as Excel writes and reads it, above the table
_DELIMITERS = ";,\t"
_ROWS_TRIED = 200
_QUOTED_LINE = re.compile(r'^"((?:[^"\n]|"")*)"$', re.MULTILINE)
_KEPT_TEXT = re.compile(r'^="(.*)"$', re.DOTALL)
_FEWEST_COLUMNS = 6
_FEWEST_CELLS = 3 * _FEWEST_COLUMNS

csv.field_size_limit(MAX_TEXT)  # a longer cell raises csv.Error as soon as it is met


@dataclass(frozen=True)
class _Dialect:
    """How cells are separated, and whether quotation marks enclose cells or are characters like others."""

    delimiter: str
    quoted: bool

    def rows(self, text: str) -> Iterator[list[str]]:
        """Raises csv.Error where quotation marks do not match."""
        if self.quoted:
            return csv.reader(StringIO(text), delimiter=self.delimiter, strict=True)
        return csv.reader(StringIO(text), delimiter=self.delimiter, quoting=csv.QUOTE_NONE)

    def fits(self, text: str) -> int:
        """How many cells of the first rows stand in rows of the most usual width, 0 if they fit badly."""
        try:
            widths = Counter(len(row) for row in islice(self.rows(text), _ROWS_TRIED))
        except csv.Error:
            return 0
        return max((width * count for width, count in widths.items() if width > 1), default=0)


def rows(text: str, name: str) -> list[list[str]]:
    """Split a text into rows of cells; a row without any text stays, so that rows keep their numbers.

    The delimiter is the one that makes most rows equally wide. Quotation marks enclose cells, unless those of
    the whole text do not match, or would swallow rows: then they are characters like others, if every row
    still
    fits. What spreadsheets write to keep a number a text, ``="4"``, is that text; a line that is one quoted
    cell is split like any other.

    Raises:
        IkmError: nothing in the text looks like a table, its quotation marks leave open where cells end, a
            cell is longer than any spreadsheet has, or it is too large.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    skipped: list[list[str]] = []
    delimiters = _DELIMITERS
    if named := _SEPARATOR_LINE.match(text):
        delimiters, text, skipped = named[1], text[named.end() :], [[]]
    dialect = _best(text, delimiters)
    if not dialect.fits(text) and (whole := _QUOTED_LINE.sub(_unquoted_line, text)) != text:
        text, dialect = whole, _best(whole, delimiters)
    if not dialect.fits(text):
        long = any(len(line) > MAX_TEXT for line in text.split("\n"))
        raise refusals.long_cell(name) if long else refusals.no_table(name)
    try:
        table = _bounded(dialect.rows(text), name)
    except csv.Error:  # the marks do not match further below, or a cell is too long with or without them
        dialect = _Dialect(dialect.delimiter, quoted=False)
        table = _unmarked(text, dialect, name)
    if dialect.quoted and (swallowing := _swallowing(table, dialect.delimiter)):
        dialect = _Dialect(dialect.delimiter, quoted=False)
        table = _unmarked(text, dialect, name)
        if len({len(row) for row in table if row}) > 1:
            raise refusals.quotation_marks(name, swallowing)
    found = skipped + (table if dialect.quoted else _unquoted(table, name))
    return [[_KEPT_TEXT.sub(r"\1", cell) if cell[:1] == "=" else cell for cell in row] for row in found]


def _best(text: str, delimiters: str) -> _Dialect:
    found = [_dialect(text, delimiter) for delimiter in delimiters]
    return max(found, key=lambda one: (one.fits(text), one.quoted))  # marks that match are no chance


def _unquoted_line(found: re.Match[str]) -> str:
    return found[1].replace('""', '"')


def _swallowing(table: list[list[str]], delimiter: str) -> int:
    """The number of the first row with a cell that seems to hold other rows, 0 if there is none."""
    width = max(map(len, table), default=0)
    line = 1
    for row in table:
        breaks = 0
        for cell in row:
            if "\n" in cell:
                breaks += cell.count("\n")
                if width >= _FEWEST_COLUMNS and any(
                    part.count(delimiter) >= width - 2 for part in cell.split("\n")
                ):
                    return line
        line += 1 + breaks
    return 0


def split_lines(lines: list[str]) -> list[list[str]] | None:
    """The cells of lines that stand whole in one column, as a wrong list separator leaves them; None if not.

    Each line gives one row.
    """
    text = "\n".join(line.replace("\n", " ") for line in lines)
    dialect = _best(text, _DELIMITERS)
    if dialect.fits(text) < _FEWEST_CELLS:
        return None
    with suppress(csv.Error):
        table = list(dialect.rows(text))
        usual = Counter(map(len, table)).most_common(1)[0][0]
        if len(table) == len(lines) and usual >= _FEWEST_COLUMNS:
            return table
    return None


def _dialect(text: str, delimiter: str) -> _Dialect:
    """How this delimiter separates the cells of a text: with quotation marks if they match."""
    quoted = _Dialect(delimiter, quoted=True)
    return quoted if quoted.fits(text) else _Dialect(delimiter, quoted=False)


def _unmarked(text: str, dialect: _Dialect, name: str) -> list[list[str]]:
    """The rows where quotation marks are characters like others: only the length of a cell can be wrong."""
    try:
        return _bounded(dialect.rows(text), name)
    except csv.Error as error:
        raise refusals.long_cell(name) from error


def _bounded(rows: Iterator[list[str]], name: str) -> list[list[str]]:
    table: list[list[str]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MAX_CELLS:
            raise refusals.too_large(name)
        table.append(row)
    return table


def _unquoted(table: list[list[str]], name: str) -> list[list[str]]:
    """Cells without the marks around them, if every cell is one.

    A row wider than most has a delimiter inside a text, one with an open mark and another width is a piece of
    a row: either would shift answers to other questions.
    """
    usual, _ = Counter(len(row) for row in table if len(row) > 1).most_common(1)[0]
    for number, row in enumerate(table, start=1):
        if any(row[usual:]) or (len(row) != usual and any(cell.count('"') % 2 for cell in row)):
            raise refusals.quotation_marks(name, number)
    return [[cell.strip().strip('"') for cell in row] for row in table]

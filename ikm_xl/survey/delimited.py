"""Reading delimited text: csv with ``;``, ``,`` or tabs."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from itertools import islice

from ikm_xl.survey import refusals
from ikm_xl.survey.limits import MAX_CELLS

_SEPARATOR_LINE = re.compile(r"sep=(.)\n")  # as Excel writes and reads it, above the table
_ROWS_TRIED = 200


@dataclass(frozen=True)
class _Dialect:
    """How cells are separated, and whether quotation marks enclose cells or are characters like others."""

    delimiter: str
    quoted: bool

    def rows(self, text: str) -> Iterator[list[str]]:
        """Raises csv.Error where quotation marks do not match."""
        if self.quoted:
            return csv.reader(StringIO(text), delimiter=self.delimiter, strict=True)
        plain = csv.reader(StringIO(text), delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        return ([cell.strip().strip('"') for cell in row] for row in plain)

    def fits(self, text: str) -> int:
        """How many cells of the first rows stand in rows of the most usual width."""
        try:
            widths = Counter(len(row) for row in islice(self.rows(text), _ROWS_TRIED))
        except csv.Error:
            return 0
        return max((width * count for width, count in widths.items() if width > 1), default=0)


_DIALECTS = tuple(_Dialect(delimiter, quoted) for quoted in (True, False) for delimiter in ";,\t")


def rows(text: str, name: str) -> list[list[object]]:
    """Split a text into rows of cells; a row without any text stays, so that rows keep their numbers.

    The delimiter is the one that makes most rows equally wide. Quotation marks enclose cells, unless those of
    the whole text do not match: then they are characters like others, if every row still fits.

    Raises:
        IkmError: nothing in the text looks like a table, its quotation marks leave open where cells end, or
            it is too large.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    skipped: list[list[object]] = []
    dialects = _DIALECTS
    if named := _SEPARATOR_LINE.match(text):
        dialects = tuple(_Dialect(named[1], quoted) for quoted in (True, False))
        text, skipped = text[named.end() :], [[]]
    for dialect in sorted(dialects, key=lambda dialect: dialect.fits(text), reverse=True):
        try:
            if dialect.fits(text):
                table = _bounded(dialect.rows(text), name)
                if not dialect.quoted:
                    _require_one_width(table, name)
                return skipped + table
        except csv.Error:
            continue  # the marks do not match further below
    raise refusals.no_table(name)


def _bounded(rows: Iterator[list[str]], name: str) -> list[list[object]]:
    table: list[list[object]] = []
    cells = 0
    for row in rows:
        cells += len(row)
        if cells > MAX_CELLS:
            raise refusals.too_large(name)
        table.append(list(row))
    return table


def _require_one_width(table: list[list[object]], name: str) -> None:
    """Refuse a row wider than most: a delimiter inside a text would shift answers to other questions."""
    usual, _ = Counter(len(row) for row in table if len(row) > 1).most_common(1)[0]
    for number, row in enumerate(table, start=1):
        if any(row[usual:]):
            raise refusals.quotation_marks(name, number)

"""Reading an export file into grids of raw cells, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ikm_xl.export import delimited, refusals, spreadsheets, texts
from ikm_xl.export.grid import Grid
from ikm_xl.export.limits import MAX_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_TABLES, MAX_TEXT

_FEWEST_LINES = 3
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_grids(path: Path) -> tuple[Grid, ...]:
    """Read every sheet, or every table of a web page, of an export.

    The content decides what kind of file it is, never the ending of its name: a workbook (``.xlsx``,
    ``.xlsm``, ``.ods``, ``.xls``), an HTML table (often named ``.xls``), or text with ``;``, ``,`` or tabs in
    UTF-8, UTF-16 or Windows-1252. Formulas give the values they were saved with; nothing in a file is
    executed or fetched.

    Raises:
        IkmError: there is no such file, it is a folder, locked by a password, damaged, too large or no table.
    """
    data = _content(path)
    if data.startswith(_ZIP):
        sheets = spreadsheets.from_zip(data, path.name)
    elif data.startswith(_OLE):
        sheets = spreadsheets.from_ole(data, path.name)
    else:
        sheets = texts.tables(data, path.name)
    if not sheets:
        raise refusals.no_table(path.name)
    if len(sheets) > MAX_TABLES:
        raise refusals.many_tables(path.name, len(sheets))
    if any(_is_vast(rows) for _, rows in sheets):
        raise refusals.too_large(path.name)
    if any(_has_long_cell(rows) for _, rows in sheets):
        raise refusals.long_cell(path.name)
    return tuple(Grid(path.name, name, _split(rows)) for name, rows in sheets)


def _has_long_cell(rows: Sequence[Sequence[object]]) -> bool:
    filled = filter(any, rows)  # a sheet may have a million rows of which hardly one is
    return any(type(cell) is str and len(cell) > MAX_TEXT for row in filled for cell in row)


def _split(rows: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    """The rows; those of a table that stands whole in its first column, split into cells."""
    filled = [row for row in rows if _is_filled(row)]
    lines = [row[0] for row in filled if isinstance(row[0], str) and not any(row[1:])]
    if len(filled) < _FEWEST_LINES or len(lines) != len(filled):
        return rows
    split = delimited.split_lines(lines)
    if split is None:
        return rows
    cells = iter(split)
    return [next(cells) if _is_filled(row) else [] for row in rows]


def _is_filled(row: Sequence[object]) -> bool:
    return any(row) or (0 in row)  # zero and False are no empty cells


def _is_vast(rows: Sequence[Sequence[object]]) -> bool:
    width = max(map(len, rows), default=0)
    return width > MAX_COLUMNS or width * len(rows) > MAX_CELLS


def _content(path: Path) -> bytes:
    try:
        if not path.exists():
            raise refusals.missing(path.name)
        if not path.is_file():
            raise refusals.no_file(path.name)
        if path.stat().st_size > MAX_BYTES:
            raise refusals.too_large(path.name)
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise refusals.unreadable(path.name) from error
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refusals.empty(path.name)
    return data

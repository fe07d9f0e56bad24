"""What a formula means: two spellings of one formula are equal, whoever saved the file.

LibreOffice writes TRUE() for TRUE, Excel marks newer functions with ``_xlfn.``, both write blanks
as they like; a row that somebody inserts moves every reference below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.utils.cell import column_index_from_string, get_column_letter

Meaning = tuple[str, ...]
Move = Callable[[str, int, int], tuple[int | None, int | None]]
"""Where a row and a column of a sheet of the template stand now; None for one that is gone, 0 stays 0."""

_CELL = re.compile(r"\$?([A-Z]{1,3})?\$?(\d+)?")
_PREFIX = re.compile(r"^(?:_xlfn\.|_xlws\.|of:|com\.sun\.star\.\w+\.)+", re.IGNORECASE)
_TRUTH = ("TRUE", "FALSE")


class _Part(NamedTuple):
    """A word of a formula; ``sheet`` is "" where none is named, None where it is no reference to cells."""

    text: str
    sheet: str | None = None


def meaning(formula: str, sheet: str, move: Move | None = None) -> Meaning:
    """The words of a formula, each in the one spelling that all have.

    Args:
        formula: with its "=".
        sheet: where it stands; what it names without a sheet lies there.
        move: where the cells that it names stand now, if they moved.
    """
    return tuple(
        part.text if part.sheet is None else _reference(part.text, part.sheet or sheet, move)
        for part in _parts(formula)
    )


def shape(formula: str) -> Meaning:
    """The words of a formula but for the cells that it names: what is left of it wherever it moves."""
    return tuple(part.text if part.sheet is None else "#" for part in _parts(formula))


@lru_cache(maxsize=4096)
def _parts(formula: str) -> tuple[_Part, ...]:
    try:
        tokens = [token for token in Tokenizer(formula).items if token.type != Token.WSPACE]
    except (TokenizerError, IndexError):  # the second where brackets do not match
        return (_Part(formula),)
    found: list[_Part] = []
    for token in tokens:
        if token.type == Token.FUNC and token.subtype == Token.CLOSE and found[-1].text in _CALLED:
            found[-1] = _Part(found[-1].text.removesuffix("("))
        else:
            found.append(_part(token))
    return tuple(found)


_CALLED = {f"{word}(" for word in _TRUTH}


def _part(token: Token) -> _Part:
    text = str(token.value)
    if token.type == Token.FUNC and token.subtype == Token.OPEN:
        return _Part(_PREFIX.sub("", text).upper())
    if token.type != Token.OPERAND or token.subtype == Token.TEXT:
        return _Part(text)
    if token.subtype == Token.NUMBER:
        return _Part(repr(float(text)))
    if token.subtype != Token.RANGE:
        return _Part(text.upper())
    prefix, _, cells = text.rpartition("!")
    if all(_CELL.fullmatch(end) and end for end in cells.upper().split(":")):
        return _Part(cells.upper().replace("$", ""), prefix.strip("'").replace("''", "'"))
    return _Part(text.casefold())


def _reference(cells: str, sheet: str, move: Move | None) -> str:
    ends = [_moved(end, sheet, move) for end in cells.split(":")]
    if len(ends) == 2 and ends[0] == ends[1]:
        del ends[1]
    return f"{sheet.casefold()}!{':'.join(ends)}"


def _moved(end: str, sheet: str, move: Move | None) -> str:
    found = _CELL.fullmatch(end)
    if move is None or found is None:
        return end
    letters, digits = found[1] or "", found[2] or ""
    row, column = move(sheet, int(digits or 0), column_index_from_string(letters) if letters else 0)
    if row is None or column is None:
        return "#REF!"
    return f"{get_column_letter(column) if letters else ''}{row if digits else ''}"

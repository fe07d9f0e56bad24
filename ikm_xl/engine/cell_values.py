"""What a cell can hold, and how what Python assigns becomes it.

A cell holds None, a bool, a number, a date or time, text, or one of the three kinds of str below. As in
Excel, text that is assigned with a leading "=" is a formula, and a leading apostrophe makes the rest
text. Unlike Excel, no other text is interpreted ("1/2" stays text): whoever assigns text from outside
puts the apostrophe before it, and then both behave alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import isfinite, isnan
from typing import Any

import numpy as np
import pandas as pd
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from ikm_xl.errors import IkmError


class Formula(str):
    """A formula with its equals sign, in English, as Excel's files hold it."""


class Quoted(str):
    """Text that was assigned with an apostrophe: Excel keeps it text when someone edits the cell."""


class Rich(str):
    """A text of which parts look different; a cell that nobody writes keeps it so.

    Attributes:
        xml: its runs, as the file has them.
    """

    xml = ""

    @classmethod
    def of(cls, text: str, xml: str) -> Rich:
        """A text with its runs."""
        made = cls(text)
        made.xml = xml
        return made


class Error(str):
    """An error value: ``#DIV/0!``."""


Content = None | bool | int | float | str | date | time | timedelta | ArrayFormula | DataTableFormula
"""datetime is a date; the last two are formulas that are only passed on from file to file."""

_LONGEST = 32_767  # characters in a cell
_FIRST_DAY = datetime(1900, 1, 1)  # Excel takes an earlier date as text, too
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile(r"_x(005F|00[01][0-9A-Fa-f])_")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def contents(rows: Sequence[Sequence[Any]]) -> list[list[Content]]:
    """What cells hold after a block of values was assigned to them; raises as :func:`content`.

    Numbers take the short way, and a text that comes again is converted once: blocks hold millions of cells
    but few different texts.
    """
    texts = _Texts()
    return [
        [
            value
            if value is None or (type(value) is float and isfinite(value))
            else texts[value]
            if type(value) is str
            else content(value)
            for value in row
        ]
        for row in rows
    ]


class _Texts(dict[str, Content]):
    def __missing__(self, text: str) -> Content:
        self[text] = converted = _text(text)
        return converted


def content(value: Any) -> Content:
    """What a cell holds after ``value`` was assigned to it.

    Characters that no XML file can hold (control characters, lone surrogates) are left out of text. NaN
    and pandas' missing values empty the cell, as does an empty text.

    Raises:
        IkmError: text of more than 32,767 characters.
        TypeError: a value of a type that Excel has no cell for.
        ValueError: an infinite number, or a time with a time zone.
    """
    convert = _CONVERT.get(type(value))
    if convert is None:
        convert = _converter(value)
    return convert(value)


def _text(value: str) -> Content:
    kind: type[str] = Formula if value.startswith("=") else str
    text = value
    if value.startswith("'"):
        kind, text = Quoted, value[1:]
    if not (text.isascii() and text.isprintable()):
        text = cleaned(text)
    if text.startswith("=") and (kind is str or len(text) == 1):
        kind = Quoted  # a lone "=", or one that control characters had hidden, begins no formula
    if len(text) > _LONGEST:
        raise IkmError(
            f"Teks sepanjang {len(text):,} karakter tidak muat dalam satu sel Excel.".replace(",", "."),
            "Ringkas teks itu sampai paling banyak 32.767 karakter.",
            code="IKM-M04",
        )
    return kind(text) if text else None


def _number(value: float) -> Content:
    if isfinite(value):
        return value
    if isnan(value):
        return None
    raise ValueError("Excel has no infinite numbers")


def _moment(value: datetime) -> Content:
    if value.tzinfo is not None:
        raise ValueError("Excel has no time zones")
    return value if value >= _FIRST_DAY else Quoted(value.isoformat(" "))


def _same(value: Any) -> Any:
    return value


_CONVERT: dict[type, Callable[[Any], Content]] = {
    type(None): _same,
    bool: _same,
    int: lambda value: _number(float(value)),
    float: _number,
    str: _text,
    datetime: _moment,
    date: lambda value: _moment(datetime.combine(value, time())),
    time: _same,
    timedelta: _same,
}


def _converter(value: Any) -> Callable[[Any], Content]:
    if isinstance(value, str):
        return lambda text: _text(str(text))
    if value is pd.NA or value is pd.NaT:
        return lambda _: None
    if isinstance(value, pd.Timestamp):
        return lambda stamp: _moment(stamp.to_pydatetime())
    if isinstance(value, np.generic):
        return lambda scalar: content(scalar.item())
    if isinstance(value, Decimal | Fraction | int | float):
        return lambda number: _number(float(number))
    raise TypeError(f"Excel has no cell for a {type(value).__name__}: {value!r}")


def cleaned(text: str) -> str:
    """Text without the characters that no XML file can hold."""
    return _NOT_IN_XML.sub("", text)


def unescaped(text: str) -> str:
    """Text of a file as it is meant: Excel writes a carriage return as ``_x000D_``."""
    if "_x" not in text:
        return text
    return cleaned(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text))


def escaped(text: str) -> str:
    """Text as a file must hold it, so that Excel does not read ``_x0041_`` in it as an A."""
    return _LOOKS_ESCAPED.sub("_x005F_", text) if "_x" in text else text


def serial(moment: date | time | timedelta, epoch: datetime) -> float:
    """A date or time as the number that a cell stores for it, counted from the workbook's epoch."""
    return float(to_excel(moment, epoch))  # type: ignore[no-untyped-call]

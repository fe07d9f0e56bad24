"""How a cell of an export reads: as a word to compare, as a value to compare, as text to show."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

CellArray = npt.NDArray[np.object_]
"""One column of raw cells."""

_NO_WORD = re.compile(r"[\W_]+")
_DASHES = re.compile(r"[-‐-―−\s]*")
_DECIMAL = re.compile(r"[+-]?(?:0|[1-9]\d*)[.,]\d+")
# What no XML file may hold, and the escape that Excel writes for a carriage return.
_UNWRITABLE = re.compile("_x000D_|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def normal(text: str) -> str:
    """Words in lower case, one blank between them: no punctuation, no newline, "&" read as "dan"."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("&", " dan ")
    return _NO_WORD.sub(" ", text).strip()


def shown(value: object) -> str:
    """A cell as staff see it in their Excel: trimmed, a comma before decimals, the day first."""
    if isinstance(value, str):
        return _UNWRITABLE.sub("", value).strip()
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value).replace(".", ",")
    if isinstance(value, datetime):
        return f"{value:%d-%m-%Y}" if value.time() == datetime.min.time() else f"{value:%d-%m-%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return str(value)


def filled(value: object) -> str:
    """A cell as staff see it, but "" for one that holds dashes only: they mark an empty field."""
    text = shown(value)
    return "" if _DASHES.fullmatch(text) else text


def comparable(value: object) -> str:
    """A cell as text in which 4, ``"4"`` and ``"4,0"`` are equal."""
    text = shown(value)
    if _DECIMAL.fullmatch(text):
        return text.replace(",", ".").rstrip("0").removesuffix(".")
    return text


def each(cells: CellArray, read: Callable[[Any], Any]) -> CellArray:
    """Apply ``read`` to every cell, computing each distinct one only once; an empty cell is read as None."""
    codes, distinct = pd.factorize(cells)
    values = [*distinct, None] if (codes < 0).any() else distinct  # the code of an empty cell is -1, the last
    results = np.empty(len(values), dtype=object)
    for position, value in enumerate(values):
        results[position] = read(value)
    return results[codes]

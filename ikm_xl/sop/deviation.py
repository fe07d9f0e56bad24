"""One thing in a workbook that is not what it should be, in the words of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ikm_xl.indonesian import shown
from ikm_xl.sop.sheets import Contents

WORKBOOK = "Buku kerja"
"""Stands for the sheet of what belongs to no sheet."""
_LONGEST = 60


@dataclass(frozen=True)
class Deviation:
    """One cell that is not what it should be, or a thing that holds for a whole sheet (no address)."""

    sheet: str
    address: str
    keterangan: str

    def __str__(self) -> str:
        place = f"{self.sheet}!{self.address}" if self.address else self.sheet
        return f"{place}: {self.keterangan}"


def label(blank: Contents, row: int, column: int) -> str:
    """What the template's sheet calls a cell: the text to its left, else the one above; in brackets."""
    beside = (blank.at(row, at)[1] for at in range(column - 1, blank.area.left - 1, -1))
    above = (blank.at(at, column)[1] for at in range(row - 1, blank.area.top - 1, -1))
    name = next(filter(_is_name, beside), None) or next(filter(_is_name, above), None)
    return f"({short(' '.join(name.split()))}) " if name else ""


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and any(c.isalpha() for c in value)


def short(text: str) -> str:
    """A text that fits into a sentence."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def listed(found: Sequence[Deviation], most: int) -> str:
    """Deviations as the lines of a message, and how many more there are."""
    more = [f"… dan {len(found) - most} lagi"] if len(found) > most else []
    return "\n".join([*(f"• {one}" for one in found[:most]), *more])


def told(value: Any) -> str:
    """A value of a cell in a sentence; "kosong" where there is none."""
    if value in (None, ""):
        return "kosong"
    return short(shown(value))

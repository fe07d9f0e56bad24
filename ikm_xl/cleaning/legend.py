"""What a file itself says about its numbers: "U8 = Sarana dan prasarana" beside or below the table."""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

from ikm_xl.cleaning import labels
from ikm_xl.cleaning.blocks import Block
from ikm_xl.cleaning.header import FEWEST_UNSUR, Urutan
from ikm_xl.survey.unsur import KODE

_ENTRY = re.compile(r"(?:u|unsur)\s?-?0?(\d{1,2})\s*[.:)=–—-]*\s*(.*)", re.IGNORECASE | re.DOTALL)
_FEW = 4  # a row with more filled cells is a row of the table
_MOST_ROWS = 20_000
_MOST_BESIDE = 500
_LONGEST = 200

Legend = dict[int, str]
"""What a number means, as far as the file says it."""


def find(blocks: Iterable[Block]) -> Legend:
    """The legend of a file; a number that is explained in two ways is left out."""
    said: dict[int, set[str]] = {}
    for block in blocks:
        filled = (block.texts != "").sum(axis=1)
        short = np.flatnonzero((filled > 0) & (filled <= _FEW))[:_MOST_ROWS]
        beside = np.flatnonzero(filled > _FEW)[:_MOST_BESIDE]
        for row in (*short.tolist(), *beside.tolist()):
            cells = [text for text in block.texts[row] if text]
            entries = [entry for place in range(len(cells)) if (entry := _entry(cells[place:]))]
            if len(entries) < FEWEST_UNSUR:
                for number, kode in entries:
                    said.setdefault(number, set()).add(kode)
    return {number: kodes.pop() for number, kodes in said.items() if len(kodes) == 1}


def order(legend: Legend) -> Urutan | None:
    """Which order of U8 and U9 it shows, None if it shows none."""
    eight, nine = legend.get(8), legend.get(9)
    if (eight, nine) in (("U9", "U8"), ("U9", None), (None, "U8")):
        return "kuesioner"
    if (eight, nine) in (("U8", "U9"), ("U8", None), (None, "U9")):
        return "regulasi"
    return None


def against(legend: Legend) -> list[int]:
    """The numbers, but for 8 and 9, that it gives to another unsur than the regulation does."""
    return [
        n for n, kode in sorted(legend.items()) if n not in (8, 9) and (n > len(KODE) or KODE[n - 1] != kode)
    ]


def _entry(cells: list[str]) -> tuple[int, str] | None:
    found = _ENTRY.fullmatch(cells[0]) if len(cells[0]) <= _LONGEST else None
    if not found:
        return None
    name = found[2].strip() or (cells[1] if len(cells) > 1 else "")
    name = name.lstrip(" =:–—-.")
    kode = labels.read(name).field if len(name) <= _LONGEST else ""
    return (int(found[1]), kode) if kode in KODE else None

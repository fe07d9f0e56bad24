"""Scales that are not 1–4, recognised from all the numbers of a table together (cleaning, rule 4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from ikm_xl.cleaning.answers import NUMBERS
from ikm_xl.cleaning.cell_text import filled

Value = TypeVar("Value")

_NUMBER = re.compile(r"[+-]?\d{1,6}(?:[.,]\d{1,10})?")
_PERCENT = re.compile(r"\d{1,3}(?:[.,]\d+)?\s*%")
_CODES = frozenset(("sts", "ts", "s", "ss", "n", "r", "rr", "cs", "ks"))
_STARS = re.compile(r"[★☆⭐*✩✭]+\s*")
_FEW = 0.02
_SOME = 0.05
_FEWEST = 5  # cells; fewer are slips, named one by one
_MANY = 300  # numbers, of which one at least would be the best answer


@dataclass(frozen=True)
class Scale:
    """Another scale: its name and a value that shows it."""

    nama: str
    contoh: object


def recognise(values: Counter[object]) -> Scale | None:
    """The scale of a table's answers, None if it may be 1–4.

    Args:
        values: the cells of all columns of answers, each with how often it occurs.
    """
    numbers: Counter[float] = Counter()
    percents: Counter[object] = Counter()
    codes: Counter[object] = Counter()
    stars: Counter[object] = Counter()
    total = 0
    for value, often in values.items():
        text = "" if isinstance(value, bool) else filled(value)
        if not text:
            continue
        total += often
        if isinstance(value, int | float) or _NUMBER.fullmatch(text):
            numbers[float(text.replace(",", ".")) if isinstance(value, str) else float(str(value))] += often
        elif _PERCENT.fullmatch(text):
            percents[value] += often
        elif text.casefold().strip(". ") in _CODES:
            codes[value] += often
        elif _STARS.fullmatch(text):
            stars[value] += often
    for found, name in ((percents, "persen"), (stars, "bintang")):
        if 2 * found.total() > total:
            return Scale(name, _commonest(found))
    if 2 * codes.total() > total and len(codes) > 1:
        return Scale("STS/TS/S/SS", _commonest(codes))
    return _of_numbers(numbers) if 2 * numbers.total() > total else None


def best_seen(values: Counter[object]) -> int:
    """The best number of a table that, for its many answers, has never a 4; 0 where nothing is odd.

    Such a table may be of a scale of three, which looks like 1–4 otherwise.
    """
    numbers = Counter({value: often for value, often in values.items() if filled(value) in NUMBERS})
    if len(numbers) < 2 or numbers.total() < _MANY:
        return 0
    best = max(int(filled(value)) for value in numbers)
    return best if best < 4 else 0


def _commonest(values: Mapping[Value, int]) -> Value:
    return max(values, key=lambda value: values[value])


def _of_numbers(numbers: Counter[float]) -> Scale | None:
    total = numbers.total()

    def share(least: float, most: float) -> float:
        found = sum(often for number, often in numbers.items() if least <= number <= most)
        return found / total if found >= _FEWEST else 0.0

    def example(least: float, most: float) -> float:
        found = next(number for number, _ in numbers.most_common() if least <= number <= most)
        return int(found) if found == int(found) else found

    parts = Counter({number: often for number, often in numbers.items() if number != int(number)})
    if parts.total() >= _FEWEST and share(0, 1) > 0.9 and parts.total() > _FEW * total:
        return Scale("persen (0–1)", _commonest(parts))
    if parts.total() >= _FEWEST and parts.total() > _SOME * total:
        return Scale("rata-rata dengan desimal", _commonest(parts))
    if share(11, 10**9) > _SOME:
        return Scale("0–100 atau jumlah", example(11, 10**9))
    if share(6, 10) > _SOME:
        return Scale("1–10", example(6, 10))
    if share(5, 5) > _FEW and share(5, 5) > share(6, 10**9) + share(-(10**9), 0):
        return Scale("1–5", 5)
    if share(0, 0) > _FEW and share(4, 4) == 0:
        return Scale("0–3", 0)
    return None

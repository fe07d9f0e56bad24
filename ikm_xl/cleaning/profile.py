"""Normalising what an export says about the respondents (cleaning, rule 5).

What is recognised gets one of the labels below; anything else stays as it was typed.
"""

from __future__ import annotations

import math
import re
import tomllib
from bisect import bisect_right
from importlib.resources import files

import numpy as np
import pandas as pd

from ikm_xl.cleaning.cell_text import CellArray, each, filled, normal

_LABELS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("profile.toml").read_text("utf-8")
)
JENIS_KELAMIN = tuple(_LABELS["jenis_kelamin"])
PENDIDIKAN = tuple(_LABELS["pendidikan"])
PEKERJAAN = tuple(_LABELS["pekerjaan"])
KELOMPOK_UMUR = ("Di bawah 20", "20–29", "30–39", "40–49", "50–59", "60 ke atas")
"""Age groups; none begins with a sign such as "<", which COUNTIF would take for a comparison."""

OLDEST = 150
"""More is no age, but a number that was typed into the wrong cell."""
_GROUPS_FROM = (20, 30, 40, 50, 60)
_NO_LIMIT = math.inf
_PART = re.compile(r"[/,()]| atau ", re.IGNORECASE)
_FILLER = re.compile(r"\b(?:sederajat|setara)\b", re.IGNORECASE)
_YEARS = re.compile(r"(?<![^\W\d])(?:tahun|thn|th)\b\.?", re.IGNORECASE)  # "35 tahun", "35thn"
_AGE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
# What the limits of a range are, from the numbers in its text.
_RANGES = (
    (re.compile(r"(\d{1,3}) ?(?:[-–—]|s/?d|s\.d\.|sampai|hingga) ?(\d{1,3})"), lambda low, high: (low, high)),
    (re.compile(r"(?:<|di ?bawah|kurang dari) ?(\d{1,3})"), lambda age: (0, age - 1)),
    (re.compile(r"(?:≤|<=) ?(\d{1,3})"), lambda age: (0, age)),
    (re.compile(r"(?:>|di ?atas|lebih dari) ?(\d{1,3})"), lambda age: (age + 1, _NO_LIMIT)),
    (re.compile(r"(?:≥|>=) ?(\d{1,3})"), lambda age: (age, _NO_LIMIT)),
    (re.compile(r"(\d{1,3}) ?(?:\+|ke ?atas)"), lambda age: (age, _NO_LIMIT)),
)


def _key(text: str) -> str:
    return normal(text).replace(" ", "")


_KEYS = {
    column: {_key(text): label for label, texts in labels.items() for text in (label, *texts)}
    for column, labels in _LABELS.items()
}


def jenis_kelamin(cells: CellArray) -> CellArray:
    """``Laki-laki`` or ``Perempuan``; of the codes 1/2 and 1/0, 1 is laki-laki.

    P is perempuan, unless the column's other letter is W (wanita): there it is pria.
    """
    laki, perempuan = JENIS_KELAMIN
    letters = {_key(value) for value in pd.unique(cells) if isinstance(value, str)}
    codes = {"p": laki, "w": perempuan} if {"p", "w"} <= letters and "l" not in letters else {}
    return each(cells, lambda value: codes.get(_key(filled(value))) or label("jenis_kelamin", value))


def one_spelling(texts: CellArray) -> CellArray:
    """Texts that differ in case, blanks or punctuation only, as the most frequent of them is written."""
    codes, distinct = pd.factorize(texts)
    often = np.bincount(codes, minlength=len(distinct))
    best: dict[str, int] = {}
    for place, text in enumerate(distinct):
        key = _key(text)
        if key not in best or often[place] > often[best[key]]:
            best[key] = place
    return each(texts, lambda text: distinct[best[_key(text)]] if _key(text) else text)


def label(column: str, value: object) -> str:
    """The label of a cell in the column ``jenis_kelamin``, ``pendidikan`` or ``pekerjaan``, else its text."""
    text = filled(value)
    keys = _KEYS[column]
    if whole := keys.get(_key(text)):
        return whole
    parts = filter(None, map(_key, _PART.split(_FILLER.sub("", text))))
    found = {keys.get(part, "") for part in parts}
    return found.pop() or text if len(found) == 1 else text


def age(value: object) -> float:
    """The age in years, NaN if the cell holds no single number."""
    if isinstance(value, int | float):
        return float(value)
    text = _YEARS.sub("", filled(value)).strip()
    return float(text.replace(",", ".")) if _AGE.fullmatch(text) else np.nan


def age_group(value: object) -> str:
    """The group of an age, or of a range inside one group; "" of a number that is no age; else the text."""
    text = filled(value)
    years = age(value)
    if not math.isnan(years) and not 0 < years <= OLDEST:
        return ""
    low, high = _limits(value)
    group = bisect_right(_GROUPS_FROM, low)
    return KELOMPOK_UMUR[group] if group == bisect_right(_GROUPS_FROM, high) else text


def _limits(value: object) -> tuple[float, float]:
    """The youngest and the oldest age that a cell means; from one group to another if it means none."""
    if (years := age(value)) == years:
        return years, years
    text = _YEARS.sub("", filled(value)).casefold().strip()
    for form, limits in _RANGES:
        if found := form.fullmatch(text):
            return limits(*map(int, found.groups()))
    return 0, _NO_LIMIT

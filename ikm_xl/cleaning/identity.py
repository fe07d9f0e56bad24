"""What nearly all rows of a table have: a row without it is something else (rules 2 and 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ikm_xl.cleaning.cell_text import each, filled
from ikm_xl.cleaning.sections import Section

Mask = npt.NDArray[np.bool_]

_NEARLY = 0.9
_FEWEST_ROWS = 3
_NUMERIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


@dataclass(frozen=True, eq=False)
class Identity:
    """Per row how much it has of what all others have.

    Attributes:
        known: whether the table has columns that nearly all respondents fill.
        lacking: a row has half of them or less.
        nothing: a row has none of them.
        labelled: a row has a text where the others have numbers, or one in a row that lacks the rest.
    """

    known: bool
    lacking: Mask
    nothing: Mask
    labelled: Mask


def identity(section: Section, respondents: Mask) -> Identity:
    """Which rows lack what nearly all respondents of a section have, answers and comments aside."""
    rows = len(section.rows)
    none = np.zeros(rows, dtype=bool)
    if respondents.sum() < _FEWEST_ROWS:
        return Identity(False, none, none, none)
    skipped = {*section.header.columns("saran"), *(column for _, column in section.header.unsur)}
    has = np.zeros(rows, dtype=np.int32)
    columns = 0
    written = np.zeros(rows, dtype=bool)
    for column in range(section.block.texts.shape[1]):
        if column in skipped:
            continue
        texts = section.text(column)
        full = each(texts, lambda text: bool(filled(text))).astype(bool)
        numeric = each(texts, lambda text: bool(_NUMERIC.fullmatch(text))).astype(bool)
        written |= full & ~numeric
        among = full & respondents
        if among.sum() < _NEARLY * respondents.sum():
            continue
        columns += 1
        share = (numeric & among).sum() / among.sum()
        alike = numeric if share >= _NEARLY else ~numeric if share <= 1 - _NEARLY else full
        has += full & alike
    if not columns:
        return Identity(False, none, none, written)
    lacking = 2 * has <= columns
    return Identity(True, lacking, has == 0, written & lacking)

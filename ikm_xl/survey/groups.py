"""The index of groups of respondents, such as those of one layanan; never of a few persons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ikm_xl.survey.index import SKALA, Basis, Index, compute, valid_answers

LEAST = 10
"""A group of fewer respondents is not shown by itself: its answers could be somebody's."""


@dataclass(frozen=True)
class Group:
    """One group and its figures."""

    name: str
    index: Index


@dataclass(frozen=True)
class Groups:
    """The groups that may be shown, the largest first, and the others as one.

    Attributes:
        shown: each with its figures.
        together: what the groups without figures of their own give together; None where there are none, or
            together they are still too few.
        names: the groups that are taken together.
        n_together: their respondents.
    """

    shown: tuple[Group, ...]
    together: Index | None
    names: tuple[str, ...]
    n_together: int


def by_group(jawaban: pd.DataFrame, groups: pd.Series[str], basis: Basis, blank: str) -> Groups | None:
    """The index by group; None where the column is empty.

    Small groups are taken together. While these are still fewer than LEAST, the smallest group shown joins
    them: otherwise all minus those shown would give their answers.

    Args:
        jawaban: a row per respondent with the columns U1…U11.
        groups: each respondent's group, "" or None where nothing was said.
        basis: what the index is computed on.
        blank: what the group of those who said nothing is called.

    Raises:
        IkmError: an answer is not 1–4.
    """
    said = groups.fillna("").astype(str).str.strip()
    if not (said != "").any():
        return None
    named = said.where(said != "", blank)
    counts = sorted(named.value_counts().items(), key=lambda item: (-item[1], str(item[0])))
    shown = [str(name) for name, n in counts if n >= LEAST]
    small = [str(name) for name, n in counts if n < LEAST]
    while small and shown and int(named.isin(small).sum()) < LEAST:
        small.insert(0, shown.pop())
    rest = jawaban[named.isin(small).to_numpy()]
    return Groups(
        shown=tuple(Group(name, compute(jawaban[(named == name).to_numpy()], basis)) for name in shown),
        together=compute(rest, basis) if len(rest) >= LEAST else None,
        names=tuple(small),
        n_together=len(rest),
    )


def distribution(jawaban: pd.DataFrame, unsur: Iterable[str]) -> dict[str, tuple[int, int, int, int]]:
    """How many answered 1, 2, 3 and 4 to each unsur.

    Raises:
        IkmError: an answer is not 1–4.
    """
    answers = valid_answers(jawaban, tuple(unsur))
    counted = {kode: [int((answers[kode] == value).sum()) for value in SKALA] for kode in answers}
    return {str(kode): (one, two, three, four) for kode, (one, two, three, four) in counted.items()}

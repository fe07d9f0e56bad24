"""How sure a mean is: its 95 % interval, and whether a change since the last period is more than chance.

Normal approximation with the correction for a finite population: half of its width is
1.96 · s / √n · √((N − n) / (N − 1)). The index's spread is that of the respondents' own means. It says
nothing of who was not asked, and is rough below about 30 respondents: whoever prints it says so.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

import pandas as pd

from ikm_xl.survey.index import KONVERSI, Basis, valid_answers

Z = 1.96
"""Of the normal distribution 95 % lies within so many standard deviations."""
FEW = 30
"""Below so many respondents the approximation is rough."""


@dataclass(frozen=True)
class Estimate:
    """A mean on the scale 25–100 with its spread.

    Attributes:
        n: number of respondents or answers.
        error: standard error; None where one answer or none says nothing of the spread.
        spread: standard deviation, as ``error``.
    """

    n: int
    error: float | None
    spread: float | None

    @property
    def margin(self) -> float | None:
        """Half the width of the 95 % interval; None where it is unknown."""
        return None if self.error is None else Z * self.error


@dataclass(frozen=True)
class Estimates:
    """The index, and each counted unsur by its code."""

    ikm: Estimate
    unsur: Mapping[str, Estimate]


@dataclass(frozen=True)
class Change:
    """From one period to the next, on the scale 25–100.

    Attributes:
        difference: now minus then.
        margin: what chance alone explains in 19 of 20 cases; None where it is unknown.
    """

    difference: float
    margin: float | None

    @property
    def certain(self) -> bool:
        """Whether the change is more than chance."""
        return self.margin is not None and abs(self.difference) > self.margin

    @property
    def verdict(self) -> str:
        """In words: ``naik``, ``turun``, ``tetap``, ``naik, tetapi masih dalam galat``."""
        if round(self.difference, 2) == 0:
            return "tetap"
        word = "naik" if self.difference > 0 else "turun"
        if self.margin is None:
            return f"{word}, galatnya tidak diketahui"
        return word if self.certain else f"{word}, tetapi masih dalam galat"


def estimates(jawaban: pd.DataFrame, basis: Basis, populasi: int = 0) -> Estimates:
    """How sure the index and each unsur are.

    Args:
        jawaban: as :func:`ikm_xl.survey.index.compute` takes it.
        basis: what the index is computed on.
        populasi: number of receivers of the service; 0 while unknown, which leaves the correction out.

    Raises:
        IkmError: an answer is not 1–4.
    """
    answers = valid_answers(jawaban, basis.unsur)
    weight = float(basis.bobot_tepat) * len(basis.unsur) * KONVERSI
    own = answers.mean(axis=1).dropna() * weight
    return Estimates(
        _estimate(own, populasi),
        MappingProxyType(
            {kode: _estimate(answers[kode].dropna() * KONVERSI, populasi) for kode in basis.unsur}
        ),
    )


def change(now: Fraction | float, estimate: Estimate, then: float, n_then: int | None) -> Change:
    """The change since the last period.

    Riwayat keeps means and the number of respondents, not the single answers: the spread of then is taken as
    that of now, and where the number is unknown too, so is that.

    Args:
        now: the value, on the scale 25–100.
        estimate: how sure it is.
        then: the last period's value on the same scale.
        n_then: its number of respondents.
    """
    difference = float(now) - then
    if estimate.error is None or estimate.spread is None:
        return Change(difference, None)
    before = estimate.spread / math.sqrt(n_then) if n_then else estimate.error
    return Change(difference, Z * math.hypot(estimate.error, before))


def _estimate(values: pd.Series[float], populasi: int) -> Estimate:
    n = len(values)
    if n < 2:
        return Estimate(n, None, None)
    spread = float(values.std(ddof=1))
    left = (populasi - n) / (populasi - 1) if populasi >= n else 1.0
    return Estimate(n, spread / math.sqrt(n) * math.sqrt(left), spread)

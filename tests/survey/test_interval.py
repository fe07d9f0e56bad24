"""How sure the figures are, and when a change is more than chance."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.survey import interval
from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.index import Basis
from ikm_xl.survey.interval import Estimate

TWO = Basis(("U1", "U2"), None, DEFAULT)


def answers(*rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["U1", "U2"]).astype("float64")


def test_the_spread_is_that_of_the_respondents_own_means() -> None:
    found = interval.estimates(answers((4, 4), (3, 3), (4, 2), (2, 2)), TWO)

    own = [100, 75, 75, 50]
    spread = math.sqrt(sum((value - 75) ** 2 for value in own) / 3)
    assert found.ikm.spread == pytest.approx(spread)
    assert found.ikm.margin == pytest.approx(1.96 * spread / 2)
    assert found.unsur["U2"].n == 4


def test_who_asked_everybody_has_no_margin() -> None:
    everybody = answers((4, 4), (3, 3), (2, 2))

    assert interval.estimates(everybody, TWO, populasi=3).ikm.margin == 0
    half = interval.estimates(everybody, TWO, populasi=5).ikm
    whole = interval.estimates(everybody, TWO).ikm
    assert half.margin == pytest.approx((whole.margin or 0) * math.sqrt(2 / 4))


@pytest.mark.parametrize("population", [0, 2])
def test_a_population_that_is_unknown_or_smaller_than_the_sample_corrects_nothing(population: int) -> None:
    three = answers((4, 4), (3, 3), (2, 2))

    assert interval.estimates(three, TWO, population) == interval.estimates(three, TWO)


def test_one_respondent_says_nothing_of_the_spread() -> None:
    found = interval.estimates(answers((4, math.nan)), TWO)

    assert found.ikm.margin is None
    assert found.unsur["U2"] == Estimate(0, None, None)
    assert interval.change(100, found.ikm, 90, 30).verdict == "naik, galatnya tidak diketahui"


@pytest.mark.parametrize(
    ("then", "verdict"),
    [
        (80.0, "tetap"),
        (79.0, "naik, tetapi masih dalam galat"),
        (75.0, "naik"),
        (81.0, "turun, tetapi masih dalam galat"),
        (85.0, "turun"),
    ],
)
def test_a_change_within_the_margin_is_told_as_such(then: float, verdict: str) -> None:
    """Both periods have an error of 1: chance alone explains 1.96 × √2 = 2.77 points."""
    assert interval.change(80.0, Estimate(100, 1.0, 10.0), then, 100).verdict == verdict


def test_a_last_period_of_unknown_size_counts_as_large_as_this_one() -> None:
    now = Estimate(100, 1.0, 10.0)

    assert interval.change(80, now, 78, None).margin == interval.change(80, now, 78, 100).margin


@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0]), min_size=2, max_size=40), st.integers(0, 200))
def test_the_margin_never_grows_with_the_correction(values: list[float], population: int) -> None:
    table = pd.DataFrame({"U1": values})
    one = Basis(("U1",), None, DEFAULT)

    corrected = interval.estimates(table, one, population).ikm.margin
    plain = interval.estimates(table, one).ikm.margin
    assert corrected is not None
    assert plain is not None
    assert 0 <= corrected <= plain + 1e-12

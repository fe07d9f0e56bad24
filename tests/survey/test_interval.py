"""How sure the figures are, and when a change is more than chance."""

import math
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.survey import interval
from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.index import Basis
from ikm_xl.survey.interval import Change, Estimate

TWO = Basis(("U1", "U2"), None, DEFAULT)


def answers(*rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["U1", "U2"]).astype("float64")


def test_the_spread_is_that_of_the_respondents_own_means() -> None:
    found = interval.estimates(answers((4, 4), (3, 3), (4, 2), (2, 2)), TWO)

    own = [100, 75, 75, 50]
    spread = math.sqrt(sum((value - 75) ** 2 for value in own) / 3)
    assert found.ikm.spread == pytest.approx(spread)
    assert found.ikm.margin == pytest.approx(1.96 * spread / 2)
    u2 = found.unsur["U2"]  # 100, 75, 50 and 50
    assert u2.n == 4
    assert u2.spread == pytest.approx(23.9356777)
    assert u2.error == pytest.approx(11.9678388)


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


@pytest.mark.parametrize(
    ("difference", "margin", "verdict"),
    [
        (0.004, 0.0, "tetap"),
        (-0.004, 0.0, "tetap"),
        (0.006, 0.0, "naik"),
        (-0.006, 0.0, "turun"),
        (2.0, 2.0, "naik, tetapi masih dalam galat"),
        (-2.0, 2.0, "turun, tetapi masih dalam galat"),
        (2.0, 1.99, "naik"),
        (-2.0, 1.99, "turun"),
        (-2.0, None, "turun, galatnya tidak diketahui"),
        (0.0, None, "tetap"),
    ],
)
def test_a_change_is_certain_beyond_its_margin_and_seen_from_a_hundredth_on(
    difference: float, margin: float | None, verdict: str
) -> None:
    assert Change(difference, margin).verdict == verdict


def test_the_margin_of_a_change_adds_the_errors_of_both_periods() -> None:
    found = interval.change(Fraction(161, 2), Estimate(100, 3.0, 40.0), 80.0, 100)
    assert found.difference == 0.5
    assert found.margin == pytest.approx(1.96 * 5)
    smaller = interval.change(80.5, Estimate(100, 3.0, 40.0), 80.0, 25)
    assert smaller.margin == pytest.approx(1.96 * math.sqrt(3**2 + 8**2))


@pytest.mark.parametrize("unsure", [Estimate(1, None, None), Estimate(1, None, 9.0), Estimate(1, 9.0, None)])
def test_without_a_spread_of_now_the_margin_is_unknown(unsure: Estimate) -> None:
    assert interval.change(81.0, unsure, 80.0, 100) == Change(1.0, None)


def test_fewer_than_30_respondents_are_called_few() -> None:
    assert interval.FEW == 30


def test_a_weight_of_its_own_scales_the_index_and_no_unsur() -> None:
    rows = answers((4, 4), (2, 2))
    half = interval.estimates(rows, Basis(("U1", "U2"), Fraction(1, 4), DEFAULT))
    whole = interval.estimates(rows, TWO)
    assert half.ikm.spread == pytest.approx(17.6776695)
    assert whole.ikm.spread == pytest.approx(35.3553391)
    assert half.unsur == whole.unsur


def test_a_last_period_of_unknown_size_counts_as_large_as_this_one() -> None:
    now = Estimate(100, 1.0, 10.0)

    assert interval.change(80, now, 78, None).margin == interval.change(80, now, 78, 100).margin


@settings(max_examples=25)
@given(st.lists(st.sampled_from([1.0, 2.0, 3.0, 4.0]), min_size=2, max_size=40), st.integers(0, 200))
def test_the_margin_never_grows_with_the_correction(values: list[float], population: int) -> None:
    table = pd.DataFrame({"U1": values})
    one = Basis(("U1",), None, DEFAULT)

    corrected = interval.estimates(table, one, population).ikm.margin
    plain = interval.estimates(table, one).ikm.margin
    assert corrected is not None
    assert plain is not None
    assert 0 <= corrected <= plain + 1e-12

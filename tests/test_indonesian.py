from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.indonesian import comma, half_up, tanggal


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        ("86.625", "86.63"),
        ("64.995", "65.00"),
        ("64.9949", "64.99"),
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("100", "100.00"),
    ],
)
def test_half_is_rounded_away_from_zero(value: str, rounded: str) -> None:
    assert str(half_up(Fraction(value))) == rounded


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 6))
def test_rounding_moves_a_value_by_half_a_unit_at_most(value: Fraction, digits: int) -> None:
    assert abs(Fraction(half_up(value, digits)) - value) <= Fraction(1, 2 * 10**digits)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (Decimal("81.96"), 2, "81,96"),
        (Fraction(719, 216), 3, "3,329"),
        (86.625, 2, "86,63"),  # the float that is printed so, not the binary number just below it
        (0.1 + 0.2, 2, "0,30"),
        (85, 2, "85,00"),
        (1250, 0, "1.250"),
        (Decimal("12345.6"), 1, "12.345,6"),
    ],
)
def test_numbers_are_written_as_in_indonesian(
    value: Decimal | Fraction | float, digits: int, text: str
) -> None:
    assert comma(value, digits) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2025, 6, 30), "30 Juni 2025"),
        (date(2024, 2, 1), "1 Februari 2024"),
        (date(2025, 12, 9), "9 Desember 2025"),
    ],
)
def test_dates_have_indonesian_months(day: date, text: str) -> None:
    assert tanggal(day) == text

import math
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.survey.sample_size import minimum

TABLE = tomllib.loads(
    (Path(__file__).parents[1] / "data/golden/sample_size.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("populasi", "sampel"), [(int(n), s) for n, s in TABLE.items()])
def test_published_table(populasi: int, sampel: int) -> None:
    assert minimum(populasi) == sampel


@pytest.mark.parametrize(("populasi", "sampel"), [(0, 0), (1, 1), (2, 2), (99_999, 383), (100_000, 384)])
def test_the_last_line_of_the_table_is_kept_from_100_000_on(populasi: int, sampel: int) -> None:
    assert minimum(populasi) == sampel


@given(st.integers(0, 10**9))
def test_a_sample_is_never_larger_than_the_population_nor_than_384(populasi: int) -> None:
    assert 0 <= minimum(populasi) <= min(populasi, 384)


@given(st.integers(0, 10**6))
def test_a_larger_population_never_needs_fewer(populasi: int) -> None:
    assert minimum(populasi) <= minimum(populasi + 1)


@given(st.integers(1, 99_999))
def test_floating_point_formula_of_a_sheet_gives_the_same(populasi: int) -> None:
    exact = 3.841 * populasi * 0.25 / (0.05**2 * (populasi - 1) + 3.841 * 0.25)
    assert minimum(populasi) == math.floor(exact + 0.5)


def test_a_negative_population_is_refused() -> None:
    with pytest.raises(IkmError, match="-5"):
        minimum(-5)

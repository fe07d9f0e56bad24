import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import half_up
from ikm_xl.survey.bands import DEFAULT, HIGHEST, STANDAR, check_bobot, mutu_of

GOLDEN = tomllib.loads((Path(__file__).parents[1] / "data/golden/mutu.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("standar", "value", "huruf"),
    [(s, value, huruf) for s, values in GOLDEN.items() for value, huruf in values.items()],
)
def test_edges_of_the_bands(standar: str, value: str, huruf: str) -> None:
    assert mutu_of(Decimal(value), standar).huruf == huruf


@pytest.mark.parametrize(
    ("value", "kinerja"), [("90", "Sangat Baik"), ("80", "Baik"), ("70", "Kurang Baik"), ("50", "Tidak Baik")]
)
def test_performance_by_the_regulation_of_2017(value: str, kinerja: str) -> None:
    assert mutu_of(Decimal(value)).kinerja == kinerja


@pytest.mark.parametrize("standar", STANDAR)
def test_bands_cover_the_scale_without_gap_or_overlap(standar: str) -> None:
    bands = STANDAR[standar]
    assert [band.mutu.huruf for band in bands] == ["A", "B", "C", "D"]
    assert (bands[0].atas, bands[-1].bawah) == (HIGHEST, Decimal(25))
    for better, worse in pairwise(bands):
        assert better.bawah - worse.atas == Decimal("0.01")


@given(st.fractions(min_value=25, max_value=100), st.sampled_from(sorted(STANDAR)))
def test_every_value_lies_in_the_band_it_is_given(value: Fraction, standar: str) -> None:
    band = next(band for band in STANDAR[standar] if band.mutu == mutu_of(value, standar))
    assert band.bawah <= half_up(value) <= band.atas


def test_a_small_weight_can_give_less_than_25_and_that_is_d() -> None:
    assert mutu_of(Decimal("12.5"), DEFAULT).huruf == "D"


@pytest.mark.parametrize(
    ("bobot", "unsur"),
    [
        (None, 11),
        ("0.11", 9),
        ("0.111", 9),
        ("0.071", 14),
        ("0.0909", 11),
        ("1", 1),
        (str(1 / 11), 11),
    ],
)
def test_weights_that_offices_use(bobot: str | None, unsur: int) -> None:
    check_bobot(None if bobot is None else Fraction(bobot), unsur)


def test_a_weight_whose_index_rounds_to_100_00_is_possible() -> None:
    check_bobot(Fraction("0.500024"), 2)  # 100.0048


@pytest.mark.parametrize(
    ("bobot", "unsur", "said"),
    [
        ("0.091", 11, "^Bobot 0,0910 untuk 11 unsur dapat memberi IKM 100,10, melebihi 100,00"),
        ("0.12", 9, "IKM 108,00"),
        ("0.11", 11, "IKM 121,00"),
        ("0.500025", 2, "IKM 100,01"),  # 100.005, rounded half up
        ("0", 9, "^Bobot 0,0000 tidak lebih besar dari nol"),
        ("-0.1", 9, "tidak lebih besar dari nol"),
        (None, 0, "Tidak ada unsur"),
    ],
)
def test_impossible_weights_are_refused(bobot: str | None, unsur: int, said: str) -> None:
    with pytest.raises(IkmError, match=said) as refused:
        check_bobot(None if bobot is None else Fraction(bobot), unsur)
    assert refused.value.hint

import tomllib
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.index import Basis, Index, UnsurResult, compute
from ikm_xl.survey.unsur import KODE

CASES = tomllib.loads((Path(__file__).parents[1] / "data/golden/index.toml").read_text(encoding="utf-8"))[
    "case"
]
GOLDEN = [
    pytest.param(case, ikm, id=f"{case['name']}, {ikm['bobot']}") for case in CASES for ikm in case["ikm"]
]

Answers = Sequence[int | None]


def basis(unsur: Sequence[str] = KODE, bobot: str = "1/k") -> Basis:
    return Basis(tuple(unsur), None if bobot == "1/k" else Fraction(bobot), DEFAULT)


def columns(**answers: Any) -> pd.DataFrame:
    """A table from lists of answers to some unsur; the others stay empty."""
    n = len(next(iter(answers.values())))
    return pd.DataFrame({kode: answers.get(kode, [None] * n) for kode in KODE}, dtype="float64")


def adding_up_to(total: int, n: int) -> list[int]:
    """``n`` answers, as equal as possible, with that total."""
    low, more = divmod(total, n)
    return [low + 1] * more + [low] * (n - more)


def of(index: Index, kode: str) -> UnsurResult:
    return next(unsur for unsur in index.unsur if unsur.kode == kode)


@pytest.mark.parametrize(("case", "expected"), GOLDEN)
def test_golden_cases(case: dict[str, Any], expected: dict[str, str]) -> None:
    unsur = KODE[: len(case["totals"])]
    answers = columns(**{k: adding_up_to(t, case["n"]) for k, t in zip(unsur, case["totals"], strict=True)})
    index = compute(answers, basis(unsur, expected["bobot"]))

    assert [u.jumlah for u in index.unsur] == case["totals"]
    assert index.ikm_tepat == Fraction(expected["tepat"])
    assert (index.ikm, index.mutu) == (Decimal(expected["ikm"]), expected["mutu"])
    assert (list(index.terendah), index.seri) == (case["terendah"], case["seri"])
    assert index.lengkap
    if "konversi" in case:
        assert [str(u.konversi) for u in index.unsur] == case["konversi"]


def test_figures_of_one_unsur() -> None:
    unsur = of(compute(columns(U1=[4, 3, 2, 1, None], U2=[4, 4, 4, 4, 4]), basis(["U1", "U2"])), "U1")
    assert unsur == UnsurResult(
        kode="U1",
        nama="Persyaratan",
        n=4,
        jumlah=10,
        nrr=Fraction(5, 2),
        tertimbang=Fraction(5, 4),
        konversi=Decimal("62.50"),
        mutu="D",
        kinerja="Tidak Baik",
        rendah=Fraction(1, 2),
        peringkat=1,
        terendah=True,
    )


def test_an_empty_answer_counts_neither_in_the_sum_nor_in_the_number() -> None:
    index = compute(columns(U1=[4, None, 2], U2=[4, 4, 4]), basis(["U1", "U2"]))
    assert of(index, "U1").nrr == 3  # a blank read as 0, or divided by all three respondents, gives 2
    assert index.n == 3


def test_unsur_that_do_not_count_are_left_out() -> None:
    index = compute(columns(U1=[4], U2=[1], U3=[3]), basis(["U1", "U3"]))
    assert [u.kode for u in index.unsur] == ["U1", "U3"]
    assert index.ikm == Decimal("87.50")


def test_an_office_may_name_the_unsur_its_own_way() -> None:
    index = compute(columns(U1=[4]), basis(["U1"]), {"U1": "Syarat"})
    assert index.unsur[0].nama == "Syarat"


def test_nothing_is_rounded_before_the_end() -> None:
    answers = columns(**{kode: [3, 3, 4] for kode in KODE})  # NRR 3.333…; 3.33 × 25 would be 83.25
    index = compute(answers, basis())
    assert index.ikm_tepat == Fraction(250, 3)
    assert (index.ikm, of(index, "U1").konversi) == (Decimal("83.33"), Decimal("83.33"))


def test_the_scale_is_25_not_20() -> None:
    assert compute(columns(U1=[4]), basis(["U1"])).ikm == Decimal("100.00")


def test_88_305_is_88_31_and_a() -> None:
    """A unit with half a hundredth: Python's round() and a mutu from the unrounded value say B."""
    index = compute(columns(U1=adding_up_to(35322, 10000)), basis(["U1"]))
    assert index.ikm_tepat == Fraction("88.305")
    assert (index.ikm, index.mutu, of(index, "U1").mutu) == (Decimal("88.31"), "A", "A")


def test_of_equal_nrr_the_one_with_more_complaints_is_lower_then_the_smaller_number() -> None:
    index = compute(
        columns(U1=[3, 3], U2=[2, 4], U3=[4, 4], U10=[3, 3], U11=[2, 4]),
        basis(["U1", "U2", "U3", "U10", "U11"]),
    )
    assert [u.kode for u in sorted(index.unsur, key=lambda u: u.peringkat)] == [
        "U2",
        "U11",
        "U1",
        "U10",
        "U3",
    ]
    assert index.terendah == ("U2", "U11", "U1")


def test_the_number_of_an_unsur_decides_whatever_the_order_of_the_basis() -> None:
    index = compute(columns(U2=[3], U9=[3], U10=[3], U11=[3]), basis(["U11", "U10", "U9", "U2"]))
    assert index.terendah == ("U2", "U9", "U10")


@pytest.mark.parametrize(
    ("fourth", "seri"),
    [([3, 3, 3], True), ([2, 3, 4], True), ([3, 3, 4], False)],
    ids=["equal", "equal NRR", "higher"],
)
def test_seri_says_that_third_and_fourth_are_equal(fourth: list[int], seri: bool) -> None:
    index = compute(
        columns(U1=[1, 1, 1], U2=[2, 2, 2], U3=[3, 3, 3], U4=fourth), basis(["U1", "U2", "U3", "U4"])
    )
    assert index.seri is seri


def test_three_unsur_are_marked_as_the_lowest_and_no_fourth() -> None:
    index = compute(columns(U1=[3], U2=[4], U3=[2], U4=[1], U5=[4]), basis(["U1", "U2", "U3", "U4", "U5"]))
    assert [(u.kode, u.peringkat, u.terendah) for u in index.unsur] == [
        ("U1", 3, True),
        ("U2", 4, False),
        ("U3", 2, True),
        ("U4", 1, True),
        ("U5", 5, False),
    ]


def test_equal_places_above_the_edge_are_no_seri() -> None:
    index = compute(columns(U1=[2], U2=[2], U3=[3], U4=[4], U5=[4]), basis(["U1", "U2", "U3", "U4", "U5"]))
    assert not index.seri


def test_two_unsur_have_two_lowest() -> None:
    index = compute(columns(U1=[2], U2=[2]), basis(["U1", "U2"]))
    assert (index.terendah, index.seri) == (("U1", "U2"), False)


def test_a_counted_unsur_without_answers_gives_no_index() -> None:
    index = compute(columns(U1=[3, 3], U2=[None, None], U3=[4, 4]), basis(["U1", "U2", "U3"]))
    assert (index.ikm, index.ikm_tepat, index.mutu, index.kinerja, index.lengkap) == (
        None,
        None,
        "",
        "",
        False,
    )
    assert of(index, "U2") == UnsurResult(
        "U2", "Sistem, Mekanisme, dan Prosedur", 0, 0, None, None, None, "", "", None, 0, False
    )
    assert index.terendah == ("U1", "U3")


def test_no_respondents_give_no_index() -> None:
    index = compute(columns(U1=[]), basis())
    assert (index.n, index.ikm, index.terendah, index.lengkap) == (0, None, (), False)


@pytest.mark.parametrize("wrong", [0, 5, 3.5, "tiga"])
def test_an_answer_off_the_scale_is_refused_with_its_place(wrong: Any) -> None:
    answers = columns(U1=[4, 4], U2=[4, 4]).astype(object)
    answers.loc[1, "U2"] = wrong
    with pytest.raises(IkmError, match=f"U2 responden ke-2 berisi '{wrong}'"):
        compute(answers, basis(["U1", "U2"]))


def test_a_weight_that_can_pass_100_is_refused() -> None:
    with pytest.raises(IkmError, match="100,10"):
        compute(columns(U1=[4]), basis(KODE, "0.091"))


respondents = st.lists(
    st.lists(st.sampled_from([None, 1, 2, 3, 4]), min_size=11, max_size=11), min_size=1, max_size=30
)
weights = st.none() | st.fractions(min_value="1/1000", max_value="1/11")


def table(rows: Sequence[Answers]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(KODE), dtype="float64")


@settings(max_examples=20)
@given(respondents, weights)
def test_index_equals_a_plain_computation(rows: list[list[int | None]], bobot: Fraction | None) -> None:
    index = compute(table(rows), Basis(KODE, bobot, DEFAULT))
    nrr: dict[str, Fraction] = {}
    for column, kode in enumerate(KODE):
        filled = [value for row in rows if (value := row[column]) is not None]
        if filled:
            nrr[kode] = Fraction(sum(filled), len(filled))
    assert {u.kode: u.nrr for u in index.unsur if u.n} == nrr
    if len(nrr) == len(KODE):
        weight = Fraction(1, 11) if bobot is None else bobot
        assert index.ikm_tepat == sum(value * weight for value in nrr.values()) * 25
    else:
        assert index.ikm_tepat is None
    lowest = [nrr[kode] for kode in index.terendah]
    assert lowest == sorted(nrr.values())[:3]


@settings(max_examples=20)
@given(respondents, weights)
def test_figures_stay_within_their_ranges(rows: list[list[int | None]], bobot: Fraction | None) -> None:
    index = compute(table(rows), Basis(KODE, bobot, DEFAULT))
    for unsur in index.unsur:
        if unsur.nrr is None or unsur.konversi is None or unsur.rendah is None:
            assert (unsur.n, unsur.peringkat, unsur.terendah) == (0, 0, False)
            continue
        assert unsur.n <= unsur.jumlah <= 4 * unsur.n
        assert 1 <= unsur.nrr <= 4
        assert 25 <= unsur.konversi <= 100
        assert 0 <= unsur.rendah <= 1
    assert index.ikm is None or 0 < index.ikm <= 100
    ranks = sorted(unsur.peringkat for unsur in index.unsur if unsur.n)
    assert ranks == list(range(1, len(ranks) + 1))


@settings(max_examples=20)
@given(respondents, st.randoms(use_true_random=False))
def test_the_order_of_respondents_does_not_matter(rows: list[list[int | None]], chance: Any) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert compute(table(shuffled), basis()) == compute(table(rows), basis())


@settings(max_examples=20)
@given(
    means=st.lists(st.sampled_from([2, 3]), min_size=11, max_size=11),
    deviations=st.lists(
        st.lists(st.sampled_from([-1, 0, 1]), min_size=11, max_size=11), min_size=1, max_size=10
    ),
)
def test_a_respondent_who_answers_the_nrr_changes_nothing(
    means: list[int], deviations: list[list[int]]
) -> None:
    rows = [[m + sign * d for m, d in zip(means, row, strict=True)] for row in deviations for sign in (1, -1)]
    before, after = compute(table(rows), basis()), compute(table([*rows, means]), basis())
    assert [u.nrr for u in before.unsur] == [Fraction(m) for m in means]
    assert [u.nrr for u in after.unsur] == [u.nrr for u in before.unsur]
    assert (after.ikm_tepat, after.n) == (before.ikm_tepat, before.n + 1)


@settings(max_examples=20)
@given(respondents, st.sampled_from(["float64", "Float64", "Int64", "object"]))
def test_the_type_of_the_columns_does_not_matter(rows: list[list[int | None]], dtype: Any) -> None:
    assert compute(table(rows).astype(dtype), basis()) == compute(table(rows), basis())

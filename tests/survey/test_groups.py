"""Groups of respondents, never a person."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.groups import LEAST, by_group, distribution
from ikm_xl.survey.index import Basis

ONE = Basis(("U1",), None, DEFAULT)


def survey(**sizes: int) -> tuple[pd.DataFrame, "pd.Series[str]"]:
    names = [name for name, size in sizes.items() for _ in range(size)]
    return pd.DataFrame({"U1": [3.0] * len(names)}), pd.Series(names, dtype=object)


def test_a_group_has_the_figures_of_its_respondents_only() -> None:
    answers = pd.DataFrame({"U1": [4.0] * 10 + [2.0] * 12})
    found = by_group(answers, pd.Series(["KTP"] * 10 + ["KK"] * 12), ONE, "Tidak diisi")

    assert found is not None
    assert [(group.name, group.index.n, str(group.index.ikm)) for group in found.shown] == [
        ("KK", 12, "50.00"),
        ("KTP", 10, "100.00"),
    ]
    assert found.together is None


def test_small_groups_are_taken_together() -> None:
    found = by_group(*survey(KTP=20, KK=6, Akta=5), ONE, "Tidak diisi")

    assert found is not None
    assert [group.name for group in found.shown] == ["KTP"]
    assert found.names == ("KK", "Akta")
    assert found.together is not None
    assert found.n_together == 11


def test_ten_respondents_of_small_groups_are_enough_to_stand_together() -> None:
    found = by_group(*survey(KTP=20, KK=6, Akta=4), ONE, "Tidak diisi")

    assert found is not None
    assert [group.name for group in found.shown] == ["KTP"]
    assert found.together is not None
    assert (found.names, found.together.n) == (("KK", "Akta"), 10)


def test_groups_of_one_size_stand_in_the_order_of_their_names() -> None:
    found = by_group(*survey(KTP=10, Akta=10, KK=10, Surat=5, Izin=5), ONE, "Tidak diisi")

    assert found is not None
    assert [group.name for group in found.shown] == ["Akta", "KK", "KTP"]
    assert found.names == ("Izin", "Surat")


def test_who_said_nothing_is_a_group_with_a_name_of_its_own() -> None:
    said = pd.Series(["KTP "] * 10 + [None] * 6 + [" "] * 5, dtype=object)
    found = by_group(pd.DataFrame({"U1": [3.0] * 10 + [2.0] * 11}), said, ONE, "Tidak diisi")

    assert found is not None
    assert [(group.name, group.index.n) for group in found.shown] == [("Tidak diisi", 11), ("KTP", 10)]


def test_one_small_group_takes_the_smallest_large_one_with_it() -> None:
    """The figures of all minus those of KTP and KK would be the answers of three persons."""
    found = by_group(*survey(KTP=20, KK=12, Akta=3), ONE, "Tidak diisi")

    assert found is not None
    assert [group.name for group in found.shown] == ["KTP"]
    assert found.names == ("KK", "Akta")
    assert found.n_together == 15


def test_so_few_respondents_have_no_groups() -> None:
    found = by_group(*survey(KTP=5, KK=4), ONE, "Tidak diisi")

    assert found is not None
    assert found.shown == ()
    assert found.together is None
    assert found.n_together == 9


def test_an_export_without_the_column_has_none() -> None:
    assert by_group(pd.DataFrame({"U1": [3.0]}), pd.Series([""]), ONE, "Tidak diisi") is None


@settings(max_examples=25)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=8))
def test_nobody_is_lost_and_nothing_small_is_shown(sizes: list[int]) -> None:
    found = by_group(*survey(**{f"g{i}": size for i, size in enumerate(sizes)}), ONE, "Tidak diisi")

    assert found is not None
    assert sum(group.index.n for group in found.shown) + found.n_together == sum(sizes)
    assert all(group.index.n >= LEAST for group in found.shown)
    assert not (found.shown and 0 < found.n_together < LEAST)
    assert (found.together is not None) == (found.n_together >= LEAST)


def test_the_distribution_counts_every_answer_once() -> None:
    answers = pd.DataFrame({"U1": [1, 2, 2, 4, None], "U2": [3, 3, 3, 3, 3]}).astype("float64")

    assert distribution(answers, ("U1", "U2")) == {"U1": (1, 2, 0, 1), "U2": (0, 0, 5, 0)}


def test_an_answer_of_five_is_refused() -> None:
    with pytest.raises(Exception, match="bukan 1–4"):
        distribution(pd.DataFrame({"U1": [5.0]}), ("U1",))

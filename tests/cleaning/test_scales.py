"""A scale other than 1–4 is told from all the numbers of a table together."""

from collections import Counter
from collections.abc import Mapping
from itertools import cycle, islice

import pytest

from ikm_xl.cleaning import scales
from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.findings import TAHAN
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE


def named(values: Mapping[object, int]) -> tuple[str, object] | None:
    """The name of the scale of these cells, and the example that it is shown by."""
    found = scales.recognise(Counter(values))
    return (found.nama, found.contoh) if found else None


def among(total: int, odd: Mapping[object, int]) -> dict[object, int]:
    """So many numbers: the odd ones, and for the rest 1, 2, 3 and 4 in turn."""
    rest, over = divmod(total - sum(odd.values()), 4)
    return {1: rest, 2: rest, 3: rest + over, 4: rest, **odd}


def table(values: list[object], people: int = 40) -> Grid:
    """A table in which these answers follow each other."""
    answers = cycle(values)
    return Grid("a.xlsx", "", [["No", *KODE], *([n, *islice(answers, 11)] for n in range(1, people + 1))])


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ([1, 2, 3, 4, 5], "1–5"),
        ([0, 1, 2, 3], "0–3"),
        ([1, 4, 7, 9], "1–10"),
        ([70, 85, 90], "0–100 atau jumlah"),
        (["75%", "80%"], "persen"),
        (["STS", "TS", "S", "SS"], "STS/TS/S/SS"),
        ([3.25, 3.5, 2.75], "rata-rata dengan desimal"),
    ],
)
def test_another_scale_is_refused_by_its_name(values: list[object], name: str) -> None:
    with pytest.raises(IkmError, match=f"skala {name}"):
        clean([table(values)], Rules())


@pytest.mark.parametrize("values", [[1, 2, 3], ["1", "2", "3"], [1.0, 2.0], [2, 3]])
def test_many_answers_without_a_4_hold(values: list[object]) -> None:
    """A scale of three looks like 1–4, of which nobody chose the best: only the office knows."""
    finding = next(f for f in clean([table(values)], Rules()).temuan if f.kode == "IKM-B26")
    assert finding.severity is TAHAN
    assert f"nilai tertinggi {int(float(str(values[-1])))}" in finding.keterangan


@pytest.mark.parametrize("values", [[1, 2, 3, 4], [3, 4], [4], [2, 3, *[3] * 60, 4]])
def test_a_single_4_shows_the_scale(values: list[object]) -> None:
    assert "IKM-B26" not in [finding.kode for finding in clean([table(values)], Rules()).temuan]


@pytest.mark.parametrize(
    ("values", "best"),
    [
        ({2: 150, 3: 150}, 3),
        ({2: 150, 3: 149}, 0),
        ({1: 200, "2": 100}, 2),
        ({1: 200, 2: 90, "baik": 10}, 0),
        ({1: 100, 2: 100, 3: 100, 4: 1}, 0),
        ({3: 300}, 0),
        ({}, 0),
    ],
)
def test_300_answers_of_at_least_two_kinds_show_that_the_best_is_missing(
    values: Mapping[object, int], best: int
) -> None:
    assert scales.best_seen(Counter(values)) == best


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        ({"50%": 20, 3: 20}, None),
        ({"50%": 21, 3: 19}, ("persen", "50%")),
        ({"75 %": 10, "80,5%": 30}, ("persen", "80,5%")),
        ({"★★": 20, 3: 20}, None),
        ({"★★": 21, 3: 19}, ("bintang", "★★")),
        ({"★": 1, "★★★☆": 2}, ("bintang", "★★★☆")),
        ({"S": 10, "ss": 10, 3: 20}, None),
        ({"s": 10, "SS.": 11, 3: 20}, ("STS/TS/S/SS", "SS.")),
        ({"S": 40}, None),  # a single code is none of a scale
        ({70: 20, "Puas": 20}, None),
        ({70: 21, "Puas": 19}, ("0–100 atau jumlah", 70)),
        ({"70": 21, "Puas": 19}, ("0–100 atau jumlah", 70)),
        ({"Puas": 40}, None),
        ({}, None),
    ],
)
def test_more_than_half_of_the_cells_make_a_scale(
    values: Mapping[object, int], scale: tuple[str, object] | None
) -> None:
    assert named(values) == scale


@pytest.mark.parametrize("blank", ["", "-", " – ", None, True])
def test_a_cell_without_an_answer_does_not_count(blank: object) -> None:
    assert named({blank: 50, "75%": 3}) == ("persen", "75%")


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        (among(1000, {5: 20}), None),  # one in fifty
        (among(1000, {5: 21}), ("1–5", 5)),
        (among(40, {5: 4}), None),  # fewer than five cells are slips
        (among(40, {5: 5}), ("1–5", 5)),
        (among(1000, {5: 30, 6: 30}), None),  # no more than of what 1–5 has not
        (among(1000, {5: 31, 6: 30}), ("1–5", 5)),
        (among(1000, {5: 18, 6: 10}), None),
        (among(100, {5: 6, 6: 5, 0: 5}), None),
        (among(1000, {5: 30, 2_000_000_000: 30, -2_000_000_000: 30}), ("1–5", 5)),
        (among(1000, {0: 21}), None),
        ({0: 20, 1: 500, 2: 480}, None),
        ({0: 21, 1: 500, 2: 479}, ("0–3", 0)),
        ({0: 30, 1: 500, 3: 466, 4: 4}, ("0–3", 0)),
        ({0: 30, 1: 500, 3: 465, 4: 5}, None),
        ({0: 30, 1: 500, 3: 465, 5: 5}, ("0–3", 0)),
    ],
)
def test_a_scale_to_5_or_from_0_shows_by_one_in_fifty(
    values: Mapping[object, int], scale: tuple[str, object] | None
) -> None:
    assert named(values) == scale


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        (among(1000, {11: 50}), None),  # one in twenty
        (among(1000, {11: 51}), ("0–100 atau jumlah", 11)),
        (among(40, {11: 4}), None),
        (among(40, {11: 5}), ("0–100 atau jumlah", 11)),
        (among(1000, {1_000_000_000: 51}), ("0–100 atau jumlah", 1_000_000_000)),
        (among(1000, {1_000_000_001: 51}), None),  # a number of a telephone
        (among(1000, {2_000_000_000: 300, 50: 52, 10: 100}), ("0–100 atau jumlah", 50)),
        (among(1000, {11.5: 40, 12: 30}), ("0–100 atau jumlah", 11.5)),
        (among(1000, {6: 50}), None),
        (among(1000, {6: 51}), ("1–10", 6)),
        (among(1000, {10: 51}), ("1–10", 10)),
        (among(1000, {7: 30, 9: 31}), ("1–10", 9)),
        (among(1000, {9: 50, 11: 50}), None),
        (among(1000, {9: 29, 10: 30, 11: 40}), ("1–10", 10)),
    ],
)
def test_a_scale_to_10_or_to_100_shows_by_one_in_twenty(
    values: Mapping[object, int], scale: tuple[str, object] | None
) -> None:
    assert named(values) == scale


@pytest.mark.parametrize(
    ("values", "scale"),
    [
        (among(1000, {2.5: 50}), None),  # one in twenty
        (among(1000, {2.5: 51}), ("rata-rata dengan desimal", 2.5)),
        (among(1000, {"3,25": 40, "2.75": 20}), ("rata-rata dengan desimal", 3.25)),
        (among(40, {2.5: 4}), None),
        (among(40, {2.5: 5}), ("rata-rata dengan desimal", 2.5)),
        ({1: 980, 0.5: 20}, None),  # one in fifty
        ({1: 979, 0.5: 21}, ("persen (0–1)", 0.5)),
        ({1: 40, 0.5: 4}, None),
        ({1: 40, 0.5: 5}, ("persen (0–1)", 0.5)),
        ({0.5: 40, 0.75: 50, 2: 10}, ("rata-rata dengan desimal", 0.75)),  # nine in ten up to 1
        ({0.5: 40, 0.75: 51, 2: 9}, ("persen (0–1)", 0.75)),
        ({0: 50, 1: 41, 0.25: 10}, ("persen (0–1)", 0.25)),
    ],
)
def test_numbers_with_decimals_are_shares_or_means(
    values: Mapping[object, int], scale: tuple[str, object] | None
) -> None:
    assert named(values) == scale

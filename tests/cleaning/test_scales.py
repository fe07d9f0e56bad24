"""A scale other than 1–4 is told from all the numbers of a table together."""

from collections import Counter
from itertools import cycle, islice

import pytest

from ikm_xl.cleaning import scales
from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.findings import TAHAN
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE


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


def test_few_answers_show_nothing() -> None:
    assert "IKM-B26" not in [f.kode for f in clean([table([1, 2, 3], people=12)], Rules()).temuan]
    assert scales.best_seen(Counter({3: 299})) == 0

"""Tables in other shapes than one row per respondent below one header, and rows that a separator shifted."""

import pytest

from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.cleaning.findings import held
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

HEADER: Row = ["No", "Nama", *KODE]
ANSWERS = [[1 + (at * 5 + k * k) % 4 for k in range(len(KODE))] for at in range(14)]
PEOPLE: list[Row] = [[at + 1, f"Orang {at}", *row] for at, row in enumerate(ANSWERS)]


def given(result: Cleaned) -> list[list[float]]:
    assert result.pertanggungjawaban.adds_up
    assert held(result.temuan) == ()
    return result.responden[list(KODE)].to_numpy().tolist()


def test_blocks_side_by_side() -> None:
    rows = [[*left, "", *right] for left, right in zip(PEOPLE[:7], PEOPLE[7:], strict=True)]
    assert sorted(given(clean([grid([[*HEADER, "", *HEADER], *rows])], Rules()))) == sorted(ANSWERS)


@pytest.mark.parametrize("title", ["Responden", "Nama Responden"])
def test_one_row_per_answer(title: str) -> None:
    rows: list[Row] = [
        [name, code, value] for (_, name, *row) in PEOPLE for code, value in zip(KODE, row, strict=True)
    ]
    result = clean([grid([[title, "Unsur", "Nilai"], *rows])], Rules())
    assert given(result) == ANSWERS
    assert result.pertanggungjawaban.of("baris", "dipakai") == len(rows)


@pytest.mark.parametrize("above", [0, 39, 40, 47, 300])
def test_a_header_stands_in_any_row(above: int) -> None:
    junk: list[Row] = [["LAPORAN IKM", f"baris {at}"] for at in range(above)]
    assert given(clean([grid([*junk, HEADER, *PEOPLE])], Rules())) == ANSWERS


def test_a_separator_inside_a_text_that_shifts_the_answers_is_refused() -> None:
    header: Row = ["No", "Layanan", *KODE, "Saran"]
    rows: list[Row] = [[row[0], "KTP", *row[2:], "baik"] for row in PEOPLE]
    rows[4] = [5, "KTP", "KK", *ANSWERS[4]]  # "KTP;KK" without a comment: as wide as all others
    with pytest.raises(IkmError) as refused:
        clean([Grid("a.csv", "", [header, *rows], ragged=True)], Rules())
    assert refused.value.code == "IKM-B04"
    assert "6" in refused.value.message

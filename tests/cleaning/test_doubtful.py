"""Respondents that may be none: they count, and hold."""

import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.findings import held
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid
from tests.cleaning.test_kelas import HEADER, cleaned, kinds, people


def _nameless(n: int, seed: int) -> list[Row]:
    return [row[3:] for row in people(n, seed)]


def test_a_sheet_that_gathers_those_of_the_months_holds() -> None:
    january, february = _nameless(20, 1), _nameless(20, 2)
    sheets = {"Januari": january, "Februari": february, "Semua": [*january, *february]}
    result = clean([grid([[*KODE], *rows], lembar=name) for name, rows in sheets.items()], Rules())
    assert kinds(result) == {"IKM-B54"}


def test_a_copy_in_another_order_with_other_numbers_holds() -> None:
    rows = _nameless(30, 1)
    table: list[Row] = [["No", *KODE], *([k, *row] for k, row in enumerate(rows, 1))]
    copy: list[Row] = [["No", *KODE], *([k, *row] for k, row in enumerate(sorted(rows, key=str), 1))]
    assert kinds(clean([grid([*table, [], *copy])], Rules())) == {"IKM-B54"}


def test_other_people_of_another_month_do_not_hold() -> None:
    months = [grid([[*KODE], *_nameless(40, seed)], lembar=f"Bulan {seed}") for seed in range(1, 7)]
    result = clean(months, Rules())
    assert result.hitungan.dipakai == 240
    assert held(result.temuan) == ()


def test_the_same_throughout_is_no_copy() -> None:
    sheets = [grid([[*KODE], *([k % 2 + 3] * 11 for k in range(30))], lembar=name) for name in ("A", "B")]
    assert "IKM-B54" not in kinds(clean([sheets[0], grid([*sheets[1].baris, [3] * 11])], Rules()))


@pytest.mark.parametrize("mark", ["draft", "Batal", "Belum selesai", "tidak lengkap", "uji coba"])
def test_rows_that_say_they_are_no_respondents_hold(mark: str) -> None:
    rows: list[Row] = [[*row, mark if k < 3 else "selesai"] for k, row in enumerate(people())]
    assert kinds(cleaned(rows, [*HEADER, "Status"])) == {"IKM-B55"}


@pytest.mark.parametrize("number", ["", 0])
def test_an_example_row_holds(number: object) -> None:
    example: Row = [number, "Contoh pengisian", 30, *[4, 3] * 5, 4]
    assert "IKM-B55" in kinds(cleaned([example, *people()]))


def test_words_of_drafts_in_comments_say_nothing() -> None:
    rows: list[Row] = [[*row, "batal"] for row in people()]
    assert kinds(cleaned(rows, [*HEADER, "Saran"])) == set()


def test_a_row_without_the_number_that_all_others_have_holds() -> None:
    means: list[Row] = [[], ["", "Layanan KTP", "", *[3, 4] * 5, 3], ["", "Layanan KK", "", *[4, 2] * 5, 3]]
    assert kinds(cleaned([*people(), *means])) & {"IKM-B45", "IKM-B46"}

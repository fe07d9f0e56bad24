"""Exports that are refused: most of it is not understood, or nobody in it counts."""

import pandas as pd
import pytest

from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.refusals import nobody, require_understood
from ikm_xl.cleaning.tables import read
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, grid

SECTIONS = read([grid([["No", *KODE], [1, *ANSWERS[0]]], "skm.xlsx")], "regulasi").sections


def _rows(given: int) -> pd.DataFrame:
    """Respondents with so many cells that say something."""
    rows = -(-given // len(KODE)) + 1
    cells = [-1] * given + [0] * (rows * len(KODE) - given)
    return pd.DataFrame([cells[n::rows] for n in range(rows)], columns=list(KODE))


def _unknown(*texts: str, often: int = 1) -> list[Unknown]:
    return [Unknown("U3", text, often) for text in texts]


def _code(given: int, unknown: list[Unknown]) -> str:
    try:
        require_understood(_rows(given), SECTIONS, unknown)
    except IkmError as error:
        return error.code
    return ""


@pytest.mark.parametrize(
    ("given", "odd", "code"), [(10, 5, ""), (10, 6, "IKM-B10"), (11, 5, ""), (11, 6, "IKM-B10"), (0, 0, "")]
)
def test_more_than_half_of_the_answers_are_other_numbers(given: int, odd: int, code: str) -> None:
    assert _code(given, _unknown("75", often=odd)) == code


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        (["7", "-80", "12,5", "1.250,75"], "IKM-B10"),
        (["7", "-80", "12,5", "bagus"], ""),  # the office may explain a word on Kamus Jawaban
        ([f"kata {n}" for n in range(60)], ""),
        ([f"kata {n}" for n in range(61)], "IKM-B10"),  # so many texts are no options
    ],
)
def test_a_few_words_may_be_explained_and_numbers_or_many_texts_may_not(texts: list[str], code: str) -> None:
    assert _code(len(texts), _unknown(*texts)) == code


def test_the_refusal_shows_what_was_seen_first() -> None:
    with pytest.raises(IkmError) as refused:
        require_understood(_rows(9), SECTIONS, _unknown("80", "75", often=4))
    assert refused.value.message == (
        "Berkas 'skm.xlsx': 8 dari 9 jawaban tidak dikenali, misalnya '80' pada kolom U3."
    )


def _people(*luar: bool) -> pd.DataFrame:
    return pd.DataFrame({"luar": pd.Series(luar, dtype=bool)})


@pytest.mark.parametrize(
    ("people", "unknown", "code"),
    [
        (_people(True, True), _unknown("baik"), "IKM-B16"),
        (_people(True, False), _unknown("baik"), "IKM-B11"),
        (_people(False, False), _unknown("baik"), "IKM-B11"),
        (_people(), _unknown("baik"), "IKM-B12"),
        (_people(), [], "IKM-B13"),
    ],
)
def test_why_nobody_counts(people: pd.DataFrame, unknown: list[Unknown], code: str) -> None:
    assert nobody([grid([])], people, unknown).code == code


def test_every_file_is_named_once() -> None:
    files = [grid([], "a.xlsx"), grid([], "a.xlsx", "Lain"), grid([], "b.xlsx")]
    assert nobody(files, _people(), []).message.startswith("Berkas 'a.xlsx', 'b.xlsx' tidak berisi")
    assert nobody([grid([], "")], _people(), []).message.startswith("Ekspor tidak berisi")


def test_the_first_five_texts_are_shown_with_sixty_characters_each() -> None:
    long = "x" * 61
    shown = nobody([grid([])], _people(), _unknown(long, "b", "c", "d", "e", "f")).message
    assert shown.endswith(f"kolom U3 berisi '{'x' * 60}', 'b', 'c', 'd', 'e'.")

"""What nearly all rows of a table have, and the rows that lack it."""

import numpy as np
import pytest

from ikm_xl.cleaning.identity import Identity, identity
from ikm_xl.cleaning.tables import read
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

A = ANSWERS[0]


def _identity(titles: Row, rows: list[Row], others: int = 0) -> Identity:
    """Of rows with these columns beside equal answers; the last ``others`` of them are no respondents."""
    section = read([grid([[*KODE, *titles], *([*A, *row] for row in rows)])], "regulasi").sections[0]
    assert len(section.rows) == len(rows)
    return identity(section, np.arange(len(rows)) < len(rows) - others)


@pytest.mark.parametrize(("respondents", "known"), [(3, True), (2, False)])
def test_three_respondents_are_needed_to_say_what_all_have(respondents: int, known: bool) -> None:
    rows: list[Row] = [[1, "Melati"]] * respondents
    who = _identity(["No", "Nama"], [*rows, ["", ""], ["", "Loket"]], others=2)
    assert who.known == known
    assert who.nothing.tolist() == [False] * respondents + [known, False]
    assert who.lacking.tolist() == [False] * respondents + [known, known]
    assert who.labelled.tolist() == [False] * respondents + [False, known]


@pytest.mark.parametrize(("filled", "known"), [(9, True), (8, False)])
def test_nearly_all_are_nine_of_ten_respondents(filled: int, known: bool) -> None:
    rows: list[Row] = [[k + 1 if k < filled else ""] for k in range(10)]
    for others in ([[""]], [[7]]):  # whatever stands in rows that are none
        who = _identity(["No"], [*rows, *others, *others], others=2)
        assert who.known == known
        assert who.nothing.tolist() == [known and row == [""] for row in [*rows, *others, *others]]


def test_dashes_are_nothing() -> None:
    assert not _identity(["Nama"], [["-"]] * 10).known
    assert _identity(["Nama"], [["Melati"], ["Dahlia"], ["Seroja"], ["--"]], others=1).nothing.tolist() == [
        *[False] * 3, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "has", "lacking"),
    [(1, 0, True), (1, 1, False), (2, 1, True), (2, 2, False), (3, 1, True), (3, 2, False), (4, 2, True)],
)
def test_a_row_lacks_it_with_half_of_the_columns_or_less(columns: int, has: int, lacking: bool) -> None:
    titles: Row = ["Loket", "Desa", "Shift", "Ruang"][:columns]  # type: ignore[assignment]
    row: Row = [*["A"] * has, *[""] * (columns - has)]
    who = _identity(titles, [*[["A"] * columns] * 3, row], others=1)  # type: ignore[list-item]
    assert who.lacking.tolist() == [False, False, False, lacking]
    assert who.nothing.tolist() == [False, False, False, has == 0]


def test_answers_and_comments_identify_nobody() -> None:
    who = _identity(["Saran"], [["baik"]] * 5)
    assert not who.known
    assert not (who.lacking | who.nothing | who.labelled).any()


@pytest.mark.parametrize("number", [7, "3,5", "-2", "+4.0"])
def test_a_word_where_the_others_have_numbers_is_a_label(number: object) -> None:
    rows: list[Row] = [[k, f"Orang {k}"] for k in range(10)]
    who = _identity(["No", "Nama"], [*rows, ["Terbaik", ""], [number, ""], [number, "Loket"]], others=3)
    assert who.nothing[10:].tolist() == [True, False, False]
    assert who.lacking[10:].tolist() == [True, True, False]
    assert who.labelled.tolist() == [*[False] * 10, True, False, False]


def test_a_number_where_the_others_have_words_is_not_what_they_have() -> None:
    rows: list[Row] = [["Melati", "Sooko"]] * 10
    who = _identity(["Nama", "Desa"], [*rows, [12, 12], ["Dahlia", 12], ["", "Japan"], ["", ""]], others=4)
    assert who.nothing[10:].tolist() == [True, False, False, True]
    assert who.lacking[10:].tolist() == [True, True, True, True]
    assert who.labelled[10:].tolist() == [False, True, True, False]


@pytest.mark.parametrize(
    ("numbers", "words", "number_counts", "word_counts"),
    [(9, 1, True, False), (8, 2, True, True), (2, 8, True, True), (1, 10, False, True)],
)
def test_a_column_of_both_is_had_by_whoever_fills_it(
    numbers: int, words: int, number_counts: bool, word_counts: bool
) -> None:
    cells: Row = [*range(numbers), *(f"R {k} x" for k in range(words))]
    rows: list[Row] = [[cell] for cell in cells]
    who = _identity(["Kode"], [*rows, [5], ["lain"], [""], ["Satu"], [2]], others=5)
    assert who.known
    assert (~who.nothing[-5:]).tolist() == [number_counts, word_counts, False, word_counts, number_counts]


def test_a_table_without_such_a_column_still_knows_where_a_text_stands() -> None:
    who = _identity(["Kode"], [["x"], [""], [""], [4], ["Terbaik"]], others=1)
    assert not who.known
    assert not (who.lacking | who.nothing).any()
    assert who.labelled.tolist() == [True, False, False, False, True]

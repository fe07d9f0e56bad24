"""Rows that stand twice."""

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

A, B = ANSWERS[:2]
HEADER: Row = ["No", "Nama", *KODE]


def _twins(*rows: Row, header: Row = HEADER) -> list[tuple[int, str]]:
    notes = clean([grid([header, *rows])], Rules()).catatan
    return [(note.baris, note.alasan) for note in notes if note.alasan.startswith("sama persis")]


def test_the_second_of_two_equal_rows_is_dropped() -> None:
    assert _twins([1, "Melati", *A], [2, "Dahlia", *B], [1, "Melati", *A], [1, "Melati", *A]) == [
        (4, "sama persis dengan baris 2"),
        (5, "sama persis dengan baris 2"),
    ]


def test_equal_in_what_they_say_not_in_how_they_write_it() -> None:
    assert _twins([1, "Melati", *A], ["1", " Melati ", *(f"{value},0" for value in A)]) != []


def test_one_column_that_differs_makes_another_respondent() -> None:
    assert _twins([1, "Melati", *A], [2, "Melati", *A]) == []
    assert _twins([1, "Melati", *A], [1, "melati", *A]) == []
    assert _twins([1, "Melati", *A, "x"], [1, "Melati", *A, "y"], header=[*HEADER, "Kode Loket"]) == []


def test_without_a_name_or_number_equal_answers_are_normal() -> None:
    assert _twins([*A], [*A], header=[*KODE]) == []
    assert _twins(["", "-", *A], ["", "-", *A]) == []
    assert _twins(["L", *A], ["L", *A], header=["Jenis Kelamin", *KODE]) == []


def test_a_number_alone_tells_respondents_of_one_table_apart() -> None:
    header: Row = ["No", *KODE]
    january: list[Row] = [header, [1, *A], [2, *A], [3, *B]]
    february: list[Row] = [header, [1, *A], [2, *B], [3, *B]]
    assert clean([grid(january, "a.xlsx"), grid(february, "b.xlsx")], Rules()).hitungan.ganda == 0
    assert clean([grid([*january, *february])], Rules()).hitungan.dipakai == 6
    assert _twins([1, *A], [1, *A], header=header) == [(3, "sama persis dengan baris 2")]


def test_the_same_export_given_twice_counts_once() -> None:
    header: Row = ["No", *KODE]
    half: list[Row] = [header, [1, *A], [2, *B]]
    whole: list[Row] = [*half, [3, *A]]
    for first, second in ((whole, whole), (half, whole), (whole, half)):
        assert clean([grid(first, "a.xlsx"), grid(second, "b.xlsx")], Rules()).hitungan.dipakai == 3
        assert clean([grid([*first, *second])], Rules()).hitungan.dipakai == 3


def test_a_page_break_begins_no_other_export() -> None:
    header: Row = ["No", *KODE]
    pages: list[Row] = [[1, *A], [2, *B], header, [3, *A], [1, *A]]
    assert _twins(*pages, header=header) == [(6, "sama persis dengan baris 2")]


def test_exports_are_compared_whatever_the_order_of_their_columns() -> None:
    first = grid([HEADER, [1, "Melati", *A]], "a.xlsx")
    second = grid([HEADER[::-1], [1, "Melati", *A][::-1], [2, "Dahlia", *B][::-1]], "b.xlsx")
    cleaned = clean([first, second], Rules())
    assert cleaned.hitungan.ganda == 1
    (note,) = cleaned.catatan
    assert (note.baris, note.berkas, note.alasan) == (2, "b.xlsx", "sama persis dengan baris 2 berkas a.xlsx")

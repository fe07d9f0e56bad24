"""Rows that stand twice."""

import pandas as pd
import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.duplicates import twin_sheets
from ikm_xl.cleaning.row_kinds import RESPONDEN, TANPA_JAWABAN
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid
from tests.cleaning.test_kelas import people

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


def _told(title: str, cells: Row, again: object) -> bool:
    """Whether the second of two equal rows is dropped, below others with these cells and other answers."""
    answers = [row[3:] for row in people(len(cells) + 1)]
    rows: list[Row] = [[cell, *given] for cell, given in zip([*cells, again], answers, strict=True)]
    return _twins(*rows, rows[-1], header=[title, *KODE]) == [
        (len(cells) + 3, f"sama persis dengan baris {len(cells) + 2}")
    ]


@pytest.mark.parametrize(
    ("title", "again", "told"),
    [
        ("Nama", "Melati", True),
        ("Nama", "Al", True),
        ("Nama", "A", False),
        ("Nama", "A.", False),
        ("Nama", "Anonim", False),
        ("Nama", "HAMBA ALLAH", False),
        ("Nama", "", False),
        ("No HP", "081200", True),
        ("No HP", "081111", True),
        ("No HP", "08120", False),
        ("No HP", "080808", False),
        ("NIK", "351601", True),
        ("NIK", "35160", False),
        ("Tanggal", "29-03-2025 16:28", True),
        ("Tanggal", "29-03-2025", False),
    ],
)
def test_what_says_who_the_respondent_is(title: str, again: object, told: bool) -> None:
    others: dict[str, Row] = {
        "Nama": [f"Orang {k}" for k in range(12)],
        "No HP": [f"0813000000{k}" for k in range(10, 22)],
        "NIK": [f"35160101019000{k}" for k in range(10, 22)],
        "Tanggal": [f"{k}-03-2025 08:{k}" for k in range(10, 22)],
    }
    assert _told(title, others[title], again) == told


@pytest.mark.parametrize(("names", "told"), [(9, True), (8, False)])
def test_names_that_do_not_tell_nine_of_ten_rows_apart_say_nothing(names: int, told: bool) -> None:
    cells: Row = [f"Orang {k % names}" for k in range(9)]
    assert _told("Nama", cells, "Orang 0" if names == 9 else "Orang 1") == told


def test_each_table_has_names_of_its_own() -> None:
    rows = [row[3:] for row in people(21)]
    named: list[Row] = [["Nama", *KODE], *([f"Orang {k}", *row] for k, row in enumerate(rows[:10]))]
    clerks: list[Row] = [
        ["Nama", "Loket", *KODE],
        *([f"Kasir {k % 2}", 1, *r] for k, r in enumerate(rows[10:])),
    ]
    for tables in ([named, clerks], [clerks, named]):
        sheets = [grid([*rows, rows[-1]], f"{len(rows)}.xlsx") for rows in tables]
        notes = [note for note in clean(sheets, Rules()).catatan if note.alasan.startswith("sama persis")]
        assert [(note.berkas, note.baris) for note in notes] == [("11.xlsx", 12)]


def test_somebody_with_a_name_is_the_same_in_another_export_with_its_own_numbers() -> None:
    header: Row = ["No", "Nama", *KODE]
    first: list[Row] = [[1, "Melati", *A], [2, "Dahlia", *B]]
    second: list[Row] = [[1, "Melati", *A], [2, "Seroja", *B]]
    cleaned = clean([grid([header, *first], "a.xlsx"), grid([header, *second], "b.xlsx")], Rules())
    assert [(note.berkas, note.baris) for note in cleaned.catatan if "sama persis" in note.alasan] == [
        ("b.xlsx", 2)
    ]


def test_one_number_for_all_rows_begins_again_in_the_next_table() -> None:
    header: Row = ["No", *KODE]
    table: list[Row] = [header, [1, *A], [1, *B], [1, *ANSWERS[2]]]
    more: list[Row] = [header, [1, *A], [2, *A], [3, *B]]
    assert clean([grid([*table, *more])], Rules()).hitungan.ganda == 0


def test_columns_of_any_title_are_compared_whatever_their_order() -> None:
    first: list[Row] = [["Nama", "Loket", "Ruang", *KODE], ["Melati", "A", "B", *A], ["Dahlia", "A", "A", *A]]
    moved: list[Row] = [["Nama", "Ruang", "Loket", *KODE], ["Melati", "B", "A", *A], ["Seroja", "A", "A", *A]]
    other: list[Row] = [["Nama", "Ruang", "Loket", *KODE], ["Melati", "A", "B", *A], ["Seroja", "A", "A", *A]]
    assert clean([grid(first, "a.xlsx"), grid(moved, "b.xlsx")], Rules()).hitungan.ganda == 1
    assert clean([grid(first, "a.xlsx"), grid(other, "b.xlsx")], Rules()).hitungan.ganda == 0


def _sheets(*sheets: list[Row]) -> dict[int, int]:
    """The sheets of rows (No, Nama, No HP, answers) that hold the people of another."""
    rows = [[number, RESPONDEN, *row] for number, sheet in enumerate(sheets) for row in sheet]
    return twin_sheets(pd.DataFrame(rows, columns=["sheet", "jenis", "no", "nama", "telepon", *KODE]))


PEOPLE: list[Row] = [[f"{k}", f"Orang {k}", f"08120{k}", *row[3:]] for k, row in enumerate(people(6))]


def _without(column: int, rows: list[Row], of: int = 6) -> list[Row]:
    return [[*row[:column], "" if k < of else row[column], *row[column + 1 :]] for k, row in enumerate(rows)]


def test_sheets_with_the_same_people_in_any_order() -> None:
    assert _sheets(PEOPLE, PEOPLE[::-1], PEOPLE[:5], PEOPLE) == {1: 0, 3: 0}


@pytest.mark.parametrize(("different", "same"), [(5, {1: 0}), (4, {})])
def test_a_sheet_shares_five_different_people_with_another(different: int, same: dict[int, int]) -> None:
    rows = [*PEOPLE[:different], *[PEOPLE[0]] * 3]
    assert _sheets(rows, rows) == same


@pytest.mark.parametrize("column", [0, 1, 2])
def test_the_same_answers_of_others_are_other_people(column: int) -> None:
    others = [list(row) for row in PEOPLE]
    others[2][column] = "9999"
    assert _sheets(PEOPLE, others) == {}
    assert _sheets(PEOPLE, others, PEOPLE, others) == {2: 0, 3: 1}
    for blank in (6, 1):  # what one of both sheets lacks says nothing
        assert _sheets(_without(column, PEOPLE, blank), others) == {1: 0}
        assert _sheets(others, _without(column, PEOPLE, blank)) == {1: 0}


def test_rows_that_are_no_respondents_are_not_compared() -> None:
    rows = pd.DataFrame(
        [
            *([sheet, RESPONDEN, *row] for sheet in (0, 1) for row in PEOPLE),
            [1, TANPA_JAWABAN, "9", "", "", *[0] * 11],
        ],
        columns=["sheet", "jenis", "no", "nama", "telepon", *KODE],
    )
    assert twin_sheets(rows) == {1: 0}
    assert twin_sheets(rows.assign(jenis=TANPA_JAWABAN)) == {}

"""Questionnaires on paper: what was typed on their sheet, and what was typed wrong, with its rows."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from ikm_xl.cleaning import paper
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding, Severity
from ikm_xl.cleaning.paper import COLUMNS
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row

FIRST = 7
"""The row of Excel in which the first questionnaire of these tests stands."""
HEADER: Row = list(COLUMNS)
EMPTY: Row = [None] * len(COLUMNS)
DASHES: Row = ["-", "", " – ", *EMPTY[3:]]
NO_ANSWER: dict[str, object] = dict.fromkeys(KODE)
DASHED: dict[str, object] = dict.fromkeys(KODE, "-")


def form(number: object = 1, **typed: object) -> Row:
    """A questionnaire; ``typed`` by the first word of its column, such as ``U3``."""
    cells = [number, date(2025, 3, 17), "P", 40, "SMA/SMK", "Petani", "KTP-el", *[3] * len(KODE), "Bagus"]
    for column, value in typed.items():
        cells[[name.split()[0] for name in COLUMNS].index(column)] = value
    return cells


def only(column: str, value: object = 3) -> Row:
    """A row in which nothing else is typed."""
    return [value if name == column else None for name in COLUMNS]


def examined(*rows: Row) -> list[Finding]:
    return list(paper.examine(rows, FIRST))


def test_a_row_of_the_sheet_is_told_by_its_sheet_any_other_by_its_file() -> None:
    assert paper.told("/Kuesioner Kertas") == "lembar Kuesioner Kertas"
    assert paper.told("Kuesioner Kertas") == "Kuesioner Kertas"
    assert paper.told("ekspor.xlsx") == "ekspor.xlsx"


def test_the_sheet_asks_for_no_name_and_no_telephone() -> None:
    assert COLUMNS[:7] == paper.PROFIL
    assert COLUMNS[:2] == ("No", "Tanggal")
    assert [name.split()[0] for name in COLUMNS[7:-1]] == [f"U{number}" for number in range(1, 12)]
    assert COLUMNS[-1] == "Saran"


# Whether something is typed


@pytest.mark.parametrize(
    ("rows", "typed"),
    [
        ([HEADER, only("No", 1)], True),
        ([HEADER, only("Saran", "Bagus")], True),
        ([HEADER, EMPTY, EMPTY, only("Umur", 40)], True),
        ([["KUESIONER"], [], ["", *HEADER, "Periksa"], ["", *only("Saran", "Bagus")]], True),
        ([HEADER], False),
        ([HEADER, EMPTY, DASHES], False),
        ([["", *HEADER, "Periksa"], ["", *EMPTY, "isi"], ["x", *EMPTY]], False),  # beside the table
        ([["Isi", "di", "bawah"], form(), HEADER, EMPTY], False),  # above it
        ([["No", "Nama"], [1, "isi"]], False),
        ([["No", "Nama"], HEADER], False),
        ([HEADER[1:], form()], False),
        ([HEADER[:-1], form()], False),
        ([], False),
    ],
)
def test_something_is_typed_on_the_sheet_where_it_stands_below_the_whole_header(
    rows: list[Row], typed: bool
) -> None:
    assert paper.is_typed_on(rows) is typed


def test_the_questionnaires_are_a_grid_whose_header_stands_in_the_row_above() -> None:
    rows = [EMPTY, form(1), form(2)]
    assert paper.grids(rows, FIRST) == (Grid("/Kuesioner Kertas", "", (COLUMNS, *rows), awal=6),)


@pytest.mark.parametrize("rows", [[], [EMPTY], [EMPTY, DASHES]])
def test_where_nothing_is_typed_there_is_no_grid_and_nothing_to_say(rows: list[Row]) -> None:
    assert paper.grids(rows, FIRST) == ()
    assert examined(*rows) == []


# What was typed wrong


@pytest.mark.parametrize("answer", [1, 2, 3, 4, 4.0, "1", " 4 ", None, "", "-"])
def test_an_answer_of_1_to_4_or_none_is_right(answer: object) -> None:
    assert examined(form(1, U3=answer), form(2, U1=answer), form(3, U11=answer)) == []


@pytest.mark.parametrize("answer", [0, 5, 2.5, "2,0", "44", "Sangat sesuai", True, "x"])
def test_any_other_answer_holds(answer: object) -> None:
    (found,) = examined(form(1), form(2, U3=answer))
    assert (found.kode, found.severity, found.jumlah, found.tentang) == ("IKM-B60", TAHAN, 1, "8U3")


@pytest.mark.parametrize(
    ("rows", "named", "cells"),
    [
        ([form(1), form(2, U11=0)], "U11 baris 8", "8U11"),
        (
            [form(1, U1=5, U11=5), EMPTY, form(2, U2=0, U4="b", U6=9)],
            "U1 baris 7, U11 baris 7, U2 baris 9, U4 baris 9, U6 baris 9",
            "7U1 7U11 9U2 9U4 9U6",
        ),
        (
            [form(1, U1=5, U2=5, U3=5), form(2, U1=5, U2=5, U3=5)],
            "U1 baris 7, U2 baris 7, U3 baris 7, U1 baris 8, U2 baris 8, dan 1 lainnya",
            "7U1 7U2 7U3 8U1 8U2 8U3",
        ),
    ],
)
def test_up_to_five_wrong_answers_are_named(rows: list[Row], named: str, cells: str) -> None:
    many = len(cells.split())
    assert examined(*rows) == [
        Finding(
            "IKM-B60",
            TAHAN,
            "Jawaban kuesioner kertas tidak sah",
            many,
            "lembar Kuesioner Kertas",
            f"{many} jawaban kuesioner kertas bukan 1, 2, 3, atau 4 ({named}).",
            "Betulkan atau kosongkan di lembar Kuesioner Kertas, lalu olah lagi.",
            cells,
        )
    ]


def test_what_is_no_answer_is_not_asked_to_be_one() -> None:
    assert examined(form(1, Pekerjaan="9", Jenis="7", Umur=5, Saran="5")) == []


@pytest.mark.parametrize(
    ("rows", "kode", "severity", "numbers", "what"),
    [
        ([form(1, **NO_ANSWER), form(2)], "IKM-B61", TAHAN, [7], "belum berisi satu pun jawaban"),
        ([form(1), form(2, **DASHED)], "IKM-B61", TAHAN, [8], "belum berisi satu pun jawaban"),
        ([form(1), form(2, Tanggal="kemarin")], "IKM-B62", TAHAN, [8], "bertanggal yang tidak terbaca"),
        ([form(1, Tanggal=17), form(2)], "IKM-B62", TAHAN, [7], "bertanggal yang tidak terbaca"),
        ([form(1), form(2), EMPTY, form(1)], "IKM-B63", TAHAN, [7, 10], "bernomor sama dengan yang lain"),
        ([form("A1"), form(" A1 ")], "IKM-B63", TAHAN, [7, 8], "bernomor sama dengan yang lain"),
        ([form(2), form("2"), form(2.0)], "IKM-B63", TAHAN, [7, 8, 9], "bernomor sama dengan yang lain"),
        ([form(None), form(1), form(" ")], "IKM-B64", PERINGATAN, [7, 9], "tidak bernomor"),
        ([form(1, Tanggal=None), form(2)], "IKM-B65", PERINGATAN, [7], "tidak bertanggal"),
        ([DASHES, form(2, Tanggal="-")], "IKM-B65", PERINGATAN, [8], "tidak bertanggal"),
    ],
)  # fmt: skip
def test_what_is_wrong_or_lacking_names_its_rows(
    rows: list[Row], kode: str, severity: Severity, numbers: list[int], what: str
) -> None:
    (found,) = examined(*rows)
    listed = ", ".join(map(str, numbers))
    assert (found.kode, found.severity, found.jumlah) == (kode, severity, len(numbers))
    assert found.tempat == "lembar Kuesioner Kertas"
    assert found.keterangan == f"{len(numbers)} kuesioner kertas {what} (baris {listed})."
    assert found.tentang == listed.replace(",", "")


@pytest.mark.parametrize(
    "tanggal", [date(2025, 3, 17), datetime(2025, 3, 17, 9, 30), 45733, "17-03-2025", "17 Maret 2025"]
)
def test_a_day_in_any_of_the_usual_forms_is_right(tanggal: object) -> None:
    assert examined(form(1, Tanggal=tanggal)) == []


def test_a_questionnaire_of_which_only_the_suggestion_is_typed_lacks_all_else() -> None:
    found = examined(EMPTY, only("Saran", "Bagus"))
    assert [(finding.kode, finding.tentang) for finding in found] == [
        ("IKM-B61", "8"),
        ("IKM-B64", "8"),
        ("IKM-B65", "8"),
    ]

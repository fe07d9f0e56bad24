"""The log of cleaning: a line for every row that does not count and every cell not taken as typed."""

import pandas as pd
import pytest

from ikm_xl.cleaning.log import Note, in_order, of_cells, of_headers, of_rows
from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.row_kinds import RESPONDEN, RINGKASAN, TANPA_JAWABAN
from ikm_xl.cleaning.tables import read
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

A: Row = [*ANSWERS[0]]
FILE = "ekspor.xlsx"
KAMUS = "menurut Kamus Jawaban"


def _cells(*sheets: list[Row], kamus: dict[str, dict[str, int]] | None = None) -> list[Note]:
    """What is noted about the cells of tables with a date and U1 … U11, one per sheet."""
    grids = [grid([["Tanggal", *KODE], *rows], f"{n}.xlsx") for n, rows in enumerate(sheets)]
    sections = read(grids, "regulasi").sections
    parts = [
        table(part).assign(bagian=number, posisi=range(len(part.rows)))
        for number, part in enumerate(sections)
    ]
    return of_cells(pd.concat(parts, ignore_index=True), sections, kamus or {})


def _of_row(**said: object) -> list[tuple[object, ...]]:
    """What is noted about a respondent in row 7 of whom all this is so; the row before it is ordinary."""
    plain = {"jenis": RESPONDEN, "label": "", "sama": "", "luar": False, "baris": 6, "berkas": FILE}
    blank = str(said.pop("blank", "")).split()
    rows = pd.DataFrame([plain, plain | {"baris": 7} | said])
    lacking = pd.DataFrame([[False] * 3, [kode in blank for kode in KODE[:3]]], columns=list(KODE[:3]))
    notes = of_rows(rows, lacking)
    assert {(note.baris, note.berkas) for note in notes} <= {(7, FILE)}
    return [(note.kolom, note.nilai, note.tindakan, note.alasan) for note in notes]


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ({}, []),
        (
            {"jenis": RINGKASAN, "label": "Nilai Pak Budi"},
            [("", "Nilai Pak [nama]", "dilewati", "baris ringkasan, bukan responden")],
        ),
        ({"jenis": TANPA_JAWABAN}, [("", "", "dibuang", "tidak ada satu pun jawaban yang sah")]),
        ({"sama": "3"}, [("", "", "dibuang", "sama persis dengan baris 3")]),
        ({"blank": "U1 U3"}, [("U1, U3", "", "dibuang", "jawaban kosong menggugurkan responden")]),
        ({"luar": True}, [("", "", "dibuang", "di luar periode")]),
    ],
)
def test_why_a_row_does_not_count(said: dict[str, object], noted: list[tuple[str, ...]]) -> None:
    assert _of_row(**said) == noted


def test_a_header_that_comes_again_is_skipped() -> None:
    assert of_headers([(FILE, 9)]) == [Note(9, "", "", "dilewati", "judul kolom berulang", FILE)]


@pytest.mark.parametrize(
    ("cell", "shown", "why"),
    [
        (5, "5", "di luar skala 1–4"),
        (-2, "-2", "di luar skala 1–4"),
        (3.5, "3,5", "di luar skala 1–4"),
        ("12", "12", "di luar skala 1–4"),
        ("1.250,5", "1.250,5", "di luar skala 1–4"),
        ("entah", "entah", "bukan pilihan jawaban U1"),
        ("Pak Budi", "Pak [nama]", "bukan pilihan jawaban U1"),
        (True, "TRUE", "bukan pilihan jawaban U1"),
        ("-", "-", "tanda ini berarti kosong"),
        ("tidak menjawab", "tidak menjawab", "tanda ini berarti kosong"),
    ],
)
def test_an_answer_that_is_not_taken_is_noted_with_what_stood_there(
    cell: object, shown: str, why: str
) -> None:
    assert _cells([["", *A], ["", cell, *A[1:]]]) == [Note(3, "U1", shown, "dikosongkan", why, "0.xlsx")]


@pytest.mark.parametrize("cell", [None, "", " ", 4, "4,0"])
def test_an_answer_and_a_blank_cell_need_no_note(cell: object) -> None:
    assert _cells([["", cell, *A[1:]], ["", *A]]) == []


def test_what_the_office_explained_is_noted_as_read_or_as_no_answer() -> None:
    """Whatever it is worth by now: here "lupa" is still something odd, and "nil" nothing."""
    rows: list[Row] = [["", "Sesuai", "Mudah", *A[2:]], ["", "lupa", "lupa", *A[2:]], ["", "nil", *A[1:]]]
    kamus = {"U1": {"Sesuai": 1, "lupa": 1, "nil": 1}}
    assert _cells(rows, kamus=kamus) == [
        Note(3, "U1", "lupa", "dikosongkan", KAMUS, "0.xlsx"),
        Note(4, "U1", "nil", "dikosongkan", KAMUS, "0.xlsx"),
        Note(2, "U1", "Sesuai", "dibaca", KAMUS, "0.xlsx"),
        Note(3, "U2", "lupa", "dikosongkan", "bukan pilihan jawaban U2", "0.xlsx"),
    ]


def test_a_date_is_noted_where_something_stands_that_is_none() -> None:
    dates = ["kemarin", "", "-", "29-03-2025"]
    assert _cells([[date, *A] for date in dates]) == [
        Note(2, "tanggal", "kemarin", "dikosongkan", "tanggal tidak terbaca", "0.xlsx")
    ]


def test_every_file_is_noted_by_its_own_rows() -> None:
    notes = _cells([["", *A], ["", 9, *A[1:]]], [["kemarin", *A], ["", *A[:10], 7]])
    assert [(note.berkas, note.baris, note.kolom) for note in notes] == [
        ("0.xlsx", 3, "U1"), ("1.xlsx", 3, "U11"), ("1.xlsx", 2, "tanggal"),
    ]  # fmt: skip
    ordered = in_order(notes, ["1.xlsx", "0.xlsx", "1.xlsx"])
    assert [(note.berkas, note.baris) for note in ordered] == [("1.xlsx", 2), ("1.xlsx", 3), ("0.xlsx", 3)]

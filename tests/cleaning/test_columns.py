"""Columns that look like answers and are not used, and numbers of unsur that are others: named, not lost."""

import numpy as np
import pytest

from ikm_xl.cleaning.columns import examine
from ikm_xl.cleaning.findings import CATAT, PERINGATAN, TAHAN, Finding
from ikm_xl.cleaning.tables import read
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

A: Row = [4, 3, 3, 4, 3, 4, 4, 2, 1, 3, 4]
PROFILE: Row = ["No", "Nama"]


def _grid(titles: Row, cells: list[Row], lembar: str = "Data", **other: bool) -> Grid:
    """A table of numbered persons, with further columns of these titles and these cells."""
    rows = [[n, f"Orang {n}", *row] for n, row in enumerate(cells, 1)]
    return Grid("a.xlsx", lembar, [[*PROFILE, *titles], *rows], **other)


def _examined(*grids: Grid, people: list[list[bool]] | None = None) -> list[Finding]:
    sections = read(grids, "regulasi").sections
    everybody = [[True] * len(section.rows) for section in sections]
    return examine(sections, [np.array(rows, dtype=bool) for rows in people or everybody])


def _beside(title: str, cells: Row, codes: tuple[str, ...] = KODE) -> list[Finding]:
    """What is found where one more column stands beside the answers."""
    return _examined(_grid([*codes, title], [[*A[: len(codes)], cell] for cell in cells]))


def _codes(found: list[Finding]) -> list[tuple[str, str, int]]:
    return [(one.kode, one.severity.value, one.jumlah) for one in found]


# Columns that are not used

UNUSED = [("IKM-B31", "tahan", 1)]


@pytest.mark.parametrize(
    ("like", "other", "held"),
    [(9, 1, True), (8, 1, False), (8, 2, False), (18, 2, True), (17, 2, False), (1, 0, True), (0, 9, False)],
)
def test_nine_in_ten_of_what_is_filled_looks_like_answers(like: int, other: int, held: bool) -> None:
    found = _beside("Loket", [*[3] * like, *["loket A"] * other])
    assert _codes(found) == (UNUSED if held else [])


@pytest.mark.parametrize(
    ("filled", "people", "held"),
    [(2, 20, True), (1, 20, False), (1, 10, True), (1, 11, False), (0, 9, False)],
)
def test_one_in_ten_of_the_respondents_filled_it(filled: int, people: int, held: bool) -> None:
    found = _beside("Loket", [*[3] * filled, *["", "-"] * people][:people])
    assert _codes(found) == (UNUSED if held else [])


def test_only_the_cells_of_respondents_matter() -> None:
    table = _grid([*KODE, "Loket"], [[*A, cell] for cell in (3, 4, "A", "A")])
    assert _codes(_examined(table, people=[[True, True, False, False]])) == UNUSED
    assert _examined(table, people=[[False, False, True, True]]) == []
    assert _examined(table, people=[[False] * 4]) == []


def test_the_column_is_shown_with_its_title_its_place_and_a_value() -> None:
    (found,) = _beside("Kepuasan\n umum", [3, 4])
    assert found.tempat == "Berkas 'a.xlsx', lembar 'Data', kolom N"
    assert found.keterangan == (
        "Kolom 'Kepuasan umum' (Berkas 'a.xlsx', lembar 'Data', kolom N) berisi jawaban seperti '3' pada 2 "
        "baris, tetapi tidak dipakai."
    )
    assert "Kolom tanpa judul (" in _beside("", [3, 4])[0].keterangan
    assert f"Kolom '{'x' * 60}' (" in _beside("x" * 61, [3, 4])[0].keterangan


@pytest.mark.parametrize(
    ("unsur", "likely"), [(KODE, ""), (KODE[:10], " Barangkali yang dimaksud U11."), (KODE[:9], "")]
)
def test_the_one_unsur_that_is_missing_is_likely_meant(unsur: tuple[str, ...], likely: str) -> None:
    (found,) = _beside("Loket", [3, 4], unsur)
    assert found.keterangan.endswith(f"tetapi tidak dipakai.{likely}")


def test_a_quantity_is_logged_and_holds_nothing() -> None:
    (found,) = _beside("Waktu tunggu (jam)", [3, 4])
    assert (found.kode, found.severity, found.jumlah) == ("IKM-B30", CATAT, 1)


@pytest.mark.parametrize(("ragged", "held"), [(False, True), (True, False)])
def test_a_cell_beyond_the_header_of_delimited_text_is_a_comment_that_runs_over(
    ragged: bool, held: bool
) -> None:
    found = _examined(_grid([*KODE, "Saran"], [[*A, "baik", 4], [*A, "baik", 3]], ragged=ragged))
    assert _codes(found) == (UNUSED if held else [])


def test_the_same_column_on_several_sheets_is_told_once() -> None:
    months = [_grid([*KODE, "Loket"], [[*A, 3]], lembar) for lembar in ("Januari", "Februari")]
    assert _codes(_examined(*months)) == UNUSED


# Tables without a profile


def _recap(*titles: str) -> Grid:
    rows: list[Row] = [[*[f"Orang {n}" for _ in titles], *A] for n in range(2)]
    return grid([[*titles, *KODE], *rows], "a.xlsx", "Rekap")


@pytest.mark.parametrize(
    ("beside", "held"), [(["No"], False), (["No", "Nama"], True), (["No", "Nama", "Umur"], True)]
)
def test_a_table_that_tells_nothing_of_anybody_beside_one_that_tells_two_things(
    beside: list[str], held: bool
) -> None:
    found = _examined(_recap(*beside), _recap("Bulan"))
    assert _codes(found) == ([("IKM-B36", "tahan", 2)] if held else [])
    assert [one.tempat for one in found] == ["Berkas 'a.xlsx', lembar 'Rekap'"] * held


def test_every_table_may_lack_a_profile_and_one_without_respondents_does_not_matter() -> None:
    assert _examined(_recap("Bulan"), _recap("Tahun")) == []
    tables = (_recap("No", "Nama"), _recap("Bulan"))
    assert _examined(*tables, people=[[True, True], [False, False]]) == []
    assert _examined(*tables, people=[[False, False], [True, True]]) == []


# Numbers of unsur


def _titled(*titles: str) -> list[Finding]:
    """What is found about the titles of columns in which everybody answered."""
    answers: Row = [3, 4, 2, 1, 4, 3, *[4] * 9]
    return _examined(_grid([*titles], [[n, *answers][: len(titles)] for n in (3, 4)]))


def _numbers(first: int, last: int, pattern: str = "U{}") -> list[str]:
    return [pattern.format(number) for number in range(first, last + 1)]


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (_numbers(1, 11), []),
        (_numbers(0, 10), [("IKM-B32", "peringatan", 1)]),
        (_numbers(0, 11), [("IKM-B31", "tahan", 1), ("IKM-B33", "tahan", 1)]),
        (_numbers(2, 11), [("IKM-B34", "tahan", 10)]),
        (_numbers(3, 7), [("IKM-B34", "tahan", 5)]),
        ([*_numbers(3, 6), "Persyaratan"], []),  # four numbers prove nothing
        ([*_numbers(3, 6), "U8"], []),  # with a gap
        (_numbers(1, 5), []),
        ([*_numbers(3, 7), "U13"], [
            ("IKM-B31", "tahan", 1), ("IKM-B34", "tahan", 5), ("IKM-B35", "tahan", 1),
        ]),
        ([*KODE, "U12"], [("IKM-B31", "tahan", 1), ("IKM-B35", "tahan", 1)]),
        ([*KODE, "U12.1"], UNUSED),  # a part of a question
        ([*KODE, "A12"], UNUSED),  # no code of questions
        ([*KODE, "A0"], UNUSED),
    ],
)  # fmt: skip
def test_numbers_of_unsur_that_are_others(titles: list[str], found: list[tuple[str, str, int]]) -> None:
    assert _codes(_titled(*titles)) == found


def test_a_table_numbered_from_zero_or_from_three_is_shown_with_its_numbers() -> None:
    (shifted,) = _titled(*_numbers(0, 10))
    assert (shifted.severity, shifted.tentang) == (PERINGATAN, "nol")
    _, zero = _titled("U0", *KODE)
    assert "ada kolom 'U0' di samping kolom bernomor lain" in zero.keterangan
    (three,) = _titled(*_numbers(3, 9))
    assert (three.severity, three.tentang) == (TAHAN, "3-9")
    assert "dinomori 3 sampai 9, tanpa nomor 1" in three.keterangan


def test_a_column_beyond_the_eleventh_that_nobody_filled_is_none() -> None:
    assert _beside("U12", ["", "-"]) == []
    found = _examined(_grid([*KODE, "U12", "U13"], [[*A, "", 3], [*A, "", 4]]))
    assert [one.tentang for one in found if one.kode == "IKM-B35"] == ["U13"]


def test_five_columns_beyond_the_eleventh_are_named() -> None:
    found = _examined(_grid([*KODE, *_numbers(12, 17)], [[*A, *[3] * 6], [*A, *[4] * 6]]))
    (over,) = [one for one in found if one.kode == "IKM-B35"]
    assert (over.jumlah, over.tentang) == (6, "U12, U13, U14, U15, U16")

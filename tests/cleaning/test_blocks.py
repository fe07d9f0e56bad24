"""A sheet as a rectangle: where it ends, what is left away, and where each row and column stands in Excel."""

from dataclasses import replace

import numpy as np
import pytest

from ikm_xl.cleaning.blocks import Block, of, place, text_of
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from tests.cleaning.ekspor import Row, grid


def block(rows: list[Row], awal: int = 1, ragged: bool | None = None) -> Block:
    return of(replace(grid(rows), awal=awal, ragged=ragged), 7)


def gaps(first: list[Row], blank: Row, height: int) -> list[Row]:
    """Some rows, and so many blank ones below them that the sheet is as high as told."""
    return [*first, *[blank] * (height - len(first))]


def test_a_sheet_is_read_up_to_its_last_filled_row_and_column() -> None:
    found = block([["No", "U1", "", ""], ["", ""], [1, 4.0, None, ""], ["", "", " "], []], 5, ragged=False)
    assert found.cells.tolist() == [["No", "U1"], ["", ""], [1, 4.0]]
    assert found.texts.tolist() == [["No", "U1"], ["", ""], ["1", "4"]]
    assert (found.baris.tolist(), found.kolom.tolist()) == ([5, 6, 7], [1, 2])
    assert (found.berkas, found.lembar, found.nomor) == ("ekspor.xlsx", "Data", 7)
    assert (found.members, found.counts) == ((), None)


def test_of_delimited_text_one_blank_column_more_is_kept() -> None:
    """It tells of a row that has a cell more than others, and may have been shifted."""
    found = block([["No", "U1"], [1, 4, "", ""], [2, 3]])
    assert found.cells.tolist() == [["No", "U1", None], [1, 4, ""], [2, 3, None]]
    assert block([["No", "U1", ""], [1, 4, ""]]).kolom.tolist() == [1, 2]


@pytest.mark.parametrize("rows", [[], [[]], [["", None]], [["", " "], [None]]])
def test_a_sheet_without_one_filled_cell_has_no_row_and_no_column(rows: list[Row]) -> None:
    found = block(rows)
    assert found.cells.shape == found.texts.shape == (0, 0)
    assert (found.baris.tolist(), found.kolom.tolist()) == ([], [])


def test_true_and_false_are_texts_so_that_true_is_no_answer_1() -> None:
    found = block([[True, 1, "ya"], [2, False], [0, 1, 3.5]])
    assert found.cells.tolist() == [["TRUE", 1, "ya"], [2, "FALSE", None], [0, 1, 3.5]]
    assert [type(cell) for cell in found.cells[0]] == [str, int, str]


@pytest.mark.parametrize(
    ("rows", "told", "ragged"),
    [
        ([["a", "b"], ["c", "d"]], None, False),
        ([["a", "b"], ["c"]], None, True),
        ([["a", "b"], ["c"]], False, False),
        ([["a", "b"], ["c", "d"]], True, True),
    ],
)
def test_rows_of_several_lengths_are_ragged_unless_the_file_says_otherwise(
    rows: list[Row], told: bool | None, ragged: bool
) -> None:
    assert block(rows, ragged=told).ragged is ragged


def test_a_table_made_from_another_is_not_ragged() -> None:
    cells = np.array([["a"]], dtype=object)
    assert Block("", "", 0, cells, text_of(cells), np.array([1]), np.array([1])).ragged is False


def test_some_columns_keep_their_letters() -> None:
    found = block([["No", "Nama", "U1"], [1, "Melati", 4]]).columns([2, 0])
    assert found.cells.tolist() == [["U1", "No"], [4, 1]]
    assert found.texts.tolist() == [["U1", "No"], ["4", "1"]]
    assert [found.letter(0), found.letter(1)] == ["C", "A"]


# A stray cell far to the right


@pytest.mark.parametrize(
    ("last", "kolom"),
    [(512, [*range(1, 513)]), (513, [1, 2, 3, 513]), (600, [1, 2, 3, 600])],
)
def test_blank_columns_far_from_a_table_go_beyond_512_columns(last: int, kolom: list[int]) -> None:
    stray: Row = [*[""] * (last - 1), "x"]
    found = block([["No", "", "U1"], ["", "", ""], [1, None, 4], stray, ["", ""]], awal=3)
    assert found.kolom.tolist() == kolom
    assert found.baris.tolist() == [3, 4, 5, 6]
    at = [kolom.index(column) for column in (1, 3, last)]
    assert found.texts[:, at].tolist() == [["No", "U1", ""], ["", "", ""], ["1", "4", ""], ["", "", "x"]]
    assert found.letter(at[1]) == "C"


@pytest.mark.parametrize(("gap", "kept"), [(49, [*range(1, 54), 600]), (50, [1, 2, 3, 54, 600])])
def test_blank_columns_of_a_table_stay_where_they_are(gap: int, kept: list[int]) -> None:
    first: Row = ["No", "", "U1", *[""] * gap, "Saran"]
    assert block([[*first, *[""] * (599 - len(first)), "x"]]).kolom.tolist() == kept


def test_a_row_longer_than_others_is_known_beside_a_stray_cell() -> None:
    assert block([["No", "U1"], [1, 4, 3], [*[""] * 600, "x"]]).ragged
    assert not block([["No", "U1", *[""] * 599], [1, 4, *[""] * 599], [*[""] * 600, "x"]]).ragged


def test_512_filled_columns_are_read_and_513_are_too_many() -> None:
    assert block([[*["x"] * 511, *[""] * 50, "x"]]).kolom.tolist() == [*range(1, 512), 562]
    with pytest.raises(IkmError, match="berisi 513 kolom") as refused:
        block([["x"] * 513])
    assert refused.value.code == "IKM-B17"


# Long sheets that are mostly empty


@pytest.mark.parametrize(
    ("height", "first", "baris"),
    [
        (99_999, ["a"], [*range(1, 100_000)]),
        (100_000, ["a"], [1, 2, 100_000]),
        (100_000, [""], [1, 100_000]),
    ],
)
def test_from_100000_rows_on_one_blank_row_of_each_gap_is_read(
    height: int, first: Row, baris: list[int]
) -> None:
    found = block([*gaps([first], [None, ""], height - 1), ["z"]])
    assert found.baris.tolist() == baris
    assert len(found.texts) == len(baris)
    assert found.texts[[0, -2, -1], 0].tolist() == [*first, "", "z"]


@pytest.mark.parametrize(("filled", "read"), [(50_000, 50_001), (50_001, 100_000)])
def test_a_long_sheet_keeps_its_gaps_if_more_than_half_of_its_rows_are_filled(filled: int, read: int) -> None:
    rows: list[Row] = [*gaps([["a"]] * (filled - 1), [], 99_999), ["z"]]
    assert len(block(rows).baris) == read


# What a message calls it


@pytest.mark.parametrize(
    ("berkas", "lembar", "name"),
    [
        ("a.xlsx", "Data", "Berkas 'a.xlsx', lembar 'Data'"),
        ("a.csv", "", "Berkas 'a.csv'"),
        ("", "Ekspor eSukma", "Ekspor, lembar 'Ekspor eSukma'"),
        ("", "", "Ekspor"),
        ("/Kuesioner Kertas", "", "Lembar Kuesioner Kertas"),
    ],
)
def test_a_message_names_the_file_and_the_sheet(berkas: str, lembar: str, name: str) -> None:
    assert place(berkas, lembar) == name
    assert of(Grid(berkas, lembar, [["a"]]), 0).name == name

"""What a file says about its numbers, beside or below the table."""

import numpy as np
import pytest

from ikm_xl.cleaning import blocks, legend
from ikm_xl.cleaning.blocks import Block
from tests.cleaning.ekspor import Row, grid


def said(*rows: Row) -> legend.Legend:
    return legend.find([blocks.of(grid(rows), 0)])


def sheet(*rows: tuple[int, list[str]], width: int) -> Block:
    """Parts of a long sheet, each so many rows of the same cells."""
    texts = np.array([line + [""] * (width - len(line)) for n, line in rows for _ in range(n)], dtype=object)
    baris, kolom = (np.arange(1, length + 1) for length in texts.shape)
    return Block("a.xlsx", "Data", 0, texts, texts, baris, kolom)


@pytest.mark.parametrize(
    "row",
    [
        ["U8 = Sarana dan prasarana"],
        ["u08: Sarana dan prasarana"],
        ["Unsur 8 – Sarana dan prasarana"],
        ["U-8. Sarana dan prasarana"],
        ["U8", "Sarana dan prasarana"],
        ["U8", ": Sarana dan prasarana"],
        ["Keterangan", "U8", "Sarana dan prasarana"],
        ["", "U8 =", "", "Sarana dan prasarana", "bukan pengaduan"],
        [1, 4, 3, 4, "U8 = Sarana dan prasarana"],
    ],
)
def test_a_number_and_the_name_of_an_unsur_are_an_entry(row: Row) -> None:
    assert said(row) == {8: "U9"}


@pytest.mark.parametrize("row", [["U8"], ["U8 = Loket"], ["Nomor 8 = Sarana"], ["U8", "Loket", "Sarana"], []])
def test_anything_else_is_none(row: Row) -> None:
    assert said(row) == {}


def test_a_number_that_is_explained_in_two_ways_is_left_out() -> None:
    assert said(["U8 = Sarana"], ["U8 = Pengaduan"], ["U9 = Sarana"], ["U9 = Fasilitas"]) == {9: "U9"}


@pytest.mark.parametrize(("entries", "read"), [(4, True), (5, False)])
def test_five_entries_in_one_row_are_a_header(entries: int, read: bool) -> None:
    names: Row = ["U1 = Syarat", "U2 = Prosedur", "U5 = Produk", "U4 = Biaya", "U8 = Sarana"]
    assert said(names[-entries:]).get(8) == ("U9" if read else None)


@pytest.mark.parametrize(("length", "found"), [(200, {8: "U9"}), (201, {})])
def test_a_longer_text_is_a_comment(length: int, found: legend.Legend) -> None:
    assert said(["U8 = Sarana dan ".ljust(length, "x")]) == found
    assert said(["U8", "Sarana dan ".ljust(length, "x")]) == found


@pytest.mark.parametrize(
    ("above", "notes", "width", "found"),
    [
        (19_999, ["catatan"], 1, {8: "U9"}),
        (20_000, ["catatan"], 1, {}),
        (20_000, [], 1, {8: "U9"}),
        (499, ["a", "b", "c", "d", "e"], 5, {8: "U9"}),
        (500, ["a", "b", "c", "d", "e"], 5, {}),
        (500, ["a", "b", "c", "d"], 5, {8: "U9"}),
    ],
    ids=["20,000th note", "20,001st", "blank rows", "500th row of a table", "501st", "four cells are a note"],
)
def test_so_many_rows_are_searched(above: int, notes: list[str], width: int, found: legend.Legend) -> None:
    entry = ["U8 = Sarana", *["x"] * (width - 1)]
    assert legend.find([sheet((above, notes), (1, entry), width=width)]) == found


def test_below_the_rows_of_a_table_a_note_is_still_read() -> None:
    assert legend.find([sheet((500, list("abcde")), (1, ["U8 = Sarana", *"xyz"]), width=5)]) == {8: "U9"}


@pytest.mark.parametrize(
    ("found", "order"),
    [
        ({8: "U9", 9: "U8"}, "kuesioner"),
        ({8: "U9"}, "kuesioner"),
        ({9: "U8"}, "kuesioner"),
        ({8: "U8", 9: "U9"}, "regulasi"),
        ({8: "U8"}, "regulasi"),
        ({9: "U9"}, "regulasi"),
        ({}, None),
        ({8: "U9", 9: "U9"}, None),
        ({8: "U1", 9: "U8"}, None),
        ({7: "U9", 10: "U8"}, None),
    ],
)
def test_an_order_of_8_and_9_is_shown_or_none(found: legend.Legend, order: str | None) -> None:
    assert legend.order(found) == order


@pytest.mark.parametrize(
    ("found", "numbers"),
    [
        ({1: "U1", 7: "U7", 10: "U10", 11: "U11"}, []),
        ({8: "U9", 9: "U8"}, []),
        ({8: "U1", 9: "U2"}, []),
        ({10: "U9", 7: "U8", 1: "U2"}, [1, 7, 10]),
        ({11: "U1", 12: "U1"}, [11, 12]),
        ({2: "U1"}, [2]),
    ],
)
def test_numbers_against_the_regulation_but_for_8_and_9(found: legend.Legend, numbers: list[int]) -> None:
    assert legend.against(found) == numbers

"""Finding the header and what stands below it."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.cleaning.header import Header, Urutan, at, is_numbering
from ikm_xl.cleaning.header import Row as Cells
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, FORMS, LAYOUTS, Layout, Row


def find(rows: Sequence[Cells], urutan: Urutan) -> Header | None:
    """The first header of a sheet."""
    return next((found for first in range(len(rows)) if (found := at(rows, first, urutan))), None)


def _found(rows: list[Row], urutan: Urutan = "regulasi") -> Header:
    header = find(rows, urutan)
    assert header is not None
    return header


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_is_understood(layout: Layout) -> None:
    header = _found(layout.rows())
    expected = [column.replace("kosong", "saran") for column in layout.columns]
    assert list(header.fields[: len(expected)]) == expected
    assert header.first == len(layout.above)
    assert header.height == len(layout.header)


@given(
    st.sampled_from(sorted(LAYOUTS)), st.integers(0, 35), st.integers(0, 5), st.randoms(use_true_random=False)
)
@settings(max_examples=60, deadline=None)
def test_columns_in_any_order_below_any_letterhead(
    name: str, above: int, left: int, chance: random.Random
) -> None:
    layout = LAYOUTS[name]
    order = list(range(len(layout.columns)))
    if len(layout.header) == 1:  # the members of a group stand together
        chance.shuffle(order)
    rows: list[Row] = [["KECAMATAN SOOKO", "Jawa Timur"] for _ in range(above)]
    for row in layout.rows()[len(layout.above) : len(layout.rows()) - len(layout.below)]:
        rows.append([""] * left + [row[column] for column in order])
    header = _found(rows)
    expected = [layout.columns[column].replace("kosong", "saran") for column in order]
    assert list(header.fields) == [""] * left + expected


def test_no_table_no_header() -> None:
    assert find([], "regulasi") is None
    assert find([["No", "Nama Barang", "Jumlah"], [1, "Kertas", 10]], "regulasi") is None
    assert find([["No", "U1", "U2", "U3", "U4"], [1, 4, 4, 4, 4]], "regulasi") is None
    assert find([[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]], "regulasi") is None


def test_bare_numbers_follow_the_setting() -> None:
    rows: list[Row] = [["No", *KODE], [1, *ANSWERS[0]]]
    assert _found(rows, "regulasi").fields[8:10] == ("U8", "U9")
    assert _found(rows, "kuesioner").fields[8:10] == ("U9", "U8")


@pytest.mark.parametrize("urutan", ["regulasi", "kuesioner"])
def test_a_name_beside_8_settles_what_9_is(urutan: Urutan) -> None:
    rows: list[Row] = [["No", *KODE[:7], "U8 Sarana", "U9"], [1, *ANSWERS[0][:9]]]
    assert _found(rows, urutan).fields[8:10] == ("U9", "U8")


def test_waktu_alone_is_a_timestamp_unless_it_holds_the_answers() -> None:
    names: Row = ["Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi"]
    assert _found([names, [4, 4, 3, 4, 4, 4]]).fields[2] == "U3"
    assert _found([names, [4, 4, "29-03-2025 16:28", 4, 4, 4]]).fields[2] == "tanggal"
    group: Row = ["NILAI UNSUR PELAYANAN", "", "", "", "", ""]
    assert _found([group, names]).fields[2] == "tanggal"
    assert _found([["No", *group], ["", *names]]).fields[3] == "U3"


def test_one_unsur_in_two_columns_of_answers_is_never_guessed() -> None:
    header = _found([["No", *KODE, "Waktu Penyelesaian"], [1, *ANSWERS[0], 3]])
    with pytest.raises(IkmError) as refused:
        header.require_unique()
    assert refused.value.message == (
        "Unsur U3 ditemukan pada dua kolom: 'U3' (kolom D) dan 'Waktu Penyelesaian' (kolom M)."
    )


def test_a_second_column_without_any_answer_is_about_something_else() -> None:
    header = _found([["No", *KODE, "Waktu Pelayanan"], [1, *ANSWERS[0], "08.00-10.00"]])
    header.require_unique()
    assert header.fields[3] == "U3"
    assert header.fields[-1] == ""


def test_answers_below_a_header_are_no_second_row_of_it() -> None:
    rows = LAYOUTS["formulir"].rows(FORMS["pilihan"])
    header = _found(rows)
    assert (header.first, header.height) == (0, 1)
    assert at(rows, 1, "regulasi") is None


def test_a_repeated_header_names_the_same_columns() -> None:
    rows = LAYOUTS["judul bergabung"].rows()
    header = _found([*rows, *rows])
    again = at([*rows, *rows], len(rows), "regulasi")
    assert again is not None
    assert again.repeats(header)
    assert again.height == 2
    other = at([["Nama", *KODE]], 0, "regulasi")
    assert other is not None
    assert not other.repeats(header)


@pytest.mark.parametrize(
    "row", [[1, 2, 3, 4, 5, 6], ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", ""], [6.0, 5, 4, 3, 2, 1]]
)
def test_a_row_that_numbers_the_columns(row: Row) -> None:
    assert is_numbering(row)


@pytest.mark.parametrize(
    "row", [[], [1, 2, 3], [1, 4, 4, 4, 4, 4, 4], [2, 3, 4, 5, 6, 7], ["a", 2, 3, 4, 5, 6]]
)
def test_a_row_of_answers_numbers_nothing(row: Row) -> None:
    assert not is_numbering(row)

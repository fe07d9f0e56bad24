"""Rows below one header: which they are, and whether their answers stand where they belong."""

from collections.abc import Iterable

import pandas as pd
import pytest

from ikm_xl.cleaning import blocks, sections
from ikm_xl.cleaning.sections import Section
from ikm_xl.cleaning.shapes import candidates
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

HEADER: Row = ["No", *KODE]
WITH_NAME: Row = ["No", "Nama", *KODE, "Saran"]
GIVEN: Row = [4, 3, 2, 1, 4, 3, 2, 1, 4, 3, 2]
PERSON: Row = [1, *GIVEN]
BUDI: Row = [1, "Budi", *GIVEN, "baik"]
SHIFTED: Row = [1, "Budi", "S.Sos", *GIVEN]


def all_of(rows: Iterable[Row]) -> list[Section]:
    block = blocks.of(grid(rows, "a.csv", ""), 0)
    return sections.split(block, candidates(block), "regulasi")


def one(*rows: Row) -> Section:
    (section,) = all_of(rows)
    return section


def with_cell(row: Row, column: int, value: object) -> Row:
    return [*row[:column], value, *row[column + 1 :]]


def refused(section: Section) -> str:
    """What a shifted row is refused with, "" where all rows fit."""
    try:
        section.require_fitting()
    except IkmError as error:
        return f"{error.code}: {error.message}"
    return ""


# Where rows belong


def test_a_repeated_header_begins_another_table_of_the_same_section() -> None:
    section = one(["Laporan"], HEADER, PERSON, [], PERSON, HEADER, PERSON)
    assert section.baris.tolist() == [3, 5, 7]
    assert section.tables.tolist() == [0, 0, 1]
    assert section.gaps.tolist() == [False, True, False]
    assert section.headings == (1, 5)


def test_a_header_twice_and_a_gap_directly_below_it() -> None:
    section = one(HEADER, HEADER, [], PERSON)
    assert (section.baris.tolist(), section.tables.tolist(), section.gaps.tolist()) == ([4], [1], [True])
    assert section.headings == (0, 1)


def test_numbers_below_a_header_belong_to_it_each_time() -> None:
    numbers: Row = [f"({n})" for n in range(1, 13)]
    section = one(HEADER, numbers, PERSON, HEADER, numbers, PERSON)
    assert (section.baris.tolist(), section.headings) == ([3, 6], (0, 1, 3, 4))


def test_a_header_of_other_columns_begins_another_section_and_may_have_no_rows() -> None:
    first, second = all_of([HEADER, PERSON, [], WITH_NAME])
    assert (first.baris.tolist(), first.headings) == ([2], (0,))
    assert (second.baris.tolist(), second.gaps.tolist(), second.headings) == ([], [], (3,))
    assert second.header.columns("U1") == [2]


def test_the_answers_of_a_section_are_read_by_its_header() -> None:
    first, second = all_of([HEADER, PERSON, WITH_NAME, BUDI, with_cell(BUDI, 12, "entah")])
    assert [values.tolist() for values in first.answers.values()] == [[value] for value in GIVEN]
    assert second.answers["U10"].tolist() == [3, 3]
    assert second.answers["U11"].tolist() == [2, -1]


def test_a_section_shows_its_cells_and_the_same_as_texts() -> None:
    section = one(["Laporan"], HEADER, with_cell(PERSON, 0, 7.0))
    assert section.berkas == "a.csv"
    assert (section.cells.tolist(), section.texts.tolist()) == ([[7.0, *GIVEN]], [["7", *map(str, GIVEN)]])
    assert (section.column(3).tolist(), section.text(3).tolist()) == ([2], ["2"])


@pytest.mark.parametrize(("count", "read"), [(200, True), (201, False)])
def test_more_than_two_hundred_different_tables_are_no_survey(count: int, read: bool) -> None:
    rows: list[Row] = []
    for number in range(count):
        rows += [["Nama" if number % 2 else "No", *KODE[:5]], [1, 4, 3, 2, 1, 4]]
    if read:
        assert len(all_of(rows)) == 200
        return
    with pytest.raises(IkmError, match="lebih dari 200 tabel") as found:
        all_of(rows)
    assert found.value.code == "IKM-B05"


def test_a_table_that_goes_on_elsewhere_is_filled_up_to_its_header() -> None:
    header = one(WITH_NAME, BUDI).header
    more = sections.below(blocks.of(grid([BUDI[:13], [], BUDI[:13]], "b.csv", ""), 1), header)
    assert (more.baris.tolist(), more.tables.tolist(), more.headings) == ([1, 3], [0, 0], ())
    assert (more.column(13).tolist(), more.text(13).tolist()) == ([None, None], ["", ""])
    assert more.block.kolom.tolist() == list(range(1, 15))
    assert more.cells.shape == more.texts.shape == (2, 14)
    whole = sections.below(blocks.of(grid([BUDI], "b.csv", ""), 1), header)
    assert whole.text(13).tolist() == ["baik"]


def test_a_table_beside_another_keeps_its_columns() -> None:
    header = one(HEADER, PERSON).header
    beside = blocks.of(grid([["x", "x", *PERSON]], "b.csv", ""), 1).columns(range(2, 14))
    assert sections.below(beside, header).block.kolom.tolist() == list(range(3, 15))


def test_the_rows_of_each_section_in_the_table_of_all_rows() -> None:
    rows = pd.DataFrame({"bagian": [0, 0, 2]})
    assert sections.ranges(rows, 3) == [slice(0, 2), slice(2, 2), slice(2, 3)]


def test_a_message_calls_a_file_by_its_name() -> None:
    assert (sections.called("a.csv"), sections.called("")) == ("Berkas 'a.csv'", "Ekspor")


# What a row holds


@pytest.mark.parametrize(
    ("second", "answers"),
    [
        ([3] * 11, [-1, 3]),
        ([3, "a", *[3] * 9], [2, 3]),
        ([3, "", *[3] * 9], [2, 3]),
        ([3, "e", *[3] * 9], [-1, 3]),
    ],
    ids=["half of the answers", "more than half", "blank cells do not count", "e is none"],
)
def test_letters_are_answers_where_most_answers_are_letters(second: Row, answers: list[int]) -> None:
    section = one(HEADER, [1, "(B)", " b. ", *["b"] * 9], [2, *second])
    assert section.answers["U1"].tolist() == answers


@pytest.mark.parametrize(
    ("row", "silent"),
    [
        ([1, "", *[""] * 11, 4, 3, 2, 1], True),
        ([4, "4", *[""] * 11, 4, 3, 2, 1], True),
        ([1, "", *[""] * 11, 4, 3, 2, 1, 4], False),
        ([1, "", *[""] * 11, 4, 3, 2, 1, "Sangat baik"], False),
        ([1, "", *[""] * 11, 4, 3, 2, 1, "lupa"], True),
        ([1, "", *[""] * 10, "x"], False),
        ([1, "", "-", *[""] * 10], False),
    ],
)
def test_a_row_without_answers_is_silent_unless_they_stand_elsewhere(row: Row, silent: bool) -> None:
    assert one(WITH_NAME[:13], BUDI, row).silent.tolist() == [False, silent]


# Shifted answers


@pytest.mark.parametrize("long", [[*BUDI[:13], "x"], ["catatan", *[""] * 12, "x"]])
def test_only_rows_of_delimited_text_run_over(long: Row) -> None:
    own = one(WITH_NAME[:13], BUDI[:13], long)
    assert own.runs_over.tolist() == [False, True]
    filled = one([*WITH_NAME[:13], ""], [*BUDI[:13], ""], long)
    assert filled.runs_over.tolist() == [False, False]


@pytest.mark.parametrize(
    ("header", "row", "fits"),
    [
        (WITH_NAME[:13], BUDI[:13], True),
        (WITH_NAME[:13], [*BUDI[:13], "x"], False),
        (WITH_NAME[:13], with_cell([*BUDI[:13], "x"], 2, ""), False),
        (WITH_NAME[:13], ["catatan", *[""] * 12, "x"], True),
        (WITH_NAME, [*BUDI, "cepat"], True),
        (WITH_NAME, with_cell([*BUDI, "cepat"], 2, ""), False),
        (WITH_NAME, with_cell([*BUDI, "cepat"], 12, "S.Sos"), False),
        (WITH_NAME, with_cell([*BUDI, "cepat"], 13, "2"), False),
        (WITH_NAME, with_cell([*BUDI, ""], 13, "2"), False),
        (WITH_NAME, with_cell(BUDI, 13, "2"), True),
        (WITH_NAME, [*BUDI, ""], True),
    ],
    ids=[
        *("as long", "longer", "one is blank", "a note", "a comment", "and one is blank", "and one is none"),
        *(
            "an answer where the comment begins",
            "and no comment",
            "a comment is a number",
            "a blank cell more",
        ),
    ],
)
def test_a_row_longer_than_its_header_is_refused_if_its_answers_may_be_shifted(
    header: Row, row: Row, fits: bool
) -> None:
    shown = refused(one(header, BUDI[:13], BUDI[:13], row))
    longer = "IKM-B04: Berkas 'a.csv': baris 4 lebih panjang daripada judulnya: jawaban bisa bergeser."
    assert shown == ("" if fits else longer)


@pytest.mark.parametrize(
    ("column", "value", "fits"),
    [
        (2, "S.Sos", False),
        (2, "", True),
        (2, "4", True),
        (3, "entah", True),
        (4, "entah", False),
        (11, "entah", False),
        (12, "entah", True),
        (13, "baik", True),
        (13, 5, True),
    ],
)
def test_a_text_in_the_first_answer_and_an_answer_behind_the_last_are_a_shift(
    column: int, value: object, fits: bool
) -> None:
    rows = one(WITH_NAME, BUDI, with_cell(SHIFTED, column, value))
    assert ("baris 3" in refused(rows)) is not fits


@pytest.mark.parametrize(
    ("shifted", "others", "fits"), [(1, 0, True), (1, 1, False), (2, 1, True), (2, 2, False), (1, 3, False)]
)
def test_where_most_rows_have_a_number_behind_the_last_answer_it_is_no_shift(
    shifted: int, others: int, fits: bool
) -> None:
    assert (refused(one(WITH_NAME, *[SHIFTED] * shifted, *[BUDI] * others)) == "") is fits


def test_where_other_columns_part_the_answers_a_number_behind_them_is_no_shift() -> None:
    header: Row = ["No", *KODE[:6], "Loket", *KODE[6:], "Saran"]
    row: Row = [1, "S.Sos", *[3] * 12]
    assert refused(one(header, BUDI, row)) == ""
    assert refused(one([*header[:7], *header[8:], ""], BUDI, row[:13])) != ""


def test_the_last_column_may_be_an_answer() -> None:
    assert refused(one(HEADER, PERSON, [1, "S.Sos", *GIVEN[1:]])) == ""

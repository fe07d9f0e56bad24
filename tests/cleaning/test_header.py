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


def _one(titles: Row, *body: Row, urutan: Urutan = "regulasi") -> Header:
    """The header of one row above these rows, which are four answers to every question if none is given."""
    header = at([titles, *(body or [[4] * len(titles)])], 0, urutan)
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
@pytest.mark.parametrize(
    ("eighth", "ninth", "fields"),
    [
        ("U8 Sarana", "U9", ("U9", "U8")),
        ("U8", "U9 Pengaduan", ("U9", "U8")),
        ("U8 Pengaduan", "U9", ("U8", "U9")),
        ("U8", "U9 Sarana", ("U8", "U9")),
        ("Sarana", "Pengaduan", ("U9", "U8")),
        ("U10", "U11", ("U10", "U11")),
    ],
)
def test_a_name_beside_8_or_9_settles_what_the_other_is(
    urutan: Urutan, eighth: str, ninth: str, fields: tuple[str, str]
) -> None:
    header = _one(["No", *KODE[:7], eighth, ninth], urutan=urutan)
    assert header.fields[8:10] == fields
    assert not header.bare


@pytest.mark.parametrize("titles", [KODE, (*KODE[:8], "U10"), (*KODE[:7], "U9"), (*KODE[:8], "Biaya loket")])
def test_8_or_9_without_a_name_are_left_to_the_setting(titles: tuple[str, ...]) -> None:
    assert _one(["No", *titles]).bare


def test_waktu_alone_is_a_timestamp_unless_it_holds_the_answers() -> None:
    names: Row = ["Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi"]
    assert _found([names, [4, 4, 3, 4, 4, 4]]).fields[2] == "U3"
    assert _found([names, [4, 4, "29-03-2025 16:28", 4, 4, 4]]).fields[2] == "tanggal"
    group: Row = ["NILAI UNSUR PELAYANAN", "", "", "", "", ""]
    assert _found([group, names]).fields[2] == "tanggal"
    assert _found([["No", *group], ["", *names]]).fields[3] == "U3"


# Two columns for one unsur


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


@pytest.mark.parametrize(
    ("cell", "is_answer"),
    [(1, True), ("c", True), ("Sangat puas", True), (" Cepat ", True)]
    + [(cell, False) for cell in (None, "", "-", 0, 7, "08.00-10.00")],
)
def test_a_column_of_answers_has_one_at_least(cell: object, is_answer: bool) -> None:
    titles: Row = ["No", *KODE, "Waktu Penyelesaian"]
    short: Row = [3, *ANSWERS[2]]
    header = _one(titles, [1, *ANSWERS[0], None], [2, *ANSWERS[1], cell], short)
    assert header.fields[12] == ("U3" if is_answer else "")
    assert header.doubled == ((3, 12) if is_answer else ())


def test_of_columns_without_any_answer_the_first_is_meant() -> None:
    header = _one(["No", *KODE, "Waktu Penyelesaian"], [1, 4, 4, None, 4, 4])
    assert (header.fields[3], header.fields[12], header.doubled) == ("U3", "", ())


def test_the_first_two_columns_of_the_first_unsur_are_told() -> None:
    header = _one([*KODE, "Waktu Penyelesaian", "Kecepatan", "Produk"])
    assert header.doubled == (2, 11)
    assert header.columns("U3") == [2, 11, 12]
    assert header.columns("U5") == [4, 13]


@pytest.mark.parametrize(
    ("titles", "code"),
    [
        (("U1.1", "U1.2"), "IKM-B02"),
        (("U1 a", "U1 b"), "IKM-B02"),
        (("U1", "U1.2"), "IKM-B01"),
        (("U1", "U1"), "IKM-B01"),
        (("U1 Persyaratan", "U1.2"), "IKM-B01"),
    ],
)
def test_parts_of_an_unsur_are_told_from_two_columns_for_it(titles: tuple[str, str], code: str) -> None:
    with pytest.raises(IkmError) as refused:
        _one([*titles, *KODE[1:]]).require_unique()
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Waktu " + "x" * 54, "Waktu " + "x" * 54),
        ("Waktu " + "x" * 55, "Waktu " + "x" * 53 + "…"),
        ("Waktu\n  Penyelesaian", "Waktu Penyelesaian"),
    ],
)
def test_a_message_shows_sixty_characters_of_a_label(label: str, shown: str) -> None:
    with pytest.raises(IkmError) as refused:
        _one([*KODE, label]).require_unique()
    assert f"dan '{shown}' (kolom L)." in refused.value.message


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        # One of two names a free unsur too, two of three do.
        (["Ketepatan syarat", "Waktu proses", *KODE[3:9]], ("U1", "U3")),
        (["Waktu proses", "Ketepatan syarat", *KODE[3:9]], ("U3", "U1")),
        (["Ketepatan syarat", "Waktu proses", "Kecepatan prosedur", *KODE[3:9]], ("U1", "U3", "U2")),
        # Both do or neither does: two columns for one unsur.
        (["Ketepatan syarat", "Kecepatan prosedur", *KODE[3:9]], ("U3", "U3")),
        (["Ketepatan", "Waktu proses", *KODE[3:9]], ("U3", "U3")),
        (["Ketepatan syarat", "Waktu proses", "U1", *KODE[3:9]], ("U3", "U3", "U1")),
        # No other column asks about it.
        (["Ketepatan syarat", "U2", *KODE[3:9]], ("U3", "U2")),
    ],
)
def test_a_question_that_names_two_unsur_is_about_the_one_that_no_other_asks_about(
    titles: Row, fields: tuple[str, ...]
) -> None:
    assert _one(titles).fields[: len(fields)] == fields


# Unsur that are counted from 0


def _from_0(count: int) -> list[str]:
    return [f"u{number}" for number in range(count)]


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        (_from_0(11), KODE),
        (["Loket", *_from_0(11), "q1"], ("", *KODE, "")),
        (["q3", *_from_0(11)], ("", *KODE)),
        ([*_from_0(5), "Integritas"], (*KODE[:5], "U11")),
    ],
)
def test_five_to_eleven_codes_from_0_are_unsur(titles: list[object], fields: tuple[str, ...]) -> None:
    header = _one(titles)
    assert header.fields == fields
    assert header.shifted
    assert header.bare is ("u8" in titles)


@pytest.mark.parametrize(
    ("titles", "fields"),
    [
        ([*_from_0(4), "Transparansi", "Integritas"], ("", *KODE[:3], "U10", "U11")),
        (_from_0(12), ("", *KODE)),
        ([*_from_0(5), "u6"], ("", *KODE[:4], "U6")),
        (_from_0(12)[1:], KODE),
    ],
)
def test_other_codes_are_counted_as_they_are(titles: list[object], fields: tuple[str, ...]) -> None:
    header = _one(titles)
    assert header.fields == fields
    assert not header.shifted


@pytest.mark.parametrize(
    ("cells", "shifted"),
    [
        ([4, 3, "x"], True),
        ([4, 3, "x", "y"], False),  # half of them
        ([4, None, "-"], True),
        ([4, "4,0", "x"], True),
        ([], False),
        ([4] * 251 + ["x"] * 249 + ["x"] * 9, True),  # of the first 500 rows
        ([4] * 250 + ["x"] * 250 + [4] * 9, False),
    ],
)
def test_most_cells_below_0_are_answers(cells: Row, shifted: bool) -> None:
    body: list[Row] = [["A", cell, *["x"] * 10] for cell in cells]
    assert _one(["Loket", *_from_0(11)], *body, ["B"]).shifted is shifted


# One row or two


@pytest.mark.parametrize(
    ("rows", "height", "fields"),
    [
        # Words beat numbers, and a member beats its group.
        (
            [["No", "Pelayanan", "", "", "", ""], ["", "Syarat", "Prosedur", "Waktu", "Biaya", "Produk"]],
            2,
            ("no", *KODE[:5]),
        ),
        (
            [["No", *KODE[:6]], ["", "Syarat", "Prosedur", "", "Biaya", "Produk", "Kompetensi"]],
            2,
            ("no", *KODE[:6]),
        ),
        ([["Nama", *KODE[:5]], ["Lengkap", "Syarat", "Alur", "Waktu", "Biaya", "Produk"]], 1, None),
        # The same row again is another header.
        ([["No", *KODE], ["No", *KODE], [1, *ANSWERS[0]]], 1, ("no", *KODE)),
        # Numbers below a group are unsur up to 11.
        ([["No", "NILAI", "", "", "", ""], ["", 7, 8, 9, 10, 11]], 2, ("no", *KODE[6:])),
    ],
)
def test_what_belongs_to_one_header(rows: list[Row], height: int, fields: tuple[str, ...] | None) -> None:
    header = at(rows, 0, "regulasi")
    assert header is not None
    assert header.height == height
    assert header.fields == (fields or ("nama", *KODE[:5]))


def test_there_is_no_twelfth_unsur_below_a_group() -> None:
    assert find([["No", "NILAI", "", "", "", ""], ["", 8, 9, 10, 11, 12]], "regulasi") is None


def test_columns_are_counted_up_to_the_last_label() -> None:
    header = _one(["", "No", *KODE[:5], "", "Catatan", "", ""])
    assert header.width == 9
    assert header.unsur == [("U1", 2), ("U2", 3), ("U3", 4), ("U4", 5), ("U5", 6)]


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


def test_a_header_with_a_column_more_repeats_none_and_one_with_a_column_less_does() -> None:
    short, long = _one(["No", *KODE[:6]]), _one(["No", *KODE[:7]])
    assert short.repeats(long)
    assert not long.repeats(short)
    assert _one(["No", *KODE[:6], "Loket"]).repeats(short)


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

"""Tables in other shapes than one row per respondent below one header, and rows that a separator shifted."""

import pytest

from ikm_xl.cleaning import blocks, header, shapes
from ikm_xl.cleaning.blocks import Block
from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.cleaning.findings import held
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

HEADER: Row = ["No", "Nama", *KODE]
ANSWERS = [[1 + (at * 5 + k * k) % 4 for k in range(len(KODE))] for at in range(14)]
PEOPLE: list[Row] = [[at + 1, f"Orang {at}", *row] for at, row in enumerate(ANSWERS)]
FIVE: Row = ["No", "U1", "U2", "U3", "U4", "U5"]
NAMES = ["Persyaratan", "Prosedur", "Biaya", "Produk", "Sarana"]


def block(*rows: Row) -> Block:
    return blocks.of(grid(rows), 0)


def begins(*rows: Row) -> list[int]:
    """The rows, from 0, in which a header may begin."""
    return list(map(int, shapes.candidates(block(*rows))))


def parts(*rows: Row) -> list[tuple[str, str]]:
    """The first and the last cell in Excel of each block that a sheet is read as."""
    found = [part for part, _ in shapes.normalised(block(*rows))]
    return [
        (f"{part.letter(0)}{part.baris[0]}", f"{part.letter(-1)}{part.baris[-1]}")
        for part in found
        if part.cells.shape == part.texts.shape == (len(part.baris), len(part.kolom))
    ]


# Where a header may begin


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([FIVE], [0]),
        ([["Laporan"], FIVE, [1, 4, 4, 4, 4, 4]], [0, 1]),
        ([["Laporan"], ["Sooko"], FIVE], [1, 2]),
        ([["u0", "u1", "u2", "u3"]], [0]),
        ([["Persyaratan", "Prosedur", "Biaya", "Transparan", "Sarana"]], [0]),
        ([["Persyaratan", "Prosedur", "Biaya", "Transparan"]], []),
        ([["No", "U1", "U2", "U3"]], []),
        ([["u0", "u1", "u2", "u12"]], []),
        ([["Nilai unsur"], [1, 2, 3, 4, 5]], [0, 1]),
        ([["Nilai unsur"], ["No", "(7)", "8.", 9, 10, 11, "Saran"]], [0, 1]),
        ([["Nilai unsur"], ["No", 1, 2, 3, 4]], []),
        ([["Nilai unsur"], [0, 1, 2, 3, 4]], []),
        ([["Nilai unsur"], [8, 9, 10, 11, 12]], []),
        ([["Nilai unsur"], [1, 2, 3, 4, 4]], []),
        ([["Nilai unsur"], ["Sooko"], [1, 2, 3, 4, 5]], []),
        ([["Sooko"], [1, 2, 3, 4, 5]], []),
        ([[1, 2, 3, 4, 5]], []),
        ([["Nilai unsur", 1, 2, 3, 4, 5]], []),
    ],
)
def test_a_header_may_begin_where_unsur_are_named_and_in_the_row_above(
    rows: list[Row], expected: list[int]
) -> None:
    assert begins(*rows) == expected


@pytest.mark.parametrize(("length", "read"), [(400, True), (401, False)])
def test_a_label_has_400_characters_at_most(length: int, read: bool) -> None:
    label = "U5 ".ljust(length - 1, "x") + "y"
    assert begins(["U1", "U2", "U3", label]) == [0] * read
    assert begins(["x" * (length - 6) + " unsur"], [1, 2, 3, 4, 5]) == [0, 1] * read
    assert shapes.unsur_named(label) == ("U5" if read else "")


@pytest.mark.parametrize(
    ("text", "kode"),
    [("U3", "U3"), ("Biaya", "U4"), ("U8 Sarana", "U9"), ("Transparan", ""), ("Nama", ""), ("", "")],
)
def test_a_cell_names_an_unsur_by_its_words_or_its_number(text: str, kode: str) -> None:
    assert shapes.unsur_named(text) == kode


# Side by side


@pytest.mark.parametrize("times", [*range(2, 13)])
def test_tables_side_by_side_are_tables_by_themselves(times: int) -> None:
    sheet = block(FIVE * times, [1, *[3] * 5] * times, [2, *[4] * 5] * times)
    found = [part for part, _ in shapes.normalised(sheet)]
    assert [part.kolom.tolist() for part in found] == [
        [*range(first, first + 6)] for first in range(1, 6 * times, 6)
    ]
    assert [rows.tolist() for _, rows in shapes.normalised(sheet)] == [[0]] * times


def test_more_than_12_tables_side_by_side_are_not_parted() -> None:
    assert parts(FIVE * 13, [1, *[3] * 5] * 13) == [("A1", "BZ2")]


def test_the_first_table_has_what_stands_above_and_left_of_it() -> None:
    rows: list[Row] = [["Laporan"], ["Sooko"], ["", *FIVE, "", *FIVE], ["", *[3] * 6, "", *[4] * 6]]
    assert parts(*rows) == [("A1", "H4"), ("I3", "N4")]


@pytest.mark.parametrize(
    ("above", "number"),
    [
        ([["Kinerja", "", "", "", "", "", "Harapan"]], 1),
        ([["Laporan"], ["", "", "", "", "", "", "Kepentingan"]], 1),
        ([["Harapan warga"], ["Sooko"]], 2),
        ([], 2),
    ],
)
def test_another_set_of_answers_of_the_same_people_is_no_table_beside(above: list[Row], number: int) -> None:
    assert len(parts(*above, FIVE * 2, [1, *[3] * 5] * 2)) == number


@pytest.mark.parametrize(
    "titles",
    [
        FIVE[1:] * 2,
        [*FIVE, *FIVE[:-1], "U6"],
        [*FIVE, *FIVE, "Saran"],
        FIVE,
    ],
)
def test_other_labels_are_those_of_one_table(titles: Row) -> None:
    assert len(parts(titles, [3] * len(titles))) == 1


# Rows without a header


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ([[4, 3, 2, 1, 4]] * 2, 2),
        ([["x", 4, 3, 2, 1, "Baik", 7]] * 3, 3),
        ([[4, 3, 2, 1, 5]] * 2, 0),
        ([[4, 3, 2, 1, 4]], 0),
        ([*[[4, 3, 2, 1, 4]] * 2, ["a"], [], ["b"]], 2),
        ([*[[4, 3, 2, 1, 4]] * 2, ["a"], [], ["b"], ["c"]], 0),
    ],
)
def test_rows_look_like_answers_if_two_and_half_of_those_filled_hold_five(
    rows: list[Row], count: int
) -> None:
    assert shapes.headless_rows(block(*rows)) == count


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (["v", "X", "√", "", "✔", "Ü"], 1),
        (["v", "x", "√", "", "✔"], 0),
        ([1, "ya", "y", "o", 1, "v", "v", "v", "v"], 0),
    ],
)
def test_rows_of_ticks_hold_five_signs_that_are_nothing_else(row: Row, count: int) -> None:
    assert shapes.ticked_rows(block(row, ["No", "Nama"])) == count


@pytest.mark.parametrize(
    ("rows", "goes_on"),
    [
        ([[1, 4, 3, 2, "", ""], [2, 3, 4, 2, 1, 4]], True),
        ([[1, 4, 3, "", "", ""], ["", "", "", "", "", 7]], False),
        ([[1, 4, 3, 2, "", 7], ["", "", "", "", "", 7]], False),
        ([[1, 4, 3, 2, "", 7], [], [2, 4, 3, 2, "", 7], ["", "", "", "", "", 7]], True),
        ([[1, 4, 3, 2, 1]], False),
        ([[1, 4, 3, 2, 1, 4, "baik"]], True),
        ([[1, 4, 3, 2, 1, 4, "baik", "x"]], False),
        ([[4, 4, 4, 4, "", "", "x"]], True),
        ([["x", 9, 9, 9, 9, 9]], False),
    ],
)
def test_a_table_goes_on_where_most_rows_hold_answers_below_most_unsur(
    rows: list[Row], goes_on: bool
) -> None:
    found = header.at([[*FIVE, "Saran"], [1, *[3] * 5, "baik"]], 0, "regulasi")
    assert found is not None
    assert shapes.continues(block(*rows), found) is goes_on


def test_of_an_even_number_of_unsur_half_is_not_most() -> None:
    found = header.at([["No", *KODE[:6]], [1, *[3] * 6]], 0, "regulasi")
    assert found is not None
    assert not shapes.continues(block([1, 3, 3, 3, "", "", 9]), found)
    assert shapes.continues(block([1, 3, 3, 3, 3, "", 9]), found)


# Shapes that are not read

UPSIDE_DOWN = "tabel terbalik: unsur ke bawah, responden ke samping"
RECAP = "tabel rekap atau frekuensi per unsur, bukan satu baris per responden"


@pytest.mark.parametrize(
    ("cells", "shape"),
    [
        ([[4, 3, 2, 1, 4]] * 5, UPSIDE_DOWN),
        ([*[[4, 3, 2, 1, 4]] * 4, [4, 3, 2, 1, "baik"]], UPSIDE_DOWN),
        ([[4, 3, 2, 1, "baik"]] * 5, RECAP),
        ([*[[4, 3, 2, 1, 4, 4]] * 2, *[[4, 3, 2, 1, 4, 7]] * 3], UPSIDE_DOWN),
        ([[4, 3, 2, 1, 4, 4], *[[4, 3, 2, 1, 4, 3.25]] * 4], RECAP),
        ([["baik"]] * 5, RECAP),
        ([[12, 9, 4, 3]] * 5, RECAP),
        ([[4, 3, 2, 1, 4]] * 4, ""),
    ],
)
@pytest.mark.parametrize("left", [0, 1, 7, 8])
def test_unsur_below_each_other_are_respondents_across_or_figures(
    left: int, cells: list[Row], shape: str
) -> None:
    rows: list[Row] = [[*["x"] * left, name, *row] for name, row in zip(NAMES, cells, strict=False)]
    assert shapes.unread(block(["Tabel"], *rows, ["Jumlah", 7])) == (shape if left < 8 else "")


@pytest.mark.parametrize(("height", "shape"), [(2000, RECAP), (2001, "")])
def test_unsur_below_each_other_are_looked_for_in_2000_rows(height: int, shape: str) -> None:
    text: list[Row] = [["x"]]
    rows: list[Row] = [*([name, 75] for name in NAMES[:4]), *text * (height - 5), ["Sarana", 75]]
    assert shapes.unread(block(*rows)) == shape


def test_an_unsur_that_comes_again_counts_once() -> None:
    assert shapes.unread(block(*([name, 75] for name in [*NAMES[:4], "U1", "U4 Biaya"]))) == ""


# Whole surveys


def given(result: Cleaned) -> list[list[float]]:
    assert result.pertanggungjawaban.adds_up
    assert held(result.temuan) == ()
    return result.responden[list(KODE)].to_numpy().tolist()


def test_blocks_side_by_side() -> None:
    rows = [[*left, "", *right] for left, right in zip(PEOPLE[:7], PEOPLE[7:], strict=True)]
    assert sorted(given(clean([grid([[*HEADER, "", *HEADER], *rows])], Rules()))) == sorted(ANSWERS)


@pytest.mark.parametrize("title", ["Responden", "Nama Responden"])
def test_one_row_per_answer(title: str) -> None:
    rows: list[Row] = [
        [name, code, value] for (_, name, *row) in PEOPLE for code, value in zip(KODE, row, strict=True)
    ]
    result = clean([grid([[title, "Unsur", "Nilai"], *rows])], Rules())
    assert given(result) == ANSWERS
    assert result.pertanggungjawaban.of("baris", "dipakai") == len(rows)


@pytest.mark.parametrize("above", [0, 39, 40, 47, 300])
def test_a_header_stands_in_any_row(above: int) -> None:
    junk: list[Row] = [["LAPORAN IKM", f"baris {at}"] for at in range(above)]
    assert given(clean([grid([*junk, HEADER, *PEOPLE])], Rules())) == ANSWERS


def test_a_separator_inside_a_text_that_shifts_the_answers_is_refused() -> None:
    header: Row = ["No", "Layanan", *KODE, "Saran"]
    rows: list[Row] = [[row[0], "KTP", *row[2:], "baik"] for row in PEOPLE]
    rows[4] = [5, "KTP", "KK", *ANSWERS[4]]  # "KTP;KK" without a comment: as wide as all others
    with pytest.raises(IkmError) as refused:
        clean([Grid("a.csv", "", [header, *rows], ragged=True)], Rules())
    assert refused.value.code == "IKM-B04"
    assert "6" in refused.value.message

"""Tables with one row per answer."""

import pytest

from ikm_xl.cleaning import blocks, long_form
from ikm_xl.cleaning.blocks import Block
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from tests.cleaning.ekspor import Row

ASKED = ("U1", "U2", "U3", "U4", "U5")
MELATI, DAHLIA = [4, 3, 2, 1, 4], [3, 3, 1, 2, 2]


def read(rows: list[Row], awal: int = 1) -> Block | None:
    return long_form.read(blocks.of(Grid("ekspor.xlsx", "Data", rows, awal), 0))


def pivoted(rows: list[Row]) -> list[Row]:
    table = read(rows)
    assert table is not None
    return [list(row) for row in table.cells]


def answered(questions: tuple[object, ...] = ASKED, *names: str) -> list[Row]:
    """The answers of Melati and Dahlia to five questions, one a row; with the names of the questions."""
    return [
        [who, asked, *names[at : at + 1], values[at]]
        for who, values in (("Melati", MELATI), ("Dahlia", DAHLIA))
        for at, asked in enumerate(questions)
    ]


def one_person(asked: list[object], values: list[object] | None = None) -> list[Row]:
    """All answers of one respondent."""
    pairs = zip(asked, values or [3] * len(asked), strict=True)
    return [["Nama", "Unsur", "Nilai"], *(["Melati", *pair] for pair in pairs)]


COMMENTED: list[Row] = [["Melati", "U1", 4, "baik"], ["Dahlia", "U1", 3, ""]]
EXPECTED: list[Row] = [["Nama", *ASKED], ["Melati", *MELATI], ["Dahlia", *DAHLIA]]


@pytest.mark.parametrize("asked", ["Unsur", "Pertanyaan", "Kode", "Kode Unsur", "No Soal", "Indikator ke"])
@pytest.mark.parametrize("given", ["Nilai", "Jawaban", "Skor", "Value", "Pilihan Jawaban"])
def test_the_answers_of_one_respondent_are_one_row(asked: str, given: str) -> None:
    assert pivoted([["Nama", asked, given], *answered()]) == EXPECTED


def test_a_table_says_where_each_of_its_rows_and_columns_stood() -> None:
    rows: list[Row] = [["Laporan"], ["", "Nama", "Unsur", "Nilai"], *(["", *row] for row in answered())]
    table = read(rows, awal=4)
    assert table is not None
    assert table.cells.tolist() == EXPECTED
    assert table.texts.tolist()[1] == ["Melati", "4", "3", "2", "1", "4"]
    assert table.baris.tolist() == [5, 6, 11]
    assert table.kolom.tolist() == [2, 4, 4, 4, 4, 4]
    assert table.members == ((5,), (6, 7, 8, 9, 10), (11, 12, 13, 14, 15))


def test_the_rows_of_a_respondent_may_stand_anywhere_and_some_may_be_missing() -> None:
    melati, dahlia = answered()[:5], answered()[5:]
    mixed = [row for pair in zip(reversed(dahlia), melati, strict=True) for row in pair]
    del mixed[4]  # Dahlia's U3
    table = read([["Nama", "Unsur", "Nilai"], *mixed])
    assert table is not None
    assert table.cells.tolist() == [
        ["Nama", "U5", "U1", "U4", "U2", "U3"],
        ["Dahlia", 2, 3, 2, 3, None],
        ["Melati", 4, 4, 1, 3, 2],
    ]
    assert table.baris.tolist() == [1, 2, 3]
    assert table.members == ((1,), (2, 4, 7, 9), (3, 5, 6, 8, 10))


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ([1, 2, 3, 4, 5], ["U1", "U2", "U3", "U4", "U5"]),
        (["07", "08", "09", "10", "11"], ["U07", "U08", "U09", "U10", "U11"]),
        (["Syarat", "Prosedur", "Waktu proses", "Biaya", "Produk"],) * 2,
        ([*ASKED, 2.5, "U6", "U7", "U8", "U9"], [*ASKED, "2.5", "U6", "U7", "U8", "U9"]),  # one in ten
    ],
)
def test_five_unsur_are_named_or_numbered(asked: list[object], titles: list[str]) -> None:
    assert pivoted(one_person(asked))[0] == ["Nama", *titles]


@pytest.mark.parametrize(
    "asked",
    [
        ["U1", "U2", "U3", "U4", "U4", "U4"],
        [0, 1, 2, 3, 4],
        [8, 9, 10, 11, 12],
        ["1", "U1", "U2", "U3", "U4"],  # 1 is U1
        [*ASKED, "U6", "U7", "U8", "Loket"],  # one in nine
    ],
)
def test_four_unsur_or_much_else_make_no_table_of_answers(asked: list[object]) -> None:
    assert read(one_person(asked)) is None


def test_nine_of_ten_are_counted_among_the_questions_that_are_filled() -> None:
    assert len(pivoted(one_person([*ASKED, "", ""], [3, 3, 3, 3, 3, "", 14]))[0]) == 6


@pytest.mark.parametrize(
    ("values", "is_table"),
    [([4, 3, 2, "x", "y"], True), ([4, 3, 2, "x", "y", "z"], False), ([4, 3, "x", "", ""], True)],
)
def test_most_of_the_values_are_answers(values: list[object], is_table: bool) -> None:
    asked = (*ASKED, "U6")[: len(values)]
    assert (read(one_person([*asked], values)) is not None) is is_table


@pytest.mark.parametrize(
    ("above", "below", "is_table"), [(0, 5, True), (0, 4, False), (99, 5, True), (100, 5, False)]
)
def test_the_header_is_one_of_the_first_hundred_rows_with_five_below_it(
    above: int, below: int, is_table: bool
) -> None:
    rows = one_person(list(ASKED))[: below + 1]
    junk: list[Row] = [["Laporan", f"halaman {at}"] for at in range(above)]
    assert (read([*junk, *rows]) is not None) is is_table


@pytest.mark.parametrize("header", [["Nama", "Unsur", "Catatan"], ["Nama", "Loket", "Nilai"]])
def test_without_a_column_of_questions_and_one_of_answers_there_is_no_table(header: Row) -> None:
    assert read([header, *answered()]) is None


def test_the_column_that_names_unsur_is_the_question_and_the_one_with_answers_the_value() -> None:
    header: Row = ["Nama", "Soal", "Unsur", "Nilai Akhir", "Nilai"]
    rows: list[Row] = [[who, "SKM", asked, "-", value] for who, asked, value in answered()]
    assert pivoted([header, *rows]) == [
        ["Nama", "Soal", "Nilai Akhir", *ASKED],
        ["Melati", "SKM", "-", *MELATI],
        ["Dahlia", "SKM", "-", *DAHLIA],
    ]


# Columns beside the answers


def test_the_names_of_the_questions_stand_with_their_codes() -> None:
    names = ("Persyaratan", "Prosedur", "Waktu pelayanan", "Biaya", "Produk")
    rows = answered((1, 2, 3, 4, 5), *names)
    assert pivoted([["Nama", "No Unsur", "Isi", "Nilai"], *rows])[0] == [
        "Nama",
        *(f"U{number} {name}" for number, name in enumerate(names, 1)),
    ]


@pytest.mark.parametrize(
    "groups", [("A", "A", "A", "B", "B"), ("0,1", "0,2", "0,3", "0,4", "0,5"), ("Biaya", "x", "x", "x", "x")]
)
def test_what_is_said_of_a_question_is_said_of_no_respondent(groups: tuple[str, ...]) -> None:
    assert pivoted([["Nama", "Unsur", "Bobot", "Nilai"], *answered(ASKED, *groups)]) == EXPECTED


def test_what_is_the_same_for_all_stays_with_every_respondent() -> None:
    rows: list[Row] = [["Kec. Sooko", *row] for row in answered()]
    assert pivoted([["Kantor", "Nama", "Unsur", "Nilai"], *rows]) == [
        ["Kantor", "Nama", *ASKED],
        ["Kec. Sooko", "Melati", *MELATI],
        ["Kec. Sooko", "Dahlia", *DAHLIA],
    ]


@pytest.mark.parametrize("title", ["No", ""])
def test_numbers_of_the_rows_and_columns_without_a_label_are_left_away(title: str) -> None:
    rows: list[Row] = [[number, *row] for number, row in enumerate(answered(), 1)]
    assert pivoted([[title, "Nama", "Unsur", "Nilai"], *rows]) == EXPECTED


@pytest.mark.parametrize(
    "title", ["No", "ID Responden", "Nama", "No. HP", "NIK", "Tanggal", "Kode Pemohon", "Pengisi Survei"]
)
def test_what_tells_respondents_apart(title: str) -> None:
    assert pivoted([[title, "Unsur", "Nilai"], *answered()]) == [[title, *ASKED], *EXPECTED[1:]]


def test_one_of_the_columns_that_tell_respondents_apart_is_enough() -> None:
    rows: list[Row] = [["", *row] for row in answered()]
    assert len(pivoted([["No. HP", "Nama", "Unsur", "Nilai"], *rows])) == 3


@pytest.mark.parametrize(
    ("header", "rows", "baris"),
    [
        (["Nama", "Unsur", "Nilai"], [*answered(), ["Melati", "U2", 4]], 14),  # answered twice
        (["Nama", "Unsur", "Nilai"], [*answered(), ["", "U2", 4]], 14),  # nobody's
        (["Nama", "Unsur", "Nilai"], [*answered(), ["Seroja", "", 4]], 14),  # to no question
        (["Nama", "Unsur", "Nilai", "Komentar"], [*COMMENTED, *answered(ASKED[1:])], 6),
        (["Nama", "Unsur", "Nilai"], [["MELATI", "U1", 4], *answered(ASKED[1:])], 5),
        (["Layanan", "Unsur", "Nilai"], answered(), 4),  # no column says whose
        (["Unsur", "Nilai"], [row[1:] for row in answered()[:5]], 4),
    ],
)
def test_an_answer_that_may_be_anybody_s_is_refused(header: Row, rows: list[Row], baris: int) -> None:
    with pytest.raises(IkmError) as refused:
        read([["Laporan"], header, *rows], awal=2)
    assert refused.value.code == "IKM-B03"
    assert refused.value.message == (
        f"Berkas 'ekspor.xlsx', lembar 'Data' memuat satu baris per jawaban, dan pada baris {baris} tidak "
        f"pasti jawaban itu milik siapa atau untuk pertanyaan mana."
    )

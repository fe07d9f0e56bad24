"""The answers of all tables, each column read whole: what is read how, what is left, what is refused."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import numpy as np
import pytest

from ikm_xl.cleaning import kamus, scoring, tables
from ikm_xl.cleaning.findings import TAHAN, Finding
from ikm_xl.cleaning.kamus import Entry, Kamus
from ikm_xl.cleaning.scoring import Scored
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

OTHERS: Row = [4, 3, 2, 1, 4, 3, 2, 1, 4, 3]
FIVE = ("Sangat tidak puas", "Tidak puas", "Netral", "Puas", "Sangat puas")


def table(*answers: Sequence[object], unsur: int = 11) -> list[Row]:
    return [["No", *KODE[:unsur]], *([f"no. {n}", *row] for n, row in enumerate(answers, 1))]


def in_u1(*values: object) -> list[Row]:
    """A table of numbers, in which U1 has these cells."""
    return table(*([value, *OTHERS] for value in values))


def scored(*sheets: list[Row], office: Kamus | None = None, but: int | None = None) -> Scored:
    """The sheets read; the row ``but`` of each is none of a respondent."""
    grids = [grid(rows, lembar=f"L{number}") for number, rows in enumerate(sheets, 1)]
    sections = tables.read(grids, "regulasi").sections
    counted = [np.arange(len(section.rows)) != but for section in sections]
    return scoring.score(sections, counted, office or {})


def u1(result: Scored) -> list[int]:
    found: list[int] = result.sections[0].answers["U1"].tolist()
    return found


def refused(*sheets: list[Row]) -> tuple[str, str]:
    with pytest.raises(IkmError) as found:
        scored(*sheets)
    return found.value.code, found.value.message


def told(finding: Finding) -> tuple[str, str, int, str, str]:
    return finding.kode, finding.severity, finding.jumlah, finding.tempat, finding.tentang


def meanings(**said: object) -> Kamus:
    return kamus.dictionary([Entry("U1", text, arti) for text, arti in said.items()], "uji")


# One column


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (3, 3),
        (3.0, 3),
        (3.5, -1),
        (5, -1),
        ("2", 2),
        ("2,0", 2),
        (None, 0),
        ("-", 0),
        ("tidak diisi", 0),
        (float("nan"), 0),
        (True, -1),
        (datetime(2025, 1, 4), -1),
        ("b", -1),
        ("Sangat sesuai", 4),
        (" Sangat sesuai ", 4),
        ("entah", -1),
    ],
)
def test_what_a_cell_among_numbers_is_worth(cell: object, value: int) -> None:
    assert u1(scored(in_u1(1, cell, 4))) == [1, value, 4]


def test_texts_mean_what_their_column_says() -> None:
    assert u1(scored(in_u1("Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas"))) == [1, 2, 3, 4]
    assert u1(scored(in_u1("Tidak puas", "Kurang puas", "Puas", "Sangat puas"))) == [1, 2, 3, 4]


@pytest.mark.parametrize(("usual", "value"), [(48, -1), (49, 3)])
def test_a_rival_text_that_is_one_in_fifty_is_no_slip(usual: int, value: int) -> None:
    assert u1(scored(in_u1(*["Sesuai"] * usual, "Wajar")))[0] == value


def test_numbers_say_nothing_of_the_texts_beside_them() -> None:
    rows = [[*OTHERS[:7], cell, 4, 4, 4] for cell in ("Dikelola dengan baik", "Kurang baik", 3)]
    assert scored(table(*rows)).sections[0].answers["U8"].tolist() == [4, 2, 3]


def test_texts_are_counted_however_they_are_spaced() -> None:
    assert u1(scored(in_u1(*["Sesuai"] * 60, "Wajar", " Wajar")))[0] == -1


def test_all_sheets_are_one_survey() -> None:
    first, second = scored(in_u1("Tidak puas"), in_u1("Sangat tidak puas", "Puas", "Sangat puas")).sections
    assert first.answers["U1"].tolist() == [2]
    assert second.answers["U1"].tolist() == [1, 3, 4]


def test_a_row_that_is_none_of_a_respondent_says_nothing_of_the_scale() -> None:
    rows = table([*OTHERS, 2], [3] * 11, [95] * 11)
    assert u1(scored(rows, but=2)) == [4, 3, -1]
    assert refused(rows)[0] == "IKM-B08"
    assert u1(scored(in_u1("Tidak puas", "Sangat tidak puas"), but=1))[1] == -1
    assert u1(scored(in_u1(3, "Sesuai", 2), but=1)) == [3, 3, 2]


def test_no_table_has_no_answers() -> None:
    assert scoring.score([], [], {}).sections == ()
    assert scoring.score([], [], {}).findings == ()


# The dictionary


def test_the_dictionary_goes_before_everything() -> None:
    office = meanings(mantap=4, lupa="kosong", entah="bukan jawaban")
    result = scored(in_u1("Mantap", "LUPA", "entah", "mantap ", "Mantap", 3), office=office)
    assert u1(result) == [4, 0, 0, 4, 4, 3]
    assert result.by_kamus["U1"] == {"Mantap": 2, "mantap": 1, "LUPA": 1, "entah": 1}
    assert result.by_kamus["U2"] == {}


def test_the_dictionary_explains_a_number_as_it_is_shown() -> None:
    assert u1(scored(in_u1(3, 3.5, 4), office=meanings(**{"3,5": 3}))) == [3, 3, 4]


def test_a_scale_of_five_that_is_explained_as_a_whole_is_none() -> None:
    sheet = table(*([text] * 11 for text in FIVE))
    entries = [Entry("", text, arti) for text, arti in zip(FIVE, (1, 2, "kosong", 3, 4), strict=True)]
    assert u1(scored(sheet, office=kamus.dictionary(entries, "uji"))) == [1, 2, 0, 3, 4]
    with pytest.raises(IkmError):
        scored(sheet, office=kamus.dictionary(entries[:4], "uji"))


# Letters


@pytest.mark.parametrize("cells", ["abcd", "ABCD", ["a.", "(b)", " c)", "[d]"], ["'a'", '"b"', "c;", "d:"]])
def test_letters_count_from_a_for_the_worst(cells: list[str]) -> None:
    result = scored(table(*([cell] * 11 for cell in cells)))
    assert u1(result) == [1, 2, 3, 4]
    assert [told(finding) for finding in result.findings] == [
        ("IKM-B23", TAHAN, 1, "Berkas 'ekspor.xlsx', lembar 'L1'", "huruf")
    ]


def _among(letters: int, of: int) -> list[Row]:
    """Two rows of answers, so many of which are filled, and so many of these letters."""
    cells: Row = [*["c"] * letters, *["4"] * (of - letters), *["-"] * (22 - of)]
    return table(cells[:11], cells[11:])


@pytest.mark.parametrize(
    ("letters", "of", "read", "first"),
    [
        (6, 9, True, 3),
        (12, 18, True, 3),
        (1, 1, True, 3),
        (11, 17, False, -1),
        (6, 10, False, -1),
        (0, 22, False, 4),
        (0, 0, False, 0),
    ],
)
def test_letters_are_answers_where_two_of_three_are_letters(
    letters: int, of: int, read: bool, first: int
) -> None:
    result = scored(_among(letters, of))
    assert [finding.kode for finding in result.findings] == ["IKM-B23"] * read
    assert u1(result)[0] == first


# Scales


def test_tables_of_another_scale_are_left_out_beside_one_that_is_not() -> None:
    ten: list[Row] = [["Skor"], *table([7] * 11, [10] * 11, [8] * 11)]
    result = scored(ten, in_u1(4, 3), table(*[["80%"] * 11] * 2))
    assert result.kept == (1,)
    assert u1(result) == [4, 3]
    assert [(section.block.lembar, scale.nama) for section, scale in result.left] == [
        ("L1", "1–10"),
        ("L3", "persen"),
    ]
    assert [told(finding) for finding in result.findings] == [
        ("IKM-B24", TAHAN, 3, "Berkas 'ekspor.xlsx', lembar 'L1'", "1–10"),
        ("IKM-B24", TAHAN, 2, "Berkas 'ekspor.xlsx', lembar 'L3'", "persen"),
    ]
    assert "tabel di baris 3 memakai skala 1–10 ('7') dan tidak dihitung" in result.findings[0].keterangan


@pytest.mark.parametrize(
    ("sheet", "shown"),
    [
        (table([4] * 11, [1, 2, 7, *[7] * 8], [10, *[4] * 10]), "1–10, bukan 1–4: '7' pada kolom D baris 3."),
        (table(["80%"] * 11, [4, *["80%"] * 10]), "persen, bukan 1–4: '80%' pada kolom B baris 2."),
        (table(["7"] * 11, ["10"] * 11), "1–10, bukan 1–4: '7' pada kolom jawaban."),
    ],
)
def test_another_scale_everywhere_is_refused_with_an_example(sheet: list[Row], shown: str) -> None:
    message = f"Berkas 'ekspor.xlsx', lembar 'L1': jawaban memakai skala {shown}"
    assert refused(sheet, table([90] * 11)) == ("IKM-B08", message)


@pytest.mark.parametrize(
    ("five", "unsur", "read"), [(5, 11, True), (6, 11, False), (5, 10, True), (6, 10, False), (0, 11, True)]
)
def test_a_scale_of_five_in_more_than_half_of_the_columns_is_refused(
    five: int, unsur: int, read: bool
) -> None:
    sheet = table(*([*[text] * five, *[3] * (unsur - five)] for text in FIVE), unsur=unsur)
    if read:
        assert u1(scored(sheet)) == ([-1] * 5 if five else [3] * 5)
    else:
        assert refused(sheet)[0] == "IKM-B09"


def test_a_scale_of_five_is_shown_by_its_six_most_frequent_texts() -> None:
    often = {"Cukup puas": 1, **dict(zip(FIVE, (3, 4, 5, 6, 7), strict=True)), "Kurang puas": 2}
    in_first = [text for text, count in often.items() for _ in range(count)] + ["Sangat puas "] * 2
    sheet = table(*([text, *[FIVE[n % 5]] * 10] for n, text in enumerate(in_first)))
    code, message = refused(table([80] * 11), sheet)
    assert code == "IKM-B09"
    assert message == (
        "Berkas 'ekspor.xlsx': jawaban U1 berupa skala lima tingkat ('Sangat puas', 'Puas', 'Netral', "
        "'Tidak puas', 'Sangat tidak puas', 'Kurang puas'), bukan empat."
    )


@pytest.mark.parametrize(("rest", "holds"), [(2, False), (3, True)])
def test_three_hundred_answers_without_a_4_hold(rest: int, holds: bool) -> None:
    sheet = table(*[[1, 2, 3, 2, 3, 3, 3, 3, 3, 3, 3]] * 27, [3] * rest)
    found = [told(finding) for finding in scored(sheet).findings]
    assert found == [("IKM-B26", TAHAN, 1, "Berkas 'ekspor.xlsx', lembar 'L1'", "3")] * holds


def test_a_value_is_found_where_it_stands_first() -> None:
    (section,) = tables.read([grid([["Rekap"], *in_u1(4, 3)])], "regulasi").sections
    where: Mapping[object, str] = {3: "kolom B baris 4", 4: "kolom B baris 3", 2: "kolom E baris 3"}
    assert {value: scoring.first_row(section, value) for value in where} == where
    assert scoring.first_row(section, 7) == "kolom jawaban"

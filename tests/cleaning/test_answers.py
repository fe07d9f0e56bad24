"""What an answer is, and what is none."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning.answers import ASING, KOSONG, answer, is_answer
from ikm_xl.survey.unsur import KODE, UNSUR, Unsur
from tests.cleaning.ekspor import FORMS

VALUES = (1, 2, 3, 4)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kode", KODE)
def test_every_form_of_an_answer_is_read(form: str, kode: str) -> None:
    assert [answer(kode, FORMS[form](kode, value)) for value in VALUES] == list(VALUES)


@pytest.mark.parametrize(
    ("kode", "text", "value"),
    [
        ("U2", "Sulit", 1),
        ("U3", "Lambat", 1),
        ("U3", "lumayan  lambat", 2),
        ("U4", "Gratis/Sesuai ketentuan", 4),
        ("U4", "Tidak mahal", 3),
        ("U4", "Sangat wajar", 4),
        ("U4", "Kurang wajar", 2),
        ("U6", "Sangat mampu", 4),
        ("U8", "Kurang maksimal", 3),
        ("U8", "Sangat memuaskan", 4),
        ("U9", "Cukup baik", 2),
        ("U9", "Kurang berkualitas", 2),
        ("U10", "Transparan", 3),
        ("U10", "Standart Pelayanan Tidak dipublikasikan", 1),
        ("U11", "Sangat berintegritas.", 4),
        ("U1", "Tidak Baik", 1),
        ("U5", "Sangat Puas", 4),
        ("U7", "Kurang puas", 2),
    ],
)
def test_variants_of_forms_in_use(kode: str, text: str, value: int) -> None:
    assert answer(kode, text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Petugas memberikan pelayanan yang tidak sesuai dengan standar pelayanan", 1),
        (
            "Petugas melayani dengan cepat, namun disertai dengan permintaan imbalan yang tidak sesuai etika",
            2,
        ),
        ("Petugas melayani sesuai dengan standart pelayanan, menunjukan kepatuhan terhadap prosedur", 3),
        ("Petugas melayani sesuai standar, patuh pada prosedur, namun lambat", -1),
        ("Petugas melayani sesuai standar, patuh pada prosedur, tanpa melanggar aturan", 3),
        ("Petugas melayani sesuai standar pelayanan, serta cepat dan efisien, tanpa melangal integritas", 4),
    ],
)
def test_whole_sentences_about_integrity(text: str, value: int) -> None:
    assert answer("U11", text) == value


@pytest.mark.parametrize("value", [None, "", "   ", "-", "–", float("nan")])
def test_blank_cells_and_dashes_are_empty(value: object) -> None:
    assert answer("U1", value) == KOSONG


@pytest.mark.parametrize(
    "value",
    [
        0, 5, 3.5, -4, 34, True, datetime(2025, 1, 4), "0", "5", "3,5", "-4", "+5", "4%", "1.000", "=4", "e",
        "x", "3 orang", "4/4", "a b", "Cukup", "Sangat tidak sesuai", "4 (Tidak sesuai)", "1. Sangat sesuai",
        "Sesuai (4)", "Gratis", "b (lumayan)", "cSesuai",
    ],
)  # fmt: skip
def test_anything_else_is_no_answer(value: object) -> None:
    assert answer("U1", value) == ASING


def test_what_is_empty_and_what_is_unknown_are_no_values() -> None:
    assert (answer("U1", None), answer("U1", "tidak diisi"), answer("U1", "?")) == (0, 0, -1)


@pytest.mark.parametrize(("length", "value"), [(400, 4), (401, -1)])
def test_a_text_of_more_than_four_hundred_characters_is_a_comment(length: int, value: int) -> None:
    assert answer("U1", "Sangat sesuai".ljust(length, ".")) == value


def test_a_letter_only_counts_options_so_the_text_decides() -> None:
    assert answer("U1", "a. Sangat sesuai") == 4


@given(st.text(), st.sampled_from(KODE))
def test_any_text_gives_a_value_on_the_scale_or_none(text: str, kode: str) -> None:
    assert answer(kode, text) in (ASING, KOSONG, *VALUES)


@given(st.sampled_from(UNSUR), st.sampled_from(VALUES), st.sampled_from(VALUES))
def test_number_and_text_count_only_if_they_agree(unsur: Unsur, number: int, value: int) -> None:
    text = f"{number} ({unsur.pilihan[value - 1]})"
    assert answer(unsur.kode, text) == (value if number == value else ASING)


def test_an_answer_is_no_header() -> None:
    assert is_answer("Sopan dan ramah.")
    assert not is_answer("Kesopanan dan keramahan")


def test_a_mark_behind_and_a_word_about_the_officer() -> None:
    assert answer("U1", "Sangat sesuai (4)") == 4
    assert answer("U1", "Sangat sesuai (3)") == ASING
    assert answer("U7", "Petugas sopan dan ramah") == 3

"""What respondents are called in reports."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning import profile
from ikm_xl.cleaning.profile import (
    JENIS_KELAMIN,
    KELOMPOK_UMUR,
    PEKERJAAN,
    PENDIDIKAN,
    age,
    age_group,
    jenis_kelamin,
    label,
)


def _sexes(*values: object) -> list[object]:
    return list(jenis_kelamin(np.array(values, dtype=object)))


def test_jenis_kelamin_in_words_and_letters() -> None:
    laki = ["L", "l", "Laki-laki", "LAKI - LAKI", "Pria", "M", "male", "Lk"]
    perempuan = ["P", "Perempuan", "perempuan ", "F", "Female", "Pr."]
    assert set(_sexes(*laki)) == {"Laki-laki"}
    assert set(_sexes(*perempuan)) == {"Perempuan"}


def test_of_the_codes_1_is_laki_laki() -> None:
    assert _sexes(1, 2, "1", 2.0) == ["Laki-laki", "Perempuan", "Laki-laki", "Perempuan"]
    assert _sexes(1, 0, "0") == ["Laki-laki", "Perempuan", "Perempuan"]


def test_p_is_pria_where_w_is_wanita() -> None:
    assert _sexes("P", "W", "P") == ["Laki-laki", "Perempuan", "Laki-laki"]


def test_unknown_values_stay_as_typed() -> None:
    assert _sexes(" tidak tahu ", None, "-", 3) == ["tidak tahu", "", "", "3"]
    assert label("pekerjaan", " Ojek daring ") == "Ojek daring"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tidak/belum sekolah", "Tidak sekolah"),
        ("SD Sederajat", "SD"),
        ("SLTP", "SMP"),
        ("MTs", "SMP"),
        ("SMA/SMK", "SMA/SMK"),
        ("SLTA / Sederajat", "SMA/SMK"),
        ("SMU", "SMA/SMK"),
        ("D-III", "D1–D3"),
        ("Diploma 3", "D1–D3"),
        ("D1/D2/D3", "D1–D3"),
        ("D4/S1", "D4/S1"),
        ("S-1", "D4/S1"),
        ("Sarjana (S1)", "D4/S1"),
        ("Magister", "S2"),
        ("S3", "S3"),
        ("SD/SMP", "SD/SMP"),
    ],
)
def test_pendidikan(text: str, expected: str) -> None:
    assert label("pendidikan", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PNS", "PNS/ASN"),
        ("ASN/PNS", "PNS/ASN"),
        ("TNI", "TNI"),
        ("POLRI", "Polri"),
        ("TNI/POLRI", "TNI/POLRI"),
        ("Karyawan Swasta", "Swasta"),
        ("Wiraswasta", "Wirausaha"),
        ("Wira Usaha", "Wirausaha"),
        ("Pelajar/Mahasiswa", "Pelajar/Mahasiswa"),
        ("mahasiswa", "Pelajar/Mahasiswa"),
        ("Ibu Rumah Tangga (IRT)", "Ibu rumah tangga"),
        ("Lain-lain", "Lainnya"),
    ],
)
def test_pekerjaan(text: str, expected: str) -> None:
    assert label("pekerjaan", text) == expected


@pytest.mark.parametrize(
    ("value", "years", "group"),
    [
        (19, 19, "Di bawah 20"),
        (20, 20, "20–29"),
        (29.0, 29, "20–29"),
        (39, 39, "30–39"),
        (40, 40, "40–49"),
        (49, 49, "40–49"),
        (50, 50, "50–59"),
        ("30 tahun", 30, "30–39"),
        ("59 th", 59, "50–59"),
        (60, 60, "60 ke atas"),
        ("20-29", None, "20–29"),
        ("31 s/d 39 Tahun", None, "30–39"),
        ("< 20", None, "Di bawah 20"),
        ("≤ 19 tahun", None, "Di bawah 20"),
        ("> 60", None, "60 ke atas"),
        ("60+", None, "60 ke atas"),
        ("< 21", None, "< 21"),
        ("≤ 20 tahun", None, "≤ 20 tahun"),
        ("> 59", None, "60 ke atas"),
        ("> 58", None, "> 58"),
        ("≥ 60", None, "60 ke atas"),
        ("≥ 59", None, "≥ 59"),
        ("39–40", None, "39–40"),
        ("17-25", None, "17-25"),
        ("> 50", None, "> 50"),
        ("dewasa", None, "dewasa"),
        ("35thn", 35, "30–39"),
        ("35th.", 35, "30–39"),
        ("sebulan35th", None, "sebulan35th"),
        (150, 150, "60 ke atas"),
        (151, 151, ""),  # a number that was typed into the wrong cell
        (1990, 1990, ""),
        (1, 1, "Di bawah 20"),
        (0, 0, ""),
        (-5, -5, ""),
        (None, None, ""),
        ("-", None, ""),
    ],
)
def test_umur_is_a_number_or_a_range(value: object, years: float | None, group: str) -> None:
    assert age(value) == years if years is not None else math.isnan(age(value))
    assert age_group(value) == group


@pytest.mark.parametrize(
    ("column", "labels"),
    [("jenis_kelamin", JENIS_KELAMIN), ("pendidikan", PENDIDIKAN), ("pekerjaan", PEKERJAAN)],
)
def test_labels_are_their_own_labels(column: str, labels: tuple[str, ...]) -> None:
    assert [label(column, text) for text in labels] == list(labels)
    assert [age_group(group) for group in KELOMPOK_UMUR] == list(KELOMPOK_UMUR)


@given(st.text(), st.sampled_from(["jenis_kelamin", "pendidikan", "pekerjaan"]))
def test_labelling_twice_changes_nothing(text: str, column: str) -> None:
    assert label(column, label(column, text)) == label(column, text)
    assert age_group(age_group(text)) == age_group(text)


@pytest.mark.parametrize(
    ("column", "text", "label"),
    [
        ("pendidikan", "SD ke bawah", "SD ke bawah"),
        ("pendidikan", "D1-D3-D4", "D1–D4"),
        ("pendidikan", "S2 KE ATAS", "S2 ke atas"),
        ("pekerjaan", "PNS/TNI/POLRI/PPPK", "PNS/TNI/Polri"),
        ("pekerjaan", "PNS/POLRI/TNI/PPPK", "PNS/TNI/Polri"),
    ],
)
def test_classes_of_the_official_form(column: str, text: str, label: str) -> None:
    assert profile.label(column, text) == label


def test_services_that_differ_in_case_and_blanks_are_one() -> None:
    texts = np.array(["KTP-el", "KTP el", "ktp-EL ", "KTP-el", "Kartu Keluarga", ""], dtype=object)
    assert list(profile.one_spelling(texts)) == ["KTP-el"] * 4 + ["Kartu Keluarga", ""]


@pytest.mark.parametrize(
    ("texts", "spelling"),
    [
        (["ktp-el", "KTP-EL", "KTP-EL"], "KTP-EL"),
        (["ktp-el", "KTP-EL"], "ktp-el"),
        (["KTP EL", "ktp-el", "KTP-EL", "ktp-el", "KTP-EL"], "ktp-el"),
    ],
)
def test_of_equally_frequent_spellings_the_first_one_stays(texts: list[str], spelling: str) -> None:
    assert list(profile.one_spelling(np.array(texts, dtype=object))) == [spelling] * len(texts)


@pytest.mark.parametrize(
    ("texts", "group"),
    [
        ("< 20|<20 tahun|di bawah 20|dibawah 20 thn|Kurang dari 20 Tahun|≤ 19|<= 19|0-19", "Di bawah 20"),
        ("20-29|20 – 29|20—29 th.|20 s/d 29|20 sd 29|20 s.d. 29 tahun|20 sampai 29|20 hingga 29", "20–29"),
        (
            "> 59|di atas 59|diatas 60|Lebih dari 60 tahun|≥ 60|>= 60|60+|60 +|60 ke atas|60 keatas",
            "60 ke atas",
        ),
    ],
)
def test_forms_of_one_range_of_ages(texts: str, group: str) -> None:
    assert {text: age_group(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), group)


@pytest.mark.parametrize(
    ("value", "years"),
    [
        (0, 0),
        ("7", 7),
        ("35,5 tahun", 35.5),
        ("35.25", 35.25),
        ("TAHUN 35", 35),
        ("35th", 35),
        ("1990", None),
    ],
)
def test_an_age_is_a_number_of_up_to_three_digits(value: object, years: float | None) -> None:
    assert age(value) == pytest.approx(math.nan if years is None else years, nan_ok=True)
    assert age_group("1990") == "1990"


@pytest.mark.parametrize(
    ("column", "text", "expected"),
    [
        ("pendidikan", "SMA atau sederajat", "SMA/SMK"),
        ("pendidikan", "SMA ATAU SMK", "SMA/SMK"),
        ("pendidikan", "SMP (setara)", "SMP"),
        ("pendidikan", "SMA, SMK, MA", "SMA/SMK"),
        ("pendidikan", "SMA (IPA)", "SMA (IPA)"),  # a part that says something else
        ("pendidikan", "S1/S2", "S1/S2"),
        ("pekerjaan", "Petani / Wiraswasta", "Petani / Wiraswasta"),
        ("pekerjaan", "/", "/"),
        ("pekerjaan", "sederajat", "sederajat"),
    ],
)
def test_a_text_of_parts_has_a_label_where_all_of_them_mean_it(column: str, text: str, expected: str) -> None:
    assert label(column, text) == expected
    assert label(column, f" {text.upper()} ") in (expected, text.upper())


def test_the_letters_of_a_column_say_what_p_is() -> None:
    laki, perempuan = "Laki-laki", "Perempuan"
    assert _sexes("L", "P") == [laki, perempuan]
    assert _sexes("L", "P", "W") == [laki, perempuan, perempuan]
    assert _sexes("p.", " w", None, "Pria") == [laki, perempuan, "", laki]
    assert _sexes("P", "Wanita", 1) == [perempuan, perempuan, laki]

"""Telling respondents from totals, remarks and empty rows."""

import pytest

from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.row_kinds import RESPONDEN, RINGKASAN, TANPA_JAWABAN, kinds
from ikm_xl.cleaning.tables import read
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, LAYOUTS, Row, grid

A = ANSWERS[0]
FULL: Row = ["No", "Tanggal", "Nama", "Jenis Kelamin", "Umur", *KODE, "Saran"]


def _kinds(*rows: Row) -> list[str]:
    (section,) = read([grid(rows)], "regulasi").sections
    return list(kinds(section, table(section)).jenis)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_totals_below_the_respondents(layout: str) -> None:
    known = LAYOUTS[layout]
    found = _kinds(*known.rows())
    assert found[: len(ANSWERS)] == [RESPONDEN] * len(ANSWERS)
    assert set(found[len(ANSWERS) :]) <= {RINGKASAN}


@pytest.mark.parametrize("name", ["Total", "Jumlah", "Mutu", "Nilai", "Rata-rata"])
def test_a_respondent_may_be_called_total(name: str) -> None:
    assert _kinds(FULL, [7, "29-03-2025", name, "L", 30, *A, ""]) == [RESPONDEN]
    assert _kinds(FULL, ["", "", name, "L", 30, *A, ""]) == [RESPONDEN]
    assert _kinds(FULL, [7, "", name, "", "", *A, ""]) == [RESPONDEN]
    assert _kinds(["Nama", "Umur", *KODE], [name, 30, *A]) == [RESPONDEN]


def test_a_respondent_called_total_may_have_left_out_an_answer() -> None:
    assert _kinds(FULL, [7, "29-03-2025", "Total", "L", 30, *A[:-1], 5, ""]) == [RESPONDEN]
    assert _kinds(FULL, [7, "29-03-2025", "Total", "L", 30, *[""] * 11, ""]) == [TANPA_JAWABAN]


def test_a_comment_is_no_label() -> None:
    assert _kinds(FULL, ["", "", "", "", "", *A, "Nilai/Unsur"]) == [RESPONDEN]


def test_a_service_may_begin_like_a_total() -> None:
    header: Row = ["Jenis Layanan", *KODE]
    assert _kinds(header, ["Keterangan domisili", *A], ["Nilai jual", *A]) == [RESPONDEN, RESPONDEN]


@pytest.mark.parametrize("label", ["Jumlah", "NRR / Unsur", "Rata-rata", "IKM Unit Pelayanan", "Mutu"])
@pytest.mark.parametrize("column", [0, 1, 2])
@pytest.mark.parametrize("values", [[719] * 11, [3] * 11, [3.33] * 11, ["B"] * 11, [""] * 11])
def test_totals_are_known_wherever_their_label_stands(label: str, column: int, values: Row) -> None:
    total: Row = ["", "", "", "", "", *values, ""]
    total[column] = label
    assert _kinds(FULL, [1, "29-03-2025", "Melati", "L", 30, *A, ""], total) == [RESPONDEN, RINGKASAN]


def test_totals_of_every_column_have_a_number_and_an_age_too() -> None:
    sums: Row = ["", "", "Jumlah", "", 60, *[7] * 11, ""]
    means: Row = [1.5, "", "Rata-rata", "", 30, *[3.5] * 11, ""]
    found = _kinds(FULL, [1, "29-03-2025", "Melati", "L", 30, *A, ""], sums, means)
    assert found == [RESPONDEN, RINGKASAN, RINGKASAN]


def test_remarks_below_the_totals() -> None:
    found = _kinds(
        FULL,
        [1, "29-03-2025", "Melati", "L", 30, *A, ""],
        ["Jumlah", "", "", "", "", *[7] * 11, ""],
        ["", "", "", "", "", *["B"] * 11, ""],
        ["U1 s.d. U11 = unsur pelayanan"],
        ["", "", "A (Sangat Baik)", "", "", "88,31 - 100,00"],
        ["", "", "Camat Sooko"],
        [2, "30-03-2025", "Dahlia", "P", 40, *A, ""],
        [3, "30-03-2025", "Seroja", "P", 40],
    )
    assert found == [RESPONDEN, *[RINGKASAN] * 5, RESPONDEN, TANPA_JAWABAN]


def test_an_export_without_any_profile() -> None:
    found = _kinds(["Jenis Layanan", *KODE], ["KTP", *A], ["Jumlah", *A], ["", "B", "B", "B"], ["KK", *A])
    assert found == [RESPONDEN, RINGKASAN, RINGKASAN, RESPONDEN]


def test_a_table_below_the_totals_of_another_begins_anew() -> None:
    header: Row = ["Alamat", *KODE]
    found = _kinds(header, ["Sooko", *A], ["Jumlah", *A], header, ["Japan", 4])
    assert found == [RESPONDEN, RINGKASAN, RESPONDEN]


def test_rows_without_a_valid_answer() -> None:
    assert _kinds(FULL, [1, "", "Melati", "L", 30, *["-"] * 11, "saran"]) == [TANPA_JAWABAN]
    assert _kinds(FULL, [1, "", "Melati", "L", 30, *[5] * 11, ""]) == [TANPA_JAWABAN]
    assert _kinds(FULL, ["LAPORAN BULAN MEI"]) == [TANPA_JAWABAN]


@pytest.mark.parametrize(
    "title", ["No", "Tanggal", "No. HP", "NIK", "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan"]
)
def test_below_the_totals_only_what_says_who_it_is_counts(title: str) -> None:
    someone = {"Tanggal": "29-03-2025", "No. HP": "081234", "NIK": "3516000000", "Umur": 30, "No": 2}
    known = someone | {"Jenis Kelamin": "P", "Pendidikan": "SMA", "Pekerjaan": "Swasta"}
    rows: list[Row] = [[known[title], *A], ["", *A]]
    found = _kinds([title, "Layanan", *KODE], [known[title], "KTP", *A], ["", "Jumlah", *[719] * 11],
                   *([row[0], "", *row[1:]] for row in rows))  # fmt: skip
    assert found == [RESPONDEN, RINGKASAN, RESPONDEN, RINGKASAN]


@pytest.mark.parametrize(
    ("field", "person", "total"),
    [
        ("Jenis Kelamin", "L", "1"),
        ("No. HP", "081234", "08123"),
        ("NIK", "3516000000", "351600000"),
        ("Umur", 100, 101),
        ("Umur", 10, 9),
        ("Umur", 30, 30.5),
        ("No", "R-012", "NRR 3,25"),
    ],
)
def test_what_only_a_person_has(field: str, person: object, total: object) -> None:
    header: Row = ["Nama", field, *KODE]
    first: Row = ["Melati", person, *A]
    assert _kinds(header, first, ["Total", person, *A]) == [RESPONDEN, RESPONDEN]
    assert _kinds(header, first, ["Total", total, *A]) == [RESPONDEN, RINGKASAN]

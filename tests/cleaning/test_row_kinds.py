"""Telling respondents from totals, remarks and empty rows."""

import pytest

from ikm_xl.cleaning.answers import ASING, KOSONG
from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.row_kinds import (
    MIRIP_RINGKASAN,
    MUNGKIN_RINGKASAN,
    PASTI,
    RESPONDEN,
    RINGKASAN,
    TANPA_JAWABAN,
    TANPA_PENGENAL,
    kinds,
)
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
        ("Umur", 31, 31.5),
        ("No", "R-012", "NRR 3,25"),
    ],
)
def test_what_only_a_person_has(field: str, person: object, total: object) -> None:
    header: Row = ["Nama", field, *KODE]
    first: Row = ["Melati", person, *A]
    assert _kinds(header, first, ["Total", person, *A]) == [RESPONDEN, RESPONDEN]
    assert _kinds(header, first, ["Total", total, *A]) == [RESPONDEN, RINGKASAN]


Found = tuple[str, str]

WHO: Row = ["No", "Nama", "Jenis Kelamin", "Alamat"]
GIVEN: list[Row] = [[*row] for row in [*ANSWERS, [3, 3, 3, 3, 3, 3, 3, 4, 3, 3, 3]]]
PEOPLE: list[Row] = [[k, f"Orang {k}", "L", "Sooko", *row] for k, row in enumerate(GIVEN, 1)]
LEAST: Row = [1, 2, 2, 3, 3, 2, 1, 1, 1, 3, 2]
MEANS: Row = [3, 3, 3, 3.6, 3.2, 3, 2.6, 2.4, 2.4, 3.4, 3.2]
BEST: Row = [4] * 11
OTHER: Row = [2, 2, 2, 2, 3, 4, 3, 4, 3, 4, 3]
HALF_ODD: Row = [4, 3, 3, 4, 3, 7, 7, 7, 7, 7, ""]

TOLD: Found = (RINGKASAN, MIRIP_RINGKASAN)
KNOWN: Found = (RINGKASAN, PASTI)
SOMEBODY: Found = (RESPONDEN, PASTI)
NOBODY: Found = (RESPONDEN, TANPA_PENGENAL)
EITHER: Found = (RESPONDEN, MUNGKIN_RINGKASAN)
SILENT: Found = (TANPA_JAWABAN, PASTI)


def _found(*rows: Row) -> list[Found]:
    """What each row is, and what is doubtful about it."""
    (section,) = read([grid(rows)], "regulasi").sections
    found = kinds(section, table(section))
    return list(zip(found.jenis, found.ragu, strict=True))


@pytest.mark.parametrize(
    ("who", "answers", "found"),
    [
        (["", "", "", ""], LEAST, TOLD),
        (["", "", "", ""], BEST, EITHER),
        (["", "Terbaik", "", ""], BEST, TOLD),
        (["", "", "", ""], OTHER, NOBODY),
        (["", "Budi", "L", ""], OTHER, NOBODY),
        (["", "Budi", "L", "Japan"], OTHER, SOMEBODY),
        (["", "Budi", "L", "Japan"], LEAST, SOMEBODY),
        ([6, "", "L", ""], OTHER, SOMEBODY),
        ([6, "", "L", ""], LEAST, TOLD),
        ([6, "Nilai terendah", "L", "Japan"], LEAST, EITHER),
        ([6, "Total", "L", "Japan"], BEST, EITHER),
        ([6, "Total", "", "Japan"], BEST, KNOWN),
        ([6, "Nilai terendah", "L", "Japan"], OTHER, SOMEBODY),
        (["", "Total", "L", ""], OTHER, SOMEBODY),
        (["", "", "", ""], HALF_ODD, TOLD),
        (["", "", "", ""], [1, *HALF_ODD[:-1]], NOBODY),
        ([6, "Budi", "L", "Japan"], HALF_ODD, SOMEBODY),
        ([6, "Budi", "L", "Japan"], MEANS, EITHER),
        ([6, "Total", "L", "Japan"], MEANS, TOLD),
        ([6, "Total", "", "Japan"], MEANS, KNOWN),
        ([6, "Total", "L", "Japan"], HALF_ODD, TOLD),
        (["", "Total", "L", ""], [3, *[7] * 10], TOLD),
        (["", "", "", ""], [15, 15, 15, 18, 16, 15, 13, 12, 12, 17, 16], TOLD),
        (["", "Jumlah", "", ""], [15, 15, 15, 18, 16, 15, 13, 12, 12, 17, 16], KNOWN),
        (["", "", "", ""], ["?"], SILENT),
    ],
)
def test_what_the_last_row_is_and_whether_that_is_sure(who: Row, answers: Row, found: Found) -> None:
    people = [*PEOPLE, *PEOPLE]
    assert _found([*WHO, *KODE], *people, [*who, *answers]) == [*[SOMEBODY] * 10, found]


def test_only_a_row_of_totals_has_a_label() -> None:
    rows: list[Row] = [*PEOPLE, [6, "Total", "L", "Japan", *OTHER], ["", "Jumlah", "", "", *[15] * 11]]
    (section,) = read([grid([[*WHO, *KODE], *rows])], "regulasi").sections
    assert kinds(section, table(section)).label.tolist() == [*[""] * 6, "Jumlah"]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([LEAST], [EITHER]),
        ([BEST], [EITHER]),
        ([BEST, ["?"]], [EITHER, SILENT]),
        ([OTHER], [SOMEBODY]),
        ([LEAST, OTHER], [SOMEBODY, SOMEBODY]),
        ([BEST, OTHER], [SOMEBODY, SOMEBODY]),
        ([[], LEAST], [TOLD]),
        ([[], LEAST, OTHER], [TOLD, SOMEBODY]),
        ([[], BEST, OTHER], [EITHER, SOMEBODY]),
        ([[], OTHER, OTHER], [SOMEBODY, SOMEBODY]),
    ],
)
def test_where_nothing_says_who_anybody_is_a_row_by_itself_is_doubtful(
    rows: list[Row], found: list[Found]
) -> None:
    assert _found([*KODE], *GIVEN, *rows) == [*[SOMEBODY] * 5, *found]
    named: list[Row] = [["Melati", *row] if row else [] for row in rows]
    known = [SILENT if one == SILENT else SOMEBODY for one in found]
    assert _found(["Nama", *KODE], *(["Dahlia", *row] for row in GIVEN), *named) == [*[SOMEBODY] * 5, *known]


def test_values_of_a_part_of_the_rows_above_are_no_total() -> None:
    least_but_for_the_first: Row = [1, 2, 2, 3, 3, 2, 1, 1, 2, 3, 2]
    assert (
        _found([*WHO, *KODE], *PEOPLE, *PEOPLE[1:], ["", "", "", "", *least_but_for_the_first])[-1] == NOBODY
    )


@pytest.mark.parametrize(
    ("subtotal", "known"),
    [
        ([91, "Nilai terendah", "", "", 3, 3, 2, 4, 3, 3, 3, 2, 1, 3, 3], KNOWN),
        ([91, "Rata-rata", "L", "", *MEANS], TOLD),
    ],
)
def test_a_subtotal_is_of_the_rows_below_the_one_before_it_and_a_total_of_all(
    subtotal: Row, known: Found
) -> None:
    nobody: Row = ["", "", "", "", 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 1]
    second: Row = [92, "Nilai terendah", "", "", 1, 2, 3, 3, 3, 2, 1, 1, 2, 3, 2]
    total: Row = [93, "Nilai terendah", "", "", *LEAST]
    first_group, second_group = PEOPLE[:2] * 4, PEOPLE[2:4]
    found = _found([*WHO, *KODE], *first_group, subtotal, *second_group, nobody, second, total)
    assert found == [*[SOMEBODY] * 8, known, *[SOMEBODY] * 2, NOBODY, KNOWN, KNOWN]


@pytest.mark.parametrize(
    ("people", "blank", "found"), [(10, 1, NOBODY), (10, 2, SOMEBODY), (20, 2, NOBODY), (20, 3, SOMEBODY)]
)
def test_a_row_lacks_a_number_where_nine_of_ten_have_one(people: int, blank: int, found: Found) -> None:
    rows: list[Row] = [[k, f"Orang {k}", "L", "Sooko", *ANSWERS[k % 3]] for k in range(people)]
    for row in rows[:blank]:
        row[0] = ""
    rows[0][2:4] = ["", ""]
    forms: list[Row] = [["", f"Tamu {k}", "L", "Sooko"] for k in range(4)]
    assert _found([*WHO, *KODE], *rows, *forms) == [found, *[SOMEBODY] * (people - 1), *[SILENT] * 4]


@pytest.mark.parametrize(("numbers", "found"), [(5, TOLD), (4, SILENT)])
def test_numbers_off_the_scale_in_half_of_the_answers_are_a_total(numbers: int, found: Found) -> None:
    header: Row = [*WHO, *KODE[:10]]
    people = [row[:14] for row in PEOPLE]
    assert _found(header, *people, ["", "", "", "", *[77] * numbers, *["?"] * (10 - numbers)])[-1] == found
    (section,) = read([grid([header, *people, ["", "", "", "", *[77] * 10]])], "regulasi").sections
    rows = table(section)
    rows.loc[5, [*KODE[:10]]] = [*[ASING] * numbers, *[KOSONG] * (10 - numbers)]  # as the office may say
    said = kinds(section, rows)
    assert (said.jenis[5], said.ragu[5]) == found


@pytest.mark.parametrize(("given", "found"), [(5, NOBODY), (4, KNOWN)])
def test_fewer_answers_than_half_below_the_totals_are_a_remark(given: int, found: Found) -> None:
    rows = [[*WHO, *KODE[:10]], *(row[:14] for row in PEOPLE), ["", "Jumlah", "", "", *[15] * 10]]
    assert _found(*rows, ["", "", "", "", *[1] * given])[-1] == found


@pytest.mark.parametrize(("suspects", "found"), [(300, TOLD), (301, SOMEBODY)])
def test_of_300_doubtful_rows_every_one_is_examined(suspects: int, found: Found) -> None:
    rows: list[Row] = [[4, 3, 3, 4, 3], [3, 3, 2, 4, 4]]
    for _ in range(suspects - 1):
        rows += [[], [4, 4]]
    assert _found([*KODE[:5]], *rows, [], [3, 3, 2, 4, 3])[-1] == found


@pytest.mark.parametrize(
    ("header", "person", "total", "nobody"),
    [
        (["Nama", "Jenis Kelamin"], ["Melati", "L"], ["Total", "L"], ["", ""]),
        (["No", "Nama", "Alamat"], [1, "Melati", "Sooko"], [2, "Total", "Sooko"], ["", "Budi", ""]),
    ],
)
def test_of_more_only_those_without_anything_are_told(
    header: Row, person: Row, total: Row, nobody: Row
) -> None:
    rows: list[Row] = [
        *[[*person, *OTHER]] * 10,
        *[[*total, *OTHER]] * 301,
        [*nobody, *OTHER],
        [*nobody, "?"],
    ]
    assert _found([*header, *KODE], *rows) == [*[SOMEBODY] * 311, NOBODY, SILENT]

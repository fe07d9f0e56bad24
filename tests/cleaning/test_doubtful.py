"""Respondents that may be none: they count, and hold."""

from itertools import combinations

import pandas as pd
import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.doubtful import examine
from ikm_xl.cleaning.findings import Finding, held
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid
from tests.cleaning.test_kelas import HEADER, cleaned, kinds, people


def _nameless(n: int, seed: int) -> list[Row]:
    return [row[3:] for row in people(n, seed)]


def test_a_sheet_that_gathers_those_of_the_months_holds() -> None:
    january, february = _nameless(20, 1), _nameless(20, 2)
    sheets = {"Januari": january, "Februari": february, "Semua": [*january, *february]}
    result = clean([grid([[*KODE], *rows], lembar=name) for name, rows in sheets.items()], Rules())
    assert kinds(result) == {"IKM-B54"}


def test_a_copy_in_another_order_with_other_numbers_holds() -> None:
    rows = _nameless(30, 1)
    table: list[Row] = [["No", *KODE], *([k, *row] for k, row in enumerate(rows, 1))]
    copy: list[Row] = [["No", *KODE], *([k, *row] for k, row in enumerate(sorted(rows, key=str), 1))]
    assert kinds(clean([grid([*table, [], *copy])], Rules())) == {"IKM-B54"}


def test_other_people_of_another_month_do_not_hold() -> None:
    months = [grid([[*KODE], *_nameless(40, seed)], lembar=f"Bulan {seed}") for seed in range(1, 7)]
    result = clean(months, Rules())
    assert result.hitungan.dipakai == 240
    assert held(result.temuan) == ()


def test_the_same_throughout_is_no_copy() -> None:
    sheets = [grid([[*KODE], *([k % 2 + 3] * 11 for k in range(30))], lembar=name) for name in ("A", "B")]
    assert "IKM-B54" not in kinds(clean([sheets[0], grid([*sheets[1].baris, [3] * 11])], Rules()))


@pytest.mark.parametrize("mark", ["draft", "Batal", "Belum selesai", "tidak lengkap", "uji coba"])
def test_rows_that_say_they_are_no_respondents_hold(mark: str) -> None:
    rows: list[Row] = [[*row, mark if k < 3 else "selesai"] for k, row in enumerate(people())]
    assert kinds(cleaned(rows, [*HEADER, "Status"])) == {"IKM-B55"}


@pytest.mark.parametrize("number", ["", 0])
def test_an_example_row_holds(number: object) -> None:
    example: Row = [number, "Contoh pengisian", 30, *[4, 3] * 5, 4]
    assert "IKM-B55" in kinds(cleaned([example, *people()]))


def test_words_of_drafts_in_comments_say_nothing() -> None:
    rows: list[Row] = [[*row, "batal"] for row in people()]
    assert kinds(cleaned(rows, [*HEADER, "Saran"])) == set()


def test_a_row_without_the_number_that_all_others_have_holds() -> None:
    means: list[Row] = [[], ["", "Layanan KTP", "", *[3, 4] * 5, 3], ["", "Layanan KK", "", *[4, 2] * 5, 3]]
    assert kinds(cleaned([*people(), *means])) & {"IKM-B45", "IKM-B46"}


def _unlike(odd: int, usual: int = 4, value: int = 2) -> list[Row]:
    """Answers that are all the same but for some, always for others."""
    places = combinations(range(len(KODE)), odd)
    return [[value if at in chosen else usual for at in range(len(KODE))] for chosen in places]


def _told(*tables: list[Row]) -> list[Finding]:
    """What is told of tables of bare answers, each on a sheet of its own, from row 10, 110 … on."""
    rows = pd.DataFrame([row for table in tables for row in table], columns=list(KODE))
    rows["sheet"] = [n for n, table in enumerate(tables) for _ in table]
    rows["baris"] = [100 * n + 10 + k for n, table in enumerate(tables) for k in range(len(table))]
    names = {n: f"Lembar {n}" for n in range(len(tables))}
    return list(examine(rows.assign(bagian=rows["sheet"], tabel=0), (), names))


ROWS, MORE = _unlike(3)[:40], _unlike(3)[40:]


@pytest.mark.parametrize(
    ("same", "own", "holds"),
    [(5, 0, True), (4, 1, True), (4, 0, False), (8, 2, True), (7, 2, False), (7, 3, False)],
)
def test_a_copy_has_five_rows_and_four_of_five_of_them_stand_elsewhere(
    same: int, own: int, holds: bool
) -> None:
    found = _told([*ROWS[:same], *MORE[40 : 40 + own]], MORE[:1], [*MORE[:30], *ROWS[:same]])
    assert [(f.kode, f.jumlah, f.tempat) for f in found] == [("IKM-B54", same, "Lembar 0")] * holds


def test_the_first_of_two_copies_is_named_by_its_first_row() -> None:
    (found,) = _told(MORE[:30], ROWS[:9], ROWS[:9])
    assert (found.tempat, found.tentang) == ("Lembar 1", "1 110")
    assert found.keterangan.startswith("Lembar 1: 9 dari 9 baris mulai baris 110 berisi jawaban yang sama")
    assert _told(ROWS[:9]) == _told(ROWS[:9], MORE[:9]) == []


@pytest.mark.parametrize(("odd", "holds"), [(3, True), (2, False)])
@pytest.mark.parametrize(("usual", "value"), [(4, 2), (4, 1), (1, 2), (1, 4), (3, -1)])
def test_only_rows_with_three_answers_unlike_their_others_are_looked_at(
    odd: int, holds: bool, usual: int, value: int
) -> None:
    rows = _unlike(odd, usual, value)[:9]
    assert bool(_told(rows, rows)) == (holds and value > 0)


def test_a_question_left_out_is_no_answer_unlike_the_others() -> None:
    rows = _unlike(3, value=0)[:9]
    assert _told(rows, rows) == []


@pytest.mark.parametrize(("repeated", "holds"), [(2, True), (3, False)])
def test_rows_that_repeat_in_nearly_no_table_are_no_coincidence(repeated: int, holds: bool) -> None:
    """Nine of ten rows are unlike each other, here and elsewhere."""
    unlike = ROWS[: 11 - repeated]
    often = [*unlike, *[ROWS[0]] * (repeated - 1)]
    assert len(often) == 10
    assert bool(_told(often, [*MORE[:30], *unlike])) == holds
    found = _told([*unlike, MORE[50]], often)
    assert [f.tempat for f in found] == ["Lembar 0"] * holds


@pytest.mark.parametrize(("mark", "told"), [("draft" + "." * 34, True), ("draft" + "." * 35, False)])
def test_a_mark_is_short(mark: str, told: bool) -> None:
    rows: list[Row] = [[*row, mark if k == 3 else ""] for k, row in enumerate(people())]
    assert kinds(cleaned(rows, [*HEADER, "Status"])) == ({"IKM-B55"} if told else set())


def test_the_first_mark_of_the_first_row_is_told_and_every_row_counted_once() -> None:
    first: list[Row] = [[*row, "", ""] for row in people(20, seed=1)]
    second: list[Row] = [[row[1], *row[3:], ""] for row in people(20, seed=2)]
    first[4][-2:], first[6][-2:], second[2][-1] = ["batal", "draft"], ["", "uji coba"], "ditolak"
    sheets = [
        grid([[*HEADER, "Status", "Ket"], *first], "a.xlsx"),
        grid([["Nama", *KODE, "Status"], *second], "b.xlsx"),
    ]
    found = [f for f in clean(sheets, Rules()).temuan if f.kode == "IKM-B55"]
    assert [(f.jumlah, f.tentang) for f in found] == [(2, "batal"), (1, "ditolak")]
    assert [f.tempat.rsplit("', ")[-1] for f in found] == ["baris 6, 8", "baris 4"]

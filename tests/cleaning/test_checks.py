"""What was not understood, and rows left out in unusual number: told, and from a certain share on held."""

import pandas as pd
import pytest

from ikm_xl.cleaning.checks import Unknown, below_summary, of_answers, of_rows, unknown
from ikm_xl.cleaning.findings import CATAT, PERINGATAN, TAHAN, Finding, Severity
from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.row_kinds import (
    MIRIP_RINGKASAN,
    MUNGKIN_RINGKASAN,
    PASTI,
    RESPONDEN,
    RINGKASAN,
    TANPA_JAWABAN,
    TANPA_PENGENAL,
)
from ikm_xl.cleaning.sections import Section
from ikm_xl.cleaning.tables import read
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

A: Row = [*ANSWERS[0]]
Rows = list[dict[str, object]]


def _read(*sheets: list[Row]) -> tuple[pd.DataFrame, tuple[Section, ...]]:
    """The rows of tables of U1 … U11 beside a number, one per file, and the tables."""
    grids = [grid([["No", *KODE], *rows], f"{n}.xlsx") for n, rows in enumerate(sheets)]
    parts = read(grids, "regulasi").sections
    drafts = [table(part).assign(bagian=n, posisi=range(len(part.rows))) for n, part in enumerate(parts)]
    return pd.concat(drafts, ignore_index=True), parts


def _answered(*sheets: list[Row]) -> list[Finding]:
    rows, parts = _read(*sheets)
    return list(of_answers(rows, parts, unknown(rows, parts)))


def _u1(*cells: object) -> list[Row]:
    return [[n, cell, *A[1:]] for n, cell in enumerate(cells, 1)]


# Answers


def test_texts_are_in_the_order_of_the_unsur_the_most_frequent_first() -> None:
    first: list[Row] = [[1, "b b", *A[1:]], [2, "a a", *A[1:]], [3, "a a", "z z", *A[2:]], [4, "-", *A[1:]]]
    second: list[Row] = [[1, *A[:10], "y y"], [2, "c c", "x x", *A[2:]], [3, *A]]
    rows, parts = _read(first, second)
    assert unknown(rows, parts) == (
        Unknown("U1", "a a", 2), Unknown("U1", "b b", 1), Unknown("U1", "c c", 1),
        Unknown("U2", "x x", 1), Unknown("U2", "z z", 1), Unknown("U11", "y y", 1),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("odd", "given", "severity"), [(1, 50, PERINGATAN), (1, 49, TAHAN), (2, 100, PERINGATAN), (2, 99, TAHAN)]
)
def test_more_than_one_answer_in_fifty_that_is_not_understood_holds(
    odd: int, given: int, severity: Severity
) -> None:
    (finding,) = _answered(_u1(*["entah"] * odd, *[3] * (given - odd), *[""] * 10))
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B40", severity, odd)
    assert finding.keterangan.startswith(f"{odd} dari {given} jawaban U1 tidak dikenali ('entah'; ")


@pytest.mark.parametrize(
    ("texts", "severity"),
    [(["7"], CATAT), (["-7", "1.250,5"], CATAT), (["7", "tujuh"], PERINGATAN), (["tujuh"], PERINGATAN)],
)
def test_a_stray_number_is_logged_and_a_word_may_be_an_answer(texts: list[str], severity: Severity) -> None:
    (finding,) = _answered(_u1(*texts, *[3] * 200))
    assert finding.severity is severity


def test_every_unsur_is_told_by_itself_with_file_column_and_rows() -> None:
    plain: list[Row] = [[1, *A]]
    odd: list[Row] = [[1, *A], [2, *A[:10], "entah"], [3, "kata", *A[1:10], "lupa"]]
    one, eleven = _answered(plain, odd)
    assert (one.tempat, one.tentang) == ("Berkas '1.xlsx', lembar 'Data', kolom B baris 4", "U1 kata")
    assert (eleven.tempat, eleven.jumlah) == ("Berkas '1.xlsx', lembar 'Data', kolom L baris 3, 4", 2)
    assert eleven.tentang == "U11 entah\nU11 lupa"


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (["a a", "b b", "c c"], "'a a', 'b b', 'c c'"),
        (["a a", "b b", "c c", "d d"], "'a a', 'b b', 'c c'"),
        (["x" * 60], f"'{'x' * 60}'"),
        (["x" * 61], f"'{'x' * 59}…'"),
        (["kata  Pak Budi"], "'kata Pak [nama]'"),
    ],
)
def test_three_texts_are_shown_with_sixty_characters_each(texts: list[str], shown: str) -> None:
    (finding,) = _answered(_u1(*texts))
    assert f" tidak dikenali ({shown}; Berkas" in finding.keterangan


# Rows


def _row(jenis: str = RESPONDEN, **other: object) -> dict[str, object]:
    plain = {"jenis": jenis, "ragu": PASTI, "sama": "", "hampa": False, "sheet": 0, "berkas": "a.xlsx"}
    return plain | other


def _found(*rows: dict[str, object], twins: dict[int, int] | None = None) -> list[tuple[str, str, int]]:
    frame = pd.DataFrame(list(rows)).assign(baris=range(2, 2 + len(rows)))
    found = of_rows(frame, twins or {}, {0: "lembar 'Januari'", 1: "lembar 'Salinan'"})
    return [(one.kode, one.severity.value, one.jumlah) for one in found]


DOUBLE = _row(sama="2")
BLANK, UNREAD = _row(TANPA_JAWABAN, hampa=True), _row(TANPA_JAWABAN)


@pytest.mark.parametrize(
    ("doubles", "people", "held"), [(1, 50, False), (1, 49, True), (2, 100, False), (2, 99, True)]
)
def test_more_than_one_double_among_fifty_holds(doubles: int, people: int, held: bool) -> None:
    totals = [_row(RINGKASAN)] * 30
    found = _found(*[DOUBLE] * doubles, *[_row()] * (people - doubles), *totals)
    assert found == ([("IKM-B42", "tahan", doubles)] if held else [])


def test_a_sheet_with_the_same_people_is_told_once_and_its_rows_are_no_doubles() -> None:
    """Nor do they make the doubles elsewhere fewer than one in fifty."""
    copy = [_row(sheet=1, sama="responden di lembar 'Januari'")] * 49
    assert _found(*[_row()] * 49, *copy, twins={1: 0}) == [("IKM-B41", "peringatan", 1)]
    found = _found(DOUBLE, *[_row()] * 48, *copy, twins={1: 0})
    assert found == [("IKM-B41", "peringatan", 1), ("IKM-B42", "tahan", 1)]


@pytest.mark.parametrize(
    ("blank", "unread", "people", "severity"),
    [
        (2, 0, 2, None),  # two are never told
        (3, 0, 3, PERINGATAN),
        (3, 0, 57, None),  # 3 of 60 are one in twenty
        (3, 0, 56, PERINGATAN),
        (9, 4, 7, PERINGATAN),  # 4 of 20 are one in five
        (9, 5, 6, TAHAN),
        (0, 4, 16, PERINGATAN),
        (0, 4, 15, TAHAN),
        (20, 0, 5, PERINGATAN),  # a form that was sent in blank holds nothing
    ],
)
def test_rows_without_a_valid_answer_are_told_and_unreadable_ones_hold(
    blank: int, unread: int, people: int, severity: Severity | None
) -> None:
    found = _found(*[BLANK] * blank, *[UNREAD] * unread, *[_row()] * people)
    assert found == ([("IKM-B43", severity.value, blank + unread)] if severity else [])


@pytest.mark.parametrize(
    ("jenis", "ragu", "found"),
    [
        (RINGKASAN, MIRIP_RINGKASAN, [("IKM-B44", "peringatan", 1)]),
        (RESPONDEN, MIRIP_RINGKASAN, []),
        (RINGKASAN, PASTI, []),
        (RESPONDEN, MUNGKIN_RINGKASAN, [("IKM-B45", "tahan", 1)]),
        (RINGKASAN, MUNGKIN_RINGKASAN, []),
        (RESPONDEN, TANPA_PENGENAL, [("IKM-B46", "tahan", 1)]),
        (TANPA_JAWABAN, TANPA_PENGENAL, []),
        (RESPONDEN, PASTI, []),
    ],
)
def test_a_row_of_a_doubtful_kind_is_told(jenis: str, ragu: str, found: list[tuple[str, str, int]]) -> None:
    assert _found(*[_row()] * 9, _row(jenis, ragu=ragu)) == found


# Below the summary

TOTAL, PERSON = _row(RINGKASAN), _row()


def _below(*parts: Rows) -> list[tuple[int, str]]:
    """How many stand below a summary, and where, in tables whose rows are handed over upside down."""
    rows = [row | {"bagian": n, "posisi": at} for n, part in enumerate(parts) for at, row in enumerate(part)]
    frame = pd.DataFrame(rows).assign(baris=range(2, 2 + len(rows)))
    found = list(below_summary(frame.iloc[::-1].reset_index(drop=True)))
    assert {(one.kode, one.severity) for one in found} <= {("IKM-B58", TAHAN)}
    return [(one.jumlah, one.tempat) for one in found]


@pytest.mark.parametrize(
    ("rows", "below"),
    [
        ([PERSON, TOTAL, TOTAL, PERSON, PERSON], []),  # a subtotal
        ([PERSON, TOTAL, TOTAL, TOTAL, PERSON, PERSON], [(2, "Berkas 'a.xlsx', baris 6, 7")]),
        ([TOTAL, TOTAL, TOTAL, PERSON], [(1, "Berkas 'a.xlsx', baris 5")]),
        ([PERSON, TOTAL, TOTAL, PERSON, TOTAL, PERSON], []),  # two subtotals
        ([PERSON, TOTAL, PERSON, TOTAL, TOTAL, TOTAL, PERSON], [(1, "Berkas 'a.xlsx', baris 8")]),
        ([PERSON, TOTAL, TOTAL, TOTAL, BLANK, DOUBLE], []),
        ([PERSON, TOTAL, TOTAL, TOTAL, PERSON, TOTAL, PERSON], [(2, "Berkas 'a.xlsx', baris 6, 8")]),
        ([PERSON, PERSON, TOTAL, TOTAL, TOTAL], []),
    ],
)
def test_three_lines_of_totals_end_an_export(rows: Rows, below: list[tuple[int, str]]) -> None:
    assert _below(rows) == below


def test_the_summary_of_one_table_ends_no_other() -> None:
    assert _below([PERSON, TOTAL, TOTAL, TOTAL], [PERSON, PERSON]) == []
    assert _below([PERSON, TOTAL, TOTAL], [TOTAL, PERSON]) == []

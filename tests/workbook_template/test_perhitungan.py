"""The formulas of the processing table against published results and against exact fractions."""

import random
import re
import tomllib
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlwings as xw
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ikm_xl import engine
from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.index import Basis, Index, compute
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from tests.conftest import ConvertAll
from tests.workbook_template.calculation import (
    Answers,
    Calculate,
    Values,
    by_ironcalc,
    by_libreoffice,
    count_only,
    put,
    read,
    survey,
)

GOLDEN = Path(__file__).parents[1] / "data" / "golden"
CASES = tomllib.loads((GOLDEN / "index.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = [(case, ikm) for case in CASES for ikm in case["ikm"]]
EDGES = tomllib.loads((GOLDEN / "mutu.toml").read_text(encoding="utf-8"))
KINERJA = {"A": "Sangat Baik", "B": "Baik", "C": "Kurang Baik", "D": "Tidak Baik"}


@pytest.fixture(scope="module", params=["IronCalc", "LibreOffice"])
def calculate(
    request: pytest.FixtureRequest, soffice_all: ConvertAll, tmp_path_factory: pytest.TempPathFactory
) -> Calculate:
    """Calculates workbooks by each of the two programs in turn."""
    folder = tmp_path_factory.mktemp("hitung")
    if request.param == "IronCalc":
        return lambda workbooks: [by_ironcalc(workbook, folder) for workbook in workbooks]
    return lambda workbooks: by_libreoffice(workbooks, folder, soffice_all)


@pytest.fixture(scope="module")
def published(calculate: Calculate) -> list[Values]:
    """What a program makes of the published surveys, in the order of :data:`PUBLISHED`."""
    workbooks = []
    for case, expected in PUBLISHED:
        answers = rows([adding_up_to(total, case["n"]) for total in case["totals"]])
        weight = expected["bobot"]
        workbook = survey(answers, perhitungan_bobot=weight if weight == "1/k" else float(weight))
        count_only(workbook, KODE[: len(case["totals"])])
        workbooks.append(workbook)
    return calculate(workbooks)


def adding_up_to(total: int, n: int) -> list[int]:
    low, more = divmod(total, n)
    return [low + 1] * more + [low] * (n - more)


def rows(columns: list[list[int]]) -> Answers:
    """Respondents from lists of answers per unsur; the unsur that are not given stay empty."""
    empty: list[int | None] = [None] * (layout.JUMLAH_UNSUR - len(columns))
    return [[*row, *empty] for row in zip(*columns, strict=True)]


def python(answers: Answers, unsur: tuple[str, ...] = KODE, bobot: Fraction | None = None) -> Index:
    return compute(pd.DataFrame(answers, columns=list(KODE), dtype="float64"), Basis(unsur, bobot, DEFAULT))


def assert_agree(sheet: Values, expected: Index) -> None:
    """Every figure of the sheet is Python's, and what Python does not have is empty."""
    for result in expected.unsur:
        column = KODE.index(result.kode)
        figures = {
            "unsur_jumlah": result.jumlah,
            "unsur_n": result.n,
            "unsur_nrr": result.nrr,
            "unsur_tertimbang": result.tertimbang,
            "unsur_konversi": result.konversi,
            "unsur_mutu": result.mutu,
            "unsur_kinerja": result.kinerja,
            "unsur_rendah": result.rendah,
            "unsur_peringkat": result.peringkat or None,
        }
        for name, figure in figures.items():
            assert_same(sheet[name][column], figure, f"{name} {result.kode}")
    unit = {
        "jumlah_responden": expected.n,
        "ikm_tepat": expected.ikm_tepat,
        "ikm": expected.ikm,
        "ikm_mutu": expected.mutu,
        "ikm_kinerja": expected.kinerja,
        "seri": int(expected.seri),
    }
    for name, figure in unit.items():
        assert_same(sheet[name], figure, name)


def assert_same(found: Any, expected: Any, what: str) -> None:
    if expected is None or isinstance(expected, str):
        assert found == (expected or None), what
    else:
        assert found == pytest.approx(float(expected), abs=1e-9, rel=0), what


@pytest.mark.parametrize(
    "number", range(len(PUBLISHED)), ids=[f"{case['name']}, {ikm['bobot']}" for case, ikm in PUBLISHED]
)
def test_published_results(number: int, published: list[Values]) -> None:
    sheet, (case, expected) = published[number], PUBLISHED[number]
    totals = case["totals"]

    assert (f"{sheet['ikm']:.2f}", sheet["ikm_mutu"]) == (expected["ikm"], expected["mutu"])
    assert sheet["ikm_tepat"] == pytest.approx(float(Fraction(expected["tepat"])), abs=1e-9)
    assert [KODE[sheet["unsur_peringkat"].index(rank)] for rank in (1, 2, 3)] == case["terendah"]
    assert bool(sheet["seri"]) == case["seri"]
    if "konversi" in case:
        assert [f"{value:.2f}" for value in sheet["unsur_konversi"][: len(totals)]] == case["konversi"]


def test_many_answers_as_python_computes_them(calculate: Calculate) -> None:
    dice = random.Random(14)
    answers = [[dice.choice([1, 2, 3, 3, 4, 4, None]) for _ in KODE] for _ in range(217)]

    (sheet,) = calculate([survey(answers)])
    assert_agree(sheet, python(answers))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[xw.Book]:
    path = tmp_path_factory.mktemp("buku") / "buku.xlsx"
    survey([]).save(path)
    with engine.opened(path) as book:
        yield book


answer = st.sampled_from([1, 2, 3, 4, None])
respondents = st.lists(st.lists(answer, min_size=11, max_size=11), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(answers=respondents, counted=st.sets(st.sampled_from(KODE), min_size=1))
def test_any_answers_as_python_computes_them(book: xw.Book, answers: Answers, counted: set[str]) -> None:
    for name, block in (
        ("responden", [[i, *row] for i, row in enumerate(answers, start=1)]),
        ("jawaban", answers),
    ):
        target = book.names[name].refers_to_range[0, 0].resize(len(block), layout.place(name).columns)
        book.names[name].refers_to = "=" + target.get_address(include_sheetname=True)
        target[0, 0].value = [list(row) for row in block]
    choice = [["Ya" if kode in counted else "Tidak"] for kode in KODE]
    book.names["pengaturan_unsur"].refers_to_range[:, 2].value = choice

    assert_agree(read(book), python(answers, tuple(kode for kode in KODE if kode in counted)))


def test_equal_nrr_is_ordered_by_low_answers_then_by_number(calculate: Calculate) -> None:
    high = [4, 4, 4, 4]
    columns = [high, [2, 2, 4, 4], [3, 3, 3, 3], [2, 3, 3, 4], [3, 3, 3, 3], *[high] * 6]  # U2–U5: all 3.00

    (sheet,) = calculate([survey(rows(columns))])

    assert [KODE[sheet["unsur_peringkat"].index(rank)] for rank in (1, 2, 3, 4)] == ["U2", "U4", "U3", "U5"]
    assert sheet["seri"] == 1


def test_fractions_that_are_equal_tie_whatever_their_denominators(tmp_path: Path) -> None:
    four: list[int | None] = [4] * 6
    of_six: list[int | None] = [3, 3, 4, 3, 3, 4]  # 20/6
    of_three: list[int | None] = [3, 3, 4, None, None, None]  # 10/3
    columns = [four, four, of_six, of_three, of_six, *[four] * 6]

    sheet = by_ironcalc(survey(list(zip(*columns, strict=True))), tmp_path)

    assert sheet["unsur_peringkat"][2:5] == [1, 2, 3]


def test_an_unsur_without_answers_leaves_the_unit_without_a_value(tmp_path: Path) -> None:
    sheet = by_ironcalc(survey([[3] * 10 + [None]] * 5), tmp_path)

    assert (sheet["unsur_n"][10], sheet["unsur_nrr"][10], sheet["unsur_peringkat"][10]) == (0, None, None)
    assert sheet["unsur_konversi"][0] == 75
    assert [sheet[name] for name in ("jumlah_tertimbang", "ikm_tepat", "ikm", "ikm_mutu", "ikm_kinerja")] == [
        None
    ] * 5


def test_an_unsur_that_does_not_count_shows_its_sums_only(tmp_path: Path) -> None:
    workbook = survey([[4] * 11, [2] * 11])
    count_only(workbook, KODE[:9])
    sheet = by_ironcalc(workbook, tmp_path)

    assert [sheet[name][9] for name in ("unsur_dihitung", "unsur_jumlah", "unsur_n")] == [0, 6, 2]
    assert {sheet[name][9] for name in ("unsur_nrr", "unsur_bobot", "unsur_mutu", "unsur_peringkat")} == {
        None
    }
    assert sheet["ikm"] == 75


def test_nothing_counted_and_no_respondents_show_nothing(tmp_path: Path) -> None:
    workbook = survey([])
    count_only(workbook, ())
    sheet = by_ironcalc(workbook, tmp_path)

    assert (sheet["jumlah_responden"], sheet["ikm"], sheet["seri"]) == (0, None, 0)


@pytest.mark.parametrize("weight", [0.091, 45962, "0,11", -0.1])
def test_an_impossible_weight_gives_no_value(weight: float | str, tmp_path: Path) -> None:
    sheet = by_ironcalc(survey([[4] * 11], perhitungan_bobot=weight), tmp_path)

    assert (sheet["ikm"], sheet["ikm_mutu"]) == (None, None)


@pytest.mark.parametrize("standar", EDGES)
def test_edges_of_the_bands_per_unsur(standar: str, calculate: Calculate) -> None:
    edges, size = list(EDGES[standar].items()), layout.JUMLAH_UNSUR
    parts = [edges[first : first + size] for first in range(0, len(edges), size)]
    workbooks = []
    for part in parts:
        workbooks.append(survey([], perhitungan_standar_mutu=standar))
        for column, (value, _) in enumerate(part):
            put(workbooks[-1], "unsur_konversi", f"=ROUND(ROUND({value},8),2)", column=column)
    for part, sheet in zip(parts, calculate(workbooks), strict=True):
        assert sheet["unsur_mutu"][: len(part)] == [mutu for _, mutu in part]
        assert sheet["unsur_kinerja"][: len(part)] == [KINERJA[mutu] for _, mutu in part]


@pytest.mark.parametrize(
    ("exact", "rounded", "mutu"),
    [
        (86.625, 86.63, "B"),
        (88.305, 88.31, "A"),
        (64.995, 65.0, "C"),
        (76.60499, 76.6, "C"),
        (1.0, 1.0, "D"),
    ],
)
def test_the_unit_is_rounded_half_up_before_its_mutu(
    exact: float, rounded: float, mutu: str, tmp_path: Path
) -> None:
    sheet = by_ironcalc(survey([], ikm_tepat=exact), tmp_path)

    assert (sheet["ikm"], sheet["ikm_mutu"], sheet["ikm_kinerja"]) == (rounded, mutu, KINERJA[mutu])


def test_one_formula_per_row_copied_across(templat: Workbook) -> None:
    sheet = templat[layout.PERHITUNGAN]
    for name, area in layout.PLACES.items():
        if area.sheet == layout.PERHITUNGAN and name.startswith("unsur_") and name != "unsur_nomor":
            first, *others = [sheet[area.cell(0, column)].value for column in range(layout.JUMLAH_UNSUR)]
            for column, formula in enumerate(others, start=1):
                letter = area.cell(0, column).rstrip("0123456789")
                assert formula == _moved(first, letter), f"{name} {letter}"


def _moved(formula: str, letter: str) -> str:
    """The formula of column B as Excel would copy it to another column."""
    return re.sub(r"\bB(?=\d)", letter, formula)


def test_the_three_lowest_carry_a_mark_that_a_grey_print_shows(templat: Workbook) -> None:
    sheet, rank = templat[layout.PERHITUNGAN], layout.place("unsur_peringkat")

    assert sheet[rank.cell()].number_format == '[<=3]"▼ "0;0'
    rules = [rule for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert any("<=3" in formula and rule.dxf.font.bold for rule in rules for formula in rule.formula)


def test_every_printed_page_repeats_the_header(templat: Workbook) -> None:
    sheet, first = templat[layout.PERHITUNGAN], layout.place("responden").row

    assert sheet.print_title_rows == f"${first - 1}:${first - 1}"
    assert sheet.freeze_panes == "B1"

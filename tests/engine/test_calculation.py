"""Formulas have the values that a spreadsheet program gives them, always those of the present contents."""

from datetime import datetime
from pathlib import Path
from typing import Any

import ironcalc
import pytest
import xlwings as xw
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.formula import ArrayFormula

from ikm_xl import engine
from ikm_xl.area import Area
from ikm_xl.engine.calculation import Calculation
from ikm_xl.engine.cell_values import Content, Formula, Quoted
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.errors import IkmError
from tests.engine.books import opened


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    cells = {"A1": 1, "A2": 2, "A3": 4, "C1": "=SUM(A1:A3)", "C2": "=SUM(INDEX(nilai,0,1))"}
    return opened(tmp_path, cells, nilai="Data!$A$1:$A$2")


def test_a_formula_follows_the_cells_it_reads(book: xw.Book) -> None:
    sheet = book.sheets["Data"]
    assert sheet["C1"].value == 7.0
    sheet["A1"].value = 10
    assert sheet["C1"].value == 16.0
    sheet["A2:A3"].clear_contents()
    assert sheet["C1"].value == 10.0
    sheet["C1"].value = 3
    assert sheet["C1"].value == 3.0


def test_a_formula_follows_a_name_that_is_resized(book: xw.Book) -> None:
    assert book.sheets["Data"]["C2"].value == 3.0
    book.names["nilai"].refers_to = "=Data!$A$1:$A$3"
    assert book.sheets["Data"]["C2"].value == 7.0
    book.names["nilai"].delete()
    assert book.sheets["Data"]["C2"].value is None


def test_values_have_their_types(book: xw.Book) -> None:
    sheet = book.sheets["Hasil"]
    sheet["A1"].value = ["=1=1", '="a"&"b"', '=""', "=DATE(2025,3,29)", "=DATE(2025,3,29)", "=Z99", "=1/0"]
    sheet["E1"].number_format = "dd/mm/yyyy"
    assert sheet["A1:G1"].value == [True, "ab", None, 45745.0, datetime(2025, 3, 29), 0.0, None]
    assert sheet["G1"].options(err_to_str=True).value == "#DIV/0!"


def test_errors_are_listed_with_their_place(book: xw.Book) -> None:
    assert engine.errors(book) == ()
    book.sheets["Data"]["A2"].value = "=1/0"
    book.sheets["Hasil"]["B5"].value = '="#N/A"'  # a text, no error
    book.sheets["Hasil"]["B6"].value = "=TIDAKADA(1)"
    assert [(e.sheet, e.address, e.error) for e in engine.errors(book)] == [
        ("Data", "C1", "#DIV/0!"),
        ("Data", "A2", "#DIV/0!"),
        ("Data", "C2", "#DIV/0!"),
        ("Hasil", "B6", "#NAME?"),
    ]


def test_a_sheet_is_calculated_from_the_moment_on_that_a_formula_names_it(book: xw.Book) -> None:
    data, hasil = book.sheets["Data"], book.sheets["Hasil"]
    hasil["A1"].value = [[2], [3]]
    assert data["C1"].value == 7.0  # without a thought of Hasil
    hasil["A2"].value = 5
    data["D1"].value = "=SUM(Hasil!A1:A2)"
    assert data["D1"].value == 7.0
    hasil["A3"].value = "=A1*10"
    book.names.add("kali", "=Hasil!$A$3")
    data["D2"].value = "=kali"
    hasil["A1"].value = 4
    assert (hasil["A3"].value, data["D1:D2"].value) == (40.0, [9.0, 40.0])


def test_manual_calculation_waits_to_be_told(book: xw.Book) -> None:
    sheet = book.sheets["Data"]
    assert sheet["C1"].value == 7.0
    with book.app.properties(calculation="manual"):
        sheet["A1"].value = 10
        assert sheet["C1"].value == 7.0
        book.app.calculate()
        assert sheet["C1"].value == 16.0
        sheet["A1"].value = 20
    assert sheet["C1"].value == 26.0


def test_names_that_are_broken_do_not_stop_the_others(tmp_path: Path) -> None:
    book = opened(tmp_path, {"A1": 5, "A2": "=utuh", "A3": "=rusak"}, rusak="#REF!", utuh="Data!$A$1")
    assert book.sheets["Data"]["A2:A3"].value == [5.0, None]


def test_a_failure_of_the_calculation_is_told_in_a_sentence(
    book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book.impl.calculation, "_model", Panicking())
    with pytest.raises(IkmError, match="tidak dapat dihitung ulang"):
        _ = book.sheets["Data"]["C1"].value


class Panicking:
    """A model of which any use makes Rust panic."""

    def __getattr__(self, name: str) -> Any:
        ironcalc.test_panic()


CONTENTS = st.one_of(
    st.none(),
    st.integers(1, 4).map(float),
    st.text("ab=1", max_size=3).map(Quoted),
    st.sampled_from(["=SUM(A1:C3)", "=A1+1", "=COUNT(jawaban)", "=IF(B2=1,A1,C3)", "=1/A2"]).map(Formula),
)
PLACES = st.tuples(st.integers(1, 4), st.integers(1, 4))
EDITS = st.lists(st.tuples(PLACES, CONTENTS), max_size=6)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(EDITS, st.integers(1, 4)), min_size=1, max_size=3))
def test_telling_only_what_changed_gives_the_same_as_starting_anew(
    rounds: list[tuple[list[tuple[tuple[int, int], Content]], int]],
) -> None:
    workbook = Workbook()
    workbook.defined_names["jawaban"] = name = DefinedName("jawaban", attr_text="Sheet!$A$1:$A$1")
    grid = SheetContents()
    told = Calculation(workbook, {"Sheet": grid})
    for edits, height in rounds:
        for (row, column), content in edits:
            grid.write(Area.of(row, column, 1, 1), [[content]])
        name.attr_text = f"Sheet!$A$1:$A${height}"
        told.refresh()
    grid.changed.append(Area(1, 1, 4, 4))
    anew = Calculation(workbook, {"Sheet": grid})
    anew.refresh()
    for row, column, _ in grid.formulas():
        assert told.result("Sheet", row, column) == anew.result("Sheet", row, column)


def test_array_formulas_are_calculated_too(tmp_path: Path) -> None:
    cells = {"A1": 2, "A2": 3, "B1": ArrayFormula("B1", "=SUM(A1:A2*2)")}
    assert opened(tmp_path, cells).sheets["Data"]["B1"].value == 10.0

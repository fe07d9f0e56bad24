"""Whoever changes a number is found, cell by cell."""

from collections.abc import Iterator

import pytest
import xlwings as xw

from ikm_xl import engine
from ikm_xl.settings import Settings
from ikm_xl.sop import audit
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout, shipped
from tests import cells, steps
from tests.sop.forging import forge


@pytest.fixture
def blank() -> Iterator[xw.Book]:
    with engine.opened(shipped.path()) as book:
        yield book


@pytest.fixture
def finished(loaded: xw.Book, sooko: Settings) -> xw.Book:
    steps.run_all(loaded, sooko)
    return loaded


def places(finished: xw.Book, blank: xw.Book, sooko: Settings) -> set[str]:
    return {f"{found.sheet}!{found.address}" for found in audit.examine(Store(finished), blank)}


def test_an_honest_workbook_has_no_findings(finished: xw.Book, blank: xw.Book, sooko: Settings) -> None:
    assert places(finished, blank, sooko) == set()


def test_a_typed_result(finished: xw.Book, blank: xw.Book, sooko: Settings) -> None:
    forge(cells.find(finished, "ikm"), 99.0)
    assert f"{layout.PERHITUNGAN}!{layout.place('ikm').cell()}" in places(finished, blank, sooko)


def test_a_changed_answer(finished: xw.Book, blank: xw.Book, sooko: Settings) -> None:
    cell = cells.find(finished, "jawaban")[9, 3]
    cell.value = 1 if cell.value != 1 else 2
    found = places(finished, blank, sooko)
    assert f"{layout.PERHITUNGAN}!{layout.place('jawaban').cell(9, 3)}" in found
    assert any(place.startswith(layout.PENGESAHAN) for place in found)


def test_a_changed_band(finished: xw.Book, blank: xw.Book, sooko: Settings) -> None:
    sheet = finished.sheets[layout.DAFTAR]
    for row in sheet.used_range.rows:
        for cell in row:
            if cell.value == 76.61:
                forge(cell, 70.0)
    assert any(place.startswith(layout.DAFTAR) for place in places(finished, blank, sooko))

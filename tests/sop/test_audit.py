"""Whoever changes a number is found, cell by cell."""

import xlwings as xw

from ikm_xl.sop import audit
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout
from tests import cells
from tests.sop.forging import forge


def places(finished: xw.Book) -> set[str]:
    return {f"{found.sheet}!{found.address}" for found in audit.examine(Store(finished))}


def test_an_honest_workbook_has_no_findings(finished: xw.Book) -> None:
    assert places(finished) == set()


def test_a_typed_result(finished: xw.Book) -> None:
    forge(cells.find(finished, "ikm"), 99.0)
    assert f"{layout.PERHITUNGAN}!{layout.place('ikm').cell()}" in places(finished)


def test_a_changed_answer(finished: xw.Book) -> None:
    cell = cells.find(finished, "jawaban")[9, 3]
    cell.value = 1 if cell.value != 1 else 2
    found = places(finished)
    assert f"{layout.PERHITUNGAN}!{layout.place('jawaban').cell(9, 3)}" in found
    assert any(place.startswith(layout.PENGESAHAN) for place in found)


def test_a_changed_band(finished: xw.Book) -> None:
    sheet = finished.sheets[layout.DAFTAR]
    for row in sheet.used_range.rows:
        for cell in row:
            if cell.value == 76.61:
                forge(cell, 70.0)
    assert any(place.startswith(layout.DAFTAR) for place in places(finished))

"""The finished workbook of the main sample: its figures in every calculator, cached values, secrets."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout, shipped
from tests.command import ikm_xl
from tests.conftest import Convert

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"

Cells = dict[tuple[str, str], Any]


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("selesai") / "IKM.xlsm"
    done = ikm_xl("susun", SAMPLE, "--pengaturan", SETTINGS, "-o", target)
    assert done.returncode == 0, done.stderr
    return target


def cells(path: Path, *, values: bool) -> Cells:
    """Every filled cell of a workbook, by sheet and address."""
    book = openpyxl.load_workbook(path, data_only=values)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def formulas(path: Path) -> Cells:
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def same(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if isinstance(one, datetime) or isinstance(other, datetime):
        return str(one)[:10] == str(other)[:10]
    return (one or "") == (other or "")


def test_every_formula_has_one_value_in_ironcalc_and_in_libreoffice(finished: Path, soffice: Convert) -> None:
    ours, theirs = cells(finished, values=True), cells(soffice(finished, "xlsx"), values=True)
    places = [place for place in formulas(finished) if place[0] != layout.KONFIGURASI]
    assert len(places) > 500
    different = {place: (ours.get(place), theirs.get(place)) for place in places}
    different = {place: pair for place, pair in different.items() if not same(*pair)}
    assert different == {}


def test_no_cell_shows_an_error(finished: Path) -> None:
    shown = cells(finished, values=True)
    assert [place for place, value in shown.items() if re.match(r"#[A-Z/0]+[!?]?$", str(value))] == []


def test_formulas_that_should_show_something_have_cached_values(finished: Path) -> None:
    shown = cells(finished, values=True)
    for name in ("ikm", "ikm_mutu", "unsur_nrr", "periode_teks", "kaki_halaman"):
        area = layout.place(name)
        assert shown[area.sheet, area.cell()] not in (None, ""), name


def test_no_formula_comes_from_the_export(finished: Path) -> None:
    export = {str(value) for value in cells(SAMPLE, values=True).values() if str(value)[:1] in "=+-@"}
    assert len(export) >= 3
    assert set(formulas(finished)) == set(formulas(shipped.path()))
    texts = {str(value) for value in cells(finished, values=False).values()}
    assert export <= texts  # they are there, as the texts they are
    guarded = [
        cell.quotePrefix
        for sheet in openpyxl.load_workbook(finished).worksheets
        for cell in _beginning_as_formulas(sheet)
    ]
    assert guarded
    assert all(guarded)


def _beginning_as_formulas(sheet: Worksheet) -> list[Any]:
    return [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "s" and str(cell.value)[:1] in ("=", "+", "-", "@") and str(cell.value) != "-"
    ]


def test_no_name_phone_or_nik_outside_the_export(finished: Path) -> None:
    export = openpyxl.load_workbook(SAMPLE).worksheets[0]
    rows = list(export.iter_rows(min_row=5, max_row=226, values_only=True))
    people = {str(row[column]) for row in rows for column in (2, 5) if row[column]} - {"Nama", "No. Telpon"}
    assert len(people) > 300
    for (sheet, address), value in cells(finished, values=True).items():
        if sheet != layout.EKSPOR:
            assert str(value) not in people, (sheet, address)
            assert not re.search(r"\b0?8\d{8,}\b", str(value)), (sheet, address)


def test_what_the_template_has_is_still_there(finished: Path) -> None:
    """Names, formats, validations, charts, print setup, protection, macros and ribbon survive the work."""
    before, after = openpyxl.load_workbook(shipped.path()), openpyxl.load_workbook(finished)
    assert set(after.defined_names) == set(before.defined_names)
    old: Any  # openpyxl's types know no charts
    new: Any
    for old, new in zip(before.worksheets, after.worksheets, strict=True):
        assert new.title == old.title
        assert new.sheet_properties.codeName == old.sheet_properties.codeName
        assert len(new.conditional_formatting) == len(old.conditional_formatting)
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
        assert len(new._charts) == len(old._charts)
        assert new.protection.sheet == old.protection.sheet
        assert new.print_title_rows == old.print_title_rows
        assert new.page_setup.orientation == old.page_setup.orientation
        assert new.sheet_state == old.sheet_state


def test_footers_carry_unit_period_and_code(finished: Path) -> None:
    sheet = openpyxl.load_workbook(finished)[layout.DOKUMEN]
    assert sheet.oddFooter
    footer = str(sheet.oddFooter.left.text)
    assert "Kecamatan Sooko" in footer
    assert "Semester I Tahun 2025" in footer
    assert re.search(r"[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}", footer)
    assert sheet.page_setup.paperSize == 14

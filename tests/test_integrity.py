"""No single answer, weight, band or formula of a finished workbook can be changed without being named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from openpyxl.utils import get_column_letter

from ikm_xl import engine, settings
from ikm_xl.export import read
from ikm_xl.sop import approval, audit
from ikm_xl.sop.store import Store
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout, shipped
from tests import cells, steps

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
Place = tuple[str, str]


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished workbook of the main sample."""
    sooko = settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml")
    path = tmp_path_factory.mktemp("selesai") / "IKM.xlsm"
    with engine.opened(shipped.path()) as book:
        steps.write_settings(book, sooko)
        steps.load_export(book, read.read_grids(SAMPLE))
        assert steps.run_all(book, sooko).missing == ()
        book.save(str(path))
    return path


@pytest.fixture
def book(honest: Path) -> Iterator[xw.Book]:
    """It, unprotected: whoever forges a figure lifts the protection, which has no password."""
    with engine.opened(honest) as book:
        for sheet in book.sheets:
            sheet.api.protection.disable()
        yield book


def named(book: xw.Book) -> set[Place]:
    findings = audit.examine(Store(book))
    return {(finding.sheet, finding.address) for finding in findings}


def formulas(book: xw.Book, *sheets: str) -> dict[Place, tuple[str, Any]]:
    """Every formula of the template in these sheets, with its value in the book."""
    found = {}
    with engine.opened(shipped.path()) as blank:
        for name in sheets:
            used = blank.sheets[name].used_range
            values = book.sheets[name].range(used.address).options(ndim=2).value
            for row, cells_of_row in enumerate(zip(used.formula, values, strict=True), used.row):
                for column, (formula, value) in enumerate(zip(*cells_of_row, strict=True), used.column):
                    if str(formula).startswith("="):
                        found[name, f"{get_column_letter(column)}{row}"] = str(formula), value
    return found


SHEETS = [sheet for sheet in layout.SHEETS if sheet not in (layout.KONFIGURASI, layout.EKSPOR)]
CODE = (layout.PENGESAHAN, layout.place("kode_verifikasi").cell())


def test_an_honest_workbook(book: xw.Book) -> None:
    assert named(book) == set()


def test_every_formula_overwritten_by_its_own_value(book: xw.Book) -> None:
    frozen = formulas(book, *SHEETS)
    assert len(frozen) > 500
    for (sheet, address), (_, value) in frozen.items():
        book.sheets[sheet][address].value = f"'{value}" if isinstance(value, str) else value
    assert set(frozen) <= named(book)


def test_every_formula_made_a_text_that_reads_the_same(book: xw.Book) -> None:
    texts = formulas(book, *SHEETS)
    for (sheet, address), (formula, _) in texts.items():
        book.sheets[sheet][address].value = f"'{formula}"
    assert set(texts) <= named(book)


@pytest.mark.parametrize("sheet", [layout.DOKUMEN, layout.RESPONDEN, layout.PUBLIKASI, layout.SURAT])
def test_every_formula_removed(book: xw.Book, sheet: str) -> None:
    removed = formulas(book, sheet)
    for _, address in removed:
        book.sheets[sheet][address].clear_contents()
    assert removed
    assert set(removed) <= named(book)


def test_every_band_and_list(book: xw.Book) -> None:
    changed = set()
    for name, area in layout.PLACES.items():
        if name.startswith(("pita_", "daftar_")):
            for row in range(area.rows):
                for column in range(area.columns):
                    cell = cells.find(book, name)[row, column]
                    cell.value = cell.value + 0.01 if isinstance(cell.value, float) else f"'{cell.value}."
                    changed.add((area.sheet, area.cell(row, column)))
    assert len(changed) > 40
    assert changed <= named(book)


def test_every_answer_and_profile(book: xw.Book) -> None:
    area = layout.place("responden")
    rows = cells.read(book, "responden")
    changed = set()
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value is not None:
                row[c] = f"'{value}x" if isinstance(value, str) else value % 4 + 1
                changed.add((area.sheet, area.cell(r, c)))
    assert len(changed) > 216 * (1 + len(KODE))
    cells.find(book, "responden").value = rows
    assert changed <= named(book)


@pytest.mark.parametrize(("row", "column"), [(0, 0), (99, 5), (215, 10)])
def test_one_answer_changes_the_code_too(book: xw.Book, row: int, column: int) -> None:
    area = layout.place("jawaban")
    cell = cells.find(book, "jawaban")[row, column]
    cell.value = cell.value % 4 + 1
    assert {(area.sheet, area.cell(row, column)), CODE} <= named(book)


def test_an_answer_removed_and_one_added(book: xw.Book) -> None:
    area = layout.place("jawaban")
    answers = cells.read(book, "jawaban")
    empty = next((r, c) for r, row in enumerate(answers) for c, value in enumerate(row) if value is None)
    cells.find(book, "jawaban")[empty].value = 4
    cells.find(book, "jawaban")[7, 7].clear_contents()
    assert {(area.sheet, area.cell(*empty)), (area.sheet, area.cell(7, 7)), CODE} <= named(book)


def test_an_answer_changed_in_the_export_as_well(book: xw.Book) -> None:
    """Export and respondents then agree: only the code still tells."""
    cell = cells.find(book, "jawaban")[0, 0]
    cell.value = cell.value % 4 + 1
    export = book.sheets[layout.EKSPOR]
    assert export["G5"].value == 4
    export["G5"].value = cell.value
    assert named(book) == {CODE}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("perhitungan_bobot", 0.09),
        ("perhitungan_standar_mutu", "'KEP/25/M.PAN/2/2004"),
        ("instansi_kecamatan", "'Kecamatan Lain"),
        ("periode_tahun", 2024),
    ],
)
def test_what_the_code_stands_for(book: xw.Book, name: str, value: Any) -> None:
    cells.find(book, name).value = value
    assert CODE in named(book)


def test_an_unsur_left_out(book: xw.Book) -> None:
    cells.find(book, "pengaturan_unsur")[2, 2].value = "'Tidak"
    assert CODE in named(book)


def test_every_result_has_the_code_in_it(book: xw.Book) -> None:
    assert approval.verification_code(steps.state(book, figures=True)) == cells.read_one(
        book, "kode_verifikasi"
    )
    assert isinstance(cells.read_one(book, "tanggal_pengesahan"), datetime)

"""What was approved stays so: anything printed that changes makes a DRAF of it; signed is closed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from ikm_xl import engine, settings
from ikm_xl.errors import IkmError
from ikm_xl.export import read
from ikm_xl.settings import Settings
from ikm_xl.sop import approval
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout, shipped, status
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS, setting_name
from tests import cells, steps
from tests.sop.forging import forge

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
OTHERS: dict[str, Any] = {
    "periode.jenis": "triwulan",
    "perhitungan.standar_mutu": "KEP/25/M.PAN/2/2004",
    "perhitungan.jawaban_kosong": "gugurkan",
    "perhitungan.hanya_dalam_periode": "Ya",
    "ekspor.urutan": "kuesioner",
    "surat.bentuk": "tabel",
    "cetak.kertas": "A4",
}
"""Another choice for each setting that has choices."""
NOT_PRINTED = ("responden", "profil", "tindak_lanjut_periode")
"""But for the answers and what is counted of the profile; a first period hides what is followed up."""
PLACES = (
    *("kategori", "pengaturan_unsur", "pita_mutu", "pita_kinerja", "pita_bawah"),
    *(
        name
        for name, place in layout.PLACES.items()
        if place.sheet in layout.PRINTED and name not in NOT_PRINTED and not name.startswith("cetak_")
    ),
)
"""The places that are printed, whoever fills them, or that something printed follows from."""


@pytest.fixture(scope="module")
def approved() -> Any:
    """A workbook that is ready to be signed; a test puts back what it changes."""
    with engine.opened(shipped.path()) as book:
        steps.write_settings(book, settings.from_toml(SETTINGS))
        steps.load_export(book, read.read_grids(SAMPLE))
        assert not steps.run_all(book).missing
        yield book


def marks(book: xw.Book) -> set[str]:
    """The printed sheets on which DRAF stands."""
    book.app.calculate()
    found = set()
    for sheet in layout.PRINTED:
        rows = book.sheets[sheet].range("A1:V46").options(ndim=2).value
        if any(str(value).startswith("DRAF") for row in rows for value in row):
            found.add(sheet)
    return found


def other(value: Any) -> Any:
    """Something else than what stands in a cell."""
    if isinstance(value, int | float):
        return value + 1
    return "lain" if value is None or not isinstance(value, str) else f"{value} lain"


@pytest.mark.parametrize("key", [row.key for row in PENGATURAN_ROWS if row.key])
def test_another_setting_makes_a_draft_of_every_sheet(approved: xw.Book, key: str) -> None:
    assert marks(approved) == set()
    cell = cells.find(approved, setting_name(key))
    before = cell.value
    cell.value = OTHERS.get(key, other(before))
    assert marks(approved) == set(layout.PRINTED)
    assert "DRAF" in cells.read_one(approved, "kaki_halaman")
    assert "Proses Semua" in cells.read_one(approved, "langkah_berikutnya")
    cell.value = before
    assert marks(approved) == set()


LAST_COLUMN_STAYS_OFF_PAPER = ("rtl_isi", "riwayat")
"""Keterangan of a plan, and the number of a revision, which its period says too."""


@pytest.mark.parametrize("name", PLACES)
def test_another_value_in_any_place_makes_a_draft_of_every_sheet(approved: xw.Book, name: str) -> None:
    rows = cells.find(approved, name)
    last = rows.last_cell.offset(0, -1) if name in LAST_COLUMN_STAYS_OFF_PAPER else rows.last_cell
    for cell in (rows[0, 0], last):
        before = cell.formula if str(cell.formula).startswith("=") else cell.value
        forge(cell, other(cell.value))
        assert marks(approved) == set(layout.PRINTED), cell.address
        cell.value = before
    assert marks(approved) == set()


def test_a_formula_that_was_typed_over_makes_a_draft(approved: xw.Book) -> None:
    sheet = approved.sheets[layout.DOKUMEN]
    sheet.api.protection.disable()
    cell = sheet.range(layout.place("dokumen_unsur").cell(4, 6))
    formula = cell.formula
    cell.value = 99.99
    assert marks(approved) == set(layout.PRINTED)
    cell.formula = formula
    sheet.api.protection.enable()
    assert marks(approved) == set()


def test_a_click_once_more_changes_neither_day_nor_code_nor_history(loaded: xw.Book, sooko: Settings) -> None:
    first = steps.run_all(loaded, sooko).state
    cells.find(loaded, "langkah")[3, 1].value = first.progress[3].selesai.replace(year=2025)  # type: ignore[union-attr]
    steps.run_all(loaded)
    again = steps.prepare(loaded)
    assert (again.approval, again.history) == (first.approval, first.history)
    assert steps.status(loaded, status.Step.PENGESAHAN) == status.SIAP
    assert marks(loaded) == set()


def test_what_was_signed_is_closed_until_a_revision_and_both_codes_stay(
    loaded: xw.Book, sooko: Settings
) -> None:
    signed = steps.run_all(loaded, sooko).state.approval
    cells.find(loaded, "langkah")[3, 0].value = status.DITANDATANGANI
    state = steps.state(loaded)
    with pytest.raises(IkmError, match=f"sudah ditandatangani .kode {signed.code}") as error:
        approval.require_open(state)
    assert "--revisi" in error.value.hint

    Store(loaded).save(state, approval.revise(state))
    approval.require_open(steps.state(loaded))
    assert marks(loaded) == set(layout.PRINTED)
    revised = steps.run_all(loaded).state.approval
    assert revised.revisi == 1
    assert revised.code != signed.code
    column = layout.place("riwayat").columns - 1
    assert [(row[0], row[8], row[column]) for row in cells.read(loaded, "riwayat")] == [
        ("Semester I Tahun 2025 (revisi ke-1)", revised.code, 1.0),
        ("Semester I Tahun 2025", signed.code, None),
    ]
    assert "Revisi ke-1" in cells.read_one(loaded, "kaki_halaman")
    assert "REVISI KE-1" in str(loaded.sheets[layout.PENGESAHAN].range("A9").value)
    assert marks(loaded) == set()


@pytest.mark.parametrize("taken", [steps.compose, steps.plan])
def test_a_step_taken_again_asks_for_the_steps_after_it(
    finished: xw.Book, taken: Callable[[xw.Book], object]
) -> None:
    taken(finished)
    assert steps.status(finished, status.Step.PENGESAHAN) == status.ULANGI


def test_signed_without_a_code_says_what_is_missing(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    cells.find(loaded, "langkah")[3, 0].value = status.DITANDATANGANI
    assert "Belum ada dokumen yang disetujui" in cells.read_one(loaded, "langkah_berikutnya")
    approval.require_open(steps.state(loaded))

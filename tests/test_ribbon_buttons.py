"""From the click to the cells: ribbon.xml, our VBA in an interpreter, and the Python that it sends.

The two meet as they do in Excel: the statement that VBA gives to RunPython is executed as it is, on the
workbook that called.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import xlwings as xw

from ikm_xl import backups, engine, settings
from ikm_xl.export import read
from ikm_xl.settings import Settings
from ikm_xl.workbook import layout, status
from tests import cells, steps
from tests.excel import YES, Excel

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
STEPS = ("ambilEkspor", "bersihkan", "hitung", "susunRtl", "periksaKelengkapan", "siapkanPengesahan")
FIGURES = (
    "hasil_unsur",
    "hasil_unit",
    "dokumen_narasi",
    "rtl_kode",
    "rtl_isi",
    "kode_verifikasi",
    "riwayat",
    "kelengkapan",
)


@dataclass
class Office:
    """A workbook in Excel: its ribbon and VBA, and the cells that Python reaches through xlwings."""

    excel: Excel
    book: xw.Book

    def click(self, button: str, *answers: int) -> str:
        """Press a button; what Python then says."""
        before = len(self.book.impl.app.alerts)
        self.excel.python = self._run
        self.excel.click(button, *answers)
        said = self.book.impl.app.alerts[before:]
        assert len(said) == 1, "one message at the end, always"
        return str(said[0])

    def _run(self, statement: str) -> int:
        chosen = layout.place("ekspor_berkas")
        cells.write_one(self.book, chosen.name, self.excel.app.sheet(chosen.sheet).value(chosen.cell()))
        self.book.set_mock_caller()
        exec(statement)
        return 0


@pytest.fixture
def sooko() -> Settings:
    """The settings of an office that has filled everything in."""
    return settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml")


@pytest.fixture
def office(excel: Excel, built: Path, sooko: Settings) -> Iterator[Office]:
    with engine.opened(built) as book:
        steps.write_settings(book, sooko)
        excel.chosen = str(SAMPLE)
        yield Office(excel, book)


def test_the_sop_by_buttons_gives_what_the_command_gives(
    office: Office, built: Path, sooko: Settings
) -> None:
    said = [office.click(button) for button in STEPS]

    assert "81,96" in said[2]
    assert said[4].startswith("Lengkap")
    assert cells.read(office.book, "kode_verifikasi")[0][0] in said[5]
    with engine.opened(built) as other:
        steps.write_settings(other, sooko)
        steps.load_export(other, read.read_grids(SAMPLE))
        steps.run_all(other, sooko)
        for name in FIGURES:
            assert cells.read(office.book, name) == cells.read(other, name), name


def test_periode_baru_empties_the_period_after_the_copy(office: Office) -> None:
    office.click("ambilEkspor")
    office.click("prosesSemua")
    cells.find(office.book, "langkah")[3, 0].value = status.DITANDATANGANI

    said = office.click("periodeBaru", YES)

    assert "Semester II Tahun 2025" in said
    assert backups.found(Path(office.book.fullname))[0].step == "Periode Baru"
    assert len(cells.read(office.book, "jawaban")) == 1


def test_every_button_reaches_the_python_that_its_name_says(office: Office) -> None:
    for button in (*STEPS, "prosesSemua", "tentang"):
        assert "tidak terduga" not in office.click(button)
        assert office.excel.messages == []

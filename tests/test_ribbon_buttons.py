"""From the click to the cells: ribbon.xml, our VBA in an interpreter, and the Python that it sends.

The two meet as they do in Excel: the statement that VBA gives to RunPython is executed as it is, on the
workbook that called.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import xlwings as xw

from ikm_xl import engine, settings
from ikm_xl.export import example, read
from ikm_xl.settings import Settings
from ikm_xl.workbook import layout, status
from tests import cells, steps
from tests.excel import YES, Excel

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
STEPS = ("ambilEkspor", "bersihkan", "hitung", "susunRtl", "periksaKelengkapan", "siapkanPengesahan")
WORK = (
    "raw_value",
    "formula",
    "clear_contents",
    "autofit",
    "refers_to",
    "used_range",
    "calculate",
    "print_area",
    "activate",
    "alert",
)
"""The calls that move data or do something; the others only find the way to a sheet or a range."""
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
    calls: dict[str, Counter[str]] = field(default_factory=dict)

    def click(self, button: str, *answers: int) -> str:
        """Press a button; what Python then says."""
        before = len(self.book.impl.app.alerts)
        self.excel.python = lambda statement: self._run(button, statement)
        self.excel.click(button, *answers)
        said = self.book.impl.app.alerts[before:]
        assert len(said) == 1, "one message at the end, always"
        return str(said[0])

    def _run(self, button: str, statement: str) -> int:
        chosen = layout.place("ekspor_berkas")
        cells.write_one(self.book, chosen.name, self.excel.app.sheet(chosen.sheet).value(chosen.cell()))
        self.book.set_mock_caller()
        self.calls[button] = _count(lambda: exec(statement))
        return 0


def _count(action: Callable[[], object]) -> Counter[str]:
    """How often xlwings turned to each method of the engine: each time would be a call into Excel."""
    counted: Counter[str] = Counter()
    inside, xlwings = str(Path(engine.__file__).parent), str(Path(xw.__file__).parent)

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        code, caller = frame.f_code, frame.f_back
        if event == "call" and caller and code.co_filename.startswith(inside):
            is_method = code.co_varnames[:1] == ("self",)  # the rest only converts values
            if is_method and caller.f_code.co_filename.startswith(xlwings):
                counted[code.co_name] += 1

    sys.setprofile(watch)
    try:
        action()
    finally:
        sys.setprofile(None)
    return counted


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
    assert len(office.excel.copies) == 1
    assert len(cells.read(office.book, "jawaban")) == 1


def test_every_button_reaches_the_python_that_its_name_says(office: Office) -> None:
    for button in (*STEPS, "prosesSemua", "tentang"):
        assert "tidak terduga" not in office.click(button)
        assert office.excel.messages == []


def test_the_calls_into_excel_do_not_grow_with_the_respondents(
    built: Path, excel: Excel, sooko: Settings, tmp_path: Path
) -> None:
    enough = settings.from_values({**sooko.nilai, "perhitungan.populasi": 20})

    def calls(respondents: int) -> dict[str, Counter[str]]:
        export = tmp_path / f"{respondents}.xlsx"
        example.write_example(export, respondents, blemished=False)
        with engine.opened(built) as book:
            steps.write_settings(book, enough)
            excel.chosen = str(export)
            office = Office(excel, book)
            for button in (*STEPS, "prosesSemua"):
                office.click(button)
            return office.calls

    few, many = calls(20), calls(2000)
    assert few == many
    work = {button: sum(counted[name] for name in WORK) for button, counted in many.items()}
    assert work.pop("prosesSemua") <= 100  # it takes all steps at once
    assert max(work.values()) <= 40
    assert max(many[button].total() for button in work) < 1000  # finding the way to a cell included

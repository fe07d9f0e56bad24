"""The workbook's own VBA, run button by button."""

import re
from pathlib import Path

import openpyxl
import pytest

from ikm_xl.workbook import layout
from tests.excel import NO, YES, Excel, buttons
from workbook_template import macros

PYTHON = {
    "bersihkan": "bersihkan",
    "hitung": "hitung",
    "periksaKelengkapan": "periksa_kelengkapan",
    "susunRtl": "susun_rtl",
    "siapkanPengesahan": "siapkan_pengesahan",
    "laporanWord": "laporan_word",
    "prosesSemua": "proses_semua",
    "tentang": "tentang",
}


@pytest.mark.parametrize(("button", "function"), PYTHON.items())
def test_a_button_runs_its_python_function_and_says_nothing_itself(
    excel: Excel, button: str, function: str
) -> None:
    excel.click(button)

    assert excel.commands == [f"import ikm_xl.ribbon; ikm_xl.ribbon.{function}()"]
    assert excel.messages == []


class TestWhatKeepsPythonFromRunning:
    @pytest.mark.parametrize("button", [*PYTHON, "ambilEkspor", "perbaruiBuku", "periodeBaru"])
    def test_a_missing_interpreter_is_told_in_indonesian(self, excel: Excel, button: str) -> None:
        excel.files.clear()

        excel.click(button)

        assert excel.commands == []
        assert len(excel.messages) == 1
        assert r"Python untuk program IKM tidak ditemukan" in excel.messages[0]
        assert r"C:\Python\python.exe" in excel.messages[0]
        assert "ikm-xl pasang" in excel.messages[0]

    def test_the_interpreter_is_the_one_that_xlwings_takes(self, excel: Excel) -> None:
        excel.config = {"INTERPRETER_WIN": r"D:\Satu\python.exe", "INTERPRETER": r"D:\Dua\python.exe"}
        excel.files = {r"D:\Dua\python.exe"}
        excel.click("hitung")
        assert r"D:\Satu\python.exe" in excel.messages[0]

        excel.config["INTERPRETER_WIN"] = ""
        excel.click("hitung")
        assert len(excel.commands) == 1

    def test_without_any_setting_python_is_looked_for_on_the_path(self, excel: Excel) -> None:
        excel.config = {}
        excel.files = {r"C:\Program Files\Python311\python.exe"}
        excel.search_path = r"C:\Windows;C:\Program Files\Python311"
        excel.click("hitung")
        assert len(excel.commands) == 1

        excel.search_path = r"C:\Windows"
        excel.click("hitung")
        assert len(excel.commands) == 1
        assert "tidak ditemukan di komputer ini (python)" in excel.messages[0]

    def test_a_workbook_that_was_never_saved_is_refused(self, excel: Excel) -> None:
        excel.path = "Book1"

        excel.click("hitung")

        assert excel.commands == []
        assert "belum pernah disimpan" in excel.messages[0]

    def test_an_equals_sign_in_the_name_is_refused(self, excel: Excel) -> None:
        excel.path = r"C:\Data\IKM=2025.xlsm"

        excel.click("hitung")

        assert excel.commands == []
        assert "tanda sama dengan" in excel.messages[0]

    def test_python_that_fails_is_told_after_xlwings_own_box(self, excel: Excel) -> None:
        excel.python = lambda command: -1

        excel.click("hitung")

        assert "berhenti sebelum selesai" in excel.messages[0]
        assert "ikm-xl periksa" in excel.messages[0]


class TestProtection:
    def test_the_sheets_are_open_while_python_works_and_protected_as_before_afterwards(
        self, excel: Excel, built: Path, tmp_path: Path
    ) -> None:
        before = excel.protected()
        during: list[set[str]] = []

        def python(command: str) -> int:
            during.append(excel.protected())
            return 0

        excel.python = python
        excel.click("hitung")

        assert {layout.PERHITUNGAN, layout.DOKUMEN} <= before
        assert during == [set()]
        assert excel.protected() == before
        saved = openpyxl.load_workbook(excel.app.save(tmp_path / "buku.xlsm"))
        template = openpyxl.load_workbook(built)
        for name in before:
            assert dict(saved[name].protection) == dict(template[name].protection), name

    @pytest.mark.parametrize("result", [-1, RuntimeError("COM")])
    def test_they_are_protected_again_when_python_fails(self, excel: Excel, result: int | Exception) -> None:
        before = excel.protected()

        def python(command: str) -> int:
            excel.app.application.screen_updating = False
            excel.app.application.status_bar = "IKM: menghitung"
            if isinstance(result, Exception):
                raise excel.error(str(result))
            return result

        excel.python = python
        excel.click("hitung")

        assert excel.protected() == before
        assert excel.app.application.screen_updating is True
        assert excel.app.application.status_bar is False
        assert len(excel.messages) == 1

    def test_a_sheet_with_a_password_is_named(self, excel: Excel) -> None:
        excel.book.sheet_named(layout.RTL).vba_get("Protect", ["rahasia"])

        excel.click("susunRtl")

        assert excel.commands == []
        assert "lembar RTL dilindungi kata sandi" in excel.messages[0]
        assert layout.PERHITUNGAN in excel.protected()


class TestAmbilEkspor:
    def test_the_chosen_file_is_written_as_text_before_python_runs(self, excel: Excel) -> None:
        excel.chosen = r"=C:\Unduhan\ekspor.xlsx"
        seen: list[object] = []
        cell = layout.place("ekspor_berkas")

        def python(command: str) -> int:
            sheet = excel.app.sheet(cell.sheet)
            seen.extend([sheet.value(cell.cell()), sheet.formula(cell.cell())])
            return 0

        excel.python = python
        excel.click("ambilEkspor")

        assert seen == [excel.chosen, excel.chosen]
        sheet = excel.book.sheet_named(cell.sheet)
        assert sheet.vba_get("Range", [cell.cell()]).vba_get("HasFormula") is False
        assert excel.commands == ["import ikm_xl.ribbon; ikm_xl.ribbon.ambil_ekspor()"]

    def test_cancel_changes_nothing(self, excel: Excel) -> None:
        excel.chosen = False

        excel.click("ambilEkspor")

        assert excel.commands == []
        assert excel.messages == []

    def test_the_dialog_offers_every_kind_of_file_that_is_read(self) -> None:
        source = macros.modules()["Berkas"]
        label_and_patterns = re.findall(r'"(Ekspor eSukma .*)"', source)[0].split(",")
        assert len(label_and_patterns) == 4
        assert set(label_and_patterns[1].split(";")) >= {
            "*.xlsx",
            "*.xlsm",
            "*.xls",
            "*.ods",
            "*.csv",
            "*.html",
        }


class TestPeriodeBaru:
    def test_a_copy_is_saved_before_anything_is_emptied(self, excel: Excel) -> None:
        excel.python = lambda command: 0 if excel.copies else -1

        excel.click("periodeBaru", YES)

        assert len(excel.copies) == 1
        assert re.fullmatch(
            r"C:\\Data IKM\\IKM_Kecamatan - cadangan \d{4}-\d\d-\d\d \d{6}\.xlsm", excel.copies[0]
        )
        assert excel.copies[0] in excel.messages[0]
        assert excel.commands == ["import ikm_xl.ribbon; ikm_xl.ribbon.periode_baru()"]
        assert len(excel.messages) == 1

    def test_no_is_no_and_the_enter_key_means_no(self, excel: Excel) -> None:
        excel.click("periodeBaru", NO)

        assert (excel.copies, excel.commands) == ([], [])
        assert excel.app.dialogs[0][3] & 0x300 == 0x100  # vbDefaultButton2

    def test_without_the_copy_nothing_is_emptied(self, excel: Excel) -> None:
        excel.writable = False

        excel.click("periodeBaru", YES)

        assert excel.commands == []
        assert "periode baru belum dimulai" in excel.messages[1]


class TestPanduan:
    def test_the_guide_beside_the_workbook_is_opened(self, excel: Excel) -> None:
        excel.files.add(r"C:\Data IKM\Panduan_IKM.html")

        excel.click("panduan")

        assert excel.opened == [r"C:\Data IKM\Panduan_IKM.html"]
        assert excel.messages == []

    def test_without_it_the_order_of_work_is_shown(self, excel: Excel) -> None:
        excel.click("panduan")

        assert [line[:2] for line in excel.messages[0].split("\n")[:5]] == ["1.", "2.", "3.", "4.", "5."]


def test_every_button_is_tested_here() -> None:
    rest = {"ambilEkspor", "perbaruiBuku", "pratinjauCetak", "simpanPdf", "periodeBaru", "panduan"}
    assert set(buttons()) == PYTHON.keys() | rest

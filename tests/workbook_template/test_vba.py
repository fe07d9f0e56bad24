"""The workbook's own VBA, run button by button."""

import re
from pathlib import Path

import openpyxl
import pytest

from ikm_xl.workbook import layout
from tests.excel import NO, YES, Excel, buttons
from workbook_template import macros

AUTOMATIC, MANUAL = -4105, -4135

PYTHON = {
    "bersihkan": "bersihkan",
    "hitung": "hitung",
    "periksaKelengkapan": "periksa_kelengkapan",
    "susunRtl": "susun_rtl",
    "siapkanPengesahan": "siapkan_pengesahan",
    "laporanWord": "laporan_word",
    "prosesSemua": "proses_semua",
    "cadangan": "cadangan",
    "pasangLogo": "pasang_logo",
    "periksaBuku": "periksa_buku",
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

    @pytest.mark.parametrize("typed", ["", "salah"])
    def test_a_sheet_whose_password_nobody_knows_is_named(self, excel: Excel, typed: str) -> None:
        excel.book.sheet_named(layout.RTL).vba_get("Protect", ["rahasia"])

        excel.click("susunRtl", typed)

        assert excel.commands == []
        assert "lembar RTL dilindungi kata sandi" in excel.messages[-1]
        assert {layout.RTL, layout.PERHITUNGAN} <= excel.protected()

    def test_a_password_of_the_staff_is_asked_for_and_set_again(self, excel: Excel) -> None:
        sheet = excel.book.sheet_named(layout.RTL)
        sheet.vba_get("Protect", ["rahasia"])

        excel.click("susunRtl", "rahasia")

        assert len(excel.commands) == 1
        assert layout.RTL in excel.protected()
        assert sheet.protection.locked_by_password
        sheet.vba_get("Unprotect", ["rahasia"])
        assert layout.RTL not in excel.protected()

    def test_a_sheet_of_the_staffs_own_stays_as_it_is(self, excel: Excel) -> None:
        own = excel.book.vba_get("Sheets").vba_get("Add")
        own.vba_get("Protect", ["punya Bu Siti"])
        excel.group[:] = [layout.BERANDA]

        excel.click("hitung")

        assert len(excel.commands) == 1
        assert excel.messages == []
        assert own.name in excel.protected()


class TestExcelIsMadeReadyAndRestored:
    def test_formulas_calculate_and_events_wait_while_python_works(self, excel: Excel) -> None:
        application = excel.app.application
        application.vba_set("Calculation", MANUAL)
        during: list[tuple[object, object]] = []

        def python(command: str) -> int:
            during.append((application.vba_get("Calculation"), application.vba_get("EnableEvents")))
            return 0

        excel.python = python
        excel.click("hitung")

        assert during == [(AUTOMATIC, False)]
        assert application.vba_get("Calculation") == MANUAL
        assert application.vba_get("EnableEvents") is True

    def test_the_footers_are_those_of_the_formulas_after_the_step(self, excel: Excel) -> None:
        excel.app.application.vba_set("Calculation", MANUAL)
        kode = layout.place("kode_verifikasi")

        def python(command: str) -> int:
            excel.app.application.vba_set("Calculation", MANUAL)  # as if nothing had calculated since
            excel.app.sheet(kode.sheet).set_value(kode.cell(), "1A2B-3C4D-5E6F")
            return 0

        excel.python = python
        excel.click("siapkanPengesahan")

        assert "1A2B-3C4D-5E6F" in excel.pages[layout.DOKUMEN].values["LeftFooter"]

    def test_sheets_that_are_selected_together_are_not_when_python_works(self, excel: Excel) -> None:
        during: list[list[str]] = []

        def python(command: str) -> int:
            during.append(list(excel.group))
            return 0

        excel.python = python
        excel.selected_together = [layout.BERANDA, layout.RTL]
        excel.click("hitung")

        assert during == [[layout.BERANDA]]
        assert excel.messages == []

    def test_filters_and_hidden_rows_are_lifted_but_for_the_numbers_of_the_unsur(self, excel: Excel) -> None:
        notes = excel.book.sheet_named(layout.CATATAN)
        for row in range(6, 9):
            excel.app.sheet(layout.CATATAN).set_value(f"A{row}", "Rekap" if row == 7 else "RTL")
        notes.vba_get("Range", ["A5:F8"]).vba_get("AutoFilter", [1, "Rekap"])
        rtl = excel.book.sheet_named(layout.RTL).vba_get("Range", ["A10"]).vba_get("EntireRow")
        rtl.vba_set("Hidden", True)
        assert notes.vba_get("FilterMode") is True

        excel.click("hitung")

        assert notes.vba_get("FilterMode") is False
        assert rtl.vba_get("Hidden") is False
        numbers = layout.place("unsur_nomor")
        row = excel.book.sheet_named(numbers.sheet).vba_get("Range", [numbers.cell()]).vba_get("EntireRow")
        assert row.vba_get("Hidden") is True

    def test_a_button_that_another_workbook_answers_changes_nothing(self, excel: Excel) -> None:
        excel.app.application.vba_get("Workbooks").vba_get("Add")

        excel.click("hitung")

        assert excel.commands == []
        assert "dijawab oleh buku kerja lain" in excel.messages[0]

    @pytest.mark.parametrize("button", ["simpanPdf", "periodeBaru"])
    def test_a_workbook_from_the_web_has_no_folder_beside_it(self, excel: Excel, button: str) -> None:
        excel.path = "https://d.docs.live.net/1234/Dokumen/IKM_Kecamatan.xlsm"

        excel.click(button)

        assert (excel.commands, excel.copies, excel.printed) == ([], [], [])
        assert len(excel.messages) == 1
        assert "OneDrive" in excel.messages[0]


class TestAmbilEkspor:
    def test_the_chosen_file_is_written_as_text_before_python_runs(self, excel: Excel) -> None:
        excel.chosen = r"=C:\Unduhan\ekspor.xlsx|C:\Unduhan\ekspor (2).xlsx"
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


class TestKosongkanEkspor:
    def test_it_asks_first(self, excel: Excel) -> None:
        excel.click("kosongkanEkspor", NO)
        assert excel.commands == []

        excel.click("kosongkanEkspor", YES)
        assert excel.commands == ["import ikm_xl.ribbon; ikm_xl.ribbon.kosongkan_ekspor()"]


class TestPeriodeBaru:
    def test_it_says_where_the_copy_goes_that_python_makes_first(self, excel: Excel) -> None:
        excel.click("periodeBaru", YES)

        assert r"C:\Data IKM\Cadangan IKM" in excel.messages[0]
        assert excel.commands == ["import ikm_xl.ribbon; ikm_xl.ribbon.periode_baru()"]
        assert len(excel.messages) == 1

    def test_no_is_no_and_the_enter_key_means_no(self, excel: Excel) -> None:
        excel.click("periodeBaru", NO)

        assert excel.commands == []
        assert excel.app.dialogs[0][3] & 0x300 == 0x100  # vbDefaultButton2


class TestPanduan:
    def test_the_guide_beside_the_workbook_is_opened(self, excel: Excel) -> None:
        excel.files.add(r"C:\Data IKM\Panduan_IKM.html")

        excel.click("panduan")

        assert excel.opened == [r"C:\Data IKM\Panduan_IKM.html"]
        assert excel.messages == []

    def test_a_no_to_excels_question_is_no_error(self, excel: Excel) -> None:
        excel.files.add(r"C:\Data IKM\Panduan_IKM.html")
        excel.asked_no = True

        excel.click("panduan")

        assert (excel.opened, excel.messages) == ([], [])

    def test_without_it_the_order_of_work_is_shown(self, excel: Excel) -> None:
        excel.click("panduan")

        assert [line[:2] for line in excel.messages[0].split("\n")[:5]] == ["1.", "2.", "3.", "4.", "5."]


def test_every_button_is_tested_here() -> None:
    rest = {
        "ambilEkspor",
        "kosongkanEkspor",
        "cobaDataContoh",
        "gambarPoster",
        "perbaruiBuku",
        "pratinjauCetak",
        "simpanPdf",
        "periodeBaru",
        "panduan",
    }
    assert set(buttons()) == PYTHON.keys() | rest

"""Pratinjau Cetak and Simpan PDF: what is printed, in which order, and that everything is put back."""

import openpyxl
import pytest

from ikm_xl.workbook import layout, paper
from tests.excel import NO, YES, Excel


@pytest.fixture(autouse=True)
def approved(excel: Excel) -> None:
    """The document is complete, and as it was approved."""
    excel.fill("banner_draf", "")


@pytest.mark.parametrize("button", ["pratinjauCetak", "simpanPdf"])
@pytest.mark.parametrize(("answer", "jobs"), [(NO, 0), (YES, 1)])
def test_a_draft_is_printed_only_after_a_yes(excel: Excel, button: str, answer: int, jobs: int) -> None:
    excel.fill("banner_draf", "DRAF")

    excel.click(button, answer)

    assert len(excel.printed) == jobs
    assert "masih DRAF. Periksa lembar Pengaturan" in excel.messages[0]


@pytest.mark.parametrize("button", ["pratinjauCetak", "simpanPdf"])
def test_a_finished_document_is_examined_before_it_is_printed(excel: Excel, button: str) -> None:
    def find_damage(_: str) -> int:
        excel.fill("banner_draf", "DRAF")
        return 0

    excel.python = find_damage
    excel.click(button, NO)

    assert [command.split(".")[-1] for command in excel.commands] == ["periksa_cetak()"]
    assert "masih DRAF" in excel.messages[0]
    assert excel.printed == []


def test_where_there_is_no_python_a_finished_document_is_printed_all_the_same(excel: Excel) -> None:
    excel.files.clear()

    excel.click("pratinjauCetak")

    assert excel.messages == []
    assert len(excel.printed) == 1


def test_the_preview_shows_the_document_in_its_order_and_puts_everything_back(excel: Excel) -> None:
    excel.book.sheet_named(layout.BERANDA).vba_get("Activate")
    order = excel.order()

    excel.click("pratinjauCetak")

    assert excel.printed == [("layar", layout.PRINTED, "")]
    assert excel.order() == order
    assert excel.group == [layout.BERANDA]
    assert excel.messages == []


def test_a_hidden_sheet_is_left_out(excel: Excel) -> None:
    excel.book.sheet_named(layout.SURAT).vba_set("Visible", 0)
    excel.book.sheet_named(layout.PERHITUNGAN).vba_set("Visible", 0)

    excel.click("pratinjauCetak")

    shown = tuple(name for name in layout.PRINTED if name not in (layout.SURAT, layout.PERHITUNGAN))
    assert excel.printed == [("layar", shown, "")]


@pytest.mark.parametrize("state", ["DRAF", "CONTOH", ""])
def test_the_pdf_is_named_by_its_period_and_code_beside_the_workbook(excel: Excel, state: str) -> None:
    excel.fill("periode_teks", "Triwulan II Tahun 2025")
    excel.fill("kode_verifikasi", "EA8B-0430-E29C")
    excel.fill("banner_draf", state)
    excel.click("simpanPdf", *[YES] * bool(state))

    name = rf"C:\Data IKM\IKM_Kecamatan - Triwulan II Tahun 2025 ({state or 'EA8B-0430-E29C'}).pdf"
    assert excel.printed == [("pdf", layout.PRINTED, name)]


def test_another_name_may_be_chosen_or_none(excel: Excel) -> None:
    excel.saved_as = r"D:\Arsip\dokumen"
    excel.click("simpanPdf")
    assert [file for _, _, file in excel.printed] == [r"D:\Arsip\dokumen.pdf"]

    excel.saved_as = False
    excel.click("simpanPdf")
    assert len(excel.printed) == 1
    assert excel.messages == []


@pytest.mark.parametrize(("banner", "shown"), [("DRAF", 0), ("", -1)])
def test_a_draft_is_printed_without_the_qr_code(excel: Excel, banner: str, shown: int) -> None:
    code = excel.drawn(layout.PUBLIKASI, "Kode QR 0123456789ab")
    logo = excel.drawn(layout.PUBLIKASI, "Lambang")
    excel.fill("banner_draf", banner)

    excel.click("pratinjauCetak", *[YES] * bool(banner))

    assert [one.vba_get("Visible") for one in (code, logo)] == [shown, -1]


@pytest.mark.parametrize(("answer", "jobs"), [(NO, 0), (YES, 1)])
def test_an_existing_pdf_is_replaced_only_after_a_yes(excel: Excel, answer: int, jobs: int) -> None:
    excel.saved_as = r"C:\Data IKM\ikm.pdf"
    excel.files.add(excel.saved_as)

    excel.click("simpanPdf", answer)

    assert len(excel.printed) == jobs
    assert "sudah ada" in excel.messages[0]


def test_a_pdf_that_cannot_be_written_is_told_and_everything_put_back(excel: Excel) -> None:
    excel.book.sheet_named(layout.BERANDA).vba_get("Activate")
    excel.writable = False
    order = excel.order()

    excel.click("simpanPdf")

    assert "tidak dapat ditampilkan atau disimpan" in excel.messages[0]
    assert excel.order() == order
    assert excel.group == [layout.BERANDA]


def test_a_computer_without_a_printer_is_told_when_it_prints_and_not_before(excel: Excel) -> None:
    excel.has_printer = False
    excel.click("hitung")
    assert excel.messages == []

    excel.click("pratinjauCetak")
    assert "pencetak" in excel.messages[0]


def test_a_printer_without_the_paper_is_told_and_prints_on_its_own(excel: Excel) -> None:
    excel.papers = {9}

    excel.click("pratinjauCetak")

    assert len(excel.messages) == 1
    assert "tidak menyediakan kertas F4" in excel.messages[0]
    assert excel.printed == [("layar", layout.PRINTED, "")]


def test_footers_and_paper_are_those_that_the_command_line_sets(excel: Excel) -> None:
    excel.fill("kaki_halaman", "Kecamatan Sooko & Desa · Semester I Tahun 2025 · 1a2b")
    excel.fill("cetak_kertas", "A4")
    expected = openpyxl.Workbook()
    paper.apply(expected, "Kecamatan Sooko & Desa · Semester I Tahun 2025 · 1a2b", "A4")
    footer = expected.worksheets[0].oddFooter
    assert footer is not None

    excel.click("hitung")

    page = excel.pages[layout.DOKUMEN]
    assert page.values["LeftFooter"] == str(footer.left)
    assert page.values["RightFooter"] == str(footer.right)
    assert page.values["PaperSize"] == expected.worksheets[0].page_setup.paperSize
    assert set(excel.pages) == set(layout.SHEETS) - set(layout.HIDDEN)


def test_letter_and_poster_get_no_footer(excel: Excel) -> None:
    excel.fill("kaki_halaman", "Kecamatan Sooko")
    excel.click("hitung")
    for name in layout.WITHOUT_FOOTER:
        assert not excel.pages[name].values.get("LeftFooter")
        assert not excel.pages[name].values.get("RightFooter")


def test_the_pdf_is_titled_as_the_office_s_document(excel: Excel) -> None:
    excel.fill("instansi_kecamatan", "Kecamatan Sooko")
    excel.click("pratinjauCetak")
    assert excel.properties["Author"] == "Kecamatan Sooko"
    assert excel.properties["Title"].startswith("Indeks Kepuasan Masyarakat (IKM) Kecamatan Sooko ")


def test_page_setup_is_written_only_when_it_changes(excel: Excel) -> None:
    excel.click("hitung")
    written = excel.pages[layout.DOKUMEN].writes

    excel.click("hitung")

    assert excel.pages[layout.DOKUMEN].writes == written


def test_nothing_is_asked_of_the_printer_where_nothing_changed(excel: Excel) -> None:
    excel.click("hitung")
    asked = excel.pages[layout.DOKUMEN].reads

    excel.click("hitung")
    assert excel.pages[layout.DOKUMEN].reads == asked

    excel.fill("kaki_halaman", "Kecamatan Sooko · Semester II Tahun 2025")
    excel.click("hitung")
    assert excel.pages[layout.DOKUMEN].values["LeftFooter"].endswith("Semester II Tahun 2025")


def test_print_to_pdf_has_no_f4_and_that_is_told(excel: Excel) -> None:
    excel.printer = "Microsoft Print to PDF on Ne02:"
    excel.click("pratinjauCetak")
    assert "tidak menyediakan kertas F4" in excel.messages[0]

    excel.fill("cetak_kertas", "A4")
    excel.click("pratinjauCetak")
    assert len(excel.messages) == 1


def test_a_workbook_whose_sheets_may_not_be_moved_is_printed_in_their_order(excel: Excel) -> None:
    excel.book.vba_get("Protect", ["", True])
    order = excel.order()

    excel.click("pratinjauCetak")

    assert excel.messages == []
    assert excel.printed == [("layar", tuple(name for name in order if name in layout.PRINTED), "")]


def test_the_preview_shows_what_the_formulas_give_now(excel: Excel) -> None:
    excel.app.application.vba_set("Calculation", -4135)
    excel.app.sheet(layout.place("kode_verifikasi").sheet).set_value(
        layout.place("kode_verifikasi").cell(), "1A2B-3C4D-5E6F"
    )

    excel.click("pratinjauCetak")

    assert "1A2B-3C4D-5E6F" in excel.pages[layout.DOKUMEN].values["LeftFooter"]

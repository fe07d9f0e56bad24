"""Footers and paper, as a saved file carries them."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout, paper


def printed(footer: str, kertas: str) -> Workbook:
    """A workbook of two sheets after ``apply``, saved and loaded twice as the command line does."""
    workbook = Workbook()
    workbook.create_sheet("Lain")
    for _ in range(2):
        paper.apply(workbook, footer, kertas)
        file = io.BytesIO()
        workbook.save(file)
        workbook = load_workbook(file)
    return workbook


def footer(sheet: Worksheet) -> HeaderFooterItem:
    assert sheet.oddFooter is not None
    return sheet.oddFooter


def test_every_sheet_gets_the_footer_and_the_page_number() -> None:
    for sheet in printed("Kecamatan Sooko · Semester I Tahun 2025 · 1a2b3c4d", "F4").worksheets:
        assert footer(sheet).left.text == "Kecamatan Sooko · Semester I Tahun 2025 · 1a2b3c4d"
        assert footer(sheet).right.text == "Halaman &P dari &N"
        assert footer(sheet).left.size == 8


@pytest.mark.parametrize(("kertas", "code"), [("F4", 14), ("A4", 9)])
def test_paper(kertas: str, code: int) -> None:
    assert [sheet.page_setup.paperSize for sheet in printed("", kertas).worksheets] == [code, code]


def test_an_ampersand_is_printed_not_obeyed() -> None:
    sheet = printed("Seksi Pelayanan & Umum", "F4").worksheets[0]

    assert footer(sheet).left.text == "Seksi Pelayanan && Umum"


def test_an_unknown_paper_is_a_mistake_of_the_program() -> None:
    with pytest.raises(KeyError):
        paper.apply(Workbook(), "", "Letter")


def test_letter_and_poster_have_no_footer() -> None:
    workbook = Workbook()
    for name in layout.WITHOUT_FOOTER:
        workbook.create_sheet(name)
    paper.apply(workbook, "Kecamatan Sooko", "F4")
    for name in layout.WITHOUT_FOOTER:
        assert not footer(workbook[name]).left.text
        assert workbook[name].page_setup.paperSize == paper.PAPER["F4"]


def test_the_file_is_titled_as_the_office_s_document() -> None:
    """Its PDF takes both from it: 0.1.0 had "… Kecamatan" by "ikm-xl"."""
    workbook = Workbook()
    paper.apply(workbook, "", "F4", "Indeks Kepuasan Masyarakat (IKM) Kecamatan Sooko", "Kecamatan Sooko")
    assert workbook.properties.title == "Indeks Kepuasan Masyarakat (IKM) Kecamatan Sooko"
    assert workbook.properties.creator == "Kecamatan Sooko"
    paper.apply(workbook, "", "F4")
    assert workbook.properties.creator == "Kecamatan Sooko"

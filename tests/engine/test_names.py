"""Defined names, the only addresses that the steps know."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw

from tests.engine.books import opened


@pytest.fixture
def book(tmp_path: Path) -> xw.Book:
    return opened(
        tmp_path, jawaban="Data!$B$2:$C$2", dokumen="'Hasil'!$A$1", dua="Data!$A$1,Data!$A$3", angka="5"
    )


def test_a_name_leads_to_its_range(book: xw.Book) -> None:
    assert book.names["jawaban"].refers_to_range == book.sheets["Data"]["B2:C2"]
    assert book.names["dokumen"].refers_to_range == book.sheets["Hasil"]["A1"]
    assert book.names["JAWABAN"].name == "jawaban"
    assert book.sheets["Data"].range("jawaban").address == "$B$2:$C$2"
    assert [name.name for name in book.names] == ["jawaban", "dokumen", "dua", "angka"]
    assert book.names[0].refers_to == "=Data!$B$2:$C$2"


def test_a_name_is_resized(book: xw.Book) -> None:
    grown = book.names["jawaban"].refers_to_range.resize(3)
    book.names["jawaban"].refers_to = "=" + grown.get_address(include_sheetname=True)
    assert book.names["jawaban"].refers_to_range == book.sheets["Data"]["B2:C4"]
    book.save()
    saved = openpyxl.load_workbook(book.fullname).defined_names["jawaban"]
    assert [(sheet, area) for sheet, area in saved.destinations] == [("Data", "$B$2:$C$4")]


def test_names_come_and_go(book: xw.Book) -> None:
    book.names.add("baru", "=Hasil!$D$4")
    assert book.names["baru"].refers_to_range.address == "$D$4"
    del book.names["baru"]
    assert "baru" not in book.names
    with pytest.raises(KeyError, match="baru"):
        _ = book.names["baru"]


@pytest.mark.parametrize("name", ["dua", "angka"])
def test_what_is_not_one_range(book: xw.Book, name: str) -> None:
    with pytest.raises(ValueError, match="does not refer to one range"):
        _ = book.names[name].refers_to_range


def test_a_name_belongs_to_its_sheet(book: xw.Book) -> None:
    with pytest.raises(ValueError, match="does not refer to the sheet Hasil"):
        book.sheets["Hasil"].range("jawaban")

"""A workbook opened for the values that its file stores."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from ikm_xl import engine
from ikm_xl.errors import IkmError


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file that claims 7 for 1+1, with a name, a date, a text and an error."""
    target = tmp_path / "buku.xlsx"
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Data")
        sheet.write_formula("B2", "=1+1", None, 7)
        sheet.write_string("C2", "=teks")
        sheet.write_datetime("D2", datetime(2025, 6, 30), book.add_format({"num_format": "dd/mm/yyyy"}))
        book.add_worksheet("Lain")
        book.define_name("hasil", "=Data!$B$2:$D$3")
        book.define_name("Data!lokal", "=Data!$B$2")
    return target


def test_its_values_are_those_of_the_file_not_those_of_the_formulas(path: Path) -> None:
    with engine.opened(path, stored=True) as book:
        values = book.names["hasil"].refers_to_range.value
        assert values == [[7.0, "=teks", datetime(2025, 6, 30)], [None] * 3]
        assert [sheet.name for sheet in book.sheets] == ["Data", "Lain"]
        assert book.sheets["Data"].used_range.address == "$B$2:$D$2"
        assert [name.name for name in book.names] == ["hasil"]
    with engine.opened(path) as book:
        assert book.sheets["Data"]["B2"].value == 2


def test_it_cannot_be_saved_because_its_formulas_are_gone(path: Path) -> None:
    before = path.read_bytes()
    with engine.opened(path, stored=True) as book, pytest.raises(NotImplementedError, match="formulas"):
        book.save()
    assert path.read_bytes() == before


def test_a_file_that_lacks_a_result_is_refused(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0]["A1"] = "=1+1"
    workbook.save(tmp_path / "buku.xlsx")
    with (
        pytest.raises(IkmError, match="hasilnya tidak tersimpan"),
        engine.opened(tmp_path / "buku.xlsx", stored=True),
    ):
        pass


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"teks"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(content)
    with pytest.raises(IkmError), engine.opened(path, stored=True):
        pass

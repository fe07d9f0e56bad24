"""The workbooks in an office's folder and their versions, read from files as Excel saves them."""

from __future__ import annotations

import importlib.metadata
import shutil
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from ikm_xl import cli, console
from ikm_xl.sop import versions
from ikm_xl.windows import books, here, places
from ikm_xl.windows.snapshot import FoundBook
from ikm_xl.workbook import shipped
from ikm_xl.workbook.layout import KONFIGURASI, VERSI_BUKU, VERSI_KUNCI
from tests.windows.fake_computer import office_pc

XLWINGS = importlib.metadata.version("xlwings")
FIRST = Path(__file__).parents[1] / "data" / "buku" / "0.1.0.xlsm"


def book(path: Path, version: object) -> Path:
    made = openpyxl.Workbook()
    made.create_sheet(KONFIGURASI).append((VERSI_KUNCI, version))
    made.save(path)
    return path


def test_the_books_of_a_folder_are_told_by_their_own_sheet(tmp_path: Path) -> None:
    old = shutil.copy(FIRST, tmp_path / "2025.xlsm")
    present = shutil.copy(shipped.path(), tmp_path / "IKM_Kecamatan.xlsm")
    odd = book(tmp_path / "aneh.xlsm", "dua")
    openpyxl.Workbook().save(tmp_path / "gaji.xlsm")  # somebody else's
    (tmp_path / "~$2025.xlsm").write_bytes(b"terkunci")
    (tmp_path / "rusak.xlsm").write_bytes(b"bukan zip")

    assert set(books.found(books.files(tmp_path))) == {
        FoundBook(str(old), 1, None, XLWINGS),
        FoundBook(str(present), VERSI_BUKU, None, XLWINGS),
        FoundBook(str(odd), None),
    }


@pytest.mark.parametrize("content", [b"", b"bukan zip"])
def test_a_damaged_workbook_has_no_settings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "buku.xlsm").write_bytes(content)
    assert books.configuration(tmp_path / "buku.xlsm") == {}


def test_only_books_that_nobody_carried_over_yet_are_outdated(tmp_path: Path) -> None:
    old, done = book(tmp_path / "lama.xlsm", None), book(tmp_path / "selesai.xlsm", None)
    book(versions.renewed(done), VERSI_BUKU)
    book(tmp_path / "depan.xlsm", VERSI_BUKU + 1)

    assert books.outdated(tmp_path) == (old,)
    assert books.outdated(tmp_path / "tidak ada") == ()


@pytest.mark.parametrize("agrees", [True, False])
def test_pasang_offers_to_carry_an_old_book_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool
) -> None:
    computer = office_pc(tmp_path)
    old = places.workbooks(computer) / "2025.xlsm"
    old.parent.mkdir(parents=True)
    shutil.copy(FIRST, old)
    before = old.read_bytes()
    monkeypatch.setattr(here, "this_computer", lambda: computer)
    monkeypatch.setattr(console, "agrees", lambda question: agrees)

    said = CliRunner().invoke(cli.app, ["pasang", "--jangan-percayai"]).output

    assert versions.renewed(old).exists() is agrees
    assert ("Buku kerja dari versi lama" in said) is not agrees
    assert old.read_bytes() == before

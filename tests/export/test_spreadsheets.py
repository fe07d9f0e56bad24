"""Workbooks that are locked, damaged, or made to fill the memory."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.styles import Font

from ikm_xl.errors import IkmError
from ikm_xl.export import limits, spreadsheets
from ikm_xl.export.read import read_grids
from tests.cleaning.ekspor import write_ods, write_xlsx

EKSPOR = Path(__file__).parents[1] / "data" / "ekspor"
BIFF = (EKSPOR / "esukma_2025_s1.xls").read_bytes()


def _refusal(data: bytes) -> str:
    read = spreadsheets.from_zip if data.startswith(b"PK") else spreadsheets.from_ole
    with pytest.raises(IkmError) as refused:
        read(data, "ekspor.xls")
    return refused.value.message


def _rewritten(path: Path, change: dict[str, bytes]) -> bytes:
    """The package with some parts replaced."""
    copy = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as rewritten:
        for name in package.namelist():
            rewritten.writestr(name, change.get(name) or package.read(name))
    return copy.getvalue()


def test_a_workbook_locked_by_a_password() -> None:
    locked = BytesIO()
    OOXMLFile((EKSPOR / "esukma_2025_s1.xlsx").open("rb")).encrypt("rahasia", locked)
    assert "terkunci kata sandi" in _refusal(locked.getvalue())


def test_an_xls_locked_by_a_password() -> None:
    # The record behind the first one (BOF: type 0x0809, 16 bytes) becomes FILEPASS.
    after = BIFF.index(b"\x09\x08\x10\x00") + 20
    assert "terkunci kata sandi" in _refusal(BIFF[:after] + b"\x2f\x00" + BIFF[after + 2 :])


def test_an_ods_locked_by_a_password(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", [["No", "U1"]])
    manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    locked = {"META-INF/manifest.xml": manifest, "content.xml": b"\x93\x01\xfe"}
    assert "terkunci kata sandi" in _refusal(_rewritten(path, locked))


def test_an_xls_that_makes_the_reader_abort_ends_only_its_own_process() -> None:
    header, rest = BIFF[:8], bytes(range(256)) * 40
    assert "rusak" in _refusal(header + rest)
    assert "rusak" in _refusal(BIFF.replace(b"\x00\x02\x0e\x00", b"\x00\x02\x0e\xff"))


def test_a_damaged_part(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["No", "U1"]])
    damaged = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        damaged[package.getinfo("xl/worksheets/sheet2.xml").header_offset + 80] ^= 0xFF
    assert "rusak" in _refusal(bytes(damaged))


def test_an_ods_that_ends_in_the_middle(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", [["No", "U1"]])
    with zipfile.ZipFile(path) as package:
        content = package.read("content.xml")
    assert "rusak" in _refusal(_rewritten(path, {"content.xml": content[:-60]}))


def test_a_cell_at_the_far_end_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "No"
    sheet["XFD1048576"].font = Font(bold=True)  # a format alone is harmless
    book.save(tmp_path / "format.xlsx")
    assert spreadsheets.from_zip((tmp_path / "format.xlsx").read_bytes(), "a") == [("Sheet", [["No"]])]
    sheet["XFD1048576"] = 1
    book.save(tmp_path / "isi.xlsx")
    assert "terlalu besar" in _refusal((tmp_path / "isi.xlsx").read_bytes())


def test_text_that_looks_like_a_far_cell_is_text(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [[' r="XFD1048576"']])
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t> r="XFD1048576"</t></is></c></row></sheetData></worksheet>'
    )
    sheets = dict(spreadsheets.from_zip(_rewritten(path, {"xl/worksheets/sheet2.xml": sheet}), "a"))
    assert sheets["Data"] == [['r="XFD1048576"']]


def test_a_package_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", [["x" * 30_000]] * 40)
    assert path.stat().st_size < 20_000
    monkeypatch.setattr(spreadsheets, "MAX_UNPACKED", 1_000)
    assert limits.MAX_UNPACKED > limits.MAX_BYTES
    assert "terlalu besar" in _refusal(path.read_bytes())


def test_dates_and_numbers_have_their_types() -> None:
    (_, rows), *_ = spreadsheets.from_zip((EKSPOR / "esukma_2025_s1.xlsx").read_bytes(), "a")
    assert rows[4][:4] == [1, "29-03-2025 16:28", "Sari Saputra", 57]
    (_, same), *_ = spreadsheets.from_ole(BIFF, "a")
    assert same == rows


def test_a_text_that_no_cell_can_hold_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = write_ods(tmp_path / "a.ods", [["No", "U1"], [1, "x" * 2_000_000]])
    with pytest.raises(IkmError) as refused:
        read_grids(path)
    assert refused.value.code == "IKM-E11"

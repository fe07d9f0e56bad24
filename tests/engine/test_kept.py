"""Parts of a sheet that openpyxl drops are in the saved file as they were."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import xlsxwriter

from ikm_xl import engine, ooxml

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A file with a picture in its header, one behind its cells, sparklines and half a text in bold."""
    path, picture = tmp_path / "kaya.xlsx", tmp_path / "logo.png"
    picture.write_bytes(PNG)
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Data")
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("A1", "nilai ", bold, "81,42", " baik")
    sheet.write_row("A2", [1, 2, 3])
    sheet.add_sparkline("E2", {"range": "Data!A2:C2"})
    sheet.set_header("&C&G", {"image_center": str(picture)})
    sheet.set_background(str(picture))
    book.close()
    return path


def saved(path: Path, times: int = 1) -> ooxml.Parts:
    for _ in range(times):
        with engine.opened(path) as book:
            book.sheets["Data"].range("A3").value = "baru"
            book.save()
    return ooxml.read(path.read_bytes())


@pytest.mark.parametrize("times", [1, 2], ids=["saved once", "saved twice"])
def test_pictures_and_sparklines_are_kept(rich: Path, times: int) -> None:
    before = ooxml.read(rich.read_bytes())
    parts = saved(rich, times)
    sheet = ooxml.sheet_parts(parts)["Data"]
    assert b"sparklineGroup" in parts[sheet]
    for element, kind in ((b"legacyDrawingHF", "/vmlDrawing"), (b"picture", "/image")):
        (part,) = ooxml.related(parts, sheet, kind)
        assert re.search(rb"<[^>]*" + element + rb"[^>]*r:id=", parts[sheet])
        assert parts[part] == before[part]
    order = [
        parts[sheet].index(word) for word in (b"</sheetData>", b"legacyDrawingHF", b"picture", b"extLst")
    ]
    assert order == sorted(order)
    assert PNG in parts.values()


@pytest.mark.parametrize("times", [1, 2], ids=["saved once", "saved twice"])
def test_a_text_that_is_bold_in_part_stays_so_until_somebody_writes_it(rich: Path, times: int) -> None:
    sheet = saved(rich, times)["xl/worksheets/sheet1.xml"]
    assert re.search(rb"<b/>.{0,400}81,42", sheet)
    with engine.opened(rich) as book:
        cell = book.sheets["Data"].range("A1")
        assert cell.value == "nilai 81,42 baik"
        cell.value = "lain"
        book.save()
    assert b"<b/>" not in ooxml.read(rich.read_bytes())["xl/worksheets/sheet1.xml"]

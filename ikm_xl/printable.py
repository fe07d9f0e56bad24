"""A workbook's file as what is printed of it: the document's sheets in order, and nobody's data.

The parts are those of the workbook, byte for byte but for what is taken out, so that pictures, stamps and
headers are printed as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts
from ikm_xl.workbook.layout import EKSPOR, PRINTED

_WORKBOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LEFT_OUT = (
    "customUI/",
    "xl/vbaProject",
    "xl/calcChain",
    "xl/externalLinks/",
    "xl/connections",
    "xl/persons/",
)
_PRINT_AREA = "_xlnm.Print_Area"


def printable(data: bytes) -> bytes:
    """A copy that shows only the printed sheets, in order, and holds no export and no macros.

    LibreOffice prints what is visible.

    Args:
        data: a workbook's file.
    """
    parts = ooxml.read(data)
    own = ooxml.sheet_parts(parts).get(EKSPOR, "")
    parts = {name: part for name, part in parts.items() if not name.startswith(_LEFT_OUT) and name != own}
    book = ooxml.parsed(parts[_WORKBOOK])
    _reorder(book)
    parts[_WORKBOOK] = ooxml.serialised(book)
    parts = ooxml.consistent(ooxml.without_macros(parts))
    if _STRINGS in parts:
        parts[_STRINGS] = _used_strings(parts)
    return ooxml.write(parts)


def _reorder(book: etree._Element) -> None:
    """The printed sheets in front, the others hidden, Ekspor gone; names follow their sheets."""
    sheets = book.find(f"{_MAIN}sheets")
    assert sheets is not None
    before = [str(sheet.get("name")) for sheet in sheets]
    after = [name for name in PRINTED if name in before]
    after += [name for name in before if name not in (*PRINTED, EKSPOR)]
    by_name = {str(sheet.get("name")): sheet for sheet in sheets}
    for sheet in list(sheets):
        sheets.remove(sheet)
    for name in after:
        sheets.append(by_name[name])
        by_name[name].attrib.pop("state", "")
        if name not in PRINTED:
            by_name[name].set("state", "hidden")
    for defined in list(book.iter(f"{_MAIN}definedName")):
        _follow(defined, before, after)
    for view in book.iter(f"{_MAIN}workbookView"):
        view.set("activeTab", "0")
        view.attrib.pop("firstSheet", "")


def _follow(defined: etree._Element, before: Sequence[str], after: Sequence[str]) -> None:
    """Let a name of one sheet be that sheet's in the new order, or go with it."""
    parent, scope = defined.getparent(), defined.get("localSheetId")
    assert parent is not None
    sheet = before[int(scope)] if scope is not None else ""
    hidden = defined.get("name") == _PRINT_AREA and sheet not in PRINTED
    if sheet == EKSPOR or f"'{EKSPOR}'!" in (defined.text or "") or hidden:
        parent.remove(defined)
    elif scope is not None:
        defined.set("localSheetId", str(after.index(sheet)))


def _used_strings(parts: Parts) -> bytes:
    """The texts that Excel keeps for all sheets together, those of the export emptied."""
    used = {number for name in parts if name.startswith("xl/worksheets/") for number in _strings(parts[name])}
    root = ooxml.parsed(parts[_STRINGS])
    for number, text in enumerate(root.findall(f"{_MAIN}si")):
        if number not in used:
            for child in list(text):
                text.remove(child)
            etree.SubElement(text, f"{_MAIN}t")
    return ooxml.serialised(root)


def _strings(xml: bytes) -> Iterator[int]:
    for _, cell in etree.iterparse(BytesIO(xml), tag=f"{_MAIN}c"):
        value = cell.findtext(f"{_MAIN}v")
        if cell.get("t") == "s" and value and re.fullmatch(r"\d+", value):
            yield int(value)

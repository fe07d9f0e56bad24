"""What openpyxl does not know of a sheet, and stays as it was: pictures in header and background, sparklines.

The steps never touch any of these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from ikm_xl import ooxml

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATED = {f"{_MAIN}legacyDrawingHF": "vmlDrawing", f"{_MAIN}picture": "image"}
_SPARKLINES = "{05C60535-1F16-4FD2-B633-F4F36F0B64E0}"
_ROOT = re.compile(rb"<worksheet\b[^>]*>")


@dataclass(frozen=True)
class Kept:
    """An element after the cells; ``part`` is what it refers to, "" for none, and ``kind`` how."""

    xml: bytes
    kind: str = ""
    part: str = ""


def of_sheet(xml: bytes, targets: Callable[[str], str]) -> Iterator[Kept]:
    """The elements of a sheet that are kept.

    Args:
        xml: the sheet's part.
        targets: the part that a relationship of the sheet refers to, by its id.
    """
    end = max(xml.rfind(b"</sheetData>"), xml.rfind(b"<sheetData/>"))
    root = _ROOT.search(xml)
    if end < 0 or root is None or not re.search(rb"<legacyDrawingHF\b|<picture\b|<extLst\b", xml[end:]):
        return
    tail = xml[xml.index(b">", end) + 1 :]
    for element in ooxml.parsed(root[0] + tail):
        if kind := _RELATED.get(str(element.tag)):
            part = targets(element.get(_ID, ""))
            if part:
                yield Kept(etree.tostring(element, with_tail=False), kind, part)
        elif element.tag == f"{_MAIN}extLst":
            for extension in element:
                if extension.get("uri", "").upper() == _SPARKLINES:
                    yield Kept(etree.tostring(extension, with_tail=False))


def into(tail: bytes, elements: Sequence[Kept], relate: Callable[[str, str], str]) -> bytes:
    """The end of a sheet that openpyxl wrote, with what was kept.

    Args:
        tail: everything after the cells.
        elements: what is kept.
        relate: makes a relationship of a kind to a part, and gives its id.
    """
    related = b"".join(_renamed(one.xml, relate(one.kind, one.part)) for one in elements if one.part)
    extensions = b"".join(one.xml for one in elements if not one.part)
    for mark in (b"<tableParts", b"</worksheet>"):
        if mark in tail:
            tail = tail.replace(mark, related + mark, 1)
            break
    if extensions:
        tail = tail.replace(b"</worksheet>", b"<extLst>" + extensions + b"</extLst></worksheet>", 1)
    return tail


def _renamed(xml: bytes, identity: str) -> bytes:
    element = ooxml.parsed(xml)
    element.set(_ID, identity)
    return bytes(etree.tostring(element))

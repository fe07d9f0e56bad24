"""What a workbook file holds beside its cells: pictures, shapes and the notes on cells, by sheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts

_MADE = ("Logo ", "Kode QR ")  # the names of the pictures that the program draws


def found(parts: Parts, but: str = "") -> Iterator[tuple[str, str, str]]:
    """Sheet, cell ("" where none is known) and an Indonesian description of each such thing.

    Args:
        parts: those of the workbook's file.
        but: the sheet whose pictures are not meant.
    """
    for sheet, part in ooxml.sheet_parts(parts).items():
        for name in ooxml.related(parts, part, "/drawing"):
            yield from ((sheet, "", text) for text in _drawn(parts[name], pictures=sheet != but))
        for name in ooxml.related(parts, part, "/comments"):
            yield from ((sheet, address, text) for address, text in _notes(parts[name]))


def _drawn(xml: bytes, *, pictures: bool) -> Iterator[str]:
    root = ooxml.parsed(xml)
    named = (str(one.get("name", "")) for one in root.iterfind(".//{*}pic/{*}nvPicPr/{*}cNvPr"))
    own = sum(1 for name in named if not name.startswith(_MADE))
    if pictures and own:
        yield f"{own} gambar"
    for shape in root.iter("{*}sp"):
        text = " ".join(part.text or "" for part in shape.iter("{*}t")).strip()
        yield f"bentuk dengan teks '{text}'" if text else "sebuah bentuk"


def _notes(xml: bytes) -> Iterator[tuple[str, str]]:
    comment: etree._Element
    for comment in ooxml.parsed(xml).iter("{*}comment"):
        text = "".join(part.text or "" for part in comment.iter("{*}t")).strip()
        yield comment.get("ref", ""), f"catatan sel '{text}'"

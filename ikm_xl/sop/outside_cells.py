"""What a workbook file holds beside its cells: pictures, shapes and the notes on cells, by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ikm_xl import ooxml


def found(path: Path) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell ("" where none is known) and an Indonesian description of each such thing."""
    parts = ooxml.read(path.read_bytes(), ("[Content_Types].xml", "_rels/", "xl/"))
    for sheet, part in ooxml.sheet_parts(parts).items():
        for name in ooxml.related(parts, part, "/drawing"):
            yield from ((sheet, "", text) for text in _drawn(parts[name]))
        for name in ooxml.related(parts, part, "/comments"):
            yield from ((sheet, address, text) for address, text in _notes(parts[name]))


def _drawn(xml: bytes) -> Iterator[str]:
    root = ooxml.parsed(xml)
    pictures = sum(1 for _ in root.iter("{*}pic"))
    if pictures:
        yield f"{pictures} gambar"
    for shape in root.iter("{*}sp"):
        text = " ".join(part.text or "" for part in shape.iter("{*}t")).strip()
        yield f"bentuk dengan teks '{text}'" if text else "sebuah bentuk"


def _notes(xml: bytes) -> Iterator[tuple[str, str]]:
    comment: etree._Element
    for comment in ooxml.parsed(xml).iter("{*}comment"):
        text = "".join(part.text or "" for part in comment.iter("{*}t")).strip()
        yield comment.get("ref", ""), f"catatan sel '{text}'"

"""What a workbook file holds beside its cells: pictures, shapes and the notes on cells, by sheet."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts
from ikm_xl.workbook import layout


def found(parts: Parts, *, but_the_logo: bool = False) -> Iterator[tuple[str, str, str]]:
    """Sheet, cell ("" where none is known) and an Indonesian description of each such thing.

    The QR code is none of them: every workbook draws its own.

    Args:
        parts: those of the workbook's file.
        but_the_logo: whether the logo goes along by itself, from Pengaturan into every letterhead.
    """
    drawn_anew = (layout.QR_PICTURE, layout.LOGO_PICTURE) if but_the_logo else (layout.QR_PICTURE,)
    for sheet, part in ooxml.sheet_parts(parts).items():
        whole = (
            but_the_logo and sheet == layout.PENGATURAN
        )  # the one picture there is the logo, however named
        for name in ooxml.related(parts, part, "/drawing"):
            yield from ((sheet, "", text) for text in _drawn(parts[name], ("",) if whole else drawn_anew))
        for name in ooxml.related(parts, part, "/comments"):
            yield from ((sheet, address, text) for address, text in _notes(parts[name]))


def _drawn(xml: bytes, but: tuple[str, ...]) -> Iterator[str]:
    """Shapes, and the pictures whose names do not begin with any of these."""
    root = ooxml.parsed(xml)
    named = (str(one.get("name", "")) for one in root.iterfind(".//{*}pic/{*}nvPicPr/{*}cNvPr"))
    own = sum(1 for name in named if not name.startswith(but))
    if own:
        yield f"{own} gambar"
    for shape in root.iter("{*}sp"):
        text = " ".join(part.text or "" for part in shape.iter("{*}t")).strip()
        yield f"bentuk dengan teks '{text}'" if text else "sebuah bentuk"


def _notes(xml: bytes) -> Iterator[tuple[str, str]]:
    comment: etree._Element
    for comment in ooxml.parsed(xml).iter("{*}comment"):
        text = "".join(part.text or "" for part in comment.iter("{*}t")).strip()
        yield comment.get("ref", ""), f"catatan sel '{text}'"

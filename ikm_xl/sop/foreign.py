"""What a workbook's file holds that is not this program's: macros, ribbon, links to elsewhere, hidden things.

Everything is compared by what it says, not byte by byte: Excel and LibreOffice pack the same macros anew
whenever they save.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ikm_xl import ooxml, vba
from ikm_xl.ooxml import Parts
from ikm_xl.sop.deviation import WORKBOOK, Deviation

_RIBBONS = "customUI/"
_KINDS = (
    ("xl/externalLinks/externalLink", "tautan ke buku kerja lain"),
    ("xl/connections", "koneksi ke sumber data luar"),
    ("xl/macrosheets/", "lembar makro lama (Excel 4)"),
    ("xl/dialogsheets/", "lembar dialog lama"),
    ("xl/activeX/activeX", "tombol atau kotak ActiveX"),
    ("xl/embeddings/", "berkas yang ditanam di dalam buku"),
)
_REACHING_OUT = re.compile(rb"\b(WEBSERVICE|RTD|FILTERXML|IMAGE)\s*\(", re.IGNORECASE)
LINK = "/hyperlink"
"""The end of the type of a link that goes nowhere until somebody clicks it."""
_NOISE = re.compile(r"^\s*(?:option classmodule|version \d.*|begin|end|multiuse = .*)\s*$", re.IGNORECASE)


def found(parts: Parts, template: Parts) -> Iterator[Deviation]:
    """Everything foreign in a workbook.

    Args:
        parts: all parts of its file.
        template: all parts of a fresh workbook.
    """
    yield from program(parts, template)
    yield from beside_program(parts, template)


def program(parts: Parts, template: Parts) -> Iterator[Deviation]:
    """Macros and ribbon that are not those of the template."""
    yield from (Deviation(WORKBOOK, "", text) for text in _macros(parts, template))
    if _ribbons(parts) != _ribbons(template):
        yield Deviation(WORKBOOK, "", "pita (tab IKM) bukan milik program ini")


def beside_program(parts: Parts, template: Parts) -> Iterator[Deviation]:
    """What reaches out of the file, or brings something into it."""
    for beginning, what in _KINDS:
        names = [name for name in parts if name.startswith(beginning) and name not in template]
        if names:
            yield Deviation(WORKBOOK, "", f"memuat {what} ({len(names)})")
    for name in sorted(parts):
        for target in _outside(name, parts[name]):
            yield Deviation(WORKBOOK, "", f"memuat tautan otomatis ke luar: {target}")
    for sheet, name in ooxml.sheet_parts(parts).items():
        if calls := {match.decode().upper() for match in _REACHING_OUT.findall(parts.get(name, b""))}:
            yield Deviation(sheet, "", f"memuat rumus yang mengambil data dari luar ({', '.join(calls)})")


def _macros(parts: Parts, template: Parts) -> Iterator[str]:
    if ooxml.VBA not in parts:
        if ooxml.VBA in template:
            yield "tidak memuat makro program ini lagi"
        return
    ours = _sources(template)
    try:
        theirs = _sources(parts)
    except ValueError:
        yield "makro (VBA) tidak terbaca, jadi bukan milik program ini"
        return
    for name in sorted(theirs.keys() | ours.keys()):
        if name not in ours:
            if theirs[name] not in ("", "option explicit"):
                yield f"memuat makro (VBA) yang bukan milik program ini: modul '{name}'"
        elif name not in theirs:
            if ours[name]:
                yield f"makro (VBA) program ini hilang: modul '{name}'"
        elif theirs[name] != ours[name]:
            yield f"makro (VBA) program ini diubah: modul '{name}'"


def _sources(parts: Parts) -> dict[str, str]:
    if ooxml.VBA not in parts:
        return {}
    return {name: _plain(source) for name, source in vba.sources(parts[ooxml.VBA]).items()}


def _plain(source: str) -> str:
    """A source without what an editor changes by itself: case, blanks, empty lines, its own header."""
    lines = (" ".join(line.split()) for line in source.splitlines() if not _NOISE.match(line))
    return "\n".join(filter(None, lines)).casefold()


def _ribbons(parts: Parts) -> list[bytes]:
    return sorted(
        _canonical(parts[name]) for name in parts if name.startswith(_RIBBONS) and name.endswith(".xml")
    )


def _canonical(xml: bytes) -> bytes:
    try:
        root = ooxml.parsed(xml)
    except etree.XMLSyntaxError:
        return xml
    for element in root.iter():
        element.text = element.tail = None
    return bytes(etree.tostring(root, method="c14n", with_comments=False))


def _outside(name: str, xml: bytes) -> Iterator[str]:
    """Targets outside the file that Excel looks up by itself; links of a linked workbook are told already."""
    if not name.endswith(".rels") or "externalLinks" in name:
        return
    for element in ooxml.parsed(xml):
        if element.get("TargetMode") == "External" and not element.get("Type", "").endswith(LINK):
            yield element.get("Target", "")

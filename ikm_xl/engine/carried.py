"""What openpyxl would drop from a workbook or change in it: kept as it was in the file it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts

_DESCRIBED = tuple(f"{{http://purl.org/dc/elements/1.1/}}{name}" for name in ("title", "creator"))

KEPT = (
    ooxml.CONTENT_TYPES,
    "docProps/",
    "customUI/",
    ooxml.VBA,
    *(f"xl/{folder}/" for folder in ("drawings", "charts", "media", "diagrams", "embeddings")),
)
"""Beginnings of the names of all parts that :func:`keep` looks at."""


def keep(original: Parts, saved: Parts, drawings: Iterable[str] = ()) -> Parts:
    """What openpyxl saved, with what it drops or changes as it was: macros, ribbon, drawings, properties.

    Of the properties, title and author may be others now.

    Args:
        original: the parts of the workbook before openpyxl read it; those of :data:`KEPT` are enough.
        saved: the parts that openpyxl wrote.
        drawings: the drawing parts of the original that sheets of the saved package refer to; they come
            along with their charts and pictures, byte for byte.
    """
    parts = saved | {name: original[name] for name in original.keys() & saved.keys() if "docProps/" in name}
    if ooxml.CORE in original and (texts := _described(saved)) != _described(original):
        parts[ooxml.CORE] = _describing(original[ooxml.CORE], texts)
    drawn = _reachable(original, drawings)
    types = _with_types_of(parts[ooxml.CONTENT_TYPES], original[ooxml.CONTENT_TYPES], drawn)
    parts |= {ooxml.CONTENT_TYPES: types} | {name: original[name] for name in drawn}
    if ooxml.RIBBON in original:
        parts = ooxml.add_ribbon(parts, original[ooxml.RIBBON])
    if ooxml.VBA in original:
        parts = ooxml.add_vba(parts, original[ooxml.VBA])
    return ooxml.macro_enabled(parts) if ooxml.is_macro_enabled(original) else parts


def _described(parts: Parts) -> dict[str, str]:
    """Title and author of a document."""
    root = ooxml.parsed(parts[ooxml.CORE])
    return {tag: root.findtext(tag) or "" for tag in _DESCRIBED}


def _describing(core: bytes, texts: Mapping[str, str]) -> bytes:
    root = ooxml.parsed(core)
    for tag, text in texts.items():
        element = root.find(tag)
        (etree.SubElement(root, tag) if element is None else element).text = text
    return ooxml.serialised(root)


def _reachable(parts: Parts, start: Iterable[str]) -> set[str]:
    """The parts that one comes to from ``start`` by relationships, and the relationships' own parts."""
    found: set[str] = set()
    ahead = list(start)
    while ahead:
        name = PurePosixPath(ahead.pop())
        rels = str(name.parent / "_rels" / f"{name.name}.rels")
        if str(name) in found or str(name) not in parts:
            continue
        found |= {str(name)} | ({rels} & parts.keys())
        ahead += (target for _, (_, target) in ooxml.relationships(parts, str(name)))
    return found


def _with_types_of(xml: bytes, other: bytes, names: Iterable[str]) -> bytes:
    """Content types with those that another package declares for the parts named."""
    root, theirs = ooxml.parsed(xml), ooxml.parsed(other)
    paths = {f"/{name}" for name in names}
    endings = {element.get("Extension") for element in root}
    for element in list(theirs):
        if element.get("PartName") in paths or element.get("Extension", None) not in {None, *endings}:
            root.append(element)
    return ooxml.serialised(root)

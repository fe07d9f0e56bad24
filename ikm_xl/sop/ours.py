"""Only our workbook is carried on: what is foreign in a file is taken out first, and named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts
from ikm_xl.sop import foreign
from ikm_xl.sop.deviation import Deviation
from ikm_xl.workbook import layout

_WORKBOOK, _TYPES = "xl/workbook.xml", "[Content_Types].xml"
_PROGRAM = (ooxml.VBA, "customUI/")
_DROPPED = ("xl/externalLinks/", "xl/connections", "xl/macrosheets/", "xl/dialogsheets/", "xl/activeX/")
_OF_ELSEWHERE = re.compile(
    rb"<f\b[^>]*>[^<]*(?:\[\d+\]|\b(?:WEBSERVICE|RTD|FILTERXML|IMAGE)\s*\()[^<]*</f>", re.IGNORECASE
)
_STYLE = re.compile(rb' s="\d+"')
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def restored(parts: Parts, template: Parts, configured: bool = True) -> tuple[Parts, tuple[Deviation, ...]]:
    """A workbook without what is not this program's, and what was taken out; nothing where all is ours.

    Formulas that fetch something from elsewhere become the values that they had.

    Args:
        parts: all parts of its file.
        template: all parts of a fresh workbook.
        configured: whether the sheet of xlwings says what the template's says.
    """
    found = list(foreign.found(parts, template))
    secret = _very_hidden(parts)
    found += [
        Deviation(name, "", "lembar tersembunyi yang tidak tampak di menu Excel, bukan dari program ini")
        for name in secret
    ]
    if not configured:
        found.append(Deviation(layout.KONFIGURASI, "", "pengaturan xlwings bukan milik program ini"))
    if not found:
        return parts, ()
    gone = [ooxml.sheet_parts(parts)[name] for name in secret]
    kept = {
        name: part
        for name, part in parts.items()
        if name not in gone and not name.startswith((*_DROPPED, "customUI/"))
    }
    kept = _with_program(kept, template)
    kept |= {
        name: _OF_ELSEWHERE.sub(b"", kept[name]) for name in ooxml.sheet_parts(parts).values() if name in kept
    }
    if not configured:
        kept[ooxml.sheet_parts(parts)[layout.KONFIGURASI]] = _STYLE.sub(
            b"", template[ooxml.sheet_parts(template)[layout.KONFIGURASI]]
        )
    kept[_WORKBOOK] = _without(kept[_WORKBOOK], secret)
    return ooxml.consistent(_without_links(kept)), tuple(found)


def _with_program(parts: Parts, template: Parts) -> Parts:
    """With the macros and the ribbon of the template, where they are others."""
    if any(foreign.program(parts, template)):
        parts = ooxml.add_vba(ooxml.add_ribbon(parts, template[ooxml.RIBBON]), template[ooxml.VBA])
    elif ooxml.RIBBON not in parts:
        parts = ooxml.add_ribbon(parts, template[ooxml.RIBBON])
    return parts


def _very_hidden(parts: Parts) -> list[str]:
    states = ooxml.sheet_states(parts)
    return [name for name, state in states.items() if state == "veryHidden" and name not in layout.SHEETS]


def _without(xml: bytes, sheets: Sequence[str]) -> bytes:
    """The workbook without these sheets, without links, and without the names that belong to either."""
    root = ooxml.parsed(xml)
    before = [str(sheet.get("name")) for sheet in root.iter(f"{_MAIN}sheet")]
    after = [name for name in before if name not in sheets]
    for element in [*root.iter(f"{_MAIN}externalReferences"), *root.iter(f"{_MAIN}sheet")]:
        if element.tag == f"{_MAIN}externalReferences" or element.get("name") in sheets:
            _remove(element)
    for defined in list(root.iter(f"{_MAIN}definedName")):
        scope = defined.get("localSheetId")
        own = before[int(scope)] if scope is not None else ""
        if own in sheets or re.search(r"\[\d+\]", defined.text or ""):
            _remove(defined)
        elif scope is not None:
            defined.set("localSheetId", str(after.index(own)))
    return ooxml.serialised(root)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _without_links(parts: Parts) -> Parts:
    """Drawings that no longer look up a picture elsewhere."""
    changed = dict(parts)
    for name in [name for name in parts if name.endswith(".rels")]:
        root = ooxml.parsed(parts[name])
        for element in list(root):
            kind = element.get("Type", "")
            if element.get("TargetMode") == "External" and not kind.endswith(foreign.LINK):
                root.remove(element)
                owner, link = ooxml.owner(name), f' r:link="{element.get("Id")}"'.encode()
                if owner in changed:
                    changed[owner] = changed[owner].replace(link, b"")
        changed[name] = ooxml.serialised(root)
    return changed

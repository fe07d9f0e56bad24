"""A workbook file as the zip package it is: its parts, and what openpyxl does not write into it.

openpyxl writes neither a VBA project nor a ribbon of its own, and stamps the clock into every file.
The pure functions here work on the parts of a package, a mapping from part name to content; equal parts
give equal bytes.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from lxml import etree

Parts = dict[str, bytes]

RIBBON = "customUI/customUI14.xml"
VBA = "xl/vbaProject.bin"

CONTENT_TYPES = "[Content_Types].xml"
_PACKAGE_RELS = "_rels/.rels"
_WORKBOOK = "xl/workbook.xml"
_WORKBOOK_RELS = "xl/_rels/workbook.xml.rels"
CORE = "docProps/core.xml"

_TYPES_NS = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELS_NS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RIBBON_REL = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_VBA_REL = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_IMAGE_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_VBA_TYPE = "application/vnd.ms-office.vbaProject"
_MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"

_PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
_LEVEL = 5  # takes two thirds of the time of zlib's usual 6, and makes files of 104 % of the size
_LIMIT = 1 << 30  # bytes; a workbook of 100,000 respondents unpacks to a quarter of it
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


class Package(zipfile.ZipFile):
    """A zip that is read; no part unpacks to more than it declares."""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """The content of a part; as ZipFile's, which unpacks up to 2 GiB before it looks at the size."""
        with self.open(name, pwd=pwd) as part:
            return part.read(self.getinfo(name).file_size if isinstance(name, str) else name.file_size)


def read(data: bytes, only: tuple[str, ...] = ("",)) -> Parts:
    """The parts of a package.

    Args:
        data: the file.
        only: the beginnings of the part names that are wanted; all parts unless given.

    Raises:
        zipfile.BadZipFile: the file is no package, is damaged, or unpacks to more than 1 GiB.
    """
    with Package(io.BytesIO(data)) as package:
        if sum(entry.file_size for entry in package.infolist()) > _LIMIT:
            raise zipfile.BadZipFile("the package unpacks to more than 1 GiB")
        return {name: package.read(name) for name in package.namelist() if name.startswith(only)}


def write(parts: Parts) -> bytes:
    """The package as a file: fixed order, times and attributes, so that equal parts give equal bytes."""
    first = [name for name in (CONTENT_TYPES, _PACKAGE_RELS) if name in parts]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in first + sorted(parts.keys() - set(first)):
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on Windows and elsewhere
            entry.external_attr = 0
            package.writestr(entry, parts[name], compresslevel=_LEVEL)
    return out.getvalue()


def add_ribbon(parts: Parts, ribbon: bytes) -> Parts:
    """The package with a ribbon (customUI14: Excel 2010 and later) instead of the one it may have."""
    rels = _with_relationship(parts[_PACKAGE_RELS], _RIBBON_REL, RIBBON)
    types = _with_default(parts[CONTENT_TYPES], "xml", "application/xml")
    return {**parts, RIBBON: ribbon, _PACKAGE_RELS: rels, CONTENT_TYPES: types}


def add_vba(parts: Parts, project: bytes) -> Parts:
    """The package as a macro-enabled workbook with that VBA project (a vbaProject.bin)."""
    rels = _with_relationship(parts[_WORKBOOK_RELS], _VBA_REL, PurePosixPath(VBA).name)
    types = _with_override(parts[CONTENT_TYPES], VBA, _VBA_TYPE)
    return macro_enabled({**parts, VBA: project, _WORKBOOK_RELS: rels, CONTENT_TYPES: types})


def add_picture(parts: Parts, drawing: str, image: bytes) -> tuple[Parts, str]:
    """The package with a PNG picture that a drawing may show, and the id by which the drawing refers to it.

    Args:
        parts: the package; the drawing may be a new one.
        drawing: the part of the drawing.
        image: the PNG file.
    """
    media = free(parts, "xl/media/image{}.png")
    place = PurePosixPath(drawing)
    rels = str(place.parent / "_rels" / f"{place.name}.rels")
    root = parsed(parts.get(rels, f'<Relationships xmlns="{_RELS_NS}"/>'.encode()))
    known = {element.get("Id") for element in root}
    identity = next(name for i in range(1, len(known) + 2) if (name := f"rId{i}") not in known)
    etree.SubElement(root, f"{{{_RELS_NS}}}Relationship", Id=identity, Type=_IMAGE_REL, Target=f"/{media}")
    types = _with_override(parts[CONTENT_TYPES], drawing, _DRAWING_TYPE)
    types = _with_default(types, "png", "image/png")
    return {**parts, media: image, rels: serialised(root), CONTENT_TYPES: types}, identity


def pictures(parts: Parts, drawing: str) -> list[str]:
    """The picture file behind each picture of a drawing, from the back to the front."""
    targets = dict(relationships(parts, drawing))
    shown = (blip.get(_EMBED, "") for blip in parsed(parts[drawing]).iterfind(".//{*}pic//{*}blip"))
    return [targets[identity][1] for identity in shown if identity in targets]


def unrelated(parts: Parts, name: str, identity: str) -> Parts:
    """The package in which a part no longer has that relationship."""
    place = PurePosixPath(name)
    rels = str(place.parent / "_rels" / f"{place.name}.rels")
    root = parsed(parts[rels])
    for element in root.findall(f"{{{_RELS_NS}}}Relationship[@Id='{identity}']"):
        root.remove(element)
    return {**parts, rels: serialised(root)}


def free(parts: Parts, pattern: str) -> str:
    """A name that no part has yet: the pattern with a number in it."""
    return next(name for number in range(1, len(parts) + 2) if (name := pattern.format(number)) not in parts)


def macro_enabled(parts: Parts) -> Parts:
    """The package declared as a macro-enabled workbook, which Excel opens from an .xlsm file only."""
    types = _with_override(parts[CONTENT_TYPES], _WORKBOOK, _MACRO_TYPE)
    return {**parts, CONTENT_TYPES: types}


def without_macros(parts: Parts) -> Parts:
    """The package declared as a workbook without macros."""
    return {**parts, CONTENT_TYPES: _with_override(parts[CONTENT_TYPES], _WORKBOOK, _PLAIN_TYPE)}


def is_macro_enabled(parts: Parts) -> bool:
    """Whether the package declares itself a macro-enabled workbook."""
    return _MACRO_TYPE.encode() in parts[CONTENT_TYPES]


def fix_times(parts: Parts, time: str = "2025-01-01T00:00:00Z") -> Parts:
    """The package with its times of creation and last change set to ``time``: a build has no clock."""
    core = re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + time.encode(), parts[CORE])
    return {**parts, CORE: core}


def parsed(xml: bytes) -> etree._Element:
    """The root element of a part; nothing outside it is looked up."""
    return etree.fromstring(xml, _PARSER)


def sheet_parts(parts: Parts) -> dict[str, str]:
    """The part of each worksheet, by the sheet's name, in the order of the workbook."""
    targets = dict(relationships(parts, _WORKBOOK))
    sheets = (
        (sheet.get("name", ""), sheet.get(_RELATION, ""))
        for sheet in parsed(parts[_WORKBOOK]).iter("{*}sheet")
    )
    return {name: targets[relation][1] for name, relation in sheets if relation in targets}


def sheet_states(parts: Parts) -> dict[str, str]:
    """Whether each worksheet is ``visible``, ``hidden`` or ``veryHidden``: then no menu lists it."""
    sheets = parsed(parts[_WORKBOOK]).iter("{*}sheet")
    return {sheet.get("name", ""): sheet.get("state", "visible") for sheet in sheets}


def related(parts: Parts, name: str, kind: str) -> list[str]:
    """The parts that a part refers to by relationships whose type ends in ``kind``."""
    found = (target for _, (type_, target) in relationships(parts, name) if type_.endswith(kind))
    return [target for target in found if target in parts]


def relationships(parts: Parts, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Id, type and target part of every relationship inside the package."""
    place = PurePosixPath(name)
    rels = str(place.parent / "_rels" / f"{place.name}.rels")
    for element in parsed(parts[rels]) if rels in parts else ():
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join(place.parent, element.get("Target", "")))
            yield element.get("Id", ""), (element.get("Type", ""), target.lstrip("/"))


def _with_relationship(xml: bytes, kind: str, target: str) -> bytes:
    root = etree.fromstring(xml, _PARSER)
    for element in root.findall(f"{{{_RELS_NS}}}Relationship[@Type='{kind}']"):
        root.remove(element)
    used = {element.get("Id") for element in root}
    free = next(name for i in range(1, len(used) + 2) if (name := f"rId{i}") not in used)
    etree.SubElement(root, f"{{{_RELS_NS}}}Relationship", Id=free, Type=kind, Target=target)
    return serialised(root)


def _with_override(xml: bytes, part: str, content_type: str) -> bytes:
    root = etree.fromstring(xml, _PARSER)
    for element in root.findall(f"{{{_TYPES_NS}}}Override[@PartName='/{part}']"):
        root.remove(element)
    etree.SubElement(root, f"{{{_TYPES_NS}}}Override", PartName=f"/{part}", ContentType=content_type)
    return serialised(root)


def _with_default(xml: bytes, extension: str, content_type: str) -> bytes:
    root = etree.fromstring(xml, _PARSER)
    if root.find(f"{{{_TYPES_NS}}}Default[@Extension='{extension}']") is None:
        root.insert(
            0, root.makeelement(f"{{{_TYPES_NS}}}Default", Extension=extension, ContentType=content_type)
        )
    return serialised(root)


def consistent(parts: Parts) -> Parts:
    """A package from which parts were taken out: without relationships and content types for them."""
    changed = dict(parts)
    for name in [name for name in parts if name.endswith(".rels")]:
        root = parsed(parts[name])
        kept = {identity for identity, (_, target) in relationships(parts, owner(name)) if target in parts}
        for element in list(root):
            if element.get("TargetMode") != "External" and element.get("Id") not in kept:
                root.remove(element)
        changed[name] = serialised(root)
    types = parsed(parts[CONTENT_TYPES])
    for element in list(types):
        if (part := element.get("PartName")) and part.lstrip("/") not in parts:
            types.remove(element)
    return changed | {CONTENT_TYPES: serialised(types)}


def owner(rels: str) -> str:
    """The part whose relationships these are; "" for the package's own."""
    return rels.replace("_rels/", "", 1).removesuffix(".rels")


def serialised(root: etree._Element) -> bytes:
    """A part from its root element."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

"""What no schema validator sees: whether package, VBA project, code names and ribbon fit together.

Excel says of most of these faults no more than "We found a problem with some content", or nothing until a
button is clicked. The VBA project is read here by olefile and oletools, not by the library that wrote it.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

import olefile
from oletools.olevba import VBA_Parser

from ikm_xl import ooxml

_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RIBBON = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
_PARAMETERS = {"onAction": 1, "onLoad": 1}  # of a button and of the ribbon itself; a get… callback has two


def problems(data: bytes) -> list[str]:
    """What is wrong with a macro-enabled workbook; nothing when it is sound."""
    return [*_package(data), *_project(ooxml.read(data)), *_ribbon(ooxml.read(data))]


def code_names(parts: ooxml.Parts) -> set[str]:
    """The code names of the workbook and its sheets."""
    book = ElementTree.fromstring(parts["xl/workbook.xml"])
    owners = [book.find("{*}workbookPr")]
    targets = {item.attrib["Id"]: target for item, target in _relationships(parts, "xl/workbook.xml")}
    for sheet in book.iterfind("{*}sheets/{*}sheet"):
        content = parts.get(targets[sheet.attrib[f"{{{_REL}}}id"]], b"<missing/>")
        owners.append(ElementTree.fromstring(content).find("{*}sheetPr"))
    return {str(owner.get("codeName")) if owner is not None else "" for owner in owners}


def vba_sources(parts: ooxml.Parts) -> dict[str, str]:
    """The source of every module, by name, without its attribute lines, as oletools reads it."""
    parser = VBA_Parser(ooxml.VBA, data=parts[ooxml.VBA])
    return {name.rpartition(".")[0]: code for _, _, name, code in parser.extract_macros()}


def document_modules(parts: ooxml.Parts) -> set[str]:
    """The modules that the project declares as a workbook's or a sheet's own."""
    return set(re.findall(r"(?m)^Document=(\w+)/", _declaration(parts)))


def _declaration(parts: ooxml.Parts) -> str:
    with olefile.OleFileIO(parts[ooxml.VBA]) as container:
        return str(container.openstream("PROJECT").read().decode("cp1252"))


def _package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        yield from (f"part {name} twice" for name, n in Counter(file.namelist()).items() if n > 1)
    parts = ooxml.read(data)
    types = ElementTree.fromstring(parts["[Content_Types].xml"])
    override = {item.attrib["PartName"]: item.attrib["ContentType"] for item in types.iterfind("{*}Override")}
    default = {item.attrib["Extension"]: item.attrib["ContentType"] for item in types.iterfind("{*}Default")}
    declared = {name: override.get(f"/{name}") or default.get(name.rpartition(".")[2]) for name in parts}
    yield from (f"part {name} without a content type" for name, kind in declared.items() if not kind)
    yield from (f"content type for {name}, which is missing" for name in override if name[1:] not in parts)
    if "macroEnabled.main" not in str(declared["xl/workbook.xml"]):
        yield "the workbook is not declared macro-enabled"
    if declared.get(ooxml.VBA) != "application/vnd.ms-office.vbaProject":
        yield "the VBA project is missing or declared as something else"
    for name in ("", *parts):
        for _, target in _relationships(parts, name):
            if target not in parts:
                yield f"{name or 'the package'} is related to {target}, which is missing"


def _relationships(parts: ooxml.Parts, part: str) -> Iterator[tuple[ElementTree.Element, str]]:
    """A part's relationships, each with the part it leads to; "" stands for the package itself."""
    folder, _, name = part.rpartition("/")
    rels = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b"<none/>")
    for item in ElementTree.fromstring(rels):
        if item.get("TargetMode") != "External":
            yield item, posixpath.normpath(posixpath.join("/", folder, item.attrib["Target"]))[1:]


def _project(parts: ooxml.Parts) -> Iterator[str]:
    sources = vba_sources(parts)
    declared = re.findall(r"(?m)^(?:Document|Module|Class|BaseClass)=(\w+)", _declaration(parts))
    if sorted(declared) != sorted(sources):
        yield f"the project declares {sorted(declared)} and holds {sorted(sources)}"
    if code_names(parts) != document_modules(parts):
        yield f"code names {sorted(code_names(parts))}, document modules {sorted(document_modules(parts))}"
    sheets = ElementTree.fromstring(parts["xl/workbook.xml"]).iterfind("{*}sheets/{*}sheet")
    names = [sheet.attrib["name"] for sheet in sheets]
    yield from (f"xlwings would take the sheet {name} for code" for name in names if name.endswith(".py"))


def _ribbon(parts: ooxml.Parts) -> Iterator[str]:
    related = [target for item, target in _relationships(parts, "") if item.get("Type") == _RIBBON]
    if len(related) != 1 or related[0] not in parts:
        yield f"no ribbon: {related}"
        return
    elements = list(ElementTree.fromstring(parts[related[0]]).iter())
    ids = Counter(item.get("id") for item in elements if item.get("id"))
    yield from (f"ribbon id {name} used {n} times" for name, n in ids.items() if n > 1)
    procedures = _procedures(parts)
    for item in elements:
        for attribute, value in item.attrib.items():
            if attribute in _PARAMETERS or attribute.startswith("get"):
                found = procedures.get(value.lower(), [])
                if found != [_PARAMETERS.get(attribute, 2)]:
                    yield f"ribbon {item.get('id')} {attribute}={value}: parameters of its procedures {found}"


def _procedures(parts: ooxml.Parts) -> dict[str, list[int]]:
    """Of each public sub of a standard module, by its name in lower case: how many parameters it has."""
    found: dict[str, list[int]] = {}
    documents = document_modules(parts)
    for module, source in vba_sources(parts).items():
        if module not in documents:
            for name, parameters in re.findall(r"(?im)^(?:Public )?Sub (\w+)\s*\(([^)]*)\)", source):
                found.setdefault(name.lower(), []).append(len(parameters.split(",")) if parameters else 0)
    return found

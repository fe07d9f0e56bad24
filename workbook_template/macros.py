"""The VBA project and the ribbon of the workbook.

Needed at build time only, as is pyOpenVBA, which knows how Excel itself lays out a project: ThisWorkbook
and a document module per sheet, each with its code name. xlwings' own modules come unchanged from the
installed xlwings, so that the workbook needs no add-in and its VBA always fits the Python it calls.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from pyopenvba import ExcelFile, VBAModuleKind
from pyopenvba.cfb import CFB

from ikm_xl import ooxml
from ikm_xl.excel import xw

RIBBON = Path(__file__).with_name("ribbon.xml")
SOURCES = Path(__file__).with_name("vba")

_XLWINGS = Path(xw.__file__).parent
_PROJECT = "xl/vbaProject.bin"
_NO_CACHE = bytes.fromhex(
    "CC61FFFF000000"
)  # Reserved1, Version 0xFFFF, Reserved2, Reserved3: [MS-OVBA] 2.3.4.1
_ENCODING = "cp1252"  # the code page of a VBA project


def add(parts: ooxml.Parts) -> ooxml.Parts:
    """A workbook without macros, with our VBA project and ribbon added; the same for the same workbook."""
    return ooxml.add_ribbon(_with_project(ooxml.macro_enabled(parts)), RIBBON.read_bytes())


def modules() -> dict[str, str]:
    """The sources of our own modules, by name."""
    return {path.stem: _source(path) for path in sorted(SOURCES.glob("*.bas"))}


def xlwings_module() -> str:
    """The standard module of the installed xlwings, with RunPython in it."""
    return _source(_XLWINGS / "xlwings.bas")


def xlwings_dictionary() -> str:
    """The class module that belongs to it: a dictionary for Macs."""
    return _source(_XLWINGS / "addin" / "Dictionary.cls")


def _source(path: Path) -> str:
    return path.read_bytes().decode(_ENCODING)


def _with_project(parts: ooxml.Parts) -> ooxml.Parts:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "buku.xlsm"
        file.write_bytes(ooxml.write(parts))
        with ExcelFile(file) as workbook:
            project = workbook.add_vba_project()
            project.add_module("xlwings", xlwings_module())
            project.add_module("Dictionary", xlwings_dictionary(), kind=VBAModuleKind.other)
            for name, source in modules().items():
                project.add_module(name, source)
            for module in project.modules:
                module.dirty = True  # those of the sheets come with p-code, which is then left out
            workbook.save()
        parts = ooxml.read(file.read_bytes())
    parts[_PROJECT] = _without_cache(parts[_PROJECT])
    return parts


def _without_cache(project: bytes) -> bytes:
    """The VBA project without a performance cache, as [MS-OVBA] 2.3.4.1 asks of whoever writes one.

    pyOpenVBA leaves a cache of zeros under the version of one Excel, which that Excel would take for its own.
    """
    file = CFB.from_bytes(project)
    file.write_stream_in_storage("VBA", "_VBA_PROJECT", _NO_CACHE)
    return bytes(file.to_bytes())

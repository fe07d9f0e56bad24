"""The VBA project in the built workbook."""

import io
import re
from pathlib import Path

import olefile
import xlwings
from oletools import olevba
from oletools.mraptor import MacroRaptor
from pyopenvba import ExcelFile

from ikm_xl import ooxml
from ikm_xl.workbook import layout, shipped
from tests import structure
from workbook_template import build, macros


def _code(source: str) -> str:
    """A module as the VBA editor shows it: without export header and attribute lines."""
    source = re.sub(r"\AVERSION .*?\r\nEND\r\n", "", source, flags=re.DOTALL)
    return re.sub(r"(?m)^Attribute \S+ = .*\r\n", "", source)


def test_equal_sources_give_equal_bytes(built: Path) -> None:
    assert build.build() == built.read_bytes()


def test_the_project_holds_our_sources_and_xlwings_own_unchanged(built: Path) -> None:
    held = structure.vba_sources(ooxml.read(built.read_bytes()))
    expected = macros.modules() | {
        "xlwings": macros.xlwings_module(),
        "Dictionary": macros.xlwings_dictionary(),
    }
    for name, source in expected.items():
        assert _code(held[name]) == _code(source), name


def test_every_sheet_has_its_document_module_and_no_code_in_it(built: Path) -> None:
    parts = ooxml.read(built.read_bytes())
    documents = structure.document_modules(parts)
    assert documents == structure.code_names(parts)
    assert len(documents) == 1 + len(layout.SHEETS)
    sources = structure.vba_sources(parts)
    assert {name for name in documents if _code(sources[name]).strip()} == set()


def test_the_embedded_xlwings_is_the_installed_one(built: Path) -> None:
    source = structure.vba_sources(ooxml.read(built.read_bytes()))["xlwings"]
    assert re.findall(r'XLWINGS_VERSION As String = "(.+)"', source) == [xlwings.__version__]


def test_no_macro_runs_by_itself(built: Path) -> None:
    sources = structure.vba_sources(ooxml.read(built.read_bytes()))
    raptor = MacroRaptor("\n".join(sources.values()))
    raptor.scan()
    assert not raptor.suspicious
    assert not raptor.autoexec


def test_the_project_knows_the_type_of_a_ribbon_control(built: Path) -> None:
    with ExcelFile(built) as workbook:
        assert "Office" in {reference.name for reference in workbook.references()}
        assert workbook.validate() == []


def test_the_ribbon_is_the_one_of_the_sources(built: Path) -> None:
    assert ooxml.read(built.read_bytes())[ooxml.RIBBON] == macros.RIBBON.read_bytes()


def test_the_workbook_in_the_repository_is_a_fresh_build(built: Path) -> None:
    fresh, kept = ooxml.read(built.read_bytes()), ooxml.read(shipped.path().read_bytes())
    differing = sorted(name for name in fresh.keys() | kept.keys() if fresh.get(name) != kept.get(name))
    assert differing == [], "run: make build"


def test_the_project_holds_no_compiled_code() -> None:
    """[MS-OVBA] 2.3.4.1: whoever writes a project writes version 0xFFFF and no performance cache."""
    project = olefile.OleFileIO(io.BytesIO(ooxml.read(shipped.path().read_bytes())["xl/vbaProject.bin"]))
    assert project.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("CC61FFFF000000")
    directory = olevba.decompress_stream(bytearray(project.openstream("VBA/dir").read()))
    offsets = re.findall(rb"\x31\x00\x04\x00\x00\x00(.{4})", directory, re.DOTALL)  # MODULEOFFSET records
    assert len(offsets) > len(macros.modules())
    assert set(offsets) == {bytes(4)}

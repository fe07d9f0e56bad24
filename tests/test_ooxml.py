"""A workbook's parts: read, completed and written, the same bytes every time."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts

RIBBON = b'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"/>'


@pytest.fixture
def parts() -> Parts:
    return ooxml.read(saved(openpyxl.Workbook()))


def saved(workbook: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def targets(xml: bytes) -> dict[str, str]:
    """Targets of the relationships, by the last word of their type."""
    return {str(e.get("Type")).rpartition("/")[2]: str(e.get("Target")) for e in etree.fromstring(xml)}


def types(parts: Parts) -> dict[str, str]:
    root = etree.fromstring(parts["[Content_Types].xml"])
    return {str(e.get("PartName") or e.get("Extension")): str(e.get("ContentType")) for e in root}


def test_reading_and_writing_keep_the_parts(parts: Parts) -> None:
    assert ooxml.read(ooxml.write(parts)) == parts
    assert ooxml.read(ooxml.write(parts), ("docProps/",)).keys() == {
        "docProps/app.xml",
        "docProps/core.xml",
    }


def test_equal_parts_give_equal_bytes(parts: Parts) -> None:
    backwards = dict(reversed(parts.items()))
    assert ooxml.write(backwards) == ooxml.write(parts)
    with zipfile.ZipFile(io.BytesIO(ooxml.write(parts))) as file:
        assert file.namelist()[:2] == ["[Content_Types].xml", "_rels/.rels"]
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_package_that_unpacks_to_too_much_is_not_read(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = ooxml.write(parts)
    monkeypatch.setattr(ooxml, "_LIMIT", sum(map(len, parts.values())) - 1)
    with pytest.raises(zipfile.BadZipFile, match="unpacks"):
        ooxml.read(data)


def test_a_ribbon_is_added_once(parts: Parts) -> None:
    before = dict(parts)
    twice = ooxml.add_ribbon(ooxml.add_ribbon(parts, b"<lama/>"), RIBBON)
    assert parts == before  # the functions are pure
    assert twice[ooxml.RIBBON] == RIBBON
    assert targets(twice["_rels/.rels"])["extensibility"] == "customUI/customUI14.xml"
    assert twice["_rels/.rels"].count(b"customUI14") == 1
    ids = [e.get("Id") for e in etree.fromstring(twice["_rels/.rels"])]
    assert len(ids) == len(set(ids))
    assert types(twice)["xml"] == "application/xml"


def test_macros_make_a_macro_enabled_workbook(parts: Parts) -> None:
    assert not ooxml.is_macro_enabled(parts)
    twice = ooxml.add_vba(ooxml.add_vba(parts, b"lama"), b"baru")
    assert twice[ooxml.VBA] == b"baru"
    assert ooxml.is_macro_enabled(twice)
    assert targets(twice["xl/_rels/workbook.xml.rels"])["vbaProject"] == "vbaProject.bin"
    assert types(twice)["/xl/vbaProject.bin"] == "application/vnd.ms-office.vbaProject"
    assert types(twice)["/xl/workbook.xml"].endswith("sheet.macroEnabled.main+xml")
    assert twice["[Content_Types].xml"].count(b'"/xl/workbook.xml"') == 1


def test_openpyxl_still_reads_it(parts: Parts, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(ooxml.write(ooxml.add_ribbon(ooxml.add_vba(parts, b"proyek"), RIBBON)))
    kept = openpyxl.load_workbook(path, keep_vba=True).vba_archive
    assert kept is not None
    assert kept.read(ooxml.VBA) == b"proyek"


def test_times_are_fixed(parts: Parts) -> None:
    core = ooxml.fix_times(parts, "2025-02-26T00:00:00Z")["docProps/core.xml"]
    assert core.count(b">2025-02-26T00:00:00Z<") == 2

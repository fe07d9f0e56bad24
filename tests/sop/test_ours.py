"""What is not this program's is named and not carried on into a workbook that bears its name."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from pyopenvba import ExcelFile

from ikm_xl import actions, engine, ooxml
from ikm_xl.export import read
from ikm_xl.sop.foreign import found
from ikm_xl.workbook import layout, shipped
from tests.sop.forging import forge

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def forged(folder: Path) -> Path:
    """A workbook in which somebody put everything that does not belong there."""
    path = folder / "asing.xlsm"
    with engine.opened(shipped.path()) as book:
        forge(book.sheets[layout.KONFIGURASI].range("A30:B30"), ["INTERPRETER_WIN", r"\\lain\python.exe"])
        book.save(str(path))
    workbook = openpyxl.load_workbook(path, keep_vba=True)
    workbook.create_sheet("Rahasia").sheet_state = "veryHidden"
    own = workbook.create_sheet("Kerja Sendiri")
    own["A1"], own["A2"], own["A3"] = "=[1]Lain!$A$1", '=WEBSERVICE("http://x.example")', "tetap"
    workbook.save(path)
    with ExcelFile(path) as macros:
        macros.vba_project().add_module("Lain", "Sub Auto_Open()\r\nEnd Sub\r\n")
        macros.save()
    parts = ooxml.read(path.read_bytes())
    rels, link = "xl/_rels/workbook.xml.rels", "xl/externalLinks/externalLink1.xml"
    relation = (
        f'<Relationship Id="rIdX" Type="{_REL}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode() + b"</Relationships>")
    parts[link] = (
        f'<externalLink xmlns="{_MAIN}"><externalBook xmlns:r="{_REL}" r:id="rId1"/></externalLink>'.encode()
    )
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        b'Id="rId1" TargetMode="External" Type="x/externalLinkPath" Target="//lain/b.xlsx"/></Relationships>'
    )
    book_part = "xl/workbook.xml"
    reference = f'<externalReferences><externalReference xmlns:r="{_REL}" r:id="rIdX"/></externalReferences>'
    parts[book_part] = parts[book_part].replace(b"<definedNames>", reference.encode() + b"<definedNames>")
    path.write_bytes(ooxml.write(parts))
    return path


@pytest.mark.parametrize("again", [False, True], ids=["a new file", "the same file"])
def test_foreign_things_are_named_and_not_carried_on(
    again: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = forged(tmp_path)
    target = base if again else tmp_path / "IKM.xlsm"
    actions.compose(read.read_grids(SAMPLE), base, SETTINGS, target)
    told = " ".join(capsys.readouterr().err.split())
    for thing in (
        "modul 'Lain'",
        "tautan ke buku kerja lain",
        "Rahasia: lembar tersembunyi",
        "pengaturan xlwings bukan milik program ini",
        "(WEBSERVICE)",
    ):
        assert thing in told
    assert [str(one) for one in actions.examined(target)] == []
    parts = ooxml.read(target.read_bytes())
    assert not list(found(parts, ooxml.read(shipped.path().read_bytes())))
    assert "Rahasia" not in ooxml.sheet_parts(parts)
    assert not any(b"lain" in part and b"externalLink" in part for part in parts.values())
    assert openpyxl.load_workbook(target)["Kerja Sendiri"]["A3"].value == "tetap"


def test_our_own_workbook_goes_on_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "IKM.xlsm"
    fresh = Path(shutil.copy(shipped.path(), tmp_path))  # a copy is kept beside a workbook that is gone on in
    actions.compose(read.read_grids(SAMPLE), fresh, SETTINGS, target)
    assert "Tidak ikut" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("element", "named"),
    [
        (b"<controls/>", "tombol, kotak, atau objek tanam"),
        (b'<c r="A1" cm="1"/>', "rumus larik dinamis"),
        (b"<extLst><ext><x14:slicerList/></ext></extLst>", "alat pemotong data (slicer)"),
    ],
)
def test_what_cannot_be_kept_is_named_before_saving(element: bytes, named: str) -> None:
    from ikm_xl.engine import losses

    parts = ooxml.read(shipped.path().read_bytes())
    part = ooxml.sheet_parts(parts)[layout.DOKUMEN]
    assert list(losses.found(parts)) == []
    parts[part] = parts[part].replace(b"</worksheet>", element + b"</worksheet>")
    assert list(losses.found(parts)) == [(layout.DOKUMEN, named)]

"""The copy that LibreOffice prints: nobody's data in it, every picture, and gone however the command ends."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ikm_xl import actions, ooxml
from ikm_xl.export import read
from ikm_xl.printable import printable
from ikm_xl.workbook import layout

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)
_SLOW = """#!{python}
import sys, time
from pathlib import Path
Path({started!r}).write_text("")
time.sleep(60)
"""


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("buku") / "IKM.xlsm"
    actions.compose(read.read_grids(SAMPLE), None, SETTINGS, target)
    return target


def test_the_copy_holds_the_printed_sheets_in_order_and_no_export(finished: Path) -> None:
    whole, copy = (ooxml.read(data) for data in (finished.read_bytes(), printable(finished.read_bytes())))
    numbers = set(re.findall(rb"08\d{9,11}", whole[ooxml.sheet_parts(whole)[layout.EKSPOR]]))
    assert numbers
    assert not any(number in part for number in numbers for part in copy.values())
    assert list(ooxml.sheet_parts(copy))[: len(layout.PRINTED)] == list(layout.PRINTED)
    assert layout.EKSPOR not in ooxml.sheet_parts(copy)
    assert ooxml.VBA not in copy


def test_texts_that_excel_keeps_for_all_sheets_are_emptied_where_only_the_export_has_them(
    finished: Path,
) -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    parts = ooxml.read(finished.read_bytes())
    strings = f"<sst {main}><si><t>rahasia</t></si><si><t>tercetak</t></si></sst>"
    sheets = ooxml.sheet_parts(parts)
    for sheet, number in ((layout.EKSPOR, 0), (layout.DOKUMEN, 1)):
        cell = f'<sheetData><row r="1"><c r="A1" t="s"><v>{number}</v></c></row></sheetData>'.encode()
        part = sheets[sheet]
        parts[part] = re.sub(rb"<sheetData>.*</sheetData>", cell, parts[part], flags=re.DOTALL)
    copy = ooxml.read(printable(ooxml.write({**parts, "xl/sharedStrings.xml": strings.encode()})))
    assert b"tercetak" in copy["xl/sharedStrings.xml"]
    assert not any(b"rahasia" in part for part in copy.values())


def test_pictures_are_those_of_the_workbook(finished: Path) -> None:
    parts = ooxml.read(finished.read_bytes())
    name = next(name for name in parts if re.fullmatch(r"xl/drawings/_rels/drawing\d\.xml\.rels", name))
    link = b'<Relationship Id="rIdLogo" Type="x/image" Target="../media/logo.png"/>'
    rels = parts[name].replace(b"</Relationships>", link + b"</Relationships>")
    copy = ooxml.read(printable(ooxml.write({**parts, name: rels, "xl/media/logo.png": PNG})))
    assert copy["xl/media/logo.png"] == PNG
    assert b"rIdLogo" in copy[name]


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of Unix")
def test_nothing_is_left_after_the_command_was_told_to_end(finished: Path, tmp_path: Path) -> None:
    started, temporary, programs = tmp_path / "mulai", tmp_path / "sementara", tmp_path / "bin"
    temporary.mkdir()
    programs.mkdir()
    soffice = programs / "soffice"
    soffice.write_text(_SLOW.format(python=sys.executable, started=str(started)))
    soffice.chmod(0o755)
    paths = f"Path({str(finished)!r}), Path('x.pdf')"
    code = f"from pathlib import Path; from ikm_xl import pdf; pdf.render({paths})"
    environment = {**os.environ, "TMPDIR": str(temporary), "PATH": f"{programs}:{os.environ['PATH']}"}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, cwd=tmp_path) as process:
        while not started.exists() and process.poll() is None:
            time.sleep(0.05)
        assert list(temporary.iterdir())
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 128 + signal.SIGTERM
    assert list(temporary.iterdir()) == []
    assert not (tmp_path / "x.pdf").exists()

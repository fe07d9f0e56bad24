"""What tests of several packages share: the workbook as its sources make it, an Excel, LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis

from ikm_xl.workbook import layout

if TYPE_CHECKING:
    from tests.excel import Excel

hypothesis.register_profile("untimed", deadline=None)  # how fast a machine is must fail no test
hypothesis.load_profile("untimed")

# LibreOffice as in an Indonesian office, and recalculating every file that it opens: its results are then
# its own, not the values that the file under test claims.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"
  ><value>id-ID</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"
  ><value>0</value></prop></item>
</oor:items>
"""

Convert = Callable[[Path, str], Path]
ConvertAll = Callable[[Sequence[Path], str], list[Path]]


@pytest.hookimpl(tryfirst=True)  # before those that are not wanted are left out
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What starts LibreOffice is slow, whether it asks for it as a fixture or by a parameter."""
    for item in items:
        if "soffice" in getattr(item, "fixturenames", ()) or "LibreOffice" in item.name:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build of IKM_Kecamatan.xlsm."""
    from workbook_template import build  # the tests of survey/ need none of it

    path = tmp_path_factory.mktemp("buku") / "IKM_Kecamatan.xlsm"
    path.write_bytes(build.build())
    return path


@pytest.fixture(scope="session")
def pressable(built: Path) -> Path:
    """The built workbook for whoever presses its buttons: values in place of the formulas that no macro asks.

    Those that macros ask (footers, banner) stand on _daftar; to compile all others takes seconds.
    """
    import openpyxl

    book, formulas = openpyxl.load_workbook(built, data_only=True), openpyxl.load_workbook(built)
    for row in formulas[layout.DAFTAR].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                book[layout.DAFTAR][cell.coordinate] = cell.value
    path = built.with_name("tombol.xlsx")
    book.save(path)
    return path


@pytest.fixture
def excel(pressable: Path) -> Iterator[Excel]:
    """That workbook in an Excel that writes down what our VBA asks of it."""
    from tests.excel import opened

    with opened(pressable) as machine:
        yield machine


@pytest.fixture(scope="session")
def soffice_all(tmp_path_factory: pytest.TempPathFactory) -> ConvertAll:
    """``soffice_all(paths, format)``: workbooks as LibreOffice recalculates them, which is started once."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs LibreOffice: apt-get install libreoffice-calc-nogui")
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("libreoffice")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")

    def convert(paths: Sequence[Path], to: str) -> list[Path]:
        target = tmp_path_factory.mktemp("converted")
        command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", to, "--outdir", str(target), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return [target / f"{path.stem}.{to}" for path in paths]

    return convert


@pytest.fixture(scope="session")
def soffice(soffice_all: ConvertAll) -> Convert:
    """``soffice(path, format)``: the workbook as LibreOffice recalculates it, as pdf, xlsx, ods or csv."""
    return lambda path, to: soffice_all([path], to)[0]

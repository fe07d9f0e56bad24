"""The built workbook opens in LibreOffice, a VBA engine of other makers compiles our modules, and they run.

xlwings.bas does not compile there (it declares Windows libraries), so a stand-in takes its place. A module
that does not compile answers every call with nothing instead of an error: each must return something known.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.conftest import Convert
from tests.excel import buttons

PYTHON = "/usr/bin/python3"  # the system's own, for which Debian packages LibreOffice's bridge
XLWINGS = """
Public Perintah As String
Public Function RunPython(PythonCommand As String)
    Perintah = PythonCommand
    RunPython = 0
End Function
Public Function GetConfig(configKey As String, Optional default As String) As String
    GetConfig = "/usr/bin/env"
End Function
"""
# FileExists and Environ are LibreOffice Basic's own.
CALL = """
Public Function Klik_{name}() As String
    Perintah = ""
    {callback} Nothing
    Klik_{name} = Perintah
End Function
"""
CANARY = """
Public Function NamaPdf() As String
    NamaPdf = Cetak.DiSampingBuku(".pdf")
End Function
Public Function Kertas() As String
    Kertas = Python.IsiNama("cetak_kertas")
End Function
Public Function Pulih() As String
    PulihkanExcel
    Pulih = "ya"
End Function
Public Function Kaki() As String
    Kaki = ThisWorkbook.Worksheets("Dokumen IKM").PageSetup.RightFooter
End Function
"""

# It has no Worksheet.Protection and no filters: pyOpenVBA runs Keadaan (test_vba.py), here it only compiles.
KEADAAN = """
Public Sub SiapkanExcel()
End Sub
Public Sub PulihkanExcel()
End Sub
"""


def _run(workbook: Path, run: list[str], **modules: str) -> list[Any]:
    calls = "".join(CALL.format(name=name, callback=b.get("onAction")) for name, b in buttons().items())
    request = {
        "modules": {"Dictionary": "", "xlwings": XLWINGS, "Uji": CANARY + calls, **modules},
        "run": run,
    }
    with TemporaryDirectory() as folder:  # alone there: beside another PDF, Simpan PDF would ask and wait
        alone = shutil.copy(workbook, folder)
        done = subprocess.run(
            [PYTHON, str(Path(__file__).with_name("in_libreoffice.py")), alone],
            input=json.dumps(request),
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    answer: list[Any] = json.loads(done.stdout)
    return answer


@pytest.fixture
def uno(soffice: Convert) -> None:
    """LibreOffice with its Python bridge: required in CI, visibly skipped where it is absent."""
    present = subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    if not present and os.environ.get("CI"):
        pytest.fail("CI needs LibreOffice's Python bridge: apt-get install python3-uno")
    if not present:
        pytest.skip("LibreOffice's Python bridge (python3-uno) is not installed")


@pytest.mark.usefixtures("uno")
def test_our_modules_compile_and_every_button_is_reached(built: Path) -> None:
    python = {
        "bersihkan",
        "hitung",
        "periksaKelengkapan",
        "susunRtl",
        "siapkanPengesahan",
        "cadangan",
        "gambarPoster",
        "laporanWord",
        "pasangLogo",
        "periksaBuku",
        "prosesSemua",
        "tentang",
    }
    names = list(buttons())
    canaries = ["Uji.NamaPdf", "Uji.Kertas"]

    pdf, paper, *commands, footer = _run(
        built, [*canaries, *(f"Uji.Klik_{name}" for name in names), "Uji.Kaki"], Keadaan=KEADAAN
    )

    assert _run(built, ["Uji.Pulih"]) == ["ya"]
    assert pdf == "IKM_Kecamatan.pdf"
    assert paper == "F4"
    sent = dict(zip(names, commands, strict=True))
    assert {name for name, command in sent.items() if command.startswith("import ikm_xl.ribbon; ")} == python
    assert footer.endswith("Halaman &P dari &N")

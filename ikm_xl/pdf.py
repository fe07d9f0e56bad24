"""The finished document as PDF, rendered by LibreOffice where there is no Excel."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl

from ikm_xl import atomic
from ikm_xl.errors import IkmError
from ikm_xl.workbook.layout import PRINTED

_SECONDS = 300
_INDONESIAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"
  ><value>id-ID</value></prop></item>
</oor:items>
"""  # so that numbers have a decimal comma, whatever the computer's own locale
_WINDOWS = (r"C:\Program Files\LibreOffice\program\soffice.com",)


def libreoffice() -> str | None:
    """Path of LibreOffice's program, or None where it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _WINDOWS if Path(place).is_file()), None)


def render(workbook: Path, target: Path) -> None:
    """Render the sheets of layout.PRINTED, in that order, into one PDF.

    Raises:
        IkmError: LibreOffice is missing, fails, or takes more than five minutes.
    """
    program = libreoffice()
    if program is None:
        raise IkmError(
            "LibreOffice tidak terpasang, sehingga PDF tidak dapat dibuat.",
            "Cetak dari Excel saja.",
            code="IKM-M31",
        )
    with tempfile.TemporaryDirectory(prefix="ikm-xl-") as folder:
        printable = Path(folder) / f"{target.stem}.xlsx"
        _printable(workbook, printable)
        convert(program, printable, Path(folder))
        made = printable.with_suffix(".pdf")
        if not made.is_file():
            raise IkmError(
                "LibreOffice tidak menghasilkan PDF.",
                "Buka buku kerja di Excel dan cetak dari sana.",
                code="IKM-M32",
            )
        atomic.replace(target, made.read_bytes())


def _printable(workbook: Path, target: Path) -> None:
    """A copy that shows only the printed sheets, in order: LibreOffice prints what is visible."""
    book = openpyxl.load_workbook(workbook)
    order = [book[name] for name in PRINTED]
    rest = [sheet for sheet in book.worksheets if sheet.title not in PRINTED]
    for sheet in rest:
        sheet.sheet_state = "hidden"
        sheet.print_area = None
    for place, sheet in enumerate(order):
        book.move_sheet(sheet, place - book.index(sheet))
    book.active = 0
    book.save(target)


def convert(program: str, source: Path, folder: Path) -> None:
    """Let LibreOffice write a workbook as PDF into a folder, which also takes its profile.

    Raises:
        IkmError: LibreOffice fails, or takes more than five minutes.
    """
    profile = folder / "profil"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_INDONESIAN, encoding="utf-8")
    command = [program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        raise IkmError(
            "LibreOffice gagal membuat PDF.", "Buka buku kerja di Excel dan cetak dari sana.", code="IKM-M33"
        ) from error

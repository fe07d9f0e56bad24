"""The finished document as PDF, rendered by LibreOffice where there is no Excel."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

from ikm_xl import atomic
from ikm_xl.errors import IkmError
from ikm_xl.printable import printable

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
    with _ended_in_order(), tempfile.TemporaryDirectory(prefix="ikm-xl-") as folder:
        copy = Path(folder) / f"{target.stem}.xlsx"
        copy.write_bytes(printable(workbook.read_bytes()))
        convert(program, copy, Path(folder))
        made = copy.with_suffix(".pdf")
        if not made.is_file():
            raise IkmError(
                "LibreOffice tidak menghasilkan PDF.",
                "Buka buku kerja di Excel dan cetak dari sana.",
                code="IKM-M32",
            )
        atomic.replace(target, made.read_bytes())


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
        _run(command)
    except (OSError, subprocess.SubprocessError) as error:
        raise IkmError(
            "LibreOffice gagal membuat PDF.", "Buka buku kerja di Excel dan cetak dari sana.", code="IKM-M33"
        ) from error


def _run(command: list[str]) -> None:
    """Run LibreOffice, which starts programs of its own; with us they all end."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as process:
        try:
            code = process.wait(_SECONDS)
        except BaseException:
            _end(process)
            raise
    if code:
        raise subprocess.CalledProcessError(code, command)


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """Meanwhile a request to end is an exit like any other: what was written for a while is removed."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may listen
        return
    before = signal.signal(signal.SIGTERM, _exit)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _exit(number: int, _: object) -> NoReturn:
    raise SystemExit(128 + number)

"""The Windows that the job runs on: a Wine prefix of its own, with a screen, and two Excels always open."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.windows_job import wine_gaps

EXCELS = ("window", "hidden")
"""A workbook's window, as staff have it; and none, as an Excel on its start screen or in Protected View."""


@dataclass(frozen=True)
class Done:
    """A program that ended; its output with LF."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        """What it wrote to both streams, for people."""
        return (self.out + self.err).decode("utf-8", "backslashreplace")


@dataclass
class Machine:
    """A running Windows.

    Attributes:
        folder: where everything of the job lies.
        python: the folder with the Windows ``python.exe``.
        environ: the environment of its programs.
    """

    folder: Path
    python: Path
    environ: dict[str, str]
    _excels: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def profile(self) -> Path:
        """The user's profile folder."""
        users = self.folder / "prefix" / "drive_c" / "users"
        return next(user for user in users.iterdir() if user.name not in ("Public", "All Users"))

    def start(
        self, *command: object, folder: Path | None = None, environ: dict[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a Windows program. Its streams are pipes: Wine's Python cannot use files of Linux."""
        return subprocess.Popen(
            ["wine", *map(str, command)],
            cwd=folder or self.folder,
            env={**self.environ, **(environ or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def run(
        self,
        *command: object,
        folder: Path | None = None,
        environ: dict[str, str] | None = None,
        seconds: int = 120,
    ) -> Done:
        """Run a Windows program to its end.

        Raises:
            AssertionError: it does not end in time.
        """
        process = self.start(*command, folder=folder, environ=environ)
        try:
            out, err = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise AssertionError(f"still running after {seconds} s: {' '.join(map(str, command))}") from None
        return Done(process.returncode, out.replace(b"\r\n", b"\n"), err.replace(b"\r\n", b"\n"))

    def ikm_xl(self, *words: object, folder: Path | None = None, **environ: str) -> Done:
        """Run the command, as it was installed."""
        return self.run(self.python / "Scripts" / "ikm-xl.exe", *words, folder=folder, environ=environ)

    @staticmethod
    def clean(folder: Path) -> None:
        """Make a folder anew."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)

    def open_excels(self) -> None:
        """Open those of the two Excels that are not open."""
        for kind in EXCELS:
            if kind not in self._excels or self._excels[kind].poll() is not None:
                self._excels[kind] = self.start(self.folder / "EXCEL.EXE", kind)
                time.sleep(1)

    def closed_excels(self) -> list[str]:
        """Those of the two Excels that somebody ended."""
        return [kind for kind, process in self._excels.items() if process.poll() is not None]


def windows_path(path: Path) -> str:
    r"""A file of this computer as Windows programs call it: ``Z:\tmp\x``."""
    return "Z:" + str(path.absolute()).replace("/", "\\")


@contextmanager
def running(folder: Path, python: Path) -> Iterator[Machine]:
    """A Windows that has just been set up, until the end of the ``with`` statement."""
    for name in ("EXCEL.EXE", "DESKTOP.EXE"):
        wine_gaps.compile_c(wine_gaps.SOURCES / "excel.c", folder / name, "-mwindows")
    with _screen() as display:
        environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environ |= {
            "LC_ALL": "C.UTF-8",  # Windows then has the code page 1252
            "DISPLAY": display,
            "WINEPREFIX": str(folder / "prefix"),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
        }
        machine = Machine(folder, python, environ)
        _make_prefix(machine)
        # The first program that wants a window would start Wine's desktop, which then keeps that program's
        # pipes open for ever; this one has no pipes that anybody reads.
        desktop = machine.start(folder / "DESKTOP.EXE", "desktop")
        try:
            time.sleep(2)
            machine.open_excels()
            yield machine
        finally:
            _quiet(environ, "wineserver", "-k")
            for process in (desktop, *machine._excels.values()):
                process.wait(timeout=30)


def _make_prefix(machine: Machine) -> None:
    prefix = machine.folder / "prefix"
    shutil.rmtree(prefix, ignore_errors=True)
    _quiet(machine.environ, "wineboot", "-i")
    _quiet(machine.environ, "wine", "reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")
    _quiet(machine.environ, "wineserver", "-w")
    for place in machine.profile.iterdir():  # Documents and its like are links to those of this computer
        if place.is_symlink():
            place.unlink()
            place.mkdir()


def _quiet(environ: dict[str, str], *command: str) -> None:
    null = subprocess.DEVNULL
    subprocess.run(command, env=environ, stdin=null, stdout=null, stderr=null, check=False, timeout=180)


@contextmanager
def _screen() -> Iterator[str]:
    """A screen that nobody sees."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, pass_fds=[write])
    os.close(write)
    try:
        with os.fdopen(read) as answer:
            yield f":{answer.readline().strip()}"
    finally:
        process.terminate()
        process.wait(timeout=30)

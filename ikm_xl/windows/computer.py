"""The computer that is set up or examined: everything outside the program but plain files."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile

RegistryValue = int | str


@dataclass(frozen=True)
class Run:
    """A program that was run; ``exit_code`` is None when it did not start or did not end in time."""

    exit_code: int | None
    output: str = ""
    error: str = ""


@dataclass(frozen=True)
class Computer:
    r"""The computer that the program runs on, as far as it is like every other.

    What belongs to Windows is empty here and filled in by ``native``. Registry keys are written
    ``HKCU\Software\…`` or ``HKLM\Software\…``. What is not there or may not be read is None or empty, never
    an error: the doctor says what that means.

    Attributes:
        platform: as ``sys.platform``: ``win32`` on every Windows.
        home: the user's profile folder.
        environ: the environment variables.
        ansi: the encoding in which VBA reads text files: Windows' ANSI code page.
    """

    platform: str = sys.platform
    home: Path = field(default_factory=Path.home)
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    ansi: str = field(default_factory=locale.getencoding)

    @property
    def windows_build(self) -> int:
        """Windows' build number, 22631 for instance."""
        return 0

    def run(self, command: Sequence[str], folder: Path | None = None, seconds: int = 30) -> Run:
        """Run a program without a window and wait for it, for so many seconds at most.

        It writes to files, not to pipes: a pipe stays open as long as a program lives that it started, and
        whoever reads the pipe waits for that one too, whatever the limit.
        """
        with TemporaryFile("w+", errors="replace") as output, TemporaryFile("w+", errors="replace") as error:
            try:
                done = subprocess.run(
                    command,
                    cwd=folder,
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=error,
                    timeout=seconds,
                    check=False,
                    creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
                )
            except (OSError, subprocess.TimeoutExpired) as reason:
                return Run(None, error=str(reason))
            for file in (output, error):
                file.seek(0)
            return Run(done.returncode, output.read(), error.read())

    def registry_value(self, key: str, name: str) -> RegistryValue | None:
        """One value of a key; the empty name is the key's default value."""
        return None

    def registry_keys(self, key: str) -> tuple[str, ...]:
        """The names of the keys directly below a key."""
        return ()

    def registry_write(self, key: str, values: Mapping[str, RegistryValue]) -> None:
        """Make a key below ``HKCU`` and write its values."""
        raise NotImplementedError(key)

    def registry_delete(self, key: str) -> None:
        """Delete a key below ``HKCU`` that has no keys below it."""
        raise NotImplementedError(key)

    def file_version(self, path: str) -> str:
        """A program file's version, ``16.0.17328.20162`` for instance; empty when it has none."""
        return ""

    def elevated(self, pid: int) -> bool | None:
        """Whether a process runs with administrator rights; None when another user's process hides it."""
        return None

"""What ``native`` reads of a registry that is filled in for the case, and files that another program holds.

A Windows Python runs it: ``settings.main([LAUNCHER])``; a JSON object for each case, as ``buttons``.
"""

# ruff: noqa: E402 (what follows the assertion is skipped by mypy on other systems)

from __future__ import annotations

import sys

assert sys.platform == "win32"

import json
import subprocess
import winreg
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pywintypes
import win32con
import win32file

from ikm_xl.windows import doctor, policies, probe
from ikm_xl.windows.here import this_computer
from ikm_xl.windows.snapshot import Excel
from ikm_xl.workbook import shipped

_SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
_POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
_GROUP = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_LOCAL = r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_MANAGED = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"
_ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
_DEFENDER, _DEFENDER_MACROS = "Pelindung Microsoft Defender", "Pelindung Microsoft Defender (makro)"


@dataclass(frozen=True)
class Setting:
    """A value of the registry, and what a check says of it."""

    key: str
    name: str
    value: int | str
    check: str
    state: str


SETTINGS = (
    Setting(_SECURITY, "VBAWarnings", 1, "Izin makro", "peringatan"),
    Setting(_SECURITY, "VBAWarnings", 2, "Izin makro", "ok"),
    Setting(_SECURITY, "VBAWarnings", 3, "Izin makro", "gagal"),
    Setting(_SECURITY, "VBAWarnings", 4, "Izin makro", "gagal"),
    Setting(_POLICY, "VBAWarnings", 4, "Izin makro", "gagal"),
    Setting(_POLICY, "blockcontentexecutionfrominternet", 1, "Izin makro", "ok"),
    Setting(_GROUP, policies.CHILD_PROCESSES, "1", _DEFENDER, "gagal"),
    Setting(_GROUP, policies.CHILD_PROCESSES, "2", _DEFENDER, "ok"),
    Setting(_LOCAL, policies.CHILD_PROCESSES, 6, _DEFENDER, "peringatan"),
    Setting(_MANAGED, "ASRRules", f"{policies.CHILD_PROCESSES.lower()}=1", _DEFENDER, "gagal"),
    Setting(_GROUP, policies.WIN32_CALLS, "1", _DEFENDER_MACROS, "gagal"),
    Setting(_LOCAL, policies.WIN32_CALLS, 6, _DEFENDER_MACROS, "peringatan"),
    Setting(_GROUP, policies.CHILD_PROCESSES, "1", _DEFENDER_MACROS, "ok"),
)
VERSIONS = (
    ("16.0.17328.20162", "ok"),
    ("14.0.7268.5000", "ok"),
    ("12.0.4518.1014", "gagal"),
    ("", "peringatan"),
)


@contextmanager
def written(key: str, name: str, value: int | str) -> Iterator[None]:
    """The value in the registry, until the end of the ``with`` statement."""
    root, _, path = key.partition("\\")
    with winreg.CreateKeyEx(_ROOTS[root], path, access=winreg.KEY_ALL_ACCESS) as opened:
        kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
        winreg.SetValueEx(opened, name, 0, kind, value)
        try:
            yield
        finally:
            winreg.DeleteValue(opened, name)


def registry() -> Iterator[tuple[str, bool, str]]:
    """Every setting, judged by the doctor."""
    computer = this_computer()
    seen = probe.read(computer, shipped.path())
    for setting in SETTINGS:
        with written(setting.key, setting.name, setting.value):
            now = replace(
                seen,
                macros=policies.macros(computer, "16.0"),
                asr=policies.asr(computer, policies.CHILD_PROCESSES),
                asr_win32=policies.asr(computer, policies.WIN32_CALLS),
            )
        state = next(one.keadaan for one in doctor.diagnose(now) if one.pemeriksaan == setting.check)
        short = f"{setting.key.split(chr(92))[0]} {setting.name[:20]}={str(setting.value)[-14:]}"
        yield f"registry: {short} → {setting.check}", state == setting.state, state
    for version, expected in VERSIONS:
        now = replace(seen, excel=Excel("EXCEL.EXE", version, 64))
        state = next(one.keadaan for one in doctor.diagnose(now) if one.pemeriksaan == "Excel")
        yield f"Excel version {version or 'unreadable'}", state == expected, state
    app_path = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
    with written(app_path, "", sys.executable):
        found = probe.excel(computer)
    good = found is not None and found.bits == 64 and found.version.startswith("3.13.")
    yield "registry: App Paths leads to a program, its version and bits", good, str(found)


def locks(launcher: str) -> Iterator[tuple[str, bool, str]]:
    """A workbook and an export that another program has open, with share modes 0 and 1 (read)."""
    book, export = Path("terkunci.xlsm"), Path("terkunci.xlsx")
    book.write_bytes(b"isi")
    subprocess.run([launcher, "contoh", str(export), "--timpa"], check=True, capture_output=True)
    for share in (0, win32con.FILE_SHARE_READ):
        with _held(book, share):
            done = _run(launcher, "baru", str(book), "--timpa")
        left = list(Path().glob(".terkunci*"))
        good = done.returncode == 2 and b"sedang" in done.stderr and not left and book.read_bytes() == b"isi"
        yield f"lock: writing, share mode {share}", good, f"{done.returncode} {done.stderr[:150]!r} {left}"
    with _held(export, 0):
        done = _run(launcher, "hitung", str(export))
    yield "lock: reading an export, share mode 0", done.returncode == 2, f"{done.stderr[:200]!r}"


@contextmanager
def _held(path: Path, share: int) -> Iterator[None]:
    access = win32con.GENERIC_READ | win32con.GENERIC_WRITE
    handle: pywintypes.HANDLEType = win32file.CreateFile(
        str(path), access, share, None, win32con.OPEN_EXISTING, 0, None
    )
    try:
        yield
    finally:
        handle.Close()


def _run(*command: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=100)


def main(words: list[str]) -> None:
    """Run all, a line each."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for cases in (registry(), locks(words[0])):
        for name, good, seen in cases:
            print(json.dumps({"name": name, "good": good, "seen": seen}), flush=True)

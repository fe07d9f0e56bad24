"""A Windows computer made of a dictionary for the registry, a folder for the disk and recorded answers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ikm_xl.windows.computer import Computer, RegistryValue, Run

EXCEL = r"HKCU\Software\Microsoft\Office\16.0\Excel"
APP_PATH = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
IMPORTED = json.dumps(
    {
        "versions": {
            "ikm_xl": "0.1.0",
            "xlwings": "0.37.8",
            "pywintypes": "",
            "win32api": "",
            "pythoncom": "",
            "ikm_xl.ribbon": "",
        },
        "failures": {},
    }
)


@dataclass(frozen=True)
class FakeComputer(Computer):
    """Registry keys and value names in any case; ``answers`` by the program's file name."""

    platform: str = "win32"
    ansi: str = "cp1252"
    registry: dict[str, dict[str, RegistryValue]] = field(default_factory=dict)
    answers: Mapping[str, Run] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    rights: Mapping[int, bool | None] = field(default_factory=dict)
    build: int = 22631
    asked: list[tuple[str, ...]] = field(default_factory=list)

    @property
    def windows_build(self) -> int:
        return self.build

    def run(self, command: Sequence[str], folder: Path | None = None, seconds: int = 30) -> Run:
        self.asked.append((*command, str(folder)))
        return self.answers.get(Path(command[0]).name, Run(None, error="tidak ada"))

    def _key(self, key: str) -> str | None:
        return next((known for known in self.registry if known.lower() == key.lower()), None)

    def registry_value(self, key: str, name: str) -> RegistryValue | None:
        values = self.registry.get(self._key(key) or "", {})
        return next((value for known, value in values.items() if known.lower() == name.lower()), None)

    def registry_keys(self, key: str) -> tuple[str, ...]:
        below = [
            known[len(key) + 1 :] for known in self.registry if known.lower().startswith(f"{key}\\".lower())
        ]
        return tuple(dict.fromkeys(name.partition("\\")[0] for name in below))

    def registry_write(self, key: str, values: Mapping[str, RegistryValue]) -> None:
        assert key.startswith("HKCU\\")
        self.registry.setdefault(self._key(key) or key, {}).update(values)

    def registry_delete(self, key: str) -> None:
        known = self._key(key)
        assert known is not None
        del self.registry[known]

    def file_version(self, path: str) -> str:
        return self.versions.get(path, "")

    def elevated(self, pid: int) -> bool | None:
        return self.rights.get(pid, False)


def office_pc(folder: Path) -> FakeComputer:
    """A kecamatan's computer with Excel 2016 and nothing set up; blanks and accents in every path."""
    home = folder / "Siti Nurhalizá & Bu Camat"
    program = folder / "Program Files" / "EXCEL.EXE"
    program.parent.mkdir(parents=True)
    program.write_bytes(pe_header(0x8664))
    (home / "Dokumen Saya").mkdir(parents=True)
    return FakeComputer(
        home=home,
        environ={
            "USERPROFILE": str(home),
            "APPDATA": str(home / "Roaming"),
            "LOCALAPPDATA": str(home / "Local"),
            "PROCESSOR_ARCHITECTURE": "AMD64",
        },
        registry={
            APP_PATH: {"": str(program)},
            SHELL_FOLDERS: {"Personal": r"%USERPROFILE%/Dokumen Saya"},
            EXCEL: {},
            rf"{EXCEL}\Security\Trusted Locations\Location0": {"Path": r"C:\Program Files\XLSTART"},
            r"HKCU\Software\Microsoft\Office\Common": {},
        },
        answers={
            "tasklist": Run(0, "INFO: No tasks are running which match the specified criteria.\n"),
            "python.exe": Run(0, IMPORTED),
        },
        versions={str(program): "16.0.17328.20162"},
    )


def pe_header(machine: int) -> bytes:
    """The first bytes of a Windows program for a processor."""
    dos = b"MZ" + bytes(0x3A) + (0x80).to_bytes(4, "little")
    return dos.ljust(0x80, b"\0") + b"PE\0\0" + machine.to_bytes(2, "little") + bytes(64)

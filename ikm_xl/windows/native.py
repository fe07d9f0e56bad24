"""A Windows computer: the only module that talks to Windows itself. It cannot be imported elsewhere."""

# ruff: noqa: E402 (what follows the assertion is skipped by mypy on other systems)

from __future__ import annotations

import sys

assert sys.platform == "win32"

import ctypes
import winreg
from collections.abc import Mapping
from ctypes import wintypes
from dataclasses import dataclass

from ikm_xl.windows.computer import Computer, RegistryValue

_ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
_READ = winreg.KEY_READ | winreg.KEY_WOW64_64KEY  # a 32-bit Python would be shown the other half of HKLM
_PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
_TOKEN_QUERY = 0x0008
_TOKEN_ELEVATION = 20


@dataclass(frozen=True)
class WindowsComputer(Computer):
    """This computer, with its registry, its programs' versions and its processes."""

    @property
    def windows_build(self) -> int:
        """See ``Computer``."""
        return sys.getwindowsversion().build

    def registry_value(self, key: str, name: str) -> RegistryValue | None:
        """See ``Computer``."""
        try:
            with winreg.OpenKey(*_split(key), access=_READ) as opened:
                value, _ = winreg.QueryValueEx(opened, name)
        except OSError:
            return None
        return value if isinstance(value, int | str) else None

    def registry_keys(self, key: str) -> tuple[str, ...]:
        """See ``Computer``."""
        try:
            with winreg.OpenKey(*_split(key), access=_READ) as opened:
                return tuple(winreg.EnumKey(opened, i) for i in range(winreg.QueryInfoKey(opened)[0]))
        except OSError:
            return ()

    def registry_write(self, key: str, values: Mapping[str, RegistryValue]) -> None:
        """See ``Computer``."""
        with winreg.CreateKey(*_split(key)) as opened:
            for name, value in values.items():
                kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
                winreg.SetValueEx(opened, name, 0, kind, value)

    def registry_delete(self, key: str) -> None:
        """See ``Computer``."""
        winreg.DeleteKey(*_split(key))

    def file_version(self, path: str) -> str:
        """See ``Computer``."""
        library = ctypes.WinDLL("version")
        size = library.GetFileVersionInfoSizeW(path, None)
        block = ctypes.create_string_buffer(size)
        if not size or not library.GetFileVersionInfoW(path, 0, size, block):
            return ""
        words = ctypes.POINTER(wintypes.DWORD)()  # VS_FIXEDFILEINFO: the version is its third and fourth word
        if not library.VerQueryValueW(block, "\\", ctypes.byref(words), ctypes.byref(wintypes.UINT())):
            return ""
        high, low = words[2], words[3]
        return f"{high >> 16}.{high & 0xFFFF}.{low >> 16}.{low & 0xFFFF}"

    def elevated(self, pid: int) -> bool | None:
        """See ``Computer``."""
        kernel, rights = ctypes.WinDLL("kernel32"), ctypes.WinDLL("advapi32")
        kernel.OpenProcess.restype = wintypes.HANDLE
        process = wintypes.HANDLE(kernel.OpenProcess(_PROCESS_QUERY_LIMITED_INFORMATION, False, pid))
        token, elevation, size = wintypes.HANDLE(), wintypes.DWORD(), wintypes.DWORD()
        try:
            if not rights.OpenProcessToken(process, _TOKEN_QUERY, ctypes.byref(token)):
                return None
            known = rights.GetTokenInformation(
                token, _TOKEN_ELEVATION, ctypes.byref(elevation), ctypes.sizeof(elevation), ctypes.byref(size)
            )
            return bool(elevation.value) if known else None
        finally:
            for handle in (token, process):
                if handle:
                    kernel.CloseHandle(handle)


def _split(key: str) -> tuple[int, str]:
    root, _, path = key.partition("\\")
    return _ROOTS[root], path

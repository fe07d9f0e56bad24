"""The text of an xlwings.conf file, as xlwings' VBA reads it.

VBA reads the file in Windows' ANSI code page with ``Input #``, two fields at a time: a blank line or a
third field shifts everything that follows, a byte order mark spoils the first key. The first of two equal
keys counts, and ``%VARIABLE%`` is expanded in every value. (Read in xlwings 0.37.8, xlwings.bas:
GetConfig, GetConfigFromFile, ExpandEnvironmentStrings.)
"""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Mapping
from pathlib import PureWindowsPath

INTERPRETER = "INTERPRETER_WIN"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_PORTABLE = ("LOCALAPPDATA", "APPDATA", "USERPROFILE")


def decode(data: bytes, ansi: str) -> str:
    """The file's text; bytes that are none in the ANSI code page survive a round trip.

    A file that Notepad saved as Unicode is understood, although VBA would not understand it.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "")
    return data.decode(encoding, "replace") if encoding else data.decode(ansi, "surrogateescape")


def encode(text: str, ansi: str) -> bytes:
    """The text as VBA will read it.

    Raises:
        UnicodeEncodeError: a letter does not exist in the ANSI code page.
    """
    return text.encode(ansi, "surrogateescape")


def entries(text: str) -> dict[str, str]:
    """The settings by upper-case key, in their order."""
    found: dict[str, str] = {}
    for fields in map(_fields, text.splitlines()):
        if len(fields) == 2:
            found.setdefault(fields[0].upper(), fields[1])
    return found


def broken_lines(data: bytes, ansi: str) -> tuple[int, ...]:
    """Numbers, from 1, of the lines that VBA would misread."""
    marked = {1} if data.startswith(tuple(bom for bom, _ in _BOMS)) else set()
    lines = decode(data, ansi).splitlines()
    return tuple(sorted(marked | {n for n, line in enumerate(lines, 1) if len(_fields(line)) != 2}))


def put(text: str, key: str, value: str) -> str:
    """The text with one setting changed or added; every other line stays as and where it is."""
    line = f'"{key}","{value}"'
    lines = text.rstrip("\r\n").splitlines()
    at = next((i for i, old in enumerate(lines) if _is(old, key)), len(lines))
    return _join([*lines[:at], line, *lines[at + 1 :]])


def drop(text: str, key: str) -> str:
    """The text without a setting."""
    return _join([line for line in text.splitlines() if not _is(line, key)])


def expand(text: str, environ: Mapping[str, str]) -> str:
    """The text with every known ``%VARIABLE%`` replaced, whatever the case of its name."""
    known = {name.upper(): value for name, value in environ.items()}
    return re.sub(r"%([^%]+)%", lambda match: known.get(match[1].upper(), match[0]), text)


def portable(path: str, environ: Mapping[str, str]) -> str:
    r"""The path written from the user's own folders: ``%LOCALAPPDATA%\ikm-xl\Scripts\python.exe``.

    It keeps the file plain ASCII whatever the user's name: VBA reads it in the ANSI code page, but Python may
    read it as UTF-8.
    """
    for name in _PORTABLE:
        folder = environ.get(name, "")
        if folder and PureWindowsPath(path).is_relative_to(folder):
            return str(PureWindowsPath(f"%{name}%", PureWindowsPath(path).relative_to(folder)))
    return path


def _fields(line: str) -> list[str]:
    return next(csv.reader([line], skipinitialspace=True), [])


def _is(line: str, key: str) -> bool:
    return [name.upper() for name in _fields(line)[:1]] == [key]


def _join(lines: list[str]) -> str:
    return "".join(f"{line}\r\n" for line in lines)

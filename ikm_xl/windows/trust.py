"""Excel's trusted locations: folders from which it runs macros without asking."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from pathlib import PureWindowsPath

from ikm_xl.windows import conf
from ikm_xl.windows.computer import Computer, RegistryValue
from ikm_xl.windows.snapshot import TrustedLocation

_OFFICE = r"HKCU\Software\Microsoft\Office"
LOCATIONS = r"Excel\Security\Trusted Locations"


def excels(computer: Computer) -> tuple[str, ...]:
    """The versions of Excel that the user has started, as Office's registry keys name them: ``16.0``."""
    versions = (name for name in computer.registry_keys(_OFFICE) if re.fullmatch(r"\d\d\.0", name))
    return tuple(version for version in versions if "excel" in _lower(computer, rf"{_OFFICE}\{version}"))


def locations(computer: Computer, key: str) -> Iterator[TrustedLocation]:
    """The locations listed below a registry key."""
    for name in computer.registry_keys(key):
        path = computer.registry_value(rf"{key}\{name}", "Path")
        if isinstance(path, str):
            subfolders = computer.registry_value(rf"{key}\{name}", "AllowSubfolders") == 1
            yield TrustedLocation(conf.expand(path, computer.environ), subfolders)


def covers(location: TrustedLocation, folder: str) -> bool:
    """Whether files in the folder are trusted because of the location."""
    here, there = PureWindowsPath(folder), PureWindowsPath(location.path)
    return here == there or (location.subfolders and here.is_relative_to(there))


def add(computer: Computer, folder: str) -> dict[str, str]:
    """Trust a folder, without its subfolders, in every Excel of the user that does not trust it yet.

    Returns:
        The folder by registry key that was made; Excel names them Location0, Location1 and so on.
    """
    made = {}
    path = folder.rstrip("\\") + "\\"
    for version in excels(computer):
        key = rf"{_OFFICE}\{version}\{LOCATIONS}"
        if any(covers(location, folder) for location in locations(computer, key)):
            continue
        taken = _lower(computer, key)
        name = next(name for name in map("Location{}".format, itertools.count()) if name.lower() not in taken)
        values: dict[str, RegistryValue] = {"Path": path, "AllowSubfolders": 0, "Description": "ikm-xl"}
        computer.registry_write(rf"{key}\{name}", values)
        made[rf"{key}\{name}"] = path
    return made


def remove(computer: Computer, made: Mapping[str, str]) -> int:
    """Stop trusting the folders that ``add`` made trusted; a key that now means another folder stays.

    Returns:
        How many keys were removed.
    """
    own = [key for key, path in made.items() if computer.registry_value(key, "Path") == path]
    for key in own:
        computer.registry_delete(key)
    return len(own)


def _lower(computer: Computer, key: str) -> set[str]:
    return {name.lower() for name in computer.registry_keys(key)}

"""The settings files of several offices, from which their first workbooks are made.

A new workbook differs from one that staff already fill in: what a file does not say is nobody's yet. An
office's identity is therefore empty unless its own file, or the one that all share, gives it; the defaults
would lend it another office's address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.settings.defaults import DEFAULTS
from ikm_xl.settings.model import Settings
from ikm_xl.settings.sources import from_values, toml_values

SHARED = "bersama.toml"
"""The file beside the others that holds what is the same for all of them: each key is typed once."""

_UNSAID = {
    **{key: "" for key in DEFAULTS if key.startswith("instansi.")},
    "pejabat.camat.jabatan": "",  # the default names a kecamatan
}
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Office:
    """One office: the file that its settings come from, and the settings."""

    source: Path
    settings: Settings

    @property
    def file_name(self) -> str:
        """``IKM_Kecamatan_Sooko.xlsm``: letters and digits of its name only, so that it is no path."""
        words = re.findall(r"[^\W_]+", self.settings.instansi.kecamatan)
        return f"IKM_{'_'.join(words)[:_LONGEST_NAME]}.xlsm"


def read(path: Path) -> tuple[Office, ...]:
    """The office of a settings file, or all offices whose files lie in a folder, by the files' names.

    Beside either may lie :data:`SHARED`; an office's own file wins over it.

    Raises:
        IkmError: no file; a file cannot be used; it names no kecamatan, or the same one as another file.
    """
    if not path.is_dir():
        return (_office(path, _shared(path.parent)),)
    files = sorted(file for file in path.iterdir() if file.suffix.lower() == ".toml" and file.name != SHARED)
    if not files:
        raise IkmError(
            f"Folder {path} tidak memuat berkas pengaturan.",
            "Simpan satu berkas .toml untuk setiap kecamatan di folder itu.",
            code="IKM-P16",
        )
    shared = _shared(path)
    offices = tuple(_office(file, shared) for file in files)
    _require_different(offices)
    return offices


def _shared(folder: Path) -> Mapping[str, Any]:
    file = folder / SHARED
    if not file.exists():
        return {}
    values = toml_values(file)
    from_values(values, file.name)  # a mistake in it is told of this file, not of the first office's
    return values


def _office(file: Path, shared: Mapping[str, Any]) -> Office:
    office = Office(file, from_values({**_UNSAID, **shared, **toml_values(file)}, file.name))
    if not re.search(r"[^\W_]", office.settings.instansi.kecamatan):
        raise IkmError(
            f"Berkas pengaturan {file.name} tidak menyebut kecamatannya.",
            'Tulis kecamatan = "Kecamatan …" di bawah [instansi] pada berkas itu.',
            code="IKM-P17",
        )
    return office


def _require_different(offices: tuple[Office, ...]) -> None:
    by_name: dict[str, Office] = {}
    for office in offices:
        other = by_name.setdefault(office.file_name.casefold(), office)
        if other is not office:
            raise IkmError(
                f"{other.source.name} dan {office.source.name} menyebut kecamatan yang sama: "
                f"{office.settings.instansi.kecamatan}.",
                "Perbaiki kecamatan di salah satu berkas, atau keluarkan berkas yang tidak dipakai.",
                code="IKM-P18",
            )

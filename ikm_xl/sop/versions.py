"""Which version of the workbook is there, which one the program has, and what to do where they differ."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.workbook.layout import RELEASES, VERSI_BUKU, VERSI_KUNCI

_FIRST = 1  # the workbooks of 0.1.0 do not say their version


def stated(configuration: Mapping[str, Any]) -> int:
    """The version that a workbook's configuration states.

    Raises:
        IkmError: what stands there is no version.
    """
    value = configuration.get(VERSI_KUNCI)
    if value is None or value == "":
        return _FIRST
    try:
        return int(float(str(value)))
    except ValueError as error:
        raise IkmError(
            f"Versi buku kerja ini tidak terbaca ('{value}').",
            "Pakai lagi buku kerja sebelum diubah.",
            code="IKM-L14",
        ) from error


def require_current(version: int, name: str) -> None:
    """Refuse to work on a workbook of another version.

    Raises:
        IkmError: the version is another one; the message says which the two have and what to do.
    """
    if version == VERSI_BUKU:
        return
    if version > VERSI_BUKU:
        raise IkmError(
            f"{name} adalah buku kerja versi {version}, sedangkan program ini memakai {called(VERSI_BUKU)}.",
            "Perbarui program ikm-xl di komputer ini, lalu ulangi.",
            code="IKM-L15",
        )
    raise IkmError(
        f"{name} adalah buku kerja {called(version)}, sedangkan program ini memakai {called(VERSI_BUKU)}.",
        "Buka buku kerja baru, klik Perbarui Buku, lalu pilih buku ini; atau jalankan "
        f"'ikm-xl perbarui {name}'. Buku lama tetap utuh.",
        code="IKM-L16",
    )


def renewed(path: Path) -> Path:
    """Where the upgraded workbook goes unless somebody says: beside the old one."""
    return path.with_name(f"{path.stem} - versi {VERSI_BUKU}.xlsm")


def called(version: int) -> str:
    """A version of the workbook, and the release of the program that has it, as messages name them."""
    return f"versi {version} (ikm-xl {RELEASES[version]})"

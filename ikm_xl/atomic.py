"""Saving a file so that it is either wholly the new one or still wholly the old one."""

from __future__ import annotations

import errno
import os
import secrets
import time
from contextlib import suppress
from glob import escape
from pathlib import Path

from ikm_xl.errors import IkmError

_ABANDONED = 300  # seconds after which nobody is still writing a temporary file


def replace(path: Path, data: bytes) -> None:
    """Put ``data`` in the place of the file; the sentence of what prevents it is for the user.

    Raises:
        IkmError: the file cannot be written; it is still the old one and nothing else is left behind.
    """
    try:
        write(path, data)
    except OSError as error:
        raise _refusal(path, error) from error


def write(path: Path, data: bytes) -> None:
    """The same for callers with a sentence of their own: a temporary file in the same folder, then renamed.

    What an earlier save left there because its process was killed is removed.

    Raises:
        OSError: the file cannot be written; it is still the old one and nothing else is left behind.
    """
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
    with suppress(OSError):
        _tidy(path)


def _tidy(path: Path) -> None:
    """Remove temporary files of earlier saves; those of a save that runs elsewhere are younger."""
    for partial in path.parent.glob(f".{escape(path.name)}.{'[0-9a-f]' * 8}.tmp"):
        if time.time() - partial.stat().st_mtime > _ABANDONED:
            partial.unlink()


def _refusal(path: Path, error: OSError) -> IkmError:
    if isinstance(error, PermissionError):
        return IkmError(
            f"{path.name} tidak dapat ditulis: sedang terbuka di Excel atau foldernya terkunci.",
            "Tutup berkas itu, atau simpan di folder lain, lalu coba lagi.",
            code="IKM-M21",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return IkmError(
            f"Folder {path.parent} untuk menyimpan {path.name} tidak ditemukan.",
            "Buat folder itu lebih dahulu, atau pilih folder lain.",
            code="IKM-M22",
        )
    if isinstance(error, IsADirectoryError):
        return IkmError(f"{path} adalah folder, bukan berkas.", "Beri nama berkas yang lain.", code="IKM-M23")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return IkmError(
            f"Tempat penyimpanan penuh, sehingga {path.name} tidak dapat disimpan.",
            "Kosongkan sebagian tempat penyimpanan, atau simpan di tempat lain.",
            code="IKM-M24",
        )
    return IkmError(
        f"{path.name} tidak dapat disimpan ({error.strerror}).",
        "Simpan di folder lain, lalu coba lagi.",
        code="IKM-M25",
    )

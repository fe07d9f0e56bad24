"""Saving a file so that it is either wholly the new one or still wholly the old one."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ikm_xl.errors import IkmError

_ABANDONED = 300  # seconds after which nobody is still writing a temporary file


@dataclass(frozen=True)
class Version:
    """Which contents a file had at some moment; all None where there was no file."""

    file: int | None = None
    size: int | None = None
    changed: int | None = None


def version(path: Path) -> Version:
    """Which contents a file has now."""
    try:
        found = path.stat()
    except OSError:
        return Version()
    return Version(found.st_ino, found.st_size, found.st_mtime_ns)


def replace(path: Path, data: bytes, known: Version | None = None) -> None:
    """Put ``data`` in the place of the file; the sentence of what prevents it is for the user.

    Args:
        path: the file; where it is a link, the file that it leads to is written.
        data: its new contents.
        known: what the data was made from; a file that is another one by now is not touched.

    Raises:
        IkmError: the file cannot be written, or somebody else wrote it meanwhile; it is as it was, and
            nothing else is left behind.
    """
    try:
        write(path, data, known)
    except _ChangedError as error:
        raise IkmError(
            f"{path.name} baru saja ditulis oleh program lain, maka tidak diganti.",
            "Tunggu sampai yang lain selesai, lalu ulangi perintah ini.",
            code="IKM-M27",
        ) from error
    except OSError as error:
        raise _refusal(path, error) from error


def write(path: Path, data: bytes, known: Version | None = None) -> None:
    """The same for callers with a sentence of their own: a temporary file in the same folder, then renamed.

    What an earlier save left there because its process was killed is removed.

    Raises:
        OSError: the file cannot be written; it is still the old one and nothing else is left behind.
    """
    path = Path(os.path.realpath(path))
    partial = path.with_name(f"{_prefix(path)}{secrets.token_hex(4)}.tmp")
    try:
        with partial.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _take(partial, path, known)
    except BaseException:
        with suppress(OSError):
            partial.unlink()
        raise
    with suppress(OSError):
        _tidy(path)


def _take(partial: Path, path: Path, known: Version | None) -> None:
    """Rename the temporary file, if the name still means what it meant."""
    if known == Version():
        try:
            path.open("xb").close()  # only one of several programs can take a free name
        except FileExistsError as error:
            raise _ChangedError(path) from error
        try:
            partial.replace(path)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    elif known is not None and version(path) != known:
        raise _ChangedError(path)
    else:
        partial.replace(path)


class _ChangedError(OSError):
    """Somebody else wrote the file meanwhile."""


def _prefix(path: Path) -> str:
    """How temporary files of this one begin: short, because its own name may be as long as any can be."""
    return f".ikm-{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:8]}-"


def _tidy(path: Path) -> None:
    """Remove temporary files of earlier saves; those of a save that runs elsewhere are younger."""
    for partial in path.parent.glob(f"{_prefix(path)}{'[0-9a-f]' * 8}.tmp"):
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

"""Copies of an open workbook: before a step changes it (:mod:`ikm_xl.backups`), or to look into its file."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from ikm_xl import backups, ooxml
from ikm_xl.errors import IkmError
from ikm_xl.excel import save_copy, xw
from ikm_xl.ooxml import Parts
from ikm_xl.sop import sheets


def keep(book: xw.Book, step: str) -> Path:
    """Copy the workbook as it stands, saved or not; returns the copy.

    Args:
        book: the workbook.
        step: the button or command that comes next.

    Raises:
        IkmError: the copy cannot be made.
    """
    path = book.fullname
    if "://" in path:
        raise IkmError(
            f"{book.name} dibuka dari OneDrive atau SharePoint: di sana tidak dapat dibuat cadangan.",
            "Simpan buku kerja di folder komputer ini, lalu buka dari sana.",
            code="IKM-L42",
        )
    period = sheets.remembered(book, "periode_teks")
    return backups.keep(Path(path), period, step, lambda copy: save_copy(book, copy))


def attempted(book: xw.Book, step: str) -> str:
    """As :func:`keep`, for a step that needs no copy; what prevents it, "" if nothing does."""
    try:
        keep(book, step)
    except IkmError as error:
        return str(error)
    return ""


def parts(book: xw.Book) -> Parts | None:
    """All parts of the file that the workbook would be now, saved or not; None where it cannot be written."""
    with TemporaryDirectory(prefix="ikm-xl-") as folder:
        path = Path(folder) / f"salinan{Path(book.name).suffix}"
        with suppress(Exception):  # each engine raises its own
            save_copy(book, path)
            return ooxml.read(path.read_bytes())
    return None


def shown(book: Path) -> str:
    """The copies of a workbook as a message; on Windows their folder is opened, too."""
    folder, found = backups.folder(book), backups.found(book)
    if not found:
        return f"Belum ada cadangan {book.name}: setiap tombol yang mengubah data membuatnya lebih dahulu."
    if sys.platform == "win32":
        with suppress(OSError):
            os.startfile(folder)
    listed = "\n".join(f"• {backup.told}" for backup in found)
    return f"Folder {folder}:\n{listed}\n\nKlik dua kali berkasnya di folder itu untuk membukanya."

"""The workbooks of this program in a folder, and the version of each, read from the file itself."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from openpyxl import load_workbook

from ikm_xl.errors import IkmError
from ikm_xl.sop import versions
from ikm_xl.windows import places
from ikm_xl.windows.snapshot import FoundBook
from ikm_xl.workbook import layout

XLWINGS = "VERSI_XLWINGS"
"""Row of the workbook's sheet xlwings.conf: the version of the xlwings whose VBA is embedded."""


def configuration(book: Path) -> dict[str, str]:
    """The settings on the workbook's own sheet; none when it has no such sheet or cannot be opened."""
    try:
        opened = load_workbook(book, read_only=True, data_only=True)
    except Exception:  # missing, locked or damaged: other checks say which
        return {}
    try:
        rows = opened[layout.KONFIGURASI].iter_rows(max_col=2, values_only=True)
        return {str(key).upper(): "" if value is None else str(value) for key, value in rows if key}
    except KeyError:
        return {}
    finally:
        opened.close()


def files(folder: Path) -> tuple[Path, ...]:
    """The macro-enabled workbooks in a folder, by name; those in folders below it are copies of them."""
    return tuple(sorted(file for file in folder.glob("*.xlsm") if not file.name.startswith("~$")))


def found(paths: Iterable[Path]) -> tuple[FoundBook, ...]:
    """Those of some files that are workbooks of this program."""
    books = ((file, configuration(file)) for file in paths)
    return tuple(
        FoundBook(str(file), _version(conf), places.zone(file), conf.get(XLWINGS))
        for file, conf in books
        if conf
    )


def outdated(folder: Path) -> tuple[Path, ...]:
    """Those of an earlier version that nobody has carried over yet."""
    old = (Path(book.path) for book in found(files(folder)) if book.is_old)
    return tuple(book for book in old if not versions.renewed(book).exists())


def _version(conf: dict[str, str]) -> int | None:
    try:
        return versions.stated(conf)
    except IkmError:
        return None

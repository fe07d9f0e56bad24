"""Copies of a workbook from before each step, in a folder beside it that everybody sees.

    Cadangan IKM/IKM_Kecamatan - Semester I Tahun 2025 - sebelum Olah Data - 2025-07-02 091500.xlsm

A step that goes wrong, or was taken by mistake, is undone by opening the copy that was made before it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ikm_xl import atomic
from ikm_xl.errors import IkmError

FOLDER = "Cadangan IKM"
KEPT = 20
"""Copies of one workbook that are kept, the newest, beside the last one of every period."""

_TIME = "%Y-%m-%d %H%M%S"
_MOST_LETTERS = 80  # of the workbook's name: the copy's must fit, in bytes, into what a file system takes
_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+| - ')


@dataclass(frozen=True)
class Backup:
    """A copy, and what its name tells: the period it holds and the step that was taken after it."""

    path: Path
    period: str
    step: str
    moment: datetime

    @property
    def told(self) -> str:
        """When it was made, what it holds, and what came next."""
        return f"{self.moment:%d/%m/%Y %H.%M.%S}  {self.period}, sebelum {self.step}"


def folder(book: Path) -> Path:
    """Where the copies of a workbook lie."""
    return book.parent / FOLDER


def found(book: Path) -> tuple[Backup, ...]:
    """The copies of a workbook, the newest first; what else lies in the folder is none of ours."""
    pattern = re.compile(
        re.escape(_stem(book)) + r" - (?P<period>(?:(?! - ).)+) - sebelum (?P<step>(?:(?! - ).)+) - "
        r"(?P<moment>\d{4}-\d\d-\d\d \d{6})(?: \(\d+\))?" + re.escape(book.suffix)
    )
    backups = []
    for path in folder(book).glob(f"*{book.suffix}"):
        if match := pattern.fullmatch(path.name):
            moment = datetime.strptime(match["moment"], _TIME)
            backups.append(Backup(path, match["period"], match["step"], moment))
    return tuple(sorted(backups, key=lambda backup: (backup.moment, backup.path.name), reverse=True))


def keep(book: Path, period: str, step: str, write: Callable[[Path], None] | None = None) -> Path:
    """Copy a workbook before a step changes it, and remove the oldest copies.

    Args:
        book: its file.
        period: the period that it holds.
        step: the button or command that comes next.
        write: writes the copy to a path; the file itself is copied unless given.

    Raises:
        IkmError: the copy cannot be made.
    """
    try:
        folder(book).mkdir(exist_ok=True)
        target = _free(book, f"{_fit(period)} - sebelum {_fit(step)} - {datetime.now():{_TIME}}")
        if write is None:
            atomic.write(target, book.read_bytes())
        else:
            write(target)
    except Exception as error:  # Excel's own, too: each engine raises its own
        raise IkmError(
            f"Cadangan {book.name} tidak dapat disimpan di folder {FOLDER} di sampingnya.",
            "Simpan buku kerja di folder komputer ini yang boleh ditulisi dan tidak penuh.",
            code="IKM-M26",
        ) from error
    for old in _superfluous(found(book)):
        old.path.unlink(missing_ok=True)
    return target


def _superfluous(copies: tuple[Backup, ...]) -> Iterator[Backup]:
    """Those beyond :data:`KEPT`, but for the last one of a period, from which it can be printed again."""
    last = {copy.period: copy for copy in reversed(copies)}
    return (copy for copy in copies[KEPT:] if copy is not last[copy.period])


def _free(book: Path, told: str) -> Path:
    stem = folder(book) / f"{_stem(book)} - {told}"
    names = (f"{stem.name}{f' ({number})' if number else ''}{book.suffix}" for number in range(1000))
    return next(path for path in map(stem.with_name, names) if not path.exists())


def _stem(book: Path) -> str:
    """The name of a workbook in the names of its copies; a long one is cut and told apart by a digest."""
    if (
        len(book.stem) <= _MOST_LETTERS
        and len(book.stem.encode(errors="surrogateescape")) <= _MOST_LETTERS * 2
    ):
        return book.stem
    digest = hashlib.sha256(book.stem.encode(errors="surrogateescape")).hexdigest()[:8]
    short = book.stem.encode(errors="surrogateescape")[:_MOST_LETTERS].decode(errors="ignore")
    return f"{short}~{digest}"


def _fit(text: str) -> str:
    """A text as part of a file's name."""
    return _UNFIT.sub(" ", text).strip() or "tanpa periode"

"""The sheet Catatan: what the steps changed, moved or left out, so that nothing disappears silently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ikm_xl.excel import xw
from ikm_xl.sop import cells

REKAP = "Rekap"
DOKUMEN = "Dokumen IKM"
RTL = "RTL"
PERIODE = "Periode baru"


@dataclass(frozen=True)
class Entry:
    """One row of Catatan; ``baris`` is the row of the sheet Ekspor eSukma, 0 where there is none."""

    langkah: str
    baris: int
    kolom: str
    nilai: str
    tindakan: str
    alasan: str

    @property
    def row(self) -> list[Any]:
        """The entry as the sheet's columns."""
        return [self.langkah, self.baris or None, self.kolom, self.nilai, self.tindakan, self.alasan]


def replace(book: xw.Book, langkah: str, entries: Iterable[Entry]) -> None:
    """Put new entries in the place of a step's old ones; other steps' entries stay, in front."""
    kept = [row for row in _rows(book) if row[0] != langkah]
    cells.grow(book, "catatan", [*kept, *(entry.row for entry in entries)])


def append(book: xw.Book, entries: Iterable[Entry]) -> None:
    """Add entries below those that are there; costs nothing when there are none."""
    new = [entry.row for entry in entries]
    if new:
        cells.grow(book, "catatan", [*_rows(book), *new])


def _rows(book: xw.Book) -> list[list[Any]]:
    return [row for row in cells.read(book, "catatan") if any(value is not None for value in row)]

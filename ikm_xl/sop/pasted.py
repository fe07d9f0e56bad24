"""Whether an export was pasted over a longer one, whose end then stays below it.

Of the rows that were read last only a short digest is kept, in one hidden cell.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from ikm_xl.cleaning.findings import TAHAN, Finding
from ikm_xl.sop.state import Cells

_MOST_PARTS = 2_000  # digests of five letters: a cell holds 32,767
_HEX = 4
_MOSTLY = 0.5


def digest(rows: Cells) -> str:
    """What is remembered of rows: how many there are, then a digest for each, or for a few together."""
    return " ".join([str(len(rows)), *_parts(rows)]) if rows else ""


def leftover(now: str, known: str) -> tuple[int, int] | None:
    """The first and the last row that are still those of the export before, below others that are new.

    A correction changes few rows, another export most of those that it covers.

    Args:
        now: the digest of the sheet as it is.
        known: that of what lay there, "" where nothing is known.
    """
    rows, *parts = now.split() or ["0"]
    count, *before = known.split() or ["0"]
    if count != rows or len(before) != len(parts):
        return None
    same = [one == other for one, other in zip(before, parts, strict=True)]
    new = next((len(same) - at for at, equal in enumerate(reversed(same)) if not equal), 0)
    if new == len(same) or new < 2 or same[:new].count(False) < _MOSTLY * new:
        return None
    return new * _size(int(rows)) + 1, int(rows)


def examine(now: str, known: str, sheet: str) -> Iterator[Finding]:
    """The same as a finding that holds."""
    found = leftover(now, known)
    if found:
        first, last = found
        yield Finding(
            "IKM-L63", TAHAN, "Sisa ekspor sebelumnya", last - first + 1, f"lembar {sheet}",
            f"Baris {first} sampai {last} lembar {sheet} masih sama dengan ekspor sebelumnya, sedangkan "
            "baris di atasnya sudah lain: tempelan yang baru agaknya lebih pendek.",
            "Klik Kosongkan Ekspor, lalu tempelkan ekspornya lagi.", f"{first} {last}",
        )  # fmt: skip


def _size(count: int) -> int:
    """How many rows share a digest."""
    return -(-count // _MOST_PARTS)


def _parts(rows: Cells) -> list[str]:
    size = _size(len(rows)) or 1
    return [_digest(rows[start : start + size]) for start in range(0, len(rows), size)]


def _digest(rows: Cells) -> str:
    text = repr([_plain(row) for row in rows])
    return f"{zlib.crc32(text.encode()) & 0xFFFF:0{_HEX}x}"


def _plain(row: Sequence[Any]) -> list[Any]:
    """Cells alike before and after they stood on a sheet, without those that are empty at the end."""
    if row.count(None) == len(row):
        return []
    cells = [value if (kind := type(value)) is float else _AS_READ.get(kind, _same)(value) for value in row]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _same(value: Any) -> Any:
    return value


_AS_READ: dict[type, Callable[[Any], Any]] = {
    date: lambda value: datetime(value.year, value.month, value.day),
    int: float,
    str: lambda value: value or None,
}

"""A sheet of an export, as it was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet as they are: numbers, texts, dates.

    Attributes:
        berkas, lembar: names of the file and of the sheet.
        baris: the rows.
        awal: the number in Excel of the first row.
        ragged: whether the rows have lengths of their own, as those of delimited text; None if their
            lengths say so.
    """

    berkas: str
    lembar: str
    baris: Sequence[Sequence[object]]
    awal: int = 1
    ragged: bool | None = None

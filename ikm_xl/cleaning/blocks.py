"""A rectangle of a sheet in which tables stand below each other, as arrays of cells and of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from openpyxl.utils import get_column_letter

from ikm_xl.cleaning import paper
from ikm_xl.cleaning.cell_text import CellArray, comparable, each
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid

_WIDE = 512  # columns
_VOID = 50  # columns: so many blank ones are between tables, not inside one
_LONG = 100_000  # rows

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Block:
    """Part of a sheet, or what a sheet of another shape says as a table of one row per respondent.

    Attributes:
        berkas, lembar: where it stands.
        nomor: which sheet of all it is, from 0: names may come twice.
        cells: rows × columns as they are; TRUE and FALSE as text, as Python takes True for 1.
        texts: the same as text to compare, "" where a cell is blank.
        baris, kolom: the row and the column in Excel of each row and column, from 1.
        ragged: the rows have lengths of their own, as delimited text does: a longer one may be shifted.
        members: for a table with several rows of the sheet in one of its own, those rows per row.
        counts: for a table with several filled cells of the sheet in one of its own, how many, per cell.
    """

    berkas: str
    lembar: str
    nomor: int
    cells: CellArray
    texts: CellArray
    baris: Indices
    kolom: Indices
    ragged: bool = False
    members: tuple[tuple[int, ...], ...] = ()
    counts: Indices | None = None

    @property
    def name(self) -> str:
        """What a message calls it."""
        return place(self.berkas, self.lembar)

    def columns(self, chosen: Sequence[int]) -> Block:
        """Some of its columns."""
        at = list(chosen)
        return replace(self, cells=self.cells[:, at], texts=self.texts[:, at], kolom=self.kolom[at])

    def letter(self, column: int) -> str:
        """The letter in Excel of a column."""
        return get_column_letter(int(self.kolom[column]))


def of(grid: Grid, nomor: int) -> Block:
    """A whole sheet; blank columns and rows at its end are left away.

    Raises:
        IkmError: more columns are filled than any survey has.
    """
    lengths = set(map(len, grid.baris))
    rows = _without_gaps(grid.baris)
    baris = grid.baris if len(rows) == len(grid.baris) else [grid.baris[row] for row in rows]
    cells = _array(baris, max(lengths, default=0))
    texts = text_of(cells)
    filled = texts != ""
    height = int(np.flatnonzero(filled.any(axis=1))[-1]) + 1 if filled.any() else 0
    width = int(np.flatnonzero(filled.any(axis=0))[-1]) + 1 if filled.any() else 0
    ragged = len(lengths) > 1 if grid.ragged is None else grid.ragged
    if ragged and height:  # a row that has one blank cell more than others may have been shifted
        width = min(width + 1, max(lengths))
    kept = _without_voids(filled[:, :width].any(axis=0))
    if len(kept) > _WIDE:
        raise IkmError(
            f"{place(grid.berkas, grid.lembar)} berisi {len(kept)} kolom: terlalu lebar untuk sebuah "
            f"ekspor survei.",
            "Salin kolom-kolom jawabannya saja ke berkas baru, lalu ulangi.",
            code="IKM-B17",
        )
    across = slice(width) if len(kept) == width else kept  # a slice copies nothing
    return Block(
        grid.berkas,
        grid.lembar,
        nomor,
        cells[:height, across],
        texts[:height, across],
        rows[:height] + grid.awal,
        kept + 1,
        ragged,
    )


def _without_voids(filled: npt.NDArray[np.bool_]) -> Indices:
    """The columns to read: all of them, or, of a wide sheet, none of the blank ones far from any other.

    A blank column of a table stays where it is: another sheet may go on with the same columns.
    """
    columns = np.arange(len(filled), dtype=np.int64)
    if len(filled) <= _WIDE:
        return columns
    last = np.maximum.accumulate(np.where(filled, columns, -1))
    following = np.minimum.accumulate(np.where(filled, columns, len(filled))[::-1])[::-1]
    return columns[filled | (following - last <= _VOID)]


def _without_gaps(baris: Sequence[Sequence[object]]) -> npt.NDArray[np.int64]:
    """The rows to read: all of them, or, of a long sheet that is mostly empty, one of each gap."""
    rows = np.arange(len(baris), dtype=np.int64)
    if len(baris) < _LONG:
        return rows
    filled = np.array([row.count(None) + row.count("") < len(row) for row in baris], dtype=bool)
    if 2 * np.count_nonzero(filled) > len(filled):
        return rows
    after = np.concatenate(([True], filled[:-1]))  # a gap parts two tables, however long it is
    return rows[filled | after]


def text_of(cells: CellArray) -> CellArray:
    """The text to compare of every cell."""
    texts = np.full(cells.shape, "", dtype=object)
    for column in range(cells.shape[1]):
        texts[:, column] = each(cells[:, column], comparable)
    return texts


def place(berkas: str, lembar: str) -> str:
    """What a message calls a sheet; a sheet of a workbook has no file."""
    if berkas == paper.BERKAS:
        return f"Lembar {paper.KERTAS}"
    file = f"Berkas '{berkas}'" if berkas else "Ekspor"
    return f"{file}, lembar '{lembar}'" if lembar else file


def _array(rows: Sequence[Sequence[object]], width: int) -> CellArray:
    cells = np.full((len(rows), width), None, dtype=object)
    for number, row in enumerate(rows):
        if bool in set(map(type, row)):
            row = [str(cell).upper() if isinstance(cell, bool) else cell for cell in row]
        cells[number, : len(row)] = row
    return cells

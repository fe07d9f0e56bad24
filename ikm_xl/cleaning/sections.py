"""Cutting the grids of exports into sections: rows below one header, all read by the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from ikm_xl.cleaning import header as headers
from ikm_xl.cleaning.answers import KOSONG, answer
from ikm_xl.cleaning.cell_text import CellArray, comparable, each
from ikm_xl.cleaning.header import Header, Row, Urutan
from ikm_xl.errors import IkmError
from ikm_xl.export.read import Grid


@dataclass(frozen=True, eq=False)
class Section:
    """The rows below one header that are neither blank nor a header again.

    Attributes:
        berkas: name of the file.
        header: what the columns hold.
        baris: the number in Excel of each row.
        tables: the number of the table each row stands in, from 0; every repeated header begins one.
        cells: rows × columns as they are, at least as wide as the header.
        texts: the same as text to compare, "" where a cell is blank.
        answers: per unsur of the export one number per row, as :func:`ikm_xl.survey.answers.answer` gives it.
    """

    berkas: str
    header: Header
    baris: npt.NDArray[np.int64]
    tables: npt.NDArray[np.int64]
    cells: CellArray
    texts: CellArray
    answers: Mapping[str, npt.NDArray[np.int8]]

    @property
    def runs_over(self) -> npt.NDArray[np.bool_]:
        """Whether a row has filled cells beyond the header, as delimited text may have."""
        beyond: npt.NDArray[np.bool_] = (self.texts[:, len(self.header.fields) :] != "").any(axis=1)
        return beyond

    def require_fitting(self) -> None:
        """Refuse rows in which a delimiter inside a text may have shifted the answers to other questions.

        A comment that runs over the last column is let pass, if every answer stands where it belongs.

        Raises:
            IkmError: there is such a row.
        """
        values = np.array(list(self.answers.values()))
        shifted = self.runs_over & (values > KOSONG).any(axis=0)
        if self.header.fields[-1] == "saran":
            shifted &= (values <= KOSONG).any(axis=0)
        if shifted.any():
            row = self.baris[shifted][0]
            raise IkmError(
                f"{called(self.berkas)}: baris {row} lebih panjang daripada judulnya: jawaban bisa bergeser.",
                "Hapus tanda pemisah di dalam teks pada baris itu, atau unduh ekspornya sebagai .xlsx.",
            )


def split(grid: Grid, header: Header, urutan: Urutan) -> list[tuple[Section, list[int]]]:
    """The sections of a sheet, each with the numbers of the header rows in and above it but the first's."""
    parts: list[tuple[Section, list[int]]] = []
    above: list[int] = []
    following: Header | None = header
    while following:
        header = following
        header.require_unique()
        start = header.first + header.height
        rows = grid.baris[start:]
        cells = _array(rows, len(header.fields))
        texts = np.column_stack([each(column, comparable) for column in cells.T])
        answers = {field: _answers(field, cells[:, column]) for field, column in header.unsur}
        blank = (texts == "").all(axis=1)
        answered = np.any([values > KOSONG for values in answers.values()], axis=0)
        again, following = _headers_below(
            grid.baris, start, np.flatnonzero(~blank & ~answered), header, urutan
        )
        end = following.first - start if following else len(rows)
        keep = ~blank
        keep[[row - start for row in again]] = False
        keep[end:] = False
        section = Section(
            berkas=grid.berkas,
            header=header,
            baris=np.flatnonzero(keep) + start + 1,
            tables=np.searchsorted(again, np.flatnonzero(keep) + start),
            cells=cells[keep],
            texts=texts[keep],
            answers={field: values[keep] for field, values in answers.items()},
        )
        section.require_fitting()
        parts.append((section, above + [row + 1 for row in again if not blank[row - start]]))
        above = list(range(following.first + 1, following.first + following.height + 1)) if following else []
    return parts


def _headers_below(
    rows: Sequence[Row], start: int, candidates: npt.NDArray[np.int64], header: Header, urutan: Urutan
) -> tuple[list[int], Header | None]:
    """The rows that repeat this header, and the next header that names other columns.

    Args:
        rows: the whole sheet.
        start: index of the first row below the header.
        candidates: rows without any answer, counted from ``start``; only they can be headers.
        header: the one above.
        urutan: what bare numbers 8 and 9 mean.
    """
    again = [start] if start < len(rows) and headers.is_numbering(rows[start]) else []
    after = start
    for first in (start + int(candidate) for candidate in candidates):
        if first < after or not (found := headers.at(rows, first, urutan)):
            continue
        if not found.repeats(header):
            return again, found
        after = first + found.height
        again += range(first, after)
        if after < len(rows) and headers.is_numbering(rows[after]):
            again.append(after)
    return again, None


def _array(rows: Sequence[Row], width: int) -> CellArray:
    """Rows of any lengths as one array; TRUE and FALSE become text, as Python takes True for 1."""
    width = max([width, *map(len, rows)])
    cells = np.full((len(rows), width), None, dtype=object)
    for number, row in enumerate(rows):
        cells[number, : len(row)] = [str(cell).upper() if isinstance(cell, bool) else cell for cell in row]
    return cells


def _answers(kode: str, cells: CellArray) -> npt.NDArray[np.int8]:
    return each(cells, partial(answer, kode)).astype(np.int8)


def called(berkas: str) -> str:
    """What a message calls a file; a sheet of a workbook has no file."""
    return f"Berkas '{berkas}'" if berkas else "Ekspor"

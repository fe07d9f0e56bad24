"""Cutting blocks into sections: rows below one header, all read by the same columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm_xl.cleaning import header as headers
from ikm_xl.cleaning.answers import ASING, KOSONG, NUMBERS, answer
from ikm_xl.cleaning.blocks import Block, Indices, place
from ikm_xl.cleaning.cell_text import CellArray, each
from ikm_xl.cleaning.header import FEWEST_UNSUR, Header, Urutan
from ikm_xl.cleaning.levels import is_like_answer
from ikm_xl.errors import IkmError

Answers = Mapping[str, npt.NDArray[np.int8]]

MOST_SECTIONS = 200

_LETTERS = frozenset("abcd")


@dataclass(frozen=True, eq=False)
class Section:
    """The rows below one header that are neither blank nor a header again.

    Attributes:
        block: where it stands.
        header: what the columns hold.
        rows: which rows of the block they are.
        tables: the number of the table each row stands in, from 0; every repeated header begins one.
        gaps: whether a blank row stands above each row.
        answers: per unsur of the export one number per row, as :func:`ikm_xl.cleaning.answers.answer`
            gives it.
        headings: the rows of the block that are its header, each time.
    """

    block: Block
    header: Header
    rows: Indices
    tables: Indices
    gaps: npt.NDArray[np.bool_]
    answers: Answers
    headings: tuple[int, ...] = ()

    @property
    def berkas(self) -> str:
        """The name of the file."""
        return self.block.berkas

    @property
    def baris(self) -> Indices:
        """The number in Excel of each row."""
        return self.block.baris[self.rows]

    @property
    def cells(self) -> CellArray:
        """The rows as they are, at least as wide as the header."""
        return self.block.cells[self.rows]

    @property
    def texts(self) -> CellArray:
        """The same as text to compare, "" where a cell is blank."""
        return self.block.texts[self.rows]

    def column(self, column: int) -> CellArray:
        """One column of cells."""
        cells: CellArray = self.block.cells[self.rows, column]
        return cells

    def text(self, column: int) -> CellArray:
        """One column of texts."""
        texts: CellArray = self.block.texts[self.rows, column]
        return texts

    @property
    def runs_over(self) -> npt.NDArray[np.bool_]:
        """Whether a row of delimited text has filled cells beyond the header."""
        if not self.block.ragged:
            return np.zeros(len(self.rows), dtype=bool)
        beyond: npt.NDArray[np.bool_] = (self.block.texts[self.rows][:, self.header.width :] != "").any(
            axis=1
        )
        return beyond

    @property
    def _longer(self) -> npt.NDArray[np.bool_]:
        """Whether a row of delimited text has a cell, be it blank, behind the last title of the header."""
        after = self.header.width
        if not self.block.ragged or after >= self.block.cells.shape[1]:
            return np.zeros(len(self.rows), dtype=bool)
        there = np.array([cell is not None for cell in self.block.cells[:, after]], dtype=bool)  # "" if blank
        return there[self.rows] & ~there[list(self.headings)].any()

    @property
    def silent(self) -> npt.NDArray[np.bool_]:
        """Whether no cell of an unsur is filled in a row, nor do cells elsewhere look like its answers."""
        asked = {column for _, column in self.header.unsur}
        written = np.any([self.text(column) != "" for column in asked], axis=0)
        like = np.zeros(len(self.rows), dtype=np.int32)
        for column, field in enumerate(self.header.fields):
            if not field:
                like += each(self.text(column), is_like_answer).astype(np.int32)
        found: npt.NDArray[np.bool_] = ~written & (like < FEWEST_UNSUR)
        return found

    def require_fitting(self) -> None:
        """Refuse rows in which a delimiter inside a text has shifted the answers to other questions.

        A comment that runs over the last column is let pass, if every answer stands where it belongs and no
        answer stands where the comment begins. In a row that is not longer than others a text stands in the
        first column of answers, and an answer behind the last.

        Raises:
            IkmError: there is such a row.
        """
        values = np.array(list(self.answers.values()))
        shifted = self.runs_over
        if self.header.fields[self.header.width - 1] == "saran":
            pushed = each(self.text(self.header.width - 1), lambda text: text in NUMBERS).astype(bool)
            shifted = (shifted & (values <= KOSONG).any(axis=0)) | (self._longer & pushed)
        shifted = (shifted & (values > KOSONG).any(axis=0)) | self._moved()
        if shifted.any():
            row = self.baris[shifted][0]
            raise IkmError(
                f"{called(self.berkas)}: baris {row} lebih panjang daripada judulnya: jawaban bisa bergeser.",
                "Hapus tanda pemisah di dalam teks pada baris itu, atau unduh ekspornya sebagai .xlsx.",
                code="IKM-B04",
            )

    def _moved(self) -> npt.NDArray[np.bool_]:
        columns = sorted(column for _, column in self.header.unsur)
        first, last = columns[0], columns[-1]
        none = np.zeros(len(self.rows), dtype=bool)
        if last - first + 1 != len(columns) or last + 1 >= self.block.texts.shape[1]:
            return none
        digits = [
            each(self.text(column), lambda text: text in NUMBERS).astype(bool)
            for column in (first, first + 1, last, last + 1)
        ]
        if 2 * digits[3].sum() > len(self.rows):
            return none
        odd: npt.NDArray[np.bool_] = (
            (self.answers[self.header.fields[first]] < KOSONG) & digits[1] & digits[2] & digits[3]
        )
        return odd


def split(block: Block, candidates: Indices, urutan: Urutan) -> list[Section]:
    """The sections of a block, in their order.

    Args:
        block: part of a sheet.
        candidates: the rows in which a header may begin.
        urutan: what bare numbers 8 and 9 mean.

    Raises:
        IkmError: two columns of answers name the same unsur, a row is shifted, or there are more tables
            than any
            survey has.
    """
    parts: list[Section] = []
    header: Header | None = None
    headings: list[int] = []
    after = start = 0

    def close(end: int) -> None:
        if header is not None:
            parts.append(_section(block, header, start, end, tuple(headings)))
        if len(parts) > MOST_SECTIONS:
            raise IkmError(
                f"{block.name} memuat lebih dari {MOST_SECTIONS} tabel yang berbeda-beda.",
                "Salin tabel jawabannya saja ke berkas baru, lalu ulangi.",
                code="IKM-B05",
            )

    for row in candidates.tolist():
        if row < after or not (found := headers.at(block.cells, row, urutan)):
            continue
        after = row + found.height
        if after < len(block.cells) and headers.is_numbering(block.cells[after]):
            after += 1
        if header is not None and found.repeats(header):
            headings += range(row, after)
            continue
        close(row)
        header, headings, start = found, list(range(row, after)), after
    close(len(block.cells))
    return parts


def below(block: Block, header: Header) -> Section:
    """All rows of a block that continues the table of another."""
    return _section(block, header, 0, len(block.cells), ())


def _section(block: Block, header: Header, start: int, end: int, headings: tuple[int, ...]) -> Section:
    header.require_unique()
    width = len(header.fields)
    if block.texts.shape[1] < width:
        more = np.full((len(block.cells), width - block.texts.shape[1]), None, dtype=object)
        right = block.kolom[-1:].max(initial=0) + 1 + np.arange(more.shape[1])
        block = replace(
            block,
            cells=np.column_stack([block.cells, more]),
            texts=np.column_stack([block.texts, np.full(more.shape, "", dtype=object)]),
            kolom=np.concatenate([block.kolom, right]),
        )
    blank = (block.texts[start:end] == "").all(axis=1)
    keep = ~blank
    again = np.array([row for row in headings if start <= row], dtype=np.int64)
    keep[again - start] = False
    rows = np.flatnonzero(keep) + start
    answers = {
        kode: each(block.cells[rows, column], partial(answer, kode)).astype(np.int8)
        for kode, column in header.unsur
    }
    _without_letters(answers, block, rows, header)
    above = np.concatenate([[False], blank[:-1]])
    return Section(block, header, rows, np.searchsorted(again, rows), above[rows - start], answers, headings)


def _without_letters(
    answers: dict[str, npt.NDArray[np.int8]], block: Block, rows: Indices, header: Header
) -> None:
    """Letters are answers only where most answers are letters: elsewhere they are grades below a table."""
    letters = {
        kode: each(block.texts[rows, column], lambda text: text.strip(" .()").casefold() in _LETTERS).astype(
            bool
        )
        for kode, column in header.unsur
    }
    filled = sum(int((block.texts[rows, column] != "").sum()) for _, column in header.unsur)
    if 2 * sum(int(found.sum()) for found in letters.values()) <= filled:
        for kode, found in letters.items():
            answers[kode][found] = ASING


def ranges(rows: pd.DataFrame, count: int) -> list[slice]:
    """Where the rows of each section stand in a table of the rows of ``count`` sections, in their order.

    A slice costs nothing, while choosing by a condition looks at all rows for each of hundreds of sections.
    """
    ends = np.searchsorted(rows["bagian"].to_numpy(), np.arange(count + 1))
    return [slice(start, end) for start, end in pairwise(ends.tolist())]


def called(berkas: str) -> str:
    """What a message calls a file; a sheet of a workbook has no file."""
    return place(berkas, "")

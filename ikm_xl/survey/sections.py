"""Cutting the grids of exports into sections: rows below one header, all read by the same columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from ikm_xl.errors import IkmError
from ikm_xl.survey import header as headers
from ikm_xl.survey.answers import KOSONG, answer
from ikm_xl.survey.files import Grid
from ikm_xl.survey.footers import is_footer
from ikm_xl.survey.header import Header, Row, Urutan
from ikm_xl.survey.words import Cells, comparable, each, filled

_CELLS_SHOWN = 6
_SHEETS_SHOWN = 3
_LONGEST = 24  # characters of a cell in a message


@dataclass(frozen=True, eq=False)
class Section:
    """The rows below one header that are neither blank nor a header again.

    Attributes:
        berkas: name of the file.
        header: what the columns hold.
        baris: the number in Excel of each row.
        cells: rows × columns as they are, at least as wide as the header.
        texts: the same as text to compare, "" where a cell is blank.
        answers: per unsur of the export one number per row, as :func:`ikm_xl.survey.answers.answer` gives it.
    """

    berkas: str
    header: Header
    baris: npt.NDArray[np.int64]
    cells: Cells
    texts: Cells
    answers: Mapping[str, npt.NDArray[np.int8]]


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read.

    Attributes:
        sections: the tables, in the order of the files and rows.
        repeated: file and row of every header row below the first header of a file.
        warnings: Indonesian sentences about what was not read.
    """

    sections: tuple[Section, ...]
    repeated: tuple[tuple[str, int], ...]
    warnings: tuple[str, ...]


def read(grids: Sequence[Grid], urutan: Urutan) -> Reading:
    """Read the one sheet of each file that holds the answers.

    Raises:
        IkmError: a file has no header with five unsur, or two columns of answers name the same unsur.
    """
    sections: list[Section] = []
    repeated: list[tuple[str, int]] = []
    warnings: list[str] = []
    for sheets in _files(grids):
        grid, header, unread = _choice(sheets, urutan)
        if unread:
            warnings.append(_not_read(grid, unread))
        for section, rows in _split(grid, header, urutan):
            sections.append(section)
            repeated += [(grid.berkas, row) for row in rows]
    return Reading(tuple(sections), tuple(repeated), tuple(warnings))


def choose(grids: Sequence[Grid], urutan: Urutan = "regulasi") -> tuple[Grid, ...]:
    """The one sheet of each file that cleaning reads.

    Raises:
        IkmError: as :func:`read`.
    """
    return tuple(_choice(sheets, urutan)[0] for sheets in _files(grids))


def _files(grids: Sequence[Grid]) -> list[list[Grid]]:
    """The sheets of each file; a sheet's name that comes again is another file of the same name."""
    files: list[list[Grid]] = []
    for grid in grids:
        sheets = files[-1] if files else []
        if not sheets or sheets[0].berkas != grid.berkas or any(s.lembar == grid.lembar for s in sheets):
            files.append([grid])
        else:
            sheets.append(grid)
    return files


def _choice(sheets: Sequence[Grid], urutan: Urutan) -> tuple[Grid, Header, list[Grid]]:
    """The sheet, of those with answers, whose header names most columns; its header; the other sheets."""
    found = [(grid, header) for grid in sheets if (header := headers.find(grid.baris, urutan))]
    if not found:
        raise _no_header(sheets)
    found.sort(key=lambda pair: (_has_answers(*pair), pair[1].known), reverse=True)
    (grid, header), *others = found
    return (
        grid,
        _earliest(grid, header, urutan),
        [other for other, below in others if _has_answers(other, below)],
    )


def _earliest(grid: Grid, header: Header, urutan: Urutan) -> Header:
    """The header, or one above it that has respondents too: short exports pasted below each other."""
    for first in range(header.first):
        above = headers.at(grid.baris, first, urutan)
        if above and any(
            _answered(row, above) for row in grid.baris[above.first + above.height : header.first]
        ):
            return above
    return header


def _answered(row: Row, header: Header) -> bool:
    """Whether a row answers most questions and is no row of totals."""
    answers = [answer(field, row[column]) > KOSONG for field, column in header.unsur if column < len(row)]
    return 2 * sum(answers) > len(header.unsur) and not any(map(is_footer, map(filled, row)))


def _has_answers(grid: Grid, header: Header) -> bool:
    body = grid.baris[header.first + header.height :]
    return any(headers.holds_answers(body, column, field) for field, column in header.unsur)


def _split(grid: Grid, header: Header, urutan: Urutan) -> list[tuple[Section, list[int]]]:
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
            cells=cells[keep],
            texts=texts[keep],
            answers={field: values[keep] for field, values in answers.items()},
        )
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


def _array(rows: Sequence[Row], width: int) -> Cells:
    """Rows of any lengths as one array; TRUE and FALSE become text, as Python takes True for 1."""
    width = max([width, *map(len, rows)])
    cells = np.full((len(rows), width), None, dtype=object)
    for number, row in enumerate(rows):
        cells[number, : len(row)] = [str(cell).upper() if isinstance(cell, bool) else cell for cell in row]
    return cells


def _answers(kode: str, cells: Cells) -> npt.NDArray[np.int8]:
    return each(cells, partial(answer, kode)).astype(np.int8)


def _no_header(sheets: Sequence[Grid]) -> IkmError:
    begins = [_begins(grid) for grid in sheets[:_SHEETS_SHOWN]]
    more = len(sheets) - len(begins)
    found = "; ".join(begins + ([f"dan {more} lembar lain"] if more else []))
    return IkmError(
        f"{_called(sheets[0])} tidak memuat tabel jawaban survei: {found}.",
        "Pilih ekspor survei dari eSukma-Jatim, yang judul kolomnya U1 sampai U11 atau nama unsurnya.",
    )


def _begins(grid: Grid) -> str:
    """What a sheet begins with, for somebody who chose the wrong file."""
    first = next((row for row in grid.baris if any(map(filled, row))), ())
    texts = [text for cell in first if (text := " ".join(filled(cell).split()))]
    shown = ", ".join(
        text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…" for text in texts[:_CELLS_SHOWN]
    )
    sheet = f"lembar '{grid.lembar}'" if grid.lembar else "isinya"
    return f"{sheet} diawali '{shown}'" if shown else f"{sheet} kosong"


def _not_read(grid: Grid, unread: Sequence[Grid]) -> str:
    names = ", ".join(f"'{other.lembar}'" for other in unread)
    return (
        f"{_called(grid)}: hanya lembar '{grid.lembar}' yang dibaca, padahal lembar {names} juga berisi "
        "jawaban survei; bila belum termasuk, simpan lembar itu sebagai berkas tersendiri dan ambil juga."
    )


def _called(grid: Grid) -> str:
    return f"Berkas '{grid.berkas}'" if grid.berkas else "Ekspor"

"""Which sheet of which file is read, and into which sections (cleaning, rule 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ikm_xl.cleaning import header as headers
from ikm_xl.cleaning.answers import KOSONG, answer
from ikm_xl.cleaning.cell_text import filled
from ikm_xl.cleaning.header import Header, Row, Urutan
from ikm_xl.cleaning.sections import Section, called, split
from ikm_xl.cleaning.totals import is_footer
from ikm_xl.errors import IkmError
from ikm_xl.export.read import Grid

_CELLS_SHOWN = 6
_SHEETS_SHOWN = 3
_LONGEST = 24  # characters of a cell in a message


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
        IkmError: a file has no header with five unsur, two columns of answers name the same unsur, or a row
            of delimited text is longer than its header.
    """
    sections: list[Section] = []
    repeated: list[tuple[str, int]] = []
    warnings: list[str] = []
    for sheets in _files(grids):
        grid, header, unread = _choice(sheets, urutan)
        if unread:
            warnings.append(_not_read(grid, unread))
        for section, rows in split(grid, header, urutan):
            sections.append(section)
            repeated += [(grid.berkas, row) for row in rows]
    return Reading(tuple(sections), tuple(repeated), tuple(warnings))


def choose(grids: Sequence[Grid], urutan: Urutan = "regulasi") -> tuple[Grid, ...]:
    """The one sheet of each file that cleaning reads.

    To be asked before grids are laid below each other: a sheet that is not read must not come along, and rows
    that are longer than their header cannot be told any more once all are equally long.

    Raises:
        IkmError: as :func:`read`.
    """
    chosen: list[Grid] = []
    for sheets in _files(grids):
        grid, header, _ = _choice(sheets, urutan)
        split(grid, header, urutan)
        chosen.append(grid)
    return tuple(chosen)


def _files(grids: Sequence[Grid]) -> list[list[Grid]]:
    """The sheets of each file; a sheet's name that comes again is another file of the same name."""
    files: list[list[Grid]] = []
    seen: set[str] = set()
    for grid in grids:
        if not files or files[-1][0].berkas != grid.berkas or grid.lembar in seen:
            files.append([])
            seen.clear()
        files[-1].append(grid)
        seen.add(grid.lembar)
    return files


def _choice(sheets: Sequence[Grid], urutan: Urutan) -> tuple[Grid, Header, list[Grid]]:
    """The sheet, of those with answers, whose header names most columns; its header; the other sheets."""
    found = [(grid, header) for grid in sheets if (header := headers.find(grid.baris, urutan))]
    if not found:
        raise _no_header(sheets)
    found.sort(key=lambda pair: (_has_answers(*pair), pair[1].known), reverse=True)
    (grid, header), *others = found
    unread = [other for other, below in others if _has_answers(other, below)]
    return grid, _earliest(grid, header, urutan), unread


def _earliest(grid: Grid, header: Header, urutan: Urutan) -> Header:
    """The header, or one above it that has respondents too: short exports pasted below each other."""
    for first in range(header.first):
        if above := headers.at(grid.baris, first, urutan):
            between = grid.baris[above.first + above.height : header.first]
            if any(_answered(row, above) for row in between):
                return above
    return header


def _answered(row: Row, header: Header) -> bool:
    """Whether a row answers most questions and is no row of totals."""
    answers = [answer(field, row[column]) > KOSONG for field, column in header.unsur if column < len(row)]
    return 2 * sum(answers) > len(header.unsur) and not any(map(is_footer, map(filled, row)))


def _has_answers(grid: Grid, header: Header) -> bool:
    return any(_answered(row, header) for row in grid.baris[header.first + header.height :])


def _no_header(sheets: Sequence[Grid]) -> IkmError:
    begins = [_begins(grid) for grid in sheets[:_SHEETS_SHOWN]]
    more = len(sheets) - len(begins)
    found = "; ".join(begins + ([f"dan {more} lembar lain"] if more else []))
    return IkmError(
        f"{called(sheets[0].berkas)} tidak memuat tabel jawaban survei: {found}.",
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
        f"{called(grid.berkas)}: hanya lembar '{grid.lembar}' yang dibaca, padahal lembar {names} juga "
        "memuat jawaban; bila belum termasuk, simpan lembar itu sebagai berkas tersendiri dan ambil juga."
    )

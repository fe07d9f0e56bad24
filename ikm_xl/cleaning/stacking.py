"""How the sheets of several exports lie below each other on one sheet, and are told apart again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ikm_xl.area import MOST_CELLS
from ikm_xl.cleaning import blocks, legend, paper, shapes
from ikm_xl.cleaning.cell_text import filled
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.export.limits import MAX_ROWS

Rows = list[list[object]]

EKSPOR = "Ekspor eSukma"
"""The sheet of the workbook that holds exports as they are."""
PENANDA = "▼ Ekspor"
"""What the first cell of a row says that begins a sheet of an export."""

_OWN = {EKSPOR, "Perhitungan"}
_TEKS, _LEMBAR = "teks", "lembar"


def expand(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The sheets that are meant: of a workbook of ours those that its sheet Ekspor eSukma holds.

    Raises:
        IkmError: the sheet Ekspor eSukma of a workbook of ours is empty, or is not all that was answered.
    """
    names: dict[str, set[str]] = {}
    for grid in grids:
        names.setdefault(grid.berkas, set()).add(grid.lembar)
    own = {berkas for berkas, sheets in names.items() if sheets >= _OWN}
    found: list[Grid] = []
    for grid in grids:
        if grid.berkas in own and grid.lembar == paper.KERTAS and paper.is_typed_on(grid.baris):
            raise IkmError(
                f"Berkas '{grid.berkas}' adalah buku kerja IKM yang juga berisi kuesioner kertas (lembar "
                f"{paper.KERTAS}); keduanya hanya dihitung bersama di buku kerja itu.",
                "Klik Olah Data di buku kerja itu, atau pilih ekspor dari eSukma-Jatim.",
                code="IKM-B59",
            )
        if grid.berkas in own and grid.lembar != EKSPOR:
            continue
        parts = unstack(grid.baris, grid) if _is_stacked(grid) else (grid,)
        if grid.berkas in own and not any(any(map(filled, row)) for part in parts for row in part.baris):
            raise IkmError(
                f"Berkas '{grid.berkas}' adalah buku kerja IKM, dan lembar {EKSPOR} di dalamnya masih "
                f"kosong.",
                "Pilih ekspor dari eSukma-Jatim, bukan buku kerja.",
                code="IKM-B14",
            )
        found += parts
    return tuple(found)


def stack(grids: Sequence[Grid]) -> Rows:
    """The rows of one sheet that hold all sheets that matter, each below a row that says what it is.

    One sheet by itself, which is no delimited text with rows of several lengths, needs no such row.

    Raises:
        IkmError: the rows are more than a sheet has, or their cells more than a workbook can be made with.
    """
    chosen = _that_matter(expand(grids))
    height = sum(len(grid.baris) for grid in chosen)
    if height * max((len(row) for grid in chosen for row in grid.baris), default=0) > MOST_CELLS:
        raise IkmError(
            f"Ekspor yang memuat {height} baris terlalu besar untuk sebuah buku kerja.",
            "Ambil lebih sedikit berkas, atau pakai perintah 'ikm-xl hitung'.",
            code="IKM-B57",
        )
    if len(chosen) == 1 and not _is_ragged(chosen[0]):
        return [list(row) for row in chosen[0].baris]
    rows: Rows = []
    for grid in chosen:
        rows.append([PENANDA, grid.berkas, grid.lembar, _TEKS if _is_ragged(grid) else _LEMBAR])
        rows += map(list, grid.baris)
    if len(rows) > MAX_ROWS:
        raise IkmError(
            f"Semua ekspor bersama-sama memuat {len(rows)} baris, lebih dari satu lembar.",
            "Ambil lebih sedikit berkas, atau pakai perintah 'ikm-xl hitung'.",
            code="IKM-B15",
        )
    return rows


def unstack(rows: Sequence[Sequence[object]], where: Grid | None = None) -> tuple[Grid, ...]:
    """The sheets that lie below each other on one; rows keep the numbers that they have there.

    Args:
        rows: all rows of the sheet.
        where: the sheet, if not that of the workbook.
    """
    whole = where or Grid("", EKSPOR, rows)
    starts = [number for number, row in enumerate(rows) if _is_marker(row)]
    if not starts:
        return (whole,)
    found = []
    if any(any(map(filled, row)) for row in rows[: starts[0]]):
        found.append(replace(whole, baris=rows[: starts[0]]))
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        _, berkas, lembar, kind = (*map(filled, rows[start][:4]),)
        found.append(Grid(berkas, lembar, rows[start + 1 : end], whole.awal + start + 1, kind == _TEKS))
    return tuple(found)


def _is_stacked(grid: Grid) -> bool:
    return any(map(_is_marker, grid.baris))


def _is_marker(row: Sequence[object]) -> bool:
    return len(row) > 3 and row[0] == PENANDA and filled(row[3]) in (_TEKS, _LEMBAR)


def _is_ragged(grid: Grid) -> bool:
    return len(set(map(len, grid.baris))) > 1 if grid.ragged is None else grid.ragged


def _that_matter(grids: Iterable[Grid]) -> list[Grid]:
    """The sheets that hold answers, or that say something about those of others; one alone matters."""
    every, chosen = list(grids), []
    if len(every) == 1:
        return every
    for grid in every:
        block = blocks.of(grid, 0)
        if block.texts.size and (
            len(shapes.candidates(block))
            or shapes.headless_rows(block)
            or legend.find([block])
            or shapes.unread(block)
        ):
            chosen.append(grid)
    return chosen or every

"""The places of fixed shape in an open workbook: each sheet is asked once, and read in one block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.sop.places import Places, Spot
from ikm_xl.sop.state import Cells
from ikm_xl.workbook import layout

_ON_SHEETS = {
    sheet: {place.name: place.area for place in layout.PLACES.values() if place.sheet == sheet}
    for sheet in layout.SHEETS
}
"""Where the template has its names."""


def read(places: Places, names: Iterable[str]) -> dict[str, Cells]:
    """What stands there.

    Raises:
        IkmError: one of them is lost, or has another shape now.
    """
    found: dict[str, Cells] = {}
    for spots in _by_sheet(places, names):
        areas = {name: spot.area for name, spot in spots.items()}
        tops, lefts, bottoms, rights = zip(*areas.values(), strict=True)
        around = Area(min(tops), min(lefts), max(bottoms), max(rights))
        block = places.read(Spot(next(iter(spots.values())).sheet, around))
        for name, a in areas.items():
            rows = block[a.top - around.top : a.bottom - around.top + 1]
            found[name] = [row[a.left - around.left : a.right - around.left + 1] for row in rows]
    return found


def keep_approved(places: Places) -> None:
    """Copy what is printed, and the settings, to where formulas compare it with what is there later.

    Raises:
        IkmError: a part of it is lost, or has another shape now.
    """
    spots: dict[str, Spot] = {}
    for here in _by_sheet(places, (*layout.APPROVED, "sah", "kini")):
        spots |= here
    shown = places.through(spots["kini"], [spots[name] for name in layout.APPROVED])
    places.write(spots["sah"], shown)


def _by_sheet(places: Places, names: Iterable[str]) -> Iterator[dict[str, Spot]]:
    """Where places lie, those of each sheet together."""
    for sheet, here in groupby(sorted(names, key=_sheet_of), key=_sheet_of):
        wanted = list(here)
        places.expect(sheet, _ON_SHEETS[sheet], wanted)
        yield {name: _found(places, name) for name in wanted}


def _found(places: Places, name: str) -> Spot:
    spot, place = places.find(name), layout.place(name)
    if (spot.area.rows, spot.area.columns) != (place.rows, place.columns):
        raise IkmError(
            f"Baris atau kolom pada lembar {place.sheet} disisipkan atau dihapus di dalam bagian '{name}'.",
            "Batalkan perubahan itu (Ctrl+Z), atau pakai salinan di folder Cadangan IKM.",
            code="IKM-L10",
        )
    return spot


def _sheet_of(name: str) -> str:
    return layout.place(name).sheet

"""The workbook's names and configuration against the template's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.sop.alignment import Alignment
from ikm_xl.sop.blocks import GROWING
from ikm_xl.sop.deviation import Deviation, label, told
from ikm_xl.sop.places import Places, Spot
from ikm_xl.sop.sheets import Contents
from ikm_xl.workbook import layout
from ikm_xl.workbook.place import Place

_AS_LONG_AS_THEIR_ROWS = ("responden", "jawaban", "profil", *GROWING)
_ANYWHERE = ("ekspor", *layout.PINNED)
"""On sheets that staff may edit at will; where the name is lost, the program takes the template's place."""


def of_names(
    book: Places, blanks: Mapping[str, Contents], places: Mapping[str, Alignment]
) -> Iterator[Deviation]:
    """Names that no longer point at the cells that they name: somebody cut, dragged or deleted these."""
    all_expected = {
        name: area
        for name, place in layout.PLACES.items()
        if name not in _ANYWHERE and (area := _expected(place, places[place.sheet]))
    }
    for sheet in layout.SHEETS:
        here = {name: area for name, area in all_expected.items() if layout.place(name).sheet == sheet}
        book.expect(sheet, {name: area for name, area in here.items() if name not in _AS_LONG_AS_THEIR_ROWS})
    for name, expected in all_expected.items():
        place, found = layout.place(name), _target(book, name)
        if _fits(name, found, place.sheet, expected):
            continue
        called = label(blanks[place.sheet], place.row, place.column)
        where = f"{found[0]}!{found[1].address(False, False)}" if found else "tidak ada lagi"
        yield Deviation(
            place.sheet,
            expected.address(False, False),
            f"{called}rujukan ke sel ini {'kini ' if found else ''}{where}: sel dipotong, diseret, atau "
            "dihapus",
        )


def _expected(place: Place, now: Alignment) -> Area | None:
    area = place.area
    top, bottom = now.row(area.top), now.row(area.bottom)
    left, right = now.column(area.left), now.column(area.right)
    if top is None or left is None or bottom is None or right is None:
        return None  # the missing line is told already
    return Area(top, left, bottom, right)


def _fits(name: str, found: Spot | None, sheet: str, expected: Area) -> bool:
    if found is None or found[0] != sheet:
        return False
    area = found[1]
    if name in _AS_LONG_AS_THEIR_ROWS:
        area = area._replace(bottom=expected.bottom)
    return area == expected


def _target(book: Places, name: str) -> Spot | None:
    try:
        return book.find(name)
    except IkmError:  # there is no such name, or it refers to nothing
        return None


def of_configuration(blank: Contents, now: Contents) -> Iterator[Deviation]:
    """What the sheet of xlwings says beside or against the template: it decides which Python runs."""
    right, found = _keys(blank), _keys(now)
    for key in sorted({*right, *found}):
        one, other = found.get(key, (0, None)), right.get(key, (0, None))
        if str(one[1] or "") != str(other[1] or ""):
            text = f"pengaturan '{key}' berisi {told(one[1])}, seharusnya {told(other[1])}"
            yield Deviation(layout.KONFIGURASI, f"B{one[0] or other[0]}", text)


def _keys(contents: Contents) -> dict[str, tuple[int, Any]]:
    return {
        str(row[0]): (number, row[1] if len(row) > 1 else None)
        for number, row in enumerate(contents.values, contents.area.top)
        if row[0] not in (None, "")
    }

"""Does a workbook still say what its export says?  Everything is computed again and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from ikm_xl.area import LAST_COLUMN, LAST_ROW, Area
from ikm_xl.errors import IkmError
from ikm_xl.ooxml import Parts
from ikm_xl.sop import audit_looks, audit_names, audit_state, blank, copies, foreign, formulas
from ikm_xl.sop.alignment import Alignment, align
from ikm_xl.sop.blocks import FIXED
from ikm_xl.sop.deviation import WORKBOOK, Deviation, label, told
from ikm_xl.sop.recalculation import TOLERANCE
from ikm_xl.sop.sheets import Contents, is_formula
from ikm_xl.sop.state import Cells, State
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout

# What Python and VBA write on _daftar; its lists and bands belong to the template.
_WRITTEN_ON_DAFTAR = [
    place.area for place in map(layout.place, (*FIXED, "buku_lama")) if place.sheet == layout.DAFTAR
]
_SPARE_ROWS, _SPARE_COLUMNS = 60, 12  # how many lines staff may have inserted


@dataclass(frozen=True)
class Saved:
    """What only the file tells.

    Attributes:
        parts: all parts of the workbook's file.
        stored: per sheet the values that the file holds beside its formulas, from the first cell on: what a
            preview or a mail program shows; nothing where they are not to be compared.
    """

    parts: Parts
    stored: Mapping[str, Cells] = field(default_factory=dict)


def examine(store: Store, saved: Saved | None = None) -> tuple[Deviation, ...]:
    """Compare a workbook with its export, with the template, and with Python's figures.

    Args:
        store: the workbook.
        saved: its file, for macros, number formats and what is hidden; only the open book unless given.

    Raises:
        IkmError: the workbook lost a part that is needed to examine it.
    """
    now, places = _aligned(store)
    found = list(_of_template(store, now, places))
    if saved:
        found += foreign.found(saved.parts, blank.parts())
        found += audit_looks.found(saved.parts, blank.parts(), places)
        for sheet in saved.stored.keys() & set(layout.SHEETS):
            found += _values(sheet, store.places.contents(sheet), saved.stored[sheet])
    return (*found, *_of_state(store))


def damage(store: Store) -> tuple[str, ...]:
    """Where an open workbook is no longer the template's, or would not be printed as it is.

    What staff may fill in is not looked at.

    Raises:
        IkmError: a sheet was deleted or renamed.
    """
    now, places = _aligned(store)
    found = list(_of_template(store, now, places))
    parts = copies.parts(store.book)
    if parts:
        found += audit_looks.found(parts, blank.parts(), places)
    return tuple(map(str, found))


def examined(store: Store, state: State) -> State:
    """With the damage to its workbook; respondents that are not the export's are a part of it.

    Raises:
        IkmError: a sheet was deleted or renamed.
    """
    strays = audit_state.of_respondents(state, store.respondent_cells)
    return replace(state, damage=(*damage(store), *map(str, strays)))


def _aligned(store: Store) -> tuple[dict[str, Contents], dict[str, Alignment]]:
    """Per sheet what stands on it, and where the template's lines are now."""
    fresh = blank.contents()
    now = {sheet: store.places.contents(sheet, _widened(fresh[sheet].area)) for sheet in blank.SHEETS}
    return now, {sheet: align(fresh[sheet], now[sheet]) for sheet in blank.SHEETS}


def _of_template(
    store: Store, now: Mapping[str, Contents], places: Mapping[str, Alignment]
) -> Iterator[Deviation]:
    """What is not as in the template: formulas, lists, bands, names, configuration."""
    fresh = blank.contents()
    for sheet in blank.SHEETS:
        yield from _of_formulas(sheet, now[sheet], fresh[sheet], places)
    yield from audit_names.of_names(store.places, fresh, places)
    yield from audit_names.of_configuration(fresh[layout.KONFIGURASI], now[layout.KONFIGURASI])


def _of_state(store: Store) -> Iterator[Deviation]:
    """What the workbook's data say against each other."""
    try:
        state = store.load()
    except IkmError as error:
        yield Deviation(WORKBOOK, "", f"{error.message} {error.hint}".strip())
        return
    yield from audit_state.of_respondents(state, store.respondent_cells)
    try:
        state = store.calculated(state)
    except IkmError as error:
        yield Deviation(layout.PERHITUNGAN, "", error.message)
        return
    yield from audit_state.of_results(state)
    yield from audit_state.of_approval(state)


def _widened(area: Area) -> Area:
    bottom, right = area.bottom + _SPARE_ROWS, area.right + _SPARE_COLUMNS
    return area._replace(bottom=min(bottom, LAST_ROW), right=min(right, LAST_COLUMN))


def _of_formulas(
    sheet: str, now: Contents, fresh: Contents, places: Mapping[str, Alignment]
) -> Iterator[Deviation]:
    """Every formula of the template that the workbook has not, and every changed list or band."""

    def move(of: str, row: int, column: int) -> tuple[int | None, int | None]:
        there = places.get(of)
        return (there.row(row), there.column(column)) if there else (row, column)

    here, gone = places[sheet], set()
    moved = any(there.moved for there in places.values())
    for row, column, formula, value in fresh:
        if not _is_fixed(sheet, formula, row, column):
            continue
        at = here.row(row), here.column(column)
        if at[0] is None or at[1] is None:
            if (line := row if at[0] is None else -column) not in gone:
                gone.add(line)
                what = "baris" if at[0] is None else "kolom"
                yield Deviation(sheet, "", f"{label(fresh, row, column)}{what} yang berisi rumus terhapus")
            continue
        found = now.at(at[0], at[1])
        if not moved and is_formula(formula) and found[0] == formula != found[1]:
            continue  # the very same formula, and nothing that it names stands elsewhere
        text = _difference(sheet, formula, value, found, move)
        if text:
            address = Area.of(at[0], at[1], 1, 1).address(False, False)
            yield Deviation(sheet, address, f"{label(fresh, row, column)}{text}")


def _difference(sheet: str, formula: Any, value: Any, found: tuple[Any, Any], move: formulas.Move) -> str:
    """What is wrong with a cell; "" where it means the same as the template's."""
    current, shows = found
    if not is_formula(formula):
        same = shows == value or (shows or "") == (value or "")
        return "" if same else f"berisi {told(shows)}, seharusnya {told(value)}"
    if not is_formula(current):
        return "rumusnya terhapus" if current in (None, "") else f"rumusnya diganti isian {told(shows)}"
    if shows == formula:
        return "rumusnya tertulis sebagai teks"
    if formulas.meaning(str(formula), sheet, move) != formulas.meaning(str(current), sheet):
        return "rumusnya diubah"
    return ""


def _values(sheet: str, now: Contents, stored: Cells) -> Iterator[Deviation]:
    """Every formula beside which the file holds another value than it gives; no value at all is no lie."""
    for row, column, _, result in now.calculated():
        value = _at(stored, row, column)
        if value not in (None, "") and not _alike(value, result):
            address = Area.of(row, column, 1, 1).address(False, False)
            text = f"nilai tersimpan {told(value)}, rumusnya memberi {told(result)}"
            yield Deviation(sheet, address, text)


def _is_fixed(sheet: str, formula: Any, row: int, column: int) -> bool:
    """Whether a cell belongs to the template alone: any formula, and the lists and bands of _daftar."""
    if is_formula(formula):
        return True
    cell = Area.of(row, column, 1, 1)
    return sheet == layout.DAFTAR and not any(cell.cut(area) for area in _WRITTEN_ON_DAFTAR)


def _at(rows: Cells, row: int, column: int) -> Any:
    """The value in a row and column, counted from 1; None outside."""
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= TOLERANCE * max(1.0, abs(other))
    if isinstance(one, date) and isinstance(other, date):
        # a day without a time is a date to one reader, not to another
        return f"{one}"[:10] == f"{other}"[:10]
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()  # LibreOffice drops blanks at the ends
    return bool(one == other)

"""Does a workbook still say what its export says?  Everything is computed again and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ikm_xl.area import Area
from ikm_xl.cleaning import clean
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.indonesian import shown
from ikm_xl.sop import approval, recap
from ikm_xl.sop.blocks import respondent_rows
from ikm_xl.sop.recalculation import TOLERANCE
from ikm_xl.sop.sheets import Contents, contents
from ikm_xl.sop.state import Cells, State
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout

# What Python and VBA write on _daftar; its lists and bands belong to the template.
_WRITTEN_ON_DAFTAR = [layout.place(name).area for name in ("ingatan", "ekspor_luas", "kategori", "buku_lama")]


@dataclass(frozen=True)
class Deviation:
    """One cell that is not what it should be, or a thing that holds for a whole sheet (no address)."""

    sheet: str
    address: str
    keterangan: str

    def __str__(self) -> str:
        return (
            f"{self.sheet}!{self.address}: {self.keterangan}"
            if self.address
            else f"{self.sheet}: {self.keterangan}"
        )


def examine(
    store: Store, template: xw.Book, stored: Mapping[str, Cells] | None = None
) -> tuple[Deviation, ...]:
    """Compare a workbook with its export, the template's formulas, its stored values and Python's figures.

    Args:
        store: the workbook.
        template: a fresh one.
        stored: per sheet the values that the file holds beside its formulas, from the first cell on: what a
            preview or a mail program shows.

    Raises:
        IkmError: the workbook lost a part that is needed to examine it.
    """
    found: list[Deviation] = []
    for sheet in layout.SHEETS:
        blank = contents(template, sheet)
        now = contents(store.book, sheet, blank.area)
        found += formulas(sheet, now, blank)
        if stored and sheet in stored:
            found += values(sheet, contents(store.book, sheet), stored[sheet])
    state = store.load()
    return (*found, *respondents(state, store.respondent_cells()), *figures(store, state))


def formulas(sheet: str, now: Contents, blank: Contents) -> Iterator[Deviation]:
    """Every formula of the template that the workbook has not, and every changed list or band."""
    for row, column, formula, _ in blank:
        if not _is_fixed(sheet, formula, row, column):
            continue
        current, value = now.at(row, column)
        address = Area.of(row, column, 1, 1).address(False, False)
        if formula != current:
            yield Deviation(sheet, address, f"rumus diubah: kini '{current}', seharusnya '{formula}'")
        elif value == formula and str(formula).startswith("="):
            yield Deviation(sheet, address, f"berisi teks '{formula}', bukan rumusnya")


def values(sheet: str, now: Contents, stored: Cells) -> Iterator[Deviation]:
    """Every formula beside which the file holds another value than it gives; no value at all is no lie."""
    for row, column, formula, result in now:
        if not str(formula).startswith("="):
            continue
        value = _at(stored, row, column)
        if value not in (None, "") and not _alike(value, result):
            address = Area.of(row, column, 1, 1).address(False, False)
            text = f"nilai tersimpan {shown(value)}, rumusnya memberi {shown(result)}"
            yield Deviation(sheet, address, text)


def respondents(state: State, found: Cells) -> Iterator[Deviation]:
    """Every cell of the respondents on Perhitungan that differs from the export, cleaned again."""
    place = layout.place("responden")
    try:
        export = recap.exported(state)
    except IkmError as error:
        if found:
            yield Deviation(layout.EKSPOR, "", f"{error.message} Padahal {place.sheet} memuat responden")
        return
    again = recap.respondents(clean.clean(export, state.settings.rules).responden)
    expected = respondent_rows(State(state.settings, respondents=again))
    if len(expected) != len(found):
        text = f"memuat {len(found)} responden, ekspornya {len(expected)}; klik Bersihkan"
        yield Deviation(place.sheet, "", text)
        return
    for r, (row, now) in enumerate(zip(expected, found, strict=True)):
        for c, (value, current) in enumerate(zip(row, now, strict=True)):
            if (value or None) != (current or None):
                text = f"berisi {shown(current)}, menurut ekspor {shown(value)}"
                yield Deviation(place.sheet, place.cell(r, c), text)


def figures(store: Store, state: State) -> Iterator[Deviation]:
    """Every result that differs from Python's, and a verification code that no longer fits."""
    try:
        state = store.calculated(state)
    except IkmError as error:
        yield Deviation(layout.PERHITUNGAN, "", error.message)
        return
    for wrong in state.figures.differences:
        yield Deviation(wrong.sheet, wrong.address, wrong.text)
    code = state.approval.code
    if code and code != approval.verification_code(state):
        place = layout.place("kode_verifikasi")
        text = "kode verifikasi tidak cocok lagi dengan jawaban dan hasil; klik Siapkan Pengesahan"
        yield Deviation(place.sheet, place.cell(), text)


def _is_fixed(sheet: str, formula: Any, row: int, column: int) -> bool:
    """Whether a cell belongs to the template alone: any formula, and the lists and bands of _daftar."""
    if str(formula).startswith("="):
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
    return bool(one == other)

"""Carry a workbook of an earlier version over into a new one: everything that staff typed, by name.

The old workbook is only read. What has no place in the new one is listed by sheet and cell, and its text is
written into Catatan, so that no word is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from ikm_xl import settings as configuration
from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import approval, log, old_books, recalculation, recap, sheets, versions
from ikm_xl.sop.assignment import assigned
from ikm_xl.sop.blocks import state_of, trimmed
from ikm_xl.sop.old_books import OldBook
from ikm_xl.sop.places import Places
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout, template_texts


@dataclass(frozen=True)
class Left:
    """Something that was not carried over as it was; ``address`` is "" where it is a whole sheet's."""

    sheet: str
    address: str
    text: str

    def __str__(self) -> str:
        return f"{self.sheet}{'!' if self.address else ''}{self.address}: {self.text}"


def require_older(book: xw.Book) -> int:
    """The version of a workbook that is to be carried over.

    Raises:
        IkmError: it is no workbook of this program, is as new as the program, or newer.
    """
    version = sheets.version(book)
    if version == layout.VERSI_BUKU:
        raise IkmError(
            f"{book.name} sudah buku kerja versi {version}, versi program ini.",
            "Buku ini dapat langsung dipakai; tidak ada yang perlu diperbarui.",
            code="IKM-L17",
        )
    if version > layout.VERSI_BUKU:
        versions.require_current(version, book.name)
    return version


def carry_over(old: xw.Book, new: xw.Book) -> tuple[Left, ...]:
    """Fill a fresh workbook with what an earlier one holds.

    Args:
        old: the workbook to carry over; it is not changed.
        new: a workbook from the present template; it is not saved.

    Raises:
        IkmError: see :func:`require_older`.
    """
    version = require_older(old)
    source = OldBook(old)
    left = [*_carry_settings(source, new), *_unknown_sheets(old)]
    store = Store(new)
    fresh = store.load()
    state = state_of(source.blocks(), fresh.settings, trimmed(source.sheet_cells(layout.EKSPOR)))
    state = replace(state, respondents=source.respondents())
    notes = list(_notes(source, version))
    placed = [note for note in notes if _put(new, note)]
    homeless = [note for note in notes if note not in placed]
    state = state.logged(
        *(log.moved(log.PERBARUI, f"{n.sheet}!{n.address}", n.text, "tidak ada tempatnya") for n in homeless)
    )
    state, outdated = _marked(state)
    store.save(fresh, state)
    _keep_approval(store)
    left += [*homeless, *outdated, *_changed_figures(source, new)]
    return (*left, *_lost(source, new, version, left))


def _keep_approval(store: Store) -> None:
    """What was approved in the old workbook is approved in the new one, as long as its code fits."""
    state = store.load()
    if state.approval.code:
        state = store.calculated(state)
        if state.approval.code == approval.released_code(state):
            store.save(state, replace(state, approved=True))


def _carry_settings(source: OldBook, new: xw.Book) -> Iterator[Left]:
    """Every setting as it was typed; one that the program does not accept is listed."""
    store = Store(new)
    default = store.load(respondents=False).settings.nilai
    good, unsur = dict(default), source.unsur()
    for key, value in source.settings().items():
        try:
            accepted = {**good, key: "" if value is None else value}
            configuration.from_values(accepted, f"lembar {layout.PENGATURAN} buku lama")
        except IkmError as error:
            yield Left(layout.PENGATURAN, "", f"{error.message} Isian lama tidak terbawa.")
        else:
            good = accepted
    for kode, (nama, counted, program) in unsur.items():
        if str(counted or "").strip().casefold() not in ("", "ya", "tidak"):
            yield Left(layout.PENGATURAN, "", f"Dihitung {kode} berisi '{counted}'; kini Ya.")
            unsur[kode] = (nama, None, program)
    store.fill_settings({key: _typed(good[key]) for key in source.settings()}, unsur)


def _typed(value: Any) -> Any:
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, datetime.min.time())
    return None if value == "" else value


def _marked(state: State) -> tuple[State, list[Left]]:
    """With the mark of a current recap, if the present rules make the same respondents of the export."""
    if not state.recap_mark:
        return state, []
    try:
        again, _ = recap.recap(state)
    except IkmError:
        again = None
    if again is not None and old_books.same_respondents(again, state):
        return replace(state, recap_mark=recap.mark(state)), []
    text = "menurut aturan versi ini data perlu diolah ulang: klik Olah Data"
    return replace(state, recap_mark=""), [Left(layout.PERHITUNGAN, "", text)]


def _changed_figures(source: OldBook, new: xw.Book) -> Iterator[Left]:
    """Results that are not what they were; none, unless somebody had changed the old formulas."""
    now = OldBook(new)
    new.app.calculate()
    for name in recalculation.RESULTS:
        place = layout.place(name)
        for r, (before, after) in enumerate(zip(source.cells(name), now.cells(name), strict=False)):
            for c, (was, becomes) in enumerate(zip(before, after, strict=False)):
                if not old_books.alike(was, becomes):
                    yield Left(place.sheet, place.cell(r, c), f"dulu {was}, kini {becomes}")


def _notes(source: OldBook, version: int) -> Iterator[Left]:
    """What staff wrote beside the places that are carried over, or over a text of the template."""
    for sheet in source.visible:
        carried = source.carried(sheet)
        for word in _words(source.book, sheet, version):
            cell = Area.parse(word.address)
            if not any(cell.cut(area) for area in carried):
                yield word


def _lost(source: OldBook, new: xw.Book, version: int, listed: Sequence[Left]) -> Iterator[Left]:
    """The last look: whatever stands in the old workbook and on no cell of its sheet in the new one."""
    told = {(one.sheet, one.address) for one in listed}
    for sheet in source.visible:
        kept = {word.text for word in _words(new, sheet)}
        for word in _words(source.book, sheet, version):
            if word.text not in kept and (sheet, word.address) not in told:
                yield word


def _words(book: xw.Book, sheet: str, version: int | None = None) -> Iterator[Left]:
    """Every cell that holds a value of its own; without the texts of that version's template, if given."""
    known = frozenset() if version is None else template_texts.known(version)
    for row, column, formula, value in Places(book).contents(sheet):
        address = Area.of(row, column, 1, 1).address(False, False)
        is_own = value not in (None, "") and not str(formula).startswith("=")
        if is_own and template_texts.digest(sheet, address, value) not in known:
            yield Left(sheet, address, str(value))


def _put(new: xw.Book, note: Left) -> bool:
    """Write a note into the same cell of the new workbook, if it is free there."""
    cell = new.sheets[note.sheet].range(note.address)
    area = Area.parse(note.address)
    here = (place for place in layout.PLACES.values() if place.sheet == note.sheet)
    places = (place.area for place in here if not place.name.startswith("isi_"))  # these are whole pages
    if cell.formula or any(area.cut(place) for place in places):
        return False
    try:
        cell.value = assigned([[note.text]])[0][0]
    except Exception:  # the cell is locked: each engine raises its own
        return False
    return True


def _unknown_sheets(old: xw.Book) -> Iterator[Left]:
    for sheet in old.sheets:
        if sheet.name not in layout.SHEETS:
            yield Left(sheet.name, "", "lembar buatan sendiri; salin sendiri dari buku lama bila diperlukan")

"""The steps on a workbook: load its State, take the step, save what changed; as the buttons do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import xlwings as xw

from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.export.grid import Grid
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, completeness, document, follow_up, period, recap, run
from ikm_xl.sop.follow_up import Changes
from ikm_xl.sop.period import Turn
from ikm_xl.sop.run import Outcome
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey.completeness import Check
from ikm_xl.workbook.status import Step


def state(book: xw.Book, settings: Settings | None = None, *, figures: bool = False) -> State:
    """What the book holds, with other settings if any are given."""
    store = Store(book)
    found = store.load()
    found = replace(found, settings=settings) if settings else found
    return store.calculated(found) if figures else found


def save(book: xw.Book, new: State) -> None:
    """Write a State into the book, whatever it holds."""
    store = Store(book)
    old = store.load()
    settings = new.settings if new.settings.nilai != old.settings.nilai else old.settings
    store.save(replace(old, settings=settings), new)


def read_settings(book: xw.Book) -> Settings:
    return state(book).settings


def write_settings(book: xw.Book, settings: Settings) -> None:
    store = Store(book)
    old = store.load()
    store.save(old, replace(old, settings=settings))


def load_export(book: xw.Book, grids: Sequence[Grid]) -> None:
    """Ambil Ekspor."""
    store = Store(book)
    old = store.load()
    store.save(old, recap.load(old, grids))


def take_recap(book: xw.Book, settings: Settings | None = None) -> Cleaned:
    """Step 1."""
    old = state(book, settings)
    new, cleaned = recap.recap(old)
    Store(book).save(old, new)
    return cleaned


def compose(book: xw.Book, settings: Settings | None = None) -> State:
    """Step 2."""
    old = state(book, settings, figures=True)
    new = document.compose(old)
    Store(book).save(old, new)
    return new


def plan(book: xw.Book, settings: Settings | None = None) -> Changes:
    """Step 3."""
    old = state(book, settings, figures=True)
    new, changes = follow_up.plan(old)
    Store(book).save(old, new)
    return changes


def prepare(book: xw.Book, settings: Settings | None = None) -> State:
    """Step 4."""
    old = state(book, settings, figures=True)
    new = approval.prepare(old)
    Store(book).save(old, new)
    return new


def run_all(book: xw.Book, settings: Settings | None = None) -> Outcome:
    """Proses Semua."""
    return run.run(Store(book), state(book, settings))


def begin_period(book: xw.Book, settings: Settings | None = None) -> Turn:
    """Periode Baru."""
    old = state(book, settings, figures=True)
    new, turn = period.begin(old)
    Store(book).save(old, new)
    return turn


def checks(book: xw.Book, settings: Settings | None = None) -> tuple[Check, ...]:
    return completeness.checks(state(book, settings, figures=True))


def status(book: xw.Book, step: Step) -> str:
    return state(book).status(step)

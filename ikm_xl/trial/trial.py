"""The trial itself: behaviours, the SOP in an Excel and beside it, macros, and pages as PDF."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from openpyxl import Workbook

from ikm_xl import engine, faults, new_books
from ikm_xl.excel import xw
from ikm_xl.export import example
from ikm_xl.trial import behaviours, procedure
from ikm_xl.trial.report import Outcome
from ikm_xl.workbook import layout

Notify = Callable[[str], None]

_BOOK = "Uji IKM.xlsm"
_MOST_TOLD = 30
_PDF = 0  # xlTypePDF
_PAGE = re.compile(rb"/Type\s*/Page\b")
_PAPER = re.compile(rb"/MediaBox\s*\[\s*[\d.]+\s+[\d.]+\s+([\d.]+)\s+([\d.]+)\s*\]")


def outcomes(app: xw.App, folder: Path, notify: Notify) -> list[Outcome]:
    """All of :func:`run`; an Excel that gives up on the way is an outcome, too."""
    found = []
    try:
        for outcome in run(app, folder, notify):
            found.append(outcome)
    except Exception as error:  # pywin32 raises its own
        found.append(Outcome("Uji", "terhenti", False, faults.reason(error)))
    return found


def run(app: xw.App, folder: Path, notify: Notify = lambda _: None) -> Iterator[Outcome]:
    """Try everything.

    Args:
        app: an Excel in which nobody works.
        folder: an empty folder.
        notify: is told in Indonesian what comes next.
    """
    notify("Memeriksa perilaku Excel")
    yield from _behaviours(app, folder)
    export, book = folder / "latihan.xlsx", folder / _BOOK
    with export.open("wb") as file:
        example.write_example(file)
    notify("Menjalankan SOP tanpa Excel")
    new_books.write(procedure.office(), book)
    with engine.opened(book) as plain:
        right = list(procedure.taken(plain, export, engine.ready))
    notify("Menjalankan SOP di Excel")
    opened = app.books.open(str(book), update_links=False)
    macros: dict[str, str] = {}
    try:
        for mine, other in zip(
            procedure.taken(opened, export, lambda one: _as_a_button(one, macros)), right, strict=True
        ):
            notify(f"Excel: {mine.name}")
            yield _compared(mine, other)
        yield from _macros(macros)
        notify("Mencetak ke PDF")
        yield from _printed(opened, folder)
    finally:
        with suppress(Exception):  # Excel may have ended
            opened.api.Close(False)


def _behaviours(app: xw.App, folder: Path) -> Iterator[Outcome]:
    scratch = folder / "perilaku.xlsx"
    Workbook().save(scratch)
    book = app.books.open(str(scratch), update_links=False)
    try:
        for behaviour, seen in behaviours.tried(book.sheets[0]):
            yield Outcome("Perilaku", behaviour.name, not seen, seen)
    finally:
        with suppress(Exception):  # Excel may have ended
            book.api.Close(False)


def _compared(mine: procedure.Taken, right: procedure.Taken) -> Outcome:
    wrong = procedure.different(mine.cells, right.cells)
    told = wrong[:_MOST_TOLD] + ([f"dan {len(wrong) - _MOST_TOLD} sel lain"] if wrong[_MOST_TOLD:] else [])
    if mine.said != right.said:
        told.insert(0, f"mengatakan {mine.said!r}, seharusnya {right.said!r}")
    return Outcome("Langkah", mine.name, not told, "; ".join(told), round(mine.seconds, 2))


# What Jalankan of Python.bas does around a step, without its questions: nobody could answer them.
_BEFORE, _AFTER = ("SiapkanExcel",), ("PerbaruiKakiHalaman", "PulihkanExcel")


@contextmanager
def _as_a_button(book: xw.Book, seen: dict[str, str]) -> Iterator[None]:
    """Let the workbook's own macros make it ready and put it back, as at a click.

    Args:
        book: the workbook in Excel.
        seen: what was wrong with each macro, "" where nothing is, by name; it is filled here.
    """
    if not all(_ran(book, name, seen) for name in _BEFORE):
        for sheet in book.sheets:  # so that the steps can be tried all the same
            sheet.api.Unprotect()
    try:
        yield
    finally:
        for name in _AFTER:
            _ran(book, name, seen)


def _ran(book: xw.Book, name: str, seen: dict[str, str]) -> bool:
    try:
        book.macro(name)()
    except Exception as error:  # pywin32 raises its own
        seen[name] = faults.reason(error)
        return False
    seen.setdefault(name, "")
    return True


def _macros(seen: dict[str, str]) -> Iterator[Outcome]:
    for name, trouble in seen.items():
        yield Outcome("Makro", name, not trouble, f"tidak dapat dijalankan: {trouble}" if trouble else "")


def _printed(book: xw.Book, folder: Path) -> Iterator[Outcome]:
    for sheet in layout.PRINTED:
        file = folder / f"{sheet}.pdf"
        begin = time.perf_counter()
        try:
            book.sheets[sheet].api.ExportAsFixedFormat(_PDF, str(file))
            data = file.read_bytes()
        except Exception as error:  # pywin32 raises its own
            yield Outcome("Cetak", sheet, False, f"PDF tidak dapat dibuat: {faults.reason(error)}")
            continue
        sizes = {f"{float(wide):.0f} × {float(high):.0f} pt" for wide, high in _PAPER.findall(data)}
        told = f"{len(_PAGE.findall(data))} halaman, kertas {', '.join(sorted(sizes)) or 'tidak terbaca'}"
        yield Outcome("Cetak", sheet, True, told, round(time.perf_counter() - begin, 2))

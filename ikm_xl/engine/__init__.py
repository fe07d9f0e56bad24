"""An xlwings engine over openpyxl that stands in for Excel; IronCalc recalculates.

The steps of the SOP drive a workbook through xlwings' public API. Where there is no Excel, :func:`open`
(or :func:`opened`, in a ``with`` statement) gives them an ``xlwings.Book`` that behaves as Excel does where
they rely on it:

- A text that begins with "=" is a formula; a leading apostrophe makes the rest text. One cell's value is
  a scalar, a block's a list of rows; numbers are floats, dates datetimes, empty cells and errors None.
- Reading a formula gives its value, recalculated if anything changed.
- A cell of a protected sheet can only be written if it is unlocked (``sheet.api``, the openpyxl sheet, can
  lift the protection).
- A cell that is written for the first time takes the format of its row or column.
- ``save`` is atomic, writes the calculated values beside the formulas, and keeps macros and ribbon.

It differs from Excel here, on purpose: no text but formulas is interpreted ("1/2" is no date); characters
that no XML file can hold are left out of text; row heights are fitted when the book is saved, not before;
a number written into a cell with a date format is read back as a number. FIXED and "&" write decimals with
a point, because IronCalc has no Indonesian locale. Whatever the steps do not use raises
NotImplementedError.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from os import PathLike
from pathlib import Path

from ikm_xl.atomic import Version
from ikm_xl.engine import readiness
from ikm_xl.engine.app import Engine
from ikm_xl.engine.calculation import CellError
from ikm_xl.excel import xw

__all__ = ["CellError", "errors", "open", "opened", "ready", "register", "save"]


def open(path: str | PathLike[str], *, stored: bool = False) -> xw.Book:
    """Open a workbook, each in an application of its own, and make the engine xlwings' active one.

    ``book.api`` is the openpyxl workbook, for what xlwings' public API lacks (page footers, paper); its cells
    have formats but no contents.

    Args:
        path: an .xlsx or .xlsm file.
        stored: read the values that the file stores instead of calculating them, in a tenth of the time. Such
            a book has no formulas and cannot be saved.

    Raises:
        IkmError: there is no such file, it needs a password, it is no whole workbook, or it lacks results of
            formulas where ``stored`` ones are wanted.
    """
    engine = register()
    engine.activate()
    app = engine.impl.apps.add()
    try:
        full = Path(path).absolute()
        book = app.books.open_stored(full) if stored else app.books.open(full)
    except BaseException:
        app.quit()
        raise
    return xw.Book(impl=book)


@contextmanager
def ready(book: xw.Book) -> Iterator[None]:
    """The book without protection and filters, as Excel's macros make it ready; leave it before saving."""
    with readiness.ready(book.api):
        yield


@contextmanager
def opened(path: str | PathLike[str], *, stored: bool = False) -> Iterator[xw.Book]:
    """:func:`open` for a ``with`` statement, which closes the book; what was not saved is lost.

    Afterwards that engine is active again which was before: a button goes on in Excel.
    """
    before = xw.engines.active
    book = open(path, stored=stored)
    try:
        yield book
    finally:
        book.close()
        if before is not None:
            before.activate()


def save(book: xw.Book, path: Path, known: Version | None) -> None:
    """As ``book.save``, unless somebody else wrote the file after ``known`` was seen there.

    Raises:
        IkmError: the file cannot be written, or is another one by now; it is as it was.
    """
    book.impl.save(str(path), known=known)


def errors(book: xw.Book) -> tuple[CellError, ...]:
    """Every formula of the book whose value is an error, in the order of the sheets and their rows."""
    book.impl.recalculate()
    return tuple(book.impl.calculation.errors())


def register() -> xw.Engine:
    """The engine as xlwings knows it; it is added once."""
    if Engine.name not in xw.engines.engines_by_name:
        xw.engines.add(xw.Engine(impl=Engine()))
    return xw.engines[Engine.name]

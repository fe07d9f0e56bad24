"""A workbook: an openpyxl workbook, the contents of its cells, and their calculation."""

# ruff: noqa: D102 - the members are those of xlwings, whose documentation describes them

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl.workbook import Workbook

from ikm_xl import atomic, ooxml
from ikm_xl.engine import loading, xlsx_writer
from ikm_xl.engine.calculation import Calculation
from ikm_xl.engine.drawings import Drawings
from ikm_xl.engine.loading import Loaded
from ikm_xl.engine.names import Names
from ikm_xl.engine.owners import App, Books
from ikm_xl.engine.sheet import Sheet
from ikm_xl.engine.unsupported import complete
from ikm_xl.errors import IkmError
from ikm_xl.excel import NoSuchObjectError, base_classes


@complete
class Book(base_classes.Book):
    """An open workbook.

    Attributes:
        workbook: the openpyxl workbook, whose cells have formats but no contents.
        grids: the contents, by sheet name.
        drawings: the pictures of the sheets.
        calculation: the values of the formulas; read them by :meth:`refreshed`.

    Args:
        books: where it is open.
        path: its file.
        loaded: the file as the module stored opens it, where only its stored values are wanted.
    """

    def __init__(self, books: Books, path: Path, loaded: Loaded | None = None) -> None:
        self.books = books
        self._path = path
        self._version = atomic.version(path)
        self._stored = loaded is not None
        self._loaded = loaded or loading.load(path)
        self.workbook = self._loaded.workbook
        self.grids = self._loaded.grids
        self.drawings = Drawings(self._loaded.original, self._loaded.drawings)
        self.calculation = Calculation(self.workbook, self.grids)

    @property
    def api(self) -> Workbook:
        return self.workbook

    @property
    def app(self) -> App:
        return self.books.app

    @property
    def name(self) -> str:
        return self._path.name

    @property
    def fullname(self) -> str:
        return str(self._path)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def refreshed(self) -> Calculation:
        """The formulas' values; up to date, unless the application calculates only when told to."""
        if self.app.calculation != "manual":
            self.recalculate()
        return self.calculation

    def recalculate(self) -> None:
        """Bring the formulas' values up to date."""
        self.calculation.refresh()

    def save(
        self, path: str | None = None, password: str | None = None, known: atomic.Version | None = None
    ) -> None:
        """Save atomically, the calculated values beside the formulas.

        Args:
            path: the file; the book's own unless given.
            password: not provided.
            known: what the file held when somebody decided to write it; its own is what was opened.

        Raises:
            IkmError: the ending does not fit the kind of workbook, the file cannot be written, or is another
                one by now.
        """
        if password is not None:
            raise NotImplementedError("the openpyxl engine does not provide Book.save with a password")
        if self._stored:
            raise NotImplementedError("a book that was opened for its stored values has lost its formulas")
        target = Path(path).absolute() if path else self._path
        self._check_ending(target)
        known = known or (self._version if target == self._path else None)
        self._write(target, known)
        self._path, self._version = target, atomic.version(target)

    def save_copy(self, target: Path) -> None:
        """Write the book as it stands to a file; it goes on in its own. Raises as :meth:`save`."""
        self._write(target, None)

    def _write(self, target: Path, known: atomic.Version | None) -> None:
        self.recalculate()
        atomic.replace(target, xlsx_writer.render(self._loaded, self.calculation), known)

    def _check_ending(self, target: Path) -> None:
        ending = ".xlsm" if ooxml.is_macro_enabled(self._loaded.original) else ".xlsx"
        if target.suffix.lower() != ending:
            raise IkmError(
                f"Buku ini tidak dapat disimpan sebagai '{target.name}': Excel akan menolak membukanya.",
                f"Beri nama berkas yang berakhiran {ending}.",
                code="IKM-M01",
            )

    def close(self) -> None:
        self.books.remove(self)

    def activate(self) -> None:
        """There is no window that could come to the front."""


@complete
class Sheets(base_classes.Sheets):
    """The sheets of a book, in their order."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> list[Any]:
        return self.book.workbook.worksheets

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.workbook.active)

    def __len__(self) -> int:
        return len(self.api)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, ws) for ws in self.api)

    def __call__(self, key: int | str) -> Sheet:
        if isinstance(key, int):
            return Sheet(self.book, self.api[key - 1])
        for ws in self.api:
            if ws.title.lower() == key.lower():
                return Sheet(self.book, ws)
        raise NoSuchObjectError(key)

    def __contains__(self, key: str) -> bool:
        return any(ws.title.lower() == key.lower() for ws in self.api)

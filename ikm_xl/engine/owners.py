"""What a part of a workbook knows of the part that holds it, so that imports lead from the outside in only.

The application makes books, a book sheets, a sheet ranges; each keeps a reference to its maker and asks it
for no more than what stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from ikm_xl.engine.calculation import Calculation
    from ikm_xl.engine.drawings import Drawings
    from ikm_xl.engine.sheet_contents import SheetContents


class App(Protocol):
    """The application, as a book knows it."""

    calculation: str


class Books(Protocol):
    """The open books, as one of them knows them."""

    @property
    def app(self) -> App:
        """The application that they are open in."""

    def remove(self, book: Any, /) -> None:
        """Forget a closed book."""


class Book(Protocol):
    """A book, as its sheets and names know it."""

    workbook: Workbook
    grids: Mapping[str, SheetContents]
    drawings: Drawings

    @property
    def name(self) -> str:
        """The file's name."""

    @property
    def sheets(self) -> Callable[[str], Sheet]:
        """Gives a sheet by its name."""

    def refreshed(self) -> Calculation:
        """The formulas' values."""


class Sheet(Protocol):
    """A sheet, as its ranges know it."""

    ws: Worksheet

    @property
    def name(self) -> str:
        """Its title."""

    @property
    def book(self) -> Book:
        """The book that it belongs to."""

    @property
    def grid(self) -> SheetContents:
        """The contents of its cells."""

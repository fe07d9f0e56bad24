"""The sheets of a book: found by name, their version, and what stands on them, whatever they mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import versions
from ikm_xl.sop.state import Cells
from ikm_xl.workbook import layout

_MOST_CONFIGURATION_ROWS = 40


def version(book: xw.Book) -> int:
    """The version of a workbook; 1 where it does not say any.

    Raises:
        IkmError: it has no sheet xlwings.conf: it is no workbook of this program.
    """
    try:
        sheet = book.sheets[layout.KONFIGURASI]
    except Exception:
        sheet = None
    if sheet is None:
        raise IkmError(
            f"{book.name} bukan buku kerja IKM, atau lembar tersembunyinya dihapus.",
            "Pilih buku kerja yang dibuat dari IKM_Kecamatan.xlsm.",
            code="IKM-L12",
        )
    rows = sheet.range(Area(1, 1, _MOST_CONFIGURATION_ROWS, 2).address()).raw_value  # texts and numbers only
    return versions.stated({str(key): value for key, value in rows if key})


def remembered(book: xw.Book, name: str) -> str:
    """The text of a cell in which VBA left a choice; "" where there is none."""
    try:
        return str(book.names[name].refers_to_range.raw_value or "")
    except Exception:  # it has no such name: each engine raises its own
        return ""


def named(book: xw.Book, name: str) -> xw.Sheet:
    """A sheet by its name.

    Raises:
        IkmError: it was deleted or renamed.
    """
    try:
        return book.sheets[name]
    except Exception as error:  # each engine raises its own
        raise _lost(name) from error


def of_template(book: xw.Book) -> dict[str, xw.Sheet]:
    """Every sheet of the template, each looked up once.

    Raises:
        IkmError: one was deleted or renamed; where a name of a cell tells, its new name is said.
    """
    there, found = book.sheets, {}
    for name in layout.SHEETS:
        try:
            found[name] = there[name]
        except Exception as error:  # each engine raises its own
            raise (_renamed(book, name) or _lost(name)) from error
    return found


def _renamed(book: xw.Book, name: str) -> IkmError | None:
    known = {sheet.casefold() for sheet in layout.SHEETS}
    for place in layout.PLACES.values():
        if place.sheet == name:
            try:
                now = book.names[place.name].refers_to_range.sheet.name
            except Exception:  # it went with its sheet: each engine raises its own
                continue
            if now.casefold() not in known:
                return IkmError(
                    f"Lembar {name} kini bernama '{now}'.",
                    f"Ganti namanya menjadi {name} (klik dua kali tabnya), lalu ulangi.",
                    code="IKM-L44",
                )
    return None


def _lost(name: str) -> IkmError:
    return IkmError(
        f"Buku kerja ini tidak lagi memuat lembar {name}.",
        "Jangan menghapus lembar atau mengganti namanya: pakai salinan di folder Cadangan IKM.",
        code="IKM-L13",
    )


def is_formula(content: Any) -> bool:
    """Whether it is the text of a formula."""
    return isinstance(content, str) and content[:1] == "="


@dataclass(frozen=True)
class Contents:
    """The formulas (constants as text) and the values of a rectangle of a sheet."""

    area: Area
    formulas: Cells
    values: Cells

    def __iter__(self) -> Iterator[tuple[int, int, Any, Any]]:
        """Row and column (from 1), formula and value of every cell."""
        for r, (row, values) in enumerate(zip(self.formulas, self.values, strict=True), self.area.top):
            for c, (formula, value) in enumerate(zip(row, values, strict=True), self.area.left):
                yield r, c, formula, value

    def calculated(self) -> Iterator[tuple[int, int, Any, Any]]:
        """The same of the cells that hold a formula."""
        for r, row in enumerate(self.formulas, self.area.top):
            if any(row):
                values = self.values[r - self.area.top]
                for c, (formula, value) in enumerate(zip(row, values, strict=True), self.area.left):
                    if is_formula(formula):
                        yield r, c, formula, value

    def at(self, row: int, column: int) -> tuple[Any, Any]:
        """Formula and value of one cell; nothing where the rectangle has no such cell."""
        if not Area.of(row, column, 1, 1).cut(self.area):
            return "", None
        r, c = row - self.area.top, column - self.area.left
        return self.formulas[r][c], self.values[r][c]


def set_print_area(area: xw.Range) -> None:
    """Print this area of its sheet.

    Excel asks the printer at every change, which takes long, and may have none.
    """
    setup = area.sheet.page_setup
    with suppress(Exception):
        if setup.print_area != area.address:
            setup.print_area = area.address

"""What staff made themselves goes along, as far as Excel can copy it; a few lists stand in for Excel."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ikm_xl.sop import own_things
from ikm_xl.workbook import layout

OLD, NEW = Path("/kantor/IKM.xlsm"), Path("/kantor/IKM - versi 2.xlsm")
PICTURE, BUTTON = 13, 12  # of MsoShapeType


@dataclass
class Shape:
    """A shape on a sheet; ``Paste`` puts the one that was copied last at the sheet's end, as Excel does."""

    sheet: Sheet
    Type: int
    left: float = 0
    top: float = 0

    @property
    def api(self) -> Shape:
        return self

    def Copy(self) -> None:  # noqa: N802
        self.sheet.excel.clipboard = self


@dataclass
class Sheet:
    excel: Excel
    book: Book
    name: str
    visible: bool = True
    shapes: list[Shape] = field(default_factory=list)

    @property
    def api(self) -> Sheet:
        return self

    def Paste(self) -> None:  # noqa: N802
        copied = self.excel.clipboard
        assert copied is not None
        self.shapes.append(Shape(self, copied.Type))

    def copy(self, after: Sheet) -> None:
        after.book.sheets.append(Sheet(self.excel, after.book, self.name, shapes=self.shapes))


class Sheets(list[Any]):
    def __getitem__(self, key: Any) -> Any:
        return next(s for s in self if s.name == key) if isinstance(key, str) else super().__getitem__(key)


@dataclass
class Book:
    excel: Excel
    fullname: str
    sheets: Sheets = field(default_factory=Sheets)
    saved: int = 0
    read_only: bool = False

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    def save(self) -> None:
        self.saved += 1

    def close(self) -> None:
        self.excel.books.remove(self)


class Books(list[Book]):
    files: dict[str, Book]

    def open(self, path: str, read_only: bool = False, update_links: bool = True) -> Book:
        book = self.files[path]
        book.read_only = read_only
        if book not in self:
            self.append(book)
        return book


class Excel:
    def __init__(self) -> None:
        self.clipboard: Shape | None = None
        self.books = Books()
        self.old, self.new = Book(self, str(OLD)), Book(self, str(NEW))
        self.books.files = {str(OLD): self.old, str(NEW): self.new}
        for book in (self.old, self.new):
            book.sheets.extend(Sheet(self, book, name) for name in (layout.BERANDA, layout.DOKUMEN))
        self.old.sheets.append(Sheet(self, self.old, "Hitungan Bu Sri"))
        document = self.old.sheets[layout.DOKUMEN]
        document.shapes += [Shape(document, PICTURE, 12.5, 80), Shape(document, BUTTON)]


def copy(excel: Any) -> frozenset[str]:
    return own_things.copy(excel, OLD, NEW)


def test_own_sheets_and_pictures_go_along_and_buttons_do_not() -> None:
    excel = Excel()

    assert copy(excel) == {"Hitungan Bu Sri", layout.DOKUMEN}

    assert [sheet.name for sheet in excel.new.sheets][-1] == "Hitungan Bu Sri"
    pasted = excel.new.sheets[layout.DOKUMEN].shapes
    assert [(shape.Type, shape.left, shape.top) for shape in pasted] == [(PICTURE, 12.5, 80)]
    assert excel.new.saved == 1


def test_the_old_workbook_is_opened_for_reading_and_closed_again() -> None:
    excel = Excel()
    copy(excel)
    assert excel.old.read_only
    assert excel.books == [excel.new]


def test_a_workbook_that_is_open_stays_open() -> None:
    excel = Excel()
    excel.books.append(excel.old)
    copy(excel)
    assert excel.old in excel.books
    assert excel.old.saved == 0


def test_beside_another_workbook_of_the_same_name_nothing_is_copied() -> None:
    excel = Excel()
    excel.books.append(Book(excel, "/unduhan/ikm.xlsm"))
    assert copy(excel) == frozenset()
    assert len(excel.new.sheets) == 2


def test_what_excel_refuses_is_not_called_copied() -> None:
    excel = Excel()
    excel.old.sheets[layout.DOKUMEN].shapes[0].Copy = None
    assert copy(excel) == frozenset()
    assert excel.books == [excel.new]

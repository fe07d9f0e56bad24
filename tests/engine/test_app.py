"""The engine behind xlwings' public API: applications, books, sheets, and clear refusals."""

from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from xlwings import base_classes

from ikm_xl import engine
from ikm_xl.engine import app, book, names, range, sheet
from tests.engine.books import new, opened


def test_the_engine_is_registered_once(tmp_path: Path) -> None:
    assert engine.register().impl is engine.register().impl
    assert [known.name for known in xw.engines].count("openpyxl") == 1
    assert opened(tmp_path).app.engine.name == "openpyxl"
    assert xw.apps.active is not None  # Sheet.activate looks for it
    assert xw.apps.active.engine.name == "openpyxl"


def test_books_of_one_name_do_not_meet(tmp_path: Path) -> None:
    (tmp_path / "lain").mkdir()
    first, second = opened(tmp_path), engine.open(new(tmp_path / "lain"))
    first.sheets["Data"]["A1"].value = 1
    assert second.sheets["Data"]["A1"].value is None
    assert first != second


def test_an_open_book_is_found_again(tmp_path: Path) -> None:
    book = opened(tmp_path)
    book.sheets["Data"]["A1"].value = 1
    assert xw.Book(tmp_path / "buku.xlsx").sheets["Data"]["A1"].value == 1.0
    assert book.app.books["BUKU.xlsx"] == book.app.books.active == book.app.books[0]
    assert xw.apps[book.app.pid] == book.app
    with pytest.raises(KeyError):
        _ = book.app.books["lain.xlsx"]


def test_a_book_is_the_caller_of_a_macro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = opened(tmp_path)
    monkeypatch.setattr(xw.Book, "_mock_caller", book, raising=False)
    assert xw.Book.caller().fullname == book.fullname == str(tmp_path / "buku.xlsx")
    assert xw.Book.caller().name == "buku.xlsx"


def test_an_application_remembers_what_it_is_told(tmp_path: Path) -> None:
    app = opened(tmp_path).app
    app.status_bar = "Menghitung…"
    with app.properties(screen_updating=False):
        assert app.screen_updating is False
    assert (app.status_bar, app.screen_updating, app.calculation) == ("Menghitung…", True, "automatic")
    assert app.alert("Selesai", "IKM") == "ok"
    assert app.impl.alerts == ["Selesai"]


def test_sheets_by_name_and_place(tmp_path: Path) -> None:
    book = opened(tmp_path)
    assert [sheet.name for sheet in book.sheets] == book.sheet_names == ["Data", "Hasil"]
    assert book.sheets["hasil"].index == 2
    assert book.sheets[0].name == "Data"
    assert ("Data" in book.sheets, "Lain" in book.sheets) == (True, False)
    with pytest.raises(xw.NoSuchObjectError):
        _ = book.sheets["Lain"]


def test_one_sheet_is_active_and_some_are_hidden(tmp_path: Path) -> None:
    book = opened(tmp_path)
    (tmp_path / "lain").mkdir()
    opened(tmp_path / "lain")  # another application comes to the front
    book.sheets["Hasil"].activate()
    book.sheets["Data"].visible = False
    assert book.sheets.active.name == "Hasil"
    assert not book.sheets["Data"].visible
    book.save()
    saved = openpyxl.load_workbook(book.fullname)
    assert saved.active is saved["Hasil"]
    assert saved["Data"].sheet_state == "hidden"
    assert [ws.sheet_view.tabSelected for ws in saved.worksheets] == [False, True]


def test_the_print_area_is_set_and_cleared(tmp_path: Path) -> None:
    setup = opened(tmp_path).sheets["Data"].page_setup
    assert setup.print_area is None
    setup.print_area = "A1:L30"
    assert setup.print_area == "$A$1:$L$30"
    setup.print_area = None
    assert setup.print_area is None


def test_what_is_not_provided_says_so(tmp_path: Path) -> None:
    book = opened(tmp_path)
    with pytest.raises(NotImplementedError, match=r"openpyxl engine does not provide Sheet\.charts"):
        _ = book.sheets["Data"].charts
    with pytest.raises(NotImplementedError, match=r"Range\.font"):
        _ = book.sheets["Data"]["A1"].font
    with pytest.raises(NotImplementedError, match=r"Sheets\.add"):
        book.sheets.add("Lain")


OURS = (app.Apps, app.App, app.Books, book.Book, book.Sheets, sheet.Sheet, sheet.PageSetup)


@pytest.mark.parametrize("ours", [*OURS, range.Range, names.Names, names.Name])
def test_nothing_of_xlwings_is_left_without_words(ours: type) -> None:
    base = getattr(base_classes, ours.__name__)
    left = {name for name, member in vars(base).items() if getattr(ours, name) is member}
    assert {name for name in left if not name.startswith("__")} <= {"expand"}

"""The engine, its applications and their open books, as xlwings asks for them."""

# ruff: noqa: D102 - the members are those of xlwings, whose documentation describes them

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from ikm_xl.engine import stored
from ikm_xl.engine.book import Book
from ikm_xl.engine.cell_values import Error
from ikm_xl.engine.unsupported import complete
from ikm_xl.excel import base_classes


class Engine:
    """The engine that is registered with xlwings."""

    name = "openpyxl"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps(self)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        """A value on its way to a cell: the range takes whatever Python has."""
        return value

    @staticmethod
    def clean_value_data(
        data: list[list[Any]], dates: Any, empty: Any, numbers: Any, err_to_str: bool
    ) -> list[list[Any]]:
        """Cells' values as xlwings gives them away, by the options of ``Range.options``."""
        if dates is datetime and numbers is None and not err_to_str:  # nobody chose any
            return [
                row
                if empty is None and {str, Error}.isdisjoint(map(type, row))
                else [
                    empty if value is None or value == "" or type(value) is Error else value for value in row
                ]
                for row in data
            ]

        def clean(value: Any) -> Any:
            if value is None or value == "":
                return empty
            if type(value) is float:
                return numbers(value) if numbers else value
            if type(value) is Error:
                return str(value) if err_to_str else None
            if isinstance(value, datetime) and dates is not datetime:
                parts = ("year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo")
                return dates(**{part: getattr(value, part) for part in parts})
            return value

        return [[clean(value) for value in row] for row in data]


@complete
class Apps(base_classes.Apps):
    """The running applications; the first one is active."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._apps: list[App] = []
        self._pids = itertools.count(1)

    def keys(self) -> list[int]:
        return [app.pid for app in self._apps]

    def add(self, spec: Any = None, add_book: Any = None, xl: Any = None, visible: Any = None) -> App:
        app = App(self, next(self._pids))
        self._apps.insert(0, app)
        return app

    def remove(self, app: App) -> None:
        self._apps.remove(app)

    def bring_forward(self, app: App) -> None:
        """Make an application the active one."""
        self._apps.remove(app)
        self._apps.insert(0, app)

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        return next(app for app in self._apps if app.pid == pid)


@complete
class App(base_classes.App):
    """An application without windows; what it is told about its looks it only remembers."""

    visible = False
    screen_updating = True
    display_alerts = True
    enable_events = True
    interactive = True
    cut_copy_mode = None
    status_bar: str | bool = False
    calculation = "automatic"  # "manual": formulas keep their values until calculate() or a save
    version = "0"
    selection = None
    pid = 0

    def __init__(self, apps: Apps, pid: int) -> None:
        self.apps, self.pid = apps, pid
        self._books = Books(self)
        self.alerts: list[str] = []  # the messages that nobody saw

    @property
    def engine(self) -> Engine:
        return self.apps.engine

    @property
    def books(self) -> Books:
        return self._books

    @property
    def api(self) -> App:
        return self

    def activate(self, steal_focus: bool = False) -> None:
        self.apps.bring_forward(self)

    def calculate(self) -> None:
        for book in self.books:
            book.recalculate()

    def alert(self, prompt: str, title: Any, buttons: Any, mode: Any, callback: Any) -> str:
        if mode not in (None, "info", "critical"):
            raise KeyError(mode)  # as xlwings does on Windows
        self.alerts.append(prompt)
        return "ok"

    def quit(self) -> None:
        self.apps.remove(self)

    def kill(self) -> None:
        self.quit()


@complete
class Books(base_classes.Books):
    """The open books of one application; the last one is active."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._books: list[Book] = []

    @property
    def api(self) -> Books:
        return self

    @property
    def active(self) -> Book:
        return self._books[-1]

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._books))

    def __len__(self) -> int:
        return len(self._books)

    def __call__(self, key: int | str) -> Book:
        if isinstance(key, int):
            return self._books[key - 1]
        for book in self._books:
            if key.lower() in (book.name.lower(), book.fullname.lower()):
                return book
        raise KeyError(key)

    def open(self, fullname: str, *_: Any, **__: Any) -> Book:
        return self._opened(Book(self, Path(fullname)))

    def open_stored(self, fullname: str) -> Book:
        """Open a file for the values that it stores: see the module stored."""
        return self._opened(Book(self, Path(fullname), stored.load(Path(fullname))))

    def _opened(self, book: Book) -> Book:
        self._books.append(book)
        return book

    def remove(self, book: Book) -> None:
        """Forget a closed book, and the application with its last one."""
        self._books.remove(book)
        if not self._books:
            self.app.quit()

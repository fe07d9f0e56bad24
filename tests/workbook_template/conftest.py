"""Workbooks with and without a survey, what two programs show of them, and their pages on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from openpyxl import Workbook

from ikm_xl import engine, pdf
from ikm_xl.sop.assignment import assigned
from ikm_xl.workbook import paper
from tests import cells, pages
from tests.conftest import Convert
from tests.pages import Halaman
from tests.workbook_template import survei
from tests.workbook_template.survei import Tampilan, Varian
from workbook_template import build

Tanya = Callable[..., Any]
PROGRAMS = ("IronCalc", "LibreOffice")
PAPERS = ("F4", "A4")


@pytest.fixture(scope="session")
def templat() -> Workbook:
    """The template as openpyxl holds it; only to be looked at."""
    return build.template()


@pytest.fixture(scope="session")
def buku_kosong(templat: Workbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The template as a file."""
    path = tmp_path_factory.mktemp("kosong") / "kosong.xlsx"
    templat.save(path)
    return path


@pytest.fixture(scope="session")
def buku_selesai(buku_kosong: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook with a survey, all its steps done."""
    path = tmp_path_factory.mktemp("selesai") / "selesai.xlsx"
    with engine.opened(buku_kosong) as book:
        survei.isi(book)
        survei.selesaikan(book)
        survei.sahkan(book)
        book.save(path)
    return path


def _tampilan(program: str, path: Path, request: pytest.FixtureRequest) -> Tampilan:
    if program == "IronCalc":
        return survei.by_engine(path)
    soffice: Convert = request.getfixturevalue("soffice")
    return survei.by_libreoffice(path, soffice)


@pytest.fixture(scope="session", params=PROGRAMS)
def selesai(request: pytest.FixtureRequest, buku_selesai: Path) -> Tampilan:
    """What each of the two programs shows of the finished workbook."""
    return _tampilan(request.param, buku_selesai, request)


@pytest.fixture(scope="session", params=PROGRAMS)
def kosong(request: pytest.FixtureRequest, buku_kosong: Path) -> Tampilan:
    """What each of the two programs shows of the template."""
    return _tampilan(request.param, buku_kosong, request)


@pytest.fixture(scope="session")
def buku_terbuka(buku_kosong: Path) -> Iterator[xw.Book]:
    """The template, open; whoever changes a cell puts it back."""
    with engine.opened(buku_kosong) as book:
        yield book


@pytest.fixture
def tanya(buku_terbuka: xw.Book) -> Iterator[Tanya]:
    """``tanya(name, **cells)``: what a name gives after these cells were filled; a row fills a row.

    They stay so until the test ends.
    """
    before: list[tuple[xw.Range, Any]] = []

    def fill(at: xw.Range, value: Any) -> None:
        formula = str(at.formula)
        before.append((at, formula if formula.startswith("=") else at.value))
        is_formula = isinstance(value, str) and value.startswith("=")
        at.value = value if is_formula else assigned([[value]])[0][0]

    def ask(name: str, **filled: Any) -> Any:
        for cell, value in filled.items():
            row = value if isinstance(value, tuple) else (value,)
            for column, one in enumerate(row):
                fill(cells.find(buku_terbuka, cell)[0, column], one)
        return cells.find(buku_terbuka, name).value

    yield ask
    for at, value in before[::-1]:
        fill(at, value)


@pytest.fixture
def varian(buku_kosong: Path) -> Varian:
    """``varian(change, **settings)``: the survey with other settings, and whatever ``change`` does to it."""

    def show(change: Callable[[Any], None] = lambda book: None, **settings: Any) -> Tampilan:
        with engine.opened(buku_kosong) as book:
            survei.isi(book, **settings)
            change(book)
            return survei.shown(book)

    return show


@pytest.fixture(scope="session", params=PAPERS)
def halaman(
    request: pytest.FixtureRequest,
    buku_selesai: Path,
    soffice: Convert,
    tmp_path_factory: pytest.TempPathFactory,
) -> Halaman:
    """The text of every page of the finished document on each paper, by sheet."""
    folder = tmp_path_factory.mktemp("cetak")
    path, target = folder / "cetak.xlsx", folder / "cetak.pdf"

    with engine.opened(buku_selesai) as book:
        paper.apply(book.api, "Kecamatan Sooko · 7F3A-91C2", request.param)
        book.save(path)
    pdf.render(path, target)
    return pages.by_sheet(target)

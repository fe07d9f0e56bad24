"""A workbook to work in: the real template on the engine, with an export loaded."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlwings as xw

from ikm_xl import engine, settings
from ikm_xl.export import read
from ikm_xl.settings import Settings
from ikm_xl.workbook import shipped
from tests import steps

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"


@pytest.fixture
def sooko() -> Settings:
    """The settings of an office that has filled everything in."""
    return settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml")


@pytest.fixture
def book(sooko: Settings) -> Iterator[xw.Book]:
    """A fresh workbook with these settings and no export."""
    with engine.opened(shipped.path()) as book:
        steps.write_settings(book, sooko)
        yield book


@pytest.fixture
def load(book: xw.Book) -> Callable[[Path], None]:
    """Put an export into the workbook, as Ambil Ekspor does."""
    return lambda path: steps.load_export(book, read.read_grids(path))


@pytest.fixture
def loaded(book: xw.Book, load: Callable[[Path], None]) -> xw.Book:
    """The workbook with the main sample loaded."""
    load(SAMPLE)
    return book


@pytest.fixture(scope="session")
def finished_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main sample after all steps, complete, as a file; to be copied."""
    path = tmp_path_factory.mktemp("selesai") / "IKM_Kecamatan.xlsm"
    with engine.opened(shipped.path()) as book:
        steps.write_settings(book, settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml"))
        steps.load_export(book, read.read_grids(SAMPLE))
        assert not steps.run_all(book).missing
        book.save(str(path))
    return path


@pytest.fixture
def finished(finished_file: Path, tmp_path: Path) -> Iterator[xw.Book]:
    """That workbook, opened: what a test does to it is its own."""
    path = tmp_path / finished_file.name
    path.write_bytes(finished_file.read_bytes())
    with engine.opened(path) as book:
        yield book

"""Pengaturan on the sheet is Pengaturan in Python."""

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import cells, setup


def test_settings_come_back_from_the_sheet(book: xw.Book, sooko: Settings) -> None:
    assert setup.read_settings(book) == sooko


def test_fewer_unsur_and_a_fixed_weight(book: xw.Book) -> None:
    nine = settings.from_values({"perhitungan.unsur": ["U1", "U2", "U9"], "perhitungan.bobot": 0.11})
    setup.write_settings(book, nine)
    assert setup.read_settings(book).basis == nine.basis


def test_a_wrong_cell_is_named(book: xw.Book) -> None:
    cells.write_one(book, "periode_ke", 5)
    with pytest.raises(IkmError, match=r"periode\.ke"):
        setup.read_settings(book)


def test_only_ya_and_tidak_count(book: xw.Book) -> None:
    rows = cells.read(book, "pengaturan_unsur")
    rows[2][2] = "mungkin"
    cells.write(book, "pengaturan_unsur", rows)
    with pytest.raises(IkmError, match="U3"):
        setup.read_settings(book)

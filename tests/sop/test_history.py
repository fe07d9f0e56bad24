"""Riwayat: the program's rows and those that staff typed live together."""

from decimal import Decimal
from typing import Any

import pytest
import xlwings as xw

from ikm_xl.settings import Settings
from ikm_xl.sop import history
from ikm_xl.workbook.sheet_rows import HistoryRow
from tests import cells, steps


def typed(periode: str, jenis: str | None, ke: int | None, tahun: int | None, ikm: Any) -> list[Any]:
    row = [periode, jenis, ke, tahun, 180, ikm]
    return [*row, *[None] * (len(HistoryRow.columns()) - len(row))]


def enter(book: xw.Book, *rows: list[Any]) -> None:
    """Staff type below the header, where the name covers one row only."""
    cells.put(cells.find(book, "riwayat"), rows)


def periods(book: xw.Book) -> list[Any]:
    return [row[0] for row in cells.read(book, "riwayat")]


def test_periods_that_staff_typed_are_kept_and_put_in_order(loaded: xw.Book, sooko: Settings) -> None:
    enter(
        loaded,
        typed("Semester I Tahun 2024", "semester", 1, 2024, 77.0),
        typed("Semester II Tahun 2024", "Semester", 2, 2024, 78.5),
        typed("Tahun 2023", "tahunan", None, 2023, 75.25),
    )
    assert not steps.run_all(loaded, sooko).missing
    expected = ["Semester I Tahun 2025", "Semester II Tahun 2024", "Semester I Tahun 2024", "Tahun 2023"]
    assert periods(loaded) == expected
    narrative = " ".join(str(row[0]) for row in cells.read(loaded, "dokumen_narasi") if row[0])
    assert "Semester II Tahun 2024 (78,50), nilai IKM naik 3,46 poin." in narrative
    steps.run_all(loaded, sooko)
    assert periods(loaded) == expected


def test_a_row_that_names_no_period_stays_below_the_others(loaded: xw.Book, sooko: Settings) -> None:
    enter(
        loaded,
        typed("Rata-rata lama", None, None, None, "sekitar 76"),
        typed("Tahun 2022", "tahunan", 1, 2022, 74.0),
    )
    assert not steps.run_all(loaded, sooko).missing
    assert periods(loaded) == ["Semester I Tahun 2025", "Tahun 2022", "Rata-rata lama"]


@pytest.mark.parametrize("ikm", [None, "sekitar 76"])
def test_a_period_without_a_figure_is_not_compared_with(book: xw.Book, sooko: Settings, ikm: Any) -> None:
    enter(book, typed("Tahun 2023", "semester", 2, 2023, 75.0), typed("Tahun 2024", "semester", 2, 2024, ikm))
    assert history.last_before(steps.state(book).history, sooko.periode) == history.Past(
        "Tahun 2023", Decimal("75.0")
    )

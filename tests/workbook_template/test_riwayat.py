"""Riwayat: a row per period, the newest first, and their trend."""

from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from ikm_xl.area import Area
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import HistoryRow
from tests import cells
from tests.pages import Halaman
from tests.workbook_template.survei import Tampilan, Varian, grafik


def test_a_header_above_every_column(templat: Workbook) -> None:
    area = layout.place("riwayat")
    headers = [templat[layout.RIWAYAT][area.cell(-1, column)].value for column in range(area.columns)]

    assert area.columns == len(HistoryRow.columns())
    assert headers[:10] == [
        *("Periode", "Jenis", "Periode ke-", "Tahun", "Responden", "IKM", "Mutu", "Target"),
        *("Kode verifikasi", "Tanggal pencatatan"),
    ]
    assert headers[10:] == [*HistoryRow.columns()[10:-1], "Revisi ke-"]


TREND = 24  # its first row


def trend(shown: Tampilan, *columns: int) -> list[tuple[Any, ...]]:
    """The rows of the printed trend, as far as it goes."""
    rows = [
        tuple(shown(layout.RIWAYAT, row, column) for column in columns) for row in range(TREND, TREND + 8)
    ]
    return [row for row in rows if row[0]]


def recorded(*periods: tuple[int, int, float, str | None]) -> Callable[[Any], None]:
    """Fills Riwayat: ke, year, IKM and mutu of each semester, the newest first."""

    def fill(book: Any) -> None:
        cells.grow(
            book,
            "riwayat",
            [
                [f"Semester {'I' * ke} Tahun {year}", "semester", ke, year, 200, ikm, mutu, 85]
                for ke, year, ikm, mutu in periods
            ],
        )

    return fill


def test_the_trend_is_charted_from_the_oldest_to_the_newest(templat: Workbook) -> None:
    (chart,) = grafik(templat, layout.RIWAYAT)
    for series, column in zip(chart.series, (6, 8), strict=True):
        left, top, right, bottom = range_boundaries(series.val.numRef.f.split("!")[1])
        assert (left, right, top, bottom) == (column, column, TREND, TREND + 7)


def test_the_trend_shows_gaps_changes_and_the_mutu_that_nobody_typed(varian: Varian) -> None:
    shown = varian(recorded((1, 2025, 81.42, "B"), (2, 2024, 76.6, None), (1, 2023, 90.0, None)))
    assert trend(shown, 1, 6, 7, 10) == [
        ("Semester I Tahun 2023", 90.0, "A", None),
        ("Semester II Tahun 2023 (tidak ada data)", None, None, None),
        ("Semester I Tahun 2024 (tidak ada data)", None, None, None),
        ("Semester II Tahun 2024", 76.6, "C", None),
        ("Semester I Tahun 2025", 81.42, "B", pytest.approx(4.82)),
    ]


def test_one_period_is_a_trend_of_one_row(varian: Varian) -> None:
    shown = varian(recorded((1, 2025, 81.42, "B")))
    assert trend(shown, 1, 6) == [("Semester I Tahun 2025", 81.42)]


def test_the_trend_is_of_the_latest_eight_and_of_a_revision_takes_the_last(varian: Varian) -> None:
    many = [(2 - number % 2, 2025 - number // 2, 80.0 + number / 10, "B") for number in range(12)]
    shown = varian(recorded((2, 2025, 99.0, "A"), *many))
    rows = trend(shown, 1, 6)
    assert len(rows) == 8
    assert rows[-1] == ("Semester II Tahun 2025", 99.0)
    assert rows[0][0] == "Semester I Tahun 2022"


def test_what_the_program_notes_for_itself_is_not_printed(templat: Workbook) -> None:
    ws = templat[layout.RIWAYAT]
    assert Area.parse(str(ws.print_area).split("!")[-1]).bottom < layout.place("riwayat").row - 1


def test_rows_show_what_was_recorded(selesai: Tampilan) -> None:
    row = layout.place("riwayat").row

    assert [selesai(layout.RIWAYAT, row + i, 1) for i in range(3)] == [
        "Semester I Tahun 2025",
        "Semester II Tahun 2024",
        "Semester I Tahun 2024",
    ]


def test_staff_may_enter_earlier_periods(templat: Workbook) -> None:
    assert not templat[layout.RIWAYAT].protection.sheet


def test_one_page_with_the_trend(halaman: Halaman) -> None:
    (page,) = halaman[layout.RIWAYAT]

    assert "Nilai IKM dan target, paling banyak 8 periode terakhir" in page
    assert "79,40" in page

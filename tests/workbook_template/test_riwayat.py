"""Riwayat: a row per period, the newest first, and their trend."""

from openpyxl import Workbook
from openpyxl.utils import range_boundaries

from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import HistoryRow
from tests.pages import Halaman
from tests.workbook_template.survei import Tampilan, grafik


def test_a_header_above_every_column(templat: Workbook) -> None:
    area = layout.place("riwayat")
    headers = [templat[layout.RIWAYAT][area.cell(-1, column)].value for column in range(area.columns)]

    assert area.columns == len(HistoryRow.columns())
    assert headers[:10] == [
        *("Periode", "Jenis", "Ke-", "Tahun", "Responden", "IKM", "Mutu", "Target"),
        *("Kode verifikasi", "Dicatat pada"),
    ]
    assert headers[10:] == [*HistoryRow.columns()[10:-1], "Revisi ke-"]


def test_the_trend_runs_to_the_newest_period_on_the_right(templat: Workbook) -> None:
    (chart,) = grafik(templat, layout.RIWAYAT)
    area = layout.place("riwayat")

    for series, name in zip(chart.series, ("ikm", "target"), strict=True):
        left, top, right, bottom = range_boundaries(series.val.numRef.f.split("!")[1])
        assert left == right == area.column + HistoryRow.columns().index(name)
        assert (top, bottom) == (area.row, area.row + 7)
    assert chart.x_axis.scaling.orientation == "maxMin"  # the first row, the newest, stands rightmost
    assert chart.display_blanks == "gap"


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

    assert "Nilai IKM dan target, 8 periode terakhir" in page
    assert "79,40" in page

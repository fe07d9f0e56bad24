"""What follows from the settings."""

from datetime import date

import pytest

from ikm_xl.settings import PERIODE_PER_TAHUN, Periode, kalender


def periode(jenis: str, ke: int, tahun: int) -> Periode:
    return Periode(jenis, ke, tahun, *kalender(jenis, ke, tahun))


@pytest.mark.parametrize(
    ("jenis", "ke", "awal", "akhir"),
    [
        ("semester", 1, date(2024, 1, 1), date(2024, 6, 30)),
        ("semester", 2, date(2024, 7, 1), date(2024, 12, 31)),
        ("triwulan", 1, date(2024, 1, 1), date(2024, 3, 31)),
        ("triwulan", 4, date(2024, 10, 1), date(2024, 12, 31)),
        ("tahunan", 1, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_calendar(jenis: str, ke: int, awal: date, akhir: date) -> None:
    assert kalender(jenis, ke, 2024) == (awal, akhir)


@pytest.mark.parametrize("jenis", PERIODE_PER_TAHUN)
def test_periods_follow_each_other_without_a_gap(jenis: str) -> None:
    current = periode(jenis, 1, 2024)
    for _ in range(9):
        following = current.berikutnya
        assert (following.awal - current.akhir).days == 1
        current = following


def test_names_of_periods() -> None:
    assert periode("semester", 2, 2025).teks == "Semester II Tahun 2025"
    assert periode("triwulan", 4, 2025).teks == "Triwulan IV Tahun 2025"
    assert periode("tahunan", 1, 2025).teks == "Tahun 2025"

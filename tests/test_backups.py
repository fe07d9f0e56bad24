"""Copies from before each step: in a folder beside the workbook, named by what they hold."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ikm_xl import backups
from ikm_xl.errors import IkmError


class Clock:
    """A clock that goes on by so many seconds whenever somebody looks."""

    strptime = datetime.strptime

    def __init__(self, step: int) -> None:
        self.time, self.step = datetime(2025, 7, 2), timedelta(seconds=step)

    def now(self) -> datetime:
        self.time += self.step
        return self.time


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "IKM - Kecamatan.xlsm"
    path.write_bytes(b"isi")
    return path


def test_a_copy_is_named_by_period_step_and_time(book: Path) -> None:
    path = backups.keep(book, "Semester I Tahun 2025", "Olah Data")
    assert path.parent == book.parent / "Cadangan IKM"
    assert path.name.startswith("IKM - Kecamatan - Semester I Tahun 2025 - sebelum Olah Data - ")
    assert path.read_bytes() == b"isi"
    (found,) = backups.found(book)
    assert (found.path, found.period, found.step) == (path, "Semester I Tahun 2025", "Olah Data")


def test_the_twenty_newest_are_kept_and_no_file_of_another_book_is_touched(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "datetime", Clock(1))
    other = book.with_name("IKM.xlsm")
    other.write_bytes(b"lain")
    kept = [backups.keep(other, "Tahun 2025", "Hitung"), backups.folder(book) / "catatan saya.txt"]
    kept[1].write_text("penting")
    made = [backups.keep(book, "Tahun 2025", f"Langkah {number}") for number in range(23)]
    assert [backup.path for backup in backups.found(book)] == made[:2:-1]
    assert [backup.path for backup in backups.found(other)] == kept[:1]
    assert kept[1].exists()


def test_the_last_copy_of_every_period_stays(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is what a period is printed from again, however much is clicked after it."""
    monkeypatch.setattr(backups, "datetime", Clock(1))
    closed = [
        backups.keep(book, period, step)
        for period in ("Semester I Tahun 2025", "Semester II Tahun 2025")
        for step in ("Proses Semua", "Periode Baru")
    ]
    made = [backups.keep(book, "Semester I Tahun 2026", f"Langkah {number}") for number in range(30)]

    assert [copy.path for copy in backups.found(book)] == [*made[:-21:-1], closed[3], closed[1]]


def test_two_copies_within_a_second_are_two(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(backups, "datetime", Clock(0))
    assert backups.keep(book, "Tahun 2025", "Hitung") != backups.keep(book, "Tahun 2025", "Hitung")
    assert len(backups.found(book)) == 2


@pytest.mark.parametrize("stem", ["Ŝ" * 120, "B" * 240, "buku [1] *"])
def test_any_name_of_a_workbook_will_do(tmp_path: Path, stem: str) -> None:
    book = tmp_path / f"{stem}.xlsm"
    book.write_bytes(b"isi")
    path = backups.keep(book, "Semester I\n/Tahun: 2025", "../Hitung")
    assert path.parent == tmp_path / "Cadangan IKM"
    assert [backup.path for backup in backups.found(book)] == [path]


def test_a_copy_that_cannot_be_made_is_told(book: Path) -> None:
    (book.parent / "Cadangan IKM").write_text("sebuah berkas, bukan folder")
    with pytest.raises(IkmError, match=r"Cadangan .* tidak dapat disimpan") as error:
        backups.keep(book, "Tahun 2025", "Hitung")
    assert error.value.code == "IKM-M26"

"""Periode Baru: the next period begins with what stays, and loses nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlwings as xw

from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import log
from ikm_xl.workbook import status
from tests import cells, steps

SAMPLES = Path(__file__).parents[1] / "data" / "ekspor"


def sign(book: xw.Book) -> None:
    cells.find(book, "langkah")[3, 0].value = status.DITANDATANGANI


def test_an_unsigned_period_is_not_closed(loaded: xw.Book, sooko: Settings) -> None:
    steps.run_all(loaded, sooko)
    with pytest.raises(IkmError, match="belum ditandatangani") as error:
        steps.begin_period(loaded, sooko)
    assert status.DITANDATANGANI in error.value.hint
    assert len(cells.read(loaded, "jawaban")) == 216


def test_two_periods_in_a_row(loaded: xw.Book, sooko: Settings, load: Callable[[Path], None]) -> None:
    steps.run_all(loaded, sooko)
    cells.write_one(loaded, "dokumen_tambahan", "Perlu anggaran tambahan.")
    steps.run_all(loaded, sooko)
    sign(loaded)
    opened = steps.begin_period(loaded, steps.read_settings(loaded))
    assert (opened.closed, opened.opened) == ("Semester I Tahun 2025", "Semester II Tahun 2025")

    kept = steps.read_settings(loaded)
    assert kept.periode.teks == "Semester II Tahun 2025"
    assert kept.pejabat == sooko.pejabat
    assert [row[0] for row in cells.read(loaded, "tindak_lanjut_kode")] == ["U9", "U3", "U8"]
    assert steps.status(loaded, status.Step.REKAP) == status.BELUM
    assert not any(any(row) for row in cells.read(loaded, "rtl_isi"))
    assert "Perlu anggaran tambahan." in [
        row[3] for row in cells.read(loaded, "catatan") if row[0] == log.PERIODE
    ]
    with pytest.raises(IkmError, match="kosong"):
        steps.take_recap(loaded, kept)

    load(SAMPLES / "esukma_2024_s2.csv")
    steps.run_all(loaded, kept)
    narrative = " ".join(str(row[0]) for row in cells.read(loaded, "dokumen_narasi") if row[0])
    assert "Semester I Tahun 2025 (81,96)" in narrative
    assert "turun 2,41 poin" in narrative


def test_the_old_follow_up_is_not_lost(loaded: xw.Book, sooko: Settings) -> None:
    row = ["Cek hasil", "✓", None, None, None, "Kasi", "90", "Selesai", "foto kegiatan", "tidak ada"]
    cells.write(loaded, "tindak_lanjut_isi", [row])
    steps.run_all(loaded, sooko)
    sign(loaded)
    steps.begin_period(loaded, sooko)
    assert any("foto kegiatan" in str(entry[3]) for entry in cells.read(loaded, "catatan"))


def test_what_changed_after_the_approval_keeps_the_period_open(loaded: xw.Book, sooko: Settings) -> None:
    steps.run_all(loaded, sooko)
    sign(loaded)
    cells.write_one(loaded, "dokumen_tambahan", "Disisipkan sesudah tanda tangan.")
    with pytest.raises(IkmError, match="Dokumen IKM berubah sejak disetujui"):
        steps.begin_period(loaded)
    cells.write_one(loaded, "dokumen_tambahan", None)
    steps.begin_period(loaded)


def test_signed_without_a_document_is_not_signed(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    sign(loaded)
    with pytest.raises(IkmError, match="belum disetujui"):
        steps.begin_period(loaded, sooko)


def test_a_skipped_period_keeps_the_follow_up_and_is_not_recorded(loaded: xw.Book, sooko: Settings) -> None:
    steps.run_all(loaded, sooko)
    sign(loaded)
    steps.begin_period(loaded)
    plans = cells.read(loaded, "tindak_lanjut_isi")
    cells.find(loaded, "langkah")[3, 0].value = status.DILEWATI
    turn = steps.begin_period(loaded)
    assert cells.read(loaded, "tindak_lanjut_isi") == plans
    assert cells.read_one(loaded, "tindak_lanjut_periode") == "Semester I Tahun 2025"
    assert [row[0] for row in cells.read(loaded, "riwayat")] == ["Semester I Tahun 2025"]
    assert "Semester II Tahun 2025 dilewati dan tidak dicatat" in str(turn)


def test_the_letter_of_the_last_period_is_not_the_letter_of_this_one(
    loaded: xw.Book, sooko: Settings, load: Callable[[Path], None]
) -> None:
    steps.run_all(loaded, sooko)
    sign(loaded)
    steps.begin_period(loaded)
    load(SAMPLES / "esukma_2024_s2.csv")
    missing = {check.name: check.remedy for check in steps.run_all(loaded).missing}
    assert "nomor surat periode lalu" in missing["Nomor surat"]
    assert "Isi status U9, U3, U8" in missing["Tindak lanjut periode lalu"]
    assert "Jawaban bertanggal" in missing["Tanggal jawaban di luar periode"]

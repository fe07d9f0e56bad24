"""Periode Baru: the next period begins with what stays, and loses nothing."""

from pathlib import Path

import pytest
import xlwings as xw

from ikm_xl.errors import IkmError
from ikm_xl.export import read
from ikm_xl.settings import Settings
from ikm_xl.sop import log
from ikm_xl.workbook import status
from tests import cells, steps

SAMPLES = Path(__file__).parents[1] / "data" / "ekspor"


def sign(book: xw.Book) -> None:
    cells.find(book, "langkah")[3, 0].value = status.DITANDATANGANI


def test_an_unsigned_period_is_not_closed(finished: xw.Book, sooko: Settings) -> None:
    with pytest.raises(IkmError, match="belum ditandatangani") as error:
        steps.begin_period(finished, sooko)
    assert status.DITANDATANGANI in error.value.hint
    assert len(cells.read(finished, "jawaban")) == 216


def test_two_periods_in_a_row(finished: xw.Book, sooko: Settings) -> None:
    cells.write_one(finished, "dokumen_tambahan", "Perlu anggaran tambahan.")
    steps.run_all(finished, sooko)
    sign(finished)
    opened = steps.begin_period(finished, steps.read_settings(finished))
    assert (opened.closed, opened.opened) == ("Semester I Tahun 2025", "Semester II Tahun 2025")

    kept = steps.read_settings(finished)
    assert kept.periode.teks == "Semester II Tahun 2025"
    assert kept.pejabat == sooko.pejabat
    assert [row[0] for row in cells.read(finished, "tindak_lanjut_kode")] == ["U9", "U3", "U8"]
    assert steps.status(finished, status.Step.REKAP) == status.BELUM
    assert not any(any(row) for row in cells.read(finished, "rtl_isi"))
    assert "Perlu anggaran tambahan." in [
        row[3] for row in cells.read(finished, "catatan") if row[0] == log.PERIODE
    ]
    with pytest.raises(IkmError, match="kosong"):
        steps.take_recap(finished, kept)

    steps.load_export(finished, read.read_grids(SAMPLES / "esukma_2024_s2.csv"))
    steps.run_all(finished, kept)
    narrative = " ".join(str(row[0]) for row in cells.read(finished, "dokumen_narasi") if row[0])
    assert "Semester I Tahun 2025 (81,96)" in narrative
    assert "turun 2,41 poin" in narrative


def test_the_old_follow_up_is_not_lost(loaded: xw.Book, sooko: Settings) -> None:
    row = ["Cek hasil", "✓", None, None, None, "Kasi", "90", "Selesai", "foto kegiatan", "tidak ada"]
    cells.write(loaded, "tindak_lanjut_isi", [row])
    steps.run_all(loaded, sooko)
    sign(loaded)
    steps.begin_period(loaded, sooko)
    assert any("foto kegiatan" in str(entry[3]) for entry in cells.read(loaded, "catatan"))


def test_what_changed_after_the_approval_keeps_the_period_open(finished: xw.Book) -> None:
    sign(finished)
    cells.write_one(finished, "dokumen_tambahan", "Disisipkan sesudah tanda tangan.")
    with pytest.raises(IkmError, match="Dokumen IKM berubah sejak disetujui"):
        steps.begin_period(finished)
    cells.write_one(finished, "dokumen_tambahan", None)
    steps.begin_period(finished)


def test_signed_without_a_document_is_not_signed(loaded: xw.Book, sooko: Settings) -> None:
    steps.take_recap(loaded, sooko)
    sign(loaded)
    with pytest.raises(IkmError, match="belum disetujui"):
        steps.begin_period(loaded, sooko)


def test_a_skipped_period_keeps_the_follow_up_and_is_not_recorded(finished: xw.Book) -> None:
    sign(finished)
    steps.begin_period(finished)
    plans = cells.read(finished, "tindak_lanjut_isi")
    cells.find(finished, "langkah")[3, 0].value = status.DILEWATI
    turn = steps.begin_period(finished)
    assert cells.read(finished, "tindak_lanjut_isi") == plans
    assert cells.read_one(finished, "tindak_lanjut_periode") == "Semester I Tahun 2025"
    assert [row[0] for row in cells.read(finished, "riwayat")] == ["Semester I Tahun 2025"]
    assert "Semester II Tahun 2025 dilewati dan tidak dicatat" in str(turn)


def test_the_letter_of_the_last_period_is_not_the_letter_of_this_one(finished: xw.Book) -> None:
    sign(finished)
    steps.begin_period(finished)
    steps.load_export(finished, read.read_grids(SAMPLES / "esukma_2024_s2.csv"))
    missing = {check.name: check.remedy for check in steps.run_all(finished).missing}
    assert "nomor surat periode lalu" in missing["Nomor surat"]
    assert "Isi status U9, U3, U8" in missing["Tindak lanjut periode lalu"]
    assert "Jawaban bertanggal" in missing["Tanggal jawaban di luar periode"]

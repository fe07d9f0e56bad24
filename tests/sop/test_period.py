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
    steps.run_all(loaded, sooko)
    row = ["Cek hasil", "✓", None, None, None, "Kasi", "90", "Selesai", "foto kegiatan", "tidak ada"]
    cells.write(loaded, "tindak_lanjut_isi", [row])
    sign(loaded)
    steps.begin_period(loaded, sooko)
    assert any("foto kegiatan" in str(entry[3]) for entry in cells.read(loaded, "catatan"))

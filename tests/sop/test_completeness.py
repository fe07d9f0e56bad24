"""The gate: each check has something that makes it fail and something that mends it."""

from typing import Any

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.settings import Settings
from ikm_xl.survey.completeness import Verdict
from ikm_xl.workbook import status
from tests import cells, steps
from tests.sop.forging import forge


@pytest.fixture
def finished(loaded: xw.Book, sooko: Settings) -> xw.Book:
    assert not steps.run_all(loaded, sooko).missing
    return loaded


def state(book: xw.Book, chosen: Settings, name: str) -> Verdict:
    made = steps.checks(book, chosen)
    return next(check.state for check in made if check.name == name)


@pytest.mark.parametrize(
    ("name", "key", "wrong", "state_then"),
    [
        ("Sampel minimum", "perhitungan.populasi", 100_000, Verdict.MISSING),
        ("Sampel minimum", "perhitungan.populasi", 0, Verdict.WARNING),
        ("Identitas instansi", "instansi.alamat", "", Verdict.MISSING),
        ("Pejabat penanda tangan", "pejabat.camat.nip", "", Verdict.MISSING),
        ("Nomor surat", "surat.nomor", "", Verdict.MISSING),
        ("Tanggal sesuai periode", "periode.akhir", "2025-07-31", Verdict.MISSING),
    ],
)
def test_settings_fail_and_mend(
    finished: xw.Book, sooko: Settings, name: str, key: str, wrong: Any, state_then: Verdict
) -> None:
    assert state(finished, sooko, name) is Verdict.OK
    assert state(finished, settings.from_values({**sooko.nilai, key: wrong}), name) is state_then


def test_a_small_sample_can_be_accepted_with_a_reason(finished: xw.Book, sooko: Settings) -> None:
    small = {**sooko.nilai, "perhitungan.populasi": 100_000}
    accepted = settings.from_values({**small, "perhitungan.alasan_sampel": "Listrik padam dua minggu."})
    assert state(finished, accepted, "Sampel minimum") is Verdict.WARNING


def test_no_respondents(book: xw.Book, sooko: Settings) -> None:
    assert state(book, sooko, "Responden") is Verdict.MISSING


def test_a_counted_unsur_without_answers(finished: xw.Book, sooko: Settings) -> None:
    answers = cells.read(finished, "jawaban")
    cells.write(finished, "jawaban", [[*row[:10], None] for row in answers])
    assert state(finished, sooko, "Jawaban setiap unsur") is Verdict.MISSING
    cells.write(finished, "jawaban", answers)
    assert state(finished, sooko, "Jawaban setiap unsur") is Verdict.OK


def test_a_broken_formula(finished: xw.Book, sooko: Settings) -> None:
    cell = cells.find(finished, "unsur_jumlah")[0, 0]
    formula = cell.formula
    forge(cell, 1.0)
    assert state(finished, sooko, "Rumus sama dengan hitungan ulang") is Verdict.MISSING
    cell.formula = formula
    assert state(finished, sooko, "Rumus sama dengan hitungan ulang") is Verdict.OK


def test_an_rtl_row_without_a_quarter(finished: xw.Book, sooko: Settings) -> None:
    rows = cells.read(finished, "rtl_isi")
    cells.write(finished, "rtl_isi", [[rows[0][0], None, None, None, None, *rows[0][5:]], *rows[1:]])
    assert state(finished, sooko, "Rencana Tindak Lanjut") is Verdict.MISSING
    cells.write(finished, "rtl_isi", rows)
    assert state(finished, sooko, "Rencana Tindak Lanjut") is Verdict.OK


def test_the_checks_stand_on_beranda(finished: xw.Book) -> None:
    listed = [row for row in cells.read(finished, "kelengkapan") if row[0]]
    assert len(listed) == 9
    assert {row[1] for row in listed} == {str(Verdict.OK)}
    assert cells.read_one(finished, "status_dokumen") == status.LENGKAP

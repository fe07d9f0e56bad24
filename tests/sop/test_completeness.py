"""The gate: each check has something that makes it fail and something that mends it."""

from typing import Any

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.settings import Settings
from ikm_xl.sop import cells, completeness, recalculation, run
from ikm_xl.sop.completeness import State
from tests.sop.forging import forge


@pytest.fixture
def finished(loaded: xw.Book, sooko: Settings) -> xw.Book:
    assert not run.run(loaded, sooko).missing
    return loaded


def state(book: xw.Book, chosen: Settings, name: str) -> State:
    made = completeness.checks(book, chosen, recalculation.read(book, chosen))
    return next(check.state for check in made if check.name == name)


@pytest.mark.parametrize(
    ("name", "key", "wrong", "state_then"),
    [
        ("Sampel minimum", "perhitungan.populasi", 100_000, State.MISSING),
        ("Sampel minimum", "perhitungan.populasi", 0, State.WARNING),
        ("Identitas instansi", "instansi.alamat", "", State.MISSING),
        ("Pejabat penanda tangan", "pejabat.camat.nip", "", State.MISSING),
        ("Nomor surat", "surat.nomor", "", State.MISSING),
        ("Tanggal sesuai periode", "periode.akhir", "2025-07-31", State.MISSING),
    ],
)
def test_settings_fail_and_mend(
    finished: xw.Book, sooko: Settings, name: str, key: str, wrong: Any, state_then: State
) -> None:
    assert state(finished, sooko, name) is State.OK
    assert state(finished, settings.from_values({**sooko.nilai, key: wrong}), name) is state_then


def test_a_small_sample_can_be_accepted_with_a_reason(finished: xw.Book, sooko: Settings) -> None:
    small = {**sooko.nilai, "perhitungan.populasi": 100_000}
    accepted = settings.from_values({**small, "perhitungan.alasan_sampel": "Listrik padam dua minggu."})
    assert state(finished, accepted, "Sampel minimum") is State.WARNING


def test_no_respondents(book: xw.Book, sooko: Settings) -> None:
    assert state(book, sooko, "Responden") is State.MISSING


def test_a_counted_unsur_without_answers(finished: xw.Book, sooko: Settings) -> None:
    answers = cells.read(finished, "jawaban")
    cells.write(finished, "jawaban", [[*row[:10], None] for row in answers])
    assert state(finished, sooko, "Jawaban setiap unsur") is State.MISSING
    cells.write(finished, "jawaban", answers)
    assert state(finished, sooko, "Jawaban setiap unsur") is State.OK


def test_a_broken_formula(finished: xw.Book, sooko: Settings) -> None:
    cell = cells.find(finished, "unsur_jumlah")[0, 0]
    formula = cell.formula
    forge(cell, 1.0)
    assert state(finished, sooko, "Rumus sama dengan hitungan ulang") is State.MISSING
    cell.formula = formula
    assert state(finished, sooko, "Rumus sama dengan hitungan ulang") is State.OK


def test_an_rtl_row_without_a_quarter(finished: xw.Book, sooko: Settings) -> None:
    rows = cells.read(finished, "rtl_isi")
    cells.write(finished, "rtl_isi", [[rows[0][0], None, None, None, None, *rows[0][5:]], *rows[1:]])
    assert state(finished, sooko, "Rencana Tindak Lanjut") is State.MISSING
    cells.write(finished, "rtl_isi", rows)
    assert state(finished, sooko, "Rencana Tindak Lanjut") is State.OK


def test_the_checks_stand_on_beranda(finished: xw.Book) -> None:
    listed = [row for row in cells.read(finished, "kelengkapan") if row[0]]
    assert len(listed) == 9
    assert {row[1] for row in listed} == {str(State.OK)}
    assert cells.read_one(finished, "status_dokumen") == completeness.LENGKAP

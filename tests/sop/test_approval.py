"""Step 4: ready to be signed."""

from datetime import date, datetime

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, cells, progress, recalculation, run
from ikm_xl.workbook.layout import RIWAYAT_COLUMNS


def test_the_whole_sop_on_the_main_sample(loaded: xw.Book, sooko: Settings) -> None:
    outcome = run.run(loaded, sooko)
    assert outcome.missing == ()
    assert outcome.approval is not None
    assert cells.read_one(loaded, "kode_verifikasi") == outcome.approval.code
    assert outcome.approval.code in cells.read_one(loaded, "kaki_halaman")
    assert cells.read_one(loaded, "banner_draf") in (None, "")
    assert progress.status(loaded, progress.Step.PENGESAHAN) == progress.SIAP


def test_the_period_stands_once_in_the_history(loaded: xw.Book, sooko: Settings) -> None:
    run.run(loaded, sooko)
    approval.prepare(loaded, sooko)
    rows = cells.read(loaded, "riwayat")
    assert len(rows) == 1
    row = dict(zip(RIWAYAT_COLUMNS, rows[0], strict=True))
    assert (row["periode"], row["responden"], row["ikm"], row["mutu"]) == (
        "Semester I Tahun 2025",
        216,
        81.96,
        "B",
    )


def test_without_a_letter_number_it_stays_a_draft(loaded: xw.Book, sooko: Settings) -> None:
    nameless = settings.from_values({**sooko.nilai, "surat.nomor": ""})
    outcome = run.run(loaded, nameless)
    assert outcome.approval is None
    assert [check.name for check in outcome.missing] == ["Nomor surat"]
    assert cells.read_one(loaded, "banner_draf")
    with pytest.raises(IkmError, match="Nomor surat"):
        approval.prepare(loaded, nameless)


def test_changing_any_answer_changes_the_code(loaded: xw.Book, sooko: Settings) -> None:
    outcome = run.run(loaded, sooko)
    assert outcome.approval
    cell = cells.find(loaded, "jawaban")[100, 7]
    cell.value = 1 if cell.value != 1 else 2
    assert approval.verification_code(sooko, recalculation.read(loaded, sooko)) != outcome.approval.code


def test_the_day_is_proposed_and_a_typed_one_is_kept(loaded: xw.Book, sooko: Settings) -> None:
    run.run(loaded, sooko)
    assert cells.read_one(loaded, "tanggal_pengesahan").date() == date.today()
    cells.find(loaded, "tanggal_pengesahan").value = datetime(2025, 7, 31)
    approval.prepare(loaded, sooko)
    assert cells.read_one(loaded, "tanggal_pengesahan") == datetime(2025, 7, 31)


def test_a_proposed_day_follows_the_calendar(loaded: xw.Book, sooko: Settings) -> None:
    run.run(loaded, sooko)
    yesterday = datetime(2025, 7, 31)
    cells.find(loaded, "tanggal_pengesahan").value = yesterday  # as the program proposed it that day
    cells.find(loaded, "langkah")[3, 1].value = yesterday.replace(hour=9)
    approval.prepare(loaded, sooko)
    assert cells.read_one(loaded, "tanggal_pengesahan").date() == date.today()

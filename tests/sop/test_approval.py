"""Step 4: ready to be signed."""

from datetime import date, datetime

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import approval
from ikm_xl.workbook import status
from ikm_xl.workbook.sheet_rows import HistoryRow
from tests import cells, steps


def test_the_whole_sop_on_the_main_sample(loaded: xw.Book, sooko: Settings) -> None:
    outcome = steps.run_all(loaded, sooko)
    assert outcome.missing == ()
    assert outcome.state.approval.code
    assert cells.read_one(loaded, "kode_verifikasi") == outcome.state.approval.code
    assert outcome.state.approval.code in cells.read_one(loaded, "kaki_halaman")
    assert cells.read_one(loaded, "banner_draf") in (None, "")
    assert steps.status(loaded, status.Step.PENGESAHAN) == status.SIAP


def test_the_period_stands_once_in_the_history(finished: xw.Book, sooko: Settings) -> None:
    steps.prepare(finished, sooko)
    rows = cells.read(finished, "riwayat")
    assert len(rows) == 1
    row = dict(zip(HistoryRow.columns(), rows[0], strict=True))
    assert (row["periode"], row["responden"], row["ikm"], row["mutu"]) == (
        "Semester I Tahun 2025",
        216,
        81.96,
        "B",
    )


def test_a_code_that_another_approval_replaces_stays_in_catatan(loaded: xw.Book, sooko: Settings) -> None:
    first = steps.run_all(loaded, sooko).state.approval.code
    steps.run_all(loaded, settings.from_values({**sooko.nilai, "surat.nomor": "000.8.3.3/9/416-313/2025"}))
    second = cells.read_one(loaded, "kode_verifikasi")
    assert [row[8] for row in cells.read(loaded, "riwayat")] == [second]
    assert [row[3] for row in cells.read(loaded, "catatan") if row[2] == "Kode verifikasi"] == [first]


def test_without_a_letter_number_it_stays_a_draft(loaded: xw.Book, sooko: Settings) -> None:
    nameless = settings.from_values({**sooko.nilai, "surat.nomor": ""})
    outcome = steps.run_all(loaded, nameless)
    assert not outcome.state.approval.code
    assert [check.name for check in outcome.missing] == ["Nomor surat"]
    assert cells.read_one(loaded, "banner_draf")
    with pytest.raises(IkmError, match="Nomor surat"):
        steps.prepare(loaded, nameless)


def test_changing_any_answer_changes_the_code(loaded: xw.Book, sooko: Settings) -> None:
    outcome = steps.run_all(loaded, sooko)
    assert outcome.state.approval.code
    cell = cells.find(loaded, "jawaban")[100, 7]
    cell.value = 1 if cell.value != 1 else 2
    assert approval.verification_code(steps.state(loaded, sooko, figures=True)) != outcome.state.approval.code


def test_the_day_is_proposed_and_a_typed_one_is_kept(finished: xw.Book, sooko: Settings) -> None:
    assert cells.read_one(finished, "tanggal_pengesahan").date() == date.today()
    cells.find(finished, "tanggal_pengesahan").value = datetime(2025, 7, 31)
    steps.prepare(finished, sooko)
    assert cells.read_one(finished, "tanggal_pengesahan") == datetime(2025, 7, 31)


def test_a_proposed_day_follows_the_calendar(finished: xw.Book, sooko: Settings) -> None:
    yesterday = datetime(2025, 7, 31)
    cells.find(finished, "tanggal_pengesahan").value = yesterday  # as the program proposed it that day
    cells.find(finished, "langkah")[3, 1].value = yesterday.replace(hour=9)
    steps.prepare(finished, sooko)
    assert cells.read_one(finished, "tanggal_pengesahan").date() == date.today()

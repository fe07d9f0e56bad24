"""Step 3: the follow-up plan, and what staff typed into it."""

import pytest
import xlwings as xw

from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import follow_up, log
from ikm_xl.workbook import status
from ikm_xl.workbook.sheet_rows import PlanRow
from tests import cells, steps


@pytest.fixture
def composed(loaded: xw.Book, sooko: Settings) -> xw.Book:
    steps.take_recap(loaded, sooko)
    steps.compose(loaded, sooko)
    return loaded


def lower(book: xw.Book, column: int) -> None:
    """Let everybody be dissatisfied with one unsur."""
    answers = cells.read(book, "jawaban")
    for row in answers:
        row[column] = 1.0
    cells.write(book, "jawaban", answers)


def test_each_of_the_three_lowest_gets_a_complete_suggestion(composed: xw.Book, sooko: Settings) -> None:
    plan = steps.plan(composed, sooko)
    assert plan.added == ("U9", "U3", "U8")
    for cells_of in cells.read(composed, "rtl_isi"):
        row = PlanRow.from_cells(cells_of)
        assert row.complete
        assert row.quarters == (None, None, "✓", "✓")  # the semester after the first
        assert "jawaban bernilai 1–2" in row.akar_masalah
        assert row.indikator.startswith("Nilai unsur naik dari ")
        assert row.anggaran is None  # what it costs nobody can guess
        assert row.keterangan == status.USULAN


def test_who_answers_for_it_depends_on_the_unsur(composed: xw.Book, sooko: Settings) -> None:
    steps.plan(composed, sooko)
    rows = [PlanRow.from_cells(row) for row in cells.read(composed, "rtl_isi")]
    officers = {
        row[0]: plan.penanggung_jawab
        for row, plan in zip(cells.read(composed, "rtl_kode"), rows, strict=True)
    }
    assert officers == {
        "U9": "Sekretaris Kecamatan",  # buildings are the Sekretaris' business
        "U3": "Kepala Seksi Pelayanan",
        "U8": "Kepala Seksi Pelayanan",
    }


def test_the_cause_quotes_what_people_complained_of(composed: xw.Book, sooko: Settings) -> None:
    steps.plan(composed, sooko)
    causes = [PlanRow.from_cells(row).akar_masalah for row in cells.read(composed, "rtl_isi")]
    assert any("Keluhan: " in cause for cause in causes)
    assert not any("08" in cause for cause in causes)


def test_what_cannot_become_better_is_to_be_kept(composed: xw.Book, sooko: Settings) -> None:
    answers = cells.read(composed, "jawaban")
    cells.write(composed, "jawaban", [[4.0] * len(row) for row in answers])
    state = steps.state(composed, sooko, figures=True)
    row = follow_up.suggestion("U1", state)
    assert "nilai unsur dipertahankan" in row.target
    assert row.indikator == "Nilai unsur tetap 100,00 (NRR 4,0000)"


def test_what_staff_typed_survives_and_is_no_longer_a_suggestion(composed: xw.Book, sooko: Settings) -> None:
    steps.plan(composed, sooko)
    cells.find(composed, "rtl_isi")[1, 0].value = "Membuka loket kedua."
    plan = steps.plan(composed, sooko)
    assert plan.kept == ("U9", "U3", "U8")
    rows = cells.read(composed, "rtl_isi")
    assert rows[1][0] == "Membuka loket kedua."
    assert [row[-1] for row in rows] == [status.USULAN, status.DISUNTING, status.USULAN]


def test_rows_follow_their_unsur_and_the_one_that_leaves_goes_to_the_log(
    composed: xw.Book, sooko: Settings
) -> None:
    steps.plan(composed, sooko)
    cells.find(composed, "rtl_isi")[2, 0].value = "Membuat kotak saran baru."  # U8
    cells.find(composed, "rtl_isi")[0, 0].value = "Menambah kursi."  # U9
    lower(composed, 0)
    plan = steps.plan(composed, sooko)
    assert [row[0] for row in cells.read(composed, "rtl_kode")] == ["U1", "U9", "U3"]
    assert plan.moved == ("U8",)
    assert cells.read(composed, "rtl_isi")[1][0] == "Menambah kursi."
    moved = [row for row in cells.read(composed, "catatan") if row[0] == log.RTL]
    assert len(moved) == 1
    assert "Membuat kotak saran baru." in moved[0][3]


def test_text_typed_before_there_was_a_plan_is_not_lost(composed: xw.Book, sooko: Settings) -> None:
    cells.find(composed, "rtl_isi")[0, 0].value = "Rencana awal."
    steps.plan(composed, sooko)
    assert any("Rencana awal." in str(row[3]) for row in cells.read(composed, "catatan"))


def test_an_untouched_suggestion_follows_the_settings(composed: xw.Book, sooko: Settings) -> None:
    from ikm_xl import settings

    steps.plan(composed, sooko)
    changed = settings.from_values({**sooko.nilai, "usulan_rtl.U9": "Program baru dari bank."})
    steps.plan(composed, changed)
    assert cells.read(composed, "rtl_isi")[0][0] == "Program baru dari bank."


def test_an_incomplete_survey_is_sent_back(composed: xw.Book, sooko: Settings) -> None:
    from ikm_xl import settings

    many = settings.from_values({**sooko.nilai, "perhitungan.populasi": 100_000})
    with pytest.raises(IkmError, match="Sampel minimum"):
        steps.plan(composed, many)
    assert not any(any(row) for row in cells.read(composed, "rtl_isi"))

"""What Beranda, the messages and the gates say agrees: nobody is sent back and forth."""

from dataclasses import replace

import pytest

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.export import example
from ikm_xl.export.grid import Grid
from ikm_xl.settings import Settings
from ikm_xl.sop import completeness, follow_up, progress, recap
from ikm_xl.sop.state import State
from ikm_xl.workbook.setting_rows import label
from ikm_xl.workbook.sheet_rows import StepRow
from ikm_xl.workbook.status import SELESAI, ULANGI, Step
from tests.report import surveys


@pytest.fixture
def planned() -> State:
    """A survey with its RTL as the program proposed it."""
    state, _ = follow_up.plan(surveys.state(surveys.respondents(300), perhitungan__populasi=500))
    return state


def test_another_export_asks_for_every_step_again(sooko: Settings) -> None:
    state = State(sooko, progress=(StepRow(SELESAI),) * len(Step))
    loaded = recap.load(state, [Grid("baru.xlsx", "Data", example.example_rows(marked=False))])
    assert [row.status for row in loaded.progress] == [ULANGI] * len(Step)


@pytest.mark.parametrize("status", ["belum", ULANGI])
def test_no_step_is_taken_before_the_one_that_beranda_asks_for(sooko: Settings, status: str) -> None:
    state = State(sooko, progress=(StepRow(SELESAI), StepRow(status), StepRow(), StepRow()))
    progress.require_done(state, Step.REKAP, "Olah Data")
    with pytest.raises(IkmError, match=f"Langkah 2.*'{status}'") as refused:
        progress.require_done(state, Step.DOKUMEN, "Hitung Nilai Unsur")
    assert "Hitung Nilai Unsur" in refused.value.hint


def test_a_gate_names_every_remedy_in_the_words_of_the_sheet(planned: State) -> None:
    empty = {**planned.settings.nilai, "pejabat.camat.nama": "", "instansi.tempat": "", "surat.nomor": ""}
    state = replace(planned, settings=settings.from_values(empty))
    with pytest.raises(IkmError) as refused:
        completeness.require(state, Step.PENGESAHAN)

    for check in completeness.missing_for(state, Step.PENGESAHAN):
        assert check.remedy in refused.value.hint
    for key in ("pejabat.camat.nama", "instansi.tempat", "surat.nomor"):
        assert label(key) in refused.value.hint


def test_a_proposal_that_names_the_last_official_is_made_again_first(planned: State) -> None:
    follow_up.require_own_officials(planned)
    other = {**planned.settings.nilai, "pejabat.kasi.jabatan": "Plt. Kepala Seksi Ketertiban"}
    changed = replace(planned, settings=settings.from_values(other))
    with pytest.raises(IkmError, match="pejabatnya") as refused:
        follow_up.require_own_officials(changed)
    assert "Susun RTL" in refused.value.hint

    again, _ = follow_up.plan(changed)
    follow_up.require_own_officials(again)


def test_whoever_staff_named_in_a_plan_stays(planned: State) -> None:
    named = tuple(
        replace(one, row=replace(one.row, penanggung_jawab="Sekretaris Kecamatan")) for one in planned.plan
    )
    other = {**planned.settings.nilai, "pejabat.kasi.jabatan": "Plt. Kepala Seksi Ketertiban"}
    follow_up.require_own_officials(replace(planned, plan=named, settings=settings.from_values(other)))

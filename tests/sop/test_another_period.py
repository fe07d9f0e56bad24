"""A plan belongs to the period it was made for, and a workbook moves on only from a signed one."""

from dataclasses import replace

import pytest

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import follow_up, period
from ikm_xl.sop.state import Planned, State
from ikm_xl.workbook.sheet_rows import PlanRow, StepRow
from ikm_xl.workbook.status import SIAP
from tests.sop.test_tokens import calculated, finished


def at(office: Settings, ke: int, tahun: int) -> Settings:
    return settings.from_values({**office.nilai, "periode.ke": ke, "periode.tahun": tahun})


def with_period(state: State, ke: int, tahun: int) -> State:
    return replace(state, settings=at(state.settings, ke, tahun))


def test_a_plan_that_staff_wrote_is_not_taken_for_another_periods() -> None:
    state = finished()
    rows = (Planned("U9", PlanRow(program="Pengadaan 10 kursi tunggu")), *state.plan[1:])
    moved_on = calculated(with_period(replace(state, plan=rows), 2, 2025))
    with pytest.raises(IkmError, match="disusun untuk Semester I Tahun 2025") as error:
        follow_up.plan(moved_on)
    assert error.value.code == "IKM-L41"

    corrected = replace(
        moved_on, plan_period="Semester II Tahun 2025"
    )  # as the heading of section A says now
    kept, changes = follow_up.plan(corrected)
    assert kept.plan[0].row.program == "Pengadaan 10 kursi tunggu"
    assert changes.added == ()


def test_a_mere_suggestion_is_made_anew_for_the_period_that_was_put_right() -> None:
    corrected = calculated(with_period(finished(), 2, 2025))
    made, _ = follow_up.plan(corrected)
    assert made.plan_period == "Semester II Tahun 2025"
    assert made.plan[0].row.quarters == ("✓", "✓", None, None)


@pytest.mark.parametrize(
    ("ke", "tahun", "says"), [(2, 2025, "belum ditandatangani"), (2, 2024, "mendahuluinya")]
)
def test_a_settings_file_moves_a_workbook_only_on_and_only_from_a_signed_period(
    ke: int, tahun: int, says: str
) -> None:
    state = finished()
    state = replace(state, progress=(*state.progress[:-1], StepRow(SIAP)))
    wanted = at(state.settings, ke, tahun)
    assert period.differs(state, wanted)
    with pytest.raises(IkmError, match=says):
        period.begin_for(calculated(state), wanted)


def test_a_workbook_without_work_takes_any_period() -> None:
    assert not period.differs(State(settings=finished().settings), at(finished().settings, 1, 2024))

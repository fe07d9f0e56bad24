"""Step 4 of the SOP: hand the document and its RTL over for signature."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ikm_xl.sop import completeness, follow_up, history, progress
from ikm_xl.sop.state import Approval, State
from ikm_xl.survey import verification
from ikm_xl.workbook.status import SIAP, Step


def prepare(state: State) -> State:
    """Fill Pengesahan and Riwayat; the banner "DRAF" then goes by a formula.

    Args:
        state: after step 3, with its figures.

    Raises:
        IkmError: the survey or the document is incomplete, or its plan is another period's.
    """
    completeness.require(state, Step.PENGESAHAN)
    follow_up.require_own_period(state)
    code = verification_code(state)
    state = replace(state, approval=Approval(_day(state), code))
    state = history.upsert(state, code)
    return completeness.judged(progress.mark(state, Step.PENGESAHAN, SIAP))


def _day(state: State) -> Any:
    """Today, unless staff typed something else than what was proposed the last time."""
    typed, proposed = state.approval.day, state.progress[Step.PENGESAHAN - 1].selesai
    is_proposal = proposed and isinstance(typed, datetime) and typed.date() == proposed.date()
    if typed is not None and not is_proposal:
        return typed
    return datetime.combine(date.today(), datetime.min.time())


def verification_code(state: State) -> str:
    """The short digest of answers and results that stands on Pengesahan and in the page footers."""
    settings = state.settings
    office = {"unit": settings.instansi.kecamatan, "periode": settings.periode.teks}
    return verification.code(state.answered, settings.basis, state.figures.index, office)

"""Step 2 of the SOP: compose the IKM document of the 11 unsur."""

from __future__ import annotations

from ikm_xl.sop import completeness, narrated, progress, recalculation, wording
from ikm_xl.sop.state import State
from ikm_xl.survey import comments, narrative
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.status import SELESAI, TIDAK_LENGKAP, Step

_COMMENTS_PER_UNSUR = 3
NONE = "–"
"""What stands beside an unsur that nobody wrote about."""


def compose(state: State) -> State:
    """Write the narrative and the public's comments, and judge the survey.

    Args:
        state: after step 1, with its figures.

    Raises:
        IkmError: a formula of the sheet disagrees with Python.
    """
    survey = state.figures
    recalculation.verify(survey)
    state = wording.propose(state, "narrative", narrative.narrative(survey.index, narrated.context(state)))
    state = wording.propose(state, "comments", comments_by_unsur(state))
    state = completeness.judged(state)
    complete = not completeness.missing_for(state, Step.RTL)
    return progress.mark(state, Step.DOKUMEN, SELESAI if complete else TIDAK_LENGKAP)


def comments_by_unsur(state: State) -> list[str]:
    """The public's comments per unsur, in the order of the unsur, personal data masked; a dash for none."""
    spoken = state.answered["saran"].dropna().astype(str)
    found = comments.by_unsur(spoken, _COMMENTS_PER_UNSUR)
    return ["\n".join(f"– {text}" for text in found.get(kode, ())) or NONE for kode in KODE]

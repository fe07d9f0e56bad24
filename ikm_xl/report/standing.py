"""Whether a workbook's figures are the approved ones: what is not approved makes a draft."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from ikm_xl.indonesian import tanggal
from ikm_xl.sop import approval
from ikm_xl.sop.state import State
from ikm_xl.workbook.status import DITANDATANGANI, SIAP, Step


@dataclass(frozen=True)
class Standing:
    """How far the document is.

    Attributes:
        draft: the figures are not those that were approved, or nothing was approved yet.
        code: verification code of the approval, with the number of a revision; "" in a draft.
        day: the day of the approval as text; dots to write on where there is none.
    """

    draft: bool
    code: str
    day: str


def of(state: State) -> Standing:
    """How far this workbook's document is."""
    day, code, revisi = state.approval.day, state.approval.code, state.approval.revisi
    approved = state.status(Step.PENGESAHAN) in (SIAP, DITANDATANGANI) and approval.stands(state)
    code += f" · Revisi ke-{revisi}" if revisi else ""
    if isinstance(day, datetime | date):
        day = tanggal(day)
    return Standing(not approved, code if approved else "", str(day) if day and approved else "…………………")

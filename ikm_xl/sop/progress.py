"""The SOP's four steps on Beranda: how far each one is, and since when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from ikm_xl.errors import IkmError
from ikm_xl.sop.state import State
from ikm_xl.workbook.layout import BERANDA
from ikm_xl.workbook.sheet_rows import StepRow
from ikm_xl.workbook.status import BELUM, DILEWATI, SELESAI, ULANGI, Step


def mark(state: State, step: Step, status: str) -> State:
    """Note a step's status and the time; the steps after it must then be done again."""
    done = StepRow(status, datetime.now().replace(microsecond=0))
    later = (
        row if row.status in (BELUM, DILEWATI) else replace(row, status=ULANGI)
        for row in state.progress[step:]
    )
    return replace(state, progress=(*state.progress[: step - 1], done, *later))


def require_done(state: State, step: Step, button: str) -> None:
    """Refuse to go on while the step before is not done, or has to be done again, as Beranda says, too.

    Args:
        state: with its statuses.
        step: the step before.
        button: that does it.

    Raises:
        IkmError: its status is another one.
    """
    if state.status(step) != SELESAI:
        raise IkmError(
            f"Langkah {step:d} di lembar {BERANDA} berstatus '{state.status(step)}'.",
            f"Klik {button} lebih dahulu, lalu ulangi.",
            code="IKM-L47",
        )


def repeat(state: State) -> State:
    """All steps must be done again, because the export is another one."""
    rows = (row if row.status in (BELUM, DILEWATI) else replace(row, status=ULANGI) for row in state.progress)
    return replace(state, progress=tuple(rows))


def reset(state: State) -> State:
    """No step of the new period is done yet."""
    return replace(state, progress=(StepRow(),) * len(Step))

"""Proses Semua: the SOP's four steps one after the other, as far as they can go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.errors import IkmError
from ikm_xl.sop import approval, audit, completeness, document, follow_up, recap
from ikm_xl.sop.follow_up import Changes
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey.completeness import Check
from ikm_xl.workbook.status import Step


@dataclass(frozen=True)
class Outcome:
    """What came of the four steps; ``changes`` is None where the SOP stops before the RTL."""

    state: State
    cleaned: Cleaned
    changes: Changes | None
    missing: tuple[Check, ...]  # the failed checks; empty when the document is complete


def run(
    store: Store, old: State, notify: Callable[[str], None] = lambda _: None, *, fresh: bool = False
) -> Outcome:
    """Take all four steps; stop, without an error, before the first step whose checks fail.

    The respondents are written first, because the figures are those of the workbook's formulas; all the
    rest is written at the end, once.

    Args:
        store: a workbook that holds an export.
        old: what it holds.
        notify: is told in Indonesian which step begins.
        fresh: whether the workbook was made just now from the template, so that nobody can have damaged it.

    Raises:
        IkmError: the export cannot be read, or a formula disagrees with Python.
    """
    notify("Langkah 1: mengolah hasil eSukma")
    state, cleaned = recap.recap(old)
    store.save_respondents(old, state)
    written = replace(old, respondents=state.respondents)
    try:
        state = store.calculated(state)
        notify("Langkah 2: menyusun dokumen IKM")
        state = document.compose(state)
    except IkmError:
        store.save(written, state)  # step 1 was taken all the same
        raise
    changes = None
    if not completeness.missing_for(state, Step.RTL):
        notify("Langkah 3: menyusun Rencana Tindak Lanjut")
        state, changes = follow_up.plan(state)
        if not completeness.missing_for(replace(state, damage=()), Step.PENGESAHAN):
            notify("Langkah 4: menyiapkan pengesahan")
            state = state if fresh else replace(state, damage=audit.damage(store))
            missing = completeness.missing_for(state, Step.PENGESAHAN)
            state = completeness.judged(state) if missing else approval.prepare(state)
    store.save(written, state)
    return Outcome(state, cleaned, changes, completeness.missing_for(state, Step.PENGESAHAN))

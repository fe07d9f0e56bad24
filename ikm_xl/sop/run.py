"""Proses Semua: the SOP's four steps one after the other, as far as they can go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, completeness, document, follow_up, recalculation, recap
from ikm_xl.sop.approval import Approval
from ikm_xl.sop.completeness import Check
from ikm_xl.sop.follow_up import Plan
from ikm_xl.sop.progress import Step
from ikm_xl.sop.recalculation import Survey


@dataclass(frozen=True)
class Outcome:
    """What came of the four steps; ``plan`` and ``approval`` are None where the SOP stops before them."""

    cleaned: Cleaned
    survey: Survey
    plan: Plan | None
    approval: Approval | None
    missing: tuple[Check, ...]  # the failed checks; empty when the document is complete


def run(book: xw.Book, settings: Settings, notify: Callable[[str], None] = lambda _: None) -> Outcome:
    """Take all four steps; stop, without an error, before the first step whose checks fail.

    Args:
        book: a workbook that holds an export.
        settings: its settings.
        notify: is told in Indonesian which step begins.

    Raises:
        IkmError: the export cannot be read, or a formula disagrees with Python.
    """
    notify("Langkah 1: membersihkan hasil eSukma")
    cleaned = recap.recap(book, settings)
    notify("Langkah 2: menyusun dokumen IKM")
    survey = recalculation.of(book, settings, cleaned.responden)
    _, checks = document.compose(book, settings, survey)
    plan = prepared = None
    if not completeness.missing_for(checks, Step.RTL):
        notify("Langkah 3: menyusun Rencana Tindak Lanjut")
        plan = follow_up.plan(book, settings, survey)
        checks = plan.checks
        if not completeness.missing_for(checks, Step.PENGESAHAN):
            notify("Langkah 4: menyiapkan pengesahan")
            prepared = approval.prepare(book, settings, survey)
            checks = prepared.checks
    return Outcome(cleaned, survey, plan, prepared, completeness.missing_for(checks, Step.PENGESAHAN))

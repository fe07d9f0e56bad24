"""The SOP's decision "lengkap / tidak lengkap", as a list of checks on Beranda.

The survey's checks stop step 3 (RTL) while one fails, the document's checks step 4 (signature). What the
Kepala Seksi accepts with a reason is a warning, and is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from ikm_xl.cleaning import findings
from ikm_xl.errors import IkmError
from ikm_xl.sop import document_checks, log, notes
from ikm_xl.sop.deviation import WORKBOOK
from ikm_xl.sop.state import State
from ikm_xl.survey import completeness as survey
from ikm_xl.survey.completeness import Check, Verdict
from ikm_xl.workbook.layout import BERANDA, CATATAN, PERHITUNGAN, place
from ikm_xl.workbook.sheet_rows import LogEntry
from ikm_xl.workbook.status import Step

_INTACT = "Keutuhan buku kerja"
_ORDER = {Verdict.MISSING: 0, Verdict.WARNING: 1, Verdict.OK: 2}


def survey_checks(state: State) -> tuple[Check, ...]:
    """The checks of the survey; the same as those of ``ikm-xl hitung``."""
    figures = state.figures
    held = findings.checks(state.findings)
    strays = tuple(map(str, state.strays))
    stray = f"{strays[0]}{f' (dan {len(strays) - 1} sel lain)' if strays[1:] else ''}" if strays else ""
    export = Check.of("Responden sama dengan ekspor", not strays, PERHITUNGAN, f"{stray}: klik Olah Data.")
    made = survey.checks(figures.index, state.settings.sample, held, tuple(map(str, figures.differences)))
    return survey.accepted((made[0], export, *made[1:]), _reasons(state))


def checks(state: State) -> tuple[Check, ...]:
    """Every check of the survey and of the document, in the order of the SOP."""
    return (
        *survey_checks(state),
        *survey.accepted(document_checks.checks(state, date.today()), _reasons(state)),
        *_intact(state),
    )


def _intact(state: State) -> tuple[Check, ...]:
    """Whether the workbook is still the template's; what was found stays until somebody looks again."""
    if state.damage is None:
        return tuple(replace(check, alasan="") for check in state.checks if check.name == _INTACT)
    first = state.damage[0] if state.damage else ""
    more = f" (dan {len(state.damage) - 1} hal lain)" if len(state.damage) > 1 else ""
    remedy = f"{first}{more}. Batalkan perubahan itu; Periksa Buku menyebut semuanya."
    place = first.partition(": ")[0].partition("!")[0] or WORKBOOK
    return (Check.of(_INTACT, not first, place, remedy),)


def judged(state: State) -> State:
    """With its checks made, and what the document prints of them.

    On Beranda formulas say by the checks whether the document is complete and what comes next. A reason
    whose finding is another one now goes to Catatan.
    """
    made = checks(state)
    state = state.logged(*_lapsed(state, made), *typed(state))
    return replace(state, checks=_fitted(made), notes=notes.texts(made, state))


def _reasons(state: State) -> dict[str, str]:
    """What the Kepala Seksi typed on Beranda, by the digest of what it was typed for."""
    return {check.sidik: check.alasan for check in state.checks if check.sidik and check.alasan}


def typed(state: State) -> Iterator[LogEntry]:
    """What somebody wrote among the checks on Beranda, which are overwritten; a check says where to look."""
    for check in state.checks:
        if not check.place and check.state is not Verdict.OK:
            text = " ".join(filter(None, (check.name, check.remedy, check.alasan)))
            yield log.moved(BERANDA, BERANDA, text, "Ditulis di tempat pemeriksaan kelengkapan")


def _lapsed(state: State, made: tuple[Check, ...]) -> Iterator[LogEntry]:
    kept = {(check.name, check.alasan) for check in made}
    for old in state.checks:
        if old.place and old.alasan and (old.name, old.alasan) not in kept:
            why = "Temuannya berubah, tidak ada lagi, atau tidak dapat diterima dengan alasan"
            yield log.moved(BERANDA, f"Alasan diterima: {old.name}", old.alasan, why)


def _fitted(made: tuple[Check, ...]) -> tuple[Check, ...]:
    """The checks that have room on Beranda: what was accepted, so that its reason stays, then what failed.

    What has no room is told by its number; as failed, if any of it did.
    """
    rows = place("kelengkapan").rows
    if len(made) <= rows:
        return made
    shown = sorted(made, key=lambda check: (not check.alasan, _ORDER[check.state]))
    shown, rest = shown[: rows - 1], shown[rows - 1 :]
    text = f"{len(rest)} pemeriksaan lain tidak termuat di sini; peringatannya ada di lembar {CATATAN}."
    worst = min((check.state for check in rest), key=_ORDER.__getitem__)
    return (*shown, Check("Pemeriksaan lain", worst, CATATAN, text))


def damaged(state: State) -> State:
    """With its damage among the checks that were made before, for who does not make them again."""
    others = tuple(check for check in state.checks if check.name != _INTACT)
    return replace(state, checks=_fitted((*others, *_intact(state))))


def missing_for(state: State, step: Step) -> tuple[Check, ...]:
    """The failed checks that stand in the way of a step: its own and those of the steps before."""
    return survey.missing(checks(state) if step > Step.RTL else survey_checks(state))


def require(state: State, step: Step) -> None:
    """The gate before a step.

    Raises:
        IkmError: a check fails; the message names every failed one and where to mend it.
    """
    missing = missing_for(state, step)
    if missing:
        what = "; ".join(f"{check.name} ({check.place})" for check in missing)
        raise IkmError(f"Dokumen tidak lengkap: {what}.", remedies(missing), code="IKM-L02")


def remedies(missing: Sequence[Check]) -> str:
    """What is to be done, for every failed check; with its name where there are several."""
    if len(missing) == 1:
        return missing[0].remedy
    return "\n".join(f"• {check.name}: {check.remedy}" for check in missing)

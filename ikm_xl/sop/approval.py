"""Step 4 of the SOP: hand the document and its RTL over for signature, and keep what was signed as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import comma
from ikm_xl.settings import DEFAULTS
from ikm_xl.sop import completeness, follow_up, history, log, progress
from ikm_xl.sop.state import Approval, State
from ikm_xl.survey import verification
from ikm_xl.workbook.sheet_rows import LogEntry
from ikm_xl.workbook.status import DITANDATANGANI, SIAP, ULANGI, Step


def prepare(state: State) -> State:
    """Fill Pengesahan and Riwayat; the banner "DRAF" then goes by a formula.

    What is as it was approved stays as it is: its day, its code and its row in Riwayat.

    Args:
        state: after step 3, with its figures.

    Raises:
        IkmError: the survey or the document is incomplete, or its plan is another period's.
    """
    completeness.require(state, Step.PENGESAHAN)
    follow_up.require_own_period(state)
    follow_up.require_own_officials(state)
    state = completeness.judged(state)
    if stands(state):
        return _ready(state)
    state = replace(state, approval=replace(state.approval, day=_day(state)))
    code = verification_code(state)
    state = state.logged(*_replaced(state, code))
    state = replace(state, approval=replace(state.approval, code=code), approved=True)
    state = history.upsert(state, code)
    return completeness.judged(progress.mark(state, Step.PENGESAHAN, SIAP))


def _replaced(state: State, code: str) -> Iterator[LogEntry]:
    """The code that this approval takes the place of: a paper that bears it may be on its way."""
    old = history.recorded(state)
    if old and old.kode and old.kode != code:
        value = comma(old.ikm) if isinstance(old.ikm, float) else ""
        why = f"Dokumen {old.periode} (IKM {value}) disetujui ulang; kode ini tidak berlaku lagi"
        yield log.moved(log.DISETUJUI, "Kode verifikasi", str(old.kode), why)


def stands(state: State) -> bool:
    """Whether the document is still the one that was approved: its code fits, and nothing printed changed.

    Args:
        state: with its figures.
    """
    code = state.approval.code
    return bool(code) and not state.changed and code in (verification_code(state), released_code(state))


def is_signed(state: State) -> bool:
    """Whether staff say that the approved document was signed: it is closed then."""
    return state.status(Step.PENGESAHAN) == DITANDATANGANI and bool(state.approval.code)


def require_open(state: State) -> None:
    """Refuse to change what was signed.

    Raises:
        IkmError: the document was signed.
    """
    if is_signed(state):
        raise IkmError(
            f"Dokumen {state.settings.periode.teks} sudah ditandatangani (kode {state.approval.code}).",
            "Buat revisi: klik tombolnya lagi dan jawab Ya, atau tambahkan --revisi pada perintahnya.",
            code="IKM-L18",
        )


def revise(state: State) -> State:
    """Open a signed document for a revision, which has a number; one that is not signed stays as it is.

    The row of Riwayat with the code that was signed stays; the revision gets a row of its own.
    """
    if not is_signed(state):
        return state
    number = state.approval.revisi + 1
    why = f"Revisi ke-{number} dibuat; dokumen yang sudah ditandatangani tetap tercatat di lembar Riwayat"
    entries = [log.moved(log.REVISI, "Kode verifikasi", state.approval.code, why)]
    if isinstance(state.approval.day, str):  # a date stands in Riwayat; other words are nowhere else
        entries.append(log.moved(log.REVISI, "Tanggal pengesahan", state.approval.day, why))
    last = replace(state.progress[Step.PENGESAHAN - 1], status=ULANGI)
    state = replace(state, progress=(*state.progress[: Step.PENGESAHAN - 1], last))
    return replace(state, approval=Approval(None, "", number)).logged(*entries)


def _ready(state: State) -> State:
    """Ready to be signed, since the time when it was approved."""
    row = state.progress[Step.PENGESAHAN - 1]
    status = row.status if row.status == DITANDATANGANI else SIAP
    return replace(state, progress=(*state.progress[: Step.PENGESAHAN - 1], replace(row, status=status)))


def _day(state: State) -> Any:
    """Today, unless staff typed something else than what was proposed the last time."""
    typed, proposed = state.approval.day, state.progress[Step.PENGESAHAN - 1].selesai
    is_proposal = proposed and isinstance(typed, datetime) and typed.date() == proposed.date()
    if typed is not None and not is_proposal:
        return typed
    return datetime.combine(date.today(), datetime.min.time())


def verification_code(state: State) -> str:
    """The short digest of all that is printed; it stands on Pengesahan and in the page footers."""
    settings, approval = state.settings, state.approval
    printed = {
        "unit": settings.instansi.kecamatan,
        "periode": settings.periode.teks,
        # A setting that the next version adds is at its default in every book: the codes of this one stay.
        "pengaturan": {
            key: str(value) for key, value in settings.nilai.items() if str(value) != str(DEFAULTS[key])
        },
        "naskah": [
            [text for text in texts if text]
            for texts in (
                state.narrative,
                (state.remarks,),
                state.notes,
                state.comments,
                state.plan_comments,
                [f"{planned.kode}|{planned.row.printed}" for planned in state.plan],
                (state.follow_up_period,),
                [
                    f"{one.kode}|{'|'.join(str(v or '') for v in one.row.to_cells())}"
                    for one in state.follow_up
                ],
            )
        ],
        "profil": _profile(state),
        "pengesahan": f"{approval.day or ''} {approval.revisi}",
    }
    return verification.code(state.answered, settings.basis, state.figures.index, printed)


def released_code(state: State) -> str:
    """The code as 0.1.0 made it, of answers, results, office and period: a workbook signed then has it."""
    settings = state.settings
    office = {"unit": settings.instansi.kecamatan, "periode": settings.periode.teks}
    return verification.code(state.answered, settings.basis, state.figures.index, office)


def _profile(state: State) -> list[str]:
    """Who answered, as far as it is printed: how often each value occurs."""
    counted = ("jenis_kelamin", "kelompok_umur", "pendidikan", "pekerjaan", "layanan", "sumber")
    return [
        f"{column} {value} {times}"
        for column in counted
        for value, times in sorted(state.answered[column].fillna("").astype(str).value_counts().items())
    ]

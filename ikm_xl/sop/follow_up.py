"""Step 3 of the SOP: the follow-up plan (Rencana Tindak Lanjut, RTL) for the three lowest unsur."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import comma
from ikm_xl.sop import completeness, document, log, progress, wording
from ikm_xl.sop.state import Planned, State
from ikm_xl.survey import comments
from ikm_xl.survey.bands import HIGHEST
from ikm_xl.survey.index import UnsurResult
from ikm_xl.survey.suggestions import SUGGESTIONS, quarters_after
from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE
from ikm_xl.survey.voices import Tone, tone_of
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import QUARTERS, LogEntry, PlanRow
from ikm_xl.workbook.status import DISUNTING, SELESAI, TANDA, USULAN, Step

_COMPLAINTS, _SHORT = 2, 80  # that a suggestion quotes of an unsur, and characters of each
_ROWS = "rtl_isi"
"""The place under which the digests of the proposed rows are remembered."""


@dataclass(frozen=True)
class Changes:
    """What one step of follow-up did to the RTL sheet."""

    kept: tuple[str, ...]  # kode of the rows that staff had, as they were
    added: tuple[str, ...]  # kode of the rows that were suggested anew
    moved: tuple[str, ...]  # kode of the rows that went to Catatan


def plan(state: State) -> tuple[State, Changes]:
    """Fill the RTL of the three lowest unsur, keeping by unsur what staff typed.

    A row still marked "usulan" that staff edited becomes "disunting". A row whose unsur is no longer
    among the three goes to Catatan with its text.

    Args:
        state: after step 2, with its figures.

    Raises:
        IkmError: the survey's document is incomplete (SOP: tidak lengkap goes back to step 1), or staff wrote
            the plan for another period.
    """
    completeness.require(state, Step.RTL)
    require_own_period(state)
    old = current_rows(state)
    codes = state.figures.index.terendah
    rows = [_row(state, kode, old.get(kode)) for kode in codes]
    moved = tuple(kode for kode in old if kode not in codes)
    why = "Unsur tidak lagi termasuk tiga terendah"
    state = state.logged(*(moved_entry(kode, old[kode], log.RTL, why) for kode in moved))
    marks = tuple(
        wording.digest(Planned(kode, row).teks) if row == suggestion(kode, state) else ""
        for kode, row in zip(codes, rows, strict=True)
    )
    period = state.settings.periode.teks
    state = replace(
        state, plan=_padded(codes, rows), plan_period=period, proposed={**state.proposed, _ROWS: marks}
    )
    spoken = dict(zip(KODE, document.comments_by_unsur(state), strict=True))
    state = wording.propose(state, "plan_comments", [spoken[kode] for kode in codes])
    state = completeness.judged(progress.mark(state, Step.RTL, SELESAI))
    kept = tuple(kode for kode in codes if kode in old)
    return state, Changes(kept, tuple(kode for kode in codes if kode not in old), moved)


def require_own_period(state: State) -> None:
    """Refuse to take the plan of one period for that of another; a mere suggestion is made anew instead.

    Raises:
        IkmError: staff wrote in the plan, and it names another period than Pengaturan.
    """
    now, written_for = state.settings.periode.teks, state.plan_period
    if written_for in ("", now) or not edited(state):
        return
    raise IkmError(
        f"RTL pada lembar {layout.RTL} disusun untuk {written_for}, sedangkan lembar {layout.PENGATURAN} "
        f"berisi {now}.",
        f"Bila {written_for} sudah selesai: kembalikan periodenya di lembar {layout.PENGATURAN}, lalu klik "
        f"Periode Baru (atau ikm-xl periode-baru). Bila hanya salah ketik: ketik {now} pada judul bagian A "
        f"lembar {layout.RTL}.",
        code="IKM-L41",
    )


def require_own_officials(state: State) -> None:
    """Refuse a plan that names what the program proposed by settings which are others now.

    A row that staff wrote in is theirs: whoever it names stays.

    Raises:
        IkmError: an official, or the bank of programmes, was changed since Susun RTL.
    """
    marks = state.proposed.get(_ROWS, ())
    outdated = [
        kode
        for kode, row in current_rows(state).items()
        if kode in KODE and wording.digest(Planned(kode, row).teks) in marks and _row(state, kode, row) != row
    ]
    if outdated:
        raise IkmError(
            f"Usulan RTL {', '.join(outdated)} disusun dengan isian lembar {layout.PENGATURAN} yang kini "
            "sudah diganti, misalnya pejabatnya.",
            "Klik Susun RTL, periksa penanggung jawabnya, lalu ulangi.",
            code="IKM-L48",
        )


def edited(state: State) -> bool:
    """Whether anything in the plan is not as the program suggested it."""
    marks = state.proposed.get(_ROWS, ())
    return any(
        wording.digest(Planned(kode, row).teks) not in marks for kode, row in current_rows(state).items()
    )


def current_rows(state: State) -> dict[str, PlanRow]:
    """The RTL rows that hold any text, by kode of their unsur (or by row, where staff typed without one)."""
    return {
        planned.kode or f"baris {number}": planned.row
        for number, planned in enumerate(state.plan, 1)
        if planned.row.filled
    }


def suggestion(kode: str, state: State) -> PlanRow:
    """A complete row for one unsur: the programme of the bank, the quarters after the period, who, and why.

    What it costs nobody can guess: staff fill that in.
    """
    settings = state.settings
    used = quarters_after(settings.periode.jenis, settings.periode.ke)
    found = {unsur.kode: unsur for unsur in state.figures.index.unsur}[kode]
    usual = SUGGESTIONS[kode]
    best = found.konversi == HIGHEST
    value = f"{comma(found.konversi or 0)} (NRR {comma(found.nrr or 0, 4)})"
    return PlanRow(
        program=settings.usulan_rtl[kode] or usual.program,
        penanggung_jawab=usual.penanggung_jawab or settings.pejabat["kasi"].jabatan,
        target=usual.kept_target if best else usual.target,
        akar_masalah=_evidence(found, state),
        indikator=f"Nilai unsur tetap {value}" if best else f"Nilai unsur naik dari {value}",
        keterangan=USULAN,
        **{name: TANDA if use else None for name, use in zip(QUARTERS, used, strict=True)},
    )


def _evidence(found: UnsurResult, state: State) -> str:
    """What answers and complaints show of the cause."""
    said = _complaints(tuple(state.answered["saran"].dropna().astype(str)))
    complaints = "; ".join(textwrap.shorten(text, _SHORT, placeholder=" …") for text in said[found.kode])
    share = f"{comma(100 * (found.rendah or 0), 1)}% jawaban bernilai 1–2"
    return f"{share}. Keluhan: {complaints}" if complaints else f"{share}; tidak ada keluhan tertulis"


@lru_cache(maxsize=1)  # every row of a plan asks for those of the same survey
def _complaints(saran: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    return comments.by_unsur((text for text in saran if tone_of(text) is Tone.KELUHAN), _COMPLAINTS)


def not_followed_up(row: PlanRow) -> tuple[tuple[str, Any], ...]:
    """What a plan holds that its follow-up has no column for: how it is called, and the text."""
    return (
        ("Akar masalah", row.akar_masalah),
        ("Indikator", row.indikator),
        ("Anggaran/sumber", row.anggaran),
        ("Keterangan", row.keterangan),
    )


def moved_entry(kode: str, row: PlanRow, step: str, why: str) -> LogEntry:
    """A whole RTL row as one entry of Catatan."""
    romans = zip(("I", "II", "III", "IV"), row.quarters, strict=True)
    when = ", ".join(_quarter(roman, mark) for roman, mark in romans if mark)
    later = (value for _, value in not_followed_up(row))
    parts = (row.program, when, row.penanggung_jawab, row.target, *later)
    return log.moved(step, f"{layout.RTL} {kode}", " | ".join(str(part) for part in parts if part), why)


def _quarter(roman: str, mark: object) -> str:
    """A quarter that is planned, with whatever was typed there instead of the mark."""
    return f"TW {roman}" if mark == TANDA else f"TW {roman}: {mark}"


def _row(state: State, kode: str, old: PlanRow | None) -> PlanRow:
    """The row that staff had; a new suggestion where they had none or left the last one as it was."""
    if old is None or wording.digest(Planned(kode, old).teks) in state.proposed.get(_ROWS, ()):
        return suggestion(kode, state)
    return replace(old, keterangan=DISUNTING) if old.keterangan in (USULAN, None) else old


def _padded(codes: tuple[str, ...], rows: list[PlanRow]) -> tuple[Planned, ...]:
    planned = [Planned(kode, row) for kode, row in zip(codes, rows, strict=True)]
    return (*planned, *[Planned()] * (JUMLAH_TERENDAH - len(planned)))

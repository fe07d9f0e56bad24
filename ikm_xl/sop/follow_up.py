"""Step 3 of the SOP: the follow-up plan (Rencana Tindak Lanjut, RTL) for the three lowest unsur."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import cells, completeness, document, log, progress, recalculation, wording
from ikm_xl.sop.completeness import Check
from ikm_xl.sop.recalculation import Survey
from ikm_xl.survey.suggestions import SUGGESTIONS, quarters_after
from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE
from ikm_xl.workbook import layout

USULAN = "usulan"
DISUNTING = "disunting"
_TANDA = "✓"  # in the quarters' columns


@dataclass(frozen=True)
class Plan:
    """What one step of follow-up did to the RTL sheet."""

    kept: tuple[str, ...]  # kode of the rows that staff had, as they were
    added: tuple[str, ...]  # kode of the rows that were suggested anew
    moved: tuple[str, ...]  # kode of the rows that went to Catatan
    checks: tuple[Check, ...]


def plan(book: xw.Book, settings: Settings, survey: Survey | None = None) -> Plan:
    """Fill the RTL of the three lowest unsur, keeping by unsur what staff typed.

    A row still marked "usulan" that staff edited becomes "disunting". A row whose unsur is no longer
    among the three goes to Catatan with its text.

    Args:
        book: a workbook after step 2.
        settings: its settings.
        survey: what the workbook holds, where the caller knows it already.

    Raises:
        IkmError: the survey's document is incomplete (SOP: tidak lengkap goes back to step 1).
    """
    survey = survey or recalculation.read(book, settings)
    completeness.require(completeness.checks(book, settings, survey), progress.Step.RTL)
    old = current_rows(book)
    untouched = set(wording.recall(book, "rtl_isi"))
    codes = survey.index.terendah
    rows, marks = [], []
    for kode in codes:
        row = old.get(kode)
        if row is None or _digest(kode, row) in untouched:
            row = suggestion(kode, settings)
            marks.append(_digest(kode, row))
        else:
            row = [*row[:-1], DISUNTING if row[-1] in (USULAN, None) else row[-1]]
            marks.append("")
        rows.append(row)
    moved = tuple(kode for kode in old if kode not in codes)
    cells.write(book, "rtl_kode", [[kode] for kode in codes])
    cells.write(book, "rtl_isi", rows)
    why = "Unsur tidak lagi termasuk tiga terendah"
    log.append(book, [moved_entry(kode, old[kode], log.RTL, why) for kode in moved])
    spoken = dict(zip(KODE, document.comments_by_unsur(survey), strict=True))
    marks += [""] * (JUMLAH_TERENDAH - len(marks))
    wording.propose(book, {"rtl_komentar": [spoken[kode] for kode in codes]}, written={"rtl_isi": marks})
    progress.mark(book, progress.Step.RTL, progress.SELESAI)
    return Plan(
        kept=tuple(kode for kode in codes if kode in old),
        added=tuple(kode for kode in codes if kode not in old),
        moved=moved,
        checks=completeness.report(book, settings, survey),
    )


def current_rows(book: xw.Book) -> dict[str, list[Any]]:
    """The RTL rows that hold any text, by kode of their unsur (or by row, where staff typed without one)."""
    rows = zip(cells.read(book, "rtl_kode"), cells.read(book, "rtl_isi"), strict=True)
    return {str(kode or f"baris {i}"): row for i, ((kode,), row) in enumerate(rows, 1) if any(row)}


def suggestion(kode: str, settings: Settings) -> list[Any]:
    """A complete row for one unsur: the programme of the bank, the quarters after the period, the Kasi."""
    quarters = quarters_after(settings.periode.jenis, settings.periode.ke)
    return [
        settings.usulan_rtl[kode] or SUGGESTIONS[kode].program,
        *(_TANDA if used else None for used in quarters),
        settings.pejabat["kasi"].jabatan,
        SUGGESTIONS[kode].target,
        USULAN,
    ]


def moved_entry(kode: str, row: list[Any], step: str, why: str) -> log.Entry:
    """A whole RTL row as one entry of Catatan."""
    program, *quarters, officer, target, remark = row
    when = ", ".join(
        f"TW {roman}" for roman, mark in zip(("I", "II", "III", "IV"), quarters, strict=True) if mark
    )
    parts = (program, when, officer, target, remark)
    return log.Entry(
        step, 0, f"{layout.RTL} {kode}", " | ".join(str(p) for p in parts if p), "dipindahkan", why
    )


def _digest(kode: str, row: list[Any]) -> str:
    return wording.digest("|".join([kode, *(str(value or "") for value in row)]))

"""What a State says against itself: its respondents, figures, plan, words, code and history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.sop import approval, history, narrated, recap
from ikm_xl.sop.blocks import respondent_rows
from ikm_xl.sop.deviation import Deviation, told
from ikm_xl.sop.state import Cells, State
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import HistoryRow
from ikm_xl.workbook.status import BELUM, DILEWATI, Step

_COLUMNS = ("nomor", *KODE, "", *(name.replace("_", " ") for name in layout.PROFIL_COLUMNS))
_NEAR = 5e-3


def of_respondents(state: State, found: Cells) -> Iterator[Deviation]:
    """Every cell of the respondents, and every category, that differs from the export cleaned again.

    Args:
        state: the workbook's.
        found: the rows of the place ``responden`` in which anything is answered.
    """
    place = layout.place("responden")
    try:
        again, _ = recap.recap(state)
    except IkmError as error:
        if found:
            yield Deviation(layout.EKSPOR, "", f"{error.message} Padahal {place.sheet} memuat responden")
        return
    expected = respondent_rows(again)
    if len(expected) != len(found):
        text = f"memuat {len(found)} responden, ekspornya {len(expected)}; klik Olah Data"
        yield Deviation(place.sheet, "", text)
        return
    for r, (row, now) in enumerate(zip(expected, found, strict=True)):
        for c, (value, current) in enumerate(zip(row, now, strict=True)):
            if (value or None) != (current or None):
                text = (
                    f"({_COLUMNS[c]}, responden {r + 1}) berisi {told(current)}, menurut ekspor {told(value)}"
                )
                yield Deviation(place.sheet, place.cell(r, c), text)
    yield from _categories(state, again)


def _categories(state: State, again: State) -> Iterator[Deviation]:
    for column in layout.KATEGORI:
        place = layout.place(f"profil_{column}")
        now, right = state.categories.get(column, ()), again.categories[column]
        for row in range(max(len(now), len(right))):
            one, other = (texts[row] if row < len(texts) else None for texts in (now, right))
            if one != other:
                text = f"(kategori {column}) berisi {told(one)}, menurut ekspor {told(other)}"
                yield Deviation(place.sheet, place.cell(row), text)


def of_results(state: State) -> Iterator[Deviation]:
    """Figures that differ from Python's, and a plan and a narrative that were built on others.

    Args:
        state: with its respondents and figures.
    """
    for wrong in state.figures.differences:
        yield Deviation(wrong.sheet, wrong.address, wrong.text)
    yield from _plan(state)
    yield from _narrative(state)


def _plan(state: State) -> Iterator[Deviation]:
    lowest = state.figures.index.terendah
    place = layout.place("rtl_kode")
    if not any(planned.kode for planned in state.plan):
        return
    for row, planned in enumerate(state.plan):
        if planned.kode not in ("", *lowest):
            text = f"(unsur RTL) berisi {planned.kode}, padahal tiga unsur terendah {', '.join(lowest)}; "
            yield Deviation(place.sheet, place.cell(row), f"{text}klik Susun RTL")


def _narrative(state: State) -> Iterator[Deviation]:
    place = layout.place("dokumen_narasi")
    if any(check.name == narrated.CHECK and check.alasan for check in state.checks):
        return
    for row, figures in narrated.strange(state):
        text = f"(narasi) menyebut {', '.join(figures)}, yang bukan hasil survei ini"
        yield Deviation(place.sheet, place.cell(row), text)


def of_approval(state: State) -> Iterator[Deviation]:
    """A code that is missing or no longer fits, and a row of Riwayat that says something else.

    Args:
        state: with its respondents and figures.
    """
    place, code = layout.place("kode_verifikasi"), state.approval.code
    if not code:
        if state.status(Step.PENGESAHAN) not in (BELUM, DILEWATI, ""):
            text = f"(kode verifikasi) kosong, padahal status pengesahan '{state.status(Step.PENGESAHAN)}'"
            yield Deviation(place.sheet, place.cell(), f"{text}; klik Siapkan Pengesahan")
        return
    if code != approval.verification_code(state):
        text = "kode verifikasi tidak cocok lagi dengan jawaban dan hasil; klik Siapkan Pengesahan"
        yield Deviation(place.sheet, place.cell(), text)
        return
    yield from _history(state, code)


def _history(state: State, code: str) -> Iterator[Deviation]:
    """The row of Riwayat that bears the code in force says what the figures say."""
    place = layout.place("riwayat")
    found = [(number, row) for number, row in enumerate(state.history) if str(row.kode) == code]
    if not found:
        yield Deviation(place.sheet, "", f"tidak memuat kode verifikasi {code}; klik Siapkan Pengesahan")
        return
    number, row = found[0]
    expected = history.entry(state, code)
    columns = HistoryRow.columns()
    for at, (name, now, right) in enumerate(zip(columns, row.to_cells(), expected.to_cells(), strict=True)):
        if name not in ("tanggal", "kode", "target") and not _alike(now, right):
            text = f"({name}, {row.periode}) berisi {told(now)}, seharusnya {told(right)}"
            yield Deviation(place.sheet, place.cell(number, at), text)


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < _NEAR
    return (one or "") == (other or "")

"""What the report says of time: the plan, what became of the last one, and the periods before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from ikm_xl.indonesian import comma
from ikm_xl.report.rows import NONE, Rows, number, text, unsur_name
from ikm_xl.sop import history
from ikm_xl.sop.state import State
from ikm_xl.survey import bands, interval
from ikm_xl.survey.index import KONVERSI, Index
from ikm_xl.survey.interval import Change, Estimates
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.sheet_rows import HistoryRow

MOST_PERIODS = 5


def plan(state: State) -> Rows:
    """The RTL."""
    names = state.settings.nama_unsur
    return [
        {
            "unsur": unsur_name(planned.kode, names),
            "program": text(planned.row.program),
            "waktu": f"{quarters(planned.row.quarters)} {state.settings.periode.berikutnya.tahun}",
            "penanggung_jawab": text(planned.row.penanggung_jawab),
            "target": text(
                " ".join(str(part) for part in (planned.row.target, planned.row.indikator) if part)
            ),
            "akar_masalah": text(planned.row.akar_masalah),
            "anggaran": text(planned.row.anggaran),
        }
        for planned in state.plan
        if planned.row.filled
    ]


def followed(state: State, then: Mapping[str, float], changes: Mapping[str, Change]) -> Rows:
    """What became of the last period's RTL, and of its unsur.

    Args:
        state: the workbook.
        then: the last period's NIK by unsur.
        changes: the change of each unsur since then.
    """
    now = {one.kode: one for one in state.figures.index.unsur}
    return [
        {
            "unsur": unsur_name(one.kode, state.settings.nama_unsur),
            "program": text(one.row.program),
            "lalu": number(then.get(one.kode)),
            "kini": number(now[one.kode].konversi) if one.kode in now else NONE,
            "perubahan": changes[one.kode].verdict if one.kode in changes else NONE,
            "status": text(one.row.status),
            "bukti": text(one.row.bukti),
            "hambatan": text(one.row.hambatan),
        }
        for one in state.follow_up
        if any(one.row.to_cells())
    ]


def periods(state: State) -> list[tuple[str, str, float, str]]:
    """Period, respondents, IKM, mutu of at most five periods, the present one last."""
    index, settings = state.figures.index, state.settings
    standard = settings.perhitungan.standar_mutu
    past = history.earlier(state.history, settings.periode)[-(MOST_PERIODS - 1) :]
    rows = [
        (
            str(row.periode),
            comma(int(row.responden), 0) if isinstance(row.responden, int | float) else NONE,
            float(row.ikm),
            str(row.mutu or bands.mutu_of(Fraction(str(row.ikm)), standard).huruf),
        )
        for row in past
    ]
    assert index.ikm is not None
    return [*rows, (settings.periode.teks, comma(index.n, 0), float(index.ikm), index.mutu)]


def last_values(row: HistoryRow | None) -> dict[str, float]:
    """The NIK of each unsur that a recorded period has."""
    if row is None:
        return {}
    pairs = zip(KODE, row.nrr, strict=True)
    return {kode: float(value) * KONVERSI for kode, value in pairs if isinstance(value, int | float)}


def changes(index: Index, estimates: Estimates, row: HistoryRow | None) -> dict[str, Change]:
    """How each unsur changed since a recorded period."""
    then = last_values(row)
    n = int(row.responden) if row and isinstance(row.responden, int | float) else None
    return {
        one.kode: interval.change(one.nrr * KONVERSI, estimates.unsur[one.kode], then[one.kode], n)
        for one in index.unsur
        if one.nrr is not None and one.kode in then
    }


def quarters(marks: Sequence[Any]) -> str:
    """The quarters of a plan as ``III, IV``."""
    return (
        ", ".join(roman for roman, mark in zip(("I", "II", "III", "IV"), marks, strict=True) if mark) or NONE
    )

"""The sheet Riwayat: one row per period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal

from ikm_xl.settings import PERIODE_PER_TAHUN, Periode
from ikm_xl.sop.state import State
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.sheet_rows import HistoryRow


@dataclass(frozen=True)
class Past:
    """A recorded period; ``ikm`` is None where none was recorded."""

    periode: str
    ikm: Decimal | None


def entry(state: State, code: str) -> HistoryRow:
    """The row of the current period, as of today; a revision has a row of its own."""
    settings, index, revisi = state.settings, state.figures.index, state.approval.revisi
    nrr = {unsur.kode: unsur.nrr for unsur in index.unsur}
    return HistoryRow(
        periode=settings.periode.teks + (f" (revisi ke-{revisi})" if revisi else ""),
        jenis=settings.periode.jenis,
        ke=settings.periode.ke,
        tahun=settings.periode.tahun,
        responden=index.n,
        ikm=None if index.ikm is None else float(index.ikm),
        mutu=index.mutu,
        target=float(settings.perhitungan.target) or None,
        kode=code,
        tanggal=datetime.combine(date.today(), time.min),
        nrr=tuple(None if (value := nrr.get(kode)) is None else float(value) for kode in KODE),
        revisi=revisi or None,
    )


def upsert(state: State, code: str) -> State:
    """Put the current period's figures into its row, or add that row; the newest period stands first.

    The row of the document that was signed stays beside that of its revision.
    """
    row = entry(state, code)
    dated = [old for old in state.history if _key(old) and _key(old) != _key(row)]
    other = [old for old in state.history if not _key(old)]
    return replace(state, history=(*sorted((*dated, row), key=_order, reverse=True), *other))


def recorded(state: State) -> HistoryRow | None:
    """The row of the current period, or of its revision, as it stands."""
    now = _key(entry(state, ""))
    return next((row for row in state.history if _key(row) == now), None)


def last_before(history: Sequence[HistoryRow], period: Periode) -> Past:
    """The latest recorded period before this one."""
    rows = earlier(history, period)
    if not rows:
        return Past("", None)
    name, _, _ = str(rows[-1].periode).partition(" (revisi ke-")
    return Past(name, Decimal(str(rows[-1].ikm)))


def earlier(history: Sequence[HistoryRow], period: Periode) -> tuple[HistoryRow, ...]:
    """The recorded periods of its kind before this one that have an IKM, the oldest first.

    A quarter is compared with quarters and a year with years: one holds the answers of the other.
    """
    alike = (row for row in history if (key := _key(row)) and key[0] == period.jenis)
    dated = sorted(alike, key=_order)
    before = [
        row for row in dated if _order(row)[:2] < _order_of(period) and isinstance(row.ikm, int | float)
    ]
    latest = {_order(row)[:2]: row for row in before}  # of a document and its revisions the last one
    return tuple(latest.values())


def _key(row: HistoryRow) -> tuple[str, int, int, int] | None:
    """Kind, year, number and revision of a row's period; None where staff typed something else."""
    jenis, tahun, ke = str(row.jenis).strip().casefold(), row.tahun, row.ke or 1
    revisi = int(row.revisi) if isinstance(row.revisi, int | float) else 0
    if jenis in PERIODE_PER_TAHUN and isinstance(tahun, int | float) and isinstance(ke, int | float):
        return jenis, int(tahun), int(ke), revisi
    return None


def _order(row: HistoryRow) -> tuple[float, int, int]:
    jenis, tahun, ke, revisi = _key(row) or ("tahunan", 0, 0, 0)
    return tahun + ke / PERIODE_PER_TAHUN[jenis], -PERIODE_PER_TAHUN[jenis], revisi


def _order_of(period: Periode) -> tuple[float, int]:
    per_year = PERIODE_PER_TAHUN[period.jenis]
    return period.tahun + period.ke / per_year, -per_year

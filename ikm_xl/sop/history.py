"""The sheet Riwayat: one row per period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from ikm_xl.excel import xw
from ikm_xl.settings import PERIODE_PER_TAHUN, Periode, Settings
from ikm_xl.sop import cells
from ikm_xl.sop.recalculation import Survey
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.layout import RIWAYAT_COLUMNS

Row = list[Any]

_JENIS, _KE, _TAHUN, _IKM = (RIWAYAT_COLUMNS.index(name) for name in ("jenis", "ke", "tahun", "ikm"))


def upsert(book: xw.Book, settings: Settings, survey: Survey, code: str) -> None:
    """Put the current period's figures into its row, or add that row; the newest period stands first."""
    period, index = settings.periode, survey.index
    nrr = {unsur.kode: unsur.nrr for unsur in index.unsur}
    row: list[Any] = [
        period.teks,
        period.jenis,
        period.ke,
        period.tahun,
        index.n,
        None if index.ikm is None else float(index.ikm),
        index.mutu,
        float(settings.perhitungan.target) or None,
        code,
        datetime.combine(date.today(), time.min),
        *(None if (value := nrr.get(kode)) is None else float(value) for kode in KODE),
    ]
    dated, other = _rows(book)
    dated = [old for old in dated if _key(old) != _key(row)]
    cells.grow(book, "riwayat", [*sorted((*dated, row), key=_order, reverse=True), *other])


@dataclass(frozen=True)
class Past:
    """A recorded period; ``ikm`` is None where none was recorded."""

    periode: str
    ikm: Decimal | None


def last_before(book: xw.Book, period: Periode) -> Past:
    """The latest recorded period before this one."""
    dated, _ = _rows(book)
    earlier = [row for row in dated if _order(row) < _order_of(period) and isinstance(row[_IKM], int | float)]
    return Past(str(earlier[-1][0]), Decimal(str(earlier[-1][_IKM]))) if earlier else Past("", None)


def _rows(book: xw.Book) -> tuple[list[Row], list[Row]]:
    """The rows of which the period is known, oldest first, and what else staff typed, as it is."""
    cells.stretch(book, "riwayat")
    filled = [row for row in cells.read(book, "riwayat") if any(value is not None for value in row)]
    return sorted(filter(_key, filled), key=_order), [row for row in filled if not _key(row)]


def _key(row: Row) -> tuple[str, int, int] | None:
    """Kind, year and number of a row's period; None where staff typed something else."""
    jenis, tahun, ke = str(row[_JENIS]).strip().casefold(), row[_TAHUN], row[_KE] or 1
    if jenis in PERIODE_PER_TAHUN and isinstance(tahun, int | float) and isinstance(ke, int | float):
        return jenis, int(tahun), int(ke)
    return None


def _order(row: Row) -> tuple[float, int]:
    jenis, tahun, ke = _key(row) or ("tahunan", 0, 0)
    return tahun + ke / PERIODE_PER_TAHUN[jenis], -PERIODE_PER_TAHUN[jenis]


def _order_of(period: Periode) -> tuple[float, int]:
    per_year = PERIODE_PER_TAHUN[period.jenis]
    return period.tahun + period.ke / per_year, -per_year

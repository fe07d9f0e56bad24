"""The sheet Riwayat: one row per period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import xlwings as xw

from ikm_xl.settings import PERIODE_PER_TAHUN, Periode, Settings
from ikm_xl.sop import cells
from ikm_xl.sop.result import Survey
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.layout import RIWAYAT_COLUMNS

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
    others = [old for old in _rows(book) if _key(old) != _key(row)]
    cells.grow(book, "riwayat", sorted((*others, row), key=_order, reverse=True))


@dataclass(frozen=True)
class Past:
    """A recorded period; ``ikm`` is None where none was recorded."""

    periode: str
    ikm: Decimal | None


def last_before(book: xw.Book, period: Periode) -> Past:
    """The latest recorded period before this one."""
    earlier = [row for row in _rows(book) if _order(row) < _order_of(period) and row[_IKM] is not None]
    return Past(str(earlier[-1][0]), Decimal(str(earlier[-1][_IKM]))) if earlier else Past("", None)


def _rows(book: xw.Book) -> list[list[Any]]:
    rows = [row for row in cells.read(book, "riwayat") if row[_TAHUN] and row[_JENIS] in PERIODE_PER_TAHUN]
    return sorted(rows, key=_order)


def _key(row: Sequence[Any]) -> tuple[str, int, int]:
    return str(row[_JENIS]), int(row[_TAHUN]), int(row[_KE] or 1)


def _order(row: Sequence[Any]) -> tuple[float, int]:
    jenis, tahun, ke = _key(row)
    return tahun + ke / PERIODE_PER_TAHUN[jenis], -PERIODE_PER_TAHUN[jenis]


def _order_of(period: Periode) -> tuple[float, int]:
    per_year = PERIODE_PER_TAHUN[period.jenis]
    return period.tahun + period.ke / per_year, -per_year

"""Respondents with a date outside the period, and those that a blank answer drops: never silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd

from ikm_xl.cleaning import dates, paper
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding, rows_named
from ikm_xl.cleaning.row_kinds import Mask
from ikm_xl.cleaning.sections import called
from ikm_xl.indonesian import tanggal

_MANY = 0.05
"""More than this share holds the document."""
_NAMED = 10


def outside(rows: pd.DataFrame, awal: date | None, akhir: date | None) -> Mask:
    """Which rows have a date before or after the period; a row without a date has none."""
    first, last = awal or date.min, akhir or date.max
    found = [value is not None and not first <= dates.day(value) <= last for value in rows["tanggal"]]
    return np.array(found, dtype=bool)


def of_period(
    people: pd.DataFrame, late: Mask, period: tuple[date | None, date | None], *, only: bool
) -> Iterator[Finding]:
    """Answers of another period: above 5 % of those with a date they hold, unless they are not counted.

    Args:
        people: the respondents but those whom a blank answer drops, with ``tanggal``, ``baris``, ``berkas``.
        late: which of them lie outside the period.
        period: its first and last day.
        only: whether only what lies in it counts.
    """
    if only:
        yield from _undated(people)
    if not late.any():
        return
    days = [dates.day(value) for value in people["tanggal"] if value is not None]
    named = " sampai ".join(tanggal(day) for day in period if day)
    many, where = int(late.sum()), _where(people[late])
    if only:
        yield Finding(
            "IKM-B49", PERINGATAN, "Tidak dihitung karena di luar periode", many, where,
            f"{many} responden bertanggal di luar periode {named} tidak dihitung ({where}).", "",
        )  # fmt: skip
        return
    severity = TAHAN if many > _MANY * len(days) else PERINGATAN
    yield Finding(
        "IKM-B47", severity, "Tanggal jawaban di luar periode", many, where,
        f"Tanggal {many} responden di luar periode {named} ({where}).",
        f"Jawaban bertanggal {tanggal(min(days))} sampai {tanggal(max(days))}: perbaiki Periode, atau pilih "
        "Ya pada Hanya dalam periode.",
        f"{named} {min(days)} {max(days)}",
    )  # fmt: skip


def _undated(people: pd.DataFrame) -> Iterator[Finding]:
    """Where only the period counts, an answer without a date would count in every period."""
    undated = people[[value is None for value in people["tanggal"]]]
    if len(undated):
        severity = TAHAN if len(undated) > _MANY * len(people) else PERINGATAN
        yield Finding(
            "IKM-B67", severity, "Jawaban tanpa tanggal ikut dihitung", len(undated), _where(undated),
            f"{len(undated)} responden tanpa tanggal yang terbaca ikut dihitung ({_where(undated)}): tidak "
            "diketahui apakah termasuk periode ini.",
            "Isi tanggalnya, atau pilih Tidak pada Hanya dalam periode.", str(len(undated)),
        )  # fmt: skip


def of_dropped(people: pd.DataFrame, dropped: Mask) -> Iterator[Finding]:
    """Respondents that a blank answer drops: above 5 % of all they hold."""
    if not dropped.any():
        return
    many, where = int(dropped.sum()), _where(people[dropped])
    yield Finding(
        "IKM-B48", TAHAN if many > _MANY * len(people) else PERINGATAN, "Digugurkan karena jawaban kosong",
        many, where,
        f"{many} dari {len(people)} responden digugurkan karena ada jawaban kosong ({where}).",
        "Pilih 'abaikan' pada Jawaban kosong di Pengaturan, atau lengkapi jawabannya.", str(len(people)),
    )  # fmt: skip


def _where(rows: pd.DataFrame) -> str:
    """The rows by number, and the file; by number and file where there are several files."""
    if rows["berkas"].nunique() == 1:
        return f"{called(rows['berkas'].iloc[0])}, {rows_named(rows['baris'].tolist(), _NAMED)}"
    pairs = zip(rows["baris"], rows["berkas"], strict=True)
    return rows_named([f"{row} {paper.told(file)}" for row, file in pairs], _NAMED)

"""What looks wrong in cleaned answers and is left alone: warnings, never deletions (cleaning, rule 6)."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd

from ikm_xl.cleaning.answers import KOSONG
from ikm_xl.cleaning.paper import told
from ikm_xl.indonesian import comma
from ikm_xl.survey import privacy
from ikm_xl.survey.unsur import KODE

MOST_PER_TELEPHONE = 2
MOST_STRAIGHT_LINES = Fraction(20, 100)
MOST_PER_MINUTE = 5
AGES = (10, 100)

_FEWEST_DIGITS = 6  # fewer are no telephone number
_FEWEST_ANSWERS = 5  # the same answer to fewer questions means nothing
_ROWS_NAMED = 10
_ALIKE = 5


def same_telephone(rows: pd.DataFrame) -> list[str]:
    """One telephone number more than twice; the number itself is not shown."""
    known = rows.loc[rows["telepon"].str.len() >= _FEWEST_DIGITS, ["telepon", "baris", "berkas"]]
    counts = known["telepon"].map(known["telepon"].value_counts())
    often = known[counts > MOST_PER_TELEPHONE]
    return _fewer(
        [
            f"Satu nomor telepon dipakai {len(group)} responden ({_named(group)})."
            for _, group in often.groupby("telepon", sort=False)
        ]
    )


def straight_lines(rows: pd.DataFrame) -> list[str]:
    """The same answer to every question from more than a fifth of the respondents."""
    answers = rows[list(KODE)].to_numpy()
    given = answers > KOSONG
    lowest, highest = np.where(given, answers, 4).min(axis=1), np.where(given, answers, 1).max(axis=1)
    same = (lowest == highest) & (given.sum(axis=1) >= _FEWEST_ANSWERS)
    share = Fraction(int(same.sum()), len(rows))
    if share <= MOST_STRAIGHT_LINES:
        return []
    many = f"{same.sum()} dari {len(rows)} responden ({comma(share * 100, 1)}%)"
    return [f"{many} memberi jawaban yang sama untuk semua unsur."]


def bursts(rows: pd.DataFrame) -> list[str]:
    """More than five entries within one minute; a date without a time says nothing about this."""
    dated = [isinstance(value, datetime) for value in rows["tanggal"]]
    timed = rows.loc[dated, ["tanggal", "baris", "berkas"]]
    timed = timed.iloc[np.argsort(timed["tanggal"].to_numpy(), kind="stable")]
    moments = timed["tanggal"].to_list()
    found: list[str] = []
    start = 0
    while start < len(moments):
        end = start
        while end < len(moments) and moments[end] - moments[start] < timedelta(minutes=1):
            end += 1
        if end - start > MOST_PER_MINUTE:
            at = f"{moments[start]:%d-%m-%Y %H.%M}"
            found.append(f"{end - start} isian dalam satu menit, {at} ({_named(timed.iloc[start:end])}).")
            start = end
        else:
            start += 1
    return _fewer(found)


def odd_ages(rows: pd.DataFrame) -> list[str]:
    """Ages below 10 or above 100."""
    odd = rows[rows["umur"].notna() & ~rows["umur"].between(*AGES)]
    low, high = AGES
    return [f"Umur {len(odd)} responden di luar {low}–{high} tahun ({_named(odd)})."] if len(odd) else []


def too_few(rows: pd.DataFrame, minimum: int | None) -> list[str]:
    """Fewer respondents than the smallest sufficient sample."""
    if minimum is None or len(rows) >= minimum:
        return []
    return [f"Jumlah responden {len(rows)}, kurang dari sampel minimum {minimum}."]


def beyond_header(rows: pd.DataFrame) -> list[str]:
    """Comments that run over the last column of the header, and are cut off there."""
    wide = rows[rows["berlebih"]]
    if wide.empty:
        return []
    return [f"Saran {len(wide)} responden melewati kolom terakhir dan terpotong ({_named(wide)})."]


def names_somebody(rows: pd.DataFrame) -> list[str]:
    """Comments that name a person: they may be printed, so somebody has to read them first."""
    spoken = {text for text in rows["saran"].unique() if privacy.persons(text)}
    naming = rows[rows["saran"].isin(list(spoken))]
    if naming.empty:
        return []
    return [
        f"Saran {len(naming)} responden menyebut orang dengan namanya ({_named(naming)}): bacalah sebelum "
        "dicetak."
    ]


def _fewer(warnings: list[str]) -> list[str]:
    """At most six of the same kind: who reads these looks at the first, and counts the rest."""
    more = len(warnings) - _ALIKE
    return warnings if more <= 1 else [*warnings[:_ALIKE], f"Ada {more} peringatan serupa lainnya."]


def _named(rows: pd.DataFrame) -> str:
    """Which rows, the first ten by number; with the file where there are several."""
    numbers = [str(row) for row in rows["baris"]]
    if rows["berkas"].nunique() > 1:
        numbers = [f"{row} {told(file)}" for row, file in zip(rows["baris"], rows["berkas"], strict=True)]
    more = len(numbers) - _ROWS_NAMED
    return "baris " + ", ".join(numbers[:_ROWS_NAMED]) + (f", dan {more} lainnya" if more > 0 else "")

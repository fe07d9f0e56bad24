"""Numbers of respondents that begin again within a table: two exports were pasted below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pandas as pd

from ikm_xl.cleaning.findings import PERINGATAN, Finding

_RUN = 5  # numbers that rise one after the other are a numbering


def examine(rows: pd.DataFrame, names: Mapping[int, str]) -> Iterator[Finding]:
    """Tables whose numbers rise, and from some row on rise again from a number that came before.

    Args:
        rows: the rows that count, with ``no``, ``bagian``, ``tabel``, ``sheet`` and ``baris``.
        names: what a message calls each sheet.
    """
    for _, table in rows.groupby(["bagian", "tabel"], sort=False):
        numbers = pd.to_numeric(table["no"], errors="coerce").dropna()
        at = _restart(numbers.tolist())
        if at:
            row, name = table.loc[numbers.index[at], "baris"], names[int(table["sheet"].iloc[0])]
            yield Finding(
                "IKM-B66", PERINGATAN, "Nomor responden mulai lagi", 1, name,
                f"{name}: nomor responden mulai lagi dari {numbers.iloc[at]:.0f} di baris {row}.",
                "Periksa apakah di bawah ekspor ini masih ada sisa ekspor lain; bila ya, klik Kosongkan "
                "Ekspor, lalu ambil atau tempelkan lagi.", str(row),
            )  # fmt: skip


def _restart(numbers: list[float]) -> int:
    """Where numbers begin again that rose so far; 0 where they do not."""
    steps = [later > earlier for earlier, later in pairwise(numbers)]
    falls = [at for at, rises in enumerate(steps, 1) if not rises]
    for at in falls:
        before, after = steps[max(0, at - _RUN) : at - 1], steps[at : at + _RUN - 1]
        if len(before) == len(after) == _RUN - 1 and all(before) and all(after):
            return at
    return 0

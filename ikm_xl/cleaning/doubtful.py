"""Respondents that may be none: copies of others, drafts, examples. They count, and hold (rules 2 and 3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ikm_xl.cleaning.cell_text import each, normal
from ikm_xl.cleaning.findings import TAHAN, Finding, rows_named
from ikm_xl.cleaning.sections import Section, ranges
from ikm_xl.survey.unsur import KODE

_FEWEST = 5
_SHARED = 0.8
_DISTINCT = 0.9
_ODD_ANSWERS = 3
_MARKS = re.compile(
    r"draft?|(di)?batal(kan)?|(belum|tidak) (selesai|lengkap|valid|sah)|invalid|ditolak|uji coba|coba coba"
    r"|test?|testing|incomplete|in progress|partial|duplikat"
    r"|contoh( (isian|pengisian|jawaban|responden|data|nama))?"
)


def examine(rows: pd.DataFrame, parts: Sequence[Section], names: Mapping[int, str]) -> Iterator[Finding]:
    """What holds because somebody may be counted who should not.

    Args:
        rows: the rows that count, with ``bagian``, ``posisi``, ``tabel``, ``sheet`` and ``baris``.
        parts: the tables.
        names: what a message calls each sheet.
    """
    yield from _copies(rows, names)
    yield from _marked(rows, parts)


def _copies(rows: pd.DataFrame, names: Mapping[int, str]) -> Iterator[Finding]:
    """Tables whose rows stand in others too: nothing says who anybody is, but so much is no coincidence.

    Only rows with several answers unlike their others are looked at, and only where they rarely repeat.
    """
    answers = rows[list(KODE)].to_numpy()
    usual = np.argmax([(answers == value).sum(axis=1) for value in range(1, 5)], axis=0) + 1
    odd = ((answers != usual[:, None]) & (answers > 0)).sum(axis=1) >= _ODD_ANSWERS
    keys = pd.util.hash_pandas_object(rows[list(KODE)], index=False)
    tables = [
        (int(str(part["sheet"].iloc[0])), part["baris"].iloc[0], Counter(keys[part.index].tolist()))
        for _, part in rows[odd].groupby(["bagian", "tabel"], sort=False)
    ]
    everything: Counter[int] = Counter(keys[odd].tolist())
    for sheet, first, here in tables:
        elsewhere = {key: everything[key] - often for key, often in here.items()}
        twice = sum(min(often, elsewhere[key]) for key, often in here.items())
        distinct = len(everything) - sum(not often for often in elsewhere.values())
        is_rare = len(here) >= _DISTINCT * here.total() and distinct >= _DISTINCT * (
            everything.total() - here.total()
        )
        if here.total() >= _FEWEST and is_rare and twice >= _SHARED * here.total():
            yield Finding(
                "IKM-B54", TAHAN, "Jawaban sama di dua tabel", twice, names[sheet],
                f"{names[sheet]}: {twice} dari {here.total()} baris mulai baris {first} berisi jawaban yang "
                "sama persis dengan baris tabel lain; semuanya ikut dihitung.",
                "Hapus salah satu tabel bila itu salinan atau gabungan dari tabel lain.", f"{sheet} {first}",
            )  # fmt: skip
            return


def _marked(rows: pd.DataFrame, parts: Sequence[Section]) -> Iterator[Finding]:
    """Rows that say of themselves that they are a draft, called off, or an example."""
    for section, of_section in zip(parts, ranges(rows, len(parts)), strict=True):
        here = rows.iloc[of_section]
        asked = {*section.header.columns("saran"), *(column for _, column in section.header.unsur)}
        said = np.full(len(section.rows), "", dtype=object)
        for column in range(section.block.texts.shape[1]):
            if column not in asked:
                texts = section.text(column)
                marks = each(texts, _is_mark).astype(bool) & (said == "")
                said[marks] = texts[marks]
        marked = here[(said != "")[here["posisi"]]]
        if len(marked):
            text = said[marked["posisi"].iloc[0]]
            where = f"{section.block.name}, {rows_named(marked['baris'].tolist())}"
            yield Finding(
                "IKM-B55", TAHAN, "Baris bertanda bukan isian", len(marked), where,
                f"{len(marked)} baris bertanda '{text}' ikut dihitung ({where}).",
                "Hapus baris itu dari ekspornya bila bukan isian responden yang selesai.", text,
            )  # fmt: skip


def _is_mark(text: str) -> bool:
    return len(text) < 40 and bool(_MARKS.fullmatch(normal(text)))

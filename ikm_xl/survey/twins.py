"""Rows that stand in an export twice (cleaning, rule 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from ikm_xl.survey.kinds import RESPONDEN, Mask
from ikm_xl.survey.sections import Section
from ikm_xl.survey.words import Cells, each, filled, normal

_IDENTITY = ("no", "tanggal", "nama", "telepon", "nik")


def twins(rows: pd.DataFrame, parts: Sequence[Section]) -> Cells:
    """Per row where the equal row stands that counts instead of it ("12", or "12 berkas …"), else "".

    Rows are equal if they are equal in every column of the export and if something in them says who the
    respondent is: without that, equal answers are normal.
    """
    texts = pd.concat([_comparables(section) for section in parts], ignore_index=True).fillna("")
    known = np.concatenate([_identified(section) for section in parts])
    texts = texts[known & (rows["jenis"] == RESPONDEN)]
    equal = texts[texts.duplicated(keep=False)]
    first: dict[tuple[str, ...], int] = {}
    found = np.full(len(rows), "", dtype=object)
    numbers, files = rows["baris"].tolist(), rows["berkas"].tolist()
    for row, key in zip(equal.index.tolist(), equal.itertuples(index=False, name=None), strict=True):
        original = first.setdefault(key, row)
        if original != row:
            elsewhere = f" berkas {files[original]}" if files[original] != files[row] else ""
            found[row] = f"{numbers[original]}{elsewhere}"
    return found


def _comparables(section: Section) -> pd.DataFrame:
    """The texts of a section by what its columns hold: pasted exports compare whatever their order."""
    header = section.header
    named = [field or normal(title) for field, title in zip(header.fields, header.titles, strict=True)]
    beyond = [""] * (section.texts.shape[1] - len(named))
    return pd.DataFrame(section.texts, columns=_unique([*named, *beyond]))


def _unique(names: Iterable[str]) -> list[tuple[str, int]]:
    """Every name with how often it came before."""
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        unique.append((name, seen[name]))
        seen[name] += 1
    return unique


def _identified(section: Section) -> Mask:
    """Whether a row says who the respondent is."""
    columns = [column for field in _IDENTITY for column in section.header.columns(field)]
    said = [each(section.texts[:, column], filled) != "" for column in columns]
    return np.any(said, axis=0) if said else np.zeros(len(section.baris), dtype=bool)

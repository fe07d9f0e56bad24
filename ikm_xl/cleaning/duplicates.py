"""Rows that stand in an export twice (cleaning, rule 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from ikm_xl.cleaning.cell_text import CellArray, each, filled, normal
from ikm_xl.cleaning.row_kinds import RESPONDEN, Mask
from ikm_xl.cleaning.sections import Section

_PERSONAL = ("tanggal", "nama", "telepon", "nik")
_NUMBER = "no"


def twins(rows: pd.DataFrame, parts: Sequence[Section]) -> CellArray:
    """Per row where the equal row stands that counts instead of it ("12", or "12 berkas …"), else "".

    Rows are equal if they are equal in every column of the export and if something in them says who the
    respondent is: without that, equal answers are normal. A number alone says so within one export only, as
    every export begins with 1 again.
    """
    texts = pd.concat([_comparables(part) for part in parts], ignore_index=True).fillna("")
    personal = np.concatenate([_says(part, _PERSONAL) for part in parts])
    numbered = np.concatenate([_says(part, (_NUMBER,)) for part in parts]) & ~personal
    respondent = (rows["jenis"] == RESPONDEN).to_numpy()
    texts["ekspor"] = -1
    weak = numbered & respondent
    texts.loc[weak, "ekspor"] = _exports(rows[weak], pd.util.hash_pandas_object(texts[weak], index=False))
    texts = texts[(personal | numbered) & respondent]
    equal = texts[texts.duplicated(keep=False)]
    first: dict[tuple[object, ...], int] = {}
    found = np.full(len(rows), "", dtype=object)
    numbers, files = rows["baris"].tolist(), rows["berkas"].tolist()
    for row, key in zip(equal.index.tolist(), equal.itertuples(index=False, name=None), strict=True):
        original = first.setdefault(key, row)
        if original != row:
            elsewhere = f" berkas {files[original]}" if files[original] != files[row] else ""
            found[row] = f"{numbers[original]}{elsewhere}"
    return found


def _exports(rows: pd.DataFrame, hashes: pd.Series[int]) -> pd.Series[int]:
    """Which export each row belongs to, from 0.

    A table continues the export before it (after a page break) unless most of its numbers came there already.
    A table that does begin again is another export, unless one of both holds all rows of the other: then the
    same export was given twice.
    """
    exports: list[tuple[set[str], set[int]]] = []
    found = pd.Series(0, index=rows.index)
    for _, table in rows.groupby(["bagian", "tabel"]):
        numbers, held = set(table["no"]), set(hashes[table.index])
        export = len(exports) - 1
        if not exports or 2 * len(numbers & exports[-1][0]) > min(len(numbers), len(exports[-1][0])):
            contained = (n for n, (_, rows) in enumerate(exports) if held <= rows or rows <= held)
            export = next(contained, len(exports))
        if export == len(exports):
            exports.append((set(), set()))
        exports[export][0].update(numbers)
        exports[export][1].update(held)
        found[table.index] = export
    return found


def _comparables(section: Section) -> pd.DataFrame:
    """The texts of a section by what its columns hold: pasted exports compare whatever their order."""
    header = section.header
    named = [field or normal(title) for field, title in zip(header.fields, header.titles, strict=True)]
    beyond = [""] * (section.texts.shape[1] - len(named))
    return pd.DataFrame(section.texts, columns=_unique([*named, *beyond]))


def _unique(names: Iterable[str]) -> list[str]:
    """Every name, made different from those before it."""
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        unique.append(f"{name}:{seen[name]}")
        seen[name] += 1
    return unique


def _says(section: Section, fields: Iterable[str]) -> Mask:
    """Whether a row has something in one of these fields."""
    columns = [column for field in fields for column in section.header.columns(field)]
    said = [each(section.texts[:, column], filled) != "" for column in columns]
    return np.any(said, axis=0) if said else np.zeros(len(section.baris), dtype=bool)

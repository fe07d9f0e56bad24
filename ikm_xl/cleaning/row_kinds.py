"""Which rows of a section are respondents (cleaning, rule 2)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm_xl.cleaning import totals
from ikm_xl.cleaning.answers import ASING, KOSONG
from ikm_xl.cleaning.cell_text import CellArray, each
from ikm_xl.cleaning.identity import Identity, identity
from ikm_xl.cleaning.profile import JENIS_KELAMIN, PEKERJAAN, PENDIDIKAN
from ikm_xl.cleaning.sections import Section
from ikm_xl.cleaning.totals import is_footer
from ikm_xl.survey.unsur import KODE

RESPONDEN, RINGKASAN, TANPA_JAWABAN = "responden", "ringkasan", "tanpa jawaban"
"""A respondent; a row of totals or of remarks below them; any other row without one valid answer."""

PASTI: Final = ""
"""There is no doubt about what a row is."""
MIRIP_RINGKASAN: Final = "mirip ringkasan"
"""Without a label that is known, but with the values of a total: left out."""
TANPA_PENGENAL: Final = "tanpa pengenal"
"""Counted, although it has nothing of what all other rows have."""
MUNGKIN_RINGKASAN: Final = "mungkin ringkasan"
"""It may be a total or somebody who said the same throughout."""

Mask = npt.NDArray[np.bool_]

_PERSONAL = ("no", "tanggal", "telepon", "nik", "jenis_kelamin", "umur", "pendidikan", "pekerjaan")
_NUMBER = re.compile(r"([^\W\d]+\.? )?\S*\d\S*")  # 12, R-012, Resp. 12; but no sentence with numbers
_FEWEST_DIGITS = {"telepon": 6, "nik": 10}
_MOST_EXAMINED = 300
_FEW_UNNUMBERED = 0.1


@dataclass(frozen=True, eq=False)
class Kinds:
    """What each row of a section is, the label of each row of totals, and what is doubtful about it."""

    jenis: CellArray
    label: CellArray
    ragu: CellArray


def kinds(section: Section, rows: pd.DataFrame) -> Kinds:
    """What each row is.

    A row of totals is known by its label ("Jumlah", "NRR / Unsur", …), wherever that stands. As a respondent
    may be called Total, or have come for "Nilai …", a labelled row is a respondent all the same if something
    in it can only belong to a person: a date, a telephone number, a sex, a school, an occupation; or if it
    has a number or an age, as totals may have too, and every answer in it is on the scale.

    Any other row that lacks most of what all others have, or stands by itself at the end, is one of totals
    if its
    values are the sums, means, extremes, medians or modes of the rows above it. One that has nothing of what
    all others have, and no such values, counts, and is told. Below a table's first row of totals, a row
    without anything of a person and with few answers is a remark: letters of mutu and legends look like
    answers.
    """
    answers = rows[list(KODE)].to_numpy()
    given, odd = (answers > KOSONG).sum(axis=1), (answers == ASING).sum(axis=1)
    answered = given > 0
    labels = _labels(section)
    person, counted = _person(section, rows), _counted(rows)
    who = identity(section, answered & (labels == ""))
    off = answered & (odd >= given)
    found = np.where(answered, RESPONDEN, TANPA_JAWABAN).astype(object)
    doubt = np.full(len(found), PASTI, dtype=object)
    labelled = (labels != "") & ~(person | (counted & (odd == 0)))
    found[labelled] = RINGKASAN
    below = pd.Series(labelled).groupby(section.tables).cumsum().to_numpy() > 0
    describes = any(section.header.columns(field) for field in _PERSONAL)
    few = 2 * given < len(section.header.unsur)
    nobody = ~person & ~counted
    found[below & nobody & few] = RINGKASAN
    numbers = ~answered & (2 * odd >= len(section.header.unsur)) & who.lacking
    if numbers.any():
        counts = (~np.isnan(totals.values(section))).sum(axis=1)
        like = numbers & (2 * counts >= len(section.header.unsur)) & (found != RINGKASAN)
        found[like], doubt[like] = RINGKASAN, MIRIP_RINGKASAN
    _examine(
        section,
        rows,
        found,
        doubt,
        who,
        labels,
        person,
        off,
        (below & nobody & answered & describes & (who.lacking | (not who.known)))
        | (who.lacking & _unnumbered(rows, answered & (labels == ""))),
    )
    return Kinds(found, np.where(found == RINGKASAN, labels, ""), doubt)


def _examine(
    section: Section,
    rows: pd.DataFrame,
    found: CellArray,
    doubt: CellArray,
    who: Identity,
    labels: CellArray,
    person: Mask,
    off: Mask,
    strange: Mask,
) -> None:
    """Tell totals without a known label, and rows without anything that identifies, from respondents."""
    answered = found == RESPONDEN
    last = np.zeros(len(found), dtype=bool)
    if answered.any():
        last[np.flatnonzero(answered)[-1]] = True
    alone = (section.gaps | last) & ~who.known
    suspects = np.flatnonzero(answered & (who.lacking | strange | alone | off | (labels != "")))
    if not len(suspects):
        return
    if len(suspects) > _MOST_EXAMINED:
        doubt[np.flatnonzero(answered & (who.nothing | strange))] = TANPA_PENGENAL
        return
    values = totals.values(section)
    start = 0
    for row in suspects.tolist():
        block = np.array(
            [n for n in range(start, row) if found[n] == RESPONDEN and not doubt[n]], dtype=np.int64
        )
        earlier = np.flatnonzero((found[:row] == RESPONDEN) & (doubt[:row] == PASTI))
        match = totals.matches(values[row], values[block]) or totals.matches(values[row], values[earlier])
        texted = bool(labels[row]) or who.labelled[row]
        same = len(set(values[row][~np.isnan(values[row])].tolist())) == 1
        unlike = bool(who.lacking[row] or strange[row] or (alone[row] and section.gaps[row]))
        # Somebody who is called Total, or waited in the queue "Prioritas", may have said 4 throughout.
        named = bool(labels[row]) and bool(person[row])
        if labels[row] and off[row]:
            found[row], start = RINGKASAN, row + 1
            doubt[row] = MIRIP_RINGKASAN if named else PASTI
            continue
        if labels[row] and not match:
            continue
        if (match and not named and (texted or (unlike and not same))) or (off[row] and unlike):
            found[row], start = RINGKASAN, row + 1
            doubt[row] = PASTI if labels[row] else MIRIP_RINGKASAN
        elif match and (named or unlike or alone[row] or not same):
            doubt[row] = MUNGKIN_RINGKASAN
        elif who.nothing[row] or strange[row]:
            doubt[row] = TANPA_PENGENAL


def _labels(section: Section) -> CellArray:
    """The label of a row of totals in each row, "" where none is; answers and comments are no labels."""
    labels = np.full(len(section.rows), "", dtype=object)
    skipped = {*section.header.columns("saran"), *(column for _, column in section.header.unsur)}
    for column in range(section.block.texts.shape[1]):
        if column not in skipped:
            texts = section.text(column)
            here = each(texts, is_footer).astype(bool)
            labels[here & (labels == "")] = texts[here & (labels == "")]
    return labels


def _person(section: Section, rows: pd.DataFrame) -> Mask:
    """Whether a row holds something that no total has."""
    named = rows["tanggal"].notna() | rows["pendidikan"].isin(PENDIDIKAN) | rows["pekerjaan"].isin(PEKERJAAN)
    for field, digits in _FEWEST_DIGITS.items():
        named |= rows[field].str.len() >= digits
    for column in section.header.columns("jenis_kelamin"):  # as a word: 1 and 2 may be totals
        words = each(section.text(column), lambda text: not text.isdecimal())
        named |= rows["jenis_kelamin"].isin(JENIS_KELAMIN) & words.astype(bool)
    return named.to_numpy(dtype=bool)


def _unnumbered(rows: pd.DataFrame, respondents: Mask) -> Mask:
    """Whether a row has no number, where nearly every respondent has one."""
    blank = (rows["no"] == "").to_numpy(dtype=bool)
    if (blank & respondents).sum() > _FEW_UNNUMBERED * respondents.sum():
        return np.zeros(len(rows), dtype=bool)
    return blank


def _counted(rows: pd.DataFrame) -> Mask:
    """Whether a row has a respondent's number or a likely age."""
    number = each(rows["no"].to_numpy(), lambda text: bool(_NUMBER.fullmatch(text)) and not is_footer(text))
    age = rows["umur"].between(10, 100) & (rows["umur"] % 1 == 0)
    return number.astype(bool) | age.to_numpy()

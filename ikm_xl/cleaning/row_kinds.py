"""Which rows of a section are respondents (cleaning, rule 2)."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm_xl.cleaning.answers import ASING, KOSONG
from ikm_xl.cleaning.cell_text import CellArray, each
from ikm_xl.cleaning.profile import JENIS_KELAMIN, PEKERJAAN, PENDIDIKAN
from ikm_xl.cleaning.sections import Section
from ikm_xl.cleaning.totals import is_footer
from ikm_xl.survey.unsur import KODE

RESPONDEN, RINGKASAN, TANPA_JAWABAN = "responden", "ringkasan", "tanpa jawaban"
"""A respondent; a row of totals or of remarks below them; any other row without one valid answer."""

Mask = npt.NDArray[np.bool_]

_PERSONAL = ("no", "tanggal", "telepon", "nik", "jenis_kelamin", "umur", "pendidikan", "pekerjaan")
_NUMBER = re.compile(r"([^\W\d]+\.? )?\S*\d\S*")  # 12, R-012, Resp. 12; but no sentence with numbers
_FEWEST_DIGITS = {"telepon": 6, "nik": 10}


def kinds(section: Section, rows: pd.DataFrame) -> tuple[CellArray, CellArray]:
    """What each row is, and the label of each row of totals, else "".

    A row of totals is known by its label ("Jumlah", "NRR / Unsur", …), wherever that stands. As a respondent
    may be called Total, or have come for "Nilai …", a labelled row is a respondent all the same if something
    in it can only belong to a person: a date, a telephone number, a sex, a school, an occupation; or if it
    has a number or an age, as totals may have too, and every answer in it is on the scale. Below a table's
    first row of totals, a row without anything of that kind is a remark, whatever stands in the columns of
    answers: letters of mutu and legends look like answers. An export that asks for nothing of that kind shows
    its respondents there by their many answers.
    """
    answers = rows[list(KODE)].to_numpy()
    given = (answers > KOSONG).sum(axis=1)
    answered, odd = given > 0, (answers == ASING).any(axis=1)
    labels = _labels(section)
    person = _person(section, rows)
    counted = _counted(rows)
    totals = (labels != "") & ~(person | (counted & ~odd))
    below = pd.Series(totals).groupby(section.tables).cumsum().to_numpy() > 0
    describes = any(section.header.columns(field) for field in _PERSONAL)
    few = 2 * given < len(section.header.unsur)
    remarks = below & ~person & ~counted & (describes | few)
    found = np.where(answered, RESPONDEN, TANPA_JAWABAN).astype(object)
    found[totals | remarks] = RINGKASAN
    return found, np.where(totals, labels, "")


def _labels(section: Section) -> CellArray:
    """The label of a row of totals in each row, "" where none is; answers and comments are no labels."""
    labels = np.full(len(section.baris), "", dtype=object)
    skipped = {*section.header.columns("saran"), *(column for _, column in section.header.unsur)}
    for column in range(section.texts.shape[1]):
        if column not in skipped:
            texts = section.texts[:, column]
            here = each(texts, is_footer).astype(bool)
            labels[here & (labels == "")] = texts[here & (labels == "")]
    return labels


def _person(section: Section, rows: pd.DataFrame) -> Mask:
    """Whether a row holds something that no total has."""
    named = rows["tanggal"].notna() | rows["pendidikan"].isin(PENDIDIKAN) | rows["pekerjaan"].isin(PEKERJAAN)
    for field, digits in _FEWEST_DIGITS.items():
        named |= rows[field].str.len() >= digits
    for column in section.header.columns("jenis_kelamin"):  # as a word: 1 and 2 may be totals
        words = each(section.texts[:, column], lambda text: not text.isdecimal())
        named |= rows["jenis_kelamin"].isin(JENIS_KELAMIN) & words.astype(bool)
    return named.to_numpy(dtype=bool)


def _counted(rows: pd.DataFrame) -> Mask:
    """Whether a row has a respondent's number or a likely age."""
    number = each(rows["no"].to_numpy(), lambda text: bool(_NUMBER.fullmatch(text)) and not is_footer(text))
    age = rows["umur"].between(10, 100) & (rows["umur"] % 1 == 0)
    return number.astype(bool) | age.to_numpy()

"""One section as a table of answers and profiles (cleaning, rules 4 and 5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
import pandas as pd

from ikm_xl.cleaning import dates, profile
from ikm_xl.cleaning.answers import KOSONG
from ikm_xl.cleaning.cell_text import CellArray, each, filled
from ikm_xl.cleaning.sections import Section
from ikm_xl.survey.unsur import KODE

_NOT_DIGIT = re.compile(r"\D")
_COUNTRY = re.compile(
    r"^(62|0062|(?=8))"
)  # +62 812…, or 812… where a spreadsheet took the number for a number
_BETWEEN = "; "


def table(section: Section) -> pd.DataFrame:
    """The rows of a section as values.

    Returns:
        One row per row of the section, with the columns: per unsur a number as
        :func:`ikm_xl.survey.answers.answer` gives it; ``tanggal`` (datetime, date or None); ``umur`` (float,
        NaN when unknown); ``jenis_kelamin``, ``kelompok_umur``, ``pendidikan``, ``pekerjaan``, ``layanan``
        and ``saran`` (text, "" when empty); ``no``, ``nama``, ``telepon`` and ``nik`` (text), which tell
        respondents apart and are to be forgotten; ``baris`` and ``berkas``, where the row stands.
    """
    rows = len(section.rows)
    values: dict[str, object] = {
        kode: section.answers.get(kode, np.full(rows, KOSONG, dtype=np.int8)) for kode in KODE
    }
    for field, read in _READ.items():
        values[field] = _first([read(cells) for cells in _cells(section, field)], rows)
    moments = _first([dates.moments(cells) for cells in _cells(section, "tanggal")], rows, None)
    values["tanggal"] = pd.Series(moments, dtype=object)  # or pandas would make NaT of None
    ages = _first([each(cells, profile.age) for cells in _cells(section, "umur")], rows, np.nan)
    groups = _first([each(cells, profile.age_group) for cells in _cells(section, "umur")], rows)
    values["umur"] = ages.astype(float)
    values["kelompok_umur"] = np.where(pd.isna(ages), groups, each(ages, profile.age_group))
    values["saran"] = _joined([_texts(cells) for cells in _cells(section, "saran")], rows)
    return pd.DataFrame(values).assign(baris=section.baris, berkas=section.berkas)


def _cells(section: Section, field: str) -> list[CellArray]:
    return [section.column(column) for column in section.header.columns(field)]


def _texts(cells: CellArray) -> CellArray:
    return each(cells, filled)


def _labels(field: str, cells: CellArray) -> CellArray:
    return each(cells, partial(profile.label, field))


def _digits(cells: CellArray) -> CellArray:
    return each(cells, lambda value: _COUNTRY.sub("0", _NOT_DIGIT.sub("", filled(value))))


_READ: dict[str, Callable[[CellArray], CellArray]] = {
    "no": _texts,
    "nama": _texts,
    "telepon": _digits,
    "nik": _digits,
    "jenis_kelamin": profile.jenis_kelamin,
    "pendidikan": partial(_labels, "pendidikan"),
    "pekerjaan": partial(_labels, "pekerjaan"),
    "layanan": _texts,
}


def _first(columns: Sequence[CellArray], rows: int, empty: object = "") -> CellArray:
    """Several columns of one field as one: the first that is not empty."""
    merged = np.full(rows, empty, dtype=object)
    for cells in reversed(columns):
        known = pd.notna(cells) & (cells != "")
        merged[known] = cells[known]
    return merged


def _joined(columns: Sequence[CellArray], rows: int) -> CellArray:
    """Several columns of comments as one text."""
    if len(columns) == 1:
        return columns[0]
    merged = np.full(rows, "", dtype=object)
    for row, texts in enumerate(zip(*columns, strict=True)):
        merged[row] = _BETWEEN.join(filter(None, texts))
    return merged

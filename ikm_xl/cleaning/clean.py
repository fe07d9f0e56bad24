"""Cleaning an export: from raw cells to respondents, with a log of everything that was changed or left out.

The seven rules are those of the project's design: one header per table; which rows are respondents; equal
rows count once; what an answer is; normalised profiles; warnings, not deletions; personal data forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from ikm_xl.cleaning import dates, log, tables, warnings
from ikm_xl.cleaning.answers import KOSONG
from ikm_xl.cleaning.duplicates import twins
from ikm_xl.cleaning.header import Urutan
from ikm_xl.cleaning.log import Note
from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.row_kinds import RESPONDEN, RINGKASAN, TANPA_JAWABAN, kinds
from ikm_xl.cleaning.sections import Section
from ikm_xl.errors import IkmError
from ikm_xl.export.read import Grid
from ikm_xl.survey.unsur import KODE

__all__ = ["Cleaned", "Counts", "Note", "Rules", "clean"]

PROFIL = ("tanggal", "jenis_kelamin", "umur", "kelompok_umur", "pendidikan", "pekerjaan", "layanan", "saran")


@dataclass(frozen=True)
class Rules:
    """How an export is to be cleaned.

    Attributes:
        unsur: the unsur that count.
        urutan: which unsur bare headers U8 and U9 mean.
        jawaban_kosong: ``"abaikan"`` leaves a blank answer out of that unsur; ``"gugurkan"`` drops a
            respondent with a blank answer in an unsur that counts. One that no export has drops nobody.
        awal, akhir: first and last day of the period, to warn of other dates.
        minimum: the smallest sufficient number of respondents, to warn of fewer.
    """

    unsur: tuple[str, ...] = KODE
    urutan: Urutan = "regulasi"
    jawaban_kosong: Literal["abaikan", "gugurkan"] = "abaikan"
    awal: date | None = None
    akhir: date | None = None
    minimum: int | None = None


@dataclass(frozen=True)
class Counts:
    """What became of the rows: ``dibaca`` is the sum of all the others."""

    dibaca: int
    dipakai: int
    ganda: int
    judul_berulang: int
    ringkasan: int
    tanpa_jawaban: int
    gugur: int


@dataclass(frozen=True, eq=False)
class Cleaned:
    """Respondents and what was done to get them.

    Attributes:
        responden: one row per respondent: U1 … U11 (float, NaN when empty); tanggal (ISO text),
            jenis_kelamin, kelompok_umur, pendidikan, pekerjaan, layanan, saran (text, "" when empty); umur
            (float, NaN when unknown); baris (row in the file) and berkas. Nothing that identifies a person.
        hitungan: what became of the rows.
        catatan: every change, in the order of files and rows.
        peringatan: Indonesian sentences about what looks wrong but was left alone.
        kolom: the columns of the profile that the export has.
    """

    responden: pd.DataFrame
    hitungan: Counts
    catatan: tuple[Note, ...]
    peringatan: tuple[str, ...]
    kolom: tuple[str, ...]


def clean(grids: Sequence[Grid], rules: Rules) -> Cleaned:
    """Clean one or several exports; the sheets of one file follow each other.

    Raises:
        IkmError: a file holds no table of answers, names an unsur twice, or there is no respondent at all.
    """
    found = tables.read(grids, rules.urutan)
    parts = found.sections
    rows = pd.concat([_rows(section, number) for number, section in enumerate(parts)], ignore_index=True)
    rows["sama"] = twins(rows, parts)
    person = (rows["jenis"] == RESPONDEN) & (rows["sama"] == "")
    lacking = _lacking(rows, parts, rules) & person.to_numpy()[:, None]
    used = rows[person & ~lacking.any(axis=1)]
    if used.empty:
        raise _nobody(grids, bool(person.any()))
    changes = [
        *log.of_headers(found.repeated),
        *log.of_rows(rows, lacking),
        *log.of_cells(rows[person], parts),
    ]
    return Cleaned(
        responden=_responden(used),
        hitungan=Counts(
            dibaca=len(rows) + len(found.repeated),
            dipakai=len(used),
            ganda=int((rows["sama"] != "").sum()),
            judul_berulang=len(found.repeated),
            ringkasan=int((rows["jenis"] == RINGKASAN).sum()),
            tanpa_jawaban=int((rows["jenis"] == TANPA_JAWABAN).sum()),
            gugur=int(person.sum()) - len(used),
        ),
        catatan=log.in_order(changes, [grid.berkas for grid in grids]),
        peringatan=(*found.warnings, *_warnings(used, rules)),
        kolom=tuple(field for field in PROFIL if any(part.header.columns(field) for part in parts)),
    )


def _rows(section: Section, number: int) -> pd.DataFrame:
    """A section as a table, with what each row is and where it stands."""
    rows = table(section)
    rows["jenis"], rows["label"] = kinds(section, rows)
    rows["berlebih"] = section.runs_over
    rows["bagian"], rows["tabel"], rows["posisi"] = number, section.tables, np.arange(len(rows))
    return rows


def _lacking(rows: pd.DataFrame, parts: Sequence[Section], rules: Rules) -> pd.DataFrame:
    """Per row and unsur that counts whether a blank answer there drops the respondent."""
    asked = [kode for kode in rules.unsur if any(kode in part.answers for part in parts)]
    return (rows[asked] <= KOSONG) & (rules.jawaban_kosong == "gugurkan")


def _nobody(grids: Sequence[Grid], incomplete: bool) -> IkmError:
    names = ", ".join(dict.fromkeys(f"'{grid.berkas}'" for grid in grids if grid.berkas))
    where = f"Berkas {names}" if names else "Ekspor"
    if incomplete:
        return IkmError(
            f"{where} tidak berisi responden yang menjawab semua unsur, padahal jawaban kosong menggugurkan.",
            "Pilih 'abaikan' untuk jawaban kosong di Pengaturan, atau lengkapi jawabannya.",
        )
    return IkmError(
        f"{where} tidak berisi satu pun jawaban: tidak ada responden.",
        "Periksa periode yang dipilih di eSukma-Jatim, lalu unduh ulang ekspornya.",
    )


def _responden(used: pd.DataFrame) -> pd.DataFrame:
    """The result: numbers for answers, ISO texts for dates, nothing that identifies a person (rule 7)."""
    answers = used[list(KODE)].astype(float)
    result = answers.where(answers > KOSONG)
    for field in (*PROFIL, "baris", "berkas"):
        result[field] = used[field]
    result["tanggal"] = [dates.iso(value) for value in used["tanggal"]]
    return result.reset_index(drop=True)


def _warnings(used: pd.DataFrame, rules: Rules) -> list[str]:
    return [
        *warnings.too_few(used, rules.minimum),
        *warnings.outside_period(used, rules.awal, rules.akhir),
        *warnings.unknown_answers(used),
        *warnings.beyond_header(used),
        *warnings.straight_lines(used),
        *warnings.same_telephone(used),
        *warnings.bursts(used),
        *warnings.odd_ages(used),
    ]

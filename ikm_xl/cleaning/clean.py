"""Cleaning an export: from raw cells to respondents, with a log of everything that was changed or left out.

The seven rules are those of the project's design: one header per table; which rows are respondents; equal
rows count once; what an answer is; normalised profiles; warnings, not deletions; personal data forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from ikm_xl.cleaning import (
    checks,
    columns,
    dates,
    doubtful,
    left_out,
    log,
    numbering,
    profile,
    refusals,
    safe,
    scoring,
    stacking,
    tables,
    warnings,
)
from ikm_xl.cleaning.account import Account
from ikm_xl.cleaning.accounting import account
from ikm_xl.cleaning.answers import KOSONG
from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.duplicates import twin_sheets, twins
from ikm_xl.cleaning.findings import CATAT, PERINGATAN, TAHAN, Finding
from ikm_xl.cleaning.header import Urutan
from ikm_xl.cleaning.kamus import Kamus
from ikm_xl.cleaning.log import Note
from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.row_kinds import RESPONDEN, RINGKASAN, TANPA_JAWABAN, Mask, kinds
from ikm_xl.cleaning.sections import Section, ranges
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE

__all__ = ["Cleaned", "Counts", "Note", "Rules", "clean"]

PROFIL = ("tanggal", "jenis_kelamin", "umur", "kelompok_umur", "pendidikan", "pekerjaan", "layanan", "saran")


_ORDER = {TAHAN: 0, PERINGATAN: 1, CATAT: 2}


@dataclass(frozen=True)
class Rules:
    """How an export is to be cleaned.

    Attributes:
        unsur: the unsur that count.
        urutan: which unsur bare headers U8 and U9 mean.
        jawaban_kosong: ``"abaikan"`` leaves a blank answer out of that unsur; ``"gugurkan"`` drops a
            respondent with a blank answer in an unsur that counts. One that no export has drops nobody.
        awal, akhir: first and last day of the period; other dates are told.
        minimum: the smallest sufficient number of respondents, to warn of fewer.
        kamus: what texts mean to the office: see :func:`ikm_xl.cleaning.kamus.dictionary`.
        urutan_tersurat: whether the office chose ``urutan``: a legend in the file that says otherwise then
            holds.
        hanya_dalam_periode: whether a respondent with a date outside the period is not counted.
    """

    unsur: tuple[str, ...] = KODE
    urutan: Urutan = "regulasi"
    jawaban_kosong: Literal["abaikan", "gugurkan"] = "abaikan"
    awal: date | None = None
    akhir: date | None = None
    minimum: int | None = None
    kamus: Kamus = field(default_factory=dict)
    urutan_tersurat: bool = False
    hanya_dalam_periode: bool = False


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
    luar_periode: int


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
        temuan: what was not understood, or left out in unusual number, worst first.
        pertanggungjawaban: what became of every row, column, answer, table and sheet.
        tak_dikenal: the texts that were not understood.
        dijelaskan: the texts that the office's dictionary explains.
    """

    responden: pd.DataFrame
    hitungan: Counts
    catatan: tuple[Note, ...]
    peringatan: tuple[str, ...]
    kolom: tuple[str, ...]
    temuan: tuple[Finding, ...]
    pertanggungjawaban: Account
    tak_dikenal: tuple[Unknown, ...]
    dijelaskan: tuple[Unknown, ...] = ()


def clean(grids: Sequence[Grid], rules: Rules) -> Cleaned:
    """Clean one or several exports; the sheets of one file follow each other.

    Raises:
        IkmError: a file holds no table of answers, names an unsur twice, or there is no respondent at all.
    """
    names = {name for grid in grids for name in (grid.berkas, grid.lembar)}
    try:
        found = _clean(grids, rules)
    except IkmError as error:
        raise safe.refusal(error, names) from None
    said = safe.sentences(found.peringatan, names)
    findings = tuple(safe.findings(found.temuan, names))
    return replace(found, peringatan=said, temuan=findings)


def _clean(grids: Sequence[Grid], rules: Rules) -> Cleaned:
    found = tables.read(stacking.expand(grids), rules.urutan, rules.urutan_tersurat)
    drafts = [table(section) for section in found.sections]
    may_count = [_may_count(*pair) for pair in zip(found.sections, drafts, strict=True)]
    scored = scoring.score(found.sections, may_count, rules.kamus)
    parts = scored.sections
    kept = [drafts[number] for number in scored.kept]
    rows = pd.concat(
        [
            _rows(section, number, draft)
            for number, (section, draft) in enumerate(zip(parts, kept, strict=True))
        ],
        ignore_index=True,
    )
    rows["sama"] = twins(rows, parts)
    same_people = twin_sheets(rows)
    _drop(rows, same_people, found)
    person = (rows["jenis"] == RESPONDEN) & (rows["sama"] == "")
    late = left_out.outside(rows, rules.awal, rules.akhir)
    rows["luar"] = person & late & rules.hanya_dalam_periode
    lacking = _lacking(rows, parts, rules) & (person & ~rows["luar"]).to_numpy()[:, None]
    rows["gugur"] = lacking.any(axis=1)
    whole = person & ~rows["gugur"]
    used = rows[whole & ~rows["luar"]]
    asked = rows[(rows["jenis"] != RINGKASAN) & (rows["sama"] == "") & ~rows["luar"]]
    persons = rows[person]
    unknown = safe.unknown(checks.unknown(asked, parts), rows["nama"])
    if used.empty:
        raise refusals.nobody(grids, persons, unknown)
    refusals.require_understood(asked, parts, unknown)
    names = {sheet.nomor: sheet.name for sheet in found.sheets}
    people = [used["posisi"].iloc[here] for here in ranges(used, len(parts))]
    findings = [
        *found.findings,
        *scored.findings,
        *columns.examine(parts, [_mask(part, rows) for part, rows in zip(parts, people, strict=True)]),
        *checks.of_answers(asked, parts, unknown),
        *checks.of_rows(rows, same_people, names),
        *checks.below_summary(rows),
        *doubtful.examine(used, parts, names),
        *numbering.examine(used, names),
        *left_out.of_dropped(persons, persons["gugur"].to_numpy(dtype=bool)),
        *left_out.of_period(
            rows[whole],
            late[whole.to_numpy()],
            (rules.awal, rules.akhir),
            only=rules.hanya_dalam_periode,
        ),
    ]
    findings.sort(key=lambda finding: _ORDER[finding.severity])
    repeated = [repeat for number, part in enumerate(parts) for repeat in _repeated(part, parts[:number])]
    changes = [
        *log.of_headers(repeated),
        *log.of_rows(rows, lacking),
        *log.of_cells(persons, parts, scored.by_kamus),
    ]
    return Cleaned(
        responden=_responden(used),
        hitungan=Counts(
            dibaca=len(rows) + len(repeated),
            dipakai=len(used),
            ganda=int((rows["sama"] != "").sum()),
            judul_berulang=len(repeated),
            ringkasan=int((rows["jenis"] == RINGKASAN).sum()),
            tanpa_jawaban=int((rows["jenis"] == TANPA_JAWABAN).sum()),
            gugur=int((person & rows["gugur"]).sum()),
            luar_periode=int(rows["luar"].sum()),
        ),
        catatan=safe.notes(log.in_order(changes, [part.berkas for part in parts]), rows["nama"]),
        peringatan=(*(f.kalimat for f in findings if f.severity is not CATAT), *_warnings(used, rules)),
        kolom=tuple(name for name in PROFIL if any(part.header.columns(name) for part in parts)),
        temuan=tuple(findings),
        pertanggungjawaban=account(found, parts, [part for part, _ in scored.left], rows),
        tak_dikenal=unknown,
        dijelaskan=tuple(
            Unknown(kode, text, often)
            for kode in KODE
            for text, often in scored.by_kamus.get(kode, {}).items()
        ),
    )


def _may_count(section: Section, values: pd.DataFrame) -> Mask:
    """Which rows say something about the scale: all but those of totals."""
    found: Mask = (kinds(section, values).jenis != RINGKASAN).astype(bool)
    return found


def _rows(section: Section, number: int, draft: pd.DataFrame) -> pd.DataFrame:
    """A section as a table with its final answers, what each row is and where it stands."""
    rows = draft.assign(**section.answers)
    found = kinds(section, rows)
    rows["jenis"], rows["label"], rows["ragu"] = found.jenis, found.label, found.ragu
    rows["berlebih"], rows["hampa"] = section.runs_over, section.silent
    rows["bagian"], rows["tabel"], rows["posisi"] = number, section.tables, np.arange(len(rows))
    rows["sheet"] = section.block.nomor
    return rows


def _drop(rows: pd.DataFrame, same_people: Mapping[int, int], found: tables.Reading) -> None:
    """Count the people of a sheet once that stand on another sheet too."""
    names = {sheet.nomor: sheet.lembar or sheet.berkas for sheet in found.sheets}
    for sheet, other in same_people.items():
        here = (rows["sheet"] == sheet) & (rows["jenis"] == RESPONDEN) & (rows["sama"] == "")
        rows.loc[here, "sama"] = f"responden di lembar '{names[other]}'"


def _mask(section: Section, positions: pd.Series[int]) -> Mask:
    found = np.zeros(len(section.rows), dtype=bool)
    found[positions] = True
    return found


def _repeated(section: Section, before: Sequence[Section]) -> list[tuple[str, int]]:
    """File and row of every heading of a section but the first of its sheet."""
    first = not any(part.block.nomor == section.block.nomor for part in before)
    rows = section.headings[section.header.height :] if first else section.headings
    return [
        (section.berkas, int(section.block.baris[row]))
        for row in rows
        if (section.block.texts[row] != "").any()
    ]


def _lacking(rows: pd.DataFrame, parts: Sequence[Section], rules: Rules) -> pd.DataFrame:
    """Per row and unsur that counts whether a blank answer there drops the respondent."""
    asked = [kode for kode in rules.unsur if any(kode in part.answers for part in parts)]
    return (rows[asked] <= KOSONG) & (rules.jawaban_kosong == "gugurkan")


def _responden(used: pd.DataFrame) -> pd.DataFrame:
    """The result: numbers for answers, ISO texts for dates, nothing that identifies a person (rule 7)."""
    answers = used[list(KODE)].astype(float)
    result = answers.where(answers > KOSONG)
    for name in (*PROFIL, "baris", "berkas"):
        result[name] = used[name]
    for name in ("pendidikan", "pekerjaan", "layanan"):
        result[name] = profile.one_spelling(used[name].to_numpy(dtype=object))
    result["tanggal"] = [dates.iso(value) for value in used["tanggal"]]
    return safe.respondents(result, used["nama"]).reset_index(drop=True)


def _warnings(used: pd.DataFrame, rules: Rules) -> list[str]:
    return [
        *warnings.too_few(used, rules.minimum),
        *warnings.beyond_header(used),
        *warnings.straight_lines(used),
        *warnings.same_telephone(used),
        *warnings.bursts(used),
        *warnings.odd_ages(used),
        *warnings.names_somebody(used),
    ]

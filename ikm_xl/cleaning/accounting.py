"""Counting what became of everything in an export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pandas as pd

from ikm_xl.cleaning.account import (
    DIPAKAI,
    DITINGGALKAN,
    JENIS,
    TIDAK_DIPAHAMI,
    Account,
    Jenis,
    Kelas,
    Line,
    lines,
)
from ikm_xl.cleaning.answers import ASING, KOSONG
from ikm_xl.cleaning.blocks import Indices
from ikm_xl.cleaning.cell_text import each
from ikm_xl.cleaning.levels import is_like_answer
from ikm_xl.cleaning.row_kinds import RESPONDEN, RINGKASAN
from ikm_xl.cleaning.sections import Section, ranges
from ikm_xl.cleaning.tables import Reading

Entry = tuple[Kelas, str, int]
Fates = Sequence[Sequence[tuple[Kelas, str]]]

_OUTSIDE = (DITINGGALKAN, "di luar tabel")
_HEADING = (DITINGGALKAN, "judul kolom")
_OTHER_SCALE = (TIDAK_DIPAHAMI, "tabel berskala lain")
_UNREAD = (TIDAK_DIPAHAMI, "tabel tanpa judul")
_USED = (DIPAKAI, "")
_PRIORITY = {DIPAKAI: 0, TIDAK_DIPAHAMI: 1, DITINGGALKAN: 2}


def account(
    reading: Reading, sections: Sequence[Section], left: Sequence[Section], rows: pd.DataFrame
) -> Account:
    """The account of an export.

    Args:
        reading: every sheet and table.
        sections: the tables that are read.
        left: those that are not.
        rows: the rows of ``sections``: ``jenis``, ``sama``, ``gugur``, ``luar``, ``bagian``, ``posisi``.
    """
    fates = [_fates(rows.iloc[here]) for here in ranges(rows, len(sections))]
    counted: dict[Jenis, list[Entry]] = {
        "baris": list(_rows(reading, sections, left, fates)),
        "kolom": list(_columns(reading, sections, left, fates)),
        "jawaban": list(_answers(sections, left, fates)),
        "tabel": list(_tables(sections, left, fates)),
        "lembar": list(_sheets(reading, sections, left, fates)),
    }
    total = {
        "baris": sum(int((sheet.texts != "").any(axis=1).sum()) for sheet in reading.sheets),
        "kolom": sum(int((sheet.texts != "").any(axis=0).sum()) for sheet in reading.sheets),
        "jawaban": sum(
            int(_cells(part, column).sum()) for part in (*sections, *left) for _, column in part.header.unsur
        ),
        "tabel": len(reading.sections),
        "lembar": len(reading.sheets),
    }
    found: list[Line] = [line for jenis in JENIS for line in lines(jenis, counted[jenis])]
    return Account(total, tuple(found))


def _fate(row: tuple[str, str, bool, bool]) -> tuple[Kelas, str]:
    jenis, same, dropped, late = row
    if jenis != RESPONDEN:
        return (DITINGGALKAN, "ringkasan" if jenis == RINGKASAN else "tanpa jawaban yang sah")
    if same:
        return (DITINGGALKAN, "ganda")
    if dropped:
        return (DITINGGALKAN, "jawaban kosong menggugurkan")
    return (DITINGGALKAN, "di luar periode") if late else _USED


def _fates(rows: pd.DataFrame) -> list[tuple[Kelas, str]]:
    columns = (rows[name].tolist() for name in ("jenis", "sama", "gugur", "luar"))
    return [_fate(row) for row in zip(*columns, strict=True)]


def _rows(
    reading: Reading, sections: Sequence[Section], left: Sequence[Section], fates: Fates
) -> Iterator[Entry]:
    fate: dict[tuple[int, int], tuple[Kelas, str]] = {}

    def put(section: Section, row: int, found: tuple[Kelas, str]) -> None:
        block = section.block
        numbers = block.members[row] if block.members else (int(block.baris[row]),)
        for number in numbers:
            key = (block.nomor, number)
            if key not in fate or _PRIORITY[found[0]] < _PRIORITY[fate[key][0]]:
                fate[key] = found

    for number, section in enumerate(sections):
        for row, found in zip(section.rows.tolist(), fates[number], strict=True):
            put(section, row, found)
    for section in left:
        for row in section.rows.tolist():
            put(section, row, _OTHER_SCALE)
    for section in (*sections, *left):
        for row in section.headings:
            put(section, row, _HEADING)
    counts: Counter[tuple[Kelas, str]] = Counter()
    for sheet in reading.sheets:
        outside = _UNREAD if sheet.nomor in reading.unread else _OUTSIDE
        for number in sheet.baris[(sheet.texts != "").any(axis=1)].tolist():
            counts[fate.get((sheet.nomor, number), outside)] += 1
    yield from ((kelas, why, often) for (kelas, why), often in counts.items())


def _columns(
    reading: Reading, sections: Sequence[Section], left: Sequence[Section], fates: Fates
) -> Iterator[Entry]:
    fate: dict[tuple[int, int], tuple[Kelas, str]] = {}

    def put(sheet: int, column: int, found: tuple[Kelas, str]) -> None:
        key = (sheet, column)
        if key not in fate or _PRIORITY[found[0]] < _PRIORITY[fate[key][0]]:
            fate[key] = found

    for number, section in enumerate(sections):
        used = _USED in fates[number]
        fields = zip(section.block.kolom.tolist(), section.header.fields, strict=True)
        for column, (letter, field) in enumerate(fields):
            put(section.block.nomor, letter, _column(section, column, field) if used else _OUTSIDE)
    for section in left:
        for letter in section.block.kolom.tolist():
            put(section.block.nomor, letter, _OTHER_SCALE)
    for sheet in reading.sheets:
        # One column of a table of ticks, or of one row per answer, stands for several of the sheet.
        whole = any(part.block.nomor == sheet.nomor and part.block.members for part in sections)
        outside = _USED if whole else _UNREAD if sheet.nomor in reading.unread else _OUTSIDE
        for letter in sheet.kolom[(sheet.texts != "").any(axis=0)].tolist():
            yield (*fate.get((sheet.nomor, letter), outside), 1)


def _column(section: Section, column: int, field: str) -> tuple[Kelas, str]:
    if field in ("nama", "telepon", "nik", "alamat"):
        return (DITINGGALKAN, "data pribadi, hanya untuk membedakan responden")
    if field:
        return _USED
    texts = section.text(column)
    texts = texts[texts != ""]
    like = int(each(texts, is_like_answer).astype(bool).sum())
    if len(texts) and 10 * like >= 9 * len(texts):
        return (TIDAK_DIPAHAMI, "berisi nilai seperti jawaban")
    return (DITINGGALKAN, "bukan jawaban dan bukan profil")


def _answers(sections: Sequence[Section], left: Sequence[Section], fates: Fates) -> Iterator[Entry]:
    for number, section in enumerate(sections):
        used = np.array([found == _USED for found in fates[number]], dtype=bool)
        for kode, column in section.header.unsur:
            filled, values = _cells(section, column), section.answers[kode]
            given = used & (values > KOSONG)
            yield (DIPAKAI, "", int(given.sum()))
            yield (TIDAK_DIPAHAMI, "jawaban tidak dikenali", int(filled[used & (values == ASING)].sum()))
            none = filled[used & (values == KOSONG)].sum() + (filled[given] - 1).sum()  # 0 beside the tick
            yield (DITINGGALKAN, "tanda kosong", int(none))
            yield (DITINGGALKAN, "barisnya tidak dipakai", int(filled[~used].sum()))
    for section in left:
        for _, column in section.header.unsur:
            yield (*_OTHER_SCALE, int(_cells(section, column).sum()))


def _cells(section: Section, column: int) -> Indices:
    """How many filled cells of the sheet each cell of a column stands for."""
    counts = section.block.counts
    found: Indices = (
        (section.text(column) != "").astype(np.int64) if counts is None else (counts[section.rows, column])
    )
    return found


def _tables(sections: Sequence[Section], left: Sequence[Section], fates: Fates) -> Iterator[Entry]:
    for number, _ in enumerate(sections):
        used = _USED in fates[number]
        yield (DIPAKAI, "", 1) if used else (DITINGGALKAN, "tanpa responden", 1)
    yield from ((*_OTHER_SCALE, 1) for _ in left)


def _sheets(
    reading: Reading, sections: Sequence[Section], left: Iterable[Section], fates: Fates
) -> Iterator[Entry]:
    used = {section.block.nomor for number, section in enumerate(sections) if _USED in fates[number]}
    other = {section.block.nomor for section in left}
    for sheet in reading.sheets:
        if sheet.nomor in used:
            yield (*_USED, 1)
        elif sheet.nomor in other or sheet.nomor in reading.unread:
            yield (*(_OTHER_SCALE if sheet.nomor in other else _UNREAD), 1)
        else:
            yield (DITINGGALKAN, "tidak memuat responden", 1)

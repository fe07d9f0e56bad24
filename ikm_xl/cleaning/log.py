"""The log of cleaning: nothing is changed or left out without a line that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from ikm_xl.cleaning.answers import KOSONG, plain
from ikm_xl.cleaning.blocks import Indices
from ikm_xl.cleaning.cell_text import each, filled, shown
from ikm_xl.cleaning.row_kinds import RINGKASAN, TANPA_JAWABAN
from ikm_xl.cleaning.sections import Section, ranges
from ikm_xl.survey.privacy import nameless
from ikm_xl.survey.unsur import KODE

DIKOSONGKAN: Final = "dikosongkan"
"""A cell was emptied."""
DIBUANG: Final = "dibuang"
"""A row was dropped."""
DILEWATI: Final = "dilewati"
"""A row was skipped because it is about no respondent."""
DIBACA: Final = "dibaca"
"""A cell was read as the office says."""
_KAMUS = "menurut Kamus Jawaban"


@dataclass(frozen=True)
class Note:
    """One change.

    Attributes:
        baris: row of the file, as Excel shows it.
        kolom: the unsur or field, "" for a whole row.
        nilai: what stood there; never a name or a number that identifies a person.
        tindakan: ``"dikosongkan"``, ``"dibaca"``, ``"dibuang"`` or ``"dilewati"``.
        alasan: why.
        berkas: name of the file.
    """

    baris: int
    kolom: str
    nilai: str
    tindakan: str
    alasan: str
    berkas: str = ""


def of_headers(repeated: Iterable[tuple[str, int]]) -> list[Note]:
    """Header rows below the first one."""
    return [Note(row, "", "", DILEWATI, "judul kolom berulang", file) for file, row in repeated]


def of_rows(rows: pd.DataFrame, lacking: pd.DataFrame) -> list[Note]:
    """Rows that are no respondents, stand twice, or are dropped for a blank answer or for their date.

    Args:
        rows: all rows, with ``jenis``, ``label``, ``sama``, ``luar``, ``baris`` and ``berkas``.
        lacking: per row and unsur whether a blank answer there drops the respondent.
    """
    rows = rows[["jenis", "label", "sama", "luar", "baris", "berkas"]]  # every selection copies all columns
    totals, empty, twins = (
        rows[rows["jenis"] == RINGKASAN],
        rows[rows["jenis"] == TANPA_JAWABAN],
        rows[rows["sama"] != ""],
    )
    dropped = lacking.any(axis=1)
    return [
        *(
            Note(row, "", label, DILEWATI, "baris ringkasan, bukan responden", file)
            for (row, file), label in zip(_places(totals), totals["label"].map(nameless), strict=True)
        ),
        *(
            Note(row, "", "", DIBUANG, "tidak ada satu pun jawaban yang sah", file)
            for row, file in _places(empty)
        ),
        *(
            Note(row, "", "", DIBUANG, f"sama persis dengan baris {original}", file)
            for (row, file), original in zip(_places(twins), twins["sama"].tolist(), strict=True)
        ),
        *(
            Note(
                row,
                ", ".join(lacking.columns[blank]),
                "",
                DIBUANG,
                "jawaban kosong menggugurkan responden",
                file,
            )
            for (row, file), blank in zip(_places(rows[dropped]), lacking[dropped].to_numpy(), strict=True)
        ),
        *(Note(row, "", "", DIBUANG, "di luar periode", file) for row, file in _places(rows[rows["luar"]])),
    ]


def of_cells(
    respondents: pd.DataFrame, parts: Sequence[Section], by_kamus: Mapping[str, Mapping[str, int]]
) -> list[Note]:
    """Answers and dates of respondents that cannot be read, and dashes that stand for no answer.

    Args:
        respondents: the rows, with ``bagian`` (index of the section) and ``posisi`` (row in it).
        parts: the sections.
        by_kamus: per unsur the texts that the office's dictionary explains.
    """
    found: list[Note] = []
    answers = {kode: respondents[kode].to_numpy() for kode in KODE}
    numbers, places = respondents["baris"].to_numpy(), respondents["posisi"].to_numpy()
    undated = respondents["tanggal"].isna().to_numpy()
    for here, part in zip(ranges(respondents, len(parts)), parts, strict=True):
        rows, at, none = numbers[here], places[here], undated[here]
        for kode, column in part.header.unsur:
            texts = part.text(column)[at]
            written = (answers[kode][here] <= KOSONG) & (texts != "")
            explained = by_kamus.get(kode, {})
            for row, value in _values(rows[written], part, column, at[written]):
                why = _KAMUS if filled(value) in explained else _why(kode, value)
                found.append(Note(row, kode, nameless(shown(value)), DIKOSONGKAN, why, part.berkas))
            if explained:
                meant = (answers[kode][here] > KOSONG) & each(texts, explained.__contains__).astype(bool)
                for row, value in _values(rows[meant], part, column, at[meant]):
                    found.append(Note(row, kode, shown(value), DIBACA, _KAMUS, part.berkas))
        for column in part.header.columns("tanggal"):
            for row, value in _values(rows[none], part, column, at[none]):
                if text := filled(value):
                    found.append(
                        Note(row, "tanggal", text, DIKOSONGKAN, "tanggal tidak terbaca", part.berkas)
                    )
    return found


def _places(rows: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """The number and the file of every row."""
    return zip(rows["baris"].tolist(), rows["berkas"].tolist(), strict=True)


def _values(rows: Indices, part: Section, column: int, at: Indices) -> Iterator[tuple[int, object]]:
    """The number of every row and what stands in one of its columns."""
    return zip(rows.tolist(), part.column(column)[at], strict=True)


def in_order(notes: Iterable[Note], files: Sequence[str]) -> tuple[Note, ...]:
    """Notes in the order of files and rows."""
    order = {file: number for number, file in enumerate(dict.fromkeys(files))}
    return tuple(sorted(notes, key=lambda note: (order[note.berkas], note.baris)))


def _why(kode: str, value: object) -> str:
    text = filled(value)
    if not text or plain(text) == KOSONG:
        return "tanda ini berarti kosong"
    number = isinstance(value, int | float) or shown(value).replace(",", "").replace(".", "").isdecimal()
    return "di luar skala 1–4" if number else f"bukan pilihan jawaban {kode}"

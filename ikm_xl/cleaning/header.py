"""Finding the header of an export's table and what stands in each of its columns (cleaning, rule 1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from openpyxl.utils import get_column_letter

from ikm_xl.cleaning import labels
from ikm_xl.cleaning.answers import KOSONG, answer
from ikm_xl.cleaning.cell_text import filled, normal
from ikm_xl.cleaning.labels import Label
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE

Row = Sequence[object]
Urutan = Literal["regulasi", "kuesioner"]
"""What bare numbers 8 and 9 mean: pengaduan and sarana as in the regulation's list, or the other way round as
in its own questionnaire."""

ROWS_SEARCHED = 40
FEWEST_UNSUR = 5

_GROUP = re.compile(r"unsur|pertanyaan|soal|jawaban|nilai|skor|pelayanan|indikator|aspek")
_SWAPPED = {8: "U9", 9: "U8"}
_WAKTU = "waktu"
_FEWEST_NUMBERED = 6
_LONGEST = 60  # characters of a label in a message


@dataclass(frozen=True)
class Header:
    """The header of a table.

    Attributes:
        first: index of its first row, from 0.
        height: how many rows it takes: more than one where a group of columns stands above its members.
        fields: per column an unsur's kode, a field of the profile, or "" for anything else.
        titles: per column the label as typed.
        doubled: two columns of answers that name the same unsur, if there are such.
    """

    first: int
    height: int
    fields: tuple[str, ...]
    titles: tuple[str, ...]
    doubled: tuple[int, ...]

    @property
    def known(self) -> int:
        """How many columns are known."""
        return sum(map(bool, self.fields))

    @property
    def unsur(self) -> list[tuple[str, int]]:
        """The unsur of the table, each with its column, from 0."""
        return [(field, column) for column, field in enumerate(self.fields) if field in KODE]

    def columns(self, field: str) -> list[int]:
        """The columns of a field, from 0."""
        return [column for column, name in enumerate(self.fields) if name == field]

    def repeats(self, other: Header) -> bool:
        """Whether it names no column that the other header does not name in the same way."""
        return all(
            not field or (column < len(other.fields) and other.fields[column] == field)
            for column, field in enumerate(self.fields)
        )

    def require_unique(self) -> None:
        """Never guess which of two columns is meant.

        Raises:
            IkmError: two columns of answers name the same unsur.
        """
        if not self.doubled:
            return
        first, second = (
            f"'{_short(self.titles[column])}' (kolom {get_column_letter(column + 1)})"
            for column in self.doubled
        )
        raise IkmError(
            f"Unsur {self.fields[self.doubled[0]]} ditemukan pada dua kolom: {first} dan {second}.",
            "Hapus kolom yang bukan jawaban responden, atau betulkan judulnya, lalu ulangi.",
        )


@dataclass(frozen=True)
class _Draft:
    """The labels of one or two rows, before the cells below them have a say."""

    first: int
    height: int
    labels: tuple[Label, ...]
    titles: tuple[str, ...]

    @property
    def known(self) -> int:
        return sum(label.known for label in self.labels)

    @property
    def is_header(self) -> bool:
        unsur = {label.field or label.number for label in self.labels if label.unsur and not label.answer}
        return len(unsur) >= FEWEST_UNSUR


def find(rows: Sequence[Row], urutan: Urutan) -> Header | None:
    """The row of the first 40 that, alone or merged with those below, matches most known columns."""
    drafts = [draft for first in range(min(len(rows), ROWS_SEARCHED)) if (draft := _draft(rows, first))]
    best = max(drafts, key=lambda draft: draft.known, default=None)
    return _header(best, rows, urutan) if best else None


def at(rows: Sequence[Row], first: int, urutan: Urutan) -> Header | None:
    """The header that begins in row ``first``, if one does."""
    draft = _draft(rows, first)
    return _header(draft, rows, urutan) if draft else None


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns, (1) (2) (3) …, as official tables do below their header."""
    numbers = [normal(text) for cell in row if (text := filled(cell))]
    expected = {str(number) for number in range(1, len(numbers) + 1)}
    return len(numbers) >= _FEWEST_NUMBERED and set(numbers) == expected


def _draft(rows: Sequence[Row], first: int) -> _Draft | None:
    """The header that begins in this row: the row itself, or groups of columns with their members below them.

    Where a row of codes and a row of names follow each other, both belong to the header.
    """
    draft = _single(rows, first)
    if first + 1 < len(rows):
        pair = _extended(draft, rows[first + 1])
        if pair and pair.is_header and pair.known > max(draft.known, _single(rows, first + 1).known):
            draft = pair
    if not draft.is_header:
        return None
    after = first + draft.height
    if (
        after < len(rows)
        and _single(rows, after).is_header
        and _texts(rows[after]) != _texts(rows[after - 1])
    ):
        return _extended(draft, rows[after]) or draft
    return draft


def _single(rows: Sequence[Row], first: int) -> _Draft:
    titles = tuple(cell.strip() if isinstance(cell, str) else "" for cell in rows[first])
    return _Draft(first, 1, tuple(map(labels.read, titles)), titles)


def _extended(draft: _Draft, row: Row) -> _Draft | None:
    """The header with one more row merged into it; None if that row holds answers."""
    merged: list[tuple[Label, str]] = []
    group = ""
    columns = zip_longest(draft.labels, draft.titles, _texts(row))
    for label, title, lower in columns:
        label, title, lower = label or Label(), title or "", lower or ""
        group = title or group  # the text of merged cells stands in the first of them
        member = _member(label, group, lower)
        if label.unsur and lower and not member.unsur:
            return None
        # Words beat numbers, and a member beats its group.
        takes = bool(lower) and (bool(member.field) or not label.field)
        merged.append((member, lower) if takes else (label, title))
    return _Draft(
        draft.first, draft.height + 1, tuple(label for label, _ in merged), tuple(t for _, t in merged)
    )


def _member(above: Label, group: str, text: str) -> Label:
    """The label of a column below another label: "NILAI UNSUR PELAYANAN" makes 1 … 11 and "waktu" unsur."""
    of_unsur = above.unsur or bool(_GROUP.search(normal(group)))
    if of_unsur and normal(text) == _WAKTU:
        return Label("U3")
    if of_unsur and not above.unsur and text.isdecimal() and int(text) in range(1, len(KODE) + 1):
        return Label(number=int(text))
    return labels.read(text)


def _texts(row: Row) -> list[str]:
    return [filled(cell) for cell in row]


def _header(draft: _Draft, rows: Sequence[Row], urutan: Urutan) -> Header:
    """Decide what each column holds; where the labels leave it open, the cells below decide."""
    body = rows[draft.first + draft.height :]
    kode = _numbered(draft.labels, urutan)
    fields = [label.field or kode.get(label.number, "") for label in draft.labels]
    if "U3" not in fields:
        for column, title in enumerate(draft.titles):
            if normal(title) == _WAKTU and holds_answers(body, column, "U3"):
                fields[column] = "U3"
    doubled: tuple[int, ...] = ()
    for unsur in KODE:
        columns = [column for column, field in enumerate(fields) if field == unsur]
        if len(columns) > 1:
            # A column without one answer is about something else, such as the hours of the service.
            answered = [column for column in columns if holds_answers(body, column, unsur)] or columns[:1]
            doubled = doubled or (tuple(answered[:2]) if len(answered) > 1 else ())
            for column in set(columns) - set(answered):
                fields[column] = ""
    return Header(draft.first, draft.height, tuple(fields), draft.titles, doubled)


def _numbered(found: Iterable[Label], urutan: Urutan) -> dict[int, str]:
    """What bare numbers mean: as the setting says, unless 8 or 9 stands beside a name in the same header."""
    named = {(label.number, label.field) for label in found}
    if named & {(8, "U9"), (9, "U8")}:
        urutan = "kuesioner"
    elif named & {(8, "U8"), (9, "U9")}:
        urutan = "regulasi"
    plain = dict(enumerate(KODE, start=1))
    return plain | _SWAPPED if urutan == "kuesioner" else plain


def holds_answers(body: Iterable[Row], column: int, kode: str) -> bool:
    """Whether a column has at least one answer to this unsur."""
    return any(column < len(row) and answer(kode, row[column]) > KOSONG for row in body)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

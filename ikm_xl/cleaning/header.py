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
from ikm_xl.cleaning.cell_text import CellArray, comparable, filled, normal
from ikm_xl.cleaning.labels import Label
from ikm_xl.cleaning.levels import is_like_answer
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE

Row = Sequence[object] | CellArray
Rows = Sequence[Row] | CellArray
Urutan = Literal["regulasi", "kuesioner"]
"""What bare numbers 8 and 9 mean: pengaduan and sarana as in the regulation's list, or the other way round as
in its own questionnaire."""

FEWEST_UNSUR = 5

_GROUP = re.compile(r"unsur|pertanyaan|soal|jawaban|nilai|skor|pelayanan|indikator|aspek")
_SWAPPED = {8: "U9", 9: "U8"}
_WAKTU = "waktu"
_FEWEST_NUMBERED = 6
_LONGEST = 60  # characters of a label in a message
_ROWS_LOOKED_AT = 500


@dataclass(frozen=True)
class Header:
    """The header of a table.

    Attributes:
        first: index of its first row, from 0.
        height: how many rows it takes: more than one where a group of columns stands above its members.
        fields: per column an unsur's kode, a field of the profile, or "" for anything else.
        titles: per column the label as typed.
        doubled: two columns of answers that name the same unsur, if there are such.
        bare: whether a number alone says which column is U8 or U9, so that the setting decides.
        shifted: the unsur are numbered from 0.
    """

    first: int
    height: int
    fields: tuple[str, ...]
    titles: tuple[str, ...]
    doubled: tuple[int, ...]
    bare: bool
    shifted: bool

    @property
    def width(self) -> int:
        """How many columns it has, up to the last with a label."""
        return max(column + 1 for column, title in enumerate(self.titles) if title)

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
        parts = [labels.serial(self.titles[column]) for column in self.doubled]
        if all(part and part.part for part in parts):
            raise IkmError(
                f"Unsur {self.fields[self.doubled[0]]} terbagi atas beberapa pertanyaan: {first} dan "
                f"{second}.",
                "Sediakan satu kolom bernilai 1 sampai 4 untuk tiap unsur, lalu ulangi.",
                code="IKM-B02",
            )
        raise IkmError(
            f"Unsur {self.fields[self.doubled[0]]} ditemukan pada dua kolom: {first} dan {second}.",
            "Betulkan judul kolom yang salah; bila tabel kedua berisi responden lain, pindahkan ke bawah "
            "tabel pertama.",
            code="IKM-B01",
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


def at(rows: Rows, first: int, urutan: Urutan) -> Header | None:
    """The header that begins in row ``first``, if one does."""
    draft = _draft(rows, first)
    return _header(draft, rows, urutan) if draft else None


def is_numbering(row: Row) -> bool:
    """Whether a row only numbers the columns, (1) (2) (3) …, as official tables do below their header."""
    numbers = [normal(text) for cell in row if (text := filled(cell))]
    expected = {str(number) for number in range(1, len(numbers) + 1)}
    return len(numbers) >= _FEWEST_NUMBERED and set(numbers) == expected


def _draft(rows: Rows, first: int) -> _Draft | None:
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


def _single(rows: Rows, first: int) -> _Draft:
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


def _header(draft: _Draft, rows: Rows, urutan: Urutan) -> Header:
    """Decide what each column holds; where the labels leave it open, the cells below decide."""
    body = rows[draft.first + draft.height :]
    shift = _from_zero(draft, body)
    numbers = [label.number for label in draft.labels]
    if shift:
        numbers = [
            found.number + 1 if (found := labels.serial(title)) and found.kind == shift else 0
            for title in draft.titles
        ]
    kode = _numbered(draft.labels, urutan)
    fields = [
        label.field or kode.get(number, "") for label, number in zip(draft.labels, numbers, strict=True)
    ]
    bare = any(
        not label.field and number in _SWAPPED for label, number in zip(draft.labels, numbers, strict=True)
    ) and not {(8, "U9"), (9, "U8"), (8, "U8"), (9, "U9")} & {(la.number, la.field) for la in draft.labels}
    _best_match(fields, draft)
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
    return Header(draft.first, draft.height, tuple(fields), draft.titles, doubled, bare, bool(shift))


def _best_match(fields: list[str], draft: _Draft) -> None:
    """Give a question that names several unsur to the one that no other column asks about."""
    for kode in KODE:
        columns = [column for column, field in enumerate(fields) if field == kode]
        if len(columns) < 2:
            continue
        free = {
            column: [other for other in labels.candidates(draft.titles[column]) if other not in fields]
            for column in columns
        }
        movable = [column for column in columns if free[column]]
        if len(movable) == len(columns) - 1:
            for column in movable:
                fields[column] = free[column][0]


def _from_zero(draft: _Draft, body: Rows) -> str:
    """The code of labels that count the unsur from 0, "" where they do not."""
    found: dict[str, list[tuple[int, int]]] = {}
    for column, title in enumerate(draft.titles):
        if code := labels.serial(title):
            found.setdefault(code.kind, []).append((code.number, column))
    for kind, places in found.items():
        numbers = sorted(number for number, _ in places)
        whole = numbers == list(range(len(numbers))) and FEWEST_UNSUR <= len(numbers) <= len(KODE)
        if whole and _mostly_answers(body, dict(places)[0]):
            return kind
    return ""


def _mostly_answers(body: Rows, column: int) -> bool:
    cells = [row[column] for row in body[:_ROWS_LOOKED_AT] if column < len(row) and filled(row[column])]
    return 2 * sum(is_like_answer(comparable(cell)) for cell in cells) > len(cells)


def _numbered(found: Iterable[Label], urutan: Urutan) -> dict[int, str]:
    """What bare numbers mean: as the setting says, unless 8 or 9 stands beside a name in the same header."""
    named = {(label.number, label.field) for label in found}
    if named & {(8, "U9"), (9, "U8")}:
        urutan = "kuesioner"
    elif named & {(8, "U8"), (9, "U9")}:
        urutan = "regulasi"
    plain = dict(enumerate(KODE, start=1))
    return plain | _SWAPPED if urutan == "kuesioner" else plain


def holds_answers(body: Iterable[Row] | CellArray, column: int, kode: str) -> bool:
    """Whether a column has at least one answer to this unsur, or a text that has a degree as answers have."""
    return any(column < len(row) and _may_answer(kode, row[column]) for row in body)


def _may_answer(kode: str, cell: object) -> bool:
    return answer(kode, cell) > KOSONG or (isinstance(cell, str) and is_like_answer(cell.strip()))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

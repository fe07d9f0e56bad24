"""The shapes that tables of answers have: side by side, ticks, continued; and those that are not read.

Every shape that can be read with certainty is turned into tables of one row per respondent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from ikm_xl.cleaning import header as headers
from ikm_xl.cleaning import labels
from ikm_xl.cleaning.answers import NUMBERS
from ikm_xl.cleaning.blocks import Block, Indices, text_of
from ikm_xl.cleaning.cell_text import CellArray, each, normal
from ikm_xl.cleaning.header import FEWEST_UNSUR, Header
from ikm_xl.cleaning.levels import is_like_answer
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE, UNSUR

_LEVELS = 4
_TICKS = frozenset(("v", "x", "√", "✓", "✔", "☑", "☒", "●", "1", "ya", "y", "true", "ü", "*", "o"))
_NO_TICK = frozenset(("", "0", "-", "–", "false", "tidak", "☐", "○"))
_GROUP = re.compile(r"\bunsur|pertanyaan|\bsoal|jawaban|\bnilai|\bskor|indikator|\baspek", re.IGNORECASE)
_OTHER_SET = re.compile(r"harapan|kepentingan|kinerja|persepsi|kenyataan", re.IGNORECASE)
_MAY_NAME = re.compile(
    "|".join(kata for unsur in UNSUR for kata in unsur.kata)
    + r"|^\W*(?:(?:nilai|skor|score|jawaban|answer|kode|hasil)[\W_]*)?(?:[a-z]|unsur|pertanyaan|jawaban|nilai"
    r"|skor|score|soal"
    r"|question|answer|page|butir|item|indikator)[\W_]*(?:ke|no|nomor|pelayanan|layanan)?[\W_]*\d"
)
_LONGEST_LABEL = 400  # characters; longer texts are comments
_MOST_BESIDE = 12
_NUMBERED = re.compile(r"\(?(\d{1,2})\)?\.?")
_ROWS_LOOKED_AT = 2000


def candidates(block: Block) -> Indices:
    """The rows in which a header may begin, found without reading every row by itself."""
    height, width = block.texts.shape
    named, grouped = np.zeros(height, dtype=np.int32), np.zeros(height, dtype=bool)
    numbered = np.zeros(height, dtype=np.int64)
    for column in range(width):
        texts = block.texts[:, column]
        named += each(texts, _names_unsur).astype(np.int32)
        grouped |= each(texts, lambda text: bool(text) and bool(_GROUP.search(text[:_LONGEST_LABEL]))).astype(
            bool
        )
        numbered |= each(texts, _bit).astype(np.int64)
    begins = named >= FEWEST_UNSUR - 1
    digits = np.array([int(bits).bit_count() for bits in numbered]) if height else numbered
    below_group = (digits >= FEWEST_UNSUR) & np.concatenate([[False], grouped[:-1]]) if height else begins
    rows = np.flatnonzero(begins | below_group)
    return np.unique(np.concatenate([rows, rows[rows > 0] - 1]))


def normalised(block: Block) -> list[tuple[Block, Indices]]:
    """The block as blocks of one row per respondent, each with the rows in which a header may begin."""
    rows = candidates(block)
    for row in rows.tolist():
        if (ticks := _ticks(block, row)) is not None:
            return [(ticks, candidates(ticks))]
        if found := headers.at(block.cells, row, "regulasi"):
            parts = _beside(block, found)
            return [(part, candidates(part)) for part in parts] or [(block, rows)]
    return [(block, rows)]


def _beside(block: Block, found: Header) -> list[Block]:
    """Tables that stand side by side under the same labels, each by itself."""
    titled = [(column, normal(title)) for column, title in enumerate(found.titles) if title]
    texts = [title for _, title in titled]
    for times in range(_MOST_BESIDE, 1, -1):  # four are no two of two
        length, rest = divmod(len(texts), times)
        if rest or texts != texts[:length] * times or not _is_table(texts[:length]):
            continue
        above = " ".join(str(text) for text in block.texts[max(0, found.first - 1) : found.first].ravel())
        if _OTHER_SET.search(above):
            return []
        starts = [titled[length * number][0] for number in range(times)]
        ends = [*starts[1:], block.texts.shape[1]]
        parts = []
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            columns = range(0 if number == 0 else start, end)
            part = block.columns(columns)
            top = 0 if number == 0 else found.first
            parts.append(
                replace(part, cells=part.cells[top:], texts=part.texts[top:], baris=part.baris[top:])
            )
        return parts
    return []


def _is_table(titles: Sequence[str]) -> bool:
    """Whether the labels name five unsur and something else that says where a table begins."""
    unsur = [title for title in titles if labels.read(title).unsur]
    return len(unsur) >= FEWEST_UNSUR and len(unsur) < len(titles)


def _ticks(block: Block, row: int) -> Block | None:
    """A table with four columns per unsur, one of which is ticked, as one with the level that was ticked.

    Raises:
        IkmError: there are more than four columns per unsur.
    """
    if row + 1 >= len(block.texts):
        return None
    top, below = block.texts[row], block.texts[row + 1]
    unsur = [column for column, text in enumerate(top) if text and labels.read(text).unsur]
    if len(unsur) < FEWEST_UNSUR:
        return None
    levels = {tuple(below[column : column + _LEVELS]) for column in unsur}
    blank = not any(any(top[column + 1 : column + _LEVELS]) for column in unsur)
    if not blank or len(levels) != 1 or len(set(*levels)) != _LEVELS or not all(*levels):
        return None
    ticked = {column for first in unsur for column in range(first, first + _LEVELS)}
    for column in range(unsur[0], unsur[-1]):
        if column not in ticked and below[column] and not top[column]:
            raise _more_levels(block, row, column)
    kept = [column for column in range(len(top)) if column not in ticked or column in unsur]
    levels_again = (block.texts == below).all(axis=1)  # below every repeated header
    levels_again[: row + 2] = np.arange(row + 2) == row + 1
    lines = np.flatnonzero(~levels_again)
    cells, filled = block.cells.copy(), block.texts != ""
    counts = filled.astype(np.int64)
    for first in unsur:
        marks = block.texts[row + 2 :, first : first + _LEVELS]
        cells[row + 2 :, first] = [_ticked(line, below[first : first + _LEVELS]) for line in marks]
        counts[row + 2 :, first] = filled[row + 2 :, first : first + _LEVELS].sum(axis=1)
    cells = cells[lines[:, None], kept]
    ends = [*lines[1:].tolist(), len(block.texts)]
    return replace(
        block,
        cells=cells,
        texts=text_of(cells),
        baris=block.baris[lines],
        kolom=block.kolom[kept],
        members=tuple(
            tuple(block.baris[start:end].tolist()) for start, end in zip(lines.tolist(), ends, strict=True)
        ),
        counts=counts[lines[:, None], kept],
    )


def _more_levels(block: Block, row: int, column: int) -> IkmError:
    place = f"{block.letter(column)}{block.baris[row + 1]}"
    return IkmError(
        f"{block.name}: tiap unsur memiliki lebih dari empat kolom centang ('{block.texts[row + 1, column]}' "
        f"di sel {place}).",
        "Sediakan empat kolom, untuk nilai 1 sampai 4, bagi tiap unsur; skala lain tidak diubah sendiri.",
        code="IKM-B56",
    )


def _ticked(marks: CellArray, levels: CellArray) -> str:
    """The one level that is ticked; all that stands there where it is not one, such as the label again.

    Another level's number is no tick, nor an answer: which of the two was meant, nobody knows.
    """
    written = [
        (str(mark), str(level))
        for mark, level in zip(marks, levels, strict=True)
        if str(mark).casefold() not in _NO_TICK
    ]
    if all(mark.casefold() in _TICKS or mark == level for mark, level in written):
        return ", ".join(level for _, level in written)
    return "; ".join(f"{mark} di kolom {level}" if mark in NUMBERS else mark for mark, level in written)


def headless_rows(block: Block) -> int:
    """How many rows look like answers, if most rows of the block do: five or more cells hold answers."""
    given = np.zeros(len(block.texts), dtype=np.int32)
    for column in range(block.texts.shape[1]):
        given += each(block.texts[:, column], is_like_answer).astype(np.int32)
    rows, filled = int((given >= FEWEST_UNSUR).sum()), int((block.texts != "").any(axis=1).sum())
    return rows if rows >= 2 and 2 * rows >= filled else 0


def ticked_rows(block: Block) -> int:
    """How many rows hold five or more ticks."""
    marks = _TICKS - {"1", "ya", "y", "o"}
    ticks = np.zeros(len(block.texts), dtype=np.int32)
    for column in range(block.texts.shape[1]):
        ticks += each(block.texts[:, column], lambda text: text.casefold() in marks).astype(np.int32)
    return int((ticks >= FEWEST_UNSUR).sum())


def continues(block: Block, found: Header) -> bool:
    """Whether a block without a header goes on with the table of another: the same columns hold answers."""
    columns = [(kode, column) for kode, column in found.unsur if column < block.texts.shape[1]]
    if len(columns) < len(found.unsur) or block.texts.shape[1] > len(found.fields):
        return False
    given = np.zeros(len(block.texts), dtype=np.int32)
    for _, column in columns:
        given += each(block.texts[:, column], is_like_answer).astype(np.int32)
    filled = (block.texts != "").any(axis=1)
    good = 2 * given > len(columns)
    return 2 * int(good.sum()) > int(filled.sum())


def unread(block: Block) -> str:
    """What another shape a block seems to have, for a message; "" if it has none that is known."""
    texts = block.texts[:_ROWS_LOOKED_AT]
    for column in range(min(texts.shape[1], 8)):
        named = each(texts[:, column], unsur_named)
        rows = named != ""
        if len(set(named[rows])) < FEWEST_UNSUR:
            continue
        right = texts[rows, column + 1 :]
        numbers = [text for text in right.ravel() if str(text).replace(".", "").isdecimal()]
        scale = sum(text in NUMBERS for text in numbers)
        if 10 * scale >= 9 * len(numbers) and len(numbers) > 4 * len(right):
            return "tabel terbalik: unsur ke bawah, responden ke samping"
        return "tabel rekap atau frekuensi per unsur, bukan satu baris per responden"
    return ""


@lru_cache(maxsize=65536)
def unsur_named(text: str) -> str:
    """The unsur that a cell names as a label does, "" if it names none."""
    if not text or len(text) > _LONGEST_LABEL:
        return ""
    label = labels.read(text)
    if not label.unsur or label.answer:
        return ""
    return label.field or KODE[label.number - 1]


def _names_unsur(text: str) -> bool:
    if len(text) > _LONGEST_LABEL or not _MAY_NAME.search(text.casefold()):  # most cells, quickly
        return False
    label = labels.read(text)
    code = None if label.unsur else labels.serial(text)
    return (label.unsur and not label.answer) or bool(code and code.number == 0)


def _bit(text: str) -> int:
    found = _NUMBERED.fullmatch(text)
    return 1 << int(found[1]) if found and 1 <= int(found[1]) <= len(KODE) else 0

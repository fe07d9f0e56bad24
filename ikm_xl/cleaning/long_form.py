"""Tables with one row per answer, as tables with one row per respondent."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import numpy as np

from ikm_xl.cleaning import labels
from ikm_xl.cleaning.blocks import Block, Indices, text_of
from ikm_xl.cleaning.cell_text import CellArray, each, normal
from ikm_xl.cleaning.header import FEWEST_UNSUR
from ikm_xl.cleaning.levels import is_like_answer
from ikm_xl.cleaning.shapes import unsur_named
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE

_QUESTION = re.compile(
    r"(kode |no |nomor |nama |id )?(unsur|pertanyaan|soal|indikator|aspek|question|butir)\b.*|kode"
)
_ANSWER = re.compile(r"(nilai|jawaban|skor|score|answer|value|hasil|pilihan)\b.*")
_WHO = ("no", "nama", "telepon", "nik", "tanggal")
_RESPONDENT = re.compile(r"\b(responden|resp|respondent|pengisi|pemohon|id)\b")
_ROWS_SEARCHED = 100
_NUMBER = re.compile(r"0?(\d{1,2})")


def read(block: Block) -> Block | None:
    """The table with one row per respondent, None if the block is no table of answers.

    Raises:
        IkmError: it is one, but it does not tell for certain which answers are one respondent's.
    """
    for row in range(min(len(block.texts) - FEWEST_UNSUR, _ROWS_SEARCHED)):
        titles = [normal(text) for text in block.texts[row]]
        if not any(map(_ANSWER.fullmatch, titles)) or not any(map(_QUESTION.fullmatch, titles)):
            continue
        body = block.texts[row + 1 :]
        asked = [column for column, title in enumerate(titles) if _QUESTION.fullmatch(title)]
        question = next((column for column in asked if _is_question(body[:, column])), None)
        values = [column for column, title in enumerate(titles) if _ANSWER.fullmatch(title)]
        value = next((column for column in values if _is_value(body[:, column])), None)
        if question is not None and value is not None:
            return _pivoted(block, row, question, value)
    return None


def _is_question(texts: CellArray) -> bool:
    named = each(texts, _asked)
    filled = texts != ""
    return len(set(named) - {""}) >= FEWEST_UNSUR and 10 * (named != "").sum() >= 9 * filled.sum()


def _asked(text: str) -> str:
    if (found := _NUMBER.fullmatch(text)) and 1 <= int(found[1]) <= len(KODE):
        return KODE[int(found[1]) - 1]
    return unsur_named(text)


def _is_value(texts: CellArray) -> bool:
    good = each(texts, is_like_answer).astype(bool)
    return bool(2 * good.sum() > (texts != "").sum())


def _pivoted(block: Block, row: int, question: int, value: int) -> Block:
    body, titles = block.texts[row + 1 :], block.texts[row]
    rows = np.flatnonzero(body[:, question] != "")
    names = {column: _depends(body[rows], column, question) for column in range(body.shape[1])}
    name = next(
        (
            column
            for column, depends in names.items()
            if depends and column not in (question, value) and all(map(unsur_named, set(body[rows, column])))
        ),
        None,
    )
    kept = [
        column
        for column in range(body.shape[1])
        if titles[column]
        and column not in (question, value)
        and not names[column]
        and not _counts_rows(titles[column], body[rows, column])
    ]
    who = [c for c in kept if labels.read(titles[c]).field in _WHO or _RESPONDENT.search(normal(titles[c]))]
    for at in np.flatnonzero(body[:, question] == "").tolist():
        if any(body[at, who]) and is_like_answer(body[at, value]):
            raise _uncertain(block, row + 1 + at)
    groups: dict[tuple[str, ...], dict[str, int]] = {}
    for at in rows.tolist():
        group = groups.setdefault(tuple(body[at, kept]), {})
        asked = body[at, question]
        if asked in group or not any(body[at, who]):
            raise _uncertain(block, row + 1 + at)
        group[asked] = at
    apart: dict[frozenset[str], int] = {}
    for group in groups.values():
        apart.setdefault(frozenset(group), min(group.values()))
    for one, other in combinations(apart, 2):
        if one.isdisjoint(other):  # somebody whose answers have a time, or a comment, of their own is no two
            raise _uncertain(block, row + 1 + max(apart[one], apart[other]))
    questions = list(dict.fromkeys(body[rows, question]))
    heads = [_title(asked, body, rows, question, name) for asked in questions]
    first = [min(group.values()) for group in groups.values()]
    cells = np.full((len(groups) + 1, len(kept) + len(questions)), None, dtype=object)
    cells[0] = [*titles[kept], *heads]
    for number, (group, at) in enumerate(zip(groups.values(), first, strict=True), start=1):
        cells[number, : len(kept)] = block.cells[row + 1 + at, kept]
        for place, asked in enumerate(questions, start=len(kept)):
            if asked in group:
                cells[number, place] = block.cells[row + 1 + group[asked], value]
    numbers = block.baris
    return replace(
        block,
        cells=cells,
        texts=text_of(cells),
        baris=np.array([numbers[row], *(numbers[row + 1 + at] for at in first)], dtype=np.int64),
        kolom=np.array([*block.kolom[kept], *[block.kolom[value]] * len(questions)], dtype=np.int64),
        members=(
            (int(numbers[row]),),
            *(tuple(int(numbers[row + 1 + at]) for at in group.values()) for group in groups.values()),
        ),
    )


def _depends(body: CellArray, column: int, question: int) -> bool:
    """Whether a column says the same for every answer to one question, and not the same for all."""
    said: dict[str, str] = {}
    for asked, text in zip(body[:, question], body[:, column], strict=True):
        if said.setdefault(asked, text) != text:
            return False
    return len(set(said.values())) > 1


def _counts_rows(title: str, texts: CellArray) -> bool:
    return labels.read(title).field == "no" and len(set(texts)) == len(texts)


def _title(asked: str, body: CellArray, rows: Indices, question: int, name: int | None) -> str:
    code = f"U{asked}" if _NUMBER.fullmatch(asked) else asked
    if name is None:
        return code
    here = next(at for at in rows if body[at, question] == asked)
    return f"{code} {body[here, name]}"


def _uncertain(block: Block, row: int) -> IkmError:
    return IkmError(
        f"{block.name} memuat satu baris per jawaban, dan pada baris {block.baris[row]} tidak pasti jawaban "
        "itu milik siapa atau untuk pertanyaan mana.",
        "Tambahkan kolom nomor responden, atau ekspor dengan satu baris per responden.",
        code="IKM-B03",
    )

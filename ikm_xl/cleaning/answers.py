"""Reading one answer: a value from 1 to 4, nothing, or something that is no answer (cleaning, rule 4)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ikm_xl.cleaning.cell_text import filled, normal
from ikm_xl.survey.unsur import UNSUR

KOSONG: Final = 0
"""The cell is blank, or says that there is no answer."""
ASING: Final = -1
"""The cell holds something that is not understood."""

NUMBERS: Final = ("1", "2", "3", "4")
"""The answers, written as numbers."""
LONGEST: Final = 400
"""Characters of an answer: what is longer is a comment, and is not searched for one."""

_TEXTS = {
    unsur.kode: {normal(text): value for value, texts in enumerate(unsur.jawaban, 1) for text in texts}
    for unsur in UNSUR
}
_PATTERNS = {unsur.kode: [re.compile(pattern) for pattern in unsur.pola] for unsur in UNSUR}
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d{0,2})?")
_MARK_FIRST = re.compile(
    r"""[\s("'\[]*(?P<mark>[1-4](?:[.,]0)?|[a-d])(?P<gap>[\W_]*)(?P<text>.*)""", re.DOTALL
)
_MARK_LAST = re.compile(r"(?P<text>.+)(?P<gap>\()(?P<mark>[1-4])\)\W*", re.DOTALL)
_LETTERS = "abcd"
_CLOSING = " .,:;)]}|\"'"
_NOTHING = frozenset(
    [
        "null",
        "nil",
        "none",
        "nan",
        "n a",
        "na",
        "kosong",
        "tidak menjawab",
        "tidak diisi",
        "belum diisi",
        "tidak ada jawaban",
        "tidak mengisi",
        "belum menjawab",
        "tanpa jawaban",
        "blank",
        "undefined",
        "missing",
        "abstain",
        "tidak memilih",
    ]
)
_NEGATION = re.compile(r"\b(?:tidak|tdk|tanpa|bukan|belum|kurang|namun|tetapi|tapi)\b")
_NO_BREACH = re.compile(r"\b(?:tanpa|tidak) (?:me)?lang\w*")


def answer(kode: str, value: object) -> int:
    """The value of one cell by itself: what is needed to find the answers, before their column is read whole.

    Accepted: the numbers 1–4, also as text (``4``, ``4,0``, ``4.0``); the letters a–d, a = 1; an answer of
    this unsur; a number or letter followed by such an answer (``4 (Sangat sesuai)``, ``c. Sesuai``). A number
    and an answer that contradict each other are no answer. A letter before an answer only counts the options,
    and forms count from either end: there the answer decides.

    Returns:
        1–4, :data:`KOSONG` or :data:`ASING`.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)
    if value is None:
        return KOSONG
    text = filled(value) if isinstance(value, str) else ""
    return _text(kode, text) if isinstance(value, str) and len(text) <= LONGEST else ASING


def number(value: float) -> int:
    """The value of a number."""
    if value != value:  # NaN
        return KOSONG
    return int(value) if value in (1, 2, 3, 4) else ASING


def plain(text: str) -> int | None:
    """The value of a text that needs no reading: a number, or a word for nothing; None for any other."""
    if not text or normal(text) in _NOTHING:
        return KOSONG
    if _NUMBER.fullmatch(text):
        return number(float(text.replace(",", ".")))
    return None


def is_answer(text: str) -> bool:
    """Whether a text is an answer of any unsur, so that it cannot be the header of a column."""
    word = normal(text)
    return any(official(unsur.kode, word) for unsur in UNSUR)


@lru_cache(maxsize=65536)
def official(kode: str, word: str) -> int:
    """The value of an answer of the form of eSukma or of its variants, 0 if it is none.

    A sentence with a negation is never worth 3 or 4, unless it says that nothing was violated.
    """
    texts = _TEXTS[kode]
    if value := texts.get(word) or texts.get(word.removeprefix("petugas ")):
        return value
    matches = [value for value, pattern in enumerate(_PATTERNS[kode], 1) if pattern.fullmatch(word)]
    if len(matches) != 1 or (matches[0] > 2 and _NEGATION.search(_NO_BREACH.sub("", word))):
        return 0
    return matches[0]


@lru_cache(maxsize=65536)
def _text(kode: str, text: str) -> int:
    if (value := plain(text)) is not None:
        return value
    if worded := official(kode, normal(text)):
        return worded
    forms = (_MARK_FIRST.fullmatch(text.casefold()), _MARK_LAST.fullmatch(text.casefold()))
    return next((value for found in forms if found and (value := _marked(kode, **found.groupdict()))), ASING)


def _marked(kode: str, mark: str, gap: str, text: str) -> int:
    """The value of a number or a letter that comes with an answer or only punctuation; else 0."""
    letter = mark in _LETTERS
    value = _LETTERS.index(mark) + 1 if letter else int(mark[0])
    if not text:
        return 0 if gap.strip(_CLOSING) else value
    worded = official(kode, normal(text))
    if letter:
        return worded if worded and gap else 0
    return value if worded == value else 0

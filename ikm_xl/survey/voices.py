"""Everything the public wrote, in order: by unsur, praise apart from complaints, alike ones together.

Nothing is left out: whoever shows only some of it knows how many there are.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from ikm_xl.survey import comments, privacy
from ikm_xl.survey.unsur import KODE

UMUM = ""
"""Stands for an unsur where a comment speaks of none."""

_ALIKE = 0.85  # of two words of a comment: "pelayanan" and "pelayananya", not "mudah" and "murah"
_WORDS: Mapping[str, Sequence[str]] = tomllib.loads(
    files(__package__).joinpath("tone.toml").read_text(encoding="utf-8")
)
_FILLERS = frozenset(_WORDS["pengisi"])
_NO_COMPLAINT, _COMPLAINT, _PRAISE = (
    re.compile(rf"\b(?:{'|'.join(_WORDS[key])})\b") for key in ("bukan_keluhan", "keluhan", "pujian")
)


class Tone(StrEnum):
    """What a comment is; the words stand as headings in the report."""

    KELUHAN = "Keluhan, saran, dan harapan"
    PUJIAN = "Pujian"
    LAIN = "Lainnya"


@dataclass(frozen=True)
class Voice:
    """Comments that say the same.

    Attributes:
        text: masked, as most people wrote it.
        n: number of respondents.
        others: the other wordings, masked; spellings that differ in case or punctuation only are none.
        unsur: codes of the unsur that it speaks of; none is general.
        tone: praise, complaint or neither.
    """

    text: str
    n: int
    others: tuple[str, ...]
    unsur: tuple[str, ...]
    tone: Tone


@dataclass(frozen=True)
class Voices:
    """All comments of a survey.

    Attributes:
        voices: the most frequent first; each comment is in exactly one.
        n: number of respondents who wrote something.
        empty: of those who wrote anything, how many wrote nothing of content ("-", "tidak ada").
    """

    voices: tuple[Voice, ...]
    n: int
    empty: int

    def of(self, kode: str, tone: Tone | None = None) -> tuple[Voice, ...]:
        """Those that speak of an unsur, or of none (UMUM); of one tone, or of any."""
        return tuple(
            voice
            for voice in self.voices
            if (kode in voice.unsur or (kode == UMUM and not voice.unsur)) and tone in (None, voice.tone)
        )

    def toned(self, tone: Tone) -> tuple[Voice, ...]:
        """Those of one tone."""
        return tuple(voice for voice in self.voices if voice.tone is tone)


def count(voices: Iterable[Voice]) -> int:
    """How many respondents they stand for."""
    return sum(voice.n for voice in voices)


def gather(saran: Iterable[str], mask: Callable[[str], str] = privacy.masked) -> Voices:
    """Put all comments in order.

    Args:
        saran: every respondent's comment, "" where there is none.
        mask: takes out of a text what tells who somebody is.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    empty = 0
    for text, times in Counter(text for text in saran if text.strip()).items():
        safe = mask(text)
        if comments.says_nothing(safe):
            empty += times
        else:
            spellings[comments.words(safe)][safe] += times
    ordered = sorted(spellings.items(), key=lambda item: (-item[1].total(), item[0]))
    voices = [_voice(alike) for alike in _together(ordered)]
    voices.sort(key=lambda voice: -voice.n)  # stable: equal ones keep the order of their words
    return Voices(tuple(voices), count(voices), empty)


def tone_of(text: str) -> Tone:
    """Whether a comment praises or complains; a wish is a complaint in friendly words."""
    words = _NO_COMPLAINT.sub(" baik ", comments.words(text))
    if _COMPLAINT.search(words):
        return Tone.KELUHAN
    return Tone.PUJIAN if _PRAISE.search(words) else Tone.LAIN


def _voice(alike: Sequence[Counter[str]]) -> Voice:
    texts = [min(counts, key=lambda text: (-counts[text], text)) for counts in alike]
    unsur = {kode for text in texts for kode in comments.unsur_of(text)}
    return Voice(
        text=texts[0],
        n=sum(counts.total() for counts in alike),
        others=tuple(texts[1:]),
        unsur=tuple(kode for kode in KODE if kode in unsur),
        tone=min(map(tone_of, texts), key=list(Tone).index),  # a slip may hide the tone of one
    )


Entry = tuple[str, Counter[str]]
Key = tuple[str, ...]


def _together(ordered: Sequence[Entry]) -> list[list[Counter[str]]]:
    """Comments with the same words that matter, one of them misspelt perhaps, and of no other tone."""
    groups: list[list[Counter[str]]] = []
    known: dict[tuple[Tone, Key], int] = {}
    near: defaultdict[Key, list[tuple[str, Tone, int]]] = defaultdict(list)
    for words, counts in ordered:
        key, tone = _matter(words), tone_of(words)
        place = known.get((tone, key))
        if place is None:
            place = _neighbour(tone, key, near)
        if place is None:
            place = len(groups)
            groups.append([])
        groups[place].append(counts)
        if (tone, key) not in known:
            known[tone, key] = place
            for gap, word in _gaps(key):
                near[gap].append((word, tone, place))
    return groups


def _matter(words: str) -> tuple[str, ...]:
    """The words that carry what is said, in order; all of them where none does."""
    every = [re.sub(r"([^\W\d])\1{2,}", r"\1", word) for word in words.split()]
    return tuple(word for word in every if word not in _FILLERS) or tuple(every)


def _gaps(key: Key) -> Iterator[tuple[Key, str]]:
    """The key without each of its words, and that word."""
    for at, word in enumerate(key):
        yield (*key[:at], "", *key[at + 1 :]), word


def _neighbour(tone: Tone, key: Key, near: Mapping[Key, Sequence[tuple[str, Tone, int]]]) -> int | None:
    """The comments that differ in one letter or two; a misspelt word may have lost its tone."""
    for gap, word in _gaps(key):
        for other, its_tone, place in near.get(gap, ()):
            if (tone is its_tone or Tone.LAIN in (tone, its_tone)) and _same(word, other):
                return place
    return None


def _same(one: str, other: str) -> bool:
    """Whether two words are one, misspelt; numbers never are."""
    if one[0] != other[0] or any(c.isdigit() for c in one + other):
        return False
    return difflib.SequenceMatcher(None, one, other).ratio() >= _ALIKE

"""Reading the option texts of a column together, as members of one scale of four (cleaning, rule 4).

"Tidak puas" is the worst where the others are "Kurang puas, Puas, Sangat puas", and the second where there is
"Sangat tidak puas". Where the texts that were chosen leave two readings open, those texts are unknown.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ikm_xl.cleaning import degrees
from ikm_xl.cleaning.answers import LONGEST, official
from ikm_xl.cleaning.cell_text import normal
from ikm_xl.cleaning.degrees import (
    BANYAK,
    CUKUP,
    KADANG,
    KURANG,
    NEGATED,
    NETRAL,
    POLOS,
    RANK,
    SANGAT,
    SANGAT_KURANG,
    SANGAT_TIDAK,
    SELALU,
    SELALU_TIDAK,
    TIDAK,
    TIDAK_PERNAH,
)
from ikm_xl.survey.unsur import KODE

Template = tuple[str, str, str, str]

USUAL: Template = (TIDAK, KURANG, POLOS, SANGAT)
"""The scale of the form of eSukma."""
TEMPLATES: tuple[Template, ...] = (
    USUAL,
    (SANGAT_TIDAK, TIDAK, POLOS, SANGAT),
    (TIDAK, CUKUP, POLOS, SANGAT),
    (KURANG, CUKUP, POLOS, SANGAT),
    (SANGAT_KURANG, KURANG, POLOS, SANGAT),
    (SANGAT_KURANG, CUKUP, POLOS, SANGAT),
    (SANGAT_TIDAK, CUKUP, POLOS, SANGAT),
    (SANGAT_TIDAK, KURANG, POLOS, SANGAT),
    (TIDAK, KADANG, BANYAK, SELALU),
    (SELALU_TIDAK, KADANG, BANYAK, SELALU),
    (TIDAK_PERNAH, KADANG, BANYAK, SELALU),
    (TIDAK, KADANG, POLOS, SANGAT),
)

_NUMBER_FIRST = re.compile(
    r"[\s(\[\"']*(\d{1,2})(?:[.,]0)?(\s*[)\].:=–—\-/|(]+\s*|\s+)([^\d\W].*)", re.DOTALL
)
_NUMBER_LAST = re.compile(r"([^\d\W].*?)(\s*[(\[=:–—\-/|]+\s*)(\d{1,2})\s*[)\]]*\W*", re.DOTALL)
_LETTER_FIRST = re.compile(
    r"[\s(\[]*[a-d](?:\s*[)\].:=–—\-]+\s*|\s+(?=\())(.*\w.*)", re.DOTALL | re.IGNORECASE
)
_FEWEST_PAIRS = 3
_ALWAYS = {SANGAT: 4, SELALU: 4, POLOS: 3, BANYAK: 3}
"""What these are worth in every scale of four."""
_OFTEN = 50  # one in fifty is no slip of the pen


@dataclass(frozen=True)
class Text:
    """A cell's text taken apart: the ``number`` beside it, if any; ``strict``: a sign parts both."""

    words: str
    number: int | None = None
    strict: bool = False


@dataclass(frozen=True)
class Reading:
    """What the texts of one column are worth.

    Attributes:
        values: per text 1–4; a text that is missing is not understood.
        five: the texts are a scale of five.
    """

    values: Mapping[str, int]
    five: bool


@lru_cache(maxsize=65536)
def parse(text: str) -> Text:
    """Part a text from the number or the letter of its option; a comment has no words of an answer."""
    if len(text) > LONGEST:
        return Text("")
    if found := _NUMBER_FIRST.fullmatch(text):
        return Text(normal(found[3]), int(found[1]), bool(found[2].strip()))
    if found := _NUMBER_LAST.fullmatch(text):
        return Text(normal(found[1]), int(found[3]), True)
    if found := _LETTER_FIRST.fullmatch(text):
        return Text(normal(found[1]))
    return Text(normal(text))


@lru_cache(maxsize=65536)
def is_like_answer(text: str) -> bool:
    """Whether a cell could be an answer: 1–4, or an option text of any scale."""
    found = parse(text)
    if text in ("1", "2", "3", "4", "1,0", "2,0", "3,0", "4,0"):
        return True
    if any(official(unsur, found.words) for unsur in KODE):
        return True
    option = degrees.read(found.words)
    return option is not None and degrees.is_known(option.core)


def read(columns: Mapping[str, Mapping[str, int]]) -> dict[str, Reading]:
    """Read the texts of all columns of a survey.

    Args:
        columns: per unsur its texts as typed, each with how often it occurs.

    Returns:
        Per unsur what its texts are worth.
    """
    counts = {kode: _words(texts) for kode, texts in columns.items()}
    proof = any(_distinctive(kode, word) for kode, words in counts.items() for word in words)
    known = {found for words in counts.values() if (found := _complete(words))}
    shared = next(iter(known)) if len(known) == 1 else None
    of_core = _degrees_by_core(counts.values())
    readings: dict[str, Reading] = {}
    for kode, texts in columns.items():
        worth, five = _column(kode, counts[kode], proof, shared, of_core)
        readings[kode] = Reading(_with_numbers(kode, texts, worth), five)
    return readings


def _words(texts: Mapping[str, int]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for text, often in texts.items():
        counts[parse(text).words] += often
    return counts


def _degrees_by_core(columns: Iterable[Iterable[str]]) -> dict[str, set[str]]:
    """The degrees in which each thing comes anywhere: a column that nobody chose the worst in hides it."""
    found: dict[str, set[str]] = defaultdict(set)
    for words in columns:
        for option in _options(words).values():
            found[option.core].add(option.degree)
    return found


def _column(
    kode: str,
    words: Mapping[str, int],
    proof: bool,
    shared: Template | None,
    of_core: Mapping[str, set[str]],
) -> tuple[dict[str, int], bool]:
    """What each text of a column is worth; whether they are a scale of five."""
    sure = {word: value for word in words if (value := _distinctive(kode, word))}
    formal = {word: value for word in words if (value := official(kode, word))}
    others = _options(word for word in words if word not in sure)
    seen = {option.degree for option in others.values()}
    anywhere = seen.union(*(of_core.get(option.core, ()) for option in others.values()))
    worse = anywhere & {SANGAT_TIDAK, SANGAT_KURANG}  # than "Tidak" and "Kurang", perhaps in another column
    both = {TIDAK, KURANG} <= seen and not worse
    proof = proof and not worse
    shared = shared if shared and seen | worse <= set(shared) else None
    if not sure and (NETRAL in seen or _is_five(seen)):
        return {}, True
    if len(formal) == len(words) and (proof or both or len(set(formal.values())) == 4):
        values = formal  # "Tidak" and "Kurang" mean what they mean on the form; alone they may not
    else:
        scale = _scale(seen, (proof and not sure) or both, shared)
        values = sure | {word: scale[opt.degree] for word, opt in others.items() if opt.degree in scale}
    return _without_rivals(words, values, others), False


def _options(words: Iterable[str]) -> dict[str, degrees.Option]:
    """The texts with a degree of something known: "Sangat ribet" may be the best or the worst."""
    found = {word: option for word in words if (option := degrees.read(word))}
    return {word: option for word, option in found.items() if degrees.is_known(option.core)}


def _complete(words: Iterable[str]) -> Template | None:
    """The scale of which a column shows all four degrees, and nothing else."""
    seen = {option.degree for option in _options(words).values()}
    return next((template for template in TEMPLATES if set(template) == seen), None)


def _is_five(seen: set[str]) -> bool:
    middle = len(seen) == 4 and not any(set(template) == seen for template in TEMPLATES)
    return len(seen) > 4 or (middle and {POLOS, SANGAT} <= seen and CUKUP in seen)


def _scale(seen: set[str], usual: bool, shared: Template | None) -> dict[str, int]:
    """What each degree is worth, as far as that is sure."""
    if whole := next((template for template in TEMPLATES if set(template) == seen), None):
        return _worth(whole)
    if shared:
        return _worth(shared)
    if usual and seen <= set(USUAL):
        return _worth(USUAL)
    if seen & {SELALU, BANYAK, KADANG, SANGAT_KURANG, SANGAT_TIDAK, NETRAL}:
        return {}
    return {POLOS: 3, SANGAT: 4} if not seen & {CUKUP} else {}


def _worth(template: Template) -> dict[str, int]:
    return {degree: value for value, degree in enumerate(template, start=1)}


def _without_rivals(
    words: Mapping[str, int], values: dict[str, int], options: Mapping[str, degrees.Option]
) -> dict[str, int]:
    """Without frequent texts of one degree about different things: "Wajar", "Sesuai aturan"."""
    total = sum(words.values())
    cores = defaultdict(set)
    for word, option in options.items():
        if words[word] * _OFTEN > total:
            cores[option.degree].add(frozenset(option.core.split()))
    rivals = {degree for degree, found in cores.items() if any(a - b and b - a for a in found for b in found)}
    return {
        word: v for word, v in values.items() if word not in options or options[word].degree not in rivals
    }


@lru_cache(maxsize=65536)
def _distinctive(kode: str, word: str) -> int:
    """The value of a text that only the form of eSukma has, such as "Dikelola dengan baik", else 0."""
    option = degrees.read(word)
    usual = option is not None and degrees.is_known(option.core)
    return 0 if usual else official(kode, word)


def _with_numbers(kode: str, texts: Mapping[str, int], worth: Mapping[str, int]) -> dict[str, int]:
    """The values of the texts as typed; a number beside a text has to agree with it."""
    parsed = {text: parse(text) for text in texts}
    pairs = {(one.number, one.words) for one in parsed.values() if one.number is not None and one.strict}
    led = _leads(kode, pairs)
    values = {}
    for text, found in parsed.items():
        value = worth.get(found.words, 0)
        if found.number is not None and (
            (led and found.strict) or found.number == official(kode, found.words)
        ):
            value = found.number
        if value and found.number in (None, value):
            values[text] = value
    return values


def _leads(kode: str, pairs: set[tuple[int, str]]) -> bool:
    """Whether the numbers beside the texts are a scale of four: one for each text, lower for worse.

    A thing that is not known is ranked where it comes in several degrees: the numbers say which is better.
    """
    numbers, words = {number for number, _ in pairs}, {word for _, word in pairs}
    if (
        len(pairs) < _FEWEST_PAIRS
        or not len(numbers) == len(words) == len(pairs)
        or not numbers <= {1, 2, 3, 4}
    ):
        return False
    read = [(number, option) for number, word in sorted(pairs) if (option := degrees.read(word))]
    often = Counter(option.core for _, option in read)
    ranked = [
        (number, one.degree) for number, one in read if degrees.is_known(one.core) or often[one.core] > 1
    ]
    ranks = [RANK[degree] for _, degree in ranked]
    bad = any(number > 2 and degree in NEGATED for number, degree in ranked)
    other = any(number != _ALWAYS.get(degree, number) for number, degree in ranked)
    formal = [(number, value) for number, word in pairs if (value := _distinctive(kode, word))]
    agree = all(number == value for number, value in formal)
    return len(ranked) + len(formal) > 1 and agree and ranks == sorted(set(ranks)) and not bad and not other

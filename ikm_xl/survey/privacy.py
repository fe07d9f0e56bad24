"""Texts without anybody's name or number: what the public typed leaves Ekspor eSukma only like this.

Nothing else in the program masks; whoever shows a text of an export calls one of these.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.resources import files

_WORDS = tomllib.loads(files(__package__).joinpath("privacy.toml").read_text(encoding="utf-8"))
_NOBODY = frozenset(_WORDS["bukan_nama"])

NAME, TELEPHONE, IDENTITY, EMAIL = "[nama]", "[nomor telepon]", "[nomor identitas]", "[alamat surel]"

_AT = r"(?:@| ?[\[({<] ?at ?[\])}>] ?)"
_DOT = r"(?:\.| ?[\[({<] ?dot ?[\])}>] ?)"
_ADDRESS = re.compile(
    rf"(?<![\w.+-])[\w.+-]++(?:{_AT}[\w-]++(?:{_DOT}[\w-]+)*| ?(?:@ ?|at )[\w-]++(?:\.[\w-]+)+)",
    re.IGNORECASE,
)
_DATE = (
    r"(?<!\d)(?:\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)"
    r"(?:[ T]\d{1,2}[.:]\d\d(?:[.:]\d\d)?)?(?!\W{0,3}\d)"
)
# Eight digits can be a date; nine and more, however they are spaced, are somebody's number.
_DIGITS = r"[+(]{0,2}\d(?:(?:[\s.\-‐-―()/_*·•]{0,3}|,(?=\d{2}))\d){8,}"
_NUMBER = re.compile(rf"(?P<date>{_DATE})|{_DIGITS}")
_NIK_DIGITS = 16

_WORD = r"[^\W\d_][\w'’.-]*+"
_TITLES = "|".join(_WORDS["sapaan"])
_BEHALF = re.compile(
    r"(?P<lead>(?<!\w)(?:a\. ?n\.?|a/n\.?|an\.|atas nama|nama saya|nama ?:) ?:? ?"
    rf"(?:(?:{_TITLES})\.? )?)"
    rf"(?P<name>{_WORD}(?: {_WORD}){{0,4}})",
    re.IGNORECASE,
)
_GREETING = re.compile(
    rf"(?P<lead>(?<!\w)(?:{_TITLES})\.? )(?P<name>{_WORD}(?: {_WORD}){{0,3}})",
    re.IGNORECASE,
)
_BEFORE_NUMBER = re.compile(
    rf"(?P<lead>(?:^|(?<=[\s(,;:/])))(?P<name>{_WORD}(?: {_WORD}){{0,3}})(?= ?[(,:/-]? ?\[nomor)"
)
_LOWER_CASE_WORDS = 3  # of a name that is typed without capitals


def masked(text: str) -> str:
    """A text on one line, without control characters, telephone numbers, e-mail addresses, NIK, "a.n. …"."""
    if not text.isprintable():  # most are
        text = "".join(c if c.isprintable() else " " if c.isspace() else "" for c in text)
    return _without_numbers(" ".join(text.split()))


def nameless(text: str) -> str:
    """As :func:`masked`, and without names after a greeting or before a number: for what is no comment."""
    safe, left, at = masked(text), "", 0
    for match, name in _greeted(safe, _LOWER_CASE_WORDS):
        left += safe[at : match.start("name")] + NAME * bool(name)
        at = match.start("name") + len(name)
    return _BEFORE_NUMBER.sub(_without_first_name, left + safe[at:])


def sentence(text: str, keep: Iterable[str] = ()) -> str:
    """A message of the program that may quote a cell, masked but for the names of files and sheets.

    Its lines stay lines.
    """
    names = sorted(filter(None, set(keep)), key=len, reverse=True)
    if not names:
        return _without_numbers(text)
    parts = re.split(f"({'|'.join(map(re.escape, names))})", text)
    return "".join(part if number % 2 else _without_numbers(part) for number, part in enumerate(parts))


def persons(text: str) -> tuple[str, ...]:
    """Whom a comment names, such as ``Pak Budi``: somebody has to read it before it is printed."""
    return tuple(f"{match['lead']}{name}" for match, name in _greeted(text, 1) if name)


def without(text: str, name: str) -> str:
    """A text without a respondent's own full name; a single word may mean something else, such as "Bagus"."""
    if len(name.split()) < 2:
        return text
    words = r"\s+".join(map(re.escape, name.split()))
    return re.sub(rf"(?<!\w){words}(?!\w)", NAME, text, flags=re.IGNORECASE)


def _without_numbers(text: str) -> str:
    return _BEHALF.sub(_replaced, _NUMBER.sub(_label, _ADDRESS.sub(EMAIL, text)))


def _label(number: re.Match[str]) -> str:
    if number["date"]:
        return number["date"]
    digits = sum(c.isdigit() for c in number[0])
    return IDENTITY if digits == _NIK_DIGITS else TELEPHONE


def _greeted(text: str, lower: int) -> Iterator[tuple[re.Match[str], str]]:
    """Every greeting, and the name behind it or ""; the next one may stand in what is no name."""
    at = 0
    while match := _GREETING.search(text, at):
        name = _name(match["name"], lower)
        yield match, name
        at = match.start("name") + len(name)


def _without_first_name(match: re.Match[str]) -> str:
    """The words before a number without the first name among them."""
    words = match["name"].split(" ")
    for first in range(len(words)):
        if name := _name(" ".join(words[first:]), _LOWER_CASE_WORDS):
            return " ".join([*words[:first], NAME, *words[first + len(name.split(" ")) :]])
    return match[0]


def _replaced(match: re.Match[str]) -> str:
    name = _name(match["name"], _LOWER_CASE_WORDS)
    return f"{match['lead']}{NAME}{match['name'][len(name) :]}" if name else match[0]


def _name(text: str, lower: int) -> str:
    """The beginning of a text that is a name: words that are nobody's end it, and so does lower case.

    Args:
        text: some words.
        lower: how many words a name without capitals has at most.
    """
    words = text.split(" ")
    capital = words[0][:1].isupper()
    found: list[str] = []
    for word in words if capital else words[:lower]:
        if word.strip(".,'-").casefold() in _NOBODY or (capital and not word[:1].isupper()):
            break
        found.append(word)
    return " ".join(found)

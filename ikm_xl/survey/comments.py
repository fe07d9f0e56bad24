"""What the public wrote: which unsur a comment speaks of, and its text without anybody's number."""

from __future__ import annotations

import re
import textwrap
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files

from ikm_xl.survey.privacy import masked
from ikm_xl.survey.unsur import KODE

LONGEST = 200  # characters of a comment that a document shows; Perhitungan has the whole

_WORDS = tomllib.loads(files(__package__).joinpath("comments.toml").read_text(encoding="utf-8"))


def require_all(codes: Iterable[str]) -> None:
    """Every unsur needs words.

    Raises:
        ValueError: one has none; a mistake of the program.
    """
    lacking = [kode for kode in codes if kode not in _WORDS]
    if lacking:
        raise ValueError(f"survey/unsur.toml knows {', '.join(lacking)}, survey/comments.toml does not")


require_all(KODE)
_UNSUR = {kode: re.compile(rf"\b(?:{'|'.join(_WORDS[kode])})") for kode in KODE}
_NO = r"(?:tidak|tdk|tak|gak|ga|nggak|belum) ada"
_REMARK = r"(?:keluhan|komplain|aduan|kritik|saran|masukan|komentar)"
_REMARKS = rf"{_REMARK}(?: (?:(?:dan|atau|maupun) )?{_REMARK})*"
# Phrases that hold one of these words but do not mean it.
_IDIOMS = re.compile(
    rf"\bmudah(?: mudahan|2an)\b|\b{_NO} {_REMARKS}\b|\bramah (?=anak|lansia|lingkungan|difabel|disabilitas)"
)
_NOTHING = re.compile(rf"{_NO}(?: {_REMARKS})?(?: ya| lagi)?|tidak|nihil|kosong|n ?a|")


def unsur_of(comment: str) -> tuple[str, ...]:
    """Codes of the unsur that a comment speaks of, good or bad; general praise speaks of none."""
    spoken = _IDIOMS.sub(" ", words(comment))
    return tuple(kode for kode in KODE if _UNSUR[kode].search(spoken))


def by_unsur(saran: Iterable[str], most: int) -> dict[str, tuple[str, ...]]:
    """Comments beside each unsur they speak of: distinct ones, the most frequent first.

    Args:
        saran: every respondent's comment, "" where there is none.
        most: the largest number of comments for one unsur.

    Returns:
        For every code, masked comments; those of several respondents end in ``(16 responden)``.
    """
    found: dict[str, list[str]] = {kode: [] for kode in KODE}
    for text, times in _distinct(saran):
        for kode in unsur_of(text):
            if len(found[kode]) < most:
                found[kode].append(_counted(text, times))
    return {kode: tuple(texts) for kode, texts in found.items()}


def says_nothing(text: str) -> bool:
    """Whether a comment has no content: "-", "tidak ada", "nihil"."""
    return _NOTHING.fullmatch(words(text)) is not None


def words(text: str) -> str:
    """Lower case, only letters and digits, single blanks: what makes two comments the same."""
    return " ".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", text).casefold()))


def _distinct(saran: Iterable[str]) -> list[tuple[str, int]]:
    """Each masked comment once, as most people spell it, with its number; no shuffling changes the order."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, times in Counter(saran).items():
        safe = masked(text)
        if not says_nothing(safe):
            spellings[words(safe)][safe] += times
    ordered = sorted(spellings.items(), key=lambda item: (-item[1].total(), item[0]))
    return [(min(counts, key=lambda text: (-counts[text], text)), counts.total()) for _, counts in ordered]


def _counted(text: str, times: int) -> str:
    short = textwrap.shorten(text, LONGEST, placeholder=" …")
    return f"{short} ({times} responden)" if times > 1 else short

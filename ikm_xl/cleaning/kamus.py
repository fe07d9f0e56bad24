"""The office's dictionary: what answers mean that the program does not understand (cleaning, rule 4)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ikm_xl.cleaning import answers
from ikm_xl.cleaning.cell_text import normal, shown
from ikm_xl.errors import IkmError
from ikm_xl.survey.privacy import masked
from ikm_xl.survey.unsur import KODE

KOSONG: Final = "kosong"
BUKAN: Final = "bukan jawaban"
ARTI: Final = ("1", "2", "3", "4", KOSONG, BUKAN)
"""What a text can mean."""
BUKAN_JAWABAN: Final = 0
"""In the dictionary: a text that is no answer, and that nobody has to look at again."""

Kamus = Mapping[str, int | None]
"""1–4, None for an empty answer or :data:`BUKAN_JAWABAN`, by ``text`` or ``U4:text`` (see :func:`key`)."""

_WORTH: Mapping[str, int | None] = {
    **{str(value): value for value in (1, 2, 3, 4)},
    KOSONG: None,
    BUKAN: BUKAN_JAWABAN,
}
_LONGEST = 60


@dataclass(frozen=True)
class Entry:
    """What somebody typed: ``unsur`` is "" for a text that means the same in every column."""

    unsur: str
    teks: str
    arti: object


def key(text: str) -> str:
    """How two spellings of a text are found to be one: letter case, blanks and, between words, signs.

    A text without a letter is compared with its signs: "3, 4" is not "34", nor is "★★" "★★★".
    """
    text = masked(text)
    words = normal(text)
    if any(character.isalpha() for character in words):
        return words
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def found(kode: str, text: str, kamus: Kamus) -> str:
    """The key under which a dictionary has a text of a column, "" if it has not."""
    if not kamus:
        return ""
    word = key(text)
    return next((name for name in (f"{kode}:{word}", word) if word and name in kamus), "")


def dictionary(entries: Iterable[Entry], source: str) -> Kamus:
    """The dictionary that these entries make; one without a meaning is not in it.

    Args:
        entries: as they were typed.
        source: where, for the message.

    Raises:
        IkmError: a meaning is not allowed, one text has two, or a clear answer would mean another.
    """
    made: dict[str, int | None] = {}
    for entry in entries:
        arti = " ".join(shown(entry.arti).casefold().split())
        if not arti or not entry.teks.strip():
            continue
        name = f"'{entry.teks[:_LONGEST]}'" + (f" ({entry.unsur})" if entry.unsur else "")
        if entry.unsur and entry.unsur not in KODE:
            raise IkmError(
                f"Unsur '{entry.unsur[:_LONGEST]}' untuk teks {name} di {source} tidak dikenal.",
                f"Isi dengan {KODE[0]} sampai {KODE[-1]}, atau kosongkan bila berlaku untuk semua unsur.",
                code="IKM-B50",
            )
        if arti not in _WORTH:
            raise IkmError(
                f"Arti '{arti[:_LONGEST]}' untuk teks {name} di {source} tidak dapat dipakai.",
                "Isi dengan salah satu: " + ", ".join(f"'{allowed}'" for allowed in ARTI) + ".",
                code="IKM-B51",
            )
        worth = _WORTH[arti]
        clear = answers.plain(entry.teks.strip()) or 0
        if clear > 0 and clear != worth:
            raise IkmError(
                f"Teks {name} di {source} sudah jelas bernilai {clear}, tidak dapat diartikan '{arti}'.",
                "Hapus barisnya; perbaiki nilainya di ekspor bila memang salah.",
                code="IKM-B52",
            )
        word = f"{entry.unsur}:{key(entry.teks)}" if entry.unsur else key(entry.teks)
        if made.setdefault(word, worth) != worth:
            raise IkmError(
                f"Teks {name} di {source} diberi dua arti yang berbeda.",
                "Biarkan satu baris saja untuk teks itu.",
                code="IKM-B53",
            )
    return made

"""What leaves cleaning: nobody's name and nobody's number (rule 7).

Everything that cleaning hands on passes here once: respondents, changes, sentences, refusals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.findings import Finding
from ikm_xl.cleaning.log import Note
from ikm_xl.cleaning.profile import OLDEST
from ikm_xl.errors import IkmError
from ikm_xl.survey.privacy import NAME, masked, nameless, sentence, without

_PROFILE = ("jenis_kelamin", "kelompok_umur", "pendidikan", "pekerjaan", "layanan")
_LONGEST_NAME, _MOST_WORDS = 6, 40  # words
_AROUND = ".,()'"  # marks around a name


def respondents(table: pd.DataFrame, names: pd.Series[str]) -> pd.DataFrame:
    """Respondents whose texts name nobody.

    Args:
        table: as of :class:`ikm_xl.cleaning.clean.Cleaned`.
        names: what the export calls each of them, "" where it does not.
    """
    result = table.copy()
    for column in (*_PROFILE, "saran"):
        own = _without_own_names(result[column], names)
        mask = masked if column == "saran" else nameless
        result[column] = own.map({text: mask(text) for text in own.unique()})
    result["umur"] = result["umur"].where(result["umur"] <= OLDEST, np.nan)
    return result


def _without_own_names(texts: pd.Series[str], names: pd.Series[str]) -> pd.Series[str]:
    """The texts, each without the full name of the one who wrote it."""
    return pd.Series(
        [
            without(text, name) if _plain(name) in _plain(text) else text
            for text, name in zip(texts.tolist(), names.tolist(), strict=True)
        ],
        index=texts.index,
        dtype=texts.dtype,
    )


def unknown(found: Sequence[Unknown], names: pd.Series[str]) -> tuple[Unknown, ...]:
    """Texts that were not understood, without the name of anybody in the export."""
    everybody = _everybody(names) if found else frozenset()
    return tuple(replace(entry, teks=_unnamed(entry.teks, everybody)) for entry in found)


def notes(found: Sequence[Note], names: pd.Series[str]) -> tuple[Note, ...]:
    """Changes whose old values name nobody in the export."""
    everybody = _everybody(names) if found else frozenset()
    return tuple(replace(note, nilai=_unnamed(note.nilai, everybody)) for note in found)


def _everybody(names: pd.Series[str]) -> frozenset[str]:
    return frozenset(_plain(name).strip(_AROUND) for name in names.tolist() if name) - {NAME}


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _unnamed(text: str, everybody: frozenset[str]) -> str:
    """A text without a name that anybody has; a single word is one only where it stands alone."""
    words = text.split()
    lengths = range(min(len(words), _LONGEST_NAME), 1, -1) if len(words) <= _MOST_WORDS else ()
    for length in (*lengths, len(words)):
        for start in range(len(words) - length + 1):
            name = " ".join(words[start : start + length])
            if name.strip(_AROUND).casefold() in everybody:
                return _unnamed(" ".join([*words[:start], NAME, *words[start + length :]]), everybody)
    return nameless(text)


def sentences(found: Iterable[str], keep: Iterable[str]) -> tuple[str, ...]:
    """Sentences that quote nobody's number; ``keep`` are names of files and sheets."""
    known = list(keep)
    return tuple(sentence(text, known) for text in found)


def findings(found: Iterable[Finding], keep: Iterable[str]) -> Iterator[Finding]:
    """Findings likewise."""
    known = list(keep)
    for finding in found:
        yield replace(
            finding,
            nama=sentence(finding.nama, known),
            tempat=sentence(finding.tempat, known),
            keterangan=sentence(finding.keterangan, known),
            saran=sentence(finding.saran, known),
        )


def refusal(error: IkmError, keep: Iterable[str]) -> IkmError:
    """The same refusal, which quotes nobody's number."""
    known = list(keep)
    error.message, error.hint = sentence(error.message, known), sentence(error.hint, known)
    error.args = (error.message,)
    return error

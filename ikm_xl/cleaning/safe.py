"""What leaves cleaning: nobody's name and nobody's number (rule 7).

Everything that cleaning hands on passes here once: respondents, changes, sentences, refusals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from ikm_xl.cleaning.findings import Finding
from ikm_xl.cleaning.log import Note
from ikm_xl.errors import IkmError
from ikm_xl.survey.privacy import masked, nameless, sentence, without

_PROFILE = ("jenis_kelamin", "kelompok_umur", "pendidikan", "pekerjaan", "layanan")
_OLDEST = 150  # more is no age, but a number that was typed into the wrong cell


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
    result["umur"] = result["umur"].where(result["umur"] <= _OLDEST, np.nan)
    return result


def _without_own_names(texts: pd.Series[str], names: pd.Series[str]) -> pd.Series[str]:
    """The texts, each without the full name of the one who wrote it."""
    return pd.Series(
        [
            without(text, name) if name and " " in name and name.casefold() in text.casefold() else text
            for text, name in zip(texts, names, strict=True)
        ],
        index=texts.index,
        dtype=texts.dtype,
    )


def notes(found: Iterable[Note]) -> tuple[Note, ...]:
    """Changes whose old values name nobody."""
    return tuple(replace(note, nilai=nameless(note.nilai)) for note in found)


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
    return IkmError(sentence(error.message, known), sentence(error.hint, known), code=error.code)

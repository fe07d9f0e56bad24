"""The sheet Kamus Jawaban: texts that were not understood, and what the office says they mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ikm_xl.cleaning import kamus
from ikm_xl.cleaning.cell_text import shown
from ikm_xl.cleaning.checks import Unknown
from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.settings import Settings
from ikm_xl.sop.state import State
from ikm_xl.survey.privacy import masked
from ikm_xl.workbook.sheet_rows import KamusRow

Rows = tuple[KamusRow, ...]


def listed(rows: Rows, cleaned: Cleaned) -> Rows:
    """The sheet after an export was read: what is to be filled in first, then what the office said before.

    What stands in a row with a meaning stays as it was typed; only its count follows the export.
    """
    counts = _counted(cleaned.dijelaskan)
    kept = tuple(replace(row, jumlah=_count(row, counts)) for row in _filled(rows))
    questions = _counted(cleaned.tak_dikenal)
    texts = {
        (entry.unsur, kamus.key(entry.teks)): masked(entry.teks) for entry in reversed(cleaned.tak_dikenal)
    }
    asked = tuple(KamusRow(kode, texts[kode, word], often) for (kode, word), often in questions.items())
    return (*asked, *kept)


def explained(rows: Rows) -> Rows:
    """What the next period begins with: what the office said, without the counts of the export that was."""
    return tuple(replace(row, jumlah=None) for row in _filled(rows))


def adopted(state: State, settings: Settings) -> State:
    """With settings, and with their dictionary on the sheet: it adds to what stands there or replaces it."""
    new = {(entry.unsur, kamus.key(entry.teks)): entry for entry in settings.kamus}
    kept = tuple(row for row in state.kamus if _name(row) not in new)
    rows = tuple(KamusRow(entry.unsur or None, entry.teks, None, entry.arti) for entry in new.values())
    return replace(state, settings=settings, kamus=(*kept, *rows))


def _filled(rows: Rows) -> Rows:
    return tuple(row for row in rows if shown(row.arti))


def _counted(entries: Iterable[Unknown]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for entry in entries:
        name = entry.unsur, kamus.key(entry.teks)
        counts[name] = counts.get(name, 0) + entry.jumlah
    return counts


def _count(row: KamusRow, counts: dict[tuple[str, str], int]) -> int:
    unsur, word = _name(row)
    return sum(often for (kode, text), often in counts.items() if text == word and unsur in ("", kode))


def _name(row: KamusRow) -> tuple[str, str]:
    return shown(row.unsur).upper(), kamus.key(shown(row.teks))

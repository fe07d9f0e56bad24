"""Texts that Python proposes and staff may rewrite.

The workbook remembers a digest of each text as Python wrote it. A cell whose text differs from that was
rewritten by staff: it stays as long as Python has nothing new to say, and is moved to Catatan, never
lost, when new figures make another text necessary.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ikm_xl.sop import log
from ikm_xl.sop.state import State
from ikm_xl.workbook.sheet_rows import LogEntry

TEXTS = {"narrative": "dokumen_narasi", "comments": "dokumen_komentar", "plan_comments": "rtl_komentar"}
"""The fields of State with proposed texts, and the places where they stand."""
LABELS = {
    "narrative": "Narasi",
    "comments": "Komentar masyarakat",
    "plan_comments": "Komentar masyarakat (RTL)",
}


def digest(text: object) -> str:
    """Short, stable mark of a text; empty for no text."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:16] if text else ""


def propose(state: State, field: str, texts: Sequence[str]) -> State:
    """Write proposed texts into one field, without losing what staff wrote there."""
    current: Sequence[str] = getattr(state, field)
    marks = state.proposed.get(TEXTS[field], ())
    rows = max(len(texts), len(current), len(marks))
    final: list[str] = []
    moved: list[LogEntry] = []
    for text, now, before in zip(*(_padded(column, rows) for column in (texts, current, marks)), strict=True):
        edited = bool(now) and now != text and digest(now) != before
        keep = edited and digest(text) == before
        final.append(now if keep else text)
        if edited and not keep:
            moved.append(log.moved(log.DOKUMEN, LABELS[field], now, "Angka berubah; naskah baru disusun"))
    proposed = {**state.proposed, TEXTS[field]: tuple(digest(text) for text in _padded(texts, rows))}
    return replace(state, proposed=proposed, **{field: tuple(final)}).logged(*moved)  # type: ignore[arg-type]


def typed(state: State) -> Iterator[tuple[str, str]]:
    """Every text that staff wrote in the place of a proposed one, and what it is called."""
    for field, place in TEXTS.items():
        texts: Sequence[str] = getattr(state, field)
        marks = _padded(state.proposed.get(place, ()), len(texts))
        for number, (now, before) in enumerate(zip(texts, marks, strict=True), 1):
            if now and digest(now) != before:
                yield f"{LABELS[field]} {number}", now


def _padded(texts: Sequence[str], rows: int) -> list[str]:
    return [*texts, *[""] * (rows - len(texts))][:rows]

"""The sheet Catatan: what the steps changed, moved or left out, so that nothing disappears silently."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace as replaced

from ikm_xl.sop.state import State
from ikm_xl.workbook.sheet_rows import LogEntry

REKAP = "Rekap"
DOKUMEN = "Dokumen IKM"
RTL = "RTL"
PERIODE = "Periode baru"
PERBARUI = "Perbarui buku"
REVISI = "Revisi"


def moved(langkah: str, kolom: str, text: str, why: str) -> LogEntry:
    """A text of staff that left its place."""
    return LogEntry(langkah, None, kolom, text, "dipindahkan", why)


def replace(state: State, langkah: str, entries: Iterable[LogEntry]) -> State:
    """Put new entries in the place of a step's old ones; what else stands there stays, in front."""
    kept = (entry for entry in state.log if entry.langkah != langkah)
    return replaced(state, log=(*kept, *entries))

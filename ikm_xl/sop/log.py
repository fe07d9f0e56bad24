"""The sheet Catatan: what the steps changed, moved or left out, so that nothing disappears silently."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace as replaced

from ikm_xl.sop.state import State
from ikm_xl.workbook.layout import CATATAN
from ikm_xl.workbook.sheet_rows import LogEntry

REKAP = "Rekap"
EKSPOR = "Ambil Ekspor"
DOKUMEN = "Dokumen IKM"
RTL = "RTL"
PERIODE = "Periode baru"
PERBARUI = "Perbarui buku"
REVISI = "Revisi"
DISETUJUI = "Pengesahan"
PERINGATAN = "peringatan"
"""What is said of an entry that is a warning; the same text stands on Beranda."""
MORE = "… dan "
"""Begins what tells how many warnings have no room on Beranda."""


def moved(langkah: str, kolom: str, text: str, why: str) -> LogEntry:
    """A text of staff that left its place."""
    return LogEntry(langkah, None, kolom, text, "dipindahkan", why)


def replace(state: State, langkah: str, entries: Iterable[LogEntry]) -> State:
    """Put new entries in the place of a step's old ones; what else stands there stays, in front.

    What staff wrote into an old entry stays with it; a remark beside one goes to the new entry that says the
    same, or becomes an entry of its own.
    """
    new = [replaced(entry, sidik=_digest(entry)) for entry in entries]
    said = {entry.content: number for number, entry in enumerate(new)}
    kept = []
    for old in state.log:
        number = said.get(old.content)
        if old.langkah != langkah or (number is None and old.sidik != _digest(old)):
            kept.append(old)
        elif old.keterangan and number is not None:
            new[number] = replaced(new[number], keterangan=_joined(new[number].keterangan, old.keterangan))
        elif old.keterangan:
            kept.append(_remark(old))
    return replaced(state, log=(*kept, *new))


def _joined(one: object, other: object) -> object:
    return other if one in (None, "", other) else f"{one}; {other}"


def _remark(old: LogEntry) -> LogEntry:
    """A remark whose entry is gone."""
    about: Sequence[object] = (old.kolom, old.nilai, old.tindakan)
    told = " ".join(str(part) for part in about if part not in (None, ""))
    why = f"Keterangan pada catatan yang tidak berlaku lagi: {told}"
    return LogEntry(old.langkah, old.baris, f"{CATATAN} (Keterangan)", old.keterangan, "dipindahkan", why)


def _digest(entry: LogEntry) -> str:
    return hashlib.sha256("\n".join(entry.content).encode()).hexdigest()[:12]

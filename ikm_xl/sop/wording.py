"""Texts that Python proposes and staff may rewrite.

The workbook remembers a digest of each text as Python wrote it. A cell whose text differs from that was
rewritten by staff: it stays as long as Python has nothing new to say, and is moved to Catatan, never
lost, when new figures make another text necessary.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from ikm_xl.excel import xw
from ikm_xl.sop import cells, log
from ikm_xl.workbook import layout

_AREAS = ("dokumen_narasi", "dokumen_komentar", "rtl_komentar", "rtl_isi")
_LABELS = {
    "dokumen_narasi": "Narasi",
    "dokumen_komentar": "Komentar masyarakat",
    "rtl_komentar": "Komentar masyarakat (RTL)",
}


def _slot(name: str) -> slice:
    start = sum(layout.place(before).rows for before in _AREAS[: _AREAS.index(name)])
    return slice(start, start + layout.place(name).rows)


def digest(text: object) -> str:
    """Short, stable mark of a text; empty for no text."""
    return hashlib.sha256(str(text).encode()).hexdigest()[:16] if text else ""


def recall(book: xw.Book, name: str) -> list[str]:
    """Digests of an area's texts as Python last wrote them."""
    return _memory(book)[_slot(name)]


def propose(
    book: xw.Book, texts: Mapping[str, Sequence[str]], written: Mapping[str, Sequence[str]] | None = None
) -> None:
    """Write proposed texts into their areas, by name, without losing what staff wrote there.

    Args:
        book: the workbook.
        texts: per area its texts.
        written: per area that the caller wrote himself, the digests to remember of it.
    """
    memory = _memory(book)
    moved: list[log.Entry] = []
    for name, digests in (written or {}).items():
        memory[_slot(name)] = digests
    for name, proposed in texts.items():
        slot = _slot(name)
        new = [*proposed, *[""] * (layout.place(name).rows - len(proposed))]
        current = [str(row[0] or "") for row in cells.read(book, name)]
        final = []
        for text, now, before in zip(new, current, memory[slot], strict=True):
            edited = bool(now) and now != text and digest(now) != before
            keep = edited and digest(text) == before
            final.append(now if keep else text)
            if edited and not keep:
                why = "Angka berubah; naskah baru disusun"
                moved.append(log.Entry(log.DOKUMEN, 0, _LABELS[name], now, "dipindahkan", why))
        cells.write(book, name, [[text] for text in final])
        memory[slot] = [digest(text) for text in new]
    cells.write(book, "naskah_terakhir", [[mark] for mark in memory])
    log.append(book, moved)


def _memory(book: xw.Book) -> list[str]:
    return [str(row[0] or "") for row in cells.read(book, "naskah_terakhir")]

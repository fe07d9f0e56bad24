"""What the document says about its own data: what was accepted and why, and what looks wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikm_xl.cleaning.findings import PERINGATAN
from ikm_xl.sop.state import State
from ikm_xl.survey.completeness import Check, Verdict
from ikm_xl.workbook.layout import place

_WIDTH = 105  # characters in a line of Dokumen IKM
_LINES = 24  # Excel makes no row higher than 409 points


def texts(checks: Sequence[Check], state: State) -> tuple[str, ...]:
    """The paragraphs under "Catatan atas data", as few cells as hold them.

    Args:
        checks: as they were made of this state.
        state: with the findings of its export.
    """
    cells: list[list[str]] = [[]]
    for entry in _entries(checks, state):
        if _lines([*cells[-1], entry]) > _LINES and len(cells) < place("dokumen_catatan").rows:
            cells.append([])
        cells[-1].append(entry)
    return tuple("\n".join(cell) for cell in cells if cell)


def _entries(checks: Sequence[Check], state: State) -> Iterator[str]:
    for check in checks:
        if check.state is Verdict.WARNING and check.fakta:
            by = state.settings.pejabat["kasi"].jabatan
            yield f"– {check.fakta}" + (f" Diterima {by}: {check.alasan}" if check.alasan else "")
    seen = [finding for finding in state.findings if finding.severity is PERINGATAN]
    if seen:
        counts = "; ".join(f"{finding.nama} ({finding.jumlah})" for finding in seen)
        yield f"– Peringatan mutu data: {counts}."


def _lines(entries: Sequence[str]) -> int:
    return sum(len(entry) // _WIDTH + 1 for entry in entries)

"""Coba Data Contoh: an empty workbook gets the example to practise on, and is emptied again."""

from __future__ import annotations

from datetime import date

from ikm_xl.errors import IkmError
from ikm_xl.export import example
from ikm_xl.export.grid import Grid
from ikm_xl.sop import recap
from ikm_xl.sop.state import State
from ikm_xl.workbook import layout
from ikm_xl.workbook.status import BELUM

NAME = "Data contoh"
"""What the export of the example is called."""


def begun(state: State, today: date) -> State:
    """The example on the sheet Ekspor eSukma, answered within the workbook's period and not after today.

    Raises:
        IkmError: the workbook holds an export or work of its own.
    """
    worked = any(row.status != BELUM for row in state.progress) or any(p.row.filled for p in state.plan)
    if state.export.rows or worked:
        raise IkmError(
            f"Buku kerja ini sudah berisi data {state.export.name or state.settings.periode.teks}; "
            "data contoh hanya untuk buku kerja yang masih kosong.",
            "Buka buku kerja kosong dari paket pemasangan (atau buat dengan ikm-xl baru), lalu coba di sana.",
            code="IKM-L45",
        )
    period = state.settings.periode
    last = max(period.awal, min(period.akhir, today))
    rows = example.example_rows(awal=period.awal, akhir=last)
    return recap.load(state, [Grid(NAME, layout.EKSPOR, rows)])

"""The SOP's four steps on Beranda: how far each one is, and since when."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum
from typing import Any

from ikm_xl.excel import xw
from ikm_xl.sop import cells

SELESAI = "selesai"
TIDAK_LENGKAP = "tidak lengkap"
ULANGI = "perlu diulang"
SIAP = "siap ditandatangani"
DITANDATANGANI = "ditandatangani"
DILEWATI = "dilewati"
BELUM = "belum"


class Step(IntEnum):
    """A row of the SOP."""

    REKAP = 1
    DOKUMEN = 2
    RTL = 3
    PENGESAHAN = 4


def mark(book: xw.Book, step: Step, status: str) -> None:
    """Note a step's status and the time; the steps after it must then be done again."""
    rows = cells.read(book, "langkah")
    rows[step - 1] = [status, datetime.now().replace(microsecond=0)]
    for row in rows[step:]:
        if row[0] not in (None, BELUM, DILEWATI):
            row[0] = ULANGI
    cells.write(book, "langkah", rows)


def status(book: xw.Book, step: Step) -> str:
    """A step's status as it stands on Beranda."""
    value: Any = cells.read(book, "langkah")[step - 1][0]
    return str(value) if value else BELUM


def since(book: xw.Book, step: Step) -> datetime | None:
    """When a step was done last; None before the first time."""
    value: Any = cells.read(book, "langkah")[step - 1][1]
    return value if isinstance(value, datetime) else None


def reset(book: xw.Book) -> None:
    """No step of the new period is done yet."""
    cells.write(book, "langkah", [[BELUM, None] for _ in Step])

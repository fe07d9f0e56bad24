"""The rows of the workbook's tables, a class for each: its fields are the columns of the sheet, in order.

Values that staff type are kept as they are (text, number, date or None); only what Python reads again has a
type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Self

from ikm_xl.row import Row
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.status import BELUM

_COMPARED = 30_000  # letters of a text; a cell cuts longer ones off
QUARTERS = ("tw1", "tw2", "tw3", "tw4")
PLAN_ADDED = ("akar_masalah", "indikator", "anggaran")
"""Columns of the RTL that version 1 of the workbook did not have; they stand before its last one."""


@dataclass(frozen=True)
class WorkRow(Row):
    """What is done about one unsur, as both tables of the RTL begin; the quarters hold ``status.TANDA``."""

    program: Any = None
    tw1: Any = None
    tw2: Any = None
    tw3: Any = None
    tw4: Any = None
    penanggung_jawab: Any = None
    target: Any = None


@dataclass(frozen=True)
class PlanRow(WorkRow):
    """The RTL of one unsur."""

    akar_masalah: Any = None
    indikator: Any = None
    anggaran: Any = None
    keterangan: Any = None

    @property
    def texts(self) -> tuple[Any, ...]:
        """What stands in it; what version 1 did not have comes last, and only where it is filled."""
        before = tuple(getattr(self, name) for name in self.columns() if name not in PLAN_ADDED)
        return (*before, *(text for name in PLAN_ADDED if (text := getattr(self, name))))

    @property
    def printed(self) -> str:
        """What is printed of it, as one text: all but Keterangan."""
        return "|".join(str(value or "") for value in replace(self, keterangan=None).texts)

    @property
    def quarters(self) -> tuple[Any, ...]:
        """The marks of TW I–IV."""
        return tuple(getattr(self, name) for name in QUARTERS)

    @property
    def filled(self) -> bool:
        """Whether anything stands in it."""
        return any(self.to_cells())

    @property
    def complete(self) -> bool:
        """Whether it says what, when, who and by what one will know."""
        return bool(self.program and any(self.quarters) and self.penanggung_jawab and self.target)


@dataclass(frozen=True)
class FollowUpRow(WorkRow):
    """What became of one row of the last period's RTL."""

    status: Any = None
    bukti: Any = None
    hambatan: Any = None

    @classmethod
    def of(cls, plan: PlanRow) -> FollowUpRow:
        """The row of a plan that is to be followed up."""
        return cls(**{name: getattr(plan, name) for name in WorkRow.columns()})


@dataclass(frozen=True)
class HistoryRow(Row):
    """One period in Riwayat, or what staff typed there; ``nrr`` holds one value per unsur.

    A revision of a signed document is a row of its own: ``revisi`` is its number.
    """

    periode: Any = None
    jenis: Any = None
    ke: Any = None
    tahun: Any = None
    responden: Any = None
    ikm: Any = None
    mutu: Any = None
    target: Any = None
    kode: Any = None
    tanggal: Any = None
    nrr: tuple[Any, ...] = (None,) * len(KODE)
    revisi: Any = None

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The columns before the unsur, a column for each unsur, and the revision."""
        before = (field.name for field in fields(cls) if field.name not in ("nrr", "revisi"))
        return (*before, *KODE, "revisi")

    @classmethod
    def from_cells(cls, cells: Sequence[Any]) -> Self:
        """As :meth:`Row.from_cells`."""
        before = cls.columns().index(KODE[0])
        after = before + len(KODE)
        return replace(cls(*cells[:before]), nrr=tuple(cells[before:after]), revisi=cells[after])

    def to_cells(self) -> list[Any]:
        """As :meth:`Row.to_cells`."""
        before = self.columns().index(KODE[0])
        return [*(getattr(self, name) for name in self.columns()[:before]), *self.nrr, self.revisi]


@dataclass(frozen=True)
class LogEntry(Row):
    """One row of Catatan.

    Attributes:
        baris: the row of the sheet Ekspor eSukma, None where there is none.
        keterangan: what staff remark beside it.
        sidik: digest of the columns before the remark as the program wrote them; it is hidden, and travels
            with its row when staff sort. A row that staff wrote has none.
    """

    langkah: Any = None
    baris: Any = None
    kolom: Any = None
    nilai: Any = None
    tindakan: Any = None
    alasan: Any = None
    keterangan: Any = None
    sidik: Any = None

    @property
    def content(self) -> tuple[str, ...]:
        """The columns before the remark as texts, alike before and after they stood on a sheet."""
        cells = self.to_cells()[: self.columns().index("keterangan")]
        return tuple(_plain(cell) for cell in cells)


def _plain(cell: Any) -> str:
    whole = isinstance(cell, float) and cell.is_integer()
    text = "" if cell is None else str(int(cell) if whole else cell)
    return "".join(letter for letter in text if letter.isprintable())[:_COMPARED]


@dataclass(frozen=True)
class KamusRow(Row):
    """One row of Kamus Jawaban: a text that was not understood, and what the office says it means.

    ``unsur`` is empty for a text that means the same in every column; ``jumlah`` counts the present export.
    """

    unsur: Any = None
    teks: Any = None
    jumlah: Any = None
    arti: Any = None


@dataclass(frozen=True)
class StepRow(Row):
    """How far one step of the SOP is, and since when."""

    status: str = BELUM
    selesai: datetime | None = None

"""The account of an export: every row, column, answer, table and sheet in exactly one class."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Jenis = Literal["baris", "kolom", "jawaban", "tabel", "lembar"]
Kelas = Literal["dipakai", "ditinggalkan", "tidak dipahami"]

JENIS: tuple[Jenis, ...] = ("baris", "kolom", "jawaban", "tabel", "lembar")
DIPAKAI: Kelas = "dipakai"
DITINGGALKAN: Kelas = "ditinggalkan"
TIDAK_DIPAHAMI: Kelas = "tidak dipahami"


@dataclass(frozen=True)
class Line:
    """So many things of one kind, why they are where they are.

    Attributes:
        jenis: rows, columns, cells with an answer, tables or sheets that are not empty.
        kelas: used, left out for a reason, or not understood.
        alasan: the reason, "" for what is used.
        jumlah: how many.
    """

    jenis: Jenis
    kelas: Kelas
    alasan: str
    jumlah: int


@dataclass(frozen=True)
class Account:
    """What became of everything.

    Attributes:
        total: how many non-empty rows, columns, answers, tables and sheets there are, counted by themselves.
        rincian: the classes; of each kind they add up to the total.
    """

    total: Mapping[str, int]
    rincian: tuple[Line, ...]

    def of(self, jenis: Jenis, kelas: Kelas) -> int:
        """How many of a kind are in a class."""
        return sum(line.jumlah for line in self.rincian if (line.jenis, line.kelas) == (jenis, kelas))

    @property
    def adds_up(self) -> bool:
        """Whether every class was counted once."""
        sums = dict.fromkeys(JENIS, 0)
        for line in self.rincian:
            sums[line.jenis] += line.jumlah
        return sums == dict(self.total)


def lines(jenis: Jenis, counted: Iterable[tuple[Kelas, str, int]]) -> list[Line]:
    """Counts of one kind as lines, those of one reason together."""
    sums: dict[tuple[Kelas, str], int] = {}
    for kelas, alasan, jumlah in counted:
        sums[kelas, alasan] = sums.get((kelas, alasan), 0) + jumlah
    return [Line(jenis, kelas, alasan, jumlah) for (kelas, alasan), jumlah in sums.items() if jumlah]

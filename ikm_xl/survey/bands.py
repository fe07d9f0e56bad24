"""What a value between 25 and 100 is called: the mutu of a service, by either regulation in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import comma, half_up

HIGHEST = Decimal("100.00")


@dataclass(frozen=True)
class Mutu:
    """A letter and the performance it stands for, such as B and "Baik"."""

    huruf: str
    kinerja: str


@dataclass(frozen=True)
class Band:
    """The values, rounded to 2 decimals, that have one mutu: ``bawah`` and ``atas`` both belong to it."""

    mutu: Mutu
    bawah: Decimal
    atas: Decimal


def _standard(a: str, b: str, c: str) -> tuple[Band, ...]:
    """Bands from the lowest values of A, B and C; without a gap, each ends 0.01 below the next."""
    mutu = (Mutu("A", "Sangat Baik"), Mutu("B", "Baik"), Mutu("C", "Kurang Baik"), Mutu("D", "Tidak Baik"))
    lowest = (Decimal(a), Decimal(b), Decimal(c), Decimal("25.00"))
    highest = (HIGHEST, *(low - Decimal("0.01") for low in lowest[:-1]))
    return tuple(Band(*band) for band in zip(mutu, lowest, highest, strict=True))


DEFAULT = "PermenPANRB 14/2017"
STANDAR: Mapping[str, tuple[Band, ...]] = MappingProxyType(
    {
        DEFAULT: _standard("88.31", "76.61", "65.00"),
        "KEP/25/M.PAN/2/2004": _standard("81.26", "62.51", "43.76"),
    }
)
"""The bands of each regulation, best first."""
REGULATION: Mapping[str, str] = MappingProxyType(
    {
        DEFAULT: "Peraturan Menteri PANRB Nomor 14 Tahun 2017",
        "KEP/25/M.PAN/2/2004": "Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004",
    }
)
"""How a document names each of them."""


def mutu_of(value: Decimal | Fraction, standar: str = DEFAULT) -> Mutu:
    """The mutu of a nilai konversi or an IKM, taken after rounding it half up to 2 decimals.

    A value below 25 (possible only with a weight below 1/k) has the lowest mutu.

    Raises:
        KeyError: there is no such standard; a mistake of the program, not of its user.
    """
    bands = STANDAR[standar]
    rounded = half_up(value)
    return next((band.mutu for band in bands if rounded >= band.bawah), bands[-1].mutu)


def check_bobot(bobot: Fraction | None, jumlah_unsur: int) -> None:
    """Refuse a weight that cannot give an index.

    With 11 unsur, 0.091 gives 100.10 when everybody answers 4: a value that does not exist.

    Args:
        bobot: weight of each unsur; None is the exact 1/k, which is always right.
        jumlah_unsur: number of unsur that count (k).

    Raises:
        IkmError: no unsur counts, the weight is not positive, or the index can pass 100.00.
    """
    if jumlah_unsur < 1:
        raise IkmError(
            "Tidak ada unsur yang dihitung.", "Pilih sedikitnya satu unsur di Pengaturan.", code="IKM-S01"
        )
    if bobot is None:
        return
    shown = comma(bobot, 4)
    remedy = f'Isi bobot dengan "1/k", atau dengan angka yang tidak melebihi 1/{jumlah_unsur}.'
    if bobot <= 0:
        raise IkmError(f"Bobot {shown} tidak lebih besar dari nol.", remedy, code="IKM-S02")
    most = half_up(bobot * jumlah_unsur * 100)
    if most > HIGHEST:
        raise IkmError(
            f"Bobot {shown} untuk {jumlah_unsur} unsur dapat memberi IKM {comma(most)}, melebihi 100,00.",
            remedy,
            code="IKM-S03",
        )

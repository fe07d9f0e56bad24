"""The index: from cleaned answers to NRR, IKM, mutu and the three lowest unsur.

PermenPANRB 14/2017: NRR of an unsur = the sum of its values / the number of questionnaires in which it is
filled; NRR tertimbang = NRR × bobot; IKM = Σ NRR tertimbang × 25. All of it in exact fractions; only what
is shown is rounded, half up to 2 decimals, and the mutu is that of the rounded value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import half_up
from ikm_xl.survey.bands import check_bobot, mutu_of
from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE, UNSUR

KONVERSI = 25
SKALA = (1, 2, 3, 4)
RENDAH = 2  # answers up to this one are complaints

_NAMA = {unsur.kode: unsur.nama for unsur in UNSUR}


@dataclass(frozen=True)
class Basis:
    """What the index is computed on.

    Attributes:
        unsur: codes of the unsur that count.
        bobot: weight of each; None is the exact 1/k.
        standar: name of the regulation whose bands give the mutu.
    """

    unsur: tuple[str, ...]
    bobot: Fraction | None
    standar: str

    @property
    def bobot_tepat(self) -> Fraction:
        """The weight itself, with 1/k worked out."""
        return Fraction(1, len(self.unsur)) if self.bobot is None else self.bobot


@dataclass(frozen=True)
class UnsurResult:
    """Figures of one unsur; without any answer its values are None, its mutu "" and its peringkat 0.

    Attributes:
        n: number of answers.
        jumlah: their sum.
        konversi: NRR × 25, rounded half up to 2 decimals.
        rendah: share of answers 1 and 2, from 0 to 1.
        peringkat: 1 is the lowest.
        terendah: one of the three lowest.
    """

    kode: str
    nama: str
    n: int
    jumlah: int
    nrr: Fraction | None
    tertimbang: Fraction | None
    konversi: Decimal | None
    mutu: str
    kinerja: str
    rendah: Fraction | None
    peringkat: int
    terendah: bool


@dataclass(frozen=True)
class Index:
    """The unit's result; ``ikm`` is None while a counted unsur has no answer (not ``lengkap``).

    Attributes:
        unsur: one result per counted unsur, in the order of the basis.
        n: number of respondents.
        ikm_tepat: the exact index.
        ikm: the index, rounded half up to 2 decimals.
        terendah: codes of the three lowest, the lowest first.
        seri: the third and the fourth lowest have equal NRR.
    """

    unsur: tuple[UnsurResult, ...]
    n: int
    ikm_tepat: Fraction | None
    ikm: Decimal | None
    mutu: str
    kinerja: str
    terendah: tuple[str, ...]
    seri: bool
    lengkap: bool


@dataclass(frozen=True)
class _Tally:
    """Whole numbers counted from the answers to one unsur."""

    kode: str
    n: int
    jumlah: int
    rendah: int

    @property
    def nrr(self) -> Fraction:
        return Fraction(self.jumlah, self.n)

    @property
    def order(self) -> tuple[Fraction, Fraction, int]:
        """NRR ascending, then the larger share of low answers, then the unsur's number."""
        return self.nrr, Fraction(-self.rendah, self.n), KODE.index(self.kode)


def valid_answers(jawaban: pd.DataFrame, unsur: Sequence[str]) -> pd.DataFrame:
    """The answers to some unsur as float64, NaN where empty.

    Raises:
        IkmError: an answer is neither empty nor 1–4; it names the first such unsur and respondent.
    """
    answers = jawaban[list(unsur)]
    wrong = (answers.notna() & ~answers.isin(SKALA)).to_numpy()
    if wrong.any():
        row, column = (int(places[0]) for places in wrong.nonzero())
        value = str(answers.iat[row, column])
        raise IkmError(
            f"Jawaban {unsur[column]} responden ke-{row + 1} berisi '{value}', bukan 1–4.",
            "Klik Olah Data sekali lagi, supaya jawaban diambil kembali dari data aslinya.",
            code="IKM-S04",
        )
    return answers.astype("float64")


def compute(jawaban: pd.DataFrame, basis: Basis, nama: Mapping[str, str] = _NAMA) -> Index:
    """Compute the index of cleaned answers.

    Args:
        jawaban: a row per respondent with the columns U1…U11, values 1–4, NaN or None where empty. An empty
            answer counts neither in the sum nor in the number of answers.
        basis: unsur that count, weight and standard.
        nama: name of each unsur, where the office calls it otherwise.

    Raises:
        IkmError: an answer is not 1–4, no unsur counts, or the weight can pass 100.00.
    """
    check_bobot(basis.bobot, len(basis.unsur))
    tallies = _tally(valid_answers(jawaban, basis.unsur))
    ranked = sorted((t for t in tallies if t.n), key=lambda tally: tally.order)
    ranks = {tally.kode: rank for rank, tally in enumerate(ranked, start=1)}
    complete = len(ranked) == len(tallies)

    exact = sum((t.nrr for t in tallies), Fraction()) * basis.bobot_tepat * KONVERSI if complete else None
    mutu = mutu_of(exact, basis.standar) if exact is not None else None
    edge = ranked[JUMLAH_TERENDAH - 1 : JUMLAH_TERENDAH + 1]
    return Index(
        unsur=tuple(_result(t, ranks.get(t.kode, 0), basis, nama[t.kode]) for t in tallies),
        n=len(jawaban),
        ikm_tepat=exact,
        ikm=half_up(exact) if exact is not None else None,
        mutu=mutu.huruf if mutu else "",
        kinerja=mutu.kinerja if mutu else "",
        terendah=tuple(tally.kode for tally in ranked[:JUMLAH_TERENDAH]),
        seri=len(edge) == 2 and edge[0].nrr == edge[1].nrr,
        lengkap=complete,
    )


def _tally(answers: pd.DataFrame) -> list[_Tally]:
    columns = zip(answers.columns, answers.count(), answers.sum(), (answers <= RENDAH).sum(), strict=True)
    return [_Tally(str(kode), int(n), int(jumlah), int(rendah)) for kode, n, jumlah, rendah in columns]


def _result(tally: _Tally, rank: int, basis: Basis, nama: str) -> UnsurResult:
    if not tally.n:
        return UnsurResult(tally.kode, nama, 0, 0, None, None, None, "", "", None, rank, False)
    konversi = half_up(tally.nrr * KONVERSI)
    mutu = mutu_of(konversi, basis.standar)
    return UnsurResult(
        kode=tally.kode,
        nama=nama,
        n=tally.n,
        jumlah=tally.jumlah,
        nrr=tally.nrr,
        tertimbang=tally.nrr * basis.bobot_tepat,
        konversi=konversi,
        mutu=mutu.huruf,
        kinerja=mutu.kinerja,
        rendah=Fraction(tally.rendah, tally.n),
        peringkat=rank,
        terendah=rank <= JUMLAH_TERENDAH,
    )

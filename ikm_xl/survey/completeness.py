"""Is the survey "lengkap"?  The SOP's decision, from figures alone: `hitung` and the workbook share it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ikm_xl.row import Row

if TYPE_CHECKING:  # the words of the verdict are needed where no figures are
    from ikm_xl.survey.index import Index

_PENGATURAN, _PERHITUNGAN = "Pengaturan", "Perhitungan"


class Verdict(StrEnum):
    """How a check came out; the words stand on Beranda."""

    OK = "lengkap"
    WARNING = "peringatan"
    MISSING = "tidak lengkap"


@dataclass(frozen=True)
class Check(Row):
    """One line of the completeness check: what, how it stands, where, and what to do."""

    name: str
    state: Verdict
    place: str
    remedy: str

    @classmethod
    def of(
        cls, name: str, good: bool, place: str, remedy: str, otherwise: Verdict = Verdict.MISSING
    ) -> Check:
        """A check that needs no remedy where all is good."""
        return cls(name, Verdict.OK, place, "") if good else cls(name, otherwise, place, remedy)


@dataclass(frozen=True)
class Sample:
    """What the settings say of the sample: the minimum (None while the population is unknown), a reason."""

    minimum: int | None
    alasan: str


def missing(checks: Iterable[Check]) -> tuple[Check, ...]:
    """The checks that failed."""
    return tuple(check for check in checks if check.state is Verdict.MISSING)


def checks(
    index: Index, sample: Sample, held: Sequence[Check] = (), differences: Sequence[str] = ()
) -> tuple[Check, ...]:
    """Every check of the survey; while one fails, the SOP goes back to step 1.

    Args:
        index: the figures.
        sample: the settings that the number of respondents is judged by.
        held: the findings of cleaning that hold the document.
        differences: one sentence per formula of the workbook that gives another figure than Python, each
            beginning with the cell (``Perhitungan!B10 …``); none where there is no workbook.
    """
    return (*_answers(index), *_formulas(differences), _sample(sample, index.n), *held)


def _answers(index: Index) -> Iterator[Check]:
    remedy = "Ambil ekspor eSukma, lalu klik Bersihkan."
    yield Check.of("Responden", index.n > 0, _PERHITUNGAN, remedy)
    empty = [unsur.kode for unsur in index.unsur if unsur.n == 0]
    remedy = (
        f"Lengkapi jawaban {', '.join(empty)}, atau isi Tidak pada kolom Dihitung di lembar {_PENGATURAN}."
    )
    yield Check.of("Jawaban setiap unsur", not empty, _PERHITUNGAN, remedy)


def _formulas(differences: Sequence[str]) -> Iterator[Check]:
    first = differences[0] if differences else ""
    place = first.partition(" ")[0] or _PERHITUNGAN
    remedy = f"{first}: kembalikan rumus sel itu dari buku baru."
    yield Check.of("Rumus sama dengan hitungan ulang", not differences, place, remedy)


def _sample(sample: Sample, n: int) -> Check:
    """The minimum sample is a matter for the Kasi: below it, a typed reason makes it a warning."""
    name = "Sampel minimum"
    if sample.minimum is None:
        remedy = "Isi Populasi agar sampel minimum dapat diperiksa."
        return Check(name, Verdict.WARNING, _PENGATURAN, remedy)
    if n < sample.minimum and sample.alasan:
        remedy = f"{n} dari minimum {sample.minimum}; diterima: {sample.alasan}"
        return Check(name, Verdict.WARNING, _PENGATURAN, remedy)
    remedy = (
        f"{n} responden, minimum {sample.minimum}: tambah responden, "
        "atau isi alasan Kepala Seksi pada 'Alasan menerima sampel kurang'."
    )
    return Check.of(name, n >= sample.minimum, _PENGATURAN, remedy)

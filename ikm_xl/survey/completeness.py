"""Is the survey "lengkap"?  The SOP's decision, from figures alone: `hitung` and the workbook share it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ikm_xl.indonesian import comma
from ikm_xl.row import Row

if TYPE_CHECKING:  # the words of the verdict are needed where no figures are
    from ikm_xl.survey.index import Index

_LOWEST_TOP = 90  # 0.12 for 8 unsur gives 96
_PENGATURAN, _PERHITUNGAN = "Pengaturan", "Perhitungan"


class Verdict(StrEnum):
    """How a check came out; the words stand on Beranda."""

    OK = "lengkap"
    WARNING = "peringatan"
    MISSING = "tidak lengkap"


@dataclass(frozen=True)
class Check(Row):
    """One line of the completeness check.

    Attributes:
        name: what is checked.
        state: how it stands.
        place: where to look.
        remedy: what was found, and what to do.
        alasan: why the Kepala Seksi accepts it all the same; "" where nobody did.
        sidik: digest of what was found, "" where no reason can accept it: a reason holds for just this.
        fakta: what was found as a sentence of the document, which prints it beside the reason.
    """

    name: str
    state: Verdict
    place: str
    remedy: str
    alasan: str = ""
    sidik: str = ""
    fakta: str = ""

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """What stands in the row on Beranda; the digest is kept on a hidden sheet."""
        return ("name", "state", "place", "remedy", "alasan")

    @classmethod
    def of(cls, name: str, good: bool, place: str, remedy: str, **more: Any) -> Check:
        """A check that needs no remedy where all is good; ``more`` is what else a failed one has."""
        return cls(name, Verdict.OK, place, "") if good else cls(name, Verdict.MISSING, place, remedy, **more)


@dataclass(frozen=True)
class Sample:
    """What the settings say of the sample.

    Attributes:
        minimum: the smallest sufficient sample, None while the population is unknown.
        alasan: why fewer are accepted.
        diperiksa: whether there are settings to judge by.
    """

    minimum: int | None
    alasan: str
    diperiksa: bool = True


def digest(*about: object) -> str:
    """A short digest of what was found: what is found later is another finding as soon as it differs."""
    return hashlib.sha256("\n".join(map(str, about)).encode()).hexdigest()[:12]


def accepted(checks: Iterable[Check], reasons: Mapping[str, str]) -> tuple[Check, ...]:
    """The checks, with a warning for each failed one whose digest has a reason.

    Args:
        checks: as they were made.
        reasons: what the Kepala Seksi typed, by digest.
    """
    return tuple(
        replace(check, state=Verdict.WARNING, alasan=reasons[check.sidik])
        if check.state is Verdict.MISSING and check.sidik and reasons.get(check.sidik)
        else check
        for check in checks
    )


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
    remedy = "Ambil ekspor eSukma, lalu klik Olah Data."
    yield Check.of("Responden", index.n > 0, _PERHITUNGAN, remedy)
    empty = [unsur.kode for unsur in index.unsur if unsur.n == 0]
    remedy = (
        f"Lengkapi jawaban {', '.join(empty)}, atau isi Tidak pada kolom Dihitung di lembar {_PENGATURAN}."
    )
    yield Check.of("Jawaban setiap unsur", not empty, _PERHITUNGAN, remedy)
    yield _weight(index)


def _weight(index: Index) -> Check:
    """With a weight that was rounded down the highest index is a little less than 100; never half of it."""
    nrr = sum((unsur.nrr for unsur in index.unsur if unsur.nrr is not None), Fraction())
    weighted = sum((unsur.tertimbang for unsur in index.unsur if unsur.tertimbang is not None), Fraction())
    highest = weighted / nrr * len(index.unsur) * 100 if nrr else Fraction(100)
    remedy = (
        f"Dengan bobot ini IKM paling tinggi {comma(highest)}, bukan 100: isi Bobot per unsur dengan 1/k "
        f"atau angka yang hampir 1/{len(index.unsur)}."
    )
    return Check.of("Bobot unsur", highest >= _LOWEST_TOP, _PENGATURAN, remedy)


def _formulas(differences: Sequence[str]) -> Iterator[Check]:
    first = differences[0] if differences else ""
    place = first.partition(" ")[0] or _PERHITUNGAN
    remedy = f"{first}: kembalikan rumus sel itu dari buku kerja baru."
    yield Check.of("Rumus sama dengan hitungan ulang", not differences, place, remedy)


def _sample(sample: Sample, n: int) -> Check:
    """The minimum sample is a matter for the Kasi: below it, a typed reason makes it a warning."""
    name = "Sampel minimum"
    if sample.minimum is None:
        remedy = (
            "Populasi penerima layanan belum diisi, maka sampel minimum tidak dapat diperiksa: isi Populasi, "
            "atau Kepala Seksi mengisi alasannya di kolom Alasan diterima."
        )
        fact = "Populasi penerima layanan tidak diketahui; sampel minimum tidak diperiksa."
        state = Verdict.MISSING if sample.diperiksa else Verdict.WARNING
        return Check(name, state, _PENGATURAN, remedy, sidik=digest(name, "populasi"), fakta=fact)
    fact = f"{n} responden, kurang dari sampel minimum {sample.minimum}."
    remedy = (
        f"{n} responden, minimum {sample.minimum}: tambah responden, "
        "atau Kepala Seksi mengisi alasannya di kolom Alasan diterima."
    )
    if n < sample.minimum and sample.alasan:
        remedy = f"{n} dari minimum {sample.minimum}; diterima: {sample.alasan}"
        return Check(name, Verdict.WARNING, _PENGATURAN, remedy, fakta=f"{fact} Diterima: {sample.alasan}")
    sidik = digest(name, n, sample.minimum)
    return Check.of(name, n >= sample.minimum, _PENGATURAN, remedy, sidik=sidik, fakta=fact)

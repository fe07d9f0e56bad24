"""What cleaning did not understand, or left out in unusual number: a finding, never silence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ikm_xl.survey.completeness import Check, Verdict, digest


class Severity(StrEnum):
    """What a finding does: it is logged, it is shown and printed as a count, or it holds the document."""

    CATAT = "catat"
    PERINGATAN = "peringatan"
    TAHAN = "tahan"


CATAT, PERINGATAN, TAHAN = Severity


@dataclass(frozen=True)
class Finding:
    """One thing that somebody has to know.

    Attributes:
        kode: its kind, such as ``"IKM-B21"``.
        severity: what it does.
        nama: what it is about, a few words.
        jumlah: how many rows, cells, columns or sheets.
        tempat: file, sheet, rows or column, as Excel shows them.
        keterangan: one sentence: what was seen, with an example and where.
        saran: one sentence: what to do.
        tentang: what it is about whatever row it stands in: the texts, the columns, the sheets.
    """

    kode: str
    severity: Severity
    nama: str
    jumlah: int
    tempat: str
    keterangan: str
    saran: str
    tentang: str = ""

    @cached_property
    def sidik(self) -> str:
        """A short digest: a finding that was accepted is another one as soon as it says something else."""
        return digest(self.kode, self.nama, self.jumlah, self.tentang)

    @property
    def kalimat(self) -> str:
        """The finding as a sentence."""
        return f"{self.keterangan} {self.saran}".strip()


def held(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that hold the document."""
    return tuple(finding for finding in findings if finding.severity is TAHAN)


def checks(findings: Iterable[Finding]) -> tuple[Check, ...]:
    """Those that hold the document, as failed checks of the survey."""
    return tuple(
        Check(
            finding.nama,
            Verdict.MISSING,
            finding.tempat,
            finding.kalimat,
            sidik=finding.sidik,
            fakta=finding.keterangan,
        )
        for finding in held(findings)
    )


def rows_named(numbers: Iterable[object], most: int = 5) -> str:
    """``baris 5, 6, 7, dan 12 lainnya``."""
    found = [str(number) for number in numbers]
    more = len(found) - most
    return "baris " + ", ".join(found[:most]) + (f", dan {more} lainnya" if more > 0 else "")

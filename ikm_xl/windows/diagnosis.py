"""One line of the doctor's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["ok", "peringatan", "gagal", "tidak berlaku"]


@dataclass(frozen=True)
class Diagnosis:
    """What one check found, in Indonesian, for the staff.

    Attributes:
        pemeriksaan: what was checked.
        keadaan: ``peringatan`` when the buttons may work nevertheless, ``gagal`` when they cannot.
        keterangan: what was found, one or two sentences.
        perbaikan: what to do about it; empty when there is nothing to do.
    """

    pemeriksaan: str
    keadaan: State
    keterangan: str
    perbaikan: str = ""


@dataclass(frozen=True)
class Check:
    """A check's name, and one way to say each outcome."""

    pemeriksaan: str

    def ok(self, text: str) -> Diagnosis:
        """Nothing to do."""
        return Diagnosis(self.pemeriksaan, "ok", text)

    def warn(self, text: str, remedy: str) -> Diagnosis:
        """It may work nevertheless."""
        return Diagnosis(self.pemeriksaan, "peringatan", text, remedy)

    def fail(self, text: str, remedy: str) -> Diagnosis:
        """The buttons cannot work until this is mended."""
        return Diagnosis(self.pemeriksaan, "gagal", text, remedy)

    def inapplicable(self, text: str) -> Diagnosis:
        """There is nothing here to check."""
        return Diagnosis(self.pemeriksaan, "tidak berlaku", text)

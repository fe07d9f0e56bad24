"""One office's workbook, read and verified for the recap of many.

*Verified* means that three witnesses agree: (1) the figures that Python computes here from every answer on
Perhitungan and from the settings, (2) the figures that the workbook's own formulas gave when it was saved,
and (3) the code on Pengesahan, which is computed anew, by the present rule or by that of 0.1.0. It does not
mean that the answers are those of the export (that is what ``ikm-xl periksa`` looks at, book by book), nor
that the paper was signed: that is what staff say by the status "ditandatangani". The code is a digest, no
electronic signature; somebody with the program could make a new one.

Only sums and the office's own plan leave a book: no respondent's row and no word of the public is kept, and
the sheet of the export is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from ikm_xl import engine
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, recalculation, sheets, versions
from ikm_xl.sop.blocks import state_of
from ikm_xl.sop.old_books import OldBook
from ikm_xl.sop.state import State
from ikm_xl.survey import verification
from ikm_xl.survey.index import Index
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import FollowUpRow, PlanRow
from ikm_xl.workbook.status import DILEWATI, DITANDATANGANI, TINDAK_LANJUT, Step

_DONE = TINDAK_LANJUT[0]
_SEND_AGAIN = "Minta buku kerja yang sudah ditandatangani."


@dataclass(frozen=True)
class Followed:
    """One row of the last period's RTL: its unsur, what was planned, and what staff say became of it."""

    kode: str
    program: str
    status: str


@dataclass(frozen=True)
class Past:
    """A period in a book's Riwayat, without the answers that would prove it."""

    periode: str
    ikm: float | None
    kode: str


@dataclass(frozen=True)
class Office:
    """What one workbook says; only what :attr:`trouble` is "" for may be counted.

    Attributes:
        berkas: what the recap calls the file; no two files alike.
        versi: the version of the workbook.
        status: of step 4, as it stands on Beranda.
        kode: the code on Pengesahan.
        revisi: which revision of the signed document it is, 0 for the first.
        index: computed here, see the module.
        rencana: the RTL's rows by kode, as many as are filled.
        lanjutan: the follow-up of the period ``periode_lanjutan``.
        trouble: why the document is not one to count, in Indonesian; and what to do about it.
    """

    berkas: str
    versi: int
    settings: Settings
    status: str
    tanggal: date | None
    kode: str
    revisi: int
    index: Index
    rencana: tuple[tuple[str, PlanRow], ...]
    periode_lanjutan: str
    lanjutan: tuple[Followed, ...]
    riwayat: tuple[Past, ...]
    trouble: str
    remedy: str

    @property
    def unit(self) -> str:
        """``Kecamatan Sooko``."""
        return self.settings.instansi.kecamatan

    @property
    def periode(self) -> str:
        """``Semester I Tahun 2025``."""
        return self.settings.periode.teks

    @property
    def lengkap(self) -> int:
        """How many rows of the RTL say what, when, who, and by what one will know."""
        return sum(row.complete for _, row in self.rencana)

    @property
    def realisasi(self) -> float | None:
        """The share of the last period's RTL that is "Selesai", 0–100.

        None where there was none to follow up, or where the status of any row is not filled in: a blank is
        no "Belum".
        """
        known = [row.status for row in self.lanjutan if row.status in TINDAK_LANJUT]
        if not known or len(known) < len(self.lanjutan):
            return None
        return 100 * known.count(_DONE) / len(known)


@dataclass(frozen=True)
class Unread:
    """A file that could not be read as a workbook of this program; why, and what to do."""

    berkas: str
    trouble: str
    remedy: str


def read(path: Path, berkas: str = "") -> Office | Unread:
    """Read and verify one workbook of any version; the file is only read.

    Args:
        path: an .xlsm or .xlsx file.
        berkas: what the recap calls it; its whole path unless given.
    """
    berkas = berkas or str(path)
    try:
        with _opened(path) as book:
            return _office(book, berkas)
    except IkmError as error:
        return Unread(berkas, error.message, error.hint)
    except Exception as error:  # one odd file among hundreds must be named, not end the recap
        return Unread(berkas, f"Tidak dapat dibaca ({error}).", "Periksa dengan 'ikm-xl periksa'.")


@contextmanager
def _opened(path: Path) -> Iterator[xw.Book]:
    """A book by its stored values; calculated, where the file does not store them all or is odd."""
    with ExitStack() as stack:
        try:
            book = stack.enter_context(engine.opened(path, stored=True))
        except IkmError:
            book = stack.enter_context(engine.opened(path))  # or says better what is wrong with it
        yield book


def _office(book: xw.Book, berkas: str) -> Office:
    version = sheets.version(book)
    if version > layout.VERSI_BUKU:
        versions.require_current(version, book.name)
    source = OldBook(book)
    state = state_of(source.blocks(), source.office(), ())
    state = replace(state, respondents=source.respondents())
    state = replace(state, survey=recalculation.compare(state, source.figures()))
    trouble, remedy = _trouble(state)
    return Office(
        berkas=berkas,
        versi=version,
        settings=state.settings,
        status=state.status(Step.PENGESAHAN),
        tanggal=_day(state.approval.day),
        kode=state.approval.code,
        revisi=state.approval.revisi,
        index=state.figures.index,
        rencana=tuple((planned.kode, planned.row) for planned in state.plan if planned.row.filled),
        periode_lanjutan=state.follow_up_period,
        lanjutan=tuple(
            Followed(followed.kode, _text(followed.row.program), _text(followed.row.status))
            for followed in state.follow_up
            if followed.row != FollowUpRow()
        ),
        riwayat=tuple(
            Past(_text(row.periode), row.ikm if isinstance(row.ikm, float) else None, _text(row.kode))
            for row in state.history
        ),
        trouble=trouble,
        remedy=remedy,
    )


def _trouble(state: State) -> tuple[str, str]:
    """Why this document is not to be counted, and what to do; two empty texts where it is."""
    status, code = state.status(Step.PENGESAHAN), state.approval.code
    if not state.settings.instansi.kecamatan.strip():
        return "nama kecamatan di lembar Pengaturan kosong", "Minta buku yang pengaturannya terisi."
    if status == DILEWATI:
        return f"periode ini '{DILEWATI}': tidak dilaporkan", "Tanyakan sebabnya kepada unit itu."
    if status != DITANDATANGANI:
        return f"belum ditandatangani (status langkah 4: {status})", _SEND_AGAIN
    if state.figures.index.ikm is None:
        return "IKM tidak dapat dihitung: ada unsur tanpa jawaban", _SEND_AGAIN
    if wrong := state.figures.differences:
        return (
            f"angkanya berubah: {wrong[0]}" + (f" (dan {len(wrong) - 1} sel lain)" if len(wrong) > 1 else ""),
            "Jalankan 'ikm-xl periksa' pada buku itu, lalu minta buku yang benar.",
        )
    if not code:
        return "tanpa kode verifikasi", _SEND_AGAIN
    if code not in (approval.verification_code(state), _first_code(state)):
        return (
            "isinya berubah sesudah disahkan: kode verifikasi tidak cocok dengan jawaban dan hasil",
            "Cocokkan dengan dokumen yang dicetak, lalu minta buku yang disahkan.",
        )
    return "", ""


def _first_code(state: State) -> str:
    """The code by the rule of 0.1.0, which a book keeps when it is carried over into a later version."""
    settings = state.settings
    office = {"unit": settings.instansi.kecamatan, "periode": settings.periode.teks}
    return verification.code(state.answered, settings.basis, state.figures.index, office)


def _day(value: Any) -> date | None:
    return value.date() if isinstance(value, datetime) else None


def _text(value: Any) -> str:
    return "" if value is None else str(value)

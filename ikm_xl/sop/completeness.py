"""The SOP's decision "lengkap / tidak lengkap", as a list of checks on Beranda.

A check belongs to the step that must not be taken while it fails: the survey's checks stop step 3 (RTL),
the document's checks stop step 4 (signature).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import PERAN, Settings, kalender
from ikm_xl.sop import cells
from ikm_xl.sop.progress import Step
from ikm_xl.sop.recalculation import Survey
from ikm_xl.workbook.layout import PENGATURAN, PERHITUNGAN, RTL

LENGKAP = "lengkap"
TIDAK_LENGKAP = "tidak lengkap"


class State(StrEnum):
    """How a check came out; the words stand on Beranda."""

    OK = "lengkap"
    WARNING = "peringatan"
    MISSING = "tidak lengkap"


@dataclass(frozen=True)
class Check:
    """One line of the completeness check: what, how it stands, where, and what to do."""

    name: str
    state: State
    place: str
    remedy: str
    gates: Step

    @property
    def row(self) -> list[str]:
        """The check as Beranda's columns."""
        return [self.name, str(self.state), self.place, self.remedy]


def checks(book: xw.Book, settings: Settings, survey: Survey) -> tuple[Check, ...]:
    """Every check of the survey and of the document, in the order of the SOP."""
    return (*_survey_checks(settings, survey), *_document_checks(book, settings, survey))


def report(book: xw.Book, settings: Settings, survey: Survey) -> tuple[Check, ...]:
    """Make the checks and write them on Beranda, where a formula says what comes next."""
    made = checks(book, settings, survey)
    missing = missing_for(made, Step.PENGESAHAN)
    cells.write(book, "kelengkapan", [check.row for check in made])
    cells.write_one(book, "status_dokumen", TIDAK_LENGKAP if missing else LENGKAP)
    return made


def missing_for(made: tuple[Check, ...], step: Step) -> tuple[Check, ...]:
    """The failed checks that stand in the way of a step: its own and those of the steps before."""
    return tuple(check for check in made if check.state is State.MISSING and check.gates <= step)


def require(made: tuple[Check, ...], step: Step) -> None:
    """The gate before a step.

    Raises:
        IkmError: a check fails; the message names every failed one and where to mend it.
    """
    missing = missing_for(made, step)
    if missing:
        what = "; ".join(f"{check.name} ({check.place})" for check in missing)
        raise IkmError(f"Dokumen tidak lengkap: {what}.", missing[0].remedy)


def _check(
    name: str, good: bool, place: str, remedy: str, gates: Step, otherwise: State = State.MISSING
) -> Check:
    return Check(name, State.OK, place, "", gates) if good else Check(name, otherwise, place, remedy, gates)


def _survey_checks(settings: Settings, survey: Survey) -> Iterator[Check]:
    n, index, step = survey.index.n, survey.index, Step.RTL
    yield _check("Responden", n > 0, PERHITUNGAN, "Ambil ekspor eSukma, lalu klik Bersihkan.", step)
    empty = [unsur.kode for unsur in index.unsur if unsur.n == 0]
    yield _check(
        "Jawaban setiap unsur",
        not empty,
        PERHITUNGAN,
        f"Lengkapi jawaban {', '.join(empty)}, atau isi Tidak pada kolom Dihitung di lembar {PENGATURAN}.",
        step,
    )
    wrong = survey.selisih
    yield _check(
        "Rumus sama dengan hitungan ulang",
        not wrong,
        f"{PERHITUNGAN}!{wrong[0].address}" if wrong else PERHITUNGAN,
        f"{wrong[0]}: kembalikan rumus sel itu dari buku baru." if wrong else "",
        step,
    )
    yield _sample(settings, n)


def _sample(settings: Settings, n: int) -> Check:
    """The minimum sample is a matter for the Kasi: below it, a typed reason makes it a warning."""
    name, minimum = "Sampel minimum", settings.minimum_sampel
    if minimum is None:
        remedy = "Isi Populasi agar sampel minimum dapat diperiksa."
        return Check(name, State.WARNING, PENGATURAN, remedy, Step.RTL)
    reason = settings.perhitungan.alasan_sampel
    if n < minimum and reason:
        return Check(
            name, State.WARNING, PENGATURAN, f"{n} dari minimum {minimum}; diterima: {reason}", Step.RTL
        )
    remedy = (
        f"{n} responden, minimum {minimum}: tambah responden, "
        "atau isi alasan Kepala Seksi pada 'Alasan menerima sampel kurang'."
    )
    return _check(name, n >= minimum, PENGATURAN, remedy, Step.RTL)


def _document_checks(book: xw.Book, settings: Settings, survey: Survey) -> Iterator[Check]:
    step = Step.PENGESAHAN
    identity = {
        "pemerintah daerah": settings.instansi.pemerintah,
        "kecamatan": settings.instansi.kecamatan,
        "alamat": settings.instansi.alamat,
        "tempat": settings.instansi.tempat,
    }
    yield _filled("Identitas instansi", identity, step)
    officials = {
        f"{key} {peran}": getattr(settings.pejabat[peran], key)
        for peran in PERAN
        for key in ("jabatan", "nama", "nip")
    }
    yield _filled("Pejabat penanda tangan", officials, step)
    yield _filled("Nomor surat", {"nomor surat": settings.surat.nomor}, step)
    p = settings.periode
    first, last = kalender(p.jenis, p.ke, p.tahun)
    yield _check(
        "Tanggal sesuai periode",
        first <= p.awal and p.akhir <= last,
        PENGATURAN,
        f"{p.awal:%d-%m-%Y} s.d. {p.akhir:%d-%m-%Y} di luar {p.teks}: perbaiki tanggal atau periodenya.",
        step,
    )
    yield _rtl(book, survey)


def _filled(name: str, values: dict[str, str], step: Step) -> Check:
    empty = [label for label, value in values.items() if not value]
    return _check(name, not empty, PENGATURAN, f"Isi {', '.join(empty)} di lembar {PENGATURAN}.", step)


def _rtl(book: xw.Book, survey: Survey) -> Check:
    codes = [row[0] for row in cells.read(book, "rtl_kode")]
    incomplete = []
    for kode, (program, *quarters, officer, target, _) in zip(
        codes, cells.read(book, "rtl_isi"), strict=True
    ):
        if kode and not (program and any(quarters) and officer and target):
            incomplete.append(str(kode))
    current = tuple(kode for kode in codes if kode) == survey.index.terendah
    if not current:
        return Check("Rencana Tindak Lanjut", State.MISSING, RTL, "Klik Susun RTL.", Step.PENGESAHAN)
    remedy = f"Lengkapi program, waktu, penanggung jawab, dan target {', '.join(incomplete)} di lembar {RTL}."
    return _check("Rencana Tindak Lanjut", not incomplete, RTL, remedy, Step.PENGESAHAN)

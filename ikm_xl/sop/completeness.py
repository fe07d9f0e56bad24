"""The SOP's decision "lengkap / tidak lengkap", as a list of checks on Beranda.

The survey's checks stop step 3 (RTL) while one fails, the document's checks step 4 (signature).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ikm_xl.cleaning import findings
from ikm_xl.errors import IkmError
from ikm_xl.settings import PERAN, kalender
from ikm_xl.sop.state import State
from ikm_xl.survey import completeness as survey
from ikm_xl.survey.completeness import Check, Verdict
from ikm_xl.workbook.layout import CATATAN, PENGATURAN, RTL, place
from ikm_xl.workbook.status import Step


def survey_checks(state: State) -> tuple[Check, ...]:
    """The checks of the survey; the same as those of ``ikm-xl hitung``."""
    figures = state.figures
    held = findings.checks(state.findings)
    return survey.checks(figures.index, state.settings.sample, held, tuple(map(str, figures.differences)))


def checks(state: State) -> tuple[Check, ...]:
    """Every check of the survey and of the document, in the order of the SOP."""
    return (*survey_checks(state), *_document_checks(state))


def judged(state: State) -> State:
    """With its checks made; on Beranda formulas say by them whether it is complete and what comes next."""
    return replace(state, checks=_fitted(checks(state)))


def _fitted(made: tuple[Check, ...]) -> tuple[Check, ...]:
    """The checks that have room on Beranda; what has none is told by its number, as failed."""
    rows, more = place("kelengkapan").rows, [check for check in made if check.state is Verdict.MISSING]
    if len(made) <= rows:
        return made
    good = [check for check in made if check.state is not Verdict.MISSING]
    shown = [*more, *good][: rows - 1]
    rest = len(made) - len(shown)
    text = f"{rest} pemeriksaan lain tidak termuat di sini; peringatannya ada di lembar {CATATAN}."
    return (*shown, Check("Pemeriksaan lain", Verdict.MISSING, CATATAN, text))


def missing_for(state: State, step: Step) -> tuple[Check, ...]:
    """The failed checks that stand in the way of a step: its own and those of the steps before."""
    return survey.missing(checks(state) if step > Step.RTL else survey_checks(state))


def require(state: State, step: Step) -> None:
    """The gate before a step.

    Raises:
        IkmError: a check fails; the message names every failed one and where to mend it.
    """
    missing = missing_for(state, step)
    if missing:
        what = "; ".join(f"{check.name} ({check.place})" for check in missing)
        raise IkmError(f"Dokumen tidak lengkap: {what}.", missing[0].remedy, code="IKM-L02")


def _document_checks(state: State) -> Iterator[Check]:
    settings = state.settings
    identity = {
        "pemerintah daerah": settings.instansi.pemerintah,
        "kecamatan": settings.instansi.kecamatan,
        "alamat": settings.instansi.alamat,
        "tempat": settings.instansi.tempat,
    }
    yield _filled("Identitas instansi", identity)
    officials = {
        f"{key} {peran}": getattr(settings.pejabat[peran], key)
        for peran in PERAN
        for key in ("jabatan", "nama", "nip")
    }
    yield _filled("Pejabat penanda tangan", officials)
    yield _filled("Nomor surat", {"nomor surat": settings.surat.nomor})
    p = settings.periode
    first, last = kalender(p.jenis, p.ke, p.tahun)
    yield Check.of(
        "Tanggal sesuai periode",
        first <= p.awal and p.akhir <= last,
        PENGATURAN,
        f"{p.awal:%d-%m-%Y} s.d. {p.akhir:%d-%m-%Y} di luar {p.teks}: perbaiki tanggal atau periodenya.",
    )
    yield _rtl(state)


def _filled(name: str, values: dict[str, str]) -> Check:
    empty = [label for label, value in values.items() if not value]
    return Check.of(name, not empty, PENGATURAN, f"Isi {', '.join(empty)} di lembar {PENGATURAN}.")


def _rtl(state: State) -> Check:
    name = "Rencana Tindak Lanjut"
    if tuple(planned.kode for planned in state.plan if planned.kode) != state.figures.index.terendah:
        return Check(name, Verdict.MISSING, RTL, "Klik Susun RTL.")
    incomplete = [planned.kode for planned in state.plan if planned.kode and not planned.row.complete]
    remedy = f"Lengkapi program, waktu, penanggung jawab, dan target {', '.join(incomplete)} di lembar {RTL}."
    return Check.of(name, not incomplete, RTL, remedy)

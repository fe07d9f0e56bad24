"""Step 4 of the SOP: hand the document and its RTL over for signature."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import cells, completeness, history, letter, progress, recalculation
from ikm_xl.sop.completeness import Check
from ikm_xl.sop.recalculation import Survey
from ikm_xl.survey import verification


@dataclass(frozen=True)
class Approval:
    """What is ready to be signed."""

    code: str
    ikm: Decimal | None
    checks: tuple[Check, ...]


def prepare(book: xw.Book, settings: Settings, survey: Survey | None = None) -> Approval:
    """Fill Pengesahan and Riwayat and lift the banner "DRAF".

    Args:
        book: a workbook after step 3.
        settings: its settings.
        survey: what the workbook holds, where the caller knows it already.

    Raises:
        IkmError: the survey or the document is incomplete; nothing is written then.
    """
    survey = survey or recalculation.read(book, settings)
    made = completeness.checks(book, settings, survey)
    completeness.require(made, progress.Step.PENGESAHAN)
    code = verification_code(settings, survey)
    cells.write_one(book, "kode_verifikasi", code)
    cells.write_one(book, "tanggal_pengesahan", _day(book))
    letter.choose(book, settings)
    history.upsert(book, settings, survey, code)
    progress.mark(book, progress.Step.PENGESAHAN, progress.SIAP)
    return Approval(code, survey.index.ikm, completeness.report(book, settings, survey))


def _day(book: xw.Book) -> datetime:
    """Today, unless staff typed another day than the one that was proposed the last time."""
    typed, proposed = (
        cells.read_one(book, "tanggal_pengesahan"),
        progress.since(book, progress.Step.PENGESAHAN),
    )
    if isinstance(typed, datetime) and (proposed is None or typed.date() != proposed.date()):
        return typed
    return datetime.combine(date.today(), datetime.min.time())


def verification_code(settings: Settings, survey: Survey) -> str:
    """The short digest of answers and results that stands on Pengesahan and in the page footers."""
    office = {"unit": settings.instansi.kecamatan, "periode": settings.periode.teks}
    return verification.code(survey.jawaban, settings.basis, survey.index, office)

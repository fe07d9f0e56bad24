"""Step 2 of the SOP: compose the IKM document of the 11 unsur."""

from __future__ import annotations

from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import completeness, history, progress, recalculation, wording
from ikm_xl.sop.completeness import Check
from ikm_xl.sop.recalculation import Survey
from ikm_xl.survey import comments, narrative
from ikm_xl.survey.unsur import KODE

_COMMENTS_PER_UNSUR = 3


def compose(
    book: xw.Book, settings: Settings, survey: Survey | None = None
) -> tuple[Survey, tuple[Check, ...]]:
    """Compare the sheet's formulas with Python, write the narrative and the public's comments.

    Args:
        book: a workbook after step 1.
        settings: its settings.
        survey: what the workbook holds, where the caller knows it already.

    Raises:
        IkmError: a formula of the sheet disagrees with Python; nothing is written then.
    """
    survey = survey or recalculation.read(book, settings)
    recalculation.verify(survey)
    wording.propose(
        book,
        {
            "dokumen_narasi": narrative.narrative(survey.index, context(book, settings)),
            "dokumen_komentar": comments_by_unsur(survey),
        },
    )
    made = completeness.report(book, settings, survey)
    complete = not completeness.missing_for(made, progress.Step.RTL)
    status = progress.SELESAI if complete else progress.TIDAK_LENGKAP
    progress.mark(book, progress.Step.DOKUMEN, status)
    return survey, made


def context(book: xw.Book, settings: Settings) -> narrative.Context:
    """What the narrative tells beside the figures."""
    last = history.last_before(book, settings.periode)
    return narrative.Context(
        unit=settings.instansi.kecamatan,
        periode=settings.periode.teks,
        standar=settings.perhitungan.standar_mutu,
        awal=settings.periode.awal,
        akhir=settings.periode.akhir,
        target=settings.perhitungan.target or None,
        periode_lalu=last.periode,
        ikm_lalu=last.ikm,
    )


def comments_by_unsur(survey: Survey) -> list[str]:
    """The public's comments per unsur, in the order of the unsur, personal data masked."""
    found = comments.by_unsur(survey.profil["saran"].dropna().astype(str), _COMMENTS_PER_UNSUR)
    return ["\n".join(f"– {text}" for text in found.get(kode, ())) for kode in KODE]

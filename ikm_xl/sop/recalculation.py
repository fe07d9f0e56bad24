"""The figures of the workbook: computed by its formulas, computed again by Python, and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import shown
from ikm_xl.sop.state import Cells, Difference, State, Survey
from ikm_xl.survey.index import Basis, Index, UnsurResult, compute, valid_answers
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout

TOLERANCE = 1e-9
RESULTS = ("hasil_unsur", "hasil_unit")
"""The places whose formulas give the figures."""

_UNSUR_ROWS = (
    "unsur_jumlah",
    "unsur_n",
    "unsur_nrr",
    "unsur_bobot",
    "unsur_tertimbang",
    "unsur_konversi",
    "unsur_mutu",
    "unsur_kinerja",
    "unsur_rendah",
    "unsur_peringkat",
)
_UNIT_CELLS = (
    "jumlah_responden",
    "jumlah_tertimbang",
    "ikm_tepat",
    "ikm",
    "ikm_mutu",
    "ikm_kinerja",
    "seri",
)


def compare(state: State, figures: Mapping[str, Cells]) -> Survey:
    """Compute the index of the respondents and compare it with what the formulas gave.

    Args:
        state: with its respondents.
        figures: the cells of the places RESULTS.

    Raises:
        IkmError: an answer on Perhitungan is not 1–4.
    """
    answers, basis = valid_answers(state.answered, KODE), state.settings.basis
    index = compute(answers, basis, state.settings.nama_unsur)
    pairs = (*_unsur_pairs(figures["hasil_unsur"], answers, basis, index), *_unit_pairs(figures, index))
    wrong = (
        Difference(
            layout.PERHITUNGAN,
            layout.place(name).cell(0, column),
            f"berisi {shown(found)}, seharusnya {shown(expected)}",
        )
        for name, column, found, expected in pairs
        if not _equal(found, expected)
    )
    return Survey(index, tuple(wrong))


def verify(survey: Survey) -> None:
    """Refuse to go on with figures that cannot be trusted.

    Raises:
        IkmError: a formula's result differs from Python's; the message names the first such cell.
    """
    wrong = survey.differences
    if wrong:
        more = f" (dan {len(wrong) - 1} sel lain)" if len(wrong) > 1 else ""
        raise IkmError(
            f"Rumus tidak cocok dengan hitungan ulang: {wrong[0]}{more}.",
            "Rumus di sel itu mungkin terhapus atau tertimpa: pakai salinan di folder Cadangan IKM, atau "
            "salin rumusnya dari buku kerja baru.",
            code="IKM-L01",
        )


def _unsur_pairs(
    found: Cells, answers: pd.DataFrame, basis: Basis, index: Index
) -> Iterator[tuple[str, int, Any, Any]]:
    """Row by row, so that the first difference is the cell that is wrong, not one that follows from it."""
    results = {result.kode: result for result in index.unsur}
    expected = [_unsur_values(results.get(kode), answers[kode], basis) for kode in KODE]
    for row, (name, cells) in enumerate(zip(_UNSUR_ROWS, found, strict=True)):
        for column, value in enumerate(cells):
            yield name, column, value, expected[column][row]


def _unsur_values(result: UnsurResult | None, answers: pd.Series[float], basis: Basis) -> tuple[Any, ...]:
    """What the column of one unsur should show; an unsur that is not counted shows only its sums."""
    n, jumlah = int(answers.count()), int(answers.sum())
    if result is None:
        return (jumlah, n, *[""] * 8)
    return (
        jumlah,
        n,
        result.nrr,
        basis.bobot_tepat if result.n else "",
        result.tertimbang,
        result.konversi,
        result.mutu,
        result.kinerja,
        result.rendah,
        result.peringkat or "",
    )


def _unit_pairs(figures: Mapping[str, Cells], index: Index) -> Iterator[tuple[str, int, Any, Any]]:
    total = sum((r.tertimbang for r in index.unsur if r.tertimbang is not None), Fraction(0))
    expected = (
        index.n,
        total if index.lengkap else "",
        index.ikm_tepat,
        index.ikm,
        index.mutu,
        index.kinerja,
        int(index.seri),
    )
    for name, found, value in zip(_UNIT_CELLS, figures["hasil_unit"][0], expected, strict=True):
        yield name, 0, found, value


def _equal(found: Any, expected: Any) -> bool:
    if expected is None or expected == "":
        return found in (None, "")
    if isinstance(expected, int | Fraction | Decimal):
        return isinstance(found, int | float | Decimal) and abs(float(found) - float(expected)) <= TOLERANCE
    return bool(found == expected)

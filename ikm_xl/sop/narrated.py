"""What the narrative is made from, and the figures in it that are nobody's result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ikm_xl.indonesian import comma
from ikm_xl.sop import history
from ikm_xl.sop.state import State
from ikm_xl.survey import narrative
from ikm_xl.survey.bands import STANDAR

CHECK = "Angka dalam narasi"
"""The check that names them; a reason accepts them."""
_FIGURE = re.compile(r"(?<![\d,.])\d{1,3},\d{2}(?!\d)")


def context(state: State) -> narrative.Context:
    """What the narrative tells beside the figures."""
    settings = state.settings
    last = history.last_before(state.history, settings.periode)
    return narrative.Context(
        unit=settings.instansi.unit,
        periode=settings.periode.teks,
        standar=settings.perhitungan.standar_mutu,
        awal=settings.periode.awal,
        akhir=settings.periode.akhir,
        target=settings.perhitungan.target or None,
        periode_lalu=last.periode,
        ikm_lalu=last.ikm,
        minimum=settings.minimum_sampel,
        alasan=settings.perhitungan.alasan_sampel,
    )


def strange(state: State) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Paragraphs with a value that neither the survey, its standard nor Riwayat gives; staff wrote them.

    Staff may say what they like, but an IKM or an unsur's value that is nobody's would be signed with it.

    Args:
        state: with its figures.

    Returns:
        The number of each such paragraph, from 0, and the values in it.
    """
    index = state.figures.index
    if index.ikm is None:
        return
    proposed = narrative.narrative(index, context(state))
    known = {figure for text in proposed for figure in _FIGURE.findall(text)}
    known |= {comma(unsur.konversi) for unsur in index.unsur if unsur.konversi is not None}
    known |= {comma(Decimal(str(row.ikm))) for row in state.history if isinstance(row.ikm, int | float)}
    bands = STANDAR[state.settings.perhitungan.standar_mutu]
    known |= {comma(limit) for band in bands for limit in (band.bawah, band.bawah - Decimal("0.01"))}
    known.add(comma(state.settings.perhitungan.target))
    for number, text in enumerate(state.narrative):
        odd = tuple(figure for figure in _FIGURE.findall(text) if figure not in known and _is_value(figure))
        if odd and text not in proposed:
            yield number, odd


def _is_value(figure: str) -> bool:
    """Whether a number can be taken for an IKM or an unsur's value: those lie between 25 and 100."""
    return 25 <= float(figure.replace(",", ".")) <= 100

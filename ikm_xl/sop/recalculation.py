"""The figures of the workbook: computed by its formulas, computed again by Python, and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pandas as pd

from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import cells
from ikm_xl.survey.index import Basis, Index, UnsurResult, compute, valid_answers
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout

TOLERANCE = 1e-9

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


@dataclass(frozen=True)
class Difference:
    """A cell whose formula does not give what Python computes."""

    sheet: str
    address: str
    found: Any
    expected: Any

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address} berisi {_shown(self.found)}, seharusnya {_shown(self.expected)}"


@dataclass(frozen=True)
class Survey:
    """The respondents that Perhitungan holds, Python's index of them, and where the sheet disagrees."""

    jawaban: pd.DataFrame  # n × U1…U11, NaN = empty
    profil: pd.DataFrame  # n × layout.PROFIL_COLUMNS
    basis: Basis
    index: Index
    selisih: tuple[Difference, ...]  # every result cell that differs by more than 1e-9


def read(book: xw.Book, settings: Settings) -> Survey:
    """Read the respondents, compute their index and compare it with the sheet's.

    Raises:
        IkmError: an answer on Perhitungan is not 1–4.
    """
    jawaban = pd.DataFrame(cells.read(book, "jawaban"), columns=list(KODE))
    profil = pd.DataFrame(cells.read(book, "profil"), columns=list(layout.PROFIL_COLUMNS))
    filled = jawaban.notna().any(axis=1)
    return of(book, settings, pd.concat([jawaban, profil], axis=1)[filled].reset_index(drop=True))


def of(book: xw.Book, settings: Settings, responden: pd.DataFrame) -> Survey:
    """The same as :func:`read` for respondents that were just written, as cleaning gives them."""
    jawaban = valid_answers(responden, KODE)
    index = compute(jawaban, settings.basis, settings.nama_unsur)
    profil = responden[list(layout.PROFIL_COLUMNS)]
    return Survey(jawaban, profil, settings.basis, index, _differences(book, jawaban, settings.basis, index))


def _differences(book: xw.Book, jawaban: pd.DataFrame, basis: Basis, index: Index) -> tuple[Difference, ...]:
    book.app.calculate()
    pairs = (*_unsur_pairs(book, jawaban, basis, index), *_unit_pairs(book, index))
    return tuple(
        Difference(layout.PERHITUNGAN, layout.place(name).cell(0, column), found, expected)
        for name, column, found, expected in pairs
        if not _equal(found, expected)
    )


def verify(survey: Survey) -> None:
    """Refuse to go on with figures that cannot be trusted.

    Raises:
        IkmError: a formula's result differs from Python's; the message names the first such cell.
    """
    wrong = survey.selisih
    if wrong:
        more = f" (dan {len(wrong) - 1} sel lain)" if len(wrong) > 1 else ""
        raise IkmError(
            f"Rumus tidak cocok dengan hitungan ulang: {wrong[0]}{more}.",
            "Rumus di sel itu mungkin terhapus atau tertimpa: ambil rumusnya dari buku baru.",
        )


def _unsur_pairs(
    book: xw.Book, jawaban: pd.DataFrame, basis: Basis, index: Index
) -> Iterator[tuple[str, int, Any, Any]]:
    """Row by row, so that the first difference is the cell that is wrong, not one that follows from it."""
    results = {result.kode: result for result in index.unsur}
    expected = [_unsur_values(results.get(kode), jawaban[kode], basis) for kode in KODE]
    for row, (name, found) in enumerate(zip(_UNSUR_ROWS, cells.read(book, "hasil_unsur"), strict=True)):
        for column, value in enumerate(found):
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


def _unit_pairs(book: xw.Book, index: Index) -> Iterator[tuple[str, int, Any, Any]]:
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
    for name, found, value in zip(_UNIT_CELLS, cells.read(book, "hasil_unit")[0], expected, strict=True):
        yield name, 0, found, value


def _equal(found: Any, expected: Any) -> bool:
    if expected is None or expected == "":
        return found in (None, "")
    if isinstance(expected, int | Fraction | Decimal):
        return isinstance(found, int | float) and abs(float(found) - float(expected)) <= TOLERANCE
    return bool(found == expected)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "kosong"
    return (
        str(float(value)).replace(".", ",")
        if isinstance(value, int | float | Fraction | Decimal)
        else str(value)
    )

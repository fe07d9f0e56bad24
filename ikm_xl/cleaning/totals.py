"""Rows of totals: the words that begin them, and the values that they have (cleaning, rule 2)."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from ikm_xl.cleaning.cell_text import each, filled, normal
from ikm_xl.cleaning.sections import Section

Values = npt.NDArray[np.float64]

_MAY_BE = re.compile(
    r"σ|jumlah|total|rata|rerata|nilai|nrr|ikm|skm|indeks|mutu|predikat|kinerja|ringkasan|rekapitulasi"
    r"|kesimpulan|bobot|konversi|keterangan|mean|average|kategori|kriteria|interpretasi|kualitas|prioritas"
    r"|peringkat|rang?king|min|max|maks|modus|median|terendah|tertinggi|terbanyak|tersering|rataan|avg|std|dev|varian|persen"
)  # of small letters: a search that ignores case takes twenty times as long
_OF = "nilai|nrr|ikm|skm|unsur|per unsur|skor|rata|tertimbang|konversi|responden|kuesioner|kuisioner|data"
_FOOTER = re.compile(
    rf"""(?:σ\s?)?(?:
      (?:(?:sub|grand)\s?)?(?:jumlah|total)(?:\ (?:{_OF}|seluruh\w*|keseluruhan|akhir|halaman)\b.*)?
    | (?:rata\ rata|rerata|nrr|ringkasan|rekapitulasi|predikat|kesimpulan)(?:\ .*)?
    | nilai(?:\ (?:{_OF}|indeks|interval|mutu|akhir|total|persepsi|maksimal)\b.*)?
    | (?:ikm|skm)(?:\ (?:unit|pelayanan|layanan|kecamatan|konversi|akhir|total|tertimbang)\b.*)?
    | indeks(?:\ (?:kepuasan|ikm|skm|pelayanan|unsur)\b.*)?
    | mutu(?:\ (?:pelayanan|layanan|unit|unsur|kinerja)\b.*)?
    | kinerja(?:\ (?:unit|pelayanan|unsur)\b.*)?
    | (?:bobot|konversi)(?:\ (?:{_OF})\b.*)?
    | (?:kategori|kriteria|interpretasi|kualitas|prioritas|peringkat|rang?king)(?:\ (?:{_OF}|mutu)\b.*)?
    | (?:nilai\ |skor\ )?(?:min|max|maks|minimum|maksimum|maximum|minimal|maksimal|modus|mode|median
      |terendah|tertinggi
      |tengah|terbanyak|tersering|rataan|rata2|avg|std\ ?dev|stdev|standar\ deviasi|varians?|persen(?:tase)?
      |mean|average)
      (?:\ (?:nilai|skor|unsur|per\ unsur)\b.*)?
    | keterangan
    )""",
    re.VERBOSE,
)
_REMARKS = re.compile(r"\s*keterangan\s*[:=]", re.IGNORECASE)  # but "Keterangan domisili" is a service


_HALF = 0.5
_ROUNDED = 0.0501  # a mean that was rounded to one decimal
_FEWEST = 2


def values(section: Section) -> Values:
    """The numbers in the columns of answers, rows × unsur; NaN where there is none."""
    columns = [each(section.column(column), _value).astype(float) for _, column in section.header.unsur]
    return np.column_stack(columns)


def _value(cell: object) -> float:
    text = filled(cell).rstrip("% ").replace(",", ".")
    try:
        return float(text)
    except ValueError:
        return np.nan


def matches(row: Values, block: Values) -> bool:
    """Whether a row's values are sums, means, extremes, medians, modes or counts of a block's rows."""
    known = ~np.isnan(row)
    if len(block) < _FEWEST or known.sum() < _FEWEST or known.sum() < _HALF * len(row):
        return False
    part, row = block[:, known], row[known]
    filled_in = ~np.isnan(part)
    if not filled_in.any(axis=0).all():
        return False
    mean, total = np.nanmean(part, axis=0), np.nansum(part, axis=0)
    exact = (total, np.nanmin(part, axis=0), np.nanmax(part, axis=0), filled_in.sum(axis=0), _mode(part))
    near = (mean, np.nanmedian(part, axis=0), mean * 25, mean / len(row), np.nanstd(part, axis=0))
    return any(np.array_equal(row, found) for found in exact) or any(
        bool((np.abs(row - found) <= _ROUNDED * scale).all())
        for found, scale in zip(near, (1, 1, 10, 1, 1), strict=True)
        if not np.array_equal(row, np.rint(row)) or found is near[1]
    )


def _mode(block: Values) -> Values:
    counts = [np.unique(column[~np.isnan(column)], return_counts=True) for column in block.T]
    return np.array([values[often.argmax()] for values, often in counts])


def is_footer(text: str) -> bool:
    """Whether a text is the label of a row of totals, such as "NRR / Unsur" or "IKM Unit Pelayanan"."""
    if not _MAY_BE.search(text.casefold()):  # most cells, quickly
        return False
    return bool(_FOOTER.fullmatch(normal(text)) or _REMARKS.match(text))

"""The figures of a survey without a workbook: what ``ikm-xl hitung`` prints, as JSON or as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal
from fractions import Fraction
from typing import Any

from rich.table import Table

from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.indonesian import comma
from ikm_xl.settings import Settings
from ikm_xl.survey.completeness import Check
from ikm_xl.survey.index import Index


def as_object(cleaned: Cleaned, index: Index, settings: Settings, missing: Sequence[Check]) -> dict[str, Any]:
    """The object of ``hitung --json``.

    ``baris`` is the row in the export as Excel shows it; ``konversi`` and ``ikm`` are rounded half up to
    2 decimals, all other numbers are exact but for their binary form. Where several files are read,
    ``catatan`` names the file too. ``missing`` are the checks of the survey that failed.
    """
    several = cleaned.responden["berkas"].nunique() > 1
    counts = asdict(cleaned.hitungan)
    if settings.perhitungan.jawaban_kosong != "gugurkan":
        del counts["gugur"]
    if not settings.perhitungan.hanya_dalam_periode:
        del counts["luar_periode"]
    return {
        "responden": counts,
        "unsur": [
            {
                "kode": unsur.kode,
                "nama": settings.nama_unsur[unsur.kode],
                "n": unsur.n,
                "jumlah": unsur.jumlah,
                "nrr": _number(unsur.nrr),
                "tertimbang": _number(unsur.tertimbang),
                "konversi": _number(unsur.konversi),
                "mutu": unsur.mutu,
                "kinerja": unsur.kinerja,
                "peringkat": unsur.peringkat,
                "terendah": unsur.terendah,
            }
            for unsur in index.unsur
        ],
        "ikm": _number(index.ikm),
        "ikm_tepat": _number(index.ikm_tepat),
        "mutu": index.mutu,
        "kinerja": index.kinerja,
        "terendah": list(index.terendah),
        "seri": index.seri,
        "lengkap": not missing,
        "catatan": [
            {key: value for key, value in asdict(note).items() if several or key != "berkas"}
            for note in cleaned.catatan
        ],
        "peringatan": list(cleaned.peringatan),
        "temuan": [
            {
                "kode": finding.kode,
                "tingkat": str(finding.severity),
                "nama": finding.nama,
                "jumlah": finding.jumlah,
                "tempat": finding.tempat,
                "keterangan": finding.keterangan,
                "saran": finding.saran,
            }
            for finding in cleaned.temuan
        ],
        "pertanggungjawaban": {
            "total": dict(cleaned.pertanggungjawaban.total),
            "rincian": [asdict(line) for line in cleaned.pertanggungjawaban.rincian],
        },
    }


def as_table(index: Index) -> Table:
    """The same figures for people, as a rich table."""
    table = Table("Unsur", "n", "NRR", "Konversi", "Mutu", "Peringkat")
    for unsur in index.unsur:
        table.add_row(
            f"{unsur.kode} {unsur.nama}" + (" ▼" if unsur.terendah else ""),
            str(unsur.n),
            "–" if unsur.nrr is None else comma(unsur.nrr, 3),
            "–" if unsur.konversi is None else comma(unsur.konversi),
            f"{unsur.mutu} ({unsur.kinerja})" if unsur.mutu else "–",
            str(unsur.peringkat or "–"),
        )
    total = (
        "belum dapat dihitung"
        if index.ikm is None
        else f"{comma(index.ikm)} – mutu {index.mutu} ({index.kinerja})"
    )
    table.title = f"IKM {total}; {index.n} responden" + (
        "; urutan ketiga dan keempat seri" if index.seri else ""
    )
    return table


def _number(value: Fraction | Decimal | None) -> float | None:
    return None if value is None else float(value)

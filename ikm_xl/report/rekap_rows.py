"""The recap for other programs: an object per office (JSON lines) and a row per office (CSV).

What counts and what stands apart are told by ``dihitung``, in both the same; no text is left out. Numbers
are exact but for their binary form, ``ikm`` and ``konversi`` rounded half up to 2 decimals.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ikm_xl.report.rekap import Apart, Ranked, Recap
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.sheet_rows import PlanRow

_COLUMNS = (
    "dihitung",
    "peringkat",
    "unit",
    "pemerintah",
    "periode",
    "responden",
    *(f"nrr_{kode}" for kode in KODE),
    "ikm",
    "mutu",
    "kinerja",
    "terendah",
    "rtl_terisi",
    "rtl_lengkap",
    "realisasi_rtl",
    "kode_verifikasi",
    "status",
    "tanggal_pengesahan",
    "versi_buku",
    "berkas",
    "alasan",
    "saran",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def objects(recap: Recap) -> Iterator[dict[str, Any]]:
    """An object per office that counts, by rank, then one per file or office that stands apart."""
    yield from (_counted(row, recap) for row in recap.rows)
    yield from (_apart(one, recap) for one in recap.apart)


def as_json_lines(recap: Recap) -> bytes:
    """One object a line, UTF-8: what DuckDB, pandas and Spark read as it is."""
    lines = (json.dumps(one, ensure_ascii=False) for one in objects(recap))
    return "".join(f"{line}\n" for line in lines).encode()


def as_csv(recap: Recap) -> bytes:
    """A table with a header; comma between the columns, point in numbers, UTF-8 with its mark.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for one in objects(recap):
        nrr = {f"nrr_{unsur['kode']}": unsur["nrr"] for unsur in one["unsur"]}
        plan = one["rtl"]
        flat = {
            **one,
            **nrr,
            "dihitung": "ya" if one["dihitung"] else "tidak",
            "terendah": " ".join(one["terendah"]),
            "rtl_terisi": len(plan) if one["dihitung"] else None,
            "rtl_lengkap": sum(row["lengkap"] for row in plan) if one["dihitung"] else None,
        }
        writer.writerow({key: _safe(value) for key, value in flat.items()})
    return out.getvalue().encode("utf-8-sig")


def _counted(row: Ranked, recap: Recap) -> dict[str, Any]:
    office, index, period = row.office, row.office.index, row.office.settings.periode
    return {
        "dihitung": True,
        "peringkat": row.peringkat,
        "unit": office.unit,
        "pemerintah": office.settings.instansi.pemerintah,
        "periode": office.periode,
        "jenis": period.jenis,
        "ke": period.ke,
        "tahun": period.tahun,
        "responden": index.n,
        "unsur": [
            {
                "kode": unsur.kode,
                "nama": unsur.nama,
                "n": unsur.n,
                "jumlah": unsur.jumlah,
                "nrr": _number(unsur.nrr),
                "konversi": _number(unsur.konversi),
                "mutu": unsur.mutu,
                "terendah": unsur.terendah,
            }
            for unsur in index.unsur
        ],
        "ikm": _number(index.ikm),
        "ikm_tepat": _number(index.ikm_tepat),
        "mutu": index.mutu,
        "kinerja": index.kinerja,
        "standar_mutu": office.settings.basis.standar,
        "terendah": list(index.terendah),
        "rtl": [_planned(kode, plan) for kode, plan in office.rencana],
        "periode_tindak_lanjut": office.periode_lanjutan,
        "tindak_lanjut": [
            {"kode": one.kode, "program": one.program, "status": one.status} for one in office.lanjutan
        ],
        "realisasi_rtl": office.realisasi,
        "kode_verifikasi": office.kode,
        "status": office.status,
        "tanggal_pengesahan": office.tanggal.isoformat() if office.tanggal else None,
        "versi_buku": office.versi,
        "berkas": office.berkas,
        "alasan": "",
        "saran": "",
        "periode_rekap": recap.periode,
    }


def _apart(one: Apart, recap: Recap) -> dict[str, Any]:
    """The same keys without any figure: what does not count must not be added up by mistake."""
    return {
        "dihitung": False,
        "peringkat": None,
        "unit": one.unit,
        "pemerintah": "",
        "periode": one.periode,
        "jenis": None,
        "ke": None,
        "tahun": None,
        "responden": None,
        "unsur": [],
        "ikm": None,
        "ikm_tepat": None,
        "mutu": "",
        "kinerja": "",
        "standar_mutu": "",
        "terendah": [],
        "rtl": [],
        "periode_tindak_lanjut": "",
        "tindak_lanjut": [],
        "realisasi_rtl": None,
        "kode_verifikasi": "",
        "status": one.status,
        "tanggal_pengesahan": None,
        "versi_buku": None,
        "berkas": one.berkas,
        "alasan": one.alasan,
        "saran": one.saran,
        "periode_rekap": recap.periode,
    }


def _planned(kode: str, plan: PlanRow) -> dict[str, Any]:
    return {
        "kode": kode,
        "program": _text(plan.program),
        "triwulan": [number for number, mark in enumerate(plan.quarters, 1) if mark],
        "penanggung_jawab": _text(plan.penanggung_jawab),
        "target": _text(plan.target),
        "akar_masalah": _text(plan.akar_masalah),
        "indikator": _text(plan.indikator),
        "anggaran": _text(plan.anggaran),
        "lengkap": plan.complete,
    }


def _number(value: Fraction | Decimal | None) -> float | None:
    return None if value is None else float(value)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _safe(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value

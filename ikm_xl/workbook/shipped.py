"""Where the workbook that staff open, their guide and the template of their report lie."""

from __future__ import annotations

from pathlib import Path

from ikm_xl.errors import IkmError

FILE_NAME = "IKM_Kecamatan.xlsm"
GUIDE_NAME = "Panduan_IKM.html"
REPORT_NAME = "Laporan_SKM.docx"


def path() -> Path:
    """The built workbook: inside the installed package, or in the repository beside it.

    Raises:
        IkmError: neither is there; the installation is damaged.
    """
    return _shipped(FILE_NAME, "workbook_template")


def guide() -> Path:
    """The staff's guide, where the workbook is; raises as :func:`path`."""
    return _shipped(GUIDE_NAME, "docs")


def report() -> Path:
    """The Word template of the report, where the workbook is; raises as :func:`path`."""
    return _shipped(REPORT_NAME, "workbook_template")


def _shipped(name: str, folder: str) -> Path:
    here = Path(__file__).resolve()
    for place in (here.with_name(name), here.parents[2] / folder / name):
        if place.is_file():
            return place
    raise IkmError(
        f"Berkas {name} tidak ditemukan dalam paket ikm-xl.",
        "Pasang ulang ikm-xl, lalu coba lagi.",
        code="IKM-M41",
    )

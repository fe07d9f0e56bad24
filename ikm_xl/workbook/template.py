"""Where the workbook that staff open lies."""

from __future__ import annotations

from pathlib import Path

from ikm_xl.errors import IkmError

FILE_NAME = "IKM_Kecamatan.xlsm"


def path() -> Path:
    """The built workbook: inside the installed package, or in the repository beside it.

    Raises:
        IkmError: neither is there; the installation is damaged.
    """
    here = Path(__file__).resolve()
    for place in (here.with_name(FILE_NAME), here.parents[2] / "workbook_template" / FILE_NAME):
        if place.is_file():
            return place
    raise IkmError(
        f"Berkas buku kerja {FILE_NAME} tidak ditemukan dalam paket ikm-xl.",
        "Pasang ulang ikm-xl, lalu coba lagi.",
    )

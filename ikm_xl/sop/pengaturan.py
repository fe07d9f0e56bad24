"""The sheet Pengaturan as Settings, and back."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ikm_xl import settings as rules
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import cells
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.layout import PENGATURAN, PENGATURAN_ROWS

YA, TIDAK = "Ya", "Tidak"
_REQUIRED = (*rules.PILIHAN, "periode.ke", "periode.tahun")


def read_settings(book: xw.Book) -> Settings:
    """The settings that the workbook holds; a cell that was emptied is empty, and has no default.

    Raises:
        IkmError: a cell of the sheet Pengaturan holds a value that is not allowed, or must be filled.
    """
    values: dict[str, Any] = {}
    for row, (value,) in zip(PENGATURAN_ROWS, cells.read(book, "pengaturan"), strict=True):
        if value is None and row.key in _REQUIRED:
            raise IkmError(f"Isian {row.label} di lembar {PENGATURAN} kosong.", f"Isi dengan: {row.hint}.")
        if row.key:
            values[row.key] = "" if value is None else value
    counted: list[str] = []
    for kode, (_, nama, dihitung, usulan) in zip(KODE, cells.read(book, "pengaturan_unsur"), strict=True):
        answer = str(dihitung or YA).strip().casefold()
        if answer not in (YA.casefold(), TIDAK.casefold()):
            raise IkmError(
                f"Kolom Dihitung untuk {kode} di lembar {PENGATURAN} berisi '{dihitung}'.",
                f"Isi dengan {YA} atau {TIDAK}.",
            )
        if answer == YA.casefold():
            counted.append(kode)
        values |= {f"nama_unsur.{kode}": nama} if nama else {}
        values |= {f"usulan_rtl.{kode}": usulan} if usulan else {}
    values["perhitungan.unsur"] = counted
    return rules.from_values(values, f"lembar {PENGATURAN}")


def write_settings(book: xw.Book, settings: Settings) -> None:
    """Fill the sheet Pengaturan."""
    nilai = settings.nilai
    cells.write(
        book, "pengaturan", [[_shown(nilai[row.key]) if row.key else None] for row in PENGATURAN_ROWS]
    )
    cells.write(
        book,
        "pengaturan_unsur",
        [
            [
                kode,
                settings.nama_unsur[kode],
                YA if kode in settings.perhitungan.unsur else TIDAK,
                settings.usulan_rtl[kode],
            ]
            for kode in KODE
        ],
    )


def _shown(value: Any) -> Any:
    return datetime.combine(value, datetime.min.time()) if isinstance(value, date) else value

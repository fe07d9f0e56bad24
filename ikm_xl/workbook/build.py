"""The template workbook, from nothing: ``python -m ikm_xl.workbook.build``."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.settings import DEFAULTS
from ikm_xl.workbook import layout, macros, package, printing, style

BUILT = datetime(2025, 1, 1)
"""Stands for the time of creation, so that the same sources give the same file."""

_MODULES = {
    layout.BERANDA: "beranda",
    layout.PENGATURAN: "pengaturan",
    layout.EKSPOR: "ekspor",
    layout.PERHITUNGAN: "perhitungan",
    layout.DOKUMEN: "dokumen",
    layout.RESPONDEN: "responden",
    layout.RTL: "rtl",
    layout.PENGESAHAN: "pengesahan",
    layout.SURAT: "surat",
    layout.PUBLIKASI: "publikasi",
    layout.RIWAYAT: "riwayat",
    layout.CATATAN: "catatan",
    layout.DAFTAR: "daftar",
    layout.KONFIGURASI: "konfigurasi",
}
"""The module of each sheet in ikm_xl.workbook.sheets."""


def template() -> Workbook:
    """The workbook as staff get it: all sheets, names and formulas, no respondents, no VBA, no ribbon."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    style.register(workbook)
    for name in layout.SHEETS:
        _builder(name)(workbook.create_sheet(name))
    for area in layout.AREAS.values():
        workbook.defined_names[area.name] = DefinedName(area.name, attr_text=area.refers_to)
    for name in layout.HIDDEN:
        workbook[name].sheet_state = "hidden"
    printing.apply(workbook, footer="", paper=DEFAULTS["cetak.kertas"])
    workbook.calculation.fullCalcOnLoad = True  # openpyxl stores no results
    properties = workbook.properties
    properties.creator, properties.title = "ikm-xl", "Indeks Kepuasan Masyarakat (IKM) Kecamatan"
    properties.created = properties.modified = BUILT
    return workbook


def _builder(sheet: str) -> Callable[[Worksheet], None]:
    try:
        module = import_module(f"ikm_xl.workbook.sheets.{_MODULES[sheet]}")
    except ModuleNotFoundError:
        return lambda ws: None
    build: Callable[[Worksheet], None] = module.build
    return build


def build() -> bytes:
    """The file that staff open: the template with macros and ribbon. Equal sources give equal bytes."""
    plain = io.BytesIO()
    template().save(plain)
    parts = macros.add(package.read(plain.getvalue()))
    return package.write(package.fix_times(parts, f"{BUILT:%Y-%m-%dT%H:%M:%SZ}"))


def main() -> None:
    """Writes the workbook into the project."""
    target = Path(__file__).parents[2] / "workbook_template" / "IKM_Kecamatan.xlsm"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(build())


if __name__ == "__main__":
    main()

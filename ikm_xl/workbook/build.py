"""The template workbook, from nothing: ``python -m ikm_xl.workbook.build``."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.settings import DEFAULTS
from ikm_xl.workbook import layout, macros, package, printing, style
from ikm_xl.workbook.sheets import (
    beranda,
    catatan,
    daftar,
    dokumen,
    ekspor,
    konfigurasi,
    pengaturan,
    pengesahan,
    perhitungan,
    publikasi,
    responden,
    riwayat,
    rtl,
    surat,
)

BUILT = datetime(2025, 1, 1)
"""Stands for the time of creation, so that the same sources give the same file."""

_BUILDERS: dict[str, Callable[[Worksheet], None]] = {
    layout.BERANDA: beranda.build,
    layout.PENGATURAN: pengaturan.build,
    layout.EKSPOR: ekspor.build,
    layout.PERHITUNGAN: perhitungan.build,
    layout.DOKUMEN: dokumen.build,
    layout.RESPONDEN: responden.build,
    layout.RTL: rtl.build,
    layout.PENGESAHAN: pengesahan.build,
    layout.SURAT: surat.build,
    layout.PUBLIKASI: publikasi.build,
    layout.RIWAYAT: riwayat.build,
    layout.CATATAN: catatan.build,
    layout.DAFTAR: daftar.build,
    layout.KONFIGURASI: konfigurasi.build,
}


def template() -> Workbook:
    """The workbook as staff get it: all sheets, names and formulas, no respondents, no VBA, no ribbon."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    style.register(workbook)
    for name in layout.SHEETS:
        _BUILDERS[name](workbook.create_sheet(name))
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


def build() -> bytes:
    """The file that staff open: the template with macros and ribbon. Equal sources give equal bytes."""
    plain = io.BytesIO()
    template().save(plain)
    parts = macros.add(package.read(plain.getvalue()))
    return package.write(package.fix_times(_calculated(parts), f"{BUILT:%Y-%m-%dT%H:%M:%SZ}"))


def _calculated(parts: package.Parts) -> package.Parts:
    """The same with the formulas' values, which Protected View and previews show before Excel calculates.

    This is the one place below the engine that uses it: to build is the last thing done with the sources.
    """
    from ikm_xl import engine

    with TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsm"
        path.write_bytes(package.write(parts))
        with engine.opened(path) as book:
            book.save()
        return package.read(path.read_bytes())


def main() -> None:
    """Writes the workbook into the project."""
    target = Path(__file__).parents[2] / "workbook_template" / "IKM_Kecamatan.xlsm"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(build())


if __name__ == "__main__":
    main()

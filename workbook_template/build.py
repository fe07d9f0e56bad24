"""The template workbook, from nothing: ``python -m workbook_template.build``."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl import ooxml
from ikm_xl.settings import DEFAULTS
from ikm_xl.workbook import layout, paper
from workbook_template import macros, style
from workbook_template.sheets import (
    beranda,
    catatan,
    daftar,
    disahkan,
    dokumen,
    ekspor,
    formulir,
    kamus,
    kertas,
    konfigurasi,
    pengaturan,
    pengesahan,
    perhitungan,
    publikasi,
    responden,
    riwayat,
    rtl,
    salin,
    surat,
)

BUILT = datetime(2025, 1, 1)
"""Stands for the time of creation, so that the same sources give the same file."""

_BUILDERS: dict[str, Callable[[Worksheet], None]] = {
    layout.BERANDA: beranda.build,
    layout.PENGATURAN: pengaturan.build,
    layout.EKSPOR: ekspor.build,
    layout.KERTAS: kertas.build,
    layout.FORMULIR: formulir.build,
    layout.KAMUS: kamus.build,
    layout.PERHITUNGAN: perhitungan.build,
    layout.DOKUMEN: dokumen.build,
    layout.RESPONDEN: responden.build,
    layout.RTL: rtl.build,
    layout.PENGESAHAN: pengesahan.build,
    layout.SURAT: surat.build,
    layout.PUBLIKASI: publikasi.build,
    layout.RIWAYAT: riwayat.build,
    layout.SALIN: salin.build,
    layout.CATATAN: catatan.build,
    layout.DAFTAR: daftar.build,
    layout.DISAHKAN: disahkan.build,
    layout.KONFIGURASI: konfigurasi.build,
}


def template() -> Workbook:
    """The workbook as staff get it: all sheets, names and formulas, no respondents, no VBA, no ribbon."""
    _require_apart()
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    style.register(workbook)
    for name in layout.SHEETS:
        _BUILDERS[name](workbook.create_sheet(name))
    for area in layout.PLACES.values():
        workbook.defined_names[area.name] = DefinedName(area.name, attr_text=area.refers_to)
    for name in layout.HIDDEN:
        workbook[name].sheet_state = "hidden"
    paper.apply(workbook, footer="", paper=DEFAULTS["cetak.kertas"])
    workbook.calculation.fullCalcOnLoad = True  # openpyxl stores no results
    properties = workbook.properties
    properties.creator, properties.title = "ikm-xl", "Indeks Kepuasan Masyarakat (IKM) Kecamatan"
    properties.created = properties.modified = BUILT
    return workbook


def _require_apart() -> None:
    """Places only overlap where one contains the other, as a block its cells. A page covers any.

    Raises:
        ValueError: a place has grown into its neighbour.
    """
    cells = [place for place in layout.PLACES.values() if not place.name.startswith("isi_")]
    for one, other in combinations(cells, 2):
        common = one.area.cut(other.area) if one.sheet == other.sheet else None
        if common not in (None, one.area, other.area):
            raise ValueError(
                f"{one.name} and {other.name} overlap on {one.sheet}: make room in workbook/layout.py"
            )


def build() -> bytes:
    """The file that staff open: the template with macros and ribbon. Equal sources give equal bytes."""
    plain = io.BytesIO()
    template().save(plain)
    parts = macros.add(ooxml.read(plain.getvalue()))
    return ooxml.write(ooxml.fix_times(_calculated(parts), f"{BUILT:%Y-%m-%dT%H:%M:%SZ}"))


def _calculated(parts: ooxml.Parts) -> ooxml.Parts:
    """The same with the formulas' values, which Protected View and previews show before Excel calculates.

    This is the one place below the engine that uses it: to build is the last thing done with the sources.
    """
    from ikm_xl import engine

    with TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsm"
        path.write_bytes(ooxml.write(parts))
        with engine.opened(path) as book:
            book.save()
        return ooxml.read(path.read_bytes())


def main() -> None:
    """Writes the workbook into the project."""
    target = Path(__file__).with_name("IKM_Kecamatan.xlsm")
    target.write_bytes(build())


if __name__ == "__main__":
    main()

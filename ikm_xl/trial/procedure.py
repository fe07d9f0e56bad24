"""The whole SOP on one workbook, step by step: what each says, how long it takes, and every cell after it."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from ikm_xl import faults, ribbon, settings
from ikm_xl.area import Area
from ikm_xl.excel import xw
from ikm_xl.export.example import AKHIR, AWAL
from ikm_xl.settings import Settings
from ikm_xl.sop import sheets
from ikm_xl.sop.places import Places, Spot
from ikm_xl.workbook import layout
from ikm_xl.workbook.status import Step

STEPS: tuple[Callable[[], None], ...] = (
    ribbon.tentang,
    ribbon.ambil_ekspor,
    ribbon.bersihkan,
    ribbon.hitung,
    ribbon.periksa_kelengkapan,
    ribbon.susun_rtl,
    ribbon.siapkan_pengesahan,
    ribbon.proses_semua,
    ribbon.periksa_buku,
    ribbon.periode_baru,
)
_SAYS_OF_EXCEL = (ribbon.tentang,)
_SIGNED = "ditandatangani"
_NEAR = 1e-9
_WHILE = timedelta(hours=1)  # between the two runs: days and times of writing differ by that
_OFFICE = {
    "instansi.pemerintah": "Pemerintah Kabupaten Contoh",
    "instansi.kecamatan": "Kecamatan Contoh",
    "instansi.alamat": "Jl. Contoh No. 1",
    "instansi.tempat": "Contoh",
    "instansi.nomor_sop": "000/1/2025",
    "periode.awal": AWAL,
    "periode.akhir": AKHIR,
    "perhitungan.populasi": 480,
    "perhitungan.target": 85.0,
    "ekspor.urutan": "regulasi",
    "surat.nomor": "000/2/2025",
    "pejabat.camat.nama": "NAMA CAMAT",
    "pejabat.camat.pangkat": "Pembina",
    "pejabat.camat.nip": "19700101 199001 1 001",
    "pejabat.kasi.nama": "NAMA KASI",
    "pejabat.kasi.pangkat": "Penata",
    "pejabat.kasi.nip": "19800202 200502 2 002",
    "pejabat.staf.nama": "NAMA STAF",
    "pejabat.staf.pangkat": "Pengatur",
    "pejabat.staf.nip": "19900303 201503 1 003",
}

Cell = tuple[str, int, int]
"""Sheet, row and column."""


def office() -> Settings:
    """Settings of an office that does not exist; all that the SOP asks for."""
    return settings.from_values({**settings.default().nilai, **_OFFICE})


@dataclass(frozen=True)
class Taken:
    """A step that was taken.

    Attributes:
        name: of the ribbon function.
        said: its message; "" where it is about this Excel itself.
        seconds: how long it took.
        cells: what stands on the sheets afterwards, without empty cells.
    """

    name: str
    said: str
    seconds: float
    cells: Mapping[Cell, Any]


def taken(
    book: xw.Book, export: Path, frame: Callable[[xw.Book], AbstractContextManager[None]]
) -> Iterator[Taken]:
    """Take the steps one after the other, as the buttons do but for their message box and copies.

    Args:
        book: a workbook with settings.
        export: the file of the survey app.
        frame: makes a book ready for a step, and puts it back.
    """
    with frame(book):
        _remember(book, "ekspor_berkas", str(export))
    for step in STEPS:
        if step is ribbon.periode_baru:
            _sign(book, frame)
        with frame(book):
            begin = time.perf_counter()
            try:
                said = inspect.unwrap(step)(book)  # the action itself
            except Exception as error:  # told in the report; the steps after it are tried all the same
                said = f"galat: {faults.reason(error)}"
            seconds = time.perf_counter() - begin
        shown = "" if step in _SAYS_OF_EXCEL else str(said)
        yield Taken(step.__name__, shown, seconds, cells(book))


def cells(book: xw.Book) -> dict[Cell, Any]:
    """Every value on the template's sheets, by sheet, row and column."""
    places = Places(book, sheets.of_template(book))
    places.app.calculate()
    found = {}
    for sheet in layout.SHEETS:
        area = places.used(sheet)
        for row, line in enumerate(places.read(Spot(sheet, area)), area.top):
            for column, value in enumerate(line, area.left):
                if value not in (None, ""):
                    found[sheet, row, column] = value
    return found


def different(one: Mapping[Cell, Any], other: Mapping[Cell, Any]) -> list[str]:
    """The cells of one run that are not those of the other, as sentences."""
    found = []
    for place in sorted(one.keys() | other.keys()):
        mine, right = one.get(place), other.get(place)
        if not _alike(mine, right):
            sheet, row, column = place
            address = Area.of(row, column, 1, 1).address(False, False)
            found.append(f"{sheet}!{address} berisi {mine!r:.60}, seharusnya {right!r:.60}")
    return found


def _alike(one: Any, other: Any) -> bool:
    if type(one) is float and type(other) is float:
        return abs(one - other) <= _NEAR * max(1.0, abs(other))
    if isinstance(one, datetime) and isinstance(other, datetime):
        return abs(one - other) <= _WHILE
    return bool(one == other) and (type(one) is type(other) or isinstance(one, date))


def _remember(book: xw.Book, name: str, value: str) -> None:
    places = Places(book)
    places.write(places.find(name), [[value]])


def _sign(book: xw.Book, frame: Callable[[xw.Book], AbstractContextManager[None]]) -> None:
    """Let the staff have signed: what opens the next period."""
    with frame(book):
        places = Places(book)
        sheet, area = places.find("langkah")
        places.write(Spot(sheet, Area.of(area.top + Step.PENGESAHAN - 1, area.left, 1, 1)), [[_SIGNED]])

"""A workbook of an earlier version, read by the names that it had: what a State needs, wherever it stood.

Version 1 had no version number; its templates before 0.1.0 lack one or the other name, which then is empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache, cached_property
from typing import Any

import pandas as pd

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import pengaturan, sheets
from ikm_xl.sop.blocks import FIXED, GROWING, respondent_rows
from ikm_xl.sop.recalculation import RESULTS, TOLERANCE
from ikm_xl.sop.state import Cells, State
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS
from ikm_xl.workbook.sheet_rows import PLAN_ADDED, PlanRow

_MOST_ROWS = 500
_NEEDED = (
    "instansi.kecamatan",
    "periode.jenis",
    "periode.ke",
    "periode.tahun",
    "perhitungan.bobot",
    "perhitungan.standar_mutu",
)
"""The settings on which a book's identity and figures rest: for these no default is taken."""

# The blocks of today that were several places in version 1, in their order: below or beside each other.
_BELOW: Mapping[str, tuple[str, ...]] = {
    "ingatan": ("ekspor_berkas", "ekspor_nama", "tanda_rekap", "naskah_terakhir", "nomor_surat_lalu"),
    "pengesahan": ("tanggal_pengesahan", "kode_verifikasi"),
}
_BESIDE: Mapping[str, tuple[str, ...]] = {
    "kategori": tuple(f"profil_{column}" for column in layout.KATEGORI),
}


class OldBook:
    """The contents of an old workbook by the names of today."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self.sheet_names = tuple(sheet.name for sheet in book.sheets)
        self.cells = cache(self._cells)

    @property
    def visible(self) -> list[str]:
        """The sheets on which staff work, but for the export."""
        hidden = (*layout.HIDDEN, layout.EKSPOR)
        return [name for name in layout.SHEETS if name in self.sheet_names and name not in hidden]

    def blocks(self) -> dict[str, Cells]:
        """The cells of the places FIXED and GROWING, in the shape that they have now."""
        return {
            **{name: _shaped(name, self._block(name)) for name in FIXED},
            **{name: self._with_all_below(name) for name in GROWING},
        }

    def carried(self, sheet: str) -> list[Area]:
        """The rectangles of a sheet that the blocks, the settings or the respondents hold."""
        names = ("responden", *FIXED, *GROWING, *(name for names in _BELOW.values() for name in names))
        names = (*names, *(name for names in _BESIDE.values() for name in names), "status_dokumen")
        found = [(name, self._range(name)) for name in names if name in layout.PLACES]
        areas = [
            self._stretched(name, range_) for name, range_ in found if range_ and range_.sheet.name == sheet
        ]
        if sheet == layout.PENGATURAN:
            _, form = self._form
            areas += [Area.of(row + 1, 2, 1, 1) for row in form.rows.values()]
            areas += [Area.of(row + 1, 1, 1, pengaturan.WIDTH) for row in form.unsur.values()]
        return areas

    def settings(self) -> dict[str, Any]:
        """Every setting as it stands on Pengaturan, by key."""
        rows, form = self._form
        return {key: rows[number][1] for key, number in form.rows.items()}

    def unsur(self) -> dict[str, Sequence[Any]]:
        """Name, "Dihitung" and suggestion of each unsur, by kode."""
        rows, form = self._form
        return {kode: rows[number][1 : pengaturan.WIDTH] for kode, number in form.unsur.items()}

    def office(self) -> Settings:
        """The settings that Pengaturan holds; what this version's sheet did not have yet has its default.

        Raises:
            IkmError: a row that office, period or figures depend on is gone, or a value is not allowed.
        """
        rows, form = self._form
        lost = [row.label for row in PENGATURAN_ROWS if row.key in _NEEDED and row.key not in form.rows]
        lost += [f"unsur {kode}" for kode in KODE if kode not in form.unsur]
        if lost:
            raise IkmError(
                f"Lembar {layout.PENGATURAN} tidak memuat baris '{lost[0]}'.",
                "Pakai salinan buku kerja sebelum baris itu dihapus.",
                code="IKM-L62",
            )
        return pengaturan.read(rows, form)

    def respondents(self) -> pd.DataFrame:
        """The respondents, as a State holds them."""
        columns = ["no", *KODE, "", *layout.PROFIL_COLUMNS]
        answers = slice(1, 1 + len(KODE))
        rows = [row for row in self.cells("responden") if any(value is not None for value in row[answers])]
        wide = [_wide(row, len(columns)) for row in rows]
        return pd.DataFrame(wide, columns=columns).drop(columns=["no", ""])

    def figures(self) -> dict[str, Cells]:
        """The cells of the places RESULTS, in the shape that they have now; None where there were none."""
        return {name: _shaped(name, self._block(name)) for name in RESULTS}

    def sheet_cells(self, name: str) -> Cells:
        """A whole sheet, from its first cell on."""
        sheet = sheets.named(self.book, name)
        values: Cells = sheet.range((1, 1), sheet.used_range.last_cell).options(ndim=2).value
        return values

    @cached_property
    def _form(self) -> tuple[Cells, pengaturan.Form]:
        sheet = sheets.named(self.book, layout.PENGATURAN)
        last = min(sheet.used_range.last_cell.row, _MOST_ROWS)
        rows = sheet.range((1, 1), (last, pengaturan.WIDTH)).options(ndim=2).value
        return rows, pengaturan.find(rows, whole=False)

    def _range(self, name: str) -> xw.Range | None:
        try:
            return self.book.names[name].refers_to_range
        except Exception:  # it had no such name, or lost it: each engine raises its own
            return None

    def _cells(self, name: str) -> Cells:
        found = self._range(name)
        return found.options(ndim=2).value if found else []

    def _block(self, name: str) -> Cells:
        if name in _BELOW and self._range(name) is None:
            return [row[:1] for part in _BELOW[name] for row in self.cells(part) or [[None]]]
        if name in _BESIDE and self._range(name) is None:
            columns = [self.cells(part) for part in _BESIDE[name]]
            height = max(map(len, columns))
            return [[col[row][0] if row < len(col) else None for col in columns] for row in range(height)]
        rows = self.cells(name)
        if name == "rtl_isi":
            return [_with_added(row) for row in rows]
        return rows

    def _stretched(self, name: str, found: xw.Range) -> Area:
        area = Area.parse(found.address)
        if name not in GROWING:
            return area
        return area._replace(bottom=max(area.bottom, found.sheet.used_range.last_cell.row))

    def _with_all_below(self, name: str) -> Cells:
        if layout.place(name).sheet not in self.sheet_names:
            return []
        found = self._range(name) or sheets.named(self.book, layout.place(name).sheet).range(
            layout.place(name).address
        )
        area = self._stretched(name, found)
        values: Cells = found.sheet.range(area.address()).options(ndim=2).value
        return [_wide(row, layout.place(name).columns) for row in values]


def same_respondents(one: State, other: State) -> bool:
    """Whether two States hold the same respondents."""
    first, second = respondent_rows(one), respondent_rows(other)
    return [[value or None for value in row] for row in first] == [
        [value or None for value in row] for row in second
    ]


def alike(one: Any, other: Any) -> bool:
    """Whether two results are the same figure; an empty text is an empty cell."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= TOLERANCE
    if isinstance(one, datetime) or isinstance(other, datetime):
        return str(one) == str(other)
    return (one or "") == (other or "")


def _with_added(row: Sequence[Any]) -> Sequence[Any]:
    """A row of version 1's RTL with the columns that came later, which stand before its last one."""
    if len(row) + len(PLAN_ADDED) != len(PlanRow.columns()):
        return row
    return [*row[:-1], *[None] * len(PLAN_ADDED), row[-1]]


def _shaped(name: str, rows: Cells) -> Cells:
    place = layout.place(name)
    wide = [_wide(row, place.columns) for row in rows[: place.rows]]
    return [*wide, *([None] * place.columns for _ in range(place.rows - len(wide)))]


def _wide(row: Sequence[Any], columns: int) -> list[Any]:
    return [*row, *[None] * (columns - len(row))][:columns]

"""The one room that touches a workbook: a book as a State, and the changes of a State into the book.

Every call to Excel takes milliseconds however little it moves: each sheet is read in one block, each place
that changed is written in one, whatever the number of respondents; a name is looked up once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from typing import Any

import pandas as pd

from ikm_xl.area import MOST_CELLS, Area
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import pengaturan, recalculation, sheets, versions
from ikm_xl.sop.assignment import assigned
from ikm_xl.sop.blocks import FIXED, GROWING, blocks_of, respondent_rows, state_of, trimmed
from ikm_xl.sop.pengaturan import Form
from ikm_xl.sop.state import Cells, State
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout

_PARTS_OF_RESPONDEN = ("jawaban", "profil")
_MOST_SETTING_ROWS = 500
_MOST_BELOW = 100_000  # rows that somebody may have typed below a table


class Store:
    """An open workbook of this program's version.

    Args:
        book: the workbook.

    Raises:
        IkmError: it is no workbook of this program, or one of another version.
    """

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self._ranges: dict[str, xw.Range] = {}
        versions.require_current(sheets.version(book), book.name)

    def load(self, *, respondents: bool = True) -> State:
        """Everything that the book holds, but for the figures.

        Args:
            respondents: whether to read them; a step that replaces them needs not wait for it.

        Raises:
            IkmError: the book lost a part, or a setting is not allowed.
        """
        blocks = {**self._fixed(), **{name: self._growing(name) for name in GROWING}}
        state = state_of(blocks, pengaturan.read(*self._pengaturan), self._export())
        return replace(state, respondents=self._respondents()) if respondents else state

    def calculated(self, state: State) -> State:
        """With the figures: what the formulas give, compared with what Python computes.

        Raises:
            IkmError: an answer on Perhitungan is not 1–4.
        """
        self.book.app.calculate()
        figures = self._together(layout.PERHITUNGAN, recalculation.RESULTS)
        return replace(state, survey=recalculation.compare(state, figures))

    def save(self, old: State, new: State) -> None:
        """Write what changed from one State to the other.

        Args:
            old: what the book holds.
            new: what it shall hold.
        """
        if new.export.rows is not old.export.rows:
            self._write_export(new.export.rows)
        if new.settings.nilai != old.settings.nilai:
            cells, form = self._pengaturan
            self._write_settings(pengaturan.filled(cells, form, new.settings), form)
        self.save_respondents(old, new)
        before, after = blocks_of(old), blocks_of(new)
        for name in FIXED:
            if after[name] != before[name]:
                self._write(name, after[name])
        for name in GROWING:
            if after[name] != before[name]:
                self._clear_below(name)
                self._grow(name, after[name])
        letter = self._find(f"cetak_{new.settings.surat.bentuk}")
        _print(letter.sheet, letter.address)
        self.book.app.calculate()  # Excel may calculate only when told to: the sheets show what is true

    def save_respondents(self, old: State, new: State) -> None:
        """Write the respondents alone, which the figures depend on, if they changed."""
        if new.respondents is None or new.respondents is old.respondents:
            return
        rows = respondent_rows(new)
        written = self._grow("responden", rows)
        for name in _PARTS_OF_RESPONDEN:
            offset = layout.place(name).column - layout.place("responden").column
            part = written[0, offset].resize(max(1, len(rows)), layout.place(name).columns)
            self._rename(name, part)
            if name == "jawaban":  # printed from the title to the last answer, not the profile beside it
                sheet = part.sheet
                _print(sheet, sheet.range((1, 1), part.last_cell).address)

    def text(self, name: str) -> str:
        """The text that a formula of one cell gives now, such as ``kaki_halaman``."""
        return str(self._find(name).value or "")

    # Reading

    def _fixed(self) -> dict[str, Cells]:
        found: dict[str, Cells] = {}
        by_sheet = sorted(FIXED, key=lambda name: layout.place(name).sheet)
        for sheet, names in groupby(by_sheet, key=lambda name: layout.place(name).sheet):
            found |= self._together(sheet, names)
        return found

    def _together(self, sheet: str, names: Iterable[str]) -> dict[str, Cells]:
        """Places of one sheet, read in one block around them all."""
        areas = {name: Area.parse(self._find(name).address) for name in names}
        for name, area in areas.items():
            place = layout.place(name)
            if (area.rows, area.columns) != (place.rows, place.columns):
                raise IkmError(
                    f"Baris atau kolom pada lembar {sheet} disisipkan atau dihapus di dalam bagian '{name}'.",
                    "Batalkan perubahan itu (Ctrl+Z), atau pakai lagi buku kerja sebelum diubah.",
                    code="IKM-L10",
                )
        tops, lefts, bottoms, rights = zip(*areas.values(), strict=True)
        top, left = min(tops), min(lefts)
        first = self._find(next(iter(areas)))
        block = first.sheet.range((top, left), (max(bottoms), max(rights))).options(ndim=2).value
        return {
            name: [row[a.left - left : a.right - left + 1] for row in block[a.top - top : a.bottom - top + 1]]
            for name, a in areas.items()
        }

    def _growing(self, name: str) -> Cells:
        """An area that is as long as its rows, and what somebody typed below it."""
        first = Area.parse(self._find(name).address)
        sheet = self._find(name).sheet
        last = max(first.bottom, sheet.used_range.last_cell.row)
        if last - first.bottom > _MOST_BELOW:
            raise _too_far(sheet)
        values: Cells = sheet.range((first.top, first.left), (last, first.right)).options(ndim=2).value
        return values

    def respondent_cells(self) -> Cells:
        """The rows of ``responden`` in which anything is answered, as they stand on Perhitungan."""
        answers = slice(1, 1 + len(KODE))
        rows: Cells = self._find("responden").options(ndim=2).value
        return [row for row in rows if any(value is not None for value in row[answers])]

    def _respondents(self) -> pd.DataFrame:
        columns = ["no", *KODE, "", *layout.PROFIL_COLUMNS]
        return pd.DataFrame(self.respondent_cells(), columns=columns).drop(columns=["no", ""])

    def _export(self) -> list[list[Any]]:
        """The sheet Ekspor eSukma from A1 on: the whole sheet belongs to the export."""
        sheet = self._sheet(layout.EKSPOR)
        last = sheet.used_range.last_cell
        if last.row * last.column > MOST_CELLS:
            raise _too_far(sheet)
        return trimmed(sheet.range((1, 1), (last.row, last.column)).options(ndim=2).value)

    @cached_property
    def _pengaturan(self) -> tuple[Cells, Form]:
        sheet = self._sheet(layout.PENGATURAN)
        last = min(sheet.used_range.last_cell.row, _MOST_SETTING_ROWS)
        cells = sheet.range((1, 1), (last, pengaturan.WIDTH)).options(ndim=2).value
        return cells, pengaturan.find(cells)

    def _sheet(self, name: str) -> xw.Sheet:
        return sheets.named(self.book, name)

    def _find(self, name: str) -> xw.Range:
        """The range that a defined name of layout refers to now.

        Raises:
            IkmError: the workbook has lost the name, or its sheet.
        """
        if name not in self._ranges:
            place = layout.place(name)
            try:
                self._ranges[name] = self.book.names[name].refers_to_range
            except Exception as error:  # each engine raises its own: COM errors in Excel, KeyError elsewhere
                if name not in layout.PINNED:
                    raise IkmError(
                        f"Buku kerja ini tidak lagi memuat bagian '{name}' pada lembar {place.sheet}.",
                        "Batalkan penghapusan itu (Ctrl+Z), atau pakai lagi buku kerja sebelum diubah.",
                        code="IKM-L09",
                    ) from error
                self._ranges[name] = self._sheet(place.sheet).range(place.address)
        return self._ranges[name]

    # Writing

    def _write(self, name: str, rows: Cells) -> None:
        target = self._find(name)
        target.value = assigned(rows)
        if name in layout.FITTED:
            first, last = target.row, target.last_cell.row
            target.sheet.range(
                f"{first}:{last}"
            ).rows.autofit()  # whole rows: mirrors of their texts lie beside

    def _grow(self, name: str, rows: Cells) -> xw.Range:
        """Fill an area that is as long as its data, and make its name refer to just these rows.

        With no rows the name keeps one empty row, so that formulas over it stay valid.
        """
        old = self._find(name)
        old.clear_contents()
        new = old[0, 0].resize(max(1, len(rows)), old.shape[1])
        if rows:
            new.value = assigned(rows)
        self._rename(name, new)
        return new

    def _clear_below(self, name: str) -> None:
        """What somebody typed below an area was read with it and is written with it again."""
        area = self._find(name)
        last = area.sheet.used_range.last_cell.row
        if last > area.last_cell.row:
            area.resize(last - area.row + 1, area.shape[1]).clear_contents()

    def _rename(self, name: str, to: xw.Range) -> None:
        target = "=" + to.get_address(include_sheetname=True)
        try:
            self.book.names[name].refers_to = target
        except Exception:  # it was lost: see layout.PINNED
            self.book.names.add(name, target)
        self._ranges[name] = to

    def fill_settings(self, values: Mapping[str, Any], unsur: Mapping[str, Sequence[Any]]) -> None:
        """Write settings as they were typed in another workbook, right or wrong.

        Args:
            values: the cells' values by key.
            unsur: name, "Dihitung" and suggestion by kode.
        """
        cells, form = self._pengaturan
        rows = [list(row) for row in cells]
        for key in form.rows.keys() & values.keys():
            rows[form.rows[key]][1] = values[key]
        for kode in form.unsur.keys() & unsur.keys():
            rows[form.unsur[kode]][1:] = unsur[kode]
        self._write_settings(rows, form)

    def _write_settings(self, filled: Cells, form: Form) -> None:
        sheet = self._sheet(layout.PENGATURAN)
        first, last = min(form.rows.values()), max(form.rows.values())
        sheet.range((first + 1, 2)).resize(last - first + 1, 1).value = assigned(
            [[row[1]] for row in filled[first : last + 1]]
        )
        first, last = min(form.unsur.values()), max(form.unsur.values())
        sheet.range((first + 1, 1)).resize(last - first + 1, pengaturan.WIDTH).value = assigned(
            filled[first : last + 1]
        )
        del self._pengaturan

    def _write_export(self, rows: Cells) -> None:
        sheet = self._sheet(layout.EKSPOR)
        sheet.used_range.unmerge()  # what an earlier export left would swallow values, or make them dates
        sheet.clear()
        if rows:
            sheet.range((1, 1)).resize(len(rows), len(rows[0])).value = assigned(rows)


def _too_far(sheet: xw.Sheet) -> IkmError:
    return IkmError(
        f"Lembar {sheet.name} terisi atau berformat sampai sel "
        f"{sheet.used_range.last_cell.address.replace('$', '')}: terlalu luas.",
        "Hapus baris dan kolom kosong sesudah data, simpan buku kerja, lalu ulangi.",
        code="IKM-L11",
    )


def _print(sheet: xw.Sheet, address: str) -> None:
    """Set a print area; Excel asks the printer at every change, which takes long, and may have none."""
    setup = sheet.page_setup
    with suppress(Exception):
        if setup.print_area != address:
            setup.print_area = address

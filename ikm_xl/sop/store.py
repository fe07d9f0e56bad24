"""The one room that touches a workbook: a book as a State, and the changes of a State into the book.

Every call to Excel takes milliseconds however little it moves: each sheet is read in one block, each place
that changed is written in one, whatever the number of respondents; :mod:`ikm_xl.sop.places` knows how.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import pandas as pd

from ikm_xl import qr
from ikm_xl.area import MOST_CELLS, Area
from ikm_xl.excel import bare, xw
from ikm_xl.settings import Settings
from ikm_xl.sop import fixed, pengaturan, recalculation, sheets, versions
from ikm_xl.sop.blocks import FIXED, GROWING, blocks_of, respondent_rows, state_of, trimmed
from ikm_xl.sop.pengaturan import Form
from ikm_xl.sop.places import Places, Spot, require_bounded
from ikm_xl.sop.state import Cells, State
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.setting_rows import setting_name

_PARTS_OF_RESPONDEN = ("jawaban", "profil")
_MOST_SETTING_ROWS = 500
_QR_POINTS = 106
_MOST_BELOW = 100_000  # rows that somebody may have typed below a table


class Store:
    """An open workbook of this program's version.

    Args:
        book: the workbook.

    Attributes:
        places: its cells.

    Raises:
        IkmError: it is no workbook of this program, or one of another version.
    """

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        if (version := sheets.version(book)) != layout.VERSI_BUKU:
            versions.require_current(version, book.name)
        self.places = Places(book, sheets.of_template(book))
        self._bottoms: dict[str, int] = {}  # the last row of each growing area as it was read

    def load(self, *, respondents: bool = True) -> State:
        """Everything that the book holds, but for the figures.

        Args:
            respondents: whether to read them; a step that replaces them needs not wait for it.

        Raises:
            IkmError: the book lost a part, or a setting is not allowed.
        """
        blocks = {**fixed.read(self.places, FIXED), **{name: self._growing(name) for name in GROWING}}
        state = state_of(blocks, pengaturan.read(*self._pengaturan), self._export())
        return replace(state, respondents=self._respondents()) if respondents else state

    def calculated(self, state: State) -> State:
        """With the figures: what the formulas give, compared with what Python computes.

        Raises:
            IkmError: an answer on Perhitungan is not 1–4.
        """
        self.places.app.calculate()
        found = fixed.read(self.places, ("terbaca", "galat"))
        if self._mended(found["terbaca"]):
            self.places.app.calculate()
            found = fixed.read(self.places, ("galat",))
        figures = fixed.read(self.places, recalculation.RESULTS)
        state = replace(
            state, survey=recalculation.compare(state, figures), errors=_with_errors(found["galat"])
        )
        return replace(state, changed=self.text("beda_apa") if state.approval.code else "")

    def _mended(self, read: Cells) -> bool:
        """Let the names of the settings point to their rows: a cell that is dragged takes its name along.

        Args:
            read: the place ``terbaca``.

        Returns:
            Whether one had to be moved.
        """
        cells, form = self._pengaturan
        strays = pengaturan.strayed(cells, form, read)
        for key in strays:
            self.places.move(setting_name(key), Spot(layout.PENGATURAN, Area.of(form.rows[key] + 1, 2, 1, 1)))
        return bool(strays)

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
        if new.approved or new.settings.nilai != old.settings.nilai:
            self._print_areas(new.settings)
        if new.approved:
            fixed.keep_approved(self.places)
        self.places.app.calculate()  # Excel may calculate only when told to: the sheets show what is true
        if old.approval.code or new.approval.code:
            self._show_code()

    def save_respondents(self, old: State, new: State) -> None:
        """Write the respondents alone, which the figures depend on, if they changed."""
        if new.respondents is None or new.respondents is old.respondents:
            return
        rows = respondent_rows(new)
        sheet, written = self._grow("responden", rows)
        self.__dict__.pop("respondent_cells", None)
        for name in _PARTS_OF_RESPONDEN:
            left = written.left + layout.place(name).column - layout.place("responden").column
            part = written._replace(left=left, right=left + layout.place(name).columns - 1)
            self.places.move(name, Spot(sheet, part))
        self._print_areas(new.settings)

    def _print_areas(self, settings: Settings) -> None:
        """The form of the letter that was chosen; Perhitungan without the profile, or its results alone."""
        self.places.print(self.places.find(f"cetak_{settings.surat.bentuk}"))
        sheet, answers = self.places.find("jawaban")
        results = self.places.find("hasil_unit").area.bottom + 1  # and the legend below them
        bottom = answers.bottom if settings.jawaban_tercetak else results
        self.places.print(Spot(sheet, answers._replace(top=1, left=1, bottom=bottom)))

    def _show_code(self) -> None:
        """The QR code on the poster: that of the figures that are approved now; none on a draft."""
        text = self.text("qr_teks")
        name = f"{layout.QR_PICTURE}{hashlib.sha256(text.encode()).hexdigest()[:12]}" if text else ""
        at, size = self.places.find("publikasi_qr"), (_QR_POINTS, _QR_POINTS)
        self.places.show(at, layout.QR_PICTURE, name, size, partial(qr.png, text))

    def text(self, name: str) -> str:
        """The text that a formula of one cell gives now, such as ``kaki_halaman``."""
        return str(self.places.read(self.places.find(name))[0][0] or "")

    # Reading

    def _growing(self, name: str) -> Cells:
        """An area that is as long as its rows, and what somebody typed below it."""
        sheet, first = self.places.find(name)
        area = first._replace(bottom=max(first.bottom, self.places.used(sheet).bottom))
        self._bottoms[name] = area.bottom
        require_bounded(sheet, area, (first.rows + _MOST_BELOW) * area.columns)
        return self.places.read(Spot(sheet, area))

    @cached_property
    def respondent_cells(self) -> Cells:
        """The rows of ``responden`` in which anything is answered, as they stand on Perhitungan."""
        answers = slice(1, 1 + len(KODE))
        rows = self.places.read(self.places.find("responden"))
        return [row for row in rows if any(value is not None for value in row[answers])]

    def _respondents(self) -> pd.DataFrame:
        columns = ["no", *KODE, "", *layout.PROFIL_COLUMNS]
        return pd.DataFrame(self.respondent_cells, columns=columns).drop(columns=["no", ""])

    def _export(self) -> list[list[Any]]:
        """The sheet Ekspor eSukma from A1 on: the whole sheet belongs to the export."""
        area = self.places.used(layout.EKSPOR)._replace(top=1, left=1)
        require_bounded(layout.EKSPOR, area, MOST_CELLS)
        return trimmed(self.places.read(Spot(layout.EKSPOR, area)))

    @cached_property
    def _pengaturan(self) -> tuple[Cells, Form]:
        last = min(self.places.used(layout.PENGATURAN).bottom, _MOST_SETTING_ROWS)
        cells = self.places.read(Spot(layout.PENGATURAN, Area(1, 1, last, pengaturan.WIDTH)))
        return cells, pengaturan.find(cells)

    # Writing

    def _write(self, name: str, rows: Cells) -> None:
        spot = self.places.find(name)
        self.places.write(spot, rows)
        if name in layout.FITTED:  # whole rows: mirrors of their texts lie beside
            self.places.sheet(spot.sheet).range(f"{spot.area.top}:{spot.area.bottom}").rows.autofit()

    def _grow(self, name: str, rows: Cells) -> Spot:
        """Fill an area that is as long as its data, and make its name refer to just these rows.

        With no rows the name keeps one empty row, so that formulas over it stay valid.
        """
        old = self.places.find(name)
        bottom = old.area.top + max(1, len(rows)) - 1
        new = Spot(old.sheet, old.area._replace(bottom=bottom))
        if not rows or bottom < old.area.bottom:
            self.places.clear(old)
        if rows:
            self.places.write(new, rows)
        self.places.move(name, new)
        return new

    def _clear_below(self, name: str) -> None:
        """What somebody typed below an area was read with it and is written with it again."""
        sheet, area = self.places.find(name)
        last = self._bottoms.get(name) or self.places.used(sheet).bottom
        if last > area.bottom:
            self.places.clear(Spot(sheet, area._replace(bottom=last)))

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
        first, last = min(form.rows.values()), max(form.rows.values())
        values = Spot(layout.PENGATURAN, Area(first + 1, 2, last + 1, 2))
        self.places.write(values, [[row[1]] for row in filled[first : last + 1]])
        first, last = min(form.unsur.values()), max(form.unsur.values())
        unsur = Spot(layout.PENGATURAN, Area(first + 1, 1, last + 1, pengaturan.WIDTH))
        self.places.write(unsur, filled[first : last + 1])
        del self._pengaturan

    def _write_export(self, rows: Cells) -> None:
        bare(self.places.sheet(layout.EKSPOR))
        if rows:
            self.places.write(Spot(layout.EKSPOR, Area.of(1, 1, len(rows), len(rows[0]))), rows)


def _with_errors(found: Cells) -> tuple[str, ...]:
    """The printed sheets that show an error value, such as #REF!, by the place ``galat``."""
    wrong = (name for name, (one,) in zip(layout.APPROVED, found, strict=True) if one != 0)
    return tuple(dict.fromkeys(layout.place(name).sheet for name in wrong))

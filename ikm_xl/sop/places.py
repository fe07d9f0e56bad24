"""The named places of an open workbook and their cells, in as few calls into Excel as they can be had for.

Every call takes milliseconds however little it moves. xlwings asks a range for its sheet, its book, its
application and its engine at each value, and for rows and columns to know its shape: a dozen calls. Here a
name is asked once where it lies, a sheet is looked up once, and values go in and out by ``Range.raw_value``,
as the engine itself has them. The engine is asked only to turn them into Python's kinds and back, which is
what xlwings would have it do (``prepare_xl_data_element``, ``clean_value_data``; xlwings is pinned).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from openpyxl.utils import quote_sheetname

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import sheets
from ikm_xl.sop.assignment import assigned
from ikm_xl.sop.state import Cells
from ikm_xl.workbook import layout


class Spot(NamedTuple):
    """A rectangle of a sheet."""

    sheet: str
    area: Area


class Places:
    """Where the names of layout lie in an open workbook, and what their cells hold.

    Args:
        book: the workbook.
    """

    def __init__(self, book: xw.Book) -> None:
        self._book, self._names = book, book.names
        self._engine = book.app.engine.impl
        self._known: dict[str, xw.Name] = {}
        self._spots: dict[str, Spot] = {}
        self._sheets: dict[str, xw.Sheet] = {}

    def sheet(self, name: str) -> xw.Sheet:
        """A sheet by its name; raises as :func:`ikm_xl.sop.sheets.named`."""
        if name not in self._sheets:
            self._sheets[name] = sheets.named(self._book, name)
        return self._sheets[name]

    def find(self, name: str) -> Spot:
        """Where a name of layout refers to now.

        Raises:
            IkmError: the workbook has lost the name, or its sheet.
        """
        if name not in self._spots:
            try:
                self._spots[name] = self._refers_to(name)
            except Exception as error:  # each engine raises its own: COM errors in Excel, KeyError elsewhere
                place = layout.place(name)
                if name not in layout.PINNED:
                    raise IkmError(
                        f"Buku kerja ini tidak lagi memuat bagian '{name}' pada lembar {place.sheet}.",
                        "Batalkan penghapusan itu (Ctrl+Z), atau pakai salinan di folder Cadangan IKM.",
                        code="IKM-L09",
                    ) from error
                self._spots[name] = Spot(place.sheet, place.area)
        return self._spots[name]

    def _refers_to(self, name: str) -> Spot:
        self._known[name] = self._names(name)
        target = str(self._known[name].refers_to)
        if "#REF!" in target:
            raise KeyError(name)  # its cells or its sheet were deleted
        sheet, _, address = target.removeprefix("=").rpartition("!")
        return Spot(sheet.removeprefix("'").removesuffix("'").replace("''", "'"), Area.parse(address))

    def move(self, name: str, to: Spot) -> None:
        """Let a name refer to other cells."""
        target = f"={quote_sheetname(to.sheet)}!{to.area.address()}"
        try:
            known = self._known.get(name) or self._names(name)
            known.refers_to = target
        except Exception:  # it was lost: see layout.PINNED
            known = self._names.add(name, target)
        self._known[name] = known
        self._spots[name] = to

    def used(self, sheet: str) -> Area:
        """The rectangle from the first to the last cell that Excel counts as used: formats count, too."""
        return Area.parse(self.sheet(sheet).used_range.address)

    def range(self, spot: Spot) -> xw.Range:
        """The range as xlwings has it."""
        return self.sheet(spot.sheet).range(spot.area.address())

    def read(self, spot: Spot) -> list[list[Any]]:
        """The values as rows: floats, texts, naive datetimes, bools, None for empty cells and errors."""
        cells = self.range(spot)
        raw = cells.raw_value
        single = spot.area.rows == spot.area.columns == 1
        rows: list[list[Any]] = self._engine.clean_value_data(
            [[raw]] if single else raw, datetime, None, None, False
        )
        if any(type(value) is Decimal for row in rows for value in row):
            exact = cells.api.Value2  # of a cell in a currency format Excel's Value has four decimals
            for row, plain in zip(rows, [[exact]] if single else exact, strict=True):
                row[:] = [p if type(v) is Decimal else v for v, p in zip(row, plain, strict=True)]
        return rows

    def write(self, spot: Spot, rows: Cells) -> None:
        """Assign a block of values; it has the shape of the rectangle."""
        prepare = self._engine.prepare_xl_data_element
        self.range(spot).raw_value = [[prepare(value, None) for value in row] for row in assigned(rows)]

    def clear(self, spot: Spot) -> None:
        """Empty the cells; what they look like stays."""
        self.range(spot).clear_contents()

    def show(self, spot: Spot, kind: str, name: str, points: float, draw: Callable[[], bytes]) -> None:
        """Let a picture stand at a cell, and no other of its kind on that sheet.

        Args:
            spot: the cell that its corner is in.
            kind: the beginning of the names of all pictures of the kind.
            name: the picture's name, which says what it shows; "" for none.
            points: its width and its height.
            draw: makes the PNG file, where it is not there yet.

        Raises:
            IkmError: Excel refuses the picture.
        """
        sheet = self.sheet(spot.sheet)
        pictures = sheet.pictures
        known = [pictures[number] for number in range(len(pictures))]  # an enumerator is a call more
        there = [picture for picture in known if picture.name.startswith(kind)]
        if [picture.name for picture in there] == [name] * bool(name):
            return
        try:
            for picture in there:
                picture.delete()
            if not name:
                return
            with TemporaryDirectory(prefix="ikm-xl-") as folder:
                path = Path(folder) / "gambar.png"
                path.write_bytes(draw())
                corner = self.range(spot)
                sheet.pictures.add(str(path), anchor=corner, width=points, height=points, name=name)
        except Exception as error:  # each engine raises its own
            raise IkmError(
                f"{kind.strip()} di lembar {spot.sheet} tidak dapat diperbarui; yang lain sudah selesai.",
                f"Buka proteksi lembar {spot.sheet} (tab Tinjau), lalu klik tombolnya lagi.",
                code="IKM-L50",
            ) from error

    def print(self, spot: Spot) -> None:
        """Let the sheet print this rectangle.

        Excel asks the printer at every change, which takes long. Without a printer it may refuse: what is
        printed is then set by whoever opens the workbook at a computer that has one.
        """
        setup = self.sheet(spot.sheet).page_setup
        try:
            if setup.print_area != spot.area.address():
                setup.print_area = spot.area.address()
        except Exception:  # each engine raises its own
            return


def require_bounded(sheet: str, area: Area, most: int) -> None:
    """Refuse to read far cells: one that somebody formatted a million rows below counts as used, too.

    Raises:
        IkmError: the area has more cells than that.
    """
    if area.rows * area.columns > most:
        last = area._replace(top=area.bottom, left=area.right).address(False, False)
        raise IkmError(
            f"Lembar {sheet} terisi atau berformat sampai sel {last}: terlalu luas.",
            "Hapus baris dan kolom kosong sesudah data, simpan buku kerja, lalu ulangi.",
            code="IKM-L11",
        )

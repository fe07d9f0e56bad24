"""The named places of an open workbook and their cells, in as few calls into Excel as they can be had for.

Every call takes milliseconds however little it moves. xlwings asks a range for its sheet, its book, its
application and its engine at each value, and for rows and columns to know its shape: a dozen calls. Here a
name is asked once where it lies, a sheet is looked up once, and values go in and out by ``Range.raw_value``,
as the engine itself has them. The engine is asked only to turn them into Python's kinds and back, which is
what xlwings would have it do (``prepare_xl_data_element``, ``clean_value_data``; xlwings is pinned).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from openpyxl.utils import get_column_letter, quote_sheetname

from ikm_xl.area import Area
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import sheets
from ikm_xl.sop.assignment import assigned
from ikm_xl.sop.sheets import Contents
from ikm_xl.sop.state import Cells
from ikm_xl.workbook import layout

_LONGEST = 255
"""Characters in what Range is asked for, and in what Address answers."""


class Spot(NamedTuple):
    """A rectangle of a sheet."""

    sheet: str
    area: Area


class Places:
    """Where the names of layout lie in an open workbook, and what their cells hold.

    Args:
        book: the workbook.
        known: sheets of it that were looked up already.
    """

    def __init__(self, book: xw.Book, known: Mapping[str, xw.Sheet] | None = None) -> None:
        self.app = book.app
        self._book, self._names = book, book.names
        self._engine = self.app.engine.impl
        self._known: dict[str, xw.Name] = {}
        self._spots: dict[str, Spot] = {}
        self._sheets = dict(known or {})

    def sheet(self, name: str) -> xw.Sheet:
        """A sheet by its name; raises as :func:`ikm_xl.sop.sheets.named`."""
        if name not in self._sheets:
            self._sheets[name] = sheets.named(self._book, name)
        return self._sheets[name]

    def expect(self, sheet: str, expected: Mapping[str, Area], needed: Collection[str] | None = None) -> None:
        """Ask in a few calls whether names lie where they are expected; :meth:`find` asks for the others.

        Excel tells the addresses of many names at once (Range("one,two").Address), if all of them lie
        on that sheet. Whatever it answers but the very addresses expected is passed over.

        Args:
            sheet: on which they should lie.
            expected: where, by name.
            needed: the names that are wanted now, if not all: others are asked for along with them only.
        """
        wanted = {name: area.address() for name, area in expected.items() if name not in self._spots}
        if needed is not None:
            wanted = dict(sorted(wanted.items(), key=lambda item: item[0] not in needed))
        for group in _groups(wanted):
            if needed is not None and not set(group) & set(needed):
                return
            try:
                told = str(self.sheet(sheet).range(",".join(group)).address).split(",")
            except Exception:  # one of them is lost, or the engine knows no such range: each raises its own
                continue
            if len(told) == len(group):
                right = (name for name, address in zip(group, told, strict=True) if address == wanted[name])
                self._spots |= {name: Spot(sheet, expected[name]) for name in right}

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
        return self._values(self.range(spot), spot)

    def through(self, spot: Spot, sources: Iterable[Spot]) -> list[list[Any]]:
        """What stands at places all over the workbook, one below the other, read in one block.

        Formulas show it for a moment in a rectangle that is empty otherwise; rows end with empty cells.

        Args:
            spot: the rectangle; it has room for all of them.
            sources: the places.
        """
        self.range(spot).raw_value = [row for source in sources for row in _shown(source, spot.area.columns)]
        self.app.calculate()
        rows = self.read(spot)
        self.clear(spot)
        return rows

    def contents(self, sheet: str, area: Area | None = None) -> Contents:
        """What stands on a sheet, or in one rectangle of it.

        Raises:
            IkmError: the sheet was deleted or renamed.
        """
        spot = Spot(sheet, area or self.used(sheet))
        cells = self.range(spot)
        formulas = cells.formula
        rows = [list(row) for row in formulas] if isinstance(formulas, list | tuple) else [[formulas]]
        return Contents(spot.area, rows, self._values(cells, spot))

    def _values(self, cells: xw.Range, spot: Spot) -> list[list[Any]]:
        raw = cells.raw_value
        single = spot.area.rows == spot.area.columns == 1
        rows: list[list[Any]] = self._engine.clean_value_data(
            [[raw]] if single else raw, datetime, None, None, False
        )
        if any(Decimal in set(map(type, row)) for row in rows):
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

    def show(
        self, spot: Spot, kind: str, name: str, size: tuple[float, float], draw: Callable[[], bytes]
    ) -> None:
        """Let a picture stand at a cell, and no other of its kind on that sheet.

        Args:
            spot: the cell that its corner is in.
            kind: the beginning of the names of all pictures of the kind.
            name: the picture's name, which says what it shows; "" for none.
            size: its width and its height in points.
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
                shown = pictures.add(str(path), anchor=corner, width=size[0], height=size[1])
                shown.api.Name = name  # xlwings would ask Excel first whether there is one of that name
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


def _shown(spot: Spot, width: int) -> Iterator[list[str]]:
    """Rows of so many formulas that show what stands at a place; an empty cell is no zero."""
    sheet, (top, left, bottom, right) = quote_sheetname(spot.sheet), spot.area
    columns = [get_column_letter(column) for column in range(left, right + 1)]
    rest = [""] * (width - len(columns))
    for row in range(top, bottom + 1):
        cells = [f"{sheet}!{column}{row}" for column in columns]
        yield [*(f'=IF({cell}="","",{cell})' for cell in cells), *rest]


def _groups(addresses: Mapping[str, str]) -> Iterator[list[str]]:
    """Names that Excel can be asked for at once: neither they nor their addresses are too long a text."""
    group: list[str] = []
    for name in addresses:
        more = [*group, name]
        if max(len(",".join(more)), len(",".join(addresses[one] for one in more))) > _LONGEST:
            yield group
            more = [name]
        group = more
    if group:
        yield group


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

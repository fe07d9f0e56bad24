"""Every ribbon function on xlwings' own Windows engine and on the openpyxl engine, compared; one line each.

A Windows Python runs it: ``buttons.main([BOOK, EXPORT, FOLDER])``. Each line is a JSON object: a case's name,
whether it holds, and what was seen; at the end the COM calls of every button, written to FOLDER too.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import win32com.client
from openpyxl.worksheet.table import Table

from ikm_xl import engine, qr, ribbon
from ikm_xl.excel import xw
from tests.windows_job import buttons_table
from tests.windows_job.excel_com import HWND, Application, Session, exposed, named_in_order
from tests.windows_job.excel_habits import Habits

BUTTONS = (
    "tentang",
    "ambil_ekspor",
    "bersihkan",
    "hitung",
    "periksa_kelengkapan",
    "susun_rtl",
    "siapkan_pengesahan",
    "proses_semua",
    "pasang_logo",
    "periode_baru",
    "kosongkan_ekspor",
)
_SIGNED = "ditandatangani"
_UNFORESEEN = "tidak terduga"


@dataclass
class Desk:
    """A book in an Excel, with its buttons.

    Attributes:
        book: the book of ikm_xl.engine.
        session: the Excel behind COM; None where the openpyxl engine is used directly.
        calls: COM calls by button.
    """

    book: Any
    session: Session | None
    calls: dict[str, int] = field(default_factory=dict)
    _said: list[str] = field(default_factory=list)

    def hear(self, window: int, text: str, title: str, style: int) -> int:
        """What MessageBox does here; 1 is OK."""
        self._said.append(text)
        return 1

    def press(self, *buttons: str) -> str:
        """Press buttons; what the last one says."""
        for button in buttons:
            if button == "periode_baru":
                self.sign()
            if button == "pasang_logo":
                self.insert_picture()
            before = self.session.calls.total() if self.session else 0
            getattr(ribbon, button)()
            self.calls[button] = self.session.calls.total() - before if self.session else 0
        return self._said[-1] if self.session else self.book.app.alerts[-1]

    def sign(self) -> None:
        """Let the staff have signed: what opens the next period."""
        steps = self.book.names("langkah").refers_to_range
        steps(4, 1).raw_value = _SIGNED

    def insert_picture(self) -> None:
        """Let the staff have put a picture onto Pengaturan."""
        at = self.book.sheets("Pengaturan")
        with TemporaryDirectory() as folder:
            file = Path(folder) / "lambang.png"
            file.write_bytes(qr.png("lambang"))
            at.pictures.add(str(file), False, True, None, None, 50, 50, anchor=at.range("F5"))

    def values(self) -> dict[tuple[str, int, int], Any]:
        """Every cell's value, by sheet, row and column."""
        self.book.recalculate()
        found = {}
        for sheet in self.book.sheets:
            used = sheet.used_range
            rows = [[used.raw_value]] if len(used) == 1 else used.raw_value
            for row, line in enumerate(rows, used.row):
                for column, value in enumerate(line, used.column):
                    if value not in (None, ""):
                        found[sheet.name, row, column] = value
        return found


@contextmanager
def opened(path: str, export: str, habits: Habits | None) -> Iterator[Desk]:
    """The book in an Excel with those habits behind COM; with None, on the openpyxl engine."""
    from xlwings import _xlwindows

    with engine.opened(path) as book:
        book.names["ekspor_berkas"].refers_to_range.value = export
        for sheet in book.impl.workbook.worksheets:
            sheet.protection.disable()  # as VBA does before it calls Python
        if habits is None:
            book.set_mock_caller()
            yield Desk(book.impl, None)
            return
        session = Session(book.impl, habits)
        if habits.manual:
            book.impl.app.calculation = "manual"
        desk = Desk(book.impl, session)
        dispatch = exposed(Application(session))
        pid = book.impl.app.pid if habits.in_front else -1
        windows: Any = _xlwindows  # its modules are those that it asks, whatever is imported here
        wrapper = windows.COMRetryObjectWrapper
        windows.get_xl_app_from_hwnd = lambda hwnd: wrapper(win32com.client.Dispatch(dispatch))
        windows.N_COM_ATTEMPTS = 3
        named_in_order(windows)
        windows.win32process.GetWindowThreadProcessId = lambda hwnd: (1, pid)
        windows.win32api.MessageBox = desk.hear
        if hasattr(xw.Book, "_mock_caller"):
            del xw.Book._mock_caller
        sys.argv = ["-c", f"--wb={book.impl.name}", "--from_xl=1", "--app=", f"--hwnd={HWND}"]
        yield desk


def different(one: dict[Any, Any], other: dict[Any, Any]) -> list[str]:
    """The cells that differ in value or type; times differ by when they were written."""
    found = []
    for place in sorted(one.keys() | other.keys()):
        mine, theirs = one.get(place), other.get(place)
        if isinstance(mine, datetime) and isinstance(theirs, datetime):
            continue
        if mine != theirs or type(mine) is not type(theirs):
            found.append(f"{place[0]} R{place[1]}C{place[2]}: {mine!r:.60} / {theirs!r:.60}")
    return found


def every_button(book: str, export: str, folder: Path) -> Iterator[tuple[str, bool, str]]:
    """The buttons one after the other on both engines."""
    with opened(book, export, Habits()) as com:
        session = com.session
        assert session is not None
        before, said, values = dict(session.state), {}, {}
        for button in BUTTONS:
            said[button] = _untimed(com.press(button))
            values[button] = com.values()
            if session.state != before:
                said[button] += f" LEFT {session.state}"
        names = _names(com)
    (folder / buttons_table.FILE).write_text(json.dumps(com.calls, indent=2) + "\n", encoding="utf-8")
    with opened(book, export, None) as plain:
        for button in BUTTONS:
            other = _untimed(plain.press(button)).replace("Excel 0", "Excel 16.0")
            cells = different(values[button], plain.values())
            good = said[button] == other and not cells and _UNFORESEEN not in other
            seen = f"{com.calls[button]} calls; {said[button]!r:.90}"
            detail = f"COM said {said[button]!r}, the engine {other!r}; {len(cells)} cells differ {cells[:5]}"
            yield f"button {button}: as on the openpyxl engine", good, seen if good else detail
        same = names == _names(plain)
        yield "buttons: the same defined names", same, f"{len(names)} names"
    yield "buttons: no member of Excel is missing", not session.missing, str(session.missing[:5])
    yield "buttons: rows are fitted whole", not session.narrow_fits, str(session.narrow_fits[:5])


def _untimed(text: str) -> str:
    """Without the time in the name of a copy."""
    return re.sub(r"\d{4}-\d\d-\d\d \d{6}", "…", text)


def _names(desk: Desk) -> dict[str, str]:
    return {name: found.refers_to for name, found in desk.book.names.snapshot()}


def habits(book: str, export: str) -> Iterator[tuple[str, bool, str]]:
    """The buttons in an Excel that does what Excels do."""
    with opened(book, export, Habits(in_front=False)) as desk:
        said = desk.press("ambil_ekspor")
        yield "habit: another Excel is in front", _UNFORESEEN not in said, said
    with opened(book, export, Habits(printer=False)) as desk:
        said = desk.press("ambil_ekspor", "bersihkan")
        yield "habit: no printer", _UNFORESEEN not in said, said
    with opened(book, export, Habits()) as desk:
        desk.press("ambil_ekspor", "bersihkan")
        assert desk.session is not None
        export_sheet = _export_sheet(desk)
        desk.session.habits.formatted[export_sheet.name] = export_sheet.used_range.area.bottom + 50
        said = desk.press("hitung")
        good = _UNFORESEEN not in said and "berubah sejak" not in said
        yield "habit: UsedRange counts a coloured cell", good, said
    with opened(book, export, Habits()) as desk:
        desk.press("ambil_ekspor", "bersihkan")
        cells = desk.book.names("hasil_unsur").refers_to_range
        cells.number_format = '"Rp"#,##0.00'
        said = desk.press("hitung") + desk.press("siapkan_pengesahan")
        good = _UNFORESEEN not in said and "seharusnya" not in said
        yield "habit: a currency format gives Decimals", good, said
    with opened(book, export, Habits()) as desk:
        fresh, figures = desk.press("ambil_ekspor", "proses_semua"), desk.values()
    with opened(book, export, Habits()) as desk:
        _leave_an_older_export(_export_sheet(desk))
        said = desk.press("ambil_ekspor", "proses_semua")
        cells = different(figures, desk.values())
        good = said == fresh and _UNFORESEEN not in said and not cells
        yield "habit: what an older export left", good, f"{said} {cells[:5]}"
    with opened(book, export, Habits(manual=True)) as desk:
        desk.press("ambil_ekspor", "proses_semua")
        stale = _kept(desk)
        yield "habit: manual calculation", stale == _kept(desk, calculate=True), "what the sheets show"
    with opened(book, export, Habits()) as desk:
        sheet = _export_sheet(desk)
        assert desk.session is not None
        desk.session.habits.filtered[sheet.name] = {5}
        caller = xw.Book.caller().sheets[sheet.name]
        caller.range("A4").value = [["a"], ["b"], ["c"]]
        seen = [str(row[0]) for row in sheet.range("A4:A6").raw_value]
        yield "stand-in: a filter swallows a block (VBA must lift it)", seen[0] == seen[2] == "a", str(seen)


def _export_sheet(desk: Desk) -> Any:
    return next(sheet for sheet in desk.book.sheets if sheet.name.startswith("Ekspor"))


def _leave_an_older_export(sheet: Any) -> None:
    """Formats, merged cells, a table, a filter and hidden rows, where the next export will lie."""
    sheet.range("A1:L40").number_format = "dd/mm/yyyy"
    sheet.range("A41:L80").number_format = "@"
    sheet.range("A81:L90").number_format = '"Rp"#,##0'
    sheet.ws.merge_cells("A3:D3")
    sheet.ws.merge_cells("A20:G20")
    sheet.ws.add_table(Table(displayName="Tabel1", ref="A1:L60"))
    sheet.ws.auto_filter.ref = "A1:L60"
    for row in (5, 9, 30):
        sheet.ws.row_dimensions[row].hidden = True


def _kept(desk: Desk, calculate: bool = False) -> dict[str, Any]:
    if calculate:
        desk.book.recalculate()
    names = ("banner_draf", "kaki_halaman", "langkah_berikutnya")
    known = [name for name in names if desk.book.names.contains(name)]
    return {name: desk.book.names(name).refers_to_range.raw_value for name in known}


def main(words: list[str]) -> None:
    """Run all, a line each."""
    book, export, folder = words
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    groups: tuple[Callable[[], Iterator[tuple[str, bool, str]]], ...] = (
        lambda: every_button(book, export, Path(folder)),
        lambda: habits(book, export),
    )
    for group in groups:
        for name, good, seen in group():
            print(json.dumps({"name": name, "good": good, "seen": seen}), flush=True)

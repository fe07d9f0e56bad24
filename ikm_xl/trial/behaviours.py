"""What the program relies on in Excel, as a table: what is done on an empty sheet, and what must come of it.

The engine's tests, the tests of the stand-in for Excel and ``ikm-xl uji`` run this one table. Nobody who
builds the program has an Excel; each row names an assumption that would make figures or texts wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ikm_xl import faults
from ikm_xl.excel import bare, xw

Do = Callable[[xw.Sheet], Any]

_DAY = datetime(2025, 6, 30, 8, 15)


@dataclass(frozen=True)
class Behaviour:
    """One assumption.

    Attributes:
        name: what is assumed, for whoever reads the report.
        do: what is done on an empty sheet; its result is what is looked at.
        expected: the result.
        excel_only: the openpyxl engine leaves it out on purpose (see :mod:`ikm_xl.engine`).
    """

    name: str
    do: Do
    expected: Any
    excel_only: bool = False

    def seen(self, sheet: xw.Sheet) -> str:
        """What came of it where that is not as expected; "" where it is. The sheet is emptied first."""
        try:
            bare(sheet)
            result = self.do(sheet)
        except Exception as error:  # each engine raises its own
            return f"galat: {faults.reason(error)}"
        same = result == self.expected and type(result) is type(self.expected)
        return "" if same else f"menjadi {result!r:.200}, seharusnya {self.expected!r:.200}"


def _written(address: str, value: Any, read: str = "") -> Do:
    """Write a value or a block, and read it again, or other cells."""

    def do(sheet: xw.Sheet) -> Any:
        sheet.range(address).value = value
        return sheet.range(read or address).value

    return do


def _formatted(number_format: str, value: Any, *, exact: bool = False) -> Do:
    """Write a value into a cell with a number format."""

    def do(sheet: xw.Sheet) -> Any:
        cell = sheet.range("B2")
        cell.number_format = number_format
        cell.value = value
        return cell.api.Value2 if exact else cell.value

    return do


def _formula(formula: str, *rows: list[Any]) -> Do:
    """What a formula in H1 gives over a block from A1 on."""

    def do(sheet: xw.Sheet) -> Any:
        if rows:
            sheet.range((1, 1), (len(rows), len(rows[0]))).value = list(rows)
        sheet.range("H1").value = formula
        return sheet.range("H1").value

    return do


def _text_of_formula(sheet: xw.Sheet) -> Any:
    sheet.range("A1").value = "=SUM(B1:B2)"
    return sheet.range("A1").formula


def _long_texts(sheet: xw.Sheet) -> Any:
    sheet.range("A1:B1").value = [["x" * 9000, "y"]]
    return [len(text) for text in sheet.range("A1:B1").value]


def _cleared_contents(sheet: xw.Sheet) -> Any:
    cell = sheet.range("A1")
    cell.number_format, cell.value = "0.00", 5
    cell.clear_contents()
    return cell.value, cell.number_format


def _bared(sheet: xw.Sheet) -> Any:
    sheet.range("A1").number_format = "dd/mm/yyyy"
    sheet.range("A1").value = 3
    bare(sheet)
    sheet.range("A1").value = 3
    return sheet.range("A1").value


def _used(sheet: xw.Sheet) -> Any:
    sheet.range("A1").value = 1
    sheet.range("C40").number_format = "0.00"
    return sheet.used_range.address.rpartition("$")[2]


def _named(sheet: xw.Sheet) -> Any:
    name = sheet.book.names.add("uji_nama", f"='{sheet.name}'!$A$1:$B$2")
    name.refers_to = f"='{sheet.name}'!$C$3"
    found = str(sheet.book.names["uji_nama"].refers_to)
    name.delete()
    return found.replace("'", "").replace(sheet.name, "Lembar")


def _together(sheet: xw.Sheet) -> Any:
    """Names that are asked for at once: see ``ikm_xl.sop.places.Places.expect``."""
    places = {"uji_satu": "$B$2:$C$9", "uji_dua": "$B$2:$C$2", "uji_tiga": "$A$1"}
    names = [sheet.book.names.add(name, f"='{sheet.name}'!{at}") for name, at in places.items()]
    told = sheet.range(",".join(places)).address
    for name in names:
        name.delete()
    return told


def _manual(sheet: xw.Sheet) -> Any:
    app = sheet.book.app
    before = app.calculation
    app.calculation = "manual"
    try:
        sheet.range("A1:B1").value = [[1, "=A1*2"]]
        app.calculate()
        sheet.range("A1").value = 4
        stale = sheet.range("B1").value
        app.calculate()
        return stale, sheet.range("B1").value
    finally:
        app.calculation = before


def _merged(sheet: xw.Sheet) -> Any:
    sheet.range("A1:C1").merge()
    sheet.range("A1:C1").value = [["a", "b", "c"]]
    return sheet.range("A1:C1").value


def _filtered(sheet: xw.Sheet) -> Any:
    sheet.range("A1:A4").value = [["judul"], ["x"], ["y"], ["x"]]
    sheet.api.Range("A1:A4").AutoFilter(1, "x")
    sheet.range("A2:A4").value = [["a"], ["b"], ["c"]]
    bare(sheet)
    sheet.range("A2:A4").value = [["a"], ["b"], ["c"]]
    return sheet.range("A2:A4").value


BEHAVIOURS = (
    Behaviour("angka, teks, benar/salah, sel kosong", _written("A1:B2", [[1, "a"], [None, True]]),
              [[1.0, "a"], [None, True]]),
    Behaviour("tanggal dan jam", _written("A1", _DAY), _DAY),
    Behaviour("tanda petik di depan membuat teks", _written("A1", "'=1+1"), "=1+1"),
    Behaviour("tanda petik di sel berformat Teks", _formatted("@", "'semester"), "semester"),
    Behaviour("teks yang mirip tanggal tetap teks", _written("A1", "'1-2"), "1-2"),
    Behaviour("teks panjang di dalam blok", _long_texts, [9000, 1]),
    Behaviour("kesalahan rumus dibaca kosong", _written("A1", "=1/0"), None),
    Behaviour("rumus dibaca sebagai teksnya", _text_of_formula, "=SUM(B1:B2)"),
    Behaviour("COUNTIF tidak membedakan huruf besar", _formula('=COUNTIF(A1:A3,"ya")', ["Ya"], ["YA"], ["x"]),
              2.0),
    Behaviour("COUNTIF dengan tanda tanya", _formula('=COUNTIF(A1:A2,"~?")', ["?"], ["x"]), 1.0),
    Behaviour("pembulatan dua kali", _formula("=ROUND(ROUND(81.425,8),2)"), 81.43),
    Behaviour("N dari sel kosong", _formula("=N(G1)"), 0.0),
    Behaviour("jumlah satu kolom", _formula("=SUM(INDEX(A1:B2,0,2))", [1, 2], [3, 4]), 6.0),
    Behaviour("SUMPRODUCT dengan syarat", _formula("=SUMPRODUCT((A1:A2>1)*B1:B2)", [1, 2], [3, 4]), 4.0),
    Behaviour("koma desimal", _formula('=SUBSTITUTE(FIXED(81.42,2,TRUE),".",",")'), "81,42"),
    Behaviour("LOOKUP", _formula("=LOOKUP(2.5,A1:A3,B1:B3)", [1, "a"], [2, "b"], [3, "c"]), "b"),
    Behaviour("mengosongkan isi tidak menghapus format", _cleared_contents, (None, "0.00")),
    Behaviour("membersihkan lembar menghapus format", _bared, 3.0),
    Behaviour("UsedRange menghitung format", _used, "40"),
    Behaviour("nama sel dapat dipindahkan", _named, "=Lembar!$C$3"),
    Behaviour("hitung manual menunggu Calculate", _manual, (2.0, 8.0)),
    Behaviour("beberapa nama ditanyakan sekaligus", _together, "$B$2:$C$9,$B$2:$C$2,$A$1", excel_only=True),
    Behaviour("angka berformat tanggal dibaca tanggal", _formatted("dd/mm/yyyy", 45838),
              datetime(2025, 6, 30), excel_only=True),
    Behaviour("angka berformat mata uang dibaca Decimal", _formatted("$#,##0.00", 3.5), Decimal("3.5"),
              excel_only=True),
    Behaviour("Value2 tidak memotong desimal", _formatted("$#,##0.00", 3.328703703703704, exact=True),
              3.328703703703704, excel_only=True),
    Behaviour("angka di sel berformat Teks menjadi teks", _formatted("@", 5), "5", excel_only=True),
    Behaviour("membersihkan lembar melepas saringan", _filtered, ["a", "b", "c"], excel_only=True),
    Behaviour("sel gabungan menelan isi", _merged, ["a", None, None], excel_only=True),
)  # fmt: skip


def tried(sheet: xw.Sheet, table: tuple[Behaviour, ...] = BEHAVIOURS) -> Iterator[tuple[Behaviour, str]]:
    """Every row of the table and what came of it; see :meth:`Behaviour.seen`."""
    return ((behaviour, behaviour.seen(sheet)) for behaviour in table)

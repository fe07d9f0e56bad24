"""Does a workbook still say what its export says?  Everything is computed again and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.utils import get_column_letter

from ikm_xl.cleaning import clean
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, cells, recalculation, recap
from ikm_xl.workbook import layout

Rows = Sequence[Sequence[Any]]

# What Python and VBA write on _daftar; its lists and bands belong to the template.
_WRITTEN_ON_DAFTAR = [
    layout.place(name) for name in ("ekspor_berkas", "ekspor_nama", "tanda_rekap", "naskah_terakhir")
]


@dataclass(frozen=True)
class Finding:
    """One cell that is not what it should be, or a thing that holds for a whole sheet (no address)."""

    sheet: str
    address: str
    keterangan: str

    def __str__(self) -> str:
        return (
            f"{self.sheet}!{self.address}: {self.keterangan}"
            if self.address
            else f"{self.sheet}: {self.keterangan}"
        )


def examine(
    book: xw.Book, template: xw.Book, settings: Settings, stored: Mapping[str, Rows] | None = None
) -> tuple[Finding, ...]:
    """Compare a workbook with its export, the template's formulas, its stored values and Python's figures.

    Args:
        book: the workbook.
        template: a fresh one.
        settings: the workbook's settings.
        stored: per sheet the values that the file holds beside its formulas, from the first cell on: what a
            preview or a mail program shows.

    Raises:
        IkmError: the workbook lost a part that is needed to examine it.
    """
    return (
        *formulas(book, template),
        *(values(book, stored) if stored else ()),
        *respondents(book, settings),
        *figures(book, settings),
    )


def formulas(book: xw.Book, template: xw.Book) -> Iterator[Finding]:
    """Every formula of the template that the workbook has not, and every changed list or band.

    Raises:
        IkmError: a sheet is missing.
    """
    for sheet in template.sheets:
        if sheet.name not in layout.SHEETS:
            continue
        if sheet.name not in book.sheets:
            raise IkmError(
                f"Buku kerja ini tidak lagi memuat lembar {sheet.name}.",
                "Salin isian ke buku baru ('ikm-xl baru'); jangan menghapus atau mengganti nama lembar.",
            )
        used = sheet.used_range
        place = book.sheets[sheet.name].range(used.address)
        grids = (_grid(used.formula), _grid(place.formula), _grid(place.options(ndim=2).value))
        for r, rows in enumerate(zip(*grids, strict=True), used.row):
            for c, (formula, current, value) in enumerate(zip(*rows, strict=True), used.column):
                if not _is_fixed(sheet.name, formula, r, c):
                    continue
                address = f"{get_column_letter(c)}{r}"
                if formula != current:
                    text = f"rumus diubah: kini '{current}', seharusnya '{formula}'"
                    yield Finding(sheet.name, address, text)
                elif value == formula and str(formula).startswith("="):
                    yield Finding(sheet.name, address, f"berisi teks '{formula}', bukan rumusnya")


def values(book: xw.Book, stored: Mapping[str, Rows]) -> Iterator[Finding]:
    """Every formula beside which the file holds another value than it gives; no value at all is no lie."""
    for sheet in book.sheets:
        if sheet.name not in stored:
            continue
        used = sheet.used_range
        now = _grid(used.options(ndim=2).value)
        for r, (row, results) in enumerate(zip(_grid(used.formula), now, strict=True), used.row):
            for c, (formula, result_now) in enumerate(zip(row, results, strict=True), used.column):
                if not str(formula).startswith("="):
                    continue
                value = _at(stored[sheet.name], r, c)
                if value not in (None, "") and not _alike(value, result_now):
                    address = f"{get_column_letter(c)}{r}"
                    text = f"nilai tersimpan {_shown(value)}, rumusnya memberi {_shown(result_now)}"
                    yield Finding(sheet.name, address, text)


def respondents(book: xw.Book, settings: Settings) -> Iterator[Finding]:
    """Every cell of the respondents that differs from the export, cleaned again."""
    area = layout.place("responden")
    found = cells.read(book, "responden")
    try:
        export = recap.export(book)
    except IkmError as error:
        if any(any(row) for row in found):
            yield Finding(layout.EKSPOR, "", f"{error.message} Padahal {area.sheet} memuat responden")
        return
    expected = recap.rows(clean.clean([export], settings.rules).responden)
    if len(expected) != len(found):
        text = f"memuat {len(found)} responden, ekspornya {len(expected)}; klik Bersihkan"
        yield Finding(area.sheet, "", text)
        return
    for r, (row, now) in enumerate(zip(expected, found, strict=True)):
        for c, (value, current) in enumerate(zip(row, now, strict=True)):
            if (value or None) != (current or None):
                text = f"berisi {_shown(current)}, menurut ekspor {_shown(value)}"
                yield Finding(area.sheet, area.cell(r, c), text)


def figures(book: xw.Book, settings: Settings) -> Iterator[Finding]:
    """Every result that differs from Python's, and a verification code that no longer fits."""
    try:
        survey = recalculation.read(book, settings)
    except IkmError as error:
        yield Finding(layout.PERHITUNGAN, "", error.message)
        return
    for wrong in survey.selisih:
        yield Finding(wrong.sheet, wrong.address, f"{wrong}")
    code = cells.read_one(book, "kode_verifikasi")
    if code and code != approval.verification_code(settings, survey):
        area = layout.place("kode_verifikasi")
        text = "kode verifikasi tidak cocok lagi dengan jawaban dan hasil; klik Siapkan Pengesahan"
        yield Finding(area.sheet, area.cell(), text)


def _is_fixed(sheet: str, formula: Any, row: int, column: int) -> bool:
    """Whether a cell belongs to the template alone: any formula, and the lists and bands of _daftar."""
    if sheet != layout.DAFTAR:
        return isinstance(formula, str) and formula.startswith("=")
    return not any(
        a.row <= row < a.row + a.rows and a.column <= column < a.column + a.columns
        for a in _WRITTEN_ON_DAFTAR
    ) or str(formula).startswith("=")


def _grid(values: Any) -> list[list[Any]]:
    """A range's formulas as rows, also for a single cell or row."""
    if not isinstance(values, list | tuple):
        return [[values]]
    return [list(row) if isinstance(row, list | tuple) else [row] for row in values]


def _at(rows: Rows, row: int, column: int) -> Any:
    """The value in a row and column, counted from 1; None outside."""
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= recalculation.TOLERANCE * max(1.0, abs(other))
    if isinstance(one, date) and isinstance(other, date):
        return (
            f"{one}"[:10] == f"{other}"[:10]
        )  # a day without a time is a date to one reader, not to another
    return bool(one == other)


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "kosong"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else f"'{value}'"

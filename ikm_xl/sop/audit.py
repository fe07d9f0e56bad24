"""Does a workbook still say what its export says?  Everything is computed again and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import xlwings as xw
from openpyxl.utils import get_column_letter

from ikm_xl.settings import Settings
from ikm_xl.sop import approval, cells, recap, result
from ikm_xl.survey import cleaning
from ikm_xl.workbook import layout

_WRITTEN_ON_DAFTAR = [area for area in layout.AREAS.values() if area.sheet == layout.DAFTAR]


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


def examine(book: xw.Book, template: xw.Book, settings: Settings) -> tuple[Finding, ...]:
    """Compare a workbook with its own export, with the template's formulas, and with Python's figures.

    Raises:
        IkmError: the workbook holds no export, or lost a part that is needed to examine it.
    """
    return (*formulas(book, template), *respondents(book, settings), *figures(book, settings))


def formulas(book: xw.Book, template: xw.Book) -> Iterator[Finding]:
    """Every formula of the template that the workbook has not, and every changed list or band."""
    for sheet in template.sheets:
        if sheet.name not in layout.SHEETS:
            continue
        used = sheet.used_range
        expected = _grid(used.formula)
        found = _grid(book.sheets[sheet.name].range(used.address).formula)
        for r, (row, now) in enumerate(zip(expected, found, strict=True), used.row):
            for c, (formula, current) in enumerate(zip(row, now, strict=True), used.column):
                if formula == current or not _is_fixed(sheet.name, formula, r, c):
                    continue
                address = f"{get_column_letter(c)}{r}"
                yield Finding(sheet.name, address, f"rumus diubah: kini '{current}', seharusnya '{formula}'")


def respondents(book: xw.Book, settings: Settings) -> Iterator[Finding]:
    """Every cell of the respondents that differs from the export, cleaned again."""
    cleaned = cleaning.clean([recap.export(book)], settings.rules)
    expected, found = recap.rows(cleaned.responden), cells.read(book, "responden")
    area = layout.area("responden")
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
    survey = result.read(book, settings)
    for wrong in survey.selisih:
        yield Finding(wrong.sheet, wrong.address, f"{wrong}")
    code = cells.read_one(book, "kode_verifikasi")
    if code and code != approval.verification_code(settings, survey):
        area = layout.area("kode_verifikasi")
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


def _shown(value: Any) -> str:
    if value is None:
        return "kosong"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else f"'{value}'"

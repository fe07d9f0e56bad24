"""The template with respondents in it, calculated by two spreadsheet programs that are not Excel."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import xlwings as xw
from openpyxl import Workbook, load_workbook

from ikm_xl import engine
from ikm_xl.workbook import layout
from tests.conftest import Convert, ConvertAll
from workbook_template import build

Answers = Sequence[Sequence[int | None]]
Values = Mapping[str, Any]
Calculate = Callable[[Sequence[Workbook]], list[Values]]

RESULTS = tuple(
    name
    for name, area in layout.PLACES.items()
    if area.sheet == layout.PERHITUNGAN
    and name not in ("responden", "jawaban", "profil", "hasil_unsur", "hasil_unit", "isi_perhitungan")
)


def survey(answers: Answers, **settings: Any) -> Workbook:
    """The template with a row of eleven answers per respondent; ``settings`` by the names of their cells."""
    workbook = load_workbook(BytesIO(_template()))
    sheet, area = workbook[layout.PERHITUNGAN], layout.place("responden")
    for row, values in enumerate(answers):
        for column, value in enumerate((row + 1, *values)):
            sheet[area.cell(row, column)] = value
    for name in ("responden", "jawaban", "profil"):
        resized = dataclasses.replace(layout.place(name), rows=max(1, len(answers)))
        workbook.defined_names[name].attr_text = resized.refers_to
    for name, value in settings.items():
        put(workbook, name, value)
    return workbook


@cache
def _template() -> bytes:
    """The template as a file: to read it takes a third of the time in which it is built."""
    file = BytesIO()
    build.template().save(file)
    return file.getvalue()


def put(workbook: Workbook, name: str, value: Any, row: int = 0, column: int = 0) -> None:
    """Writes one cell of a named area."""
    area = layout.place(name)
    workbook[area.sheet][area.cell(row, column)] = value


def count_only(workbook: Workbook, codes: Sequence[str]) -> None:
    """Says Tidak in Pengaturan to every other unsur."""
    for row in range(layout.JUMLAH_UNSUR):
        put(workbook, "pengaturan_unsur", "Ya" if f"U{row + 1}" in codes else "Tidak", row, 2)


def by_ironcalc(workbook: Workbook, folder: Path) -> Values:
    """The results by name, by the project's own engine: a row of cells is a list, an empty text None."""
    with engine.opened(_saved(workbook, folder)) as book:
        return read(book)


def read(book: xw.Book) -> Values:
    """The results of an open book, by name."""
    return {name: _flat(book.names[name].refers_to_range.options(ndim=2).value) for name in RESULTS}


def by_libreoffice(workbooks: Sequence[Workbook], folder: Path, soffice_all: ConvertAll) -> list[Values]:
    """The same results of each by LibreOffice."""
    saved = [_saved(workbook, folder, f"buku{number}.xlsx") for number, workbook in enumerate(workbooks)]
    return [_results(path) for path in soffice_all(saved, "xlsx")]


def _results(path: Path) -> Values:
    sheets = load_workbook(path, data_only=True)
    results = {}
    for name in RESULTS:
        block = sheets[layout.place(name).sheet][layout.place(name).address]
        rows = block if isinstance(block, tuple) else ((block,),)
        results[name] = _flat([[cell.value for cell in row] for row in rows])
    return results


def errors(workbook: Workbook, folder: Path, soffice: Convert) -> list[str]:
    """Every formula whose value is an error, in either program."""
    path = _saved(workbook, folder)
    with engine.opened(path) as book:
        found = [f"{e.sheet}!{e.address} {e.error} in IronCalc: {e.formula}" for e in engine.errors(book)]
    for sheet in load_workbook(soffice(path, "xlsx"), data_only=True).worksheets:
        cells = (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "e")
        found += [f"{sheet.title}!{cell.coordinate} {cell.value} in LibreOffice" for cell in cells]
    return found


def _saved(workbook: Workbook, folder: Path, name: str = "buku.xlsx") -> Path:
    path = folder / name
    workbook.save(path)
    return path


def _flat(rows: list[list[Any]]) -> Any:
    (row,) = rows
    return row[0] if len(row) == 1 else row

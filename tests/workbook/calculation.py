"""The template with respondents in it, calculated by two spreadsheet programs that are not Excel."""

from __future__ import annotations

import dataclasses
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import ironcalc
import openpyxl
from openpyxl import Workbook

from ikm_xl.workbook import build, layout

Answers = Sequence[Sequence[int | None]]
Values = Mapping[str, Any]

RESULTS = tuple(
    name
    for name, area in layout.AREAS.items()
    if area.sheet == layout.PERHITUNGAN
    and name not in ("responden", "jawaban", "profil", "hasil_unsur", "hasil_unit")
)


def survey(answers: Answers, **settings: Any) -> Workbook:
    """The template with a row of eleven answers per respondent; ``settings`` by the names of their cells."""
    workbook = build.template()
    sheet, area = workbook[layout.PERHITUNGAN], layout.area("responden")
    for row, values in enumerate(answers):
        for column, value in enumerate((row + 1, *values)):
            sheet[area.cell(row, column)] = value
    for name in ("responden", "jawaban", "profil"):
        resized = dataclasses.replace(layout.area(name), rows=max(1, len(answers)))
        workbook.defined_names[name].attr_text = resized.refers_to
    for name, value in settings.items():
        put(workbook, name, value)
    return workbook


def put(workbook: Workbook, name: str, value: Any, row: int = 0, column: int = 0) -> None:
    """Writes one cell of a named area."""
    area = layout.area(name)
    workbook[area.sheet][area.cell(row, column)] = value


def count_only(workbook: Workbook, codes: Sequence[str]) -> None:
    """Says Tidak in Pengaturan to every other unsur."""
    for row in range(layout.JUMLAH_UNSUR):
        put(workbook, "pengaturan_unsur", "Ya" if f"U{row + 1}" in codes else "Tidak", row, 2)


def by_ironcalc(workbook: Workbook, folder: Path) -> Values:
    """The results by name; a row of several cells is a list, an empty text is ""."""
    model = _model(workbook, folder)
    return {name: _area(lambda a, r, c: _ironcalc_value(model, a, r, c), name) for name in RESULTS}


def ironcalc_cell(workbook: Workbook, folder: Path, name: str, row: int = 0, column: int = 0) -> Any:
    """One calculated cell of a named area."""
    return _ironcalc_value(_model(workbook, folder), layout.area(name), row, column)


def by_libreoffice(workbook: Workbook, folder: Path) -> Values:
    """The same results by LibreOffice."""
    sheets = openpyxl.load_workbook(libreoffice(workbook, folder, "xlsx"), data_only=True)

    def value(area: layout.Area, row: int, column: int) -> Any:
        found = sheets[area.sheet][area.cell(row, column)].value
        return "" if found is None else found

    return {name: _area(value, name) for name in RESULTS}


def libreoffice(workbook: Workbook, folder: Path, kind: str) -> Path:
    """The workbook, calculated and converted by LibreOffice: ``xlsx`` or ``pdf``."""
    source = folder / "buku.xlsx"
    workbook.save(source)
    profile, where = (folder / "profil").as_uri(), ("--outdir", folder / "hasil")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, *where, source],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder / "hasil" / f"buku.{kind}"


def errors(workbook: Workbook, folder: Path) -> list[str]:
    """Every formula whose value is an error, in either program."""
    model = _model(workbook, folder)
    sheets = openpyxl.load_workbook(libreoffice(workbook, folder, "xlsx"), data_only=True)
    found = []
    for index, sheet in enumerate(workbook.worksheets):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            first = model.get_cell_value(index, cell.row, cell.column)
            second = sheets[sheet.title][cell.coordinate].value
            if any(isinstance(value, str) and value.startswith("#") for value in (first, second)):
                found.append(f"{sheet.title}!{cell.coordinate}: {first!r}, {second!r}: {cell.value}")
    return found


def _model(workbook: Workbook, folder: Path) -> Any:
    path = folder / "ironcalc.xlsx"
    workbook.save(path)
    model = ironcalc.load_from_xlsx(str(path), "en", "UTC", "en")
    model.evaluate()
    return model


def _ironcalc_value(model: Any, area: layout.Area, row: int, column: int) -> Any:
    return model.get_cell_value(layout.SHEETS.index(area.sheet), area.row + row, area.column + column)


def _area(value: Any, name: str) -> Any:
    area = layout.area(name)
    if area.columns == 1:
        return value(area, 0, 0)
    return [value(area, 0, column) for column in range(area.columns)]

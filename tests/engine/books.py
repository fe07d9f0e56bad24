"""Workbooks for the tests of the engine, made by openpyxl and opened by the engine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import xlwings as xw
from openpyxl.workbook.defined_name import DefinedName

from ikm_xl import engine, ooxml

RIBBON = b'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui"/>'
VBA = b"not a real project, but openpyxl does not look into it"


def new(folder: Path, cells: Mapping[str, Any] | None = None, names: Mapping[str, str] | None = None) -> Path:
    """A file with two sheets, Data and Hasil; ``cells`` are Data's, names refer to anything."""
    workbook = openpyxl.Workbook()
    sheet: Any = workbook.worksheets[0]
    sheet.title = "Data"
    workbook.create_sheet("Hasil")
    for address, value in (cells or {}).items():
        sheet[address] = value
    for name, refers_to in (names or {}).items():
        workbook.defined_names[name] = DefinedName(name, attr_text=refers_to)
    path = folder / "buku.xlsx"
    workbook.save(path)
    return path


def opened(folder: Path, cells: Mapping[str, Any] | None = None, **names: str) -> xw.Book:
    """The same, opened."""
    return engine.open(new(folder, cells, names))


def with_macros(plain: Path) -> Path:
    """The .xlsx as an .xlsm with a VBA project and a ribbon."""
    parts = ooxml.add_ribbon(ooxml.add_vba(ooxml.read(plain.read_bytes()), VBA), RIBBON)
    path = plain.with_suffix(".xlsm")
    path.write_bytes(ooxml.write(parts))
    return path


def sheet(path: Path, name: str = "Data", *, values: bool = False) -> Any:
    """A sheet of a file as openpyxl reads it: the formulas, or the values beside them."""
    return openpyxl.load_workbook(path, data_only=values)[name]

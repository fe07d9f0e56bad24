"""Opening a workbook's file for the values that it stores: a tenth of the time of opening it to calculate.

No formula is read and nothing is calculated. A file that lacks the result of any formula is refused, so that
what is read is what Excel showed when the file was saved.
"""

from __future__ import annotations

from pathlib import Path

from openpyxl.workbook import Workbook
from openpyxl.workbook.defined_name import DefinedName

from ikm_xl import ooxml
from ikm_xl.engine.loading import Loaded, read_file
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.errors import IkmError
from ikm_xl.export import refusals, spreadsheets
from ikm_xl.export.calamine import Sheets

_WORKBOOK = "xl/workbook.xml"
_TOO_LARGE = refusals.too_large("").code  # it speaks of exports


def load(path: Path) -> Loaded:
    """Open a workbook for its stored values.

    Raises:
        IkmError: there is no such file, it needs a password, it is no whole workbook, is too large, or lacks
            results of formulas.
    """
    data = read_file(path)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    grids = {}
    for name, rows in _sheets(data, path.name):
        workbook.create_sheet(name)
        grids[name] = grid = SheetContents()
        for number, row in enumerate(rows, 1):
            grid.rows[number] = [None if value == "" else value for value in row]  # type: ignore[misc]
    for name, refers_to in _names(data, path.name).items():
        workbook.defined_names[name] = DefinedName(name, attr_text=refers_to)
    return Loaded(workbook, grids, {}, {}, {})


def _sheets(data: bytes, called: str) -> Sheets:
    try:
        return spreadsheets.from_zip(data, called)
    except IkmError as error:
        if error.code != _TOO_LARGE:
            raise
        raise IkmError(
            f"{called} memuat lembar yang terisi jauh di luar tabelnya: terlalu luas untuk diolah.",
            "Hapus kolom dan baris yang jauh dari isinya, simpan, lalu coba lagi.",
            code="IKM-M46",
        ) from error


def _names(data: bytes, called: str) -> dict[str, str]:
    """The names that hold for the whole workbook, and what each refers to."""
    try:
        root = ooxml.parsed(ooxml.read(data, (_WORKBOOK,))[_WORKBOOK])
    except Exception as error:  # zipfile, its decompressors and lxml raise whatever they like
        raise IkmError(
            f"{called} tidak memuat daftar nama buku kerja.",
            "Buka di Excel, simpan sebagai .xlsm, lalu coba lagi.",
            code="IKM-M45",
        ) from error
    return {
        element.get("name", ""): element.text or ""
        for element in root.iter("{*}definedName")
        if element.get("localSheetId") is None
    }

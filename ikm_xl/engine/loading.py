"""Opening a workbook's file with openpyxl."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook
from openpyxl.xml.constants import REL_NS

from ikm_xl.errors import IkmError
from ikm_xl.workbook import package
from ikm_xl.workbook.package import Parts

_OLE = b"\xd0\xcf\x11\xe0"  # what an encrypted workbook is wrapped in, and what an .xls is
_DRAWING = f"{REL_NS}/drawing"
_ROW = re.compile(rb"<row\b[^>]*>")
_SET_BY_HAND = re.compile(rb'customHeight="(1|true)"')
_NUMBER = re.compile(rb'\br="(\d+)"')


@dataclass(frozen=True)
class Loaded:
    """An opened workbook.

    Attributes:
        workbook: as openpyxl read it, without its charts and pictures.
        original: the parts that openpyxl drops or changes, as they were (package.KEPT).
        drawings: the part that holds the charts, pictures and shapes of a sheet, by the sheet's name.
        fitted: the rows whose height Excel had fitted to their text, by the sheet's name.
    """

    workbook: Workbook
    original: Parts
    drawings: Mapping[str, str]
    fitted: Mapping[str, set[int]]


def load(path: Path) -> Loaded:
    """Open a workbook.

    Raises:
        IkmError: there is no such file, it needs a password, or it is no whole workbook.
    """
    data = _read(path)
    try:
        original = package.read(data, package.KEPT)
        reader: Any = ExcelReader(io.BytesIO(data))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Excel's own extensions, of which the workbook uses none
            reader.read()
        fitted = _fitted_rows(reader, data)
        drawings = _without_drawings(reader.wb)
    except Exception as error:  # openpyxl raises what its parsers raise: KeyError, ValueError, SyntaxError …
        raise IkmError(
            f"{path.name} bukan buku kerja Excel yang utuh (.xlsx atau .xlsm).",
            "Pakai salinan cadangan, atau buat buku baru dengan 'ikm-xl baru'.",
        ) from error
    return Loaded(reader.wb, original, drawings, fitted)


def _read(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise IkmError(f"Buku kerja {path} tidak ditemukan.", "Periksa nama dan foldernya.") from error
    except OSError as error:
        raise IkmError(
            f"Buku kerja {path} tidak dapat dibaca ({error.strerror}).", "Periksa izin berkas itu."
        ) from error
    if data.startswith(_OLE):
        raise IkmError(
            f"{path.name} dilindungi kata sandi, atau berformat Excel lama (.xls).",
            "Buka di Excel, hapus kata sandinya, lalu simpan sebagai .xlsm.",
        )
    return data


def _fitted_rows(reader: Any, data: bytes) -> dict[str, set[int]]:
    """The rows that Excel had fitted to their text; openpyxl takes their heights as set by a person.

    They lose that height here and get one by their present text when the workbook is saved.
    """
    found = {}
    for sheet, relation in reader.parser.find_sheets():
        xml = package.read(data, (relation.target,))[relation.target]
        tags = (tag for tag in _ROW.findall(xml) if b' ht="' in tag and not _SET_BY_HAND.search(tag))
        rows = {int(number[1]) for tag in tags if (number := _NUMBER.search(tag))}
        for row in rows:
            reader.wb[sheet.name].row_dimensions[row].height = None
        found[sheet.name] = rows
    return found


def _without_drawings(workbook: Any) -> dict[str, str]:
    """Take the drawings out of openpyxl's hands, which would change charts and lose shapes."""
    found = {}
    for ws in workbook.worksheets:
        ws._charts, ws._images = [], []
        for relation in ws._rels.find(_DRAWING):
            found[ws.title] = relation.target
    return found

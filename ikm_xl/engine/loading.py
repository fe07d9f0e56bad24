"""Opening a workbook's file with openpyxl."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl.workbook import Workbook

from ikm_xl import ooxml
from ikm_xl.engine import carried
from ikm_xl.engine.kept import Kept
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.engine.xlsx_reader import XlsxReader
from ikm_xl.errors import IkmError
from ikm_xl.ooxml import Parts

_OLE = b"\xd0\xcf\x11\xe0"  # what an encrypted workbook is wrapped in, and what an .xls is


@dataclass(frozen=True)
class Loaded:
    """An opened workbook.

    Attributes:
        workbook: as openpyxl reads it, without the contents of the cells and without drawings.
        grids: the contents of the cells, by the sheet's name.
        original: the parts that openpyxl drops or changes, as they were (package.KEPT).
        drawings: the part that holds the charts, pictures and shapes of a sheet, by the sheet's name.
        kept: what else of a sheet stays as it is, by its name.
    """

    workbook: Workbook
    grids: Mapping[str, SheetContents]
    original: Parts
    drawings: dict[str, str]
    kept: Mapping[str, tuple[Kept, ...]]


def load(path: Path) -> Loaded:
    """Open a workbook.

    Raises:
        IkmError: there is no such file, it needs a password, or it is no whole workbook.
    """
    data = read_file(path)
    try:
        original = ooxml.read(data, carried.KEPT)
        reader = XlsxReader(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Excel's own extensions, of which the workbook uses none
            reader.read()
    except IkmError:
        raise
    except Exception as error:  # openpyxl raises what its parsers raise: KeyError, ValueError, SyntaxError …
        raise IkmError(
            f"{path.name} bukan buku kerja Excel yang utuh (.xlsx atau .xlsm).",
            "Pakai salinan cadangan, atau buat buku kerja baru dengan 'ikm-xl baru'.",
            code="IKM-M06",
        ) from error
    return Loaded(reader.wb, reader.grids, original, reader.drawings, reader.kept)


def read_file(path: Path) -> bytes:
    """The bytes of a workbook's file; raises as :func:`load`."""
    try:
        if path.exists() and not path.is_file():  # a device may never end
            raise IkmError(
                f"Buku kerja {path} tidak dapat dibaca: itu bukan berkas.",
                "Pilih satu buku kerja.",
                code="IKM-M07",
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise IkmError(
            f"Buku kerja {path} tidak ditemukan.", "Periksa nama dan foldernya.", code="IKM-M08"
        ) from error
    except OSError as error:
        raise IkmError(
            f"Buku kerja {path} tidak dapat dibaca ({error.strerror}).",
            "Periksa izin berkas itu.",
            code="IKM-M09",
        ) from error
    if data.startswith(_OLE):
        raise IkmError(
            f"{path.name} dilindungi kata sandi, atau berformat Excel lama (.xls).",
            "Buka di Excel, hapus kata sandinya, lalu simpan sebagai .xlsm.",
            code="IKM-M10",
        )
    return data

"""Reading workbooks: xlsx, xlsm, ods, and the xls of Excel 97–2003."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from xml.parsers import expat

from openpyxl.utils import column_index_from_string
from python_calamine import CalamineError

from ikm_xl.survey import refusals, sheets
from ikm_xl.survey.limits import MAX_CELLS, MAX_UNPACKED
from ikm_xl.survey.sheets import Sheets

_PARTS_READ = (".xml", ".rels", "mimetype")
_WORKBOOK_PARTS = ("xl/workbook.xml", "content.xml")
_MANIFEST = "META-INF/manifest.xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# In an xls the record of a password follows the first one, and a mark of write protection if there is any.
_FILEPASS = re.compile(
    rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)
_LAST_COLUMN = "XFD"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # exists on Windows only
_SECONDS = 120  # for a process that reads an xls file
_COLUMN = re.compile(rb"""\sr=["']([A-Z]+)\d""")
_ROW = re.compile(rb"""\sr=["'][A-Z]*(\d+)["']""")
_FILLED_CELL = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\br=["']([A-Z]+)(\d+)["'][^>]*[^/]>(?!</)""")


def from_zip(data: bytes, name: str) -> Sheets:
    """Read an xlsx, xlsm or ods file.

    Raises:
        IkmError: the file is another kind of zip, locked, damaged or too large.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return sheets.read(_repacked(package, name))
    except RuntimeError as error:  # what zipfile raises for an encrypted part
        raise refusals.locked(name) from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError, CalamineError) as error:
        raise refusals.broken(name) from error


def from_ole(data: bytes, name: str) -> Sheets:
    """Read an xls file of Excel 97–2003.

    Raises:
        IkmError: the file is locked, damaged or no workbook.
    """
    if _ENCRYPTED in data or _FILEPASS.search(data):
        raise refusals.locked(name)
    # -P: Python must not import from the folder that the program lies in.
    program = [sys.executable, "-P", sheets.__file__]
    try:
        done = subprocess.run(
            program, input=data, capture_output=True, timeout=_SECONDS, creationflags=_NO_WINDOW, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise refusals.broken(name) from error
    if done.returncode:
        raise refusals.broken(name)
    found: Sheets = pickle.loads(done.stdout)
    return found


def _repacked(package: zipfile.ZipFile, name: str) -> BytesIO:
    """The same workbook, checked and uncompressed: calamine gets no more bytes than were read here."""
    parts = [part for part in package.infolist() if part.filename.endswith(_PARTS_READ)]
    if not any(part.filename in _WORKBOOK_PARTS for part in parts):
        raise refusals.no_table(name)
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise refusals.too_large(name)
    repacked = BytesIO()
    with zipfile.ZipFile(repacked, "w", zipfile.ZIP_STORED) as copy:
        for part in parts:
            content = package.read(part)
            if part.filename == _MANIFEST and b"encryption-data" in content:
                raise refusals.locked(name)
            if part.filename == "content.xml":
                expat.ParserCreate().Parse(content, True)  # calamine never returns from a document cut off
            if b"sheetData" in content and _too_wide_or_long(content):
                raise refusals.too_large(name)
            copy.writestr(part.filename, content)
    repacked.seek(0)
    return repacked


def _too_wide_or_long(sheet: bytes) -> bool:
    """Whether the cells of a worksheet part lie so far apart that the table between them fills the memory."""
    columns, rows = set(_COLUMN.findall(sheet)), map(int, _ROW.findall(sheet))
    if _area(columns, rows) <= MAX_CELLS:
        return False
    filled = _FILLED_CELL.findall(sheet)  # cells that only have a format do not count
    return _area({column for column, _ in filled}, (int(row) for _, row in filled)) > MAX_CELLS


def _area(columns: Iterable[bytes], rows: Iterable[int]) -> int:
    names = [letters.decode() for letters in columns if len(letters) <= len(_LAST_COLUMN)]
    return max(map(column_index_from_string, names), default=0) * max(rows, default=0)

"""Reading workbooks: xlsx, xlsm, ods, and the xls of Excel 97–2003."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import zipfile
from io import BytesIO

from ikm_xl.errors import IkmError
from ikm_xl.export import calamine, opendocument, refusals, size
from ikm_xl.export.calamine import Sheets
from ikm_xl.export.limits import MAX_TEXT, MAX_UNPACKED

_PARTS_READ = (".xml", ".rels", "mimetype")
_WORKBOOK_PARTS = ("xl/workbook.xml", opendocument.CONTENT)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# In an xls the record of a password follows the first one, and a mark of write protection if there is any.
_FILEPASS = re.compile(
    rb"\x09\x08(?:\x10\0\0\x06\x05\0.{12}|\x08\0\0\x05\x05\0.{4})(?:\x86\0\0\0)?\x2f\0", re.DOTALL
)
# A formula whose result the file lacks; an empty text (t="str") is a result.
_UNCALCULATED = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\st=["']str["'])[^>]*><(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_VAST_TEXT = 1_000_000  # bytes between two tags
_LOCKED = 0x1  # of the flags of a part
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # exists on Windows only
_SECONDS = 120  # for a process that reads an xls file


def from_zip(data: bytes, name: str, *, calculated: bool = True) -> Sheets:
    """Read an xlsx, xlsm or ods file.

    Args:
        data: the file.
        name: what a message calls it.
        calculated: whether a formula without a stored result is refused; else it is an empty cell.

    Raises:
        IkmError: the file is another kind of zip, locked, damaged or too large, or lacks results of formulas.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return calamine.read(_repacked(package, name, calculated))
    except IkmError:
        raise
    except Exception as error:  # zipfile, its decompressors, expat and calamine raise whatever they like
        raise refusals.broken(name) from error


def from_ole(data: bytes, name: str) -> Sheets:
    """Read an xls file of Excel 97–2003.

    Raises:
        IkmError: the file is locked, damaged or no workbook.
    """
    if _ENCRYPTED in data or _FILEPASS.search(data):
        raise refusals.locked(name)
    # -P: Python must not import from the folder that the program lies in.
    program = [sys.executable, "-P", calamine.__file__]
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


def _has_vast_text(content: bytes) -> bool:
    """Whether a part has a text that no cell can hold, by far: reading it would take minutes."""
    place = 0
    while place + _VAST_TEXT < len(content):
        end = content.find(b"<", place, place + _VAST_TEXT)
        if end < 0:
            return True
        last = content.rfind(b"<", place, place + _VAST_TEXT)
        place = last + 1
    return False


def _repacked(package: zipfile.ZipFile, name: str, calculated: bool) -> BytesIO:
    """The same workbook, checked and uncompressed: calamine gets no more bytes than were read here."""
    parts = [part for part in package.infolist() if part.filename.endswith(_PARTS_READ)]
    if any(part.flag_bits & _LOCKED for part in parts):
        raise refusals.locked(name)
    if not any(part.filename in _WORKBOOK_PARTS for part in parts):
        raise refusals.no_table(name)
    if sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise refusals.too_large(name)
    repacked = BytesIO()
    # A million rows are a gigabyte of XML: packed a little, so that it does not lie in memory twice.
    with zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for added, text in opendocument.missing(part.filename for part in parts).items():
            copy.writestr(added, text)
        for part in parts:
            with package.open(part) as source:
                content = source.read(part.file_size)  # package.read would unpack more than it says
            if part.filename == opendocument.MANIFEST and b"encryption-data" in content:
                raise refusals.locked(name)
            if part.filename == opendocument.CONTENT:
                content = opendocument.usual(content)
            # This also refuses a document that is cut off, from which calamine never returns.
            vast = part.filename == opendocument.CONTENT and size.is_vast_document(content)
            if vast or (b"sheetData" in content and size.is_vast_worksheet(content)):
                raise refusals.too_large(name)
            if calculated and b"sheetData" in content and _UNCALCULATED.search(content):
                raise refusals.uncalculated(name)
            if part.file_size > MAX_TEXT and _has_vast_text(content):
                raise refusals.long_cell(name)
            copy.writestr(part.filename, content)
    repacked.seek(0)
    return repacked

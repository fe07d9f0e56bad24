"""xlwings, without its habit of ending other people's Excel: the one place where it is imported.

On Windows xlwings registers an exit handler, ``_xlwindows.cleanup``, that ends by force every EXCEL.EXE
that is not among ``xlwings.apps`` of the active engine. For a command, whose active engine is openpyxl's,
that is every Excel the user has open, with its unsaved work; for a button it is each one without a window,
such as an export in Protected View. Nothing here starts an Excel that would have to be cleared away, so the
handler goes.
"""

from __future__ import annotations

import atexit
import sys
from pathlib import Path

import xlwings as xw
from xlwings import NoSuchObjectError, XlwingsError, base_classes

__all__ = ["NoSuchObjectError", "XlwingsError", "base_classes", "save_copy", "xw"]

if sys.platform == "win32":
    from xlwings import _xlwindows  # private, but there is no public way; xlwings is pinned, and a test looks

    atexit.unregister(_xlwindows.cleanup)


def save_copy(book: xw.Book, path: Path) -> None:
    """Write a workbook as it stands now, saved or not, to another file; it goes on in its own.

    xlwings has no way of its own: each engine is asked in its own words.
    """
    if hasattr(book.impl, "save_copy"):  # ikm_xl.engine
        book.impl.save_copy(path)
    else:
        book.api.SaveCopyAs(str(path))


def bare(sheet: xw.Sheet) -> None:
    """Empty a sheet of contents, formats, merged cells, tables, filters and hidden rows.

    What is left of an earlier content would swallow values that are written there next, or make them dates.
    xlwings has no way of its own to take tables and filters off: each engine is asked in its own words.
    """
    if hasattr(sheet.impl, "bare"):  # ikm_xl.engine
        sheet.impl.bare()
        return
    native = sheet.api
    if native.AutoFilterMode:
        native.AutoFilterMode = False
    tables = native.ListObjects
    for number in range(tables.Count, 0, -1):
        tables.Item(number).Unlist()
    used = native.UsedRange
    used.EntireRow.Hidden = False
    used.UnMerge()
    native.Cells.Clear()

"""The sheets and pictures that staff made themselves, from an old workbook into the new one, in Excel.

Only Excel can copy them; elsewhere they are listed. Copying goes through the clipboard, sheet by sheet.
"""

from __future__ import annotations

from pathlib import Path

from ikm_xl.excel import xw
from ikm_xl.workbook import layout

_PICTURE = 13  # msoPicture, of MsoShapeType
_VERY_HIDDEN = 2  # xlSheetVeryHidden: Excel answers with its own numbers


def copy(app: xw.App, old: Path, new: Path) -> frozenset[str]:
    """Open the new workbook, and copy into it what the old one has of its own.

    Excel cannot open two workbooks of one name at a time: where one of the old name is open that is not the
    old one, nothing is copied.

    Args:
        app: the Excel that is running.
        old: the old workbook; it is opened for reading, and closed again if it was not open.
        new: the new workbook; it stays open, in front.

    Returns:
        The names of the sheets whose own things were copied.
    """
    target = app.books.open(str(new))
    open_books = {book.name.casefold(): book for book in app.books}
    source = open_books.get(old.name.casefold())
    if source is not None and Path(source.fullname) != old:
        return frozenset()
    was_open = source is not None
    try:
        source = source or app.books.open(str(old), read_only=True, update_links=False)
        return frozenset(sheet.name for sheet in source.sheets if _copied(sheet, target))
    except Exception:  # the engine cannot, or Excel refuses: they are listed as not carried over
        return frozenset()
    finally:
        if source is not None and not was_open:
            source.close()
        target.save()


def _copied(sheet: xw.Sheet, target: xw.Book) -> bool:
    if sheet.name not in layout.SHEETS and sheet.visible == _VERY_HIDDEN:
        return False  # nobody made that in Excel's menus
    if sheet.name not in layout.SHEETS:
        sheet.copy(after=target.sheets[len(target.sheets) - 1])
        return True
    pictures = [shape for shape in sheet.shapes if shape.api.Type == _PICTURE]
    for picture in pictures:
        place = target.sheets[sheet.name]
        picture.api.Copy()
        place.api.Paste()
        pasted = place.shapes[len(place.shapes) - 1]
        pasted.left, pasted.top = picture.left, picture.top
    return bool(pictures)

"""The stand-in for Excel through COM: what a sheet has besides its cells."""

from __future__ import annotations

from typing import Any

from ikm_xl.area import Area
from ikm_xl.engine.pictures import Picture as DrawnPicture
from ikm_xl.engine.pictures import Pictures as Drawn
from ikm_xl.engine.sheet import Sheet
from tests.windows_job.excel_com import Exposed, Session, exposed, no_such, refuse, required

_LONGEST = 255  # characters of Range's argument and of Address


def separate(text: str) -> list[str]:
    """What Range is asked for, one by one."""
    if len(text) > _LONGEST:
        raise refuse("Method 'Range' of object '_Worksheet' failed")
    return text.split(",")


class Areas(Exposed):
    """A range of several rectangles (Microsoft, "Refer to multiple ranges"): its address."""

    def __init__(self, session: Session, areas: list[Area]) -> None:
        super().__init__(session)
        self.areas = areas

    def get_address(self) -> str:
        """What is too long for Excel's answer is left out, from an area's end on."""
        told = ""
        for area in self.areas:
            more = f"{told},{area.address()}".lstrip(",")
            if len(more) > _LONGEST:
                break
            told = more
        return told


class ListObjects(Exposed):
    """The tables of a sheet."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__(session)
        self.sheet = sheet

    def get_count(self) -> int:
        return len(self.sheet.ws.tables)

    def get_item(self, key: Any = None) -> Any:
        required(key)
        return exposed(ListObject(self.session, self.sheet, list(self.sheet.ws.tables)[int(key) - 1]))


class ListObject(Exposed):
    """A table."""

    def __init__(self, session: Session, sheet: Sheet, name: str) -> None:
        super().__init__(session)
        self.sheet, self.name = sheet, name

    def do_unlist(self) -> None:
        del self.sheet.ws.tables[self.name]


CELL = (20.0, 100.0)
"""Height and width in points of every cell here: tells where a picture is put."""


class Pictures(Exposed):
    """The pictures of a sheet."""

    def __init__(self, session: Session, sheet: Sheet, parent: Any) -> None:
        super().__init__(session)
        self.pictures, self.parent = Drawn(sheet), parent

    def get_parent(self) -> Any:
        return self.parent

    def get_count(self) -> int:
        return len(self.pictures)

    def do_item(self, key: Any) -> Any:
        if key not in self.pictures if isinstance(key, str) else not 1 <= int(key) <= len(self.pictures):
            raise no_such(key)
        found = self.pictures(key if isinstance(key, str) else int(key))
        return exposed(Picture(self.session, found, self.parent))


class Shapes(Exposed):
    """What lies on a sheet: new pictures come through it."""

    def __init__(self, session: Session, sheet: Sheet, parent: Any) -> None:
        super().__init__(session)
        self.sheet, self.parent = sheet, parent

    def do_addpicture(self, *arguments: Any) -> Any:
        filename, link, save, left, top, width, height = arguments
        corner = self.sheet.cells(round(top / CELL[0]) + 1, round(left / CELL[1]) + 1)
        drawn = Drawn(self.sheet).add(filename, bool(link), bool(save), None, None, width, height, corner)
        return exposed(Picture(self.session, drawn, self.parent))


class Picture(Exposed):
    """A picture, as a shape and as what xlwings asks a shape for."""

    def __init__(self, session: Session, picture: DrawnPicture, parent: Any) -> None:
        super().__init__(session)
        self.picture, self.parent = picture, parent

    def get_parent(self) -> Any:
        """The worksheet, as Microsoft's reference of Picture.Parent says."""
        return self.parent

    def get_drawingobject(self) -> Any:
        return exposed(self)

    def get_name(self) -> str:
        return self.picture.name

    def set_name(self, value: str) -> None:
        self.picture.name = value

    def do_delete(self) -> None:
        self.picture.delete()


class PageSetup(Exposed):
    """A sheet's page setup."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__(session)
        self.setup = sheet.page_setup

    def get_printarea(self) -> str:
        return self.setup.print_area or ""

    def set_printarea(self, value: str) -> None:
        if not self.session.habits.printer:
            raise refuse("Unable to set the PrintArea property of the PageSetup class")
        self.setup.print_area = value

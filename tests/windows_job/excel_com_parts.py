"""The stand-in for Excel through COM: what a sheet has besides its cells."""

from __future__ import annotations

from typing import Any

from ikm_xl.area import Area
from ikm_xl.engine.sheet import Sheet
from tests.windows_job.excel_com import Exposed, Session, exposed, refuse, required

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

"""The pictures on a sheet."""

# ruff: noqa: D102 - the members are those of xlwings, whose documentation describes them

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ikm_xl.engine.drawings import Drawings
from ikm_xl.engine.owners import Sheet
from ikm_xl.engine.unsupported import complete
from ikm_xl.excel import NoSuchObjectError, base_classes


@complete
class Pictures(base_classes.Pictures):
    """The pictures of a sheet; those that are added are PNG files and stand at a cell."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def _drawings(self) -> Drawings:
        return self._sheet.book.drawings

    @property
    def parent(self) -> Sheet:
        return self._sheet

    def __len__(self) -> int:
        return len(self._drawings.pictures(self._sheet.name))

    def __iter__(self) -> Iterator[Picture]:
        return (Picture(self._sheet, name) for name in self._drawings.pictures(self._sheet.name))

    def __call__(self, key: int | str) -> Picture:
        names = self._drawings.pictures(self._sheet.name)
        if isinstance(key, int):
            return Picture(self._sheet, names[key - 1])
        if key not in names:
            raise NoSuchObjectError(key)
        return Picture(self._sheet, key)

    def __contains__(self, key: str) -> bool:
        return key in self._drawings.pictures(self._sheet.name)

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any = None,
    ) -> Picture:
        if link_to_file or not save_with_document or anchor is None or min(width, height) <= 0:
            raise NotImplementedError("the openpyxl engine adds pictures of a given size at a cell only")
        at, size = (anchor.row, anchor.column), (width, height)
        name = self._drawings.add(self._sheet.name, Path(filename).read_bytes(), at, size)
        return Picture(self._sheet, name)


@complete
class Picture(base_classes.Picture):
    """A picture."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet, self._name = sheet, name

    @property
    def parent(self) -> Sheet:
        return self._sheet

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self._sheet.book.drawings.rename(self._sheet.name, self._name, value)
        self._name = value

    @property
    def api(self) -> Picture:
        """There is no native object; what of Excel's is asked for is here, too."""
        return self

    Name = name
    """As Excel calls it."""

    def delete(self) -> None:
        self._sheet.book.drawings.remove(self._sheet.name, self._name)

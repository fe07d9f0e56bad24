"""The workbook's defined names."""

# ruff: noqa: D102 - the members are those of xlwings, whose documentation describes them

from __future__ import annotations

from typing import Any

from openpyxl.workbook.defined_name import DefinedName

from ikm_xl.area import Area
from ikm_xl.engine.owners import Book
from ikm_xl.engine.range import Range
from ikm_xl.engine.unsupported import complete
from ikm_xl.excel import base_classes


@complete
class Names(base_classes.Names):
    """The names that hold for the whole workbook; a name is found in upper or lower case, as in Excel."""

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.workbook.defined_names

    def __call__(self, key: int | str) -> Name:
        if isinstance(key, int):
            return Name(self, list(self.api)[key - 1])
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return Name(self, found)

    def _find(self, name: str) -> str | None:
        if name in self.api:
            return name
        return next((own for own in self.api if own.lower() == name.lower()), None)

    def contains(self, name: str) -> bool:
        return self._find(name) is not None

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name, Name(self, name)) for name in self.api]

    def __len__(self) -> int:
        return len(self.api)

    def add(self, name: str, refers_to: str) -> Name:
        self.api[name] = DefinedName(name, attr_text=refers_to.removeprefix("="))
        return Name(self, name)


@complete
class Name(base_classes.Name):
    """One defined name."""

    def __init__(self, names: Names, key: str) -> None:
        self._names, self._key = names, key

    @property
    def api(self) -> Any:
        return self._names.api[self._key]

    @property  # type: ignore[misc] # names keep their name
    def name(self) -> str:
        return self._key

    @property
    def refers_to(self) -> str:
        """``='Dokumen IKM'!$B$4:$C$9``."""
        return f"={self.api.attr_text}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.attr_text = value.removeprefix("=")

    @property
    def refers_to_range(self) -> Range:
        """The range it refers to.

        Raises:
            ValueError: it does not refer to one range of the workbook.
        """
        destinations = list(self.api.destinations)
        if len(destinations) != 1:
            raise ValueError(f"the name {self.name} does not refer to one range: {self.refers_to}")
        sheet, address = destinations[0]
        return Range(self._names.book.sheets(sheet), Area.parse(address))

    def delete(self) -> None:
        del self._names.api[self._key]

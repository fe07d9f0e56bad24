"""A frozen dataclass as a row of cells: its fields are the columns, in order, and the one list of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Self


class Row:
    """To be mixed into a frozen dataclass whose fields are the columns of a table on a sheet."""

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The names of the columns, from left to right."""
        return tuple(field.name for field in fields(cls))  # type: ignore[arg-type]

    @classmethod
    def from_cells(cls, cells: Sequence[Any]) -> Self:
        """The row that these cells hold.

        Raises:
            ValueError: the table on the sheet has another number of columns; a mistake of the program.
        """
        columns = cls.columns()
        if len(cells) != len(columns):
            raise ValueError(
                f"{cls.__name__} has {len(columns)} columns ({', '.join(columns)}), the sheet gives "
                f"{len(cells)}: workbook/layout.py and the sheet in workbook_template/ must have the same"
            )
        return cls(*cells)

    def to_cells(self) -> list[Any]:
        """The row as cells, in the order of the columns."""
        return [getattr(self, name) for name in self.columns()]

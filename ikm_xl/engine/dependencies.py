"""Which sheets the formulas of a workbook can see.

An export or a log that no formula refers to need not be known to who calculates: with 100,000 respondents
that saves a third of the time and of the memory.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

_TEXT = re.compile("""('(?:[^']|'')*')|"[^"]*["]""")  # or a sheet's name, which may hold quotation marks
_WORD = re.compile(r"[\w.]+")


class Dependencies:
    """The sheets that some formula stands on or may refer to; rather one too many.

    Args:
        sheets: the names of all sheets.
    """

    def __init__(self, sheets: Collection[str]) -> None:
        self._sheets = sheets
        self._calculating: set[str] = set()
        self._formulas: set[str] = set()

    def add(self, sheet: str, formulas: Collection[str]) -> None:
        """Take formulas of a sheet into account, for good."""
        if formulas:
            self._calculating.add(sheet)
            self._formulas.update(_TEXT.sub(r"\1", formula) for formula in formulas)

    def sheets(self, names: Iterable[tuple[str, str]]) -> set[str]:
        """The sheets in sight.

        Args:
            names: every defined name with what it refers to.
        """
        text = "\n".join(self._formulas).casefold()
        words = set(_WORD.findall(text))
        unused = [(name.casefold(), to.casefold()) for name, to in names]
        while used := [to for name, to in unused if name in words]:  # which may refer to names in turn
            text = "\n".join([text, *used])
            unused = [(name, to) for name, to in unused if name not in words]
            words.update(_WORD.findall("\n".join(used)))
        if "indirect" in words:
            return set(self._sheets)
        return self._calculating | {
            sheet for sheet in self._sheets if sheet.replace("'", "''").casefold() in text
        }

"""What is assigned to a cell, so that Excel takes it as it is meant."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from ikm_xl.sop.state import Cells

_CELL_LIMIT = 32_767  # characters that one Excel cell can hold
_FIRST_YEAR = 1900  # of Excel's calendar


def assigned(rows: Cells) -> list[list[Any]]:
    """Rows of values as they are to be assigned to a range."""
    return [
        [value if value is None or type(value) is float else _cell(value) for value in row] for row in rows
    ]


def _cell(value: Any) -> Any:
    """One value.

    Text always goes in with a leading apostrophe: Excel then takes it as the text it is, instead of
    reading "=1+1" as a formula, "0812…" as a number or "1/2" as a date. What no cell can hold (a bare time,
    a date before 1900) goes in as text, and whole numbers as floats, because COM refuses 64-bit integers.
    """
    if isinstance(value, str):
        return f"'{value[:_CELL_LIMIT]}" if value else None
    if isinstance(value, time | timedelta) or (isinstance(value, date) and value.year < _FIRST_YEAR):
        return f"'{value}"
    return float(value) if type(value) is int else value

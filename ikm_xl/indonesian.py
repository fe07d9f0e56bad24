"""Rounding and writing numbers and dates as the documents show them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def half_up(value: Fraction | Decimal | int, digits: int = 2) -> Decimal:
    """Round half away from zero, as Excel's ROUND does: 86.625 is 86.63, not 86.62."""
    scale = 10**digits
    scaled = abs(Fraction(value)) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if value >= 0 else -whole).scaleb(-digits)


def comma(value: Fraction | Decimal | float, digits: int = 2) -> str:
    """A number as Indonesian text, rounded half up: ``81,96``, ``1.250``.

    A float counts as what it prints, so that 86.625 is 86,63 and no binary noise is ever seen.
    """
    exact = Fraction(str(value)) if isinstance(value, float) else value
    text = f"{half_up(exact, digits):,f}"
    return text.translate(str.maketrans(",.", ".,"))


def tanggal(day: date) -> str:
    """A date as Indonesian text: ``30 Juni 2025``."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def shown(value: object) -> str:
    """A cell's value as a message names it: ``3,5``, ``719``, ``30 Juni 2025``, ``'teks'`` or ``kosong``."""
    if value is None or value == "":
        return "kosong"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float | Decimal | Fraction):
        number = float(value)
        return f"{number:.0f}" if number.is_integer() else repr(number).replace(".", ",")
    return tanggal(value) if isinstance(value, date) else f"'{value}'"

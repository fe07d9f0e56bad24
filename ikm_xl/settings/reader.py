"""Reading one value at a time, wherever it comes from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from ikm_xl import indonesian
from ikm_xl.errors import IkmError
from ikm_xl.settings.defaults import DEFAULTS, PILIHAN, TIDAK, YA
from ikm_xl.survey.unsur import KODE

_LARGEST_EXPONENT = 30
_LOWEST_INDEX = 25  # everybody answers 1
_MOST_EXACT = 1e15  # a sheet keeps 15 digits of a number: the last three of a NIP are lost


def exact(text: str) -> Fraction:
    """The number that a text says.

    Raises:
        ValueError: it is no number, or one like 1e999999999, which would fill the memory.
        ZeroDivisionError: it is a fraction with nothing below.
    """
    exponent = text.casefold().partition("e")[2]
    if exponent and abs(int(exponent)) > _LARGEST_EXPONENT:
        raise ValueError(text[:_LARGEST_EXPONENT])
    return Fraction(text)


class ValueReader:
    """Reads one value at a time; whatever is not allowed becomes an error that names the key."""

    def __init__(self, values: Mapping[str, Any], source: str, called: Mapping[str, str]) -> None:
        self._values = values
        self._source = source
        self._called = called

    def wrong(self, key: str, allowed: str) -> IkmError:
        """The error for a value that is not allowed, with what is."""
        try:
            shown = indonesian.shown(self._values[key]).strip("'")[:60]
        except (ValueError, RecursionError):  # numbers and tables that Python refuses to write
            shown = "…"
        return IkmError(
            f"Nilai '{shown}' untuk {self._called.get(key, key)} di {self._source} tidak dapat dipakai.",
            f"Isi dengan {allowed}.",
            code="IKM-P01",
        )

    def text(self, key: str) -> str:
        """One line of text; "" when empty."""
        value = self._values[key]
        if value is None:
            return ""
        if isinstance(value, bool | dict | list | date):
            raise self.wrong(key, "teks")
        if isinstance(value, float) and abs(value) >= _MOST_EXACT:
            raise self.wrong(
                key, "teks, diawali tanda petik tunggal ('): angka sepanjang itu kehilangan ujungnya"
            )
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # a sheet gives 61361 as 61361.0
        try:
            return "".join(c for c in str(value) if c.isprintable()).strip()
        except ValueError as error:  # a number that Python refuses to write
            raise self.wrong(key, "teks") from error

    def paragraphs(self, key: str) -> str:
        """Text whose lines are paragraphs, without empty ones; "" when empty."""
        value = self._values[key]
        if not isinstance(value, str):
            return self.text(key)
        lines = ("".join(c for c in line if c.isprintable()).strip() for line in value.splitlines())
        return "\n".join(line for line in lines if line)

    def section(self, section: str) -> dict[str, str]:
        """All texts of one section, by the last part of their keys."""
        prefix = f"{section}."
        return {key.removeprefix(prefix): self.text(key) for key in DEFAULTS if key.startswith(prefix)}

    def choice(self, key: str, choices: tuple[str, ...] = ()) -> str:
        """One of the choices (of defaults.PILIHAN unless given), whatever its case; Ya is also ``true``."""
        choices, value = choices or PILIHAN[key], self._values[key]
        if isinstance(value, bool) and YA in choices:
            return YA if value else TIDAK
        text = self.text(key).casefold()
        for allowed in choices:
            if text == allowed.casefold():
                return allowed
        raise self.wrong(key, _either(choices))

    def _fraction(self, key: str, allowed: str) -> Fraction:
        value = self._values[key]
        if value is None or value == "":
            value = DEFAULTS[key]
        try:
            if isinstance(value, bool | date):
                raise TypeError
            return exact(value.strip().replace(",", ".") if isinstance(value, str) else str(value))
        except (TypeError, ValueError, ZeroDivisionError) as error:
            raise self.wrong(key, allowed) from error

    def number(self, key: str, low: int, high: int) -> Fraction:
        """A number, exact; a decimal comma is as good as a point."""
        allowed = f"angka dari {low} sampai {high}"
        value = self._fraction(key, allowed)
        if not low <= value <= high:
            raise self.wrong(key, allowed)
        return value

    def value(self, key: str) -> Fraction:
        """A value of the index, which lies from 25 to 100; 0 where there is none."""
        value = self.number(key, 0, 100)
        if 0 < value < _LOWEST_INDEX:
            raise self.wrong(key, f"angka dari {_LOWEST_INDEX} sampai 100, atau 0 bila tidak ada")
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        """A whole number."""
        allowed = f"bilangan bulat dari {low} sampai {high}" if low < high else f"angka {low}"
        value = self._fraction(key, allowed)
        if value.denominator != 1 or not low <= value <= high:
            raise self.wrong(key, allowed)
        return int(value)

    def weight(self, key: str) -> Fraction | None:
        """A weight, or None for the exact 1/k."""
        if self.text(key).replace(" ", "").casefold() in ("1/k", ""):
            return None
        return self._fraction(key, "1/k atau angka, misalnya 0,11")

    def day(self, key: str) -> date | None:
        """A date, or None."""
        value = self._values[key]
        if value is None or value == "":
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
            try:
                return datetime.strptime(str(value).strip(), form).date()
            except ValueError:
                continue
        raise self.wrong(key, "tanggal, misalnya 30-06-2025")

    def unsur(self, key: str) -> tuple[str, ...]:
        """The codes of the counted unsur, in the order of the regulation."""
        value = self._values[key]
        parts: Iterable[Any] = value.replace(";", ",").split(",") if isinstance(value, str) else value
        allowed = f"kode unsur yang berbeda-beda dari {KODE[0]} sampai {KODE[-1]}"
        if not isinstance(parts, list | tuple):
            raise self.wrong(key, allowed)
        codes = [str(part).strip().upper() for part in parts]
        if not codes or len(set(codes)) != len(codes) or not set(codes) <= set(KODE):
            raise self.wrong(key, allowed)
        return tuple(kode for kode in KODE if kode in codes)


def _either(choices: Iterable[str]) -> str:
    return "salah satu: " + ", ".join(f"'{choice}'" for choice in choices)

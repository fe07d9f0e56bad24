"""Reading the day, and the time if there is one, of an entry (cleaning, rule 5)."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

import pandas as pd

from ikm_xl.cleaning.cell_text import CellArray, each, filled

_EXCEL_EPOCH = datetime(1899, 12, 30)
_SERIALS = range(36526, 73051)  # 2000 to 2099; other numbers are no dates of a survey
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb peb februari pebruari february",
            "mar mrt maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agu agt ags agust agustus aug august",
            "sep sept september",
            "okt oct oktober october",
            "nov nop november nopember",
            "des dec desember december",
        ),
        start=1,
    )
    for name in names.split()
}
_TIME = r"""
    (?: [\sT,]* (?:pukul|jam|at)? \s* (?P<hour>\d{1,2}) [:.] (?P<minute>\d{2})
        (?: [:.] (?P<second>\d{2}) (?:[.,]\d+)? )? \s* (?P<half>[ap]\.?m\.?)?
        \s* (?: wib | wita | wit | z | (?:gmt|utc)? \s* [+-]\d{1,2} (?::?\d{2})? )? )?
"""
_YEAR = r"(?P<year>\d{4}|\d{2}(?!\d))"
_FORMS = tuple(
    re.compile(rf"(?:[a-z']+,?\s+)? {day} {_TIME} \.?", re.VERBOSE | re.IGNORECASE)
    for day in (
        r"(?P<year>\d{4}) (?P<gap>[-/.]) (?P<month>\d{1,2}) (?P=gap) (?P<day>\d{1,2})",
        rf"(?P<day>\d{{1,2}}) \s*(?P<gap>[-/.])\s* (?P<month>\d{{1,2}}) \s*(?P=gap)\s* {_YEAR}",
        rf"(?P<day>\d{{1,2}}) [-/.\s]* (?P<month>[a-z]{{3,}}) [-/.,\s]* {_YEAR}",
        r"(?P<month>[a-z]{3,}) \s+ (?P<day>\d{1,2}) (?:st|nd|rd|th)? ,? \s+ (?P<year>\d{4})",
    )
)
_NUMERIC = _FORMS[1]
_CLOCK_FIRST = re.compile(r"^(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)[ ,]+(\d{1,4}[-/ ].+)$")
_LONGEST = 80  # characters of a date; the forms would take minutes for a long row of blanks
_SERIAL = re.compile(r"\d{5}(?:[.,]\d+)?")

Moment = datetime | date
"""A ``datetime`` if the time is known, else a ``date``."""


def moments(cells: CellArray) -> CellArray:
    """The moment of every cell, None where there is none that can be read.

    The day stands before the month, unless the column itself shows the opposite: some of its dates make sense
    with the month first only, and none with the day first only.
    """
    month_first = {order for value in pd.unique(cells) if (order := _order(value))} == {"month"}
    return each(cells, lambda value: moment(value, month_first))


def moment(value: object, month_first: bool = False) -> Moment | None:
    """Read one cell: a date, a serial number of Excel (2000–2099), or a text in one of the usual forms."""
    if isinstance(value, datetime):
        return _without_midnight(value.replace(tzinfo=None))
    if isinstance(value, date):
        return value
    if isinstance(value, int | float):
        return _from_serial(float(value))
    text = _typed(value)
    if len(text) > _LONGEST:
        return None
    if _SERIAL.fullmatch(text):
        return _from_serial(float(text.replace(",", ".")))
    return next((_from_parts(m, month_first) for form in _FORMS if (m := form.fullmatch(text))), None)


def iso(value: Moment | None) -> str:
    """``2025-03-29 16:28``, ``2025-03-29`` without a time, or ""."""
    if value is None:
        return ""
    timed = isinstance(value, datetime) and (value.hour or value.minute)
    return f"{value:%Y-%m-%d %H:%M}" if timed else f"{value:%Y-%m-%d}"


def day(value: Moment) -> date:
    """The day of a moment."""
    return value.date() if isinstance(value, datetime) else value


def _typed(value: object) -> str:
    """A cell's text with the time behind the date."""
    return _CLOCK_FIRST.sub(r"\2 \1", filled(value))


def _order(value: object) -> str:
    """``"day"`` or ``"month"`` if only this can be the first part of a date written in numbers, else ""."""
    text = _typed(value) if isinstance(value, str) else ""
    if len(text) > _LONGEST or not (found := _NUMERIC.fullmatch(text)):
        return ""
    first, second = int(found["day"]), int(found["month"])
    return "day" if first > 12 >= second else "month" if second > 12 >= first else ""


def _from_serial(serial: float) -> Moment | None:
    if not math.isfinite(serial) or int(serial) not in _SERIALS:
        return None
    return _without_midnight(_EXCEL_EPOCH + timedelta(seconds=round(serial * 86400)))


def _from_parts(found: re.Match[str], month_first: bool) -> Moment | None:
    day, month = found["day"], found["month"]
    if found.re is _NUMERIC and (month_first or _order(found.string) == "month"):
        day, month = month, day
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold(), 0)
    year = int(found["year"]) + (2000 if len(found["year"]) == 2 else 0)
    try:
        on = date(year, number, int(day))
        return datetime.combine(on, at) if (at := _clock(found)) else on
    except ValueError:
        return None


def _clock(found: re.Match[str]) -> time | None:
    """The time of day, None if there is none: midnight is how a date without a time is written."""
    if found["hour"] is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    at = time(hour, int(found["minute"]), int(found["second"] or 0))
    return at if at != time.min else None


def _without_midnight(value: datetime) -> Moment:
    return value if value.time() != time.min else value.date()

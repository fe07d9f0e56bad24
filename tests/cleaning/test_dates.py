"""Reading when an entry was made."""

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning.dates import iso, moment, moments


@pytest.mark.parametrize(
    "value",
    [
        "29-03-2025 16:28",
        "29/03/2025 16:28",
        "29/03/2025 16:28:59",
        "29.03.2025 16.28",
        "29/3/25 16:28",
        "2025-03-29 16:28",
        "2025-03-29T16:28:00.000Z",
        "2025/03/29 4:28:05 PM GMT+7",
        "29 Maret 2025 16.28 WIB",
        "Sabtu, 29 Maret 2025, pukul 16.28",
        "29-Mar-2025 16:28",
        "March 29, 2025 16:28",
        "03/29/2025 16:28",
        45745.686111111,
        "45745,686111",
        datetime(2025, 3, 29, 16, 28),
    ],
)
def test_forms_of_one_moment(value: object) -> None:
    assert iso(moment(value)) == "2025-03-29 16:28"


@pytest.mark.parametrize(
    "value",
    [
        "01-05-2025", "01/05/2025 00:00", "1 Mei 2025", "1 May 2025", 45778, "45778", date(2025, 5, 1),
        datetime(2025, 5, 1),
    ],
)  # fmt: skip
def test_a_day_without_a_time(value: object) -> None:
    assert iso(moment(value)) == "2025-05-01"


@pytest.mark.parametrize("value", ["1 Agustus 2025", "1 Agt 2025", "1 Agu 25", "1 August 2025"])
def test_indonesian_and_english_months(value: str) -> None:
    assert moment(value) == date(2025, 8, 1)


@pytest.mark.parametrize(
    "value", [None, "", "-", "besok", "31-02-2025", "29-03-2025 25:00", 12, 3.0, True, "4"]
)
def test_anything_else_is_no_moment(value: object) -> None:
    assert moment(value) is None
    assert iso(moment(value)) == ""


def test_the_day_comes_first_where_both_make_sense() -> None:
    assert list(moments(np.array(["03/04/2025", "29/03/2025"], dtype=object))) == [
        date(2025, 4, 3),
        date(2025, 3, 29),
    ]


def test_a_column_that_puts_the_month_first_says_so_itself() -> None:
    cells = np.array(["3/4/2025 16:28:00", "3/29/2025 16:28:00", None], dtype=object)
    assert [iso(value) for value in moments(cells)] == ["2025-03-04 16:28", "2025-03-29 16:28", ""]


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2099, 12, 31)))
def test_iso_text_reads_back(value: datetime) -> None:
    text = iso(moment(value))
    assert iso(moment(text)) == text


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert moment(text) is None or isinstance(moment(text), date)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("29-03-2025 12:05 AM", "2025-03-29 00:05"),
        ("29-03-2025 12:05 PM", "2025-03-29 12:05"),
        ("29-03-2025 1:05 p.m.", "2025-03-29 13:05"),
        ("29-03-2025 08:00", "2025-03-29 08:00"),
        ("29-03-2025 00:07", "2025-03-29 00:07"),
        ("3 apr 2025", "2025-04-03"),
        (36525, ""),
        (36526, "2000-01-01"),
        (73050, "2099-12-31"),
        (73051, ""),
    ],
)
def test_noon_midnight_whole_hours_and_the_first_and_last_day(value: object, expected: str) -> None:
    assert iso(moment(value)) == expected


def test_the_time_may_stand_first() -> None:
    assert moment("09:12:11 03-02-2025") == datetime(2025, 2, 3, 9, 12, 11)

"""Reading when an entry was made."""

from datetime import date, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning.dates import day, iso, moment, moments


def column(*cells: object) -> list[str]:
    return [iso(value) for value in moments(np.array(cells, dtype=object))]


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


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (1, "Jan Januari January"),
        (2, "Feb Peb Februari Pebruari February"),
        (3, "Mar Mrt Maret March"),
        (4, "Apr April"),
        (5, "Mei May"),
        (6, "Jun Juni June"),
        (7, "Jul Juli July"),
        (8, "Agu Agt Ags Agust Agustus Aug August"),
        (9, "Sep Sept September"),
        (10, "Okt Oct Oktober October"),
        (11, "Nov Nop November Nopember"),
        (12, "Des Dec Desember DECEMBER"),
    ],
)
def test_indonesian_and_english_months(month: int, names: str) -> None:
    for name in names.split():
        for text in (f"1 {name} 2025", f"01-{name}-25", f"{name} 1, 2025", f"Rabu, 1 {name} 2025"):
            assert moment(text) == date(2025, month, 1), text


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


@pytest.mark.parametrize("form", ["09:12 {}", "{} 09:12", "{}_x000D_"])
def test_wherever_the_time_stands_the_column_says_which_part_is_the_month(form: str) -> None:
    found = column(form.format("03/04/2025"), form.format("03/29/2025"))
    assert [text[:10] for text in found] == ["2025-03-04", "2025-03-29"]


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


def test_the_time_of_an_entry_has_no_seconds_of_its_own() -> None:
    assert moment("29-03-2025 16:28") == datetime(2025, 3, 29, 16, 28)
    assert moment("29-03-2025 16:28:01") == datetime(2025, 3, 29, 16, 28, 1)


def test_a_moment_is_on_its_day() -> None:
    assert day(datetime(2025, 3, 29, 23, 59)) == date(2025, 3, 29)
    assert day(date(2025, 3, 29)) == date(2025, 3, 29)
    assert type(day(datetime(2025, 3, 29, 23, 59))) is date


@pytest.mark.parametrize("text", ["1 Bulan 2025", "Foo 1, 2025", "29-00-2025", "29-13-2025", "00-03-2025"])
def test_a_month_that_there_is_not_makes_no_moment(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["03/04/2025", "12/13/2025"], ["2025-03-04", "2025-12-13"]),  # 13 is no month, 12 is one
        (["03/04/2025", "13/12/2025"], ["2025-04-03", "2025-12-13"]),
        (["03/04/2025", "13/12/2025", "12/13/2025"], ["2025-04-03", "2025-12-13", "2025-12-13"]),
        (["12/04/2025", "3/29/2025"], ["2025-12-04", "2025-03-29"]),  # 12/04 does not say the day is first
        (["04/12/2025"], ["2025-12-04"]),  # nor 04/12 that the month is
        (["04/12/2025", "14/13/2025"], ["2025-12-04", ""]),
        (["2025/03/04", "3/29/2025", "4 Maret 2025"], ["2025-03-04", "2025-03-29", "2025-03-04"]),
    ],
)
def test_what_says_which_part_of_a_column_s_dates_is_the_month(
    cells: list[object], expected: list[str]
) -> None:
    assert column(*cells) == expected


@pytest.mark.parametrize(("length", "read"), [(80, True), (81, False)])
def test_a_date_is_no_longer_than_80_characters(length: int, read: bool) -> None:
    long = f"3/29/{' ' * (length - 9)}2025"
    assert len(long) == length
    assert column(long) == ["2025-03-29" if read else ""]
    assert column("03/04/2025", long)[0] == ("2025-03-04" if read else "2025-04-03")


@pytest.mark.parametrize(
    "time",
    [
        "16:28", "16.28", "16:28:30", "16.28.30", "16:28:30.125", "4:28 PM", "04:28pm", "4:28:30 p.m.",
        "pukul 16.28", "jam 16:28", "at 16:28", "16:28 WIB", "16.28 wita", "16:28 WIT", "16:28Z",
        "16:28 +07:00", "16:28+0700", "16:28 GMT+7", "16:28 UTC+7", "16:28.",
    ],
)  # fmt: skip
def test_forms_of_one_time_on_a_day_in_any_form(time: str) -> None:
    for on in ("29-03-2025", "29 / 3 / 25", "2025-03-29", "29 Maret 2025", "Sat, March 29th, 2025"):
        assert iso(moment(f"{on} {time}")) == "2025-03-29 16:28", on


@pytest.mark.parametrize(
    "text",
    [
        "29-03/2025", "2025-03/29", "29-03", "Maret 2025", "29 Maret", "29-03-2025 pagi", "16:28",
        "29-03-025", "29-03-2025 24:00", "29-03-2025 16:60", "29-03-2025 16:28:60", "29-02-2025", "456789",
        "4574", "45745,",
    ],
)  # fmt: skip
def test_what_is_only_like_a_date_is_no_moment(text: str) -> None:
    assert moment(text) is None


def test_the_29th_of_february_is_a_day_every_fourth_year() -> None:
    assert moment("29-02-2024") == date(2024, 2, 29)

"""Numbers of respondents that begin again within a table."""

import pandas as pd
import pytest

from ikm_xl.cleaning.findings import PERINGATAN, Finding
from ikm_xl.cleaning.numbering import examine

FIRST_ROW = 3


def told(*tables: list[object]) -> list[Finding]:
    """What is said of tables of a sheet each, whose rows begin in row 3 and have these numbers."""
    rows = pd.concat(
        [
            pd.DataFrame(
                {
                    "no": pd.Series(numbers, dtype=object),
                    "bagian": sheet,
                    "tabel": 0,
                    "sheet": sheet,
                    "baris": range(FIRST_ROW, FIRST_ROW + len(numbers)),
                }
            )
            for sheet, numbers in enumerate(tables)
        ],
        ignore_index=True,
    )
    return list(examine(rows, {0: "Lembar 'Januari'", 1: "Lembar 'Februari'"}))


@pytest.mark.parametrize(
    ("numbers", "row"),
    [
        ([1, 2, 3, 4, 5, 1, 2, 3, 4, 5], "8"),
        (["1", "2", "3", "4", "5", "1", "2", "3", "4", "5"], "8"),
        ([8, 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 6], "9"),
        ([1, 2, 3, 4, 5, 5, 6, 7, 8, 9], "8"),  # the last number again
        ([3, 5, 6, 8, 9, 2, 4, 5, 7, 8], "8"),  # some were left out
        ([1, 2, 3, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5], "11"),  # one slip, then the other export
        ([1, 2, "", 3, 4, 5, "x", 1, 2, 3, 4, 5], "10"),  # what is no number is passed over
        ([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6], "9"),  # the first of two
    ],
)
def test_five_numbers_that_rise_and_five_that_rise_again_are_two_exports(
    numbers: list[object], row: str
) -> None:
    assert [finding.tentang for finding in told(numbers)] == [row]


@pytest.mark.parametrize(
    "numbers",
    [
        [],
        [7],
        list(range(1, 31)),
        list(range(30, 0, -1)),
        [1, 2, 3, 4, 1, 2, 3, 4, 5, 6],  # four before
        [1, 2, 3, 4, 5, 6, 1, 2, 3, 4],  # four after
        [1, 2, 3, 4, 5, 1, 2, 3, 2, 4, 5],  # no numbering goes on
        [1, 2, 3, 9, 4, 1, 2, 3, 4, 5],  # none went before
        [1, 2, 2, 3, 4, 1, 2, 3, 4, 5],
        [1] * 30,
    ],
)
def test_other_numbers_say_nothing(numbers: list[object]) -> None:
    assert told(numbers) == []


def test_every_table_has_numbers_of_its_own() -> None:
    assert told([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]) == []
    again: list[object] = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]
    assert [finding.tempat for finding in told([1, 2, 3], again)] == ["Lembar 'Februari'"]
    assert [finding.tempat for finding in told(again, again)] == ["Lembar 'Januari'", "Lembar 'Februari'"]


def test_the_warning_says_which_number_stands_where() -> None:
    (finding,) = told([11, 12, 13, 14, 15, 16, 11, 12, 13, 14, 15])
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B66", PERINGATAN, 1)
    assert finding.keterangan == "Lembar 'Januari': nomor responden mulai lagi dari 11 di baris 9."

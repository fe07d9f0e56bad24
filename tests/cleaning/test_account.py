"""The account of an export: every thing in one class, and the classes add up to the total."""

import pytest

from ikm_xl.cleaning.account import DIPAKAI, DITINGGALKAN, TIDAK_DIPAHAMI, Account, Line, lines

ROWS = (
    Line("baris", DIPAKAI, "", 30),
    Line("baris", DITINGGALKAN, "ganda", 2),
    Line("baris", DITINGGALKAN, "judul kolom", 1),
    Line("kolom", DITINGGALKAN, "judul kolom", 4),
)
TOTAL = {"baris": 33, "kolom": 4, "jawaban": 0, "tabel": 0, "lembar": 0}


def test_counts_of_one_reason_are_one_line_and_nothing_is_none() -> None:
    counted = [
        (DIPAKAI, "", 30), (DITINGGALKAN, "ganda", 1), (TIDAK_DIPAHAMI, "ganda", 5),
        (DITINGGALKAN, "ganda", 2), (DITINGGALKAN, "di luar tabel", 0),
    ]  # fmt: skip
    assert lines("baris", counted) == [
        Line("baris", DIPAKAI, "", 30),
        Line("baris", DITINGGALKAN, "ganda", 3),
        Line("baris", TIDAK_DIPAHAMI, "ganda", 5),
    ]


def test_how_many_of_a_kind_are_in_a_class() -> None:
    account = Account(TOTAL, ROWS)
    assert account.of("baris", DITINGGALKAN) == 3
    assert account.of("baris", DIPAKAI) == 30
    assert account.of("kolom", DITINGGALKAN) == 4
    assert account.of("kolom", TIDAK_DIPAHAMI) == 0


@pytest.mark.parametrize(
    ("other", "adds_up"),
    [({}, True), ({"baris": 34}, False), ({"kolom": 3}, False), ({"lembar": 1}, False)],
)
def test_the_classes_add_up_to_what_is_counted_by_itself(other: dict[str, int], adds_up: bool) -> None:
    assert Account(TOTAL | other, ROWS).adds_up is adds_up

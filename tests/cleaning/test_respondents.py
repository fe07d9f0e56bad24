"""A section as values: which column of several counts, how numbers of persons are read."""

import math
from datetime import datetime

import pandas as pd
import pytest

from ikm_xl.cleaning.respondents import table
from ikm_xl.cleaning.tables import read
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

A = ANSWERS[0]


def _table(titles: Row, *rows: Row) -> pd.DataFrame:
    """The values of a table whose first columns have these titles, before the answers."""
    (section,) = read([grid([[*titles, *KODE], *([*row, *A] for row in rows)])], "regulasi").sections
    return table(section)


def test_of_several_columns_of_a_field_the_first_that_is_filled_counts() -> None:
    rows: list[Row] = [["SMA", "S1", 57, 19], ["", "S1", "", 19], ["D3", "", 30, ""], ["-", None, "?", "-"]]
    found = _table(["Pendidikan", "Pendidikan Terakhir", "Umur", "Usia"], *rows)
    assert found["pendidikan"].tolist() == ["SMA/SMK", "D4/S1", "D1–D3", ""]
    assert found["umur"].fillna(-1).tolist() == [57, 19, 30, -1]
    assert found["kelompok_umur"].tolist() == ["50–59", "Di bawah 20", "30–39", "?"]


def test_comments_of_several_columns_are_joined_and_one_stays_as_it_is() -> None:
    rows: list[Row] = [["antre", "", "tambah loket"], ["", "ramah", "-"], ["-", "", ""]]
    found = _table(["Kekurangan", "Kelebihan", "Saran"], *rows)
    assert found["saran"].tolist() == ["antre; tambah loket", "ramah", ""]
    assert _table(["Saran"], [" a; b "], ["-"])["saran"].tolist() == ["a; b", ""]
    assert _table(["Kritik", "Saran"], ["a", "b"])["saran"].tolist() == ["a; b"]


def test_what_a_table_lacks_is_empty() -> None:
    found = _table(["No"], [1]).iloc[0]
    for field in ("nama", "telepon", "nik", "jenis_kelamin", "pendidikan", "pekerjaan", "layanan", "saran"):
        assert found[field] == ""
    assert found["tanggal"] is None
    assert math.isnan(found["umur"])
    (section,) = read([grid([["No", *KODE[:9]], [1, *A[:9]]])], "regulasi").sections
    assert table(section)[list(KODE)].to_numpy().tolist() == [[*A[:9], 0, 0]]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0812-3456-789", "08123456789"),
        ("+62 812 3456 789", "08123456789"),
        ("0062812 3456789", "08123456789"),
        (8123456789, "08123456789"),  # a spreadsheet took it for a number
        ("(0321) 62812", "032162812"),
        ("-", ""),
    ],
)
def test_one_telephone_number_however_it_is_typed(typed: object, read: str) -> None:
    assert _table(["No. HP"], [typed])["telepon"].tolist() == [read]


def test_where_each_row_stands() -> None:
    found = _table(["Tanggal", "Nama"], ["29-03-2025 16:28", " Melati "], ["", "-"])
    assert found["tanggal"].tolist() == [datetime(2025, 3, 29, 16, 28), None]
    assert found["nama"].tolist() == ["Melati", ""]
    assert found[["baris", "berkas"]].to_numpy().tolist() == [[2, "ekspor.xlsx"], [3, "ekspor.xlsx"]]

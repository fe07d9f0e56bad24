import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.export.example import AKHIR, AWAL, HEADER, example_rows, write_example
from ikm_xl.survey.comments import unsur_of
from ikm_xl.survey.unsur import KODE


def respondents(rows: list[list[str | int | float | None]]) -> list[dict[str, str | int | float | None]]:
    return [dict(zip(HEADER, row, strict=True)) for row in rows if isinstance(row[0], int)]


def test_the_same_seed_gives_the_same_rows() -> None:
    assert example_rows(7, 40) == example_rows(7, 40)
    assert example_rows(7, 40) != example_rows(8, 40)


def test_layout_of_esukma() -> None:
    assert (
        *("No", "Tanggal Survey", "Nama", "Usia", "Jenis Kelamin", "No. Telpon"),
        *("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "U10", "U11", "Saran"),
    ) == HEADER
    rows = example_rows()
    assert all(len(row) == len(HEADER) for row in rows)
    assert rows[4] == list(HEADER)
    labels = [row[0] for row in rows if not isinstance(row[0], int)]
    assert labels[-5:] == [None, "Ringkasan IKM", "Nilai/Unsur", "NRR/Unsur", "Nilai IKM"]


@settings(max_examples=20)
@given(st.integers(), st.integers(10, 60))
def test_blemishes_of_real_exports(seed: int, n: int) -> None:
    rows = example_rows(seed, n)
    people = respondents(rows)
    assert [row for row in rows if row[0] == "No"] == [list(HEADER)] * 2
    times = Counter(person["No"] for person in people)
    assert len(times) == n
    assert sorted(times.values())[-3:] == [1, 2, 2]
    unique = list({person["No"]: person for person in people}.values())
    answers = [person[kode] for person in unique for kode in KODE]
    assert answers.count(5) == 1
    assert answers.count(None) == 1
    assert sum(isinstance(answer, str) for answer in answers) == 12
    assert {str(answer).removesuffix(",0") for answer in answers} <= {"1", "2", "3", "4", "5", "None"}


def test_dates_lie_within_the_period() -> None:
    awal, akhir = date(2024, 7, 1), date(2024, 7, 3)
    for rows, first, last in ((example_rows(), AWAL, AKHIR), (example_rows(1, 50, awal, akhir), awal, akhir)):
        days = [
            datetime.strptime(str(p["Tanggal Survey"]), "%d-%m-%Y %H:%M").date() for p in respondents(rows)
        ]
        assert first <= min(days) <= max(days) <= last


def test_nobody_in_it_is_real() -> None:
    for person in respondents(example_rows()):
        assert str(person["Nama"]).startswith("Contoh ")
        assert re.fullmatch(r"08000000\d{4}", str(person["No. Telpon"]))


def test_comments_speak_of_many_unsur() -> None:
    spoken = {kode for person in respondents(example_rows()) for kode in unsur_of(str(person["Saran"] or ""))}
    assert {"U1", "U2", "U3", "U4", "U6", "U7", "U8", "U9", "U10"} <= spoken


def test_too_few_respondents_are_refused() -> None:
    with pytest.raises(ValueError, match="10"):
        example_rows(n=9)


def test_the_file_holds_the_rows_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "contoh latihan.xlsx"
    write_example(path, n=20, seed=3)
    sheet = openpyxl.load_workbook(path)["Data Survei"]
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == example_rows(3, 20)
    texts = {cell.value: cell for row in sheet for cell in row if isinstance(cell.value, str)}
    formula_like = texts["=) Semoga makin baik"]
    assert (formula_like.data_type, formula_like.quotePrefix) == ("s", True)
    assert texts["080000000001"].data_type == "s"

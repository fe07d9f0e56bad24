"""Files that are larger than any survey: refused with a sentence, never an abort."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.errors import IkmError
from ikm_xl.export.limits import MAX_TABLES
from ikm_xl.export.read import Grid, read_grids
from ikm_xl.survey.unsur import KODE


def test_thousands_of_tables_are_refused_before_one_is_read(tmp_path: Path) -> None:
    page = tmp_path / "a.xls"
    page.write_text("<html>" + "<table><tr><td>1</td></tr></table>" * (MAX_TABLES + 1), encoding="utf-8")
    with pytest.raises(IkmError) as refused:
        read_grids(page)
    assert refused.value.code == "IKM-E12"


def test_a_sheet_with_more_filled_columns_than_a_survey_has_is_refused() -> None:
    header = [*KODE, *(f"k{number}" for number in range(2_000))]
    with pytest.raises(IkmError) as refused:
        clean([Grid("a.csv", "", [header, *[[1 + n % 4] * len(header) for n in range(5)]])], Rules())
    assert refused.value.code == "IKM-B17"


def test_blank_columns_before_a_stray_cell_do_not_count() -> None:
    rows = [[n, *[1 + (n + k) % 4 for k in range(11)], *[None] * 2_000, "x"] for n in range(1, 9)]
    found = clean([Grid("a.csv", "", [["No", *KODE], *rows])], Rules())
    assert found.hitungan.dipakai == 8

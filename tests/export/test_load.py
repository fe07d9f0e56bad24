"""Files that are larger than any survey: refused with a sentence, never an abort."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ikm_xl.cleaning import stacking
from ikm_xl.cleaning.answers import ASING, answer
from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.dates import moment, moments
from ikm_xl.cleaning.levels import is_like_answer, parse
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.export.limits import MAX_TABLES, MAX_TEXT
from ikm_xl.export.read import read_grids
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
    found = clean([Grid("a.xlsx", "", [["No", *KODE], *rows], ragged=False)], Rules())
    assert found.hitungan.dipakai == 8


@pytest.mark.parametrize("begin", ["x", "3", "1-1-2025", "a (3", "U8 ="])
@pytest.mark.parametrize("unit", [" ", "1 ", "- ", "a.", "\xa0", "(", ", "])
def test_a_long_cell_is_neither_answer_nor_date(begin: str, unit: str) -> None:
    """Forms that were tried on all of it would take minutes for each such cell."""
    text = f"{begin}{unit * (MAX_TEXT // 2 - 9)}x"
    assert answer("U1", text) == ASING
    assert moment(text) is None
    assert list(moments(np.array([text], dtype=object))) == [None]
    assert not is_like_answer(text)
    assert parse(text).words == ""


@pytest.mark.parametrize("row", [2, 300])
@pytest.mark.parametrize("mark", ["", '"'])
def test_a_cell_of_a_text_file_that_no_spreadsheet_can_hold(tmp_path: Path, row: int, mark: str) -> None:
    lines = [";".join(["No", *KODE, "Saran"]), *(";".join(["1", *["3"] * 11, "baik"]) for _ in range(400))]
    for length, refused in ((MAX_TEXT, False), (MAX_TEXT + 1, True)):
        lines[row] = ";".join(["1", *["3"] * 11, f"{mark}{'x' * length}{mark}"])
        path = tmp_path / "a.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        if refused:
            with pytest.raises(IkmError) as found:
                read_grids(path)
            assert found.value.code == "IKM-E11"
        else:
            assert len(read_grids(path)[0].baris) == len(lines)


def test_an_export_that_no_workbook_can_hold_is_refused_before_it_is_copied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows: list[list[object]] = [["No", *KODE]]
    rows += [[n, *[3] * 11] for n in range(9)]
    assert stacking.stack([Grid("a.xlsx", "", rows)]) == rows
    monkeypatch.setattr(stacking, "MOST_CELLS", 119)
    with pytest.raises(IkmError) as refused:
        stacking.stack([Grid("a.xlsx", "", rows)])
    assert refused.value.code == "IKM-B57"

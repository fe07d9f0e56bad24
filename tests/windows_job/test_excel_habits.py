"""What the stand-in for Excel does with values, without Windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ikm_xl import engine
from ikm_xl.engine.sheet import Sheet
from tests.windows_job import excel_habits
from tests.windows_job.excel_habits import Habits


@pytest.fixture
def sheet(tmp_path: Path) -> Iterator[Sheet]:
    file = tmp_path / "buku.xlsx"
    openpyxl.Workbook().save(file)
    with engine.opened(file) as book:
        yield book.impl.sheets(1)


def written(sheet: Sheet, address: str, rows: list[list[Any]], habits: Habits) -> list[list[Any]]:
    cells = sheet.range(address)
    excel_habits.write(cells, rows, habits)
    return excel_habits.read(cells, habits)


@pytest.mark.parametrize(
    ("number_format", "read"),
    [
        ("General", 3.0),
        ("0.00", 3.0),
        ("dd/mm/yyyy", datetime(1900, 1, 3)),
        ('"Rp"#,##0.00', Decimal("3.0")),
        ("[$Rp-421]#,##0", Decimal("3.0")),
        ("@", "3"),
    ],
)
def test_the_format_of_a_cell_decides_what_its_number_is(
    sheet: Sheet, number_format: str, read: object
) -> None:
    sheet.range("B2").number_format = number_format
    ((value,),) = written(sheet, "B2", [[3.0]], Habits())
    assert (value, type(value)) == (read, type(read))
    sheet.range("B2").number_format = number_format
    assert written(sheet, "B2", [[3.0]], Habits(formats_decide=False)) == [[3.0]]


def test_a_block_over_filtered_rows_leaves_its_first_value_in_every_row_that_is_seen(sheet: Sheet) -> None:
    sheet.range("A2:B2").raw_value = [["lama", "lama"]]
    block = [["a", 1.0], ["b", 2.0], ["c", 3.0]]
    habits = Habits(filtered={sheet.name: {2}})
    assert written(sheet, "A1:B3", block, habits) == [["a", "a"], ["lama", "lama"], ["a", "a"]]


def test_one_row_and_rows_beside_the_filter_are_written_whole(sheet: Sheet) -> None:
    habits = Habits(filtered={sheet.name: {9}})
    assert written(sheet, "A1:B2", [["a", 1.0], ["b", 2.0]], habits) == [["a", 1.0], ["b", 2.0]]


def test_merged_cells_keep_their_first_value_only(sheet: Sheet) -> None:
    sheet.ws.merge_cells("A1:B2")
    block = [["a", "b", "c"], ["d", "e", "f"]]
    assert written(sheet, "A1:C2", block, Habits()) == [["a", None, "c"], [None, None, "f"]]

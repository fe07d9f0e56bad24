"""Coba Data Contoh: an example that everybody sees is one, is never approved, and leaves no trace."""

from datetime import date

import pytest
import xlwings as xw

from ikm_xl.errors import IkmError
from ikm_xl.export import example
from ikm_xl.settings import Settings
from ikm_xl.sop import period, practice, recap
from ikm_xl.sop.state import Export, State
from ikm_xl.sop.store import Store
from ikm_xl.workbook.status import Step
from tests import cells, steps

TODAY = date(2025, 9, 1)


def test_the_example_is_known_by_its_title_and_without_it_by_its_people() -> None:
    rows = example.example_rows()
    assert example.is_example(rows)
    assert example.is_example(rows[5:]), "somebody took the title away"
    assert not example.is_example(example.example_rows(marked=False))
    assert not example.is_example([["Contoh pengisian", 4, 3]])


def test_it_is_answered_within_the_workbooks_period_and_not_after_today(sooko: Settings) -> None:
    state = practice.begun(State(sooko), date(2025, 3, 1))
    recapped, cleaned = recap.recap(state)

    days = {str(day)[:10] for day in cleaned.responden["tanggal"] if day}
    assert min(days) >= "2025-01-01"
    assert max(days) <= "2025-03-01"
    assert recapped.export.example


def test_data_of_the_office_is_never_replaced_by_it(sooko: Settings) -> None:
    held = State(sooko, export=Export(name="ekspor.xlsx", rows=[["No", "U1"], [1, 4]]))
    with pytest.raises(IkmError, match=r"ekspor\.xlsx") as refused:
        practice.begun(held, TODAY)
    assert refused.value.code == "IKM-L45"


def test_nothing_but_the_example_is_taken_out(sooko: Settings) -> None:
    with pytest.raises(IkmError) as refused:
        period.without_example(State(sooko, export=Export(rows=[["No"], [1]])))
    assert refused.value.code == "IKM-L46"


def test_every_sheet_says_so_nothing_is_approved_and_it_goes_again(book: xw.Book) -> None:
    store = Store(book)
    empty = store.load()
    store.save(empty, practice.begun(empty, TODAY))
    outcome = steps.run_all(book)
    (held,) = [check for check in outcome.missing if check.name == "Data survei sebenarnya"]

    assert "tidak pernah dapat disahkan" in held.remedy
    assert outcome.state.approval.code == ""
    with pytest.raises(IkmError, match="Data survei sebenarnya"):
        steps.prepare(book)
    unseen = [sheet.name for sheet in book.sheets if sheet.visible and not says_so(sheet)]
    assert unseen == []

    cells.write_one(book, "dokumen_tambahan", "Catatan latihan")
    old = steps.state(book)
    store = Store(book)
    store.save(old, period.without_example(old))
    after = Store(book).load()
    kept = [entry for entry in after.log if entry.nilai == "Catatan latihan"]
    assert len(kept) == 1
    assert same(after, empty)
    assert not [sheet.name for sheet in book.sheets if sheet.visible and says_so(sheet)]
    assert after.status(Step.REKAP) == empty.status(Step.REKAP)


def same(one: State, other: State) -> bool:
    """Whether two States hold the same survey, documents and settings."""
    fields = (
        "export",
        "narrative",
        "remarks",
        "plan",
        "follow_up",
        "approval",
        "history",
        "checks",
        "warnings",
    )
    return all(getattr(one, name) == getattr(other, name) for name in fields)


def says_so(sheet: xw.Sheet) -> bool:
    """Whether the word stands in the first rows of a sheet."""
    top = sheet.range("A1:P6").value
    return any("CONTOH" in cell for row in top for cell in row if isinstance(cell, str))

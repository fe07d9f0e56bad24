"""How often one Proses Semua turns to the workbook: each time is a call into Excel, however little."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from ikm_xl import engine
from ikm_xl.engine.names import Names
from ikm_xl.engine.range import Range
from ikm_xl.engine.sheet import Sheet
from ikm_xl.export import example, read
from ikm_xl.settings import Settings
from ikm_xl.sop import run
from ikm_xl.sop.store import Store
from ikm_xl.workbook import shipped
from tests import steps

ONE_CELL = 1


def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Counts look-ups of names, blocks read and blocks written, and notes what is read twice."""
    calls: Counter[str] = Counter()
    value, names, several = Range.raw_value, Names.__call__, Sheet.range
    asked = 0  # names that one call of Range asks for together

    def read_value(at: Any) -> Any:
        if len(at) > ONE_CELL:
            calls["reads"] += 1
            calls[f"read {at.sheet.name} {at.address}"] += 1
        return value.fget(at)  # type: ignore[attr-defined]

    def write_value(at: Any, new: Any) -> None:
        calls["writes"] += 1
        value.fset(at, new)  # type: ignore[attr-defined]

    def look_up(self: Any, key: Any) -> Any:
        nonlocal asked
        asked += 1
        calls["look-ups"] += 1
        return names(self, key)

    def together(self: Any, *corners: Any) -> Any:
        nonlocal asked
        asked = 0
        found = several(self, *corners)
        calls["look-ups"] -= max(asked - 1, 0)
        return found

    monkeypatch.setattr(Range, "raw_value", property(read_value, write_value))
    monkeypatch.setattr(Names, "__call__", look_up)
    monkeypatch.setattr(Sheet, "range", together)
    return calls


def proses_semua(book: xw.Book, monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    with monkeypatch.context() as patch:
        calls = counted(patch)
        # Before approval every sheet is read once more, to be compared with the template.
        patch.setattr("ikm_xl.sop.audit.damage", lambda _: ())
        store = Store(book)
        assert not run.run(store, store.load(respondents=False)).missing
    return calls


@pytest.mark.parametrize("again", [False, True], ids=["the first time", "once more"])
def test_proses_semua_reads_each_area_once_and_writes_what_changed(
    sooko: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    from ikm_xl import settings

    enough = settings.from_values({**sooko.nilai, "perhitungan.populasi": 20})
    totals: list[dict[str, int]] = []
    for respondents in (20, 2000):
        export = tmp_path / f"{respondents}.xlsx"
        example.write_example(export, respondents, blemished=False, marked=False)
        with engine.opened(shipped.path()) as book:
            steps.write_settings(book, enough)
            steps.load_export(book, read.read_grids(export))
            if again:
                steps.run_all(book)
            calls = proses_semua(book, monkeypatch)
        twice = {what: times for what, times in calls.items() if what.startswith("read ") and times > 1}
        assert twice == {}
        totals.append({what: calls[what] for what in ("reads", "writes", "look-ups")})
    few, many = totals
    if again:  # whether the time of a step is another one depends on the second it is taken in
        assert max(few.pop("writes"), many["writes"]) <= 3
        assert few == {what: many[what] for what in few}
    else:
        assert few == many
    assert many["reads"] <= 15
    assert many["writes"] <= 15
    assert many["look-ups"] <= 40

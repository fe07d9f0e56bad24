"""Every button on xlwings' own Windows engine against the stand-in Excel, in this process: no Windows needed.

The Windows job runs the same cases through real COM; there each button makes one call more.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from ikm_xl import engine, settings
from ikm_xl.export import example, read
from ikm_xl.workbook import shipped
from tests import steps
from tests.windows_job import buttons_table, pywin32

ROOT = Path(__file__).parents[2]
MOST_CALLS = 250
MOST_CALLS_OF_ALL_STEPS = 1200  # 700 is the goal: the comparison with the template takes over 400 of them
"""Each call takes one to ten milliseconds in an Excel, whatever it moves."""


@pytest.fixture
def buttons() -> Iterator[ModuleType]:
    with pywin32.installed():
        from tests.windows_job import buttons

        yield buttons


def office(folder: Path, respondents: int, *, finished: bool) -> tuple[str, str]:
    """A workbook and an export; the workbook with all steps taken, or with settings only."""
    export, book = folder / f"{respondents}.xlsx", folder / f"buku{respondents}.xlsm"
    example.write_example(export, respondents, marked=False)
    with engine.opened(shipped.path()) as opened:
        chosen = settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml")
        steps.write_settings(opened, settings.from_values({**chosen.nilai, "perhitungan.populasi": 200}))
        if finished:
            steps.load_export(opened, read.read_grids(export))
            assert not steps.run_all(opened).missing
        opened.save(str(book))
    return str(book), str(export)


def test_every_button_does_what_it_does_on_the_other_engine(buttons: ModuleType, tmp_path: Path) -> None:
    seen = list(buttons.every_button(*office(tmp_path, 200, finished=True), tmp_path))
    assert [(name, detail) for name, good, detail in seen if not good] == []
    calls = json.loads((tmp_path / buttons_table.FILE).read_text(encoding="utf-8"))
    assert calls.keys() == set(buttons.BUTTONS)
    assert calls.pop("proses_semua") <= MOST_CALLS_OF_ALL_STEPS
    assert max(calls.values()) <= MOST_CALLS


def test_the_buttons_work_in_an_excel_with_the_habits_of_excels(buttons: ModuleType, tmp_path: Path) -> None:
    seen = list(buttons.habits(*office(tmp_path, 200, finished=False)))
    assert [(name, detail) for name, good, detail in seen if not good] == []


@pytest.mark.slow
def test_a_button_makes_few_calls_however_many_respondents_there_are(
    buttons: ModuleType, tmp_path: Path
) -> None:
    counted = []
    for respondents in (200, 2000):
        with buttons.opened(*office(tmp_path, respondents, finished=False), buttons.Habits()) as desk:
            desk.press(*buttons.BUTTONS)
            counted.append(desk.calls)
    few, many = counted
    assert few == many
    assert many.pop("proses_semua") <= MOST_CALLS_OF_ALL_STEPS
    assert max(many.values()) <= MOST_CALLS

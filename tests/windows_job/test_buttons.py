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
from ikm_xl.sop import audit
from ikm_xl.sop.store import Store
from ikm_xl.workbook import layout, shipped
from tests import steps
from tests.windows_job import buttons_table, pywin32

ROOT = Path(__file__).parents[2]
MOST_CALLS = 250
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
    assert max(calls.values()) <= MOST_CALLS


def test_the_buttons_work_in_an_excel_with_the_habits_of_excels(buttons: ModuleType, tmp_path: Path) -> None:
    seen = list(buttons.habits(*office(tmp_path, 200, finished=False)))
    assert [(name, detail) for name, good, detail in seen if not good] == []


def test_names_asked_for_together_are_told_apart(buttons: ModuleType, tmp_path: Path) -> None:
    """One lies elsewhere on its sheet, one on another sheet, one nowhere; all others are where they were."""
    with buttons.opened(*office(tmp_path, 20, finished=False), buttons.Habits()) as desk:
        names = desk.book.names
        names("dokumen_narasi").refers_to = "='Dokumen IKM'!$A$60:$A$65"
        names("rtl_kode").refers_to = "='Surat Pengantar'!$A$1:$A$3"
        names("kode_verifikasi").delete()
        told = audit.damage(Store(buttons.xw.Book.caller()))
    places = [layout.place(name) for name in ("dokumen_narasi", "rtl_kode", "kode_verifikasi")]
    assert len(told) == len(places)
    for place in places:
        assert any(text.startswith(f"{place.sheet}!{place.area.address(False, False)}") for text in told)


@pytest.mark.slow
def test_a_button_makes_few_calls_however_many_respondents_there_are(
    buttons: ModuleType, tmp_path: Path
) -> None:
    counted = []
    for respondents in (200, 600):
        with buttons.opened(*office(tmp_path, respondents, finished=False), buttons.Habits()) as desk:
            desk.press(*buttons.BUTTONS)
            counted.append(desk.calls)
    few, many = counted
    assert few == many
    assert max(many.values()) <= MOST_CALLS

"""How often each button turns to Excel: COM Invokes on xlwings' own Windows engine, on a fresh workbook."""

from __future__ import annotations

from pathlib import Path

from ikm_xl import engine, settings
from ikm_xl.export import example
from ikm_xl.workbook import shipped
from tests import steps
from tests.windows_job import pywin32

SETTINGS = Path(__file__).parents[1] / "docs" / "contoh_pengaturan.toml"
RESPONDENTS = 2000  # the calls are the same for any number


def counted(folder: Path) -> dict[str, int]:
    """The calls by button, all buttons pressed one after the other; what is made lies in the folder."""
    export, book = folder / "ekspor.xlsx", folder / "buku.xlsm"
    example.write_example(export, RESPONDENTS, marked=False)
    with engine.opened(shipped.path()) as opened:
        chosen = settings.from_toml(SETTINGS).nilai
        population = {"perhitungan.populasi": 10 * RESPONDENTS}  # so that nothing is held back
        steps.write_settings(opened, settings.from_values({**chosen, **population}))
        opened.save(str(book))
    with pywin32.installed():
        from tests.windows_job import buttons
        from tests.windows_job.excel_habits import Habits

        with buttons.opened(str(book), str(export), Habits()) as desk:
            desk.press(*buttons.BUTTONS)
            return desk.calls


def table(calls: dict[str, int]) -> list[str]:
    """The calls as Markdown."""
    rows = (f"| {name.replace('_', ' ')} | {count} |" for name, count in calls.items())
    return [
        f"Calls into Excel (COM Invokes), {RESPONDENTS:,} respondents:",
        "",
        "| button | calls |",
        "|---|--:|",
        *rows,
    ]

"""The table of behaviours, on the engine here; tests/windows_job has it on the stand-in for Excel."""

from pathlib import Path

import pytest

from ikm_xl.trial.behaviours import BEHAVIOURS, Behaviour
from tests.engine import books

OURS = [behaviour for behaviour in BEHAVIOURS if not behaviour.excel_only]


@pytest.mark.parametrize("behaviour", OURS, ids=lambda behaviour: behaviour.name)
def test_the_engine_behaves_as_excel_is_assumed_to(behaviour: Behaviour, tmp_path: Path) -> None:
    with books.opened(tmp_path) as book:
        assert behaviour.seen(book.sheets["Data"]) == ""


def test_what_is_not_as_expected_is_said(tmp_path: Path) -> None:
    wrong = Behaviour("salah", lambda sheet: sheet.name, "Lain")
    broken = Behaviour("rusak", lambda sheet: sheet.range("tidak ada nama"), "")
    with books.opened(tmp_path) as book:
        assert wrong.seen(book.sheets["Data"]) == "menjadi 'Data', seharusnya 'Lain'"
        assert broken.seen(book.sheets["Data"]).startswith("galat: ")

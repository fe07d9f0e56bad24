"""``ikm-xl uji`` against the stand-in for Excel, on xlwings' own Windows engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

from ikm_xl import cli
from ikm_xl.errors import IkmError
from ikm_xl.trial import own_excel, procedure, report, trial
from ikm_xl.trial.behaviours import BEHAVIOURS
from ikm_xl.workbook import layout
from tests.windows_job import pywin32
from tests.windows_job.excel_habits import Habits


@pytest.fixture
def stand_in() -> Iterator[ModuleType]:
    with pywin32.installed():
        from tests.windows_job import trial_excel

        yield trial_excel


@pytest.mark.slow
def test_everything_is_tried_and_nothing_is_left_open(stand_in: ModuleType, tmp_path: Path) -> None:
    app, session = stand_in.excel(Habits())
    with own_excel.alone(app):
        outcomes = list(trial.run(app, tmp_path))
    own_excel.quit_quietly(app)
    assert [str(outcome) for outcome in outcomes if not outcome.sesuai] == []
    parts = [outcome.bagian for outcome in outcomes]
    assert parts.count("Perilaku") == len(BEHAVIOURS)
    assert parts.count("Langkah") == len(procedure.STEPS)
    assert parts.count("Makro") == 3
    assert parts.count("Cetak") == len(layout.PRINTED)
    assert outcomes[-1].keterangan == "1 halaman, kertas 595 × 842 pt"
    assert session.ran.count("SiapkanExcel") == session.ran.count("PulihkanExcel") > len(procedure.STEPS)
    assert session.missing == []
    assert session.book is None
    assert session.ran[-1] == "Quit"
    assert session.state["asktoupdatelinks"]
    assert not session.state["ignoreremoterequests"]


def test_what_an_excel_does_otherwise_is_told_by_its_cell(stand_in: ModuleType, tmp_path: Path) -> None:
    app, _ = stand_in.excel(Habits(formats_decide=False))
    outcomes = {outcome.nama: outcome for outcome in trial._behaviours(app, tmp_path)}
    assert "seharusnya datetime" in outcomes["angka berformat tanggal dibaca tanggal"].keterangan
    assert outcomes["LOOKUP"].sesuai
    right = {("RTL", 1, 1): 81.42, ("RTL", 2, 1): "sama"}
    assert procedure.different({**right, ("RTL", 1, 1): 81.43}, right) == [
        "RTL!A1 berisi 81.43, seharusnya 81.42"
    ]


def test_an_excel_that_gives_up_is_an_outcome(stand_in: ModuleType, tmp_path: Path) -> None:
    app, session = stand_in.excel(Habits())

    def notify(text: str) -> None:
        if text == "Menjalankan SOP tanpa Excel":
            raise OSError("Excel tidak menjawab")

    outcomes = trial.outcomes(app, tmp_path, notify)
    assert [outcome.nama for outcome in outcomes] == [*(one.name for one in BEHAVIOURS), "terhenti"]
    assert str(outcomes[-1]) == "Uji – terhenti: Excel tidak menjawab"
    assert session.book is None


def test_the_report_names_no_folder_of_this_computer(stand_in: ModuleType) -> None:
    app, _ = stand_in.excel(Habits())
    outcome = report.Outcome("Cetak", "RTL", False, r"C:\Users\Siti\x.pdf; 'C:\\Users\\Siti\\y.pdf'")
    text = report.as_json(report.environment(app), [outcome], [r"C:\Users\Siti", ""])
    assert "Siti" not in text
    assert json.loads(text)["hasil"][0]["keterangan"] == r"…\x.pdf; '…\\y.pdf'"
    assert json.loads(text)["lingkungan"]["Excel"] == "16.0 build 0.0"


def test_an_excel_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli.app, ["uji"])
    assert isinstance(done.exception, IkmError)
    assert done.exception.message == "Perintah uji memerlukan Windows dengan Excel."
    assert list(tmp_path.iterdir()) == []

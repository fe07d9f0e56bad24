"""``ikm-xl uji`` on xlwings' own Windows engine, against the stand-in for Excel; one line each.

A Windows Python runs it: ``trial_excel.main([FOLDER])``, as :mod:`tests.windows_job.buttons`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import win32com.client

from ikm_xl.excel import xw
from ikm_xl.trial import own_excel, trial
from tests.windows_job.excel_com import Application, Session, exposed, named_in_order
from tests.windows_job.excel_habits import Habits


def excel(habits: Habits) -> tuple[Any, Session]:
    """An Excel without a book, as xlwings has it, and what lies behind it."""
    from xlwings import _xlwindows

    xw.engines["excel"].activate()
    named_in_order(_xlwindows)
    session = Session(None, habits)
    wrapper: Any = _xlwindows.COMRetryObjectWrapper
    app: Any = _xlwindows.App
    dispatch = wrapper(win32com.client.Dispatch(exposed(Application(session))))
    return xw.App(impl=app(xl=dispatch)), session


def tried(folder: Path) -> Iterator[tuple[str, bool, str]]:
    """Everything that ``uji`` tries."""
    app, session = excel(Habits())
    with own_excel.alone(app):
        for outcome in trial.run(app, folder):
            yield f"uji: {outcome.bagian} – {outcome.nama}", outcome.sesuai, str(outcome)
    own_excel.quit_quietly(app)
    yield "uji: no member of Excel is missing", not session.missing, str(session.missing[:5])
    good = session.ran[-1] == "Quit" and session.book is None and not session.state["ignoreremoterequests"]
    yield "uji: nothing is left behind", good, f"{session.ran[-3:]}"


def ended() -> Iterator[tuple[str, bool, str]]:
    """A process that does not end by itself is ended, and only that one."""
    hanging = [sys.executable, "-c", "import time; time.sleep(60)"]
    ours, theirs = subprocess.Popen(hanging), subprocess.Popen(hanging)
    own_excel.Process(ours.pid).end()
    code = ours.wait(20)
    yield "uji: its Excel is ended, no other", code == 1 and theirs.poll() is None, f"exit code {code}"
    theirs.kill()


def main(words: list[str]) -> None:
    """Run all, a line each."""
    (folder,) = words
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    Path(folder).mkdir()
    for found in (tried(Path(folder)), ended()):
        for name, good, seen in found:
            print(json.dumps({"name": name, "good": good, "seen": seen}), flush=True)

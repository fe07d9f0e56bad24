"""What every computer can do; the rest of Windows is behind ``native``, which cannot run here."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from ikm_xl.windows.computer import Computer, Run
from ikm_xl.windows.here import this_computer


def test_a_program_runs_in_the_given_folder_and_its_words_come_back(tmp_path: Path) -> None:
    script = "import os, sys; print(os.getcwd()); sys.exit('rusak')"
    assert Computer().run([sys.executable, "-c", script], tmp_path) == Run(1, f"{tmp_path}\n", "rusak\n")


def test_a_program_that_does_not_exist_is_an_answer_too(tmp_path: Path) -> None:
    assert Computer().run([str(tmp_path / "tidak ada")]).exit_code is None


def test_a_program_that_does_not_end_is_stopped() -> None:
    assert Computer().run([sys.executable, "-c", "input(); import time; time.sleep(60)"]).exit_code == 1
    assert Computer().run([sys.executable, "-c", "import time; time.sleep(60)"], seconds=1).exit_code is None


def test_the_limit_holds_although_a_grandchild_keeps_the_streams() -> None:
    grandchild = (
        "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(6)'])"
    )
    begin = time.monotonic()
    assert Computer().run([sys.executable, "-c", grandchild], seconds=1).exit_code is None
    assert time.monotonic() - begin < 5


def test_away_from_windows_there_is_no_registry() -> None:
    computer = this_computer()
    assert computer.registry_value(r"HKCU\Software", "") is None
    assert computer.registry_keys(r"HKCU\Software") == ()
    assert (computer.windows_build, computer.file_version("EXCEL.EXE"), computer.elevated(1)) == (0, "", None)

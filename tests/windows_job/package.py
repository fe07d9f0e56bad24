"""PASANG.cmd of a bundle, run by Wine's cmd.exe with stand-ins for Python and for the command it installs."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.windows_job import wine_gaps
from tests.windows_job.cases import Result
from tests.windows_job.installation import ROOT
from tests.windows_job.machine import Machine, windows_path

VERSION = "1.2.3"
SETTINGS = "pengaturan.toml"
OTHER = "puri ñ.toml"


@dataclass(frozen=True)
class Run:
    """One call of PASANG.cmd, always with /quiet: its words, its exit code, and what it must have called.

    ``last`` is the end of the last call, ``environ`` the exit codes of the stand-ins, ``without`` what is
    taken out of the bundle.
    """

    words: tuple[str, ...]
    code: int
    last: str = ""
    environ: dict[str, str] = field(default_factory=dict)
    without: str = ""


RUNS = (
    Run((), 0, f'pasang --diam --pengaturan "{{bundle}}\\{SETTINGS}"'),
    Run((), 0, "pasang --diam", without=SETTINGS),
    Run(("/percayai",), 0, "pasang --diam --percayai", without=SETTINGS),
    Run(("/pengaturan", OTHER), 0, f'pasang --diam --pengaturan "{{bundle}}\\{OTHER}"'),
    Run((), 1, environ={"STAND_IN_IKM_XL": "1"}),
    Run((), 2, environ={"STAND_IN_IKM_XL": "2"}),
    Run((), 3, without="wheels"),
    Run((), 4, without="python"),
    Run((), 5, environ={"STAND_IN_VERSION": "1"}),
    Run((), 6, environ={"STAND_IN_PIP": "1"}),
    Run(("/pengaturan", "tidak ada.toml"), 7),
    Run(("/warna",), 7),
)


def package(machine: Machine, folder: Path) -> Iterator[Result]:
    """Every row of RUNS: the exit code, the last call, and the log."""
    bundle = folder / "paket & Bu Siti ñ"
    log = machine.profile / "AppData" / "Local" / "ikm-xl-pasang.log"
    for run in RUNS:
        _make(bundle, run.without)
        log.unlink(missing_ok=True)
        notes = folder / "panggilan.txt"
        notes.unlink(missing_ok=True)
        environ = {"STAND_IN_NOTES": windows_path(notes), **run.environ}
        words = ("cmd", "/c", "PASANG.cmd", "/quiet", *run.words)
        done = machine.run(*words, folder=bundle, environ=environ)
        calls = notes.read_text(encoding="cp1252").splitlines() if notes.exists() else [""]
        said = log.read_text(encoding="cp1252", errors="replace")
        expected = run.last.format(bundle=windows_path(bundle))
        good = done.code == run.code and calls[-1].strip().endswith(expected)
        good = good and f"Kode keluar PASANG.cmd: {run.code}." in said and not done.text.strip()
        seen = f"{calls[-1]} / {said}"[-60 if good else -600 :]
        yield Result(
            f"PASANG.cmd {' '.join(run.words)} {run.without and 'without ' + run.without}", good, seen
        )


def _make(bundle: Path, without: str) -> None:
    Machine.clean(bundle)
    spec = importlib.util.spec_from_file_location("bundle", ROOT / "tools" / "bundle.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.write_texts(bundle, "3.12", VERSION)
    for name in ("wheels", "python"):
        if name != without:
            (bundle / name).mkdir()
    if without != "wheels":
        (bundle / "wheels" / f"ikm_xl-{VERSION}-py3-none-any.whl").touch()
    if without != "python":
        wine_gaps.compile_c(wine_gaps.SOURCES / "bundled.c", bundle / "python" / "python.exe", "-static")
    for name in (SETTINGS, OTHER):
        if name != without:
            (bundle / name).touch()

"""Times the command and its yardsticks as whole processes, in turn, and writes the table: ``make bench``."""

from __future__ import annotations

import csv
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median

from ikm_xl import __version__

HERE = Path(__file__).parent
SETTINGS = HERE.parent / "docs" / "contoh_pengaturan.toml"
RESULT = HERE / "HASIL.md"
HISTORY = HERE / "riwayat.csv"
SIZES = (217, 20_000, 100_000)
MILLION = 1_000_000
KEPT = ("imports", "button", "bare", "few", "floor", "many", "most", "million", "report", "recap")
"""The cases whose figures stay in HISTORY, so that a slower version is seen."""
_INSTALLED = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # as an installation: nothing is compiled anew
_MB = 1024 if sys.platform == "linux" else 1024 * 1024  # what ru_maxrss counts in


@dataclass
class Case:
    """A process that is run several times.

    Attributes:
        name: how the table calls it.
        command: its command line.
        rounds: how often it is run.
        seconds: what each run took.
        megabytes: the most memory that each run held.
    """

    name: str
    command: list[str]
    rounds: int
    seconds: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def run(self) -> None:
        """Run it once more.

        Raises:
            RuntimeError: it fails.
        """
        begin = time.perf_counter()
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(self.command, stdout=quiet, stderr=quiet, env=_INSTALLED)
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - begin)
        self.megabytes.append(usage.ru_maxrss / _MB)
        if status:
            raise RuntimeError(f"failed: {' '.join(self.command)}")

    @property
    def time(self) -> float:
        """The median of its times, in seconds."""
        return median(self.seconds)

    @property
    def memory(self) -> float:
        """The median of its peaks, in MB."""
        return median(self.megabytes)


@dataclass(frozen=True)
class Goal:
    """What the project set itself, and what came of it."""

    text: str
    limit: float
    measured: float
    unit: str = " ×"

    @property
    def row(self) -> str:
        """The goal as a row of the table."""
        met = "yes" if self.measured <= self.limit else "**no**"
        return f"| {self.text} | ≤ {self.limit:g}{self.unit} | {self.measured:.2f}{self.unit} | {met} |"


def main() -> None:
    """Make the exports, run everything in turn, and write the result."""
    with tempfile.TemporaryDirectory() as folder:
        cases = prepare(Path(folder))
        rounds = max(case.rounds for case in cases.values())
        for number in range(rounds):
            for case in cases.values():
                if number < case.rounds:
                    print(f"{number + 1}/{rounds} {case.name}", file=sys.stderr)
                    case.run()
        # Loaded last: a process counts the memory of the one that it was forked from as its own peak.
        from benchmarks import calls as calls_of_buttons

        calls = calls_of_buttons.counted(Path(folder))
    keep(cases, calls)
    report = "\n".join([*table(cases), *calls_of_buttons.table(calls), "", *history(), ""])
    RESULT.write_text(report, encoding="utf-8")
    print(report)


def prepare(folder: Path) -> dict[str, Case]:
    """Everything that is measured, by a short key; the exports are made here."""
    for size in SIZES:
        subprocess.run([sys.executable, HERE / "export.py", str(size), folder / f"{size}.xlsx"], check=True)
    million, offices = folder / "million.csv", folder / "kabupaten"
    subprocess.run([sys.executable, HERE / "million.py", str(MILLION), million], check=True)
    subprocess.run([sys.executable, HERE / "offices.py", offices], check=True)

    def susun(size: int, rounds: int) -> Case:
        command = [sys.executable, "-m", "ikm_xl", "susun", str(folder / f"{size}.xlsx")]
        command += ["--pengaturan", str(SETTINGS), "-o", str(folder / f"hasil{size}.xlsm"), "--timpa"]
        return Case(f"`ikm-xl susun`, {size:,} respondents", command, rounds)

    def script(name: str, text: str, rounds: int, size: int | None = None) -> Case:
        files = [str(folder / f"{size}.xlsx"), str(folder / "hasil.xlsx")] if size else []
        return Case(text, [sys.executable, str(HERE / name), *files], rounds)

    def command(text: str, rounds: int, *words: object) -> Case:
        return Case(text, [sys.executable, "-m", "ikm_xl", *map(str, words)], rounds)

    few, many, most = SIZES
    finished = folder / f"hasil{few}.xlsm"
    return {
        "imports": script("imports.py", "import floor: `import xlwings, pandas, openpyxl`", 5),
        "button": script("button.py", "ribbon button, from its click to its first call into Excel", 5),
        "bare": script("bare.py", f"bare pandas script, {few} respondents", 5, few),
        "few": susun(few, 5),
        "floor": script("floor.py", f"I/O floor: calamine and XlsxWriter, {many:,} respondents", 3, many),
        "many": susun(many, 3),
        "most": susun(most, 1),
        "million": command(f"`ikm-xl hitung`, {MILLION:,} respondents as csv", 1, "hitung", million),
        "report": command("`ikm-xl laporan`", 3, "laporan", finished, "-o", folder / "l.docx", "--timpa"),
        "recap": command(
            "`ikm-xl rekap`, 18 offices", 3, "rekap", offices, "-o", folder / "r.xlsx", "--timpa"
        ),
    }


def keep(cases: dict[str, Case], calls: dict[str, int]) -> None:
    """Add the figures of today to those of all runs before."""
    new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if new:
            heads = (f"{name} {unit}" for name in KEPT for unit in ("s", "MB"))
            writer.writerow(["date", "version", *heads, "calls"])
        figures = (round(value, 2) for name in KEPT for value in (cases[name].time, cases[name].memory))
        writer.writerow([date.today(), __version__, *figures, max(calls.values())])


def history() -> list[str]:
    """Every run so far, as Markdown: seconds, and how often a button calls Excel at most."""
    with HISTORY.open(encoding="utf-8", newline="") as file:
        runs = list(csv.DictReader(file))
    figures = ([run[f"{name} s"] for name in KEPT] for run in runs)
    rows = (
        f"| {run['date']} | {run['version']} | {' | '.join(seconds)} | {run['calls']} |"
        for run, seconds in zip(runs, figures, strict=True)
    )
    return [
        "All runs, in seconds; machines differ, so read a row against its own floors (imports, bare, floor):",
        "",
        f"| date | version | {' | '.join(KEPT)} | calls |",
        f"|---|---|{'--:|' * (len(KEPT) + 1)}",
        *rows,
    ]


def table(cases: dict[str, Case]) -> list[str]:
    """The result as Markdown."""
    few, many, most = cases["few"], cases["many"], cases["most"]
    button = cases["button"].time - cases["imports"].time
    goals = (
        Goal("217 respondents, against the bare pandas script", 1.3, few.time / cases["bare"].time),
        Goal("20,000 respondents, against the I/O floor", 1.25, many.time / cases["floor"].time),
        Goal("100,000 respondents", 20, most.time, " s"),
        Goal("100,000 respondents, peak memory", 700, most.memory, " MB"),
        Goal("100,000 respondents, against the time of 20,000", 5.2, most.time / many.time),
        Goal("1,000,000 respondents, peak memory", 3000, cases["million"].memory, " MB"),
        Goal("start of a button, above the import floor", 0, button, " s"),
        Goal("Laporan SKM as a Word file", 3, cases["report"].time, " s"),
        Goal("recap of 18 offices", 5, cases["recap"].time, " s"),
    )
    machine = f"Python {platform.python_version()}, {platform.system()}, {os.cpu_count()} cores"
    return [
        f"`make bench` on {date.today():%Y-%m-%d}; {machine}. Whole processes, run in turn; medians.",
        "",
        "| | time | peak memory |",
        "|---|--:|--:|",
        *(f"| {case.name} | {case.time:.2f} s | {case.memory:.0f} MB |" for case in cases.values()),
        "",
        "| Goal | limit | measured | met |",
        "|---|--:|--:|---|",
        *(goal.row for goal in goals),
        "",
    ]


if __name__ == "__main__":
    main()

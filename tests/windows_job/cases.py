"""The table of what is looked at on Windows; a command that is new gets its row in COMMANDS."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Timer

from openpyxl import load_workbook

from tests.windows_job.installation import ROOT
from tests.windows_job.machine import Done, Machine, windows_path

UTF8 = {"PYTHONUTF8": "1"}
DATA = ROOT / "tests" / "data" / "ekspor"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"
PLACE = "Bu Siti Ñ & Camat"
"""The folder that everything is done in: blanks, an ampersand, a letter that is not ASCII."""

_SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


@dataclass(frozen=True)
class Result:
    """One line of the job; ``open`` says why a case may still fail, and is empty for all others."""

    name: str
    good: bool
    seen: str
    open: str = ""


@dataclass(frozen=True)
class Command:
    """A command line, its exit code, and words that it must say or write.

    Attributes:
        words: the command; "@" before a word stands for a file of the project, as Windows calls it.
        code: the exit code.
        says: what the output must hold, on either stream.
        environ: more of the environment: PYTHONIOENCODING stands for a code page.
        open: see :class:`Result`.
    """

    words: tuple[str, ...]
    code: int
    says: str
    environ: dict[str, str] = field(default_factory=dict)
    open: str = ""


EXPORT = "ekspor ñ.xlsx"
PRACTICE = "latihan ñ.xlsx"
COMMANDS = (
    Command(("--help",), 0, "susun"),
    Command(("--versi",), 0, "ikm-xl"),
    Command(("contoh", PRACTICE), 0, "latihan ñ.xlsx"),
    Command(("contoh", PRACTICE), 2, "--timpa"),
    Command(("hitung", PRACTICE), 1, "data contoh"),
    Command(("baru", "buku baru ñ.xlsm"), 0, "buku baru ñ.xlsm"),
    Command(("periksa", "buku baru ñ.xlsm"), 0, "benar"),
    Command(("baru", "--pengaturan", f"@{SETTINGS}"), 0, "IKM_Kecamatan_Sooko.xlsm"),
    Command(("susun", EXPORT, "--pengaturan", f"@{SETTINGS}", "-o", "mulai.xlsm"), 0, "Lengkap"),
    Command(("periksa", "mulai.xlsm", "--json"), 0, "[]"),
    Command(("hitung", EXPORT), 0, "▼"),
    Command(("hitung", EXPORT), 0, "▼", {"PYTHONIOENCODING": "cp437"}),
    Command(("hitung", f"@{DATA / 'bukan_esukma.xlsx'}", "--json"), 2, '"galat"'),
    Command(("hitung", f"@{DATA / 'tanpa_responden.xlsx'}"), 2, "responden"),
    Command(("susun", EXPORT, "-o", r"Q:\tidak ada\b.xlsm"), 2, "Folder"),
    Command(("periksa", "CON"), 2, "CON"),
    # A new command: perbarui, uji, laporan, rekap, cadangan … one row each.
)


def commands(machine: Machine, folder: Path) -> Iterator[Result]:
    """Every row of COMMANDS, in a folder of staff."""
    shutil.copyfile(DATA / "esukma_2025_s1.xlsx", folder / EXPORT)
    for command in COMMANDS:
        words = [windows_path(Path(word[1:])) if word.startswith("@") else word for word in command.words]
        done = machine.ikm_xl(*words, folder=folder, **command.environ)
        good = done.code == command.code and command.says in done.text and "Traceback" not in done.text
        page = f" [{page}]" if (page := command.environ.get("PYTHONIOENCODING")) else ""
        short = " ".join(Path(word.lstrip("@")).name for word in command.words)
        yield Result(f"ikm-xl {short}{page}", good, _seen(done, good), command.open)


def figures(machine: Machine, folder: Path) -> Iterator[Result]:
    """``hitung --json`` gives what Linux gives, byte for byte; a finished workbook holds the same cells."""
    for answer in sorted(DATA.glob("*.json")):
        export = answer.with_suffix("")
        done = machine.ikm_xl("hitung", windows_path(export), "--json", folder=folder)
        linux = _linux("hitung", export, "--json")
        yield Result(
            f"hitung {export.name} --json: the bytes of Linux", done.out == linux, f"{len(linux)} bytes"
        )
    target = machine.folder / "linux.xlsm"
    _linux("susun", folder / EXPORT, "--pengaturan", SETTINGS, "-o", target, "--timpa")
    different = _different(folder / "mulai.xlsm", target)
    yield Result("susun: the cells of Linux, but times", not different, str(different[:3]))


def installation(machine: Machine, folder: Path) -> Iterator[Result]:
    """``pasang``, the download's mark, ``periksa``, ``--hapus``, and Documents moved to PLACE."""
    moved = ("/v", "Personal", "/t", "REG_SZ", "/d", f"C:\\{PLACE}", "/f")
    machine.run("reg", "add", _SHELL_FOLDERS, *moved)
    book = machine.folder / "prefix" / "drive_c" / PLACE / "IKM" / "IKM_Kecamatan.xlsm"
    conf = machine.profile / ".xlwings" / "xlwings.conf"
    done = machine.ikm_xl("pasang", "--jangan-percayai", folder=folder)
    states = [line.split(maxsplit=1) for line in done.text.splitlines()]
    fine = {
        text.partition(":")[0].strip()
        for state, text in filter(lambda s: len(s) == 2, states)
        if state == "ok"
    }
    good = done.code == 1 and {"Python untuk Excel", "Penghubung Excel (pywin32)"} <= fine
    yield Result("pasang: Python for Excel and pywin32 ok, no Excel found", good, _seen(done, good))
    yield Result("pasang: the workbook is there", book.is_file(), str(book.name))
    again = machine.ikm_xl("pasang", "--jangan-percayai", folder=folder)
    yield Result("pasang again: keeps the workbook", "dipertahankan" in again.text, _seen(again, True))
    mark = book.with_name(f"{book.name}:Zone.Identifier")  # Wine keeps a stream as a file of that name
    mark.write_text("[ZoneTransfer]\r\nZoneId=3\r\n", encoding="ascii")
    marked = _diagnosis(machine, folder, "Tanda unduhan dari internet")
    yield Result("periksa: sees Zone.Identifier", marked == "gagal", marked)
    machine.ikm_xl("pasang", "--jangan-percayai", folder=folder)
    yield Result("pasang: removes Zone.Identifier", not mark.exists(), mark.name)
    old = book.with_name("lama.xlsm")
    old.write_bytes((ROOT / "tests" / "data" / "buku" / "0.1.0.xlsm").read_bytes())
    offered = machine.ikm_xl("pasang", "--jangan-percayai", folder=folder)
    good = "Buku kerja dari versi lama" in offered.text
    yield Result("pasang: tells of a workbook of 0.1.0", good, _seen(offered, good))
    old.unlink()
    gone = machine.ikm_xl("pasang", "--hapus", folder=folder)
    good = gone.code == 0 and not conf.exists() and book.is_file()
    yield Result("pasang --hapus: leaves only the workbook", good, _seen(gone, good))
    silent = machine.run(
        "cmd", "/c", f"{windows_path(machine.python / 'Scripts' / 'ikm-xl.exe')} pasang < NUL", folder=folder
    )
    good = conf.exists() and "Dibatalkan" not in silent.text
    yield Result("pasang < NUL: installs without an answer", good, _seen(silent, good))
    machine.ikm_xl("pasang", "--hapus", folder=folder)
    book.unlink()
    quiet = machine.ikm_xl("pasang", "--diam", "--pengaturan", windows_path(SETTINGS), folder=folder)
    log = (machine.profile / "AppData" / "Local" / "ikm-xl-pasang.log").read_text(encoding="utf-8")
    good = quiet.code == 1 and not quiet.text and book.is_file() and "Kecamatan Sooko" in log
    yield Result("pasang --diam --pengaturan: a filled workbook, a log, no word", good, _seen(quiet, good))
    named = machine.ikm_xl("periksa", "--pemasangan", windows_path(folder / "mulai.xlsm"), folder=folder)
    good = named.code == 1 and "mulai.xlsm" in named.text
    yield Result("periksa --pemasangan: of a workbook elsewhere", good, _seen(named, good))
    machine.ikm_xl("pasang", "--hapus", folder=folder)


def inside(machine: Machine, folder: Path) -> Iterator[Result]:
    """What runs in one Windows Python: registry, locks; then the buttons through COM."""
    launcher = windows_path(machine.python / "Scripts" / "ikm-xl.exe")
    yield from _lines(machine, folder, "settings", [launcher])
    words = [windows_path(folder / "mulai.xlsm"), windows_path(folder / EXPORT), windows_path(machine.folder)]
    yield from _lines(machine, folder, "buttons", words)
    trial = folder / "uji"
    shutil.rmtree(trial, ignore_errors=True)
    yield from _lines(machine, folder, "trial_excel", [windows_path(trial)])
    done = machine.ikm_xl("uji", folder=folder)  # no Excel is registered here
    good = done.code == 2 and "Excel tidak dapat dibuka" in done.text and "Kode: IKM-U02" in done.text
    yield Result("ikm-xl uji: without Excel", good, _seen(done, good))


OPEN: dict[str, str] = {}
"""Cases that wait for work elsewhere: shown, without failing the job. Take a row away when it is done."""


def _lines(machine: Machine, folder: Path, module: str, words: list[str]) -> Iterator[Result]:
    program = (
        f"import sys; sys.path.append({windows_path(ROOT)!r}); "
        f"from tests.windows_job import {module}; {module}.main({words!r})"
    )
    process = machine.start(machine.python / "python.exe", "-c", program, folder=folder, environ=UTF8)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.close()
    limit = Timer(600, process.kill)
    limit.start()
    for line in process.stdout:
        said = json.loads(line)
        yield Result(said["name"], said["good"], said["seen"], OPEN.get(said["name"], ""))
    trouble = process.stderr.read().decode("utf-8", "replace")
    limit.cancel()
    yield Result(f"{module}: ran to its end", process.wait() == 0, trouble[-900:])


def _diagnosis(machine: Machine, folder: Path, check: str) -> str:
    done = machine.ikm_xl("periksa", "--json", folder=folder)
    return next(str(one["keadaan"]) for one in json.loads(done.out) if one["pemeriksaan"] == check)


def _linux(*words: object) -> bytes:
    command = [sys.executable, "-m", "ikm_xl", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=False, timeout=120).stdout


def _different(one: Path, other: Path) -> list[str]:
    mine, theirs = load_workbook(one), load_workbook(other)
    found = [f"sheets {mine.sheetnames}"] if mine.sheetnames != theirs.sheetnames else []
    for sheet in mine.worksheets:
        there = theirs[sheet.title]
        rows = zip(sheet.iter_rows(), there.iter_rows(), strict=False)
        for cell, twin in (pair for row in rows for pair in zip(*row, strict=False)):
            if cell.value != twin.value and not (
                isinstance(cell.value, datetime) and isinstance(twin.value, datetime)
            ):
                found.append(f"{sheet.title}!{cell.coordinate}: {cell.value!r:.50} / {twin.value!r:.50}")
    return found


def _seen(done: Done, good: bool) -> str:
    text = " ".join(done.text.split())
    return text[:70] if good else f"exit code {done.code}: {text[-500:]}"

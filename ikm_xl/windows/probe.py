"""Reads a computer, one tiny function for each thing, and judges nothing."""

from __future__ import annotations

import csv
import json
import os
import re
import struct
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

from ikm_xl.windows import books, conf, places, policies, record, snapshot
from ikm_xl.windows.computer import Computer

MODULES = ("ikm_xl", "xlwings", "pywintypes", "win32api", "pythoncom", "ikm_xl.ribbon")
"""What Excel's Python must be able to import; the last one brings everything that a button needs."""

_IMPORTS = """
import importlib, json, os, sys
versions, failures = {}, {}
for name in sys.argv[1:]:
    try:
        versions[name] = str(getattr(importlib.import_module(name), "__version__", ""))
    except BaseException as error:
        failures[name] = f"{type(error).__name__}: {error}"
print(json.dumps({"versions": versions, "failures": failures}), flush=True)
os._exit(0)  # without the exit handlers of what was imported: xlwings' would end the user's Excel
"""
_APP_PATH = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_PE_BITS = {0x014C: 32, 0x8664: 64, 0xAA64: 64}


def read(computer: Computer, template: Path, chosen: Path | None = None) -> snapshot.Snapshot:
    """Read everything that can be read; away from Windows that is Python and its packages.

    Args:
        computer: what to read.
        template: the packaged workbook.
        chosen: the workbook to examine; unless given, the installed one and those beside it.
    """
    here = snapshot.Snapshot(computer.platform, computer.ansi, python(), packages())
    if computer.platform != "win32":
        return here
    program = excel(computer)
    office = f"{program.version.partition('.')[0]}.0" if program and program.version else "16.0"
    setup = record.load(computer)
    book = chosen or (Path(setup.workbook) if setup else places.workbooks(computer) / template.name)
    sheet = books.configuration(book)
    layers = tuple(conf_layers(computer, book, sheet))
    return snapshot.Snapshot(
        here.platform,
        here.ansi,
        here.python,
        here.packages,
        windows=windows(computer),
        excel=program,
        conf=layers,
        interpreter=interpreter(computer, layers),
        workbook=snapshot.Workbook(str(book), book.is_file(), places.zone(book), sheet.get(books.XLWINGS)),
        books=books.found([chosen] if chosen else books.files(book.parent)),
        installed=setup is not None,
        template=template.is_file(),
        macros=policies.macros(computer, office),
        asr=policies.asr(computer, policies.CHILD_PROCESSES),
        asr_win32=policies.asr(computer, policies.WIN32_CALLS),
        startup=tuple(startup(computer, program)),
        onedrive=onedrive(computer),
        processes=tuple(processes(computer)),
        elevated=computer.elevated(os.getpid()),
    )


def python() -> snapshot.Python:
    """The Python that runs this program."""
    bits = struct.calcsize("P") * 8
    return snapshot.Python(sys.executable, sys.version_info[:3], bits, sys.base_prefix)


def packages() -> dict[str, str | None]:
    """The version of this package and of each one it needs; None where one is not installed."""
    try:
        needed = [line for line in metadata.requires("ikm-xl") or () if "extra ==" not in line]
    except metadata.PackageNotFoundError:
        needed = []
    names = ("ikm-xl", *(re.split(r"[^\w.-]", line, maxsplit=1)[0] for line in needed))
    return {name: _version(name) for name in names}


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def windows(computer: Computer) -> snapshot.Windows:
    """Windows' build and processor; a 32-bit Python sees the real processor in the first variable only."""
    names = ("PROCESSOR_ARCHITEW6432", "PROCESSOR_ARCHITECTURE")
    machine = next((computer.environ[name] for name in names if name in computer.environ), "")
    return snapshot.Windows(computer.windows_build, machine)


def excel(computer: Computer) -> snapshot.Excel | None:
    """The Excel that opens a workbook on a double click of EXCEL.EXE's registered place."""
    path = computer.registry_value(_APP_PATH, "")
    if not isinstance(path, str):
        return None
    path = conf.expand(path.strip('"'), computer.environ)
    return snapshot.Excel(path, computer.file_version(path), program_bits(Path(path)))


def program_bits(program: Path) -> int | None:
    """32 or 64, from a Windows program's PE header: offset 0x3C points to it, the machine type follows."""
    try:
        with program.open("rb") as file:
            head = file.read(4096)
        (header,) = struct.unpack_from("<I", head, 0x3C)
        (machine,) = struct.unpack_from("<H", head, header + 4)
    except (OSError, struct.error):
        return None
    return _PE_BITS.get(machine)


def conf_layers(computer: Computer, book: Path, sheet: Mapping[str, str]) -> Iterator[snapshot.ConfLayer]:
    """The settings of xlwings, in the order in which its VBA looks for them."""
    if sheet:
        yield snapshot.ConfLayer(snapshot.SHEET_CONF, str(book), sheet)
    files = (
        (snapshot.FOLDER_CONF, book.with_name("xlwings.conf")),
        (snapshot.USER_CONF, places.conf_file(computer)),
    )
    for source, path in files:
        if path.is_file():
            data = path.read_bytes()
            found = conf.entries(conf.decode(data, computer.ansi))
            yield snapshot.ConfLayer(source, str(path), found, conf.broken_lines(data, computer.ansi))


def interpreter(computer: Computer, layers: tuple[snapshot.ConfLayer, ...]) -> snapshot.Interpreter:
    """Call the Python that Excel would call, as Excel would call it: from its own folder, with -B -c."""
    places_by_key = ((key, snapshot.deciding(layers, key)) for key in (conf.INTERPRETER, "INTERPRETER"))
    settings = (layer.entries[key] for key, layer in places_by_key if layer)
    setting = next((setting for setting in settings if setting), "python")
    if setting.lower() in ("python", "pythonw"):
        return snapshot.Interpreter(setting, False, alias=store_alias(computer))
    path = Path(conf.expand(setting, computer.environ))
    if not path.is_file():
        return snapshot.Interpreter(str(path), False)
    done = computer.run([str(path), "-B", "-c", _IMPORTS, *MODULES], path.parent, seconds=120)
    try:
        said = json.loads(done.output)
    except ValueError:
        said = {}
    return snapshot.Interpreter(
        str(path), True, False, done.exit_code, said.get("versions"), said.get("failures"), done.error.strip()
    )


def store_alias(computer: Computer) -> bool:
    """Whether ``python`` is the Microsoft Store's placeholder."""
    folder = computer.environ.get("LOCALAPPDATA", "")
    return bool(folder) and os.path.lexists(Path(folder, "Microsoft", "WindowsApps", "python.exe"))


def startup(computer: Computer, program: snapshot.Excel | None) -> Iterator[str]:
    """The files that Excel loads at every start, from the user's and from its own XLSTART."""
    folders = [Path(computer.environ.get("APPDATA", ""), "Microsoft", "Excel", "XLSTART")]
    if program:
        folders.append(Path(program.path).parent / "XLSTART")
    for folder in folders:
        if folder.is_dir():
            yield from sorted(str(file) for file in folder.iterdir())


def onedrive(computer: Computer) -> tuple[str, ...]:
    """The folders that OneDrive synchronises."""
    names = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    known = {name.upper(): value for name, value in computer.environ.items()}
    return tuple(dict.fromkeys(known[name.upper()] for name in names if known.get(name.upper())))


def processes(computer: Computer) -> Iterator[snapshot.ExcelProcess]:
    """The running Excels."""
    done = computer.run(["tasklist", "/FI", "IMAGENAME eq EXCEL.EXE", "/FO", "CSV", "/NH"])
    for row in csv.reader(done.output.splitlines()):  # without any Excel, tasklist prints a sentence
        if len(row) > 1 and row[0].lower() == "excel.exe" and row[1].isdigit():
            yield snapshot.ExcelProcess(int(row[1]), computer.elevated(int(row[1])))

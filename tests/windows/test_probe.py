"""Reading a simulated computer: registry, files, streams and programs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ikm_xl.windows import places, policies, probe
from ikm_xl.windows.computer import Computer, Run
from ikm_xl.windows.install import pasang
from ikm_xl.windows.snapshot import (
    FOLDER_CONF,
    SHEET_CONF,
    USER_CONF,
    ConfLayer,
    Excel,
    ExcelProcess,
    Interpreter,
    TrustedLocation,
    Windows,
)
from tests.windows.fake_computer import APP_PATH, EXCEL, FakeComputer, office_pc, pe_header

OFFICE_POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0"
CLOUD_POLICY = r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0"
RULES = (policies.CHILD_PROCESSES, policies.WIN32_CALLS)


@pytest.fixture
def computer(tmp_path: Path) -> FakeComputer:
    return office_pc(tmp_path)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A workbook with xlwings' own sheet, as the packaged one has it."""
    book = openpyxl.Workbook()
    sheet = book.create_sheet("xlwings.conf")
    for row in (("ADD_WORKBOOK_TO_PYTHONPATH", "False"), ("versi_xlwings", "0.37.8"), ("PYTHONPATH", None)):
        sheet.append(row)
    file = tmp_path / "IKM_Kecamatan.xlsm"
    book.save(file)
    return file


def test_away_from_windows_only_python_is_read(template: Path) -> None:
    read = probe.read(Computer(platform="linux"), template)
    assert read.python.version == sys.version_info[:3]
    assert read.packages["ikm-xl"]
    assert {"xlwings", "python-calamine", "rich"} <= set(read.packages)
    assert "pytest" not in read.packages
    assert (read.excel, read.conf, read.workbook) == (None, (), None)


def test_a_computer_before_the_setup(computer: FakeComputer, template: Path) -> None:
    read = probe.read(computer, template)
    assert read.windows == Windows(22631, "AMD64")
    assert read.excel == Excel(str(computer.registry[APP_PATH][""]), "16.0.17328.20162", 64)
    assert read.workbook is not None
    assert not read.workbook.exists
    assert (read.interpreter, read.installed, read.processes) == (Interpreter("python", False), False, ())


def test_a_computer_after_the_setup(computer: FakeComputer, template: Path, tmp_path: Path) -> None:
    program = tmp_path / "Python 3.12" / "python.exe"
    program.parent.mkdir()
    program.touch()
    pasang(computer, str(program), template, trusted=True)
    read = probe.read(computer, template)
    assert read.workbook is not None
    assert read.workbook.path == str(computer.home / "Dokumen Saya" / "IKM" / template.name)
    assert (read.installed, read.workbook.exists, read.workbook.xlwings) == (True, True, "0.37.8")
    assert [layer.source for layer in read.conf] == [SHEET_CONF, USER_CONF]
    assert read.interpreter is not None
    assert read.interpreter.exists
    assert (read.interpreter.versions or {})["xlwings"] == "0.37.8"
    assert computer.asked[0][:3] == (str(program), "-B", "-c")
    assert computer.asked[0][-1] == str(program.parent)


def test_settings_are_found_in_the_order_of_xlwings(computer: FakeComputer, tmp_path: Path) -> None:
    book = tmp_path / "buku.xlsm"
    beside, users = book.with_name("xlwings.conf"), places.conf_file(computer)
    users.parent.mkdir()
    beside.write_text('"INTERPRETER_WIN","D:\\a.exe"\n\n', encoding="utf-8")
    users.write_text('"INTERPRETER_WIN","D:\\b.exe"\n', encoding="utf-8")
    layers = tuple(probe.conf_layers(computer, book, {"USE UDF SERVER": "False"}))
    assert layers == (
        ConfLayer(SHEET_CONF, str(book), {"USE UDF SERVER": "False"}),
        ConfLayer(FOLDER_CONF, str(beside), {"INTERPRETER_WIN": "D:\\a.exe"}, (2,)),
        ConfLayer(USER_CONF, str(users), {"INTERPRETER_WIN": "D:\\b.exe"}),
    )
    assert probe.interpreter(computer, layers).path == "D:\\a.exe"


def test_an_empty_setting_hides_a_later_one_as_in_vba(computer: FakeComputer) -> None:
    layers = (
        ConfLayer(SHEET_CONF, "", {"INTERPRETER_WIN": ""}),
        ConfLayer(USER_CONF, "", {"INTERPRETER_WIN": "D:\\b.exe", "INTERPRETER": "D:\\lama.exe"}),
    )
    assert probe.interpreter(computer, layers).path == "D:\\lama.exe"


def test_the_stores_placeholder_is_recognised(computer: FakeComputer) -> None:
    alias = Path(computer.environ["LOCALAPPDATA"], "Microsoft", "WindowsApps", "python.exe")
    alias.parent.mkdir(parents=True)
    alias.touch()
    assert probe.interpreter(computer, ()) == Interpreter("python", False, alias=True)


def test_the_interpreter_is_really_called(tmp_path: Path) -> None:
    """With this Python: it has ikm_xl and xlwings, and away from Windows no pywin32."""
    layers = (ConfLayer(USER_CONF, "", {"INTERPRETER_WIN": sys.executable}),)
    called = probe.interpreter(Computer(home=tmp_path), layers)
    assert called.exit_code == 0
    assert (called.versions or {})["xlwings"]
    assert (called.failures or {})["pywintypes"].startswith("ModuleNotFoundError")


def test_an_interpreter_that_says_nothing_sensible(computer: FakeComputer, tmp_path: Path) -> None:
    program = tmp_path / "python.exe"
    program.touch()
    broken = replace(computer, answers={"python.exe": Run(101, "No Python at C:\\x", "Fatal\nerror ")})
    layers = (ConfLayer(USER_CONF, "", {"INTERPRETER_WIN": str(program)}),)
    assert probe.interpreter(broken, layers) == Interpreter(
        str(program), True, exit_code=101, error="Fatal\nerror"
    )


@pytest.mark.parametrize(("machine", "bits"), [(0x8664, 64), (0x014C, 32), (0xAA64, 64), (0x0200, None)])
def test_bits_of_a_program(tmp_path: Path, machine: int, bits: int | None) -> None:
    (tmp_path / "EXCEL.EXE").write_bytes(pe_header(machine))
    assert probe.program_bits(tmp_path / "EXCEL.EXE") == bits


@pytest.mark.parametrize("content", [b"", b"MZ", b"MZ" + b"\xff" * 100])
def test_bits_of_something_else(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "EXCEL.EXE").write_bytes(content)
    assert probe.program_bits(tmp_path / "EXCEL.EXE") is None


def test_running_excels_and_their_rights(computer: FakeComputer) -> None:
    listed = '"EXCEL.EXE","4312","Console","1","182.344 K"\n"EXCEL.EXE","99","Console","1","9 K"\n'
    busy = replace(computer, answers={"tasklist": Run(0, listed)}, rights={4312: True, 99: None})
    assert tuple(probe.processes(busy)) == (ExcelProcess(4312, True), ExcelProcess(99, None))
    assert tuple(probe.processes(computer)) == ()


def test_add_ins_of_the_user_and_of_excel(computer: FakeComputer, tmp_path: Path) -> None:
    users = Path(computer.environ["APPDATA"], "Microsoft", "Excel", "XLSTART")
    excels = tmp_path / "Program Files" / "XLSTART"
    for folder, name in ((users, "xlwings.xlam"), (excels, "PERSONAL.XLSB")):
        folder.mkdir(parents=True)
        (folder / name).touch()
    found = probe.startup(computer, probe.excel(computer))
    assert tuple(found) == (str(users / "xlwings.xlam"), str(excels / "PERSONAL.XLSB"))


def test_onedrive_folders_once_each(computer: FakeComputer) -> None:
    environ = {
        "OneDrive": "C:\\OneDrive",
        "OneDriveConsumer": "C:\\OneDrive",
        "ONEDRIVECOMMERCIAL": "C:\\Kantor",
    }
    assert probe.onedrive(replace(computer, environ=environ)) == ("C:\\OneDrive", "C:\\Kantor")


def test_the_administrators_word_on_macros_wins(computer: FakeComputer) -> None:
    computer.registry[rf"{EXCEL}\Security"] = {"VBAWarnings": 1}
    assert policies.macros(computer, "16.0").warnings == 1
    computer.registry[rf"{OFFICE_POLICY}\Excel\Security"] = {"vbawarnings": 3}
    assert policies.macros(computer, "16.0").warnings == 3
    computer.registry[rf"{CLOUD_POLICY}\Excel\Security"] = {"vbawarnings": 4}
    read = policies.macros(computer, "16.0")
    assert (read.warnings, read.managed) == (4, True)


def test_trusted_locations_of_the_user_and_of_the_administrator(computer: FakeComputer) -> None:
    computer.registry[rf"{OFFICE_POLICY}\Excel\Security\Trusted Locations\Location0"] = {
        "Path": r"%USERPROFILE%\IKM",
        "AllowSubfolders": 1,
    }
    assert policies.macros(computer, "16.0").trusted == (
        TrustedLocation(rf"{computer.home}\IKM", True),
        TrustedLocation(r"C:\Program Files\XLSTART", False),
    )


@pytest.mark.parametrize(
    ("key", "name", "value", "attribute"),
    [
        (rf"{OFFICE_POLICY}\Excel\Security", "blockcontentexecutionfrominternet", 1, "blocked_from_internet"),
        (r"HKLM\Software\Policies\Microsoft\Office\16.0\Common", "VBAOff", 1, "vba_off"),
        (rf"{EXCEL}\Security\Trusted Locations", "AllLocationsDisabled", 1, "trusted_off"),
        (rf"{OFFICE_POLICY}\Common\Security\Trusted Locations", "Allow User Locations", 0, "trusted_off"),
        (rf"{EXCEL}\Security\Trusted Locations", "AllowNetworkLocations", 1, "network_trusted"),
    ],
)
def test_switches_for_macros(computer: FakeComputer, key: str, name: str, value: int, attribute: str) -> None:
    assert getattr(policies.macros(computer, "16.0"), attribute) is False
    computer.registry[key] = {name: value}
    assert getattr(policies.macros(computer, "16.0"), attribute) is True


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    ("key", "values", "state"),
    [
        (r"HKLM\SOFTWARE\Nothing", {}, None),
        (policies._ASR_GROUP_POLICY, {"RULE": "1"}, 1),
        (policies._ASR_LOCAL, {"rule": 2}, 2),
        (policies._ASR_MANAGED, {"ASRRules": "9e6c4e1f=1|rule=6"}, 6),
    ],
)
def test_defenders_rules(
    computer: FakeComputer, key: str, values: dict[str, int | str], state: int | None, rule: str
) -> None:
    def named(text: int | str) -> int | str:
        return text.replace("rule", rule.lower()).replace("RULE", rule) if isinstance(text, str) else text

    computer.registry[key] = {str(named(name)): named(value) for name, value in values.items()}
    assert policies.asr(computer, rule) == state
    other = next(known for known in RULES if known != rule)
    assert policies.asr(computer, other) is None

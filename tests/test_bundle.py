"""The texts of the offline bundle; the tool itself verifies its wheels whenever it builds one."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
import typer.main

import ikm_xl
from ikm_xl.cli import app

TOOL = Path(__file__).parents[1] / "tools" / "bundle.py"


@pytest.fixture(scope="module")
def bundle() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bundle", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(bundle: ModuleType, tmp_path: Path) -> Path:
    bundle.write_texts(tmp_path, "3.13", "1.2.3")
    return tmp_path


def test_the_texts_are_written_for_windows_and_for_one_python(bundle: ModuleType, folder: Path) -> None:
    for name in ("PASANG.cmd", "BACA_SAYA.txt"):
        data = (folder / name).read_bytes()
        assert data.isascii()
        assert data.count(b"\n") == data.count(b"\r\n")
        assert b"@PYTHON@" not in data
        assert not re.search(rb"@[A-Z]+@", data)
    script = (folder / "PASANG.cmd").read_text(encoding="ascii")
    assert r"Python313\python.exe" in script
    assert "(3, 13)" in script
    assert f"python-{bundle.INSTALLERS['3.13']}-amd64.exe" in script  # the whole name, to be searched for
    assert "Versi 1.2.3" in (folder / "BACA_SAYA.txt").read_text(encoding="ascii")


def test_every_jump_of_the_script_has_its_label(folder: Path) -> None:
    script = (folder / "PASANG.cmd").read_text(encoding="ascii")
    jumps = set(re.findall(r"(?:goto|call) :?(\w+)", script))
    assert jumps == set(re.findall(r"^:(\w+)", script, re.M))


def test_every_path_in_the_script_may_hold_blanks(folder: Path) -> None:
    """A variable stands in quotes, so that a user name such as "Siti & Bu Camat" stays one word."""
    script = (folder / "PASANG.cmd").read_text(encoding="ascii")
    no_paths = {"DATE", "TIME", "OPSI", "CARA", "KODE"}
    for line in script.splitlines():
        unquoted = re.sub(r'"[^"]*"', "", line.replace("%%", ""))
        assert set(re.findall(r"%(\w+)%", unquoted)) <= no_paths, line


def test_what_the_script_calls_is_what_the_command_takes(folder: Path) -> None:
    script = (folder / "PASANG.cmd").read_text(encoding="ascii")
    given = set(
        re.findall(r"--[a-z]+", "".join(re.findall(r'(?m)^(?:set "OPSI=|.*ikm-xl\.exe" ).*$', script)))
    )
    command = typer.main.get_command(app).commands["pasang"]  # type: ignore[attr-defined]
    assert given == {"--diam", "--percayai", "--pengaturan"}
    assert given <= {name for parameter in command.params for name in parameter.opts}


def test_every_exit_code_is_explained(folder: Path) -> None:
    script = (folder / "PASANG.cmd").read_text(encoding="ascii")
    own = set(re.findall(r'"KODE=(\d)"', script))
    explained = re.findall(r"(?m)^    (\d)  ", (folder / "BACA_SAYA.txt").read_text(encoding="ascii"))
    assert explained == sorted({"0", "1", "2"} | own)  # the command's own, and the script's


def test_what_is_installed_replaces_an_equal_version_and_is_of_the_bundle_alone(folder: Path) -> None:
    script = (folder / "PASANG.cmd").read_text(encoding="ascii")
    (line,) = (line for line in script.splitlines() if "-m pip" in line)
    for word in ("--force-reinstall", "--no-index", '-r "%VERSI%"', '"ikm-xl==1.2.3"'):
        assert word in line


def test_a_folder_that_is_no_bundle_is_not_removed(bundle: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "penting.txt").touch()
    with pytest.raises(FileExistsError):
        bundle.build(tmp_path, "3.12")
    assert (tmp_path / "penting.txt").exists()


@pytest.mark.parametrize("page", ["README.md", "docs/panduan.md"])
def test_the_line_that_installs_takes_the_wheel_and_the_versions_of_the_bundle(
    bundle: ModuleType, page: str
) -> None:
    """uv resolved a tool to whatever was the newest of the day, which nobody had tested."""
    text = (TOOL.parents[1] / page).read_text(encoding="utf-8")
    (line,) = re.findall(r"(?m)^ *powershell .*$", text)

    assert f"--constraints 'ALAMAT/{bundle.CONSTRAINTS}'" in line
    assert f"'ALAMAT/ikm_xl-{ikm_xl.__version__}-py3-none-any.whl'" in line
    assert "tool install --force " in line  # an equal version number too


def test_every_package_that_windows_needs_has_one_version(bundle: ModuleType) -> None:
    """Also those that Linux does not need: nothing of a bundle is chosen on the day that it is made."""
    pinned = {name.replace("_", "-").lower() for name in re.findall(r"(?m)^([\w.-]+)==", _constraints())}
    needed = re.findall(r"(?m)^([\w.-]+)==", bundle.resolve("3.12"))

    assert "pywin32" in needed
    assert set(needed) <= pinned


def _constraints() -> str:
    return (TOOL.parents[1] / "constraints.txt").read_text(encoding="utf-8")

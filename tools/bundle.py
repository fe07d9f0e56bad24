"""Builds the folder with which an office without internet installs ikm-xl on Windows.

    python tools/bundle.py [--python 3.12] [--without-python] [--out dist/bundle]

It holds the package's wheel, the win_amd64 wheels of all its Windows dependencies for one Python version,
PASANG.cmd, BACA_SAYA.txt, the administrator's page, the notices of others' code, and constraints.txt: the
versions of all these wheels, to which the one-line installation of README.md is held, so that both install
the same. It brings Python too: the relocatable build that uv fetches for that line as well, and whose hash
uv knows.

The dependencies are resolved by uv: ``pip download --platform win_amd64``
evaluates markers such as ``platform_system == "Windows"`` for the computer it runs on (pip issue 4304), so
on Linux it leaves out pywin32. At the end both pip and uv must be able to install from the folder alone.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CONSTRAINTS = "constraints.txt"
COPIED = (
    ROOT / "THIRD_PARTY_NOTICES.md",
    ROOT / "docs" / "pengelola.md",
    ROOT / "docs" / "contoh_pengaturan.toml",
)
INSTALLERS = {"3.11": "3.11.9", "3.12": "3.12.10", "3.13": "3.13.2"}
"""The installer of python.org to name where the bundle brings no Python. Of 3.11 and 3.12 it is the last one
that there is: a version that gets nothing but security fixes is released as source only."""
FILES = Path(__file__).with_name("bundle_files")


def build(out: Path, python: str, *, bring_python: bool = True) -> None:
    """Make the folder anew.

    Args:
        out: the folder; an earlier bundle there is replaced.
        python: the Python version of the offices, ``3.12`` for instance.
        bring_python: whether Python itself is in the bundle; else offices need its installer.

    Raises:
        FileExistsError: ``out`` holds something else.
        subprocess.CalledProcessError: a wheel is missing for Windows, or the folder is not complete.
    """
    if out.exists() and not (out / "PASANG.cmd").exists():
        raise FileExistsError(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as scratch:  # a failure leaves no half of a bundle
        fresh = Path(scratch) / "bundle"
        wheels, requirements = fresh / "wheels", fresh / CONSTRAINTS
        _pip("wheel", "--no-deps", "-w", str(wheels), str(ROOT))
        requirements.write_text(resolve(python), encoding="utf-8")
        _pip("download", "--no-deps", *_target(python), "-r", str(requirements), "-d", str(wheels))
        verify(wheels, requirements, python, Path(scratch) / "unused")
        if bring_python:
            fetch_python(python, fresh / "python", Path(scratch) / "fetched")
        write_texts(fresh, python, version_of(wheels))
        for file in COPIED:
            shutil.copy(file, fresh)
        if out.exists():
            shutil.rmtree(out)
        fresh.rename(out)


def resolve(python: str) -> str:
    """The pinned requirements of ikm-xl on Windows, one on each line, of the versions that were tested."""
    return _run(
        *("uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate", "--no-build"),
        *("--python-platform", "windows", "--python-version", python),
        *("--constraints", str(ROOT / "constraints.txt"), str(ROOT / "pyproject.toml")),
    )


def verify(wheels: Path, requirements: Path, python: str, unused: Path) -> None:
    """Let pip and uv install from the folder alone, without really installing.

    uv follows Windows' markers, so it finds out whether a dependency was forgotten; pip, which does not,
    is given every package by name and finds out whether the wheels fit Windows and each other.
    """
    alone = ["--dry-run", "--no-index", "--find-links", str(wheels), "--target", str(unused)]
    _pip("install", *alone, *_target(python), "ikm-xl", "-r", str(requirements))
    windows = ["--python-platform", "windows", "--python-version", python]
    _run("uv", "--quiet", "pip", "install", *alone, *windows, "--constraints", str(requirements), "ikm-xl")


def fetch_python(version: str, folder: Path, scratch: Path) -> None:
    """Put the newest Windows build of a Python version into a folder, ready to be copied to a computer."""
    build_name = f"cpython-{version}-windows-x86_64-none"
    _run("uv", "--quiet", "python", "install", "--no-bin", "--install-dir", str(scratch), build_name)
    (found,) = {program.parent.resolve() for program in scratch.glob("cpython-*/python.exe")}  # and a link
    found.rename(folder)


def version_of(wheels: Path) -> str:
    """The version of ikm-xl, from its wheel's name."""
    (wheel,) = wheels.glob("ikm_xl-*.whl")
    return wheel.name.split("-")[1]


def write_texts(out: Path, python: str, version: str) -> None:
    """Write PASANG.cmd and BACA_SAYA.txt: plain ASCII with the line ends that cmd.exe and Notepad want."""
    words = {
        "@PYTHON@": python,
        "@NODOT@": python.replace(".", ""),
        "@COMMA@": python.replace(".", ", "),
        "@VERSION@": version,
        "@INSTALLER@": f"python-{INSTALLERS[python]}-amd64.exe",
    }
    for file in FILES.iterdir():
        text = file.read_text(encoding="ascii")
        for mark, word in words.items():
            text = text.replace(mark, word)
        (out / file.name).write_text(text, encoding="ascii", newline="\r\n")


def _target(python: str) -> list[str]:
    return ["--platform", "win_amd64", "--python-version", python, "--only-binary", ":all:"]


def _pip(*arguments: str) -> None:
    _run("pip", "--quiet", "--disable-pip-version-check", *arguments)


def _run(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, timeout=1200).stdout


def main() -> None:
    """Build the folder and say what is in it."""
    parser = argparse.ArgumentParser(description="Build the offline installation folder for Windows.")
    parser.add_argument(
        "--python", default="3.12", choices=INSTALLERS, help="the Python version of the offices"
    )
    parser.add_argument("--without-python", action="store_true", help="leave Python itself out")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "bundle")
    arguments = parser.parse_args()
    build(arguments.out, arguments.python, bring_python=not arguments.without_python)
    wheels = sorted((arguments.out / "wheels").glob("*.whl"))
    size = sum(wheel.stat().st_size for wheel in wheels) / 1e6
    fits = f"complete for Python {arguments.python} on Windows"
    print(f"{arguments.out}: {len(wheels)} wheels, {size:.0f} MB, {fits}")


if __name__ == "__main__":
    main()

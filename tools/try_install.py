"""Installs the wheel as a user would, without what development needs, and lets it do its work.

    python tools/try_install.py [lowest] [newest] [pinned] [--keep FOLDER]

- lowest: the lowest versions that pyproject.toml allows, so that its bounds are true;
- newest: the newest ones, which an installation without constraints gets today;
- pinned: those of constraints.txt, which the bundle and the one-line installation take.

Each of them makes an example, computes it, makes the document, checks it, and makes a fresh workbook; all of
them must say the same figures. uv keeps what it downloads, so a second run downloads nothing.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WAYS = {
    "lowest": ("--resolution", "lowest-direct"),
    "newest": ("--resolution", "highest"),
    "pinned": ("--constraints", str(ROOT / "constraints.txt")),
}
CARRIED = (
    "py.typed",
    "THIRD_PARTY_NOTICES.md",
    "workbook/IKM_Kecamatan.xlsm",
    "workbook/Laporan_SKM.docx",
    "workbook/Panduan_IKM.html",
)
EXPORT = str(ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx")  # no example is ever complete
WORK = (
    ("contoh", "contoh.xlsx"),
    ("hitung", EXPORT),
    (
        "susun",
        EXPORT,
        "--pengaturan",
        str(ROOT / "docs" / "contoh_pengaturan.toml"),
        "-o",
        "buku.xlsm",
    ),
    ("laporan", "buku.xlsm"),
    ("periksa", "buku.xlsm"),
    ("baru", "baru.xlsm"),
)


def install(way: str, wheel: Path, folder: Path) -> Path:
    """Make a virtual environment of one of the WAYS in a folder; the path of its ikm-xl."""
    requirements = folder / "requirements.txt"
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # Resolved from the project, not from the wheel: of a wheel all dependencies count as indirect ones.
    chosen = _uv("pip", "compile", "--quiet", "--no-header", *WAYS[way], str(ROOT / "pyproject.toml"))
    requirements.write_text(chosen, encoding="utf-8")
    _uv("venv", "--quiet", "--python", sys.executable, str(folder / "venv"))
    _uv("pip", "install", "--quiet", "--python", str(python), "-r", str(requirements), str(wheel))
    return python.with_name("ikm-xl")


def figures(program: Path, folder: Path) -> Any:
    """What an installed ikm-xl computes, after all that it is asked to do went well."""
    for command in WORK:
        _run(str(program), *command, cwd=folder)
    return json.loads(_run(str(program), "hitung", EXPORT, "--json", cwd=folder))


def _uv(*arguments: str) -> str:
    return _run(sys.executable, "-m", "uv", *arguments, cwd=ROOT)


def _run(*command: str, cwd: Path) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=clean, stdout=subprocess.PIPE, text=True, timeout=600, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}")
    return done.stdout


def main() -> None:
    """Try the ways named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description="Install the wheel as a user would and let it work.")
    parser.add_argument("ways", nargs="*", metavar="WAY", help=f"of {', '.join(WAYS)}; all without any")
    parser.add_argument("--keep", type=Path, help="a folder for what they made, one folder for each")
    arguments = parser.parse_args()
    ways = arguments.ways or list(WAYS)
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as scratch:
        _uv("build", "--quiet", "--wheel", "--out-dir", scratch, str(ROOT))
        (wheel,) = Path(scratch).glob("ikm_xl-*.whl")
        _check(wheel)
        for way in ways:
            place = Path(scratch) / way
            work = place / "work"
            work.mkdir(parents=True)
            found[way] = figures(install(way, wheel, place), work)
            print(f"{way}: IKM {found[way]['ikm']} of {found[way]['responden']['dipakai']} respondents")
            if arguments.keep:
                shutil.copytree(work, arguments.keep / way, dirs_exist_ok=True)
    if any(other != found[ways[0]] for other in found.values()):
        sys.exit("the figures differ")


def _check(wheel: Path) -> None:
    """Whether the wheel carries what it must, and nothing of what only builds the template."""
    names = set(zipfile.ZipFile(wheel).namelist())
    missing = [name for name in CARRIED if f"ikm_xl/{name}" not in names]
    foreign = [name for name in names if not name.startswith(("ikm_xl/", "ikm_xl-"))]
    if missing or foreign:
        sys.exit(f"the wheel lacks {missing} and carries {foreign}")


if __name__ == "__main__":
    main()

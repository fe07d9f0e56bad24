"""Where things lie on a computer with the program installed."""

from __future__ import annotations

from pathlib import Path

from ikm_xl import atomic
from ikm_xl.windows import conf
from ikm_xl.windows.computer import Computer

FOLDER = "IKM"
_SHELL_FOLDERS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"


def documents(computer: Computer) -> Path:
    """The user's Documents, wherever the user or OneDrive has moved it."""
    moved = computer.registry_value(_SHELL_FOLDERS, "Personal")
    return (
        Path(conf.expand(moved, computer.environ)) if isinstance(moved, str) else computer.home / "Documents"
    )


def workbooks(computer: Computer) -> Path:
    """The folder of the staff's workbooks."""
    return documents(computer) / FOLDER


def conf_file(computer: Computer) -> Path:
    """The user's xlwings.conf."""
    return computer.home / ".xlwings" / "xlwings.conf"


def record_file(computer: Computer) -> Path:
    """What was set up, for undoing it."""
    return computer.home / ".xlwings" / "ikm-xl.json"


def log_file(computer: Computer) -> Path:
    """What every setting up did, said for those who were not there; PASANG.cmd writes into it too."""
    return Path(computer.environ.get("LOCALAPPDATA") or computer.home) / "ikm-xl-pasang.log"


def zone_stream(path: Path) -> Path:
    """The file's Zone.Identifier stream: the Mark of the Web, where there is one."""
    return path.with_name(f"{path.name}:Zone.Identifier")


def zone(path: Path) -> str | None:
    """What that stream says; None where there is none."""
    try:
        return zone_stream(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def write(path: Path, data: bytes) -> None:
    """Write one of these files whole, and its folder where there is none yet.

    Raises:
        OSError: it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    atomic.write(path, data)

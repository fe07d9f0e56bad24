"""What went wrong, for whoever helps: written into a log file, without what the public wrote."""

from __future__ import annotations

import logging
import os
import platform
import traceback
from pathlib import Path

from ikm_xl import __version__
from ikm_xl.survey.privacy import sentence


def log_path() -> Path:
    """Where the details of errors go: the user's local application data."""
    base = os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "share"
    return Path(base) / "ikm-xl" / "ikm-xl.log"


def log(name: str) -> None:
    """Write the error that is being handled into the log, with the name of what was done."""
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("ikm_xl")
    logger.addHandler(handler)
    logger.error("%s, ikm-xl %s, %s\n%s", name, __version__, platform.platform(), details())
    logger.removeHandler(handler)
    handler.close()


def details() -> str:
    """The traceback of the error that is being handled; a cell's text may stand in its last line."""
    return sentence(traceback.format_exc())


def reason(error: BaseException) -> str:
    """What went wrong, in one line: COM errors are tuples whose third part holds Excel's own sentence."""
    parts = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()
    spoken = next((part for part in parts[2:3] if isinstance(part, str) and part), "")
    plain = len(error.args) == 4 and isinstance(error.args[1], str)  # COM itself, without Excel
    return sentence(spoken or (str(error.args[1]) if parts or plain else str(error)))

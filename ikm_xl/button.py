"""A click on a button of the tab IKM: what it says, while it works and afterwards, whatever happens."""

from __future__ import annotations

import atexit
import functools
import gc
import logging
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ikm_xl import __version__, refused
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import copies

Action = Callable[[xw.Book], str]

_TITLE = "IKM"


def log_path() -> Path:
    """Where the details of errors go: the user's local application data."""
    base = os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "share"
    return Path(base) / "ikm-xl" / "ikm-xl.log"


def button(working: str, sheet: str = "", *, copied: str = "") -> Callable[[Action], Callable[[], None]]:
    """Make a ribbon function of an action, which returns its message; an empty one is not shown.

    Args:
        working: what the status bar says meanwhile.
        sheet: the sheet that shows the result, brought to the front afterwards; "" for none.
        copied: what the button is called in the name of the copy that is made before it; "" for no copy.
    """

    def decorate(action: Action) -> Callable[[], None]:
        @functools.wraps(action)
        def clicked() -> None:
            atexit.register(gc.freeze)  # Excel waits for the end of the process; nothing is to be collected
            book = xw.Book.caller()
            try:
                with _busy(book.app, working):
                    warning = copies.attempted(book, copied) if copied else ""
                    message = action(book) + (f"\n\nPerhatian: {warning}" if warning else "")
                    if sheet:
                        with suppress(
                            Exception
                        ):  # another Excel may be in front; the work is done all the same
                            book.sheets[sheet].activate()
            except IkmError as error:
                _say(book, f"{error.message}\n\n{error.hint}\n\nKode: {error.code}", "critical")
            except Exception as error:  # staff must never see a traceback; the log holds it
                _log(action.__name__)
                told = refused.explained(error) or f"Terjadi kesalahan yang tidak terduga: {_reason(error)}"
                _say(book, f"{told}\n\nRincian: {log_path()}", "critical")
            else:
                if message:
                    _say(book, message, "info")

        return clicked

    return decorate


@contextmanager
def _busy(app: xw.App, text: str) -> Iterator[None]:
    """The status bar tells that work goes on, and the screen stands still; both are always put back."""
    updating = app.screen_updating
    app.status_bar = f"IKM: {text} …"
    app.screen_updating = False
    try:
        yield
    finally:
        app.screen_updating = updating
        app.status_bar = False


def _say(book: xw.Book, text: str, mode: str) -> None:
    book.app.alert(text, title=_TITLE, mode=mode)


def _reason(error: Exception) -> str:
    """What went wrong, in one line: COM errors are tuples whose third part holds Excel's own sentence."""
    details = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()
    spoken = next((part for part in details[2:3] if isinstance(part, str) and part), "")
    return spoken or (str(error.args[1]) if details else str(error))


def _log(name: str) -> None:
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("ikm_xl")
    logger.addHandler(handler)
    logger.exception("%s, ikm-xl %s, %s", name, __version__, platform.platform())
    logger.removeHandler(handler)
    handler.close()

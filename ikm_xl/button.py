"""A click on a button of the tab IKM: what it says, while it works and afterwards, whatever happens."""

from __future__ import annotations

import atexit
import functools
import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from ikm_xl import faults, refused
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import copies

Action = Callable[[xw.Book], str]

_TITLE = "IKM"


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
                faults.log(action.__name__)
                told = (
                    refused.explained(error)
                    or f"Terjadi kesalahan yang tidak terduga: {faults.reason(error)}"
                )
                _say(book, f"{told}\n\nRincian: {faults.log_path()}", "critical")
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

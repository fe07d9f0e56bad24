"""A hidden Excel of the trial's own: never one that somebody works in, and never left behind."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from ikm_xl import faults
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw

_MOST_SECONDS = 900
_PATIENCE = 5000  # milliseconds in which an Excel that was told to quit should be gone
_SYNCHRONIZE_AND_TERMINATE = 0x00100001


@contextmanager
def started() -> Iterator[xw.App]:
    """A new, hidden Excel until the end of the ``with`` statement; then its process is gone.

    An Excel that waits for somebody, behind a window that nobody sees, is ended after 15 minutes.

    Raises:
        IkmError: there is no Excel, or none that can be had apart from those that are open.
    """
    if sys.platform != "win32":
        raise IkmError(
            "Perintah uji memerlukan Windows dengan Excel.",
            "Jalankan di komputer yang memakai tombol-tombol IKM di Excel.",
            code="IKM-U01",
        )
    import win32process

    xw.engines["excel"].activate()
    before = set(win32process.EnumProcesses())  # to ask those Excels themselves would be to touch them
    try:
        app = xw.App(visible=False, add_book=False)  # DispatchEx: always a process of its own
    except Exception as error:  # pywin32 raises its own
        raise IkmError(
            f"Excel tidak dapat dibuka: {faults.reason(error)}.",
            "Pastikan Excel terpasang dan dapat dibuka, lalu ulangi.",
            code="IKM-U02",
        ) from error
    if app.pid in before:
        raise IkmError(
            "Excel untuk uji tidak dapat dibuka terpisah dari Excel yang sedang dipakai.",
            "Simpan pekerjaan, tutup semua Excel, lalu ulangi.",
            code="IKM-U03",
        )
    process = Process(app.pid)
    watch = threading.Timer(_MOST_SECONDS, process.end)
    watch.daemon = True
    watch.start()
    try:
        with alone(app):
            yield app
    finally:
        watch.cancel()
        quit_quietly(app)
        del app
        gc.collect()  # Excel stays as long as one of its objects is held
        process.await_end()


@contextmanager
def alone(app: xw.App) -> Iterator[None]:
    """An Excel that asks nothing, and in which no file opens that somebody double-clicks meanwhile."""
    native: Any = app.api
    native.DisplayAlerts = False
    before = native.AskToUpdateLinks, native.IgnoreRemoteRequests
    native.AskToUpdateLinks, native.IgnoreRemoteRequests = False, True
    try:
        yield
    finally:
        with suppress(Exception):  # it may have been ended; Excel remembers these choices for everybody
            native.AskToUpdateLinks, native.IgnoreRemoteRequests = before


def quit_quietly(app: xw.App) -> None:
    """Close its books unsaved, and let it quit. ``App.quit`` would end other people's Excels, too."""
    with suppress(Exception):  # it may have been ended
        for book in list(app.books):
            book.api.Close(False)
    with suppress(Exception):
        app.api.Quit()


class Process:
    """The process of an Excel; its handle is held from the start, so that it is never another one's.

    Args:
        pid: its number.
    """

    def __init__(self, pid: int) -> None:
        import win32api

        self._handle: Any = win32api.OpenProcess(_SYNCHRONIZE_AND_TERMINATE, False, pid)

    def await_end(self) -> None:
        """Give it some seconds, then end it."""
        import win32event

        if win32event.WaitForSingleObject(self._handle, _PATIENCE) != win32event.WAIT_OBJECT_0:
            self.end()

    def end(self) -> None:
        """End it at once; nothing happens where it has ended."""
        import win32api

        with suppress(Exception):
            win32api.TerminateProcess(self._handle, 1)

"""The computer that the program runs on."""

from __future__ import annotations

import sys

from ikm_xl.windows.computer import Computer


def this_computer() -> Computer:
    """A Windows computer with its registry and programs; elsewhere one that knows neither."""
    if sys.platform == "win32":
        from ikm_xl.windows.native import WindowsComputer

        return WindowsComputer()
    return Computer()

"""Indonesian words for what the command-line library says itself.

typer passes its words through gettext, which looks for compiled catalogues on the computer. These are the
few that our commands can show; they are put in the place of gettext while typer is imported.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager

_TERMS = {
    "Usage: {usage}": "Cara pakai: {usage}",
    "Usage:": "Cara pakai:",
    "Usage": "Cara pakai",
    "Arguments": "Isian",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Error": "Kesalahan",
    "Aborted.": "Dibatalkan.",
    "Aborted!": "Dibatalkan!",
    "Missing command.": "Perintah belum disebut.",
    "No such command {name!r}.": "Perintah {name!r} tidak dikenal.",
    "Try [blue]'{command_path} {help_option}'[/] for help.": "Lihat '{command_path} {help_option}'.",
    "[default: {}]": "[bila tidak diisi: {}]",
    "[required]": "[wajib]",
    "required": "wajib",
    "Show this message and exit.": "Tampilkan keterangan ini.",
    "Missing {param_type}": "{param_type} belum diisi",
    "Missing argument": "Isian belum ada",
    "Missing option": "Opsi belum ada",
    "Invalid value: {message}": "Nilai salah: {message}",
    "Invalid value for {param_hint}: {message}": "Nilai untuk {param_hint} salah: {message}",
    "No such option: {name}": "Opsi {name} tidak dikenal",
    "Got unexpected extra argument ({args})": "Isian berlebih ({args})",
    "Option {name!r} requires an argument.": "Opsi {name!r} memerlukan isian.",
}


@contextmanager
def indonesian() -> Iterator[None]:
    """Within the block, modules that import gettext get these words."""
    original = gettext.gettext
    gettext.gettext = lambda message: _TERMS.get(message, message)
    try:
        yield
    finally:
        gettext.gettext = original

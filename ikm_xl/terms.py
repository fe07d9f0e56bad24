"""Indonesian words for what the command-line library says itself, in its help and of wrong words."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HELP = {
    "Usage: ": "Cara pakai: ",
    "[OPTIONS]": "[OPSI]",
    "COMMAND [ARGS]...": "PERINTAH …",
    "\nOptions:": "\nOpsi:",
    "\nCommands:": "\nPerintah:",
    "\nArguments:": "\nIsian:",
    "Show this message and exit.": "Tampilkan keterangan ini",
    "[required]": "[wajib]",
}
_MISTAKES = (
    (r"Missing argument '([^']*)'.*", r"Isian \1 belum ada."),
    (r"Missing command.*", "Perintah belum disebut."),
    (r"No such command '?([^'.]*).*", r"Perintah '\1' tidak dikenal."),
    (r"No such option: (\S+).*", r"Opsi \1 tidak dikenal."),
    (r"Option '?([^' ]+)'? requires an argument.*", r"Opsi \1 memerlukan isian."),
    (r"Option '?([^' ]+)'? does not take a value.*", r"Opsi \1 tidak memerlukan isian."),
    (r"Got unexpected extra arguments? \((.*)\).*", r"Isian berlebih: \1."),
    (r"Invalid value for '?([^':]+)'?: .*", r"Isian \1 tidak dapat dipakai."),
)


def mistake(message: str) -> str:
    """What the library says of wrong words, in Indonesian."""
    for english, indonesian in _MISTAKES:
        found = re.fullmatch(english, message, re.DOTALL)
        if found:
            return found.expand(indonesian)
    return "Perintah ini tidak dapat dipahami."


def _translated(text: str) -> str:
    for english, indonesian in _HELP.items():
        text = text.replace(english, indonesian)
    return re.sub(r" <[\w\[\]]+>", "", text)  # Python's names of types say nothing to staff


class Group(TyperGroup):
    """The command itself; its help is Indonesian."""

    def get_help(self, ctx: Any) -> str:
        """Help text."""
        return _translated(super().get_help(ctx))


class Command(TyperCommand):
    """One of its commands; its help is Indonesian."""

    def get_help(self, ctx: Any) -> str:
        """Help text."""
        return _translated(super().get_help(ctx))

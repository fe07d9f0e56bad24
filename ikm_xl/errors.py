"""The one error that staff may see."""

from __future__ import annotations


class IkmError(Exception):
    """Something the user can put right.

    Args:
        message: one Indonesian sentence that says what is wrong and where.
        hint: one Indonesian sentence that says what to do about it.
        code: what the sentence is known by on the telephone: ``IKM-``, the letter of the room that raises it
            (E export, B cleaning, S survey, P settings, L sop, M the engine and the ground, W windows,
            R report, U trial, K the command), two digits. Each sentence has its own, for good.

    The command line shows all three on stderr and exits with code 2; the ribbon shows them in a message box.
    Neither ever shows a traceback.
    """

    def __init__(self, message: str, hint: str = "", *, code: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

"""The one error that staff may see."""


class IkmError(Exception):
    """Something the user can put right.

    Args:
        message: one Indonesian sentence that says what is wrong and where.
        hint: one Indonesian sentence that says what to do about it.

    The command line shows both on stderr and exits with code 2; the ribbon shows both in a message
    box. Neither ever shows a traceback.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()

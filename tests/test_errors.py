"""Each sentence of an error is known by a code of its own, so that somebody can be helped by telephone."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]

LETTERS = {
    **dict.fromkeys(
        (
            *("engine", "pdf", "ooxml", "atomic", "area", "indonesian", "row", "excel", "workbook"),
            *("backups", "refused", "logo"),
        ),
        "M",
    ),
    **dict.fromkeys(
        (
            *(
                "cli",
                "cli_rekap",
                "cli_report",
                "cli_trial",
                "ribbon_report",
                "ribbon_practice",
                "ribbon_books",
            ),
            *("book_commands", "button"),
            *("actions", "new_books", "installation", "console", "ribbon", "figures", "terms"),
        ),
        "K",
    ),
    "export": "E",
    "cleaning": "B",
    "survey": "S",
    "settings": "P",
    "sop": "L",
    "report": "R",
    "windows": "W",
    "trial": "U",
}
"""The letter of each room's codes, as ikm_xl/errors.py lists them."""


class Raised(NamedTuple):
    """A code, or an IkmError without one (None), and where it stands."""

    room: str
    place: str
    code: str | None


def raised(source: str, path: str) -> Iterator[Raised]:
    """Every code of a module, and every IkmError( that is given none.

    A code may reach its IkmError through a function's parameter; put together from parts it cannot be found
    by whoever looks for it, so that counts as none.
    """
    room = path.split("/")[1].removesuffix(".py")
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and re.fullmatch(r"IKM-\w{,5}", str(node.value)):
            yield Raised(room, f"{path}:{node.lineno}", str(node.value))
        elif isinstance(node, ast.Call) and getattr(node.func, "id", None) == "IkmError":
            given = [word.value for word in node.keywords if word.arg == "code"]
            if not given or not isinstance(given[0], ast.Constant | ast.Name):
                yield Raised(room, f"{path}:{node.lineno}", None)


def faults(found: list[Raised]) -> list[str]:
    """What is wrong with the codes, room by room and each with its place."""
    times = Counter(error.code for error in found)
    wrong = []
    for room, place, code in found:
        if code is None:
            wrong.append(f'{place}: IkmError(…, code="IKM-{LETTERS[room]}..") is missing')
        elif not re.fullmatch(rf"IKM-{LETTERS[room]}\d\d", code):
            wrong.append(f"{place}: {code} is no code of the room {room} (IKM-{LETTERS[room]}..)")
        elif times[code] > 1:
            wrong.append(f"{place}: {code} stands for another sentence too")
    return wrong


@pytest.fixture(scope="module")
def everywhere() -> list[Raised]:
    paths = sorted(path for path in (ROOT / "ikm_xl").rglob("*.py") if path.name != "errors.py")
    return [
        error
        for path in paths
        for error in raised(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    ]


def test_every_error_has_a_code_of_its_own_with_the_letter_of_its_room(everywhere: list[Raised]) -> None:
    assert len(everywhere) > 50
    assert faults(everywhere) == []


def test_a_code_that_is_missing_foreign_doubled_or_computed_is_named_with_its_place() -> None:
    source = (
        'IkmError("a", code="IKM-M01")\n'
        'IkmError("b", code="IKM-M01")\n'
        'IkmError("c", code="IKM-W01")\n'
        'IkmError("d")\n'
        'IkmError("e", code=f"IKM-M{n}")\n'
        'require(True, "f", "IKM-M1")\n'
        "def require(condition, sentence, code): raise IkmError(sentence, code=code)\n"
    )

    lines = {fault.partition(": ")[0] for fault in faults(list(raised(source, "ikm_xl/engine/x.py")))}

    assert lines == {f"ikm_xl/engine/x.py:{line}" for line in (1, 2, 3, 4, 5, 6)}

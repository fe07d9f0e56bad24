"""What puts the Windows Python together, as far as this computer can say."""

from __future__ import annotations

import struct

from tests.windows_job import wine_gaps
from tests.windows_job.cases import COMMANDS, OPEN
from tests.windows_job.installation import unpinned

LIBRARY = b"api-ms-win-crt-math-l1-1-0.dll"


def program(*names: str) -> bytes:
    """A 64-bit DLL of one section that imports those names from LIBRARY, and one function by number."""
    virtual, raw = 0x1000, 0x400
    table, thunks, texts = virtual, virtual + 0x100, virtual + 0x300
    body, entries = bytearray(0x600), []
    for number, name in enumerate(names):
        at = texts + 0x20 * (number + 2)
        body[at - virtual + 2 : at - virtual + 2 + len(name)] = name.encode()
        entries.append(at)
    struct.pack_into("<IIIII", body, 0, thunks, 0, 0, texts, thunks)
    body[texts - virtual : texts - virtual + len(LIBRARY)] = LIBRARY
    struct.pack_into(f"<{len(names) + 2}Q", body, thunks - virtual, *entries, 1 << 63 | 7, 0)
    head = bytearray(raw)
    head[:2] = b"MZ"
    struct.pack_into("<I", head, 0x3C, 0x80)
    struct.pack_into("<HH", head, 0x80 + 4, 0x8664, 1)
    struct.pack_into("<H", head, 0x80 + 20, 240)
    struct.pack_into("<I", head, 0x80 + 24 + 120, table)
    struct.pack_into("<8sIIII", head, 0x80 + 24 + 240, b".rdata", len(body), virtual, len(body), raw)
    return bytes(head + body)


def test_the_names_that_a_module_asks_a_library_for() -> None:
    assert list(wine_gaps.imported(program("cexp", "sin"), LIBRARY)) == ["cexp", "sin"]
    assert list(wine_gaps.imported(program("cexp"), b"lain.dll")) == []
    assert list(wine_gaps.imported(b"bukan program", LIBRARY)) == []


def test_what_is_resolved_for_windows_must_be_pinned() -> None:
    constraints = "pydantic_core==2.50.4\nPygments==2.21.0\npywin32==311\n"
    resolved = "pydantic-core==2.50.4 \\\n    --hash=sha256:00\npygments==2.21.0\npywin32==312 \\\nrich==1\n"
    assert unpinned(resolved, constraints) == ["pywin32==312", "rich==1"]


def test_every_open_case_says_what_it_waits_for() -> None:
    reasons = [*OPEN.values(), *(command.open for command in COMMANDS if command.open)]
    assert all(len(reason) > 10 for reason in reasons)

"""What ``install`` did on a computer, so that it can be done again and undone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields

from ikm_xl.windows import places
from ikm_xl.windows.computer import Computer


@dataclass(frozen=True)
class Record:
    """What was set up.

    Attributes:
        interpreter: the INTERPRETER_WIN that was written.
        before: the one it replaced; None when there was none.
        made_conf: whether xlwings.conf did not exist before.
        workbook: the workbook's path.
        guide: the guide's path, and the SHA-256 of what was put there.
        guide_hash: see ``guide``.
        trusted: the folder by registry key of the trusted locations that were made.
    """

    interpreter: str = ""
    before: str | None = None
    made_conf: bool = False
    workbook: str = ""
    guide: str = ""
    guide_hash: str = ""
    trusted: Mapping[str, str] = field(default_factory=dict)


def load(computer: Computer) -> Record | None:
    """The record; None where nothing was set up or the file cannot be understood."""
    try:
        said = json.loads(places.record_file(computer).read_text(encoding="utf-8"))
        return Record(**{field.name: said[field.name] for field in fields(Record)})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def save(computer: Computer, record: Record) -> None:
    """Write the record down."""
    text = json.dumps(asdict(record), ensure_ascii=False, indent=2)
    places.write(places.record_file(computer), text.encode())

"""The texts that the templates of earlier versions had: what else stands in such a workbook, staff wrote."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FILE = Path(__file__).with_name("template_texts.json")
"""Per version of the workbook the digests of its texts; tools/template_texts.py writes it."""


def digest(sheet: str, address: str, value: object) -> str:
    """The mark of a constant: of a text wherever it stands on its sheet, of a number in its own cell."""
    key = f"{sheet}!{address}={float(value):g}" if isinstance(value, int | float) else f"{sheet}|{value}"
    return hashlib.sha256(key.encode()).hexdigest()[:8]


def known(version: int) -> frozenset[str]:
    """The digests of the texts of one version's template."""
    return frozenset(json.loads(FILE.read_text(encoding="utf-8")).get(str(version), ()))

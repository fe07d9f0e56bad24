"""The COM calls of every button, as a table; the file beside it is for the benchmark."""

from __future__ import annotations

import json
from pathlib import Path

FILE = "panggilan_com.json"


def show(folder: Path) -> None:
    """Print the table of what the buttons counted."""
    file = folder / FILE
    if not file.exists():
        return
    print("\nCOM calls (Invoke) per button")
    for button, calls in json.loads(file.read_text(encoding="utf-8")).items():
        print(f"  {button:<20} {calls:>6}")

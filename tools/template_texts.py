"""Remembers the texts of a released template: python tools/template_texts.py VERSION WORKBOOK...

An upgrade must tell what staff wrote from what the template of that time said. Run once for each version
of the workbook, with every template that had it; the digests go into ikm_xl/workbook/template_texts.json.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from openpyxl import load_workbook

from ikm_xl.workbook.template_texts import FILE, digest


def main() -> None:
    """Add the texts of the workbooks named on the command line."""
    version, *books = sys.argv[1:]
    known = json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
    digests = set(known.get(version, ()))
    for book in books:
        for sheet in load_workbook(Path(book)).worksheets:
            digests |= {
                digest(sheet.title, cell.coordinate, cell.value)
                for row in sheet.iter_rows()
                for cell in row
                if cell.value is not None and cell.data_type != "f"
            }
    known[version] = sorted(digests)
    lines = json.dumps(known, indent=0).replace('",\n"', '", "')
    FILE.write_text(lines + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

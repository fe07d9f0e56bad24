"""xlwings.conf, hidden: what xlwings' VBA reads before it asks the files of this computer and user.

A key that stands here overrides those files even when its value is empty, so INTERPRETER_WIN must not:
each computer says for itself where its Python is.
"""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import style

CONFIG = {
    # The package is installed in the interpreter; without this, xlwings tries to turn the URL of a
    # workbook on OneDrive or SharePoint into a local folder, and fails.
    "ADD_WORKBOOK_TO_PYTHONPATH": "False",
}


def build(ws: Worksheet) -> None:
    """Writes a row per key, from the first row on: that is where xlwings looks."""
    for row, (key, value) in enumerate(CONFIG.items(), start=1):
        ws.cell(row, 1, key)
        ws.cell(row, 2, value)
    style.lebar(ws, {"A": 34, "B": 20})

"""xlwings.conf, hidden: what xlwings' VBA reads before it asks the files of this computer and user.

A key that stands here overrides those files even when its value is empty, so INTERPRETER_WIN must not:
each computer says for itself where its Python is.
"""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.excel import xw
from ikm_xl.workbook import layout
from workbook_template import style

CONFIG = {
    # The package is installed in the interpreter; without this, xlwings tries to turn the URL of a
    # workbook on OneDrive or SharePoint into a local folder, and fails.
    "ADD_WORKBOOK_TO_PYTHONPATH": "False",
    # Left over from other uses of xlwings on this computer, each of these would keep the buttons from
    # working; the package needs none of them.
    "USE UDF SERVER": "False",
    "PYTHONPATH": "",
    "CONDA PATH": "",
    "CONDA ENV": "",
    # Not xlwings' own: which xlwings the embedded VBA comes from, for ikm-xl periksa to compare.
    "VERSI_XLWINGS": xw.__version__,
    # Which names, sheets and formulas this workbook has: the program works on its own version only.
    layout.VERSI_KUNCI: str(layout.VERSI_BUKU),
}


def build(ws: Worksheet) -> None:
    """Writes a row per key, from the first row on: that is where xlwings looks."""
    for row, (key, value) in enumerate(CONFIG.items(), start=1):
        ws.cell(row, 1, key)
        ws.cell(row, 2, value)
    style.widths(ws, {"A": 34, "B": 20})

"""The least that anybody would write by hand: pandas reads the export, takes the means, writes a workbook.

python bare.py EXPORT.xlsx RESULT.xlsx
"""

import sys

import pandas as pd

_HEADER = 4  # rows above it, in the example's exports
_UNSUR = [f"U{number}" for number in range(1, 12)]

source, target = sys.argv[1:]
respondents = pd.read_excel(source, header=_HEADER, engine="openpyxl")
means = respondents[_UNSUR].apply(pd.to_numeric, errors="coerce").mean()
with pd.ExcelWriter(target, engine="openpyxl") as book:
    respondents.to_excel(book, sheet_name="Respondents", index=False)
    means.to_frame("NRR").to_excel(book, sheet_name="IKM")

"""How much a file may hold: far more than any survey, far less than the memory of an office computer."""

MAX_BYTES = 200_000_000
"""Of a file as it lies on the disk: a million respondents as text, with their comments, take 110 million."""
MAX_UNPACKED = 1_200_000_000
"""Bytes of a workbook's parts: a million rows of a survey take some 900 million."""
MAX_ROWS = 1_048_576
"""Rows of a sheet, as in Excel."""
MAX_CELLS = 32_000_000
"""Rows × columns of a sheet: thirty columns of as many rows as Excel has."""
MAX_TABLES = 500
"""Sheets of a workbook or tables of a web page: one for each day of a year, and more."""
MAX_TEXT = 32_767
"""Characters of a cell, as in Excel: whatever is longer no spreadsheet has written."""
MAX_COLUMNS = 16_384
"""Columns of a sheet, as in Excel."""

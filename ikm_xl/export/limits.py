"""How much a file may hold: far more than any survey, far less than the memory of an office computer."""

MAX_BYTES = 100_000_000
"""Of a file as it lies on the disk."""
MAX_UNPACKED = 300_000_000
"""Bytes of a workbook's parts."""
MAX_CELLS = 10_000_000
"""Rows × columns of a sheet."""
MAX_COLUMNS = 16_384
"""Columns of a sheet, as in Excel."""

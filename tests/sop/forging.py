"""What somebody does who forges a figure."""

import xlwings as xw


def forge(cell: xw.Range, value: object) -> None:
    """Overwrite a locked cell, as somebody does who lifts the protection first (it has no password)."""
    cell.sheet.api.protection.disable()
    cell.value = value

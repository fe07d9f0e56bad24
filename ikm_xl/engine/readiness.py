"""A book as Excel's VBA makes it ready for a step: no sheet protected, no filter on; as it was afterwards.

What staff pasted may be locked, what they protected may be written by a step, and rows that a filter hides
would stay hidden under new contents. Macros of the workbook lift all that before a button's Python runs;
where there is no Excel, this does.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.area import Area


@contextmanager
def ready(workbook: Workbook) -> Iterator[None]:
    """Lift protection and filters; the protection comes back, with its password if it has one."""
    protected = [sheet for sheet in workbook.worksheets if sheet.protection.sheet]
    for sheet in workbook.worksheets:
        _show_filtered(sheet)
    for sheet in protected:
        sheet.protection.sheet = False
    try:
        yield
    finally:
        for sheet in protected:
            sheet.protection.sheet = True


def _show_filtered(sheet: Worksheet) -> None:
    filters = [sheet.auto_filter, *(table.autoFilter for table in sheet.tables.values())]
    for one in filters:
        if one is None or not one.ref or not one.filterColumn:
            continue
        one.filterColumn = []
        area = Area.parse(one.ref)
        for row in range(area.top, area.bottom + 1):
            if row in sheet.row_dimensions:
                sheet.row_dimensions[row].hidden = False

"""A workbook as a file: openpyxl's parts, the cells with their values, and what openpyxl drops."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any

from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ikm_xl.engine.box import Box
from ikm_xl.engine.calculation import Calculation
from ikm_xl.engine.grid import Grid
from ikm_xl.engine.sheetdata import sheet_data
from ikm_xl.workbook import package
from ikm_xl.workbook.package import Parts


def render(workbook: Workbook, grids: Mapping[str, Grid], calculation: Calculation, original: Parts) -> bytes:
    """The workbook's file, with the calculated values beside the formulas; Excel still recalculates it.

    Args:
        workbook: everything but the contents of the cells.
        grids: the contents, by sheet name.
        calculation: refreshed already.
        original: the parts of the file that was opened, as far as package.keep needs them.
    """
    workbook.calculation.fullCalcOnLoad = True
    archive = _Archive()
    writer = _BookWriter(workbook, archive, grids, calculation)
    writer.write_data()
    return package.write(package.keep(original, archive.parts))


class _Archive:
    """Takes openpyxl's parts as a ZipFile would, without packing them."""

    def __init__(self) -> None:
        self.parts: Parts = {}

    def writestr(self, name: str, data: str | bytes) -> None:
        self.parts[name] = data.encode() if isinstance(data, str) else data

    def namelist(self) -> list[str]:
        return list(self.parts)


class _BookWriter(ExcelWriter):
    """openpyxl's writer, but for the cells."""

    def __init__(
        self, workbook: Workbook, archive: Any, grids: Mapping[str, Grid], calculation: Calculation
    ) -> None:
        super().__init__(workbook, archive)
        self._parts: Parts = archive.parts
        self._grids, self._calculation = grids, calculation

    def write_worksheet(self, ws: Any) -> None:
        grid = self._grids[ws.title]
        ws._drawing = SpreadsheetDrawing()
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images
        out = io.BytesIO()
        writer: Any = _SheetWriter(ws, grid, out)
        writer.write()
        ws._rels = writer._rels
        head, tail = _NO_CELLS.split(out.getvalue())
        cells = sheet_data(ws, grid, lambda row, column: self._calculation.result(ws.title, row, column))
        self._parts[ws.path[1:]] = head + cells + tail
        self.manifest.append(ws)


_NO_CELLS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")


class _SheetWriter(WorksheetWriter):
    """openpyxl's writer of one sheet, which leaves the cells out."""

    def __init__(self, ws: Worksheet, grid: Grid, out: io.BytesIO) -> None:
        super().__init__(ws, out)
        self._grid = grid

    def write_dimensions(self) -> None:
        used = self._grid.used or Box(1, 1, 1, 1)
        self.xf.send(SheetDimension(used.address(False, False)).to_tree())

    def write_rows(self) -> None:
        ws: Any = self.ws
        for _, cell in sorted(ws._cells.items()):
            if cell.hyperlink:
                ws._hyperlinks.append(cell.hyperlink)
            if cell.comment:
                ws._comments.append(CommentRecord.from_cell(cell))
        stream: Any = self.xf.send(True)
        with stream.element("sheetData"):
            pass
        self.xf.send(None)

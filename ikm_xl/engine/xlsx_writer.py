"""A workbook as a file: openpyxl's parts, the cells with their values, and what openpyxl drops."""

from __future__ import annotations

import io
import re
from functools import partial
from typing import Any

from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.packaging.relationship import Relationship
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.worksheet.related import Related
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from ikm_xl import ooxml
from ikm_xl.area import Area
from ikm_xl.engine import carried, kept
from ikm_xl.engine.calculation import Calculation
from ikm_xl.engine.loading import Loaded
from ikm_xl.engine.sheet_xml import sheet_data
from ikm_xl.ooxml import Parts


def render(loaded: Loaded, calculation: Calculation) -> bytes:
    """The workbook's file, with the calculated values beside the formulas; Excel still recalculates it.

    Args:
        loaded: the workbook as it stands now.
        calculation: its formulas' values, refreshed already.
    """
    loaded.workbook.calculation.fullCalcOnLoad = True
    archive = _Archive()
    _BookWriter(loaded, archive, calculation).write_data()
    parts = [one.part for elements in loaded.kept.values() for one in elements if one.part]
    return ooxml.write(carried.keep(loaded.original, archive.parts, [*loaded.drawings.values(), *parts]))


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

    def __init__(self, loaded: Loaded, archive: Any, calculation: Calculation) -> None:
        super().__init__(loaded.workbook, archive)
        self._parts: Parts = archive.parts
        self._kept = loaded.kept
        self._drawings, self._grids, self._calculation = loaded.drawings, loaded.grids, calculation

    def write_worksheet(self, ws: Any) -> None:
        grid, out = self._grids[ws.title], io.BytesIO()
        writer: Any = _SheetWriter(ws, grid.used, self._drawings.get(ws.title), out)
        ws.column_dimensions.to_tree()  # openpyxl knows the outline level only after this
        writer.write()
        ws._drawing, ws._rels = None, writer._rels
        head, tail = _NO_CELLS.split(out.getvalue())
        tail = kept.into(tail, self._kept.get(ws.title, ()), partial(_related, ws._rels))
        cells = sheet_data(ws, grid, lambda row, column: self._calculation.result(ws.title, row, column))
        self._parts[ws.path[1:]] = b"".join([head, *cells, tail])
        self.manifest.append(ws)


def _related(rels: Any, kind: str, part: str) -> str:
    relation: Any = Relationship("", type=kind, Target=f"/{part}")
    rels.append(relation)
    return str(relation.id)


_NO_CELLS = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")


class _SheetWriter(WorksheetWriter):
    """openpyxl's writer of one sheet, which leaves the cells out and the drawing as it was."""

    def __init__(self, ws: Worksheet, used: Area | None, drawing: str | None, out: io.BytesIO) -> None:
        super().__init__(ws, out)
        self._rels: Any
        self._used, self._drawing = used or Area(1, 1, 1, 1), drawing

    def write_dimensions(self) -> None:
        self.xf.send(SheetDimension(self._used.address(False, False)).to_tree())

    def write_drawings(self) -> None:
        if self._drawing is not None:
            relation: Any = Relationship("", type="drawing", Target=f"/{self._drawing}")
            self._rels.append(relation)
            self.xf.send(Related(id=relation.id).to_tree("drawing"))

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

"""Charts that stay readable in black and white: theme colours, dark for what matters, values shown.

Only what openpyxl writes again after it has read it: plain bar charts over cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.legend import Legend
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice, SchemeColor
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook.paper import FONT

Colour = Literal["bg1", "tx1", "dk2", "accent1", "accent2", "accent5", "accent6"]

_ROOM = 6  # above the highest value, for its label
_HAIRLINE = 6350  # EMU: half a point
NO_ZERO = "0.00;;"
"""Number format of labels: a cell without a figure counts as 0 in a chart, and must not be labelled."""


@dataclass(frozen=True)
class Series:
    """One series: its values (``M20:M30``), its name in the legend, and its colour."""

    values: str
    name: str
    colour: Colour = "accent2"


def bars(
    ws: Worksheet,
    at: str,
    title: str,
    categories: str,
    series: Sequence[Series],
    *,
    lowest: float = 0,
    highest: float | None = None,
    label_format: str = NO_ZERO,
    upright: bool = False,
) -> None:
    """A chart of bars over the cells ``at``: from left to right, the first category on top.

    ``upright`` bars stand side by side, the first category left. Without a highest value the axis of the
    values is left out: the labels say enough.
    """
    chart = BarChart()
    chart.type = "col" if upright else "bar"
    chart.gapWidth, chart.overlap = (90, 0) if upright else (45, 100)
    for one in series:
        drawn = _series(ws, one)
        drawn.graphicalProperties = _fill(one)
        drawn.invertIfNegative = False
        drawn.dLbls = _labels(label_format, "outEnd")
        chart.series.append(drawn)
    if not upright:
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"  # with the categories turned round, this is the lower edge
    _finish(ws, chart, at, title, categories, lowest, highest)


def _series(ws: Worksheet, one: Series) -> Any:
    return SeriesFactory(_cells(ws, one.values), title=one.name)


def _cells(ws: Worksheet, ref: str) -> Reference:
    return Reference(range_string=f"{quote_sheetname(ws.title)}!{ref}")


def _finish(
    ws: Worksheet,
    chart: BarChart,
    at: str,
    title: str,
    categories: str,
    lowest: float,
    highest: float | None,
) -> None:
    chart.set_categories(_cells(ws, categories))
    chart.title = _title(title)
    chart.legend = Legend(legendPos="b", txPr=_text(900)) if len(chart.series) > 1 else None
    chart.roundedCorners = False
    chart.visible_cells_only = False  # whoever hides the columns of the figures must not empty the chart
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    _axes(chart.x_axis, chart.y_axis, lowest, highest)
    bounds = CellRange(at)
    drawing: Any = chart  # openpyxl's stubs know an anchor only as the address of one cell
    drawing.anchor = TwoCellAnchor(
        editAs="twoCell",
        _from=AnchorMarker(col=bounds.min_col - 1, row=bounds.min_row - 1),
        to=AnchorMarker(col=bounds.max_col, row=bounds.max_row),
    )
    ws.add_chart(chart)


def _axes(names: Any, values: Any, lowest: float, highest: float | None) -> None:
    names.delete, values.delete = False, highest is None
    names.txPr, values.txPr = _text(800), _text(900)
    names.majorTickMark = values.majorTickMark = "none"
    names.graphicalProperties = GraphicalProperties(ln=_line("tx1"))
    values.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    values.majorGridlines = None
    if highest is not None:
        values.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=_line("accent6")))
    values.scaling.min = lowest
    values.scaling.max = None if highest is None else highest + _ROOM
    values.number_format = "0"
    values.majorUnit = 25 if highest == 100 else None


def _fill(one: Series) -> GraphicalProperties:
    return GraphicalProperties(solidFill=_colour(one.colour), ln=_line("tx1"))


def _labels(number_format: str, position: str) -> DataLabelList:
    labels = DataLabelList(
        numFmt=number_format,
        dLblPos=position,
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
    )
    labels.txPr = _text(900)
    return labels


def _colour(scheme: Colour) -> ColorChoice:
    named: Any = SchemeColor(val=scheme)  # the stubs take it for a system colour
    return ColorChoice(schemeClr=named)


def _line(scheme: Colour) -> LineProperties:
    return LineProperties(solidFill=_colour(scheme), w=_HAIRLINE)


def _characters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(latin=Font(typeface=FONT), sz=size, b=bold, solidFill=_colour("tx1"))


def _text(size: int) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=None)])


def _title(text: str) -> Title:
    run = RegularTextRun(rPr=_characters(1000, bold=True), t=text)
    return Title(tx=Text(rich=RichText(p=[Paragraph(pPr=ParagraphProperties(), r=[run])])), overlay=False)

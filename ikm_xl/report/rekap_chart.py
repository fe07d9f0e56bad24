"""The recap's charts: the offices as horizontal bars, the highest on top."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook.paper import FONT

ROWS_PER_BAR = 1.6  # rows of the sheet
_AROUND = 4  # rows for the axis and the space above and below
_BAR = "8A99A3"
_LOWEST, _HIGHEST = 25, 100  # what an index can be


def rows_needed(bars: int) -> int:
    """How many rows of a sheet a chart of so many bars covers."""
    return round(bars * ROWS_PER_BAR) + _AROUND


def bars(
    ws: Worksheet, at_row: int, columns: int, source: Worksheet, place: tuple[int, int, int, int]
) -> None:
    """A chart over the rows from ``at_row`` on, ``columns`` wide.

    Args:
        ws: the sheet that it stands on.
        at_row: its first row.
        columns: how many columns it covers, from the first.
        source: the sheet that holds the names and values.
        place: the column of the names, that of the values, the first and the last row.
    """
    names, values, first, last = place
    chart = BarChart()
    chart.type, chart.gapWidth = "bar", 40
    series: Any = SeriesFactory(Reference(source, min_col=values, min_row=first, max_row=last), title="IKM")
    series.graphicalProperties = GraphicalProperties(solidFill=_BAR, ln=LineProperties(solidFill="000000"))
    series.invertIfNegative = False
    series.dLbls = DataLabelList(
        numFmt="0.00",
        dLblPos="outEnd",
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
    )
    series.dLbls.txPr = _text()
    chart.series.append(series)
    chart.set_categories(Reference(source, min_col=names, min_row=first, max_row=last))
    chart.legend = None
    chart.roundedCorners = False
    chart.graphical_properties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
    chart.layout = Layout(manualLayout=ManualLayout(layoutTarget="inner", x=0.28, y=0.02, w=0.66, h=0.92))
    _axes(chart.x_axis, chart.y_axis)
    drawing: Any = chart  # openpyxl's stubs know an anchor only as the address of one cell
    drawing.anchor = TwoCellAnchor(
        editAs="twoCell",
        _from=AnchorMarker(col=0, row=at_row - 1),
        to=AnchorMarker(col=columns, row=at_row - 1 + rows_needed(last - first + 1)),
    )
    ws.add_chart(chart)


def _axes(names: Any, values: Any) -> None:
    names.delete = values.delete = False
    names.txPr = values.txPr = _text()
    names.majorTickMark = values.majorTickMark = "none"
    names.scaling.orientation = "maxMin"
    names.noMultiLvlLbl, names.tickLblSkip = True, 1
    values.crosses = "max"  # with the names turned round, this is the lower edge
    values.scaling.min, values.scaling.max = _LOWEST, _HIGHEST
    values.majorUnit = 25
    values.number_format = "0"


def _text() -> RichText:
    looks = CharacterProperties(latin=Font(typeface=FONT), sz=900, solidFill="000000")
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=looks), endParaRPr=None)])

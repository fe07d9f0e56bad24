"""Whatever openpyxl drops comes back as it was."""

import openpyxl
from openpyxl.chart import BarChart, Reference

from ikm_xl import ooxml
from ikm_xl.engine import carried
from ikm_xl.ooxml import Parts
from tests.test_ooxml import RIBBON, parts, saved, types

__all__ = ["parts"]  # the fixture


def test_what_openpyxl_drops_is_kept(parts: Parts) -> None:
    original = ooxml.fix_times(ooxml.add_ribbon(ooxml.add_vba(parts, b"proyek"), RIBBON))
    found = carried.keep(original, ooxml.read(saved(openpyxl.Workbook())))
    assert found.keys() == original.keys()
    assert all(found[name] == original[name] for name in (ooxml.VBA, ooxml.RIBBON, "docProps/core.xml"))
    assert types(found) == types(original)


def test_nothing_is_added_to_a_plain_workbook(parts: Parts) -> None:
    found = carried.keep(parts, parts)
    assert found.keys() == parts.keys()
    assert not ooxml.is_macro_enabled(found)


def test_a_drawing_comes_with_its_charts_and_their_types(parts: Parts) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=3))
    sheet.add_chart(chart, "C1")
    original = ooxml.read(saved(workbook))
    original["xl/charts/lain.xml"] = b"<nothing refers to it/>"
    found = carried.keep(original, parts, ["xl/drawings/drawing1.xml"])
    drawn = {"xl/drawings/drawing1.xml", "xl/drawings/_rels/drawing1.xml.rels", "xl/charts/chart1.xml"}
    assert found.keys() == parts.keys() | drawn
    assert {"/xl/drawings/drawing1.xml", "/xl/charts/chart1.xml"} <= types(found).keys()

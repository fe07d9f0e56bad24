"""What a saved workbook holds: values beside formulas, and everything that openpyxl would have lost."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table

from ikm_xl import engine, ooxml
from tests.engine.books import RIBBON, VBA, new, opened, sheet, with_macros

FORMULAS = {
    "A1": 3.3287037037037037,
    "A2": "teks & <tanda>",
    "A3": True,
    "B1": "=A1/3",
    "B2": '=A2&" x"',
    "B3": "=A3",
    "B4": "=1/0",
    "B5": '=IF(A3,"",1)',
    "B6": "=ROUND(86.625,2)",
    "B7": '=SUBSTITUTE(FIXED(A1,2,TRUE),".",",")',
    "B8": "=DAY(DATE(2025,3,29))",
    "B9": "=CHAR(10)",
    "B10": ArrayFormula("B10", "=SUM(A1:A1*2)"),
    "B11": "=B11",
}


def test_the_values_stand_beside_the_formulas(tmp_path: Path) -> None:
    book = opened(tmp_path, FORMULAS)
    book.save()
    path = Path(book.fullname)
    assert sheet(path)["B1"].value == "=A1/3"
    values = [row[0].value for row in sheet(path, values=True)["B1:B11"]]
    assert values == [
        pytest.approx(3.3287037037037037 / 3, abs=1e-15),
        "teks & <tanda> x",
        True,
        "#DIV/0!",
        None,
        86.63,
        "3,33",
        29,
        "\n",
        pytest.approx(2 * 3.3287037037037037, abs=1e-15),
        None,  # a circle is no error value that Excel 2010 knows
    ]
    assert openpyxl.load_workbook(path).calculation.fullCalcOnLoad  # Excel still recalculates


def test_libreoffice_calculates_the_same(tmp_path: Path, soffice: Any) -> None:
    book = opened(tmp_path, {address: value for address, value in FORMULAS.items() if address != "B11"})
    book.save()
    ours = sheet(Path(book.fullname), values=True)
    theirs = sheet(soffice(Path(book.fullname), "xlsx"), values=True)
    for row in range(1, 11):
        cell = f"B{row}"
        assert theirs[cell].value == pytest.approx(ours[cell].value, abs=1e-9), cell


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    book = opened(tmp_path)
    numbers = [0.1 + 0.2, 1 / 3, 1e-300, 1.7976931348623157e308, -0.0, 2**53 + 1.0]
    book.sheets["Data"]["A1"].value = numbers
    book.save()
    assert [cell.value for cell in sheet(Path(book.fullname))[1]] == numbers


def test_rows_of_one_form_keep_their_own_contents(tmp_path: Path) -> None:
    book = opened(tmp_path)
    rows = [
        [1.0, "'{row} 100% %s", None, True, "=A1*2"],
        [2.5, "'</is> & </v>.0</v>", None, False, "=A2*2"],
        [3.0, None, "'  dua spasi", date(2025, 3, 29), "=A3*2"],
        [4.0, None, "'baris\nbaru", date(2025, 3, 30), "=1/0"],
    ]
    book.sheets["Data"]["A1"].value = rows
    book.save()
    saved = sheet(Path(book.fullname), values=True)
    assert [[cell.value for cell in row] for row in saved["A1:E4"]] == [
        [1, "{row} 100% %s", None, True, 2],
        [2.5, "</is> & </v>.0</v>", None, False, 5],
        [3, None, "  dua spasi", datetime(2025, 3, 29), 6],
        [4, None, "baris\nbaru", datetime(2025, 3, 30), "#DIV/0!"],
    ]


def report(folder: Path) -> Path:
    """A workbook with one of everything that the template uses."""
    path = new(folder, {"A1": "Unsur", "B1": "Nilai", **{f"B{i}": f"=80+{i}" for i in range(2, 13)}})
    workbook = openpyxl.load_workbook(path)
    data: Any = workbook["Data"]
    hasil: Any = workbook["Hasil"]
    chart = BarChart()
    chart.add_data(Reference(data, min_col=2, min_row=1, max_row=12), titles_from_data=True)
    chart.series[0].graphicalProperties.solidFill = "1B5E78"
    data.add_chart(chart, "D2")
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=["$B2<83"], font=Font(bold=True), fill=PatternFill("solid", bgColor="FFCC00")
    )
    data.conditional_formatting.add("A2:B12", rule)
    validation = DataValidation(type="list", formula1="daftar", prompt="Pilih", promptTitle="Mutu")
    validation.add("C2:C5")
    data.add_data_validation(validation)
    data.merge_cells("A14:B15")
    data["A14"].value = "Gabung"
    data["A14"].alignment = Alignment(wrap_text=True)
    data["A14"].border = Border(left=Side(style="thin"))
    data["A16"].hyperlink = "https://sooko.mojokerto.go.id"
    data["A17"].comment = Comment("Catatan staf", "Staf")
    data["B2"].protection = Protection(locked=False)
    data.protection.sheet = True
    data.freeze_panes = "A2"
    data.print_title_rows, data.print_area = "1:1", "A1:L60"
    data.oddFooter.center.text = "Halaman &P dari &N"
    data.page_setup.paperSize, data.page_setup.fitToHeight = 14, 0
    data.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    data.sheet_properties.codeName, workbook.code_name = "Sheet1", "ThisWorkbook"
    data.row_dimensions[3].height, data.column_dimensions["A"].width = 33, 12.5
    hasil.sheet_state = "hidden"
    hasil.column_dimensions.group("B", "D", hidden=True)
    workbook.defined_names["daftar"] = DefinedName("daftar", attr_text="Hasil!$A$1:$A$4")
    workbook.save(path)
    return path


def contents(path: Path) -> Any:
    """What of a workbook openpyxl can tell, in a form that can be compared."""
    workbook: Any = openpyxl.load_workbook(path)
    return workbook.code_name, [
        (
            ws.title,
            ws.sheet_state,
            ws.sheet_properties.codeName,
            [(c.coordinate, c.value, c.hyperlink and c.hyperlink.target) for row in ws for c in row],
            [
                (c.font.b, c.fill.fgColor.rgb, c.border.left.style, c.alignment.wrap_text)
                for row in ws
                for c in row
            ],
            [(c.protection.locked, c.comment and c.comment.text) for row in ws for c in row],
            [(str(f.sqref), r.formula, r.dxf.font.b) for f in ws.conditional_formatting for r in f.rules],
            [(v.sqref, v.type, v.formula1, v.prompt) for v in ws.data_validations.dataValidation],
            sorted(map(str, ws.merged_cells.ranges)),
            (ws.freeze_panes, ws.print_title_rows, ws.print_area, ws.oddFooter.center.text),
            (ws.page_setup.paperSize, ws.page_setup.fitToHeight, ws.sheet_properties.pageSetUpPr.fitToPage),
            (ws.protection.sheet, [(k, d.height) for k, d in ws.row_dimensions.items()]),
            [(k, d.width, d.hidden, d.outlineLevel) for k, d in sorted(ws.column_dimensions.items())],
        )
        for ws in workbook.worksheets
    ]


def test_everything_else_is_as_it_was(tmp_path: Path) -> None:
    before = with_macros(report(tmp_path))
    after = tmp_path / "sesudah.xlsm"
    engine.open(before).save(after)
    assert contents(after) == contents(before)
    old, new_ = ooxml.read(before.read_bytes()), ooxml.read(after.read_bytes())
    assert new_.keys() == old.keys()
    same = {ooxml.VBA, ooxml.RIBBON, "_rels/.rels", "docProps/core.xml", "docProps/app.xml"}
    same |= {name for name in old if name.startswith(("xl/charts/", "xl/drawings/drawing"))}
    assert {name for name in same if new_[name] != old[name]} == set()
    assert (new_[ooxml.VBA], new_[ooxml.RIBBON]) == (VBA, RIBBON)
    assert ooxml.is_macro_enabled(new_)
    chart: Any = openpyxl.load_workbook(after)["Data"]._charts[0]  # type: ignore[attr-defined]
    assert chart.ser[0].val.numRef.f == "'Data'!$B$2:$B$12"


def test_saving_twice_gives_the_same_file(tmp_path: Path) -> None:
    book = engine.open(report(tmp_path))
    book.save(tmp_path / "a.xlsx")
    book.save(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    again = engine.open(tmp_path / "b.xlsx")
    again.save(tmp_path / "c.xlsx")
    assert contents(tmp_path / "c.xlsx") == contents(tmp_path / "a.xlsx")


def test_libreoffice_opens_it_with_the_chart(tmp_path: Path, soffice: Any) -> None:
    book = engine.open(with_macros(report(tmp_path)))
    book.save()
    opened_there = openpyxl.load_workbook(soffice(Path(book.fullname), "xlsx"))
    assert len(opened_there["Data"]._charts) == 1  # type: ignore[attr-defined]
    assert opened_there["Data"]["B12"].value == "=80+12"


def test_tables_and_data_tables_are_passed_on(tmp_path: Path) -> None:
    path = new(tmp_path, {"A1": "Unsur", "B1": "Nilai", "A2": "U1", "B2": 4})
    workbook = openpyxl.load_workbook(path)
    workbook["Data"].add_table(Table(displayName="Nilai", ref="A1:B2"))
    workbook["Data"]["D2"].value = DataTableFormula(ref="D2:D3", dtr=True, r1="A1")
    workbook.save(path)
    engine.open(path).save()
    assert sheet(path).tables["Nilai"].ref == "A1:B2"
    assert dict(sheet(path)["D2"].value) == {"t": "dataTable", "ref": "D2:D3", "dtr": "1", "r1": "A1"}


def test_the_workbook_can_be_dressed_before_it_is_saved(tmp_path: Path) -> None:
    book = engine.open(new(tmp_path))
    book.api["Data"].oddFooter.left.text = "Kecamatan Sooko"
    book.save()
    assert sheet(Path(book.fullname)).oddFooter.left.text == "Kecamatan Sooko"


def test_rows_that_excel_had_fitted_are_fitted_again(tmp_path: Path) -> None:
    parts = ooxml.read(new(tmp_path, {"A1": "a", "A2": "b"}).read_bytes())
    name = "xl/worksheets/sheet1.xml"
    parts[name] = parts[name].replace(b'<row r="1"', b'<row r="1" ht="45"')
    parts[name] = parts[name].replace(b'<row r="2"', b'<row r="2" ht="30" customHeight="1"')
    (tmp_path / "excel.xlsx").write_bytes(ooxml.write(parts))
    book = engine.open(tmp_path / "excel.xlsx")
    assert [book.sheets["Data"][f"A{row}"].row_height for row in (1, 2)] == [15.0, 30.0]
    book.save()
    heights = sheet(Path(book.fullname)).row_dimensions
    assert (heights[1].height, heights[2].height) == (None, 30.0)  # one line needs no height of its own


def test_a_saved_book_can_be_used_on(tmp_path: Path) -> None:
    book: xw.Book = opened(tmp_path, {"A1": 1, "A2": "=A1*2"})
    book.save(tmp_path / "lain.xlsx")
    assert (book.name, book.fullname) == ("lain.xlsx", str(tmp_path / "lain.xlsx"))
    book.sheets["Data"]["A1"].value = 4
    assert book.sheets["Data"]["A2"].value == 8.0
    book.save()
    assert sheet(tmp_path / "lain.xlsx", values=True)["A2"].value == 8
    assert sheet(tmp_path / "buku.xlsx", values=True)["A2"].value is None  # as openpyxl had made it

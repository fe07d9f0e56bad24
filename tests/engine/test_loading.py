"""Files that are no workbooks are refused with a sentence that says why."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from ikm_xl import engine, ooxml
from ikm_xl.area import Area
from ikm_xl.engine.sheet_contents import SheetContents
from ikm_xl.errors import IkmError
from tests.engine.books import new, opened


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-200])


def _without_workbook(path: Path) -> None:
    parts = ooxml.read(path.read_bytes())
    del parts["xl/workbook.xml"]
    path.write_bytes(ooxml.write(parts))


def _broken_sheet(path: Path) -> None:
    parts = ooxml.read(path.read_bytes())
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-20]
    path.write_bytes(ooxml.write(parts))


def _bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/bom.xml", "w") as part:
        for _ in range(1025):
            part.write(bytes(1 << 20))


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        (lambda path: path.unlink(), "tidak ditemukan"),
        (lambda path: (path.unlink(), path.mkdir()), "tidak dapat dibaca"),
        (lambda path: path.write_bytes(b""), "bukan buku kerja Excel yang utuh"),
        (lambda path: path.write_bytes(b"PK teks"), "bukan buku kerja Excel yang utuh"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "kata sandi"),
        (_cut, "bukan buku kerja Excel yang utuh"),
        (_without_workbook, "bukan buku kerja Excel yang utuh"),
        (_broken_sheet, "bukan buku kerja Excel yang utuh"),
        (_bomb, "bukan buku kerja Excel yang utuh"),
    ],
)
def test_what_is_no_whole_workbook(tmp_path: Path, damage: Callable[[Path], object], sentence: str) -> None:
    path = new(tmp_path)
    damage(path)
    before = len(engine.register().apps)
    with pytest.raises(IkmError, match=sentence) as refused:
        engine.open(path)
    assert "buku" in str(refused.value).lower()
    assert refused.value.hint
    assert len(engine.register().apps) == before  # nothing stays open


def test_text_as_excel_writes_it(tmp_path: Path) -> None:
    path = new(tmp_path, {"A1": "satu_x000D_\ndua", "A2": "_x005F_x0041_", "A3": "a_x0007_b"})
    sheet = engine.open(path).sheets["Data"]
    assert sheet["A1:A3"].value == ["satu\r\ndua", "_x0041_", "ab"]


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("rahasia")
    parts = ooxml.read(new(tmp_path, {"A1": "teks"}).read_bytes())
    xml = parts["xl/worksheets/sheet1.xml"].replace(b"<t>teks</t>", b"<t>&x;</t>")
    head = f'<!DOCTYPE worksheet [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode()
    parts["xl/worksheets/sheet1.xml"] = head + xml
    (tmp_path / "buku.xlsx").write_bytes(ooxml.write(parts))
    try:
        value = engine.open(tmp_path / "buku.xlsx").sheets["Data"]["A1"].value
    except IkmError:
        value = None
    assert value is None or "rahasia" not in value


def test_a_chart_on_a_sheet_of_its_own_is_refused_before_it_is_lost(tmp_path: Path) -> None:
    path = new(tmp_path)
    workbook = openpyxl.load_workbook(path)
    workbook.create_chartsheet("Grafik").add_chart(BarChart())
    workbook.save(path)
    with pytest.raises(IkmError, match="Lembar 'Grafik' hanya berisi bagan"):
        engine.open(path)


def test_errors_that_stand_in_cells(tmp_path: Path) -> None:
    sheet = engine.open(new(tmp_path, {"A1": "#N/A", "A2": "=ISNA(A1)", "A3": "=A1"})).sheets["Data"]
    assert sheet["A1:A3"].value == [None, True, None]
    assert sheet["A1"].options(err_to_str=True).value == "#N/A"


def test_closing_forgets_the_book(tmp_path: Path) -> None:
    before = len(engine.register().apps)
    book = opened(tmp_path)
    assert len(engine.register().apps) == before + 1
    book.close()
    with engine.opened(tmp_path / "buku.xlsx") as book:
        book.sheets["Data"]["A1"].value = 1
    assert len(engine.register().apps) == before
    with engine.opened(tmp_path / "buku.xlsx") as book:
        assert book.sheets["Data"]["A1"].value is None


@pytest.mark.parametrize("cell", ["A1048576", "XFD1"])
def test_a_stray_cell_far_from_the_table(tmp_path: Path, cell: str) -> None:
    with engine.opened(new(tmp_path, {"A2": 2, "B1": f"=A2+{cell}", cell: 7})) as book:
        assert book.sheets["Data"]["B1"].value == 9


def test_a_sheet_that_spans_more_than_any_memory_is_refused(tmp_path: Path) -> None:
    path = new(tmp_path, {"A1": 2, "XFD1048576": 7})
    with pytest.raises(IkmError, match="'Data' terisi sampai sel XFD1048576") as refused:
        engine.open(path)
    assert refused.value.code == "IKM-M03"
    with pytest.raises(IkmError, match="terlalu luas") as refused, engine.opened(path, stored=True):
        pass
    assert refused.value.code == "IKM-M46"


def test_only_rows_that_ever_held_something_are_looked_at() -> None:
    grid = SheetContents()
    grid.rows = {3: [1.0], 1_048_576: ["a", None, "c"]}
    whole = Area(1, 1, 1_048_576, 16_384)
    assert list(grid.lines(whole)) == [(3, [1.0]), (1_048_576, ["a", None, "c"])]
    assert list(grid.lines(Area(2, 2, 4, 3))) == [(3, [])]
    grid.clear(Area(3, 1, 3, 1))
    assert next(grid.lines(whole)) == (3, [None])

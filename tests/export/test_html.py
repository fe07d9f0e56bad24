"""Tables of web pages."""

import pytest

from ikm_xl.errors import IkmError
from ikm_xl.export.html import is_page, tables


def test_merged_cells_keep_their_text_in_the_first() -> None:
    page = (
        "<table><tr><th rowspan=2>No</th><th colspan='2'>NILAI</th><th rowspan=2>Saran</th></tr>"
        "<tr><th>U1</th><th>U2</th></tr>"
        "<tr><td>1</td><td>4</td><td>3</td><td>a<br>b &amp; c</td></tr></table>"
    )
    assert tables(page, "a") == [
        ("Tabel 1", [["No", "NILAI", "", "Saran"], ["", "U1", "U2"], ["1", "4", "3", "a\nb & c"]])
    ]


def test_sections_of_a_table_and_cells_left_open() -> None:
    page = (
        "<TABLE><thead><tr><th>No<th>U1</thead><tbody><tr><td>1<td>4</tbody>"
        "<tfoot><tr><td>n<td>1</tfoot></TABLE>"
    )
    assert tables(page, "a") == [("Tabel 1", [["No", "U1"], ["1", "4"], ["n", "1"]])]


def test_a_table_inside_a_layout_is_a_table_of_its_own() -> None:
    page = "<table><tr><td><b>Laporan</b><table><tr><td>No</td><td>U1</td></tr></table></td></tr></table>"
    assert tables(page, "a") == [("Tabel 1", [["Laporan"]]), ("Tabel 2", [["No", "U1"]])]


@pytest.mark.parametrize(
    "hidden",
    [
        '<span style="display:none">4</span>',
        "<span style='color:red; DISPLAY : None'>4</span>",
        "<i hidden>4</i>",
        "<b class='x kunci'>4</b>",
        "<span style='visibility:hidden'><u>4</u></span>",
        "<script>4</script>",
        "<style>td {color: red}</style>",
        "<template>4</template>",
    ],
)
def test_what_a_cell_hides_is_no_text_of_it(hidden: str) -> None:
    style = "<style>td {color: red} .kunci { color: red; display: none }</style>"
    for cell in (f"{hidden}3", f"3{hidden}", f"<b>3</b>{hidden}", f"<b>{hidden}3</b>"):
        page = f"{style}<table><tr><td>{cell}<td class='y'>2</table>"
        assert tables(page, "a") == [("Tabel 1", [["3", "2"]])]


def test_hidden_rows_and_columns_are_read_as_those_of_a_workbook() -> None:
    page = "<table style='display:none'><tr hidden><td>1<td style='display:none'>2</table>"
    assert tables(page, "a") == [("Tabel 1", [["1", "2"]])]
    assert tables(f"<div style='display:none'>{page}</div>", "a") == [("Tabel 1", [["1", "2"]])]


def test_nothing_outside_the_page_is_read() -> None:
    page = '<!DOCTYPE html [<!ENTITY rahasia SYSTEM "file:///etc/passwd">]><table><tr><td>&rahasia;</td></tr></table>'
    ((_, rows),) = tables(page, "a")
    assert "root:" not in str(rows)


def test_spans_that_would_fill_the_memory() -> None:
    cells = "<td colspan=16384>x</td>"
    assert len(tables(f"<table><tr>{cells}</tr></table>", "a")[0][1][0]) == 16384
    with pytest.raises(IkmError, match="terlalu besar"):
        tables(f"<table><tr>{cells}{cells}</tr></table>", "a")
    with pytest.raises(IkmError, match="terlalu besar"):
        tables(f"<table>{f'<tr>{cells}</tr>' * 2000}</table>", "a")


@pytest.mark.parametrize(
    "text", ["<html>", "  <!DOCTYPE html>", "\n<table border=1>", "<?xml version='1.0'?><html>"]
)
def test_what_a_page_begins_with(text: str) -> None:
    assert is_page(text)
    assert not is_page("No;Saran\n1;<b>")

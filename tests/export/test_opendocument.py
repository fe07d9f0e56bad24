"""Spreadsheets of other programs than LibreOffice."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ikm_xl.export.opendocument import usual
from ikm_xl.export.read import read_grids
from tests.cleaning.ekspor import LAYOUTS, write_ods

Change = Callable[[bytes], bytes]


def _other_prefixes(content: bytes) -> bytes:
    for name, short in ((b"table", b"t"), (b"office", b"o"), (b"text", b"x")):
        content = content.replace(b" xmlns:" + name, b" xmlns:" + short)
        for sign in (b"<", b"</", b" "):
            content = content.replace(sign + name + b":", sign + short + b":")
    return content


@pytest.mark.parametrize(
    ("without", "change"),
    [
        ("mimetype", bytes),
        ("META-INF/manifest.xml", bytes),
        ("", _other_prefixes),
        ("", lambda content: content.replace(b" office:value-type='string'", b"")),
        (
            "",
            lambda content: content.replace(
                b"<text:p>No</text:p>", b"<text:p><text:span>No</text:span></text:p>"
            ),
        ),
    ],
    ids=["no mimetype", "no manifest", "prefixes", "untyped texts", "spans"],
)
def test_documents_of_other_programs(tmp_path: Path, without: str, change: Change) -> None:
    plain = write_ods(tmp_path / "a.ods", LAYOUTS["esukma"].rows())
    other = tmp_path / "b.ods"
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(other, "w") as target:
        for name in source.namelist():
            if name != without:
                content = source.read(name)
                target.writestr(name, change(content) if name == "content.xml" else content)
    assert read_grids(other)[0].baris == read_grids(plain)[0].baris


STRING = '<table:table-cell office:value-type="string">{}</table:table-cell>'
NUMBER = (
    '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
)
COMMENT = "<office:annotation><dc:creator>Budi</dc:creator><text:p>catatan</text:p></office:annotation>"


def cell(inside: str, attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def row(*cells: str, repeated: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{repeated}">{"".join(cells)}</table:table-row>'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            row(STRING.format("<text:p>a</text:p>"), NUMBER.format(4), repeated=3),
            [["a", 4.0]] * 3,
            id="rows that stand for several",
        ),
        pytest.param(
            row(cell("<text:p>4</text:p>", 'table:number-columns-repeated="3"'), NUMBER.format(1)),
            [["4", "4", "4", 1.0]],
            id="cells that stand for several",
        ),
        pytest.param(
            row(cell("<text:p>4</text:p>", 'office:value-type="float"'), NUMBER.format(2)),
            [["4", 2.0]],
            id="a number without its value",
        ),
        pytest.param(
            row(cell("<text:p>4</text:p>", 'calcext:value-type="float"'), NUMBER.format(2)),
            [["4", 2.0]],
            id="a type of LibreOffice alone",
        ),
        pytest.param(
            row(
                STRING.format(
                    "<text:p><text:span>a</text:span>b<text:s text:c='2'/>c</text:p><text:p>d</text:p>"
                )
            ),
            [["ab  c\nd"]],
            id="spans, blanks and paragraphs",
        ),
        pytest.param(
            row(cell("<text:p><text:span>4</text:span></text:p>"), STRING.format("<text:p>z</text:p>")),
            [["4", "z"]],
            id="a span in a cell without a type",
        ),
        pytest.param(
            row(
                cell("<text:p>NILAI</text:p>", 'table:number-columns-spanned="3" office:value-type="string"'),
                '<table:covered-table-cell table:number-columns-repeated="2"/>',
                STRING.format("<text:p>z</text:p>"),
            ),
            [["NILAI", "", "", "z"]],
            id="cells that another covers",
        ),
        pytest.param(
            row(cell(f"{COMMENT}<text:p>4</text:p>"), STRING.format(f"{COMMENT}<text:p>baik</text:p>")),
            [["4", "baik"]],
            id="comments",
        ),
        pytest.param(row(cell(COMMENT), NUMBER.format(3)), [["", 3.0]], id="a comment on a blank cell"),
        pytest.param(
            row(
                cell(
                    "<draw:g><draw:g><draw:custom-shape><text:p>cap</text:p></draw:custom-shape></draw:g>"
                    "</draw:g><text:p>4</text:p>"
                ),
                cell("<draw:frame/><text:p>3</text:p>"),
            ),
            [["4", "3"]],
            id="shapes over cells",
        ),
        pytest.param(
            "\n" + row("\n  ", cell("\n <text:p>4</text:p>\n "), "\n", NUMBER.format(3), "\n") + "\n",
            [["4", 3.0]],
            id="laid out for people",
        ),
        pytest.param(row(STRING.format("<text:p><![CDATA[a<b]]></text:p>")), [["a<b"]], id="CDATA"),
        pytest.param(
            row(cell("", 'office:value-type="string" office:string-value="abc"'), NUMBER.format(1)),
            [["abc", 1.0]],
            id="a text that stands in an attribute",
        ),
        pytest.param(
            f"<table:table-header-rows>{row(NUMBER.format(1))}</table:table-header-rows><table:table-row-group>"
            f"<table:table-row-group>{row(NUMBER.format(2))}</table:table-row-group></table:table-row-group>",
            [[1.0], [2.0]],
            id="groups of rows",
        ),
    ],
)
def test_cells_as_other_programs_write_them(tmp_path: Path, rows: str, expected: list[list[object]]) -> None:
    path = write_ods(tmp_path / "a.ods", [["x"]])
    with zipfile.ZipFile(path) as source:
        content = source.read("content.xml").decode()
    start, end = content.index("<table:table-row>"), content.index("</table:table>")
    declared = (
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'  # not the usual prefix
    )
    body = content[:start] + rows.replace("draw:", "d:") + content[end:]
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("content.xml", body.replace(" xmlns:office", f"{declared} xmlns:office", 1))
    assert read_grids(path)[0].baris == expected


def test_a_text_that_looks_like_a_name_stays() -> None:
    content = b'<t:a xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0">jam t:08</t:a>'
    assert usual(content).endswith(b">jam t:08</table:a>")

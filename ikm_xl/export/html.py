"""Reading the tables of web pages, which many systems hand out as xls files."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ikm_xl.export import refusals
from ikm_xl.export.calamine import Sheets
from ikm_xl.export.limits import MAX_CELLS, MAX_COLUMNS

_PAGE = re.compile(r"\ufeff?\s*<(?:[a-z!?])", re.IGNORECASE)
_ROWS = "./tr | ./thead/tr | ./tbody/tr | ./tfoot/tr"
_NEVER_SHOWN = ("script", "style", "template")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)", re.IGNORECASE)
_HIDDEN_CLASS = re.compile(
    r"\.([\w-]+)\s*\{[^{}]*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE
)
_PARTS_OF_TABLES = frozenset(("table", "thead", "tbody", "tfoot", "tr", "td", "th", "html", "body"))
_MAX_ROWSPAN = 65_534  # as in the HTML standard


def is_page(text: str) -> bool:
    """Whether a text is HTML rather than delimited."""
    return bool(_PAGE.match(text))


def tables(text: str, name: str) -> Sheets:
    """The cells of every table, as text; a merged cell's text stands in its first cell, as in Excel.

    What a cell hides (a key to sort by, a script) is no text of it. Whole rows, columns and tables that are
    hidden are read, as those of a workbook are.

    Raises:
        IkmError: a table is too large.
    """
    # Nothing is fetched and no entity of the document's own is replaced: this is the HTML parser.
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, huge_tree=True)
    page = etree.fromstring(f"<html>{text}".encode(), parser)  # so that even a page of nothing has a root
    _drop_hidden(page)
    for line_break in page.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return [
        (f"Tabel {number}", _rows(table, name)) for number, table in enumerate(page.iter("table"), start=1)
    ]


def _drop_hidden(page: Any) -> None:
    """Empty whatever of the page is never shown; the text behind it stays."""
    classes = {name for style in page.iter("style") for name in _HIDDEN_CLASS.findall(style.text or "")}
    for element in [element for element in page.iter(etree.Element) if _is_hidden(element, classes)]:
        element.clear(keep_tail=True)


def _is_hidden(element: Any, classes: set[str]) -> bool:
    if element.tag in _PARTS_OF_TABLES:
        return False
    never_shown = (
        element.tag in _NEVER_SHOWN
        or element.get("hidden") is not None
        or _HIDING.search(element.get("style", ""))
        or not classes.isdisjoint(element.get("class", "").split())
    )
    return bool(never_shown) and element.find(".//table") is None


def _rows(table: Any, name: str) -> list[list[object]]:
    rows: list[list[object]] = []
    covered: dict[int, int] = {}  # column → how many of the next rows a cell above still covers
    cells = 0
    for line in table.xpath(_ROWS):
        row: list[object] = []
        below: dict[int, int] = {column: more - 1 for column, more in covered.items() if more > 1}
        for cell in line.xpath("./td | ./th"):
            while len(row) in covered:
                row.append("")
            columns, more = _span(cell, "colspan", MAX_COLUMNS), _span(cell, "rowspan", _MAX_ROWSPAN) - 1
            if more:
                below |= dict.fromkeys(range(len(row), len(row) + columns), more)
            row += [_text(cell), *[""] * (columns - 1)]
            if len(row) > MAX_COLUMNS:
                raise refusals.too_large(name)
        cells += len(row)
        if cells > MAX_CELLS:
            raise refusals.too_large(name)
        rows.append(row)
        covered = below
    return rows


def _span(cell: Any, attribute: str, most: int) -> int:
    text = cell.get(attribute, "1").strip()
    return max(1, min(int(text), most)) if text.isdecimal() else 1


def _text(cell: Any) -> str:
    """The text of a cell without that of tables inside it, which are read as tables of their own."""
    if not len(cell):
        return cell.text or ""
    if cell.find(".//table") is None:
        return "".join(cell.itertext())
    return "".join(cell.xpath("./text() | ./*[not(descendant-or-self::table)]//text()"))

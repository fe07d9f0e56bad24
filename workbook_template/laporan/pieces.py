"""The pieces of the report's template: paragraphs, tables, captions, fields, sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm
from docx.table import Table
from docx.text.paragraph import Paragraph

from workbook_template.laporan.looks import CATATAN, CENTRE, ISI, KEPALA, SEL, SEL_TENGAH, TEXT_WIDTH

LANDSCAPE_WIDTH = 242.0
"""Millimetres between the margins of A4 that lies across."""
_CELL_MARGIN = 60  # twentieths of a point: a millimetre
_HEAD_FILL = "D9E4E9"  # of a table's header: pale, with dark letters, so that it prints well


class Writer:
    """Writes the template from its beginning to its end."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def tag(self, statement: str) -> None:
        """A paragraph that only steers: ``if …``, ``for …``, ``endif``; the report has nothing of it."""
        self.document.add_paragraph(f"{{%p {statement} %}}")

    def text(self, text: str, style: str = ISI) -> Paragraph:
        """A paragraph."""
        return self.document.add_paragraph(text, style)

    def each(self, items: str, style: str = ISI) -> None:
        """A paragraph for each text of a list."""
        self.tag(f"for butir in {items}")
        self.text("{{ butir }}", style)
        self.tag("endfor")

    def own(self, key: str, *neutral: str, style: str = ISI) -> None:
        """The office's own paragraphs of Pengaturan, or these."""
        self.tag(f"if teks.{key}")
        self.each(f"teks.{key}", style)
        self.tag("else")
        for text in neutral:
            self.text(text, style)
        self.tag("endif")

    def heading(self, text: str, level: int) -> None:
        """A heading; those of level 1 begin a page."""
        self.document.add_heading(text, level)

    def caption(self, label: str, text: str) -> None:
        """``Tabel 3. …``, numbered by a field."""
        paragraph = self.document.add_paragraph(f"{label} ", "Caption")
        field(paragraph, f" SEQ {label} \\* ARABIC ", "1")
        paragraph.add_run(f". {text}")

    def picture(self, name: str, caption: str) -> None:
        """A picture of the report and its caption below."""
        paragraph = self.document.add_paragraph(f"{{{{ {name} }}}}")
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.keep_with_next = True
        self.caption("Gambar", caption)
        self.document.paragraphs[-1].paragraph_format.keep_with_next = False

    def table(
        self,
        columns: Sequence[tuple[str, float, str]],
        rows: str,
        *,
        centred: Sequence[int] = (),
        last: Sequence[str] = (),
        whole: bool = False,
    ) -> Table:
        """A table with a row for each element ``r`` of a list.

        Args:
            columns: title, width in parts, and content such as ``{{ r.nama }}``.
            rows: the list.
            centred: numbers of the columns whose content is centred.
            last: the contents of a bold last row, if there is one.
            whole: not to be split between two pages; for a table of few rows.
        """
        table: Table = self.document.add_table(rows=1, cols=len(columns), style="Table Grid")
        frame(table, [width for _, width, _ in columns])
        head(table, [title for title, _, _ in columns])
        for content in (f"{{%tr for r in {rows} %}}", None, "{%tr endfor %}"):
            cells = table.add_row().cells  # type: ignore[no-untyped-call]
            for number, (_, _, inner) in enumerate(columns):
                text = inner if content is None else content if number == 0 else ""
                put(cells[number].paragraphs[0], text, SEL_TENGAH if number in centred else SEL)
        if last:
            closing = table.add_row().cells  # type: ignore[no-untyped-call]
            for number, (cell, text) in enumerate(zip(closing, last, strict=True)):
                put(cell.paragraphs[0], text, SEL_TENGAH if number in centred else SEL, bold=True)
        for row in table.rows:
            keep(row)
            for cell in row.cells if whole else ():
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        return table

    def note(self, text: str) -> None:
        """A remark below a table; an empty one parts the table from what follows."""
        self.text(text, CATATAN)

    def section(
        self, *, landscape: bool = False, numbers: str = "decimal", start: int | None = None
    ) -> Section:
        """Begin a section on a new page."""
        section: Section = self.document.add_section(WD_SECTION.NEW_PAGE)
        shape(section, landscape=landscape)
        number_pages(section, numbers, start)
        section.different_first_page_header_footer = False  # that is the cover's
        section.footer.is_linked_to_previous = False
        footer(section, LANDSCAPE_WIDTH if landscape else TEXT_WIDTH)
        return section


def shape(section: Section, *, landscape: bool = False) -> None:
    """A4 with room for punch holes; the report itself takes the paper of Pengaturan."""
    width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin, section.right_margin = Mm(30), Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)


def number_pages(section: Section, form: str, start: int | None) -> None:
    """Roman or Arabic numbers, from a number on or as the section before goes on."""
    for former in section._sectPr.findall(qn("w:pgNumType")):  # a new section is a copy of the one before
        section._sectPr.remove(former)
    element: Any = OxmlElement("w:pgNumType")
    element.set(qn("w:fmt"), form)
    if start is not None:
        element.set(qn("w:start"), str(start))
    section._sectPr.insert_element_before(
        element, "w:cols", "w:formProt", "w:vAlign", "w:noEndnote", "w:titlePg", "w:docGrid"
    )


def footer(section: Section, width: float) -> None:
    """Unit, period and code to the left, the page to the right."""
    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Footer"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run("{{ kaki }}\tHalaman ")
    field(paragraph, " PAGE ", "1")


def field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field with what it shows until Word updates it."""
    for kind in ("begin", "", "separate", "shown", "end"):
        run = paragraph.add_run(shown if kind == "shown" else None)
        if kind == "":
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = instruction
            run._r.append(element)
        elif kind != "shown":
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
            run._r.append(element)


def put(paragraph: Paragraph, text: str, style: str, *, bold: bool = False) -> None:
    """Write a cell."""
    paragraph.style = style
    run = paragraph.add_run(text)
    run.bold = True if bold else None


def head(table: Table, titles: Sequence[str]) -> None:
    """The first row as header, which is repeated on each page."""
    row = table.rows[0]
    for cell, title in zip(row.cells, titles, strict=True):
        put(cell.paragraphs[0], title, KEPALA)
        fill = OxmlElement("w:shd")
        for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _HEAD_FILL)):
            fill.set(qn(key), value)
        cell._tc.get_or_add_tcPr().append(fill)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep(row: Any) -> None:
    """A row is not split between two pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def frame(table: Table, parts: Sequence[float], width: float = TEXT_WIDTH) -> None:
    """As wide as the text, its columns in these parts."""
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    whole: Any = table._tbl.tblPr.find(qn("w:tblW"))
    whole.set(qn("w:type"), "pct")
    whole.set(qn("w:w"), "5000")
    margins = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin = OxmlElement(side)
        margin.set(qn("w:w"), str(_CELL_MARGIN))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look: Any = table._tbl.tblPr.find(qn("w:tblLook"))
    look.addprevious(margins)
    for column, part in zip(table.columns, parts, strict=True):
        column.width = Mm(width * part / sum(parts))
        for cell in column.cells:
            cell.width = column.width

"""A report as its readers see it: headings, paragraphs, the tables below their captions."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from ikm_xl.report import document
from ikm_xl.sop.state import State

TEMPLATE = Path(__file__).parents[2] / "workbook_template" / "Laporan_SKM.docx"


class Report:
    """The Word file that a State gives."""

    def __init__(self, state: State, template: Path = TEMPLATE) -> None:
        self.data = document.compose(state, template)
        self.word: Any = docx.Document(io.BytesIO(self.data))

    @cached_property
    def parts(self) -> list[Paragraph | Table]:
        return [*self._parts()]

    def _parts(self) -> Iterator[Paragraph | Table]:
        for element in self.word.element.body:
            if element.tag == qn("w:p"):
                yield Paragraph(element, self.word)
            elif element.tag == qn("w:tbl"):
                yield Table(element, self.word)

    @property
    def text(self) -> str:
        """All of it: paragraphs and cells."""
        return "\n".join(
            "".join(node.text or "" for node in p.iter(qn("w:t"))) for p in self.word.element.iter(qn("w:p"))
        )

    @property
    def headings(self) -> list[str]:
        return [p.text for p in self.word.paragraphs if str(p.style.name).startswith("Heading")]

    def captions(self, label: str) -> list[str]:
        return [
            p.text for p in self.word.paragraphs if p.style.name == "Caption" and p.text.startswith(label)
        ]

    def entries(self, style: str) -> list[str]:
        """The titles in a table of contents or captions, without their pages."""
        wanted = [p for p in self.word.element.iter(qn("w:p")) if style in _style(Paragraph(p, self.word))]
        titles = (p.find(f".//{qn('w:hyperlink')}//{qn('w:t')}") for p in wanted)
        return [title.text for title in titles if title is not None]

    def table(self, title: str) -> list[list[str]]:
        """The rows below their header of the first table after a caption or heading with these words."""
        at = next(
            i for i, part in enumerate(self.parts) if isinstance(part, Paragraph) and _titled(part, title)
        )
        return rows(next(part for part in self.parts[at:] if isinstance(part, Table)))

    def after(self, heading: str) -> str:
        """The text between a heading and the next."""
        at = next(i for i, p in enumerate(self.word.paragraphs) if p.text == heading)
        found = []
        for paragraph in self.word.paragraphs[at + 1 :]:
            if paragraph.style.name.startswith("Heading"):
                break
            found.append(paragraph.text)
        return "\n".join(found)

    def edges(self, kind: str) -> set[str]:
        """What stands in the headers or footers of all sections."""
        return {
            "".join(p.text for p in edge.paragraphs)
            for section in self.word.sections
            for edge in (getattr(section, kind), getattr(section, f"first_page_{kind}"))
        }


def _style(paragraph: Paragraph) -> str:
    return str(paragraph.style.name) if paragraph.style is not None else ""


def _titled(paragraph: Paragraph, title: str) -> bool:
    return bool(re.match("Heading|Caption", _style(paragraph))) and title in paragraph.text


def rows(table: Table) -> list[list[str]]:
    """Their texts, read from the XML: python-docx takes minutes over a long table."""
    found = [[_text(cell) for cell in row.findall(qn("w:tc"))] for row in table._tbl.findall(qn("w:tr"))]
    return found[1:]


def _text(cell: Any) -> str:
    paragraphs = ("".join(node.text or "" for node in p.iter(qn("w:t"))) for p in cell.iter(qn("w:p")))
    return "\n".join(paragraphs)

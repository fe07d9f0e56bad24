"""What Word keeps in fields, filled in beforehand: numbers of captions, tables of contents and of captions.

The numbers of pages are known to Word and LibreOffice only: Word asks when the file is opened and fills them
in. All is found in the document as it is, so that an office's own template works as ours does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

_PAGE = "…"
"""Stands for a page's number until Word or LibreOffice knows it."""
_LEVELS = re.compile(r'\\o "1-(\d)"')
_LABEL = re.compile(r'\\c "([^"]+)"')
_SEQUENCE = re.compile(r"\s*SEQ (\w+)")


def fill(document: Document) -> None:
    """Number the captions, then list headings and captions where the document has tables of them."""
    captions = _number(document)
    headings = [
        (int(str(paragraph.style.name)[-1]), paragraph)
        for paragraph in document.paragraphs
        if paragraph.style is not None and re.fullmatch(r"Heading [1-9]", str(paragraph.style.name))
    ]
    marks = _Marks(document)
    for first, instruction in list(_tables(document)):
        if label := _LABEL.search(instruction):
            entries = [("table of figures", paragraph) for name, paragraph in captions if name == label[1]]
        elif levels := _LEVELS.search(instruction):
            entries = [(f"toc {level}", p) for level, p in headings if level <= int(levels[1])]
        else:
            continue
        _list(first, [(style, paragraph, marks.of(paragraph)) for style, paragraph in entries])


class _Marks:
    """Bookmarks around paragraphs that are listed somewhere, each once."""

    def __init__(self, document: Document) -> None:
        self._next = len(document.element.findall(f".//{qn('w:bookmarkStart')}")) + 1000
        self._names: dict[Any, str] = {}

    def of(self, paragraph: Paragraph) -> str:
        element = paragraph._p
        if element not in self._names:
            name = f"_Toc{self._next:08d}"
            start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
            for mark in (start, end):
                mark.set(qn("w:id"), str(self._next))
            start.set(qn("w:name"), name)
            first = 1 if element.pPr is not None else 0
            element.insert(first, start)
            element.append(end)
            self._names[element] = name
            self._next += 1
        return self._names[element]


def _number(document: Document) -> list[tuple[str, Paragraph]]:
    """Give each caption its number; the captions with their label, in order."""
    counted: Counter[str] = Counter()
    found = []
    for paragraph in document.paragraphs:
        for at, run in enumerate(paragraph.runs):
            code = run._r.find(qn("w:instrText"))
            match = _SEQUENCE.match(code.text or "") if code is not None else None
            if match:
                counted[match[1]] += 1
                _shown(paragraph, at).text = str(counted[match[1]])
                found.append((match[1], paragraph))
    return found


def _shown(paragraph: Paragraph, at: int) -> Any:
    """The run that a field shows, after the one with its instruction."""
    runs = paragraph.runs[at:]
    after = next(i for i, run in enumerate(runs) if _mark(run._r) == "separate")
    return runs[after + 1]


def _mark(run: Any) -> str:
    mark = run.find(qn("w:fldChar"))
    return "" if mark is None else str(mark.get(qn("w:fldCharType")))


def _tables(document: Document) -> Iterator[tuple[Any, str]]:
    """The first paragraph of each table of contents or captions, and its instruction."""
    for code in document.element.body.iter(qn("w:instrText")):
        text = code.text or ""
        if text.strip().startswith("TOC"):
            yield next(code.iterancestors(qn("w:p"))), text


def _list(first: Any, entries: list[tuple[str, Paragraph, str]]) -> None:
    """Put these entries in the place of what a table held, inside of its field."""
    runs = list(first.iter(qn("w:r")))
    begin = next(run for run in runs if _mark(run) == "begin")
    code = next(run for run in runs if run.find(qn("w:instrText")) is not None)
    opening = [begin, code, _char("separate")]
    last = _last(first, begin)
    while last is not first:  # what the field held, the paragraph with its end included
        between = first.getnext()
        if between is None:
            break
        between.getparent().remove(between)
        if between is last:
            break
    shape = deepcopy(first.pPr) if first.pPr is not None else None
    for child in list(first):
        if child is not first.pPr:
            first.remove(child)
    paragraphs = [first]
    for _ in entries[1:]:
        paragraphs[-1].addnext(OxmlElement("w:p"))
        paragraphs.append(paragraphs[-1].getnext())
    for element, (style, paragraph, name) in zip(paragraphs, entries, strict=False):
        wrapped = Paragraph(element, paragraph._parent)
        wrapped.style = style
        for run in opening:
            element.append(run)
        opening = []
        element.append(_entry(paragraph.text, name))
    if not entries and shape is None:
        first.get_or_add_pPr()
    for run in opening:
        first.append(run)
    paragraphs[-1].append(_char("end"))


def _last(first: Any, begin: Any) -> Any:
    """The paragraph in which the field that begins here ends."""
    depth, started = 0, False
    for run in first.getparent().iter(qn("w:r")):
        started = started or run is begin
        kind = _mark(run) if started else ""
        depth += {"begin": 1, "end": -1}.get(kind, 0)
        if started and depth == 0:
            return next(run.iterancestors(qn("w:p")))
    return first


def _entry(text: str, name: str) -> Any:
    """A title that leads to its place, dots, and the number of its page as a field."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name)
    link.set(qn("w:history"), "1")
    title = OxmlElement("w:r")
    title.text = text
    tab = OxmlElement("w:r")
    tab.append(OxmlElement("w:tab"))
    code = OxmlElement("w:r")
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = f" PAGEREF {name} \\h "
    code.append(instruction)
    shown = OxmlElement("w:r")
    shown.text = _PAGE
    for run in (title, tab, _char("begin"), code, _char("separate"), shown, _char("end")):
        link.append(run)
    return link


def _char(kind: str) -> Any:
    run = OxmlElement("w:r")
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run.append(mark)
    return run

"""The styles of the report's template: one place for each look, so that whoever edits it in Word changes one.

Nothing is told by colour alone.
"""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ikm_xl.workbook.paper import FONT

NAVY = RGBColor(0x16, 0x32, 0x4A)
LEFT, CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
TEXT_WIDTH = 155.0
"""Millimetres between the margins of A4; tables are as wide as the paper leaves room."""

ISI = "IKM Isi"  # running text
SEL = "IKM Sel"  # text in a table
SEL_TENGAH = "IKM Sel Tengah"
KEPALA = "IKM Kepala Tabel"
SAMPUL = "IKM Sampul"
SAMPUL_BESAR = "IKM Sampul Besar"
JUDUL_DEPAN = "IKM Judul Depan"  # of what stands before chapter I and in no table of contents
CATATAN = "IKM Catatan"  # remark below a table
DRAF = "IKM Draf"
TTD = "IKM Tanda Tangan"


def font(style: ParagraphStyle, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Give a style the workbook's typeface, whatever the theme says."""
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, italic
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(key), FONT)


def styles(document: Document) -> None:
    """Every style of the report."""
    known = document.styles
    normal: Any = known["Normal"]
    font(normal, 11)
    normal.element.get_or_add_rPr().append(_language())
    _space(normal, 0, 0)
    for name, size, align, before, after in (
        (ISI, 11, WD_ALIGN_PARAGRAPH.JUSTIFY, 0, 6),
        (SEL, 9.5, LEFT, 1, 1),
        (SEL_TENGAH, 9.5, CENTRE, 1, 1),
        (CATATAN, 9, LEFT, 3, 10),
        (TTD, 11, LEFT, 0, 0),
        (SAMPUL, 14, CENTRE, 0, 6),
    ):
        style = _new(document, name, size)
        _space(style, before, after)
        style.paragraph_format.alignment = align
    isi: Any = known[ISI]
    isi.paragraph_format.line_spacing = 1.3
    for name, size, before, after in (
        (SAMPUL_BESAR, 20, 0, 8),
        (KEPALA, 9.5, 1, 1),
        (JUDUL_DEPAN, 14, 0, 14),
        (DRAF, 12, 0, 0),
    ):
        style = _new(document, name, size, bold=True)
        _space(style, before, after)
        style.paragraph_format.alignment = CENTRE
    known[TTD].paragraph_format.left_indent = Mm(80)
    known[TTD].paragraph_format.keep_with_next = True
    for name, size, before, after in (
        ("Heading 1", 14, 0, 12),
        ("Heading 2", 11.5, 12, 6),
        ("Heading 3", 11, 8, 4),
    ):
        heading: Any = known[name]
        font(heading, size, bold=True)
        heading.font.color.rgb = NAVY
        _space(heading, before, after)
        heading.paragraph_format.keep_with_next = True
    known["Heading 1"].paragraph_format.alignment = CENTRE
    known["Heading 1"].paragraph_format.page_break_before = True
    caption: Any = known["Caption"]
    font(caption, 9.5, bold=True)
    caption.font.color.rgb = NAVY
    _space(caption, 8, 4)
    caption.paragraph_format.alignment = CENTRE
    caption.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number"):
        listed: Any = known[name]
        font(listed, 11)
        _space(listed, 0, 3)
        listed.paragraph_format.line_spacing = 1.3
        listed.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for name, indent in (("toc 1", 0), ("toc 2", 6), ("toc 3", 12), ("table of figures", 0)):
        _contents(document, name, indent)
    for name in ("Header", "Footer"):
        edge: Any = known[name]
        font(edge, 8)
        edge.paragraph_format.tab_stops.clear_all()  # python-docx's are those of another paper


def _language() -> Any:
    element = OxmlElement("w:lang")
    for key in ("w:val", "w:eastAsia"):
        element.set(qn(key), "id-ID")
    return element


def _new(document: Document, name: str, size: float, *, bold: bool = False) -> Any:
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    font(style, size, bold=bold)
    return style


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing_rule = WD_LINE_SPACING.SINGLE


def _contents(document: Document, name: str, indent: float) -> None:
    style = _new(document, name, 11)
    _space(style, 0, 3)
    style.paragraph_format.left_indent = Mm(indent)
    style.paragraph_format.right_indent = Mm(10)  # a long title breaks before the numbers
    style.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)

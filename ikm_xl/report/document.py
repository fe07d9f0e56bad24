"""The report as a Word file: the template filled with what a State gives, on the paper of its settings.

docxtpl and what it needs are imported here and in fields.py only, and no earlier than a report is made.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Twips
from docxtpl import DocxTemplate, InlineImage
from jinja2 import DictLoader, TemplateError, Undefined
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from ikm_xl import ooxml
from ikm_xl.errors import IkmError
from ikm_xl.report import charts, context, fields
from ikm_xl.sop.state import State

SIZES = {"A4": (210, 297), "F4": (215, 330)}
"""Width and height of the papers in millimetres."""
_LABELS_MM = 36
_REASON = 120  # characters


class _Strict(Undefined):
    """A name that the report does not know, in a template that somebody edited, is told and not left out."""

    __iter__ = __str__ = __len__ = __bool__ = Undefined._fail_with_undefined_error


def compose(state: State, template: Path, at: datetime | None = None) -> bytes:
    """The report as the bytes of a .docx file.

    Args:
        state: with its respondents and figures.
        template: the Word file that is filled; its statements can read what the context holds, no more.
        at: when it was made; now unless given.

    Raises:
        IkmError: there is no result yet, or the template is no Word file or says what is not understood.
    """
    return _filled(context.of(state), template, state.settings.kertas, at or datetime.now())


def _filled(values: context.Context, template: Path, paper: str, at: datetime) -> bytes:
    try:
        document = DocxTemplate(template)
        pictures = {
            name: InlineImage(document, io.BytesIO(data), width=Mm(charts.WIDTH_MM))
            for name, data in values["gambar"].items()
        }
        document.render(
            {**values, "gambar": pictures},
            SandboxedEnvironment(undefined=_Strict, autoescape=True, loader=DictLoader({})),
            autoescape=True,
        )
    except TemplateError as error:
        line = f" (baris {error.lineno})" if isinstance(error, TemplateSyntaxError) else ""
        raise IkmError(
            f"Templat laporan {template.name} memuat tanda yang tidak dikenal{line}: {str(error)[:_REASON]}.",
            "Perbaiki tanda {{ … }} atau {% … %} itu di Word, atau pakai lagi templat bawaan.",
            code="IKM-R02",
        ) from error
    except (
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
        zipfile.BadZipFile,
    ) as error:  # no zip, no Word file in it, damaged XML
        raise IkmError(
            f"Templat laporan {template.name} tidak dapat dibaca sebagai berkas Word (.docx).",
            "Pakai lagi templat bawaan, atau simpan berkas itu di Word sebagai .docx.",
            code="IKM-R03",
        ) from error
    made: Any = document.docx
    fields.fill(made)
    _paper(made, paper)
    _spread(made)
    _describe(made)
    unit = values["unit"]
    properties = made.core_properties
    properties.author = properties.last_modified_by = unit["kecamatan"]
    properties.title = f"Laporan Survei Kepuasan Masyarakat {unit['kecamatan']} {values['periode']}"
    properties.subject = "DRAF" if values["draf"] else f"Kode verifikasi {values['kode']}"
    properties.created = properties.modified = at
    out = io.BytesIO()
    document.save(out)
    return ooxml.write(ooxml.read(out.getvalue()))


def _paper(document: Document, paper: str) -> None:
    """Every page on the paper of the settings, those that lie across included."""
    short, long = SIZES[paper]
    for section in document.sections:
        across = section.orientation == WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = (Mm(long), Mm(short)) if across else (Mm(short), Mm(long))


def _spread(document: Document) -> None:
    """Where a table got a column for each unsur: the first as wide as its labels need, the others alike.

    Such a table is known by its cells, which keep the width that they had in the template.
    """
    for table in document.element.body.iter(qn("w:tbl")):
        grid = table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
        rows = [row.findall(qn("w:tc")) for row in table.findall(qn("w:tr"))]
        whole = sum(int(column.get(qn("w:w"))) for column in grid)
        if sum(int(cell.tcPr.width.twips) for cell in rows[0] if cell.tcPr.width) <= whole * 1.1:
            continue
        first = int(Mm(_LABELS_MM).twips)
        widths = [first, *[(whole - first) // (len(grid) - 1)] * (len(grid) - 1)]
        for column, width in zip(grid, widths, strict=True):
            column.set(qn("w:w"), str(width))
        for row in rows:
            for cell, width in zip(row, widths, strict=False):
                cell.tcPr.width = Twips(width)


def _describe(document: Document) -> None:
    """What a picture shows, for whoever cannot see it: its caption."""
    body = document.element.body
    for picture in body.iter(qn("wp:docPr")):
        paragraph = next(picture.iterancestors(qn("w:p")))
        caption = paragraph.getnext()
        if caption is not None:
            picture.set("descr", "".join(node.text or "" for node in caption.iter(qn("w:t"))))

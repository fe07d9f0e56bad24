"""The report's template, from nothing: ``python -m workbook_template.laporan.build``."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ikm_xl import ooxml
from ikm_xl.workbook.shipped import REPORT_NAME
from workbook_template.laporan import attachments, chapters, front, looks
from workbook_template.laporan.pieces import Writer

_LEFT_OUT = ("thumbnail", "stylesWithEffects", "customXml")
"""Parts of python-docx's blank document that say nothing of ours, by the kind of their relation."""
BUILT = datetime(2025, 1, 1)
"""Stands for the time of creation, so that the same sources give the same file."""


def build() -> bytes:
    """The template as a file. Equal sources give equal bytes."""
    document = docx.Document()
    looks.styles(document)
    to = Writer(document)
    front.build(to)
    chapters.build(to)
    attachments.build(to)
    update = OxmlElement("w:updateFields")
    update.set(qn("w:val"), "true")  # Word asks whether to bring contents and numbers up to date
    settings = document.settings.element
    settings.insert_element_before(
        update, "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:rsids"
    )
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "ikm-xl", "Laporan SKM", ""
    properties.created = properties.modified = BUILT
    properties.language = "id-ID"
    for part in (document.part, document.part.package):
        for name, relation in list(part.rels.items()):
            if relation.reltype.rsplit("/", 1)[-1] in _LEFT_OUT:
                del part.rels[name]
    out = io.BytesIO()
    document.save(out)
    return ooxml.write(ooxml.read(out.getvalue()))


def main() -> None:
    """Writes the template into the project."""
    (Path(__file__).parents[1] / REPORT_NAME).write_bytes(build())


if __name__ == "__main__":
    main()

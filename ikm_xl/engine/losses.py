"""What a file holds that the engine does not write again: named before saving, never lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts

Loss = tuple[str, str]
"""The sheet, "" for the whole workbook, and what would be left out."""

_IN_SHEET = (
    (rb"<controls\b|<oleObjects\b", "tombol, kotak, atau objek tanam"),
    (rb"<x14:cfRule\b|<x14:conditionalFormatting\b", "format bersyarat versi baru"),
    (rb"<x14:dataValidation\b", "validasi yang merujuk lembar lain"),
    (rb"<x14:slicerList\b|<x15:tableSlicer", "alat pemotong data (slicer)"),
    (rb'\bcm="\d', "rumus larik dinamis"),
    (rb'\bvm="\d', "gambar di dalam sel"),
)
_KINDS = (
    ("/threadedComment", "percakapan pada sel"),
    ("/ctrlProp", "tombol formulir"),
)
_IN_BOOK = (
    ("customXml/", "data XML tambahan"),
    ("docMetadata/", "label kerahasiaan"),
    ("xl/vbaProjectSignature", "tanda tangan digital makro"),
    ("_xmlsignatures/", "tanda tangan digital berkas"),
)


def found(parts: Parts) -> Iterator[Loss]:
    """Everything that saving would leave out.

    Args:
        parts: all parts of the workbook's file.
    """
    for sheet, part in ooxml.sheet_parts(parts).items():
        xml = parts.get(part, b"")
        texts = [what for pattern, what in _IN_SHEET if re.search(pattern, xml)]
        texts += [what for kind, what in _KINDS if ooxml.related(parts, part, kind)]
        yield from ((sheet, what) for what in dict.fromkeys(texts))
    for beginning, what in _IN_BOOK:
        if any(name.startswith(beginning) for name in parts):
            yield "", what

"""The template as it is shipped: what every workbook that is examined is held against, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from ikm_xl import engine, ooxml
from ikm_xl.ooxml import Parts
from ikm_xl.sop.places import Places
from ikm_xl.sop.sheets import Contents
from ikm_xl.workbook import layout, shipped

SHEETS = tuple(sheet for sheet in layout.SHEETS if sheet != layout.EKSPOR)
"""The sheets that belong to the program; one belongs to the export."""


@cache
def contents() -> Mapping[str, Contents]:
    """What stands on each of :data:`SHEETS`."""
    with engine.opened(shipped.path()) as book:
        places = Places(book)
        return MappingProxyType({sheet: places.contents(sheet) for sheet in SHEETS})


@cache
def parts() -> Parts:
    """All parts of its file; nobody changes them in place."""
    return ooxml.read(shipped.path().read_bytes())

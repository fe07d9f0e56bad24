"""Documents of other programs than LibreOffice, as calamine expects them."""

from __future__ import annotations

import re
from collections.abc import Iterable

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
MIMETYPE = "mimetype"

_SPACE = re.compile(
    rb"""xmlns:([\w.-]+)=["']urn:oasis:names:tc:opendocument:xmlns:(table|office|text):1\.0["']"""
)
_TAG = re.compile(rb"<[^>]*>")
# A cell with a text that does not say that it is one.
_UNTYPED = re.compile(rb"<table:table-cell((?![^>]*\soffice:value-type)(?:\s[^>/]*)?)>(?=\s*<text:p\b)")


def usual(content: bytes) -> bytes:
    """The content with the usual prefixes of names, and with a type for every cell that has a text."""
    for prefix, name in set(_SPACE.findall(content)):
        if prefix != name:
            content = _renamed(content, prefix, name)
            content = content.replace(b"xmlns:" + prefix + b"=", b"xmlns:" + name + b"=", 1)
    return _UNTYPED.sub(rb'<table:table-cell\1 office:value-type="string">', content)


def _renamed(content: bytes, prefix: bytes, name: bytes) -> bytes:
    inside = re.compile(rb"(?<=[<\s/])" + re.escape(prefix) + rb":")
    return _TAG.sub(lambda tag: inside.sub(name + b":", tag[0]), content)


def missing(parts: Iterable[str]) -> dict[str, str]:
    """The parts that tell a reader what the package is, as far as they are not there."""
    names = set(parts)
    if CONTENT not in names:
        return {}
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
    needed = {MIMETYPE: kind, MANIFEST: f'<m:manifest xmlns:m="{space}">{entry}</m:manifest>'}
    return {name: text for name, text in needed.items() if name not in names}

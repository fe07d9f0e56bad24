"""Documents of other programs than LibreOffice, as calamine expects them.

Calamine passes over what it does not expect: an answer would be lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
MIMETYPE = "mimetype"

_SPACE = re.compile(
    rb"""xmlns:([\w.-]+)=["']urn:oasis:names:tc:opendocument:xmlns:(table|office|text|drawing):1\.0["']"""
)
_PREFIX = {b"drawing": b"draw"}
_TAG = re.compile(rb"<[^<>]*>")
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
# What lies on a cell without being its content: comments, and whatever is drawn there.
_ON_CELLS = (b"office:annotation", *(b"draw:" + name for name in (b"frame", b"custom-shape", b"rect", b"g")))
# A cell with a text that does not say that it is one.
_UNTYPED = re.compile(rb"<table:table-cell((?![^<>]*\soffice:value-type)(?:\s[^<>/]*)?)>(?=<text:p\b)")
# A number, a date or a time of which only the text is there.
_UNVALUED = re.compile(
    rb"""(<table:table-cell(?![^<>]*\soffice:(?:date-|time-|boolean-)?value=)[^<>]*\soffice:value-type=)"""
    rb"""["'](?:float|percentage|currency|date|time|boolean)["']([^<>]*[^<>/])?>(?=<text:p\b)"""
)
# Line breaks of a document that is laid out for people: only inside a paragraph are they somebody's.
_BLANKS = re.compile(
    rb"((?:</?table:table-row|</?table:(?:covered-)?table-cell)\b[^<>]*>|</text:p>|<text:p\s*/>)\s+(?=<)"
)


def usual(content: bytes) -> bytes:
    """The content with the usual prefixes of names, and with a type for every cell that has a text.

    What is no content of a cell (comments, shapes, line breaks between the elements) is left away.
    """
    if -1 < content.rfind(b"<![CDATA[") < content.rfind(b"]]>"):
        content = _CDATA.sub(
            lambda found: escape(found[1].decode("utf-8", "replace"), quote=False).encode(), content
        )
    for prefix, space in set(_SPACE.findall(content)):
        name = _PREFIX.get(space, space)
        if prefix != name:
            content = _renamed(content, prefix, name)
            content = content.replace(b"xmlns:" + prefix + b"=", b"xmlns:" + name + b"=", 1)
    for name in _ON_CELLS:
        content = _without(content, name)
    content = _BLANKS.sub(rb"\1", content)
    content = _UNVALUED.sub(rb'\1"string"\2>', content)
    return _UNTYPED.sub(rb'<table:table-cell\1 office:value-type="string">', content)


def _renamed(content: bytes, prefix: bytes, name: bytes) -> bytes:
    inside = re.compile(rb"(?<=[<\s/])" + re.escape(prefix) + rb":")
    return _TAG.sub(lambda tag: inside.sub(name + b":", tag[0]), content)


def _without(content: bytes, name: bytes) -> bytes:
    """The content without the elements of a name, and without what lies in them."""
    kept: list[bytes] = []
    depth = at = 0
    for tag in re.finditer(b"<(/?)" + name + rb"(?=[\s/>])[^<>]*>", content):
        if tag[1]:
            depth -= 1
        elif not depth:
            kept.append(content[at : tag.start()])
        depth += not tag[1] and not tag[0].endswith(b"/>")
        if depth <= 0:
            at, depth = tag.end(), 0
    return b"".join([*kept, content[at:]]) if kept and not depth else content


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

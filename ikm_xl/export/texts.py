"""Reading exports that are text: decoding, and telling web pages from delimited text."""

from __future__ import annotations

import re

from ikm_xl.export import delimited, html, refusals
from ikm_xl.export.calamine import Sheets

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HEAD = 4096  # characters that tell what a text is
_BINARY = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_BINARY = 0.01  # of the characters; fewer are stray ones
_FEWEST_STRAY = 3
_ZEROS = 0.2  # of the bytes, if a text has two bytes a character


def tables(data: bytes, name: str) -> Sheets:
    """Read delimited text, or every table of a web page.

    Cells stay text: "0812" is a telephone number, and what "4,0" means is for the cleaning to say.

    Raises:
        IkmError: it is no text, delimited text without a table, or too large.
    """
    text = _decoded(data)
    head = text[:_HEAD]
    if len(_BINARY.findall(head)) > max(_FEWEST_STRAY, _MOST_BINARY * len(head)):
        raise refusals.no_table(name)
    text = _BINARY.sub("", text)
    if html.is_page(text):
        return html.tables(text, name)
    return [("", [list(row) for row in delimited.rows(text, name)])]


def _decoded(data: bytes) -> str:
    """The text; without a byte order mark it is UTF-16 if it has zero bytes, else UTF-8 if that fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data[:_HEAD].count(0) > _ZEROS * len(data[:_HEAD]):
        low_bytes_first = data[1:_HEAD:2].count(0) > data[0:_HEAD:2].count(0)
        return data.decode("utf-16-le" if low_bytes_first else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")

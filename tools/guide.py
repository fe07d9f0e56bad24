"""Renders the staff's guide as one HTML file that needs no internet: ``python tools/guide.py``.

docs/panduan.md is the source; pictures go into the page itself, because the button Panduan opens the file
beside the workbook, where nothing else of docs/ is.
"""

from __future__ import annotations

import base64
import html
import re
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

DOCS = Path(__file__).resolve().parents[1] / "docs"
SOURCE = DOCS / "panduan.md"
TARGET = DOCS / "Panduan_IKM.html"

_KINDS = {".png": "image/png", ".svg": "image/svg+xml"}
_PAGE = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 16px/1.55 "Segoe UI", Arial, sans-serif; color: #202020; max-width: 56em; margin: 2em auto;
  padding: 0 1em; }}
h1, h2, h3, h4 {{ color: #16324a; line-height: 1.25; margin: 1.6em 0 .5em; }}
h2 {{ border-bottom: 2px solid #1b5e78; padding-bottom: .2em; }}
a {{ color: #1b5e78; }}
img {{ display: block; max-width: 100%; margin: 1em 0; border: 1px solid #c8d0d4; }}
table {{ border-collapse: collapse; margin: 1em 0; font-size: .93em; }}
th, td {{ border: 1px solid #c8d0d4; padding: .35em .6em; text-align: left; vertical-align: top; }}
th {{ background: #1b5e78; color: #fff; }}
code {{ font-family: Consolas, monospace; font-size: .93em; background: #eef3f5; padding: .1em .3em; }}
pre {{ background: #eef3f5; padding: .8em 1em; white-space: pre-wrap; overflow-wrap: anywhere; }}
pre code {{ padding: 0; }}
blockquote {{ margin: 1em 0; padding: .1em 1em; border-left: 4px solid #1b5e78; background: #fbf6e9; }}
@media print {{ body {{ margin: 0; max-width: none; font-size: 11pt; }} tr, img {{ break-inside: avoid; }} }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def main() -> None:
    """Write the page."""
    TARGET.write_text(render(SOURCE), encoding="utf-8", newline="\n")
    print(f"{TARGET}: {TARGET.stat().st_size / 1e6:.1f} MB")


def render(source: Path) -> str:
    """A Markdown file as one HTML page that refers to nothing outside itself but web addresses.

    Raises:
        OSError: a picture is missing.
    """
    markdown, tokens = parse(source)
    title = ""
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", anchor(inline.content))
            title = title or inline.content
    for token in _all(tokens):
        if token.type == "image":
            token.attrSet("src", _inlined(source.parent / str(token.attrGet("src"))))
    body = markdown.renderer.render(tokens, markdown.options, {})
    return _PAGE.format(title=html.escape(title), body=body)


def parse(source: Path) -> tuple[MarkdownIt, list[Token]]:
    """A Markdown file with tables, as GitHub shows it; HTML in it is only text."""
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    return markdown, markdown.parse(source.read_text(encoding="utf-8"))


def anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading: ``1. Apa ini?`` → ``1-apa-ini``."""
    return re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower()).replace(" ", "-")


def _all(tokens: list[Token]) -> list[Token]:
    return [part for token in tokens for part in (token, *(token.children or ()))]


def _inlined(picture: Path) -> str:
    data = base64.b64encode(picture.read_bytes()).decode("ascii")
    return f"data:{_KINDS[picture.suffix]};base64,{data}"


if __name__ == "__main__":
    main()

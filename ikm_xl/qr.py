"""A text as a QR code."""

from __future__ import annotations

import io

import segno

_MODULE = 8  # pixels: sharp on paper, whose printers have more dots than that
_QUIET = 4  # modules of white around the code: as its standard asks, and scanners expect


def png(text: str) -> bytes:
    """The code as a PNG picture, black on white, with its quiet zone.

    Every camera reads it without a network, because it holds the text itself. A sixth may be dirty or torn
    (level M).

    Args:
        text: at most some 2,000 characters.
    """
    out = io.BytesIO()
    segno.make_qr(text, error="m", boost_error=False).save(out, kind="png", scale=_MODULE, border=_QUIET)
    return out.getvalue()

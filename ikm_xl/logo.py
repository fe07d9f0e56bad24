"""The office's logo: one picture, from a file or from the sheet Pengaturan, ready for the letterheads."""

from __future__ import annotations

import hashlib
import io
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from PIL import Image

from ikm_xl import ooxml
from ikm_xl.errors import IkmError
from ikm_xl.ooxml import Parts
from ikm_xl.workbook import layout

_POINTS = 52  # the lines of a letterhead above the address of its office
_PIXELS = 600  # more than a printer shows of that size
_MOST_BYTES = 20_000_000
_MOST_PIXELS = 50_000_000
_READ = ("PNG", "JPEG", "GIF", "BMP")


@dataclass(frozen=True)
class Logo:
    """A picture as a PNG file."""

    png: bytes

    def file(self) -> bytes:
        """The PNG file, for whoever wants it made."""
        return self.png

    @cached_property
    def digest(self) -> str:
        """Tells one picture from another."""
        return hashlib.sha256(self.png).hexdigest()[:12]

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height in points: the longer side is as long as there is room for."""
        with Image.open(io.BytesIO(self.png)) as picture:
            longest = max(picture.size)
            return picture.width * _POINTS / longest, picture.height * _POINTS / longest


def read(path: Path) -> Logo:
    """The logo of a picture file.

    Raises:
        IkmError: there is no such file, or it is no picture that can be read.
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    except OSError as error:
        raise IkmError(
            f"Berkas logo {path.name} tidak dapat dibaca.",
            "Periksa nama dan letak berkasnya: dihitung dari folder berkas pengaturan.",
            code="IKM-M12",
        ) from error
    return _logo(data, f"Berkas logo {path.name}")


def on_pengaturan(parts: Parts) -> Logo | None:
    """The picture that stands on the sheet Pengaturan of a workbook's file; None where there is none.

    Raises:
        IkmError: there are several, or it is no picture that can be read.
    """
    found = [
        parts.get(part, b"")
        for drawing in ooxml.related(parts, ooxml.sheet_parts(parts)[layout.PENGATURAN], "/drawing")
        for part in ooxml.pictures(parts, drawing)
    ]
    if len(found) > 1:
        raise IkmError(
            f"Di lembar {layout.PENGATURAN} ada {len(found)} gambar.",
            "Hapus yang bukan logo, lalu klik Pasang Logo lagi.",
            code="IKM-M13",
        )
    return _logo(found[0], f"Gambar di lembar {layout.PENGATURAN}") if found else None


def carried(parts: Parts) -> Logo | None:
    """The same for a new workbook, which goes without a logo where it is not clear which picture it is."""
    with suppress(IkmError):
        return on_pengaturan(parts)
    return None


def _logo(data: bytes, called: str) -> Logo:
    try:
        with Image.open(io.BytesIO(data), formats=_READ) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise ValueError("too many pixels")
            logo = picture.convert("RGBA")
            logo.thumbnail((_PIXELS, _PIXELS))
            out = io.BytesIO()
            logo.save(out, "PNG", optimize=True)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise IkmError(
            f"{called} bukan gambar yang dapat dibaca.",
            "Simpan logonya sebagai PNG atau JPG (paling besar 20 MB), lalu ulangi.",
            code="IKM-M14",
        ) from error
    return Logo(out.getvalue())

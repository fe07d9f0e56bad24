"""The QR code of a text."""

import io

import pytest
import segno
from PIL import Image

from ikm_xl import qr

QUIET, PIXELS = 4, 8

TEXTS = (
    "Indeks Kepuasan Masyarakat\nKecamatan Sooko\nIKM 81,96, mutu B\nKode verifikasi BB5F-C65B-94D7",
    "Kecamatan Ñ – é",
    "x" * 300,
)


def modules(png: bytes) -> list[list[bool]]:
    """The dark modules of a picture, its quiet zone included, as a camera sees them: by their middles."""
    image = Image.open(io.BytesIO(png)).convert("L")
    many = image.width // PIXELS
    pixel = [PIXELS * number + PIXELS // 2 for number in range(many)]
    values = [[int(image.getpixel((x, y))) for x in pixel] for y in pixel]  # type: ignore[arg-type]
    return [[value < 128 for value in row] for row in values]


def code(text: str) -> list[list[bool]]:
    """The modules that the library makes for a text, and the quiet zone around them."""
    rows = segno.make_qr(text, error="m", boost_error=False).matrix_iter(border=QUIET)
    return [[bool(module) for module in row] for row in rows]


@pytest.mark.parametrize("text", TEXTS)
def test_the_picture_shows_the_code_of_its_text(text: str) -> None:
    assert modules(qr.png(text)) == code(text)


def test_another_text_is_another_picture() -> None:
    assert qr.png(TEXTS[0]) != qr.png(TEXTS[0].replace("81,96", "81,97"))
    assert qr.png(TEXTS[0]) == qr.png(TEXTS[0])

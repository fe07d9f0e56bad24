"""The QR code of a text, read by a library that did not write it."""

import io

import pytest
import segno
import zxingcpp
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


def codes(picture: Image.Image) -> list[str]:
    """What the codes in a picture say, as a camera reads them."""
    return [str(found.text) for found in zxingcpp.read_barcodes(picture)]


def said(png: bytes) -> str:
    """What the one code in a PNG file says."""
    (text,) = codes(Image.open(io.BytesIO(png)))
    return text


@pytest.mark.parametrize("text", TEXTS)
def test_the_picture_shows_the_code_of_its_text(text: str) -> None:
    assert modules(qr.png(text)) == code(text)
    assert said(qr.png(text)) == text


def test_a_torn_corner_and_a_stain_do_not_matter() -> None:
    """Level M bears a sixth."""
    picture = Image.open(io.BytesIO(qr.png(TEXTS[0]))).convert("L")
    side = picture.width // 6
    end = picture.width - 40
    picture.paste(0, (end - side, end - side, end, end))
    assert codes(picture) == [TEXTS[0]]


def test_another_text_is_another_picture() -> None:
    assert qr.png(TEXTS[0]) != qr.png(TEXTS[0].replace("81,96", "81,97"))
    assert qr.png(TEXTS[0]) == qr.png(TEXTS[0])

"""The result as a square picture for social media: what came out, what it means, what follows, where to turn.

It holds approved figures only; its QR code says them as text, with the code of verification.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PIL import Image, ImageDraw, ImageFont

from ikm_xl import qr
from ikm_xl.errors import IkmError
from ikm_xl.indonesian import comma
from ikm_xl.report import standing
from ikm_xl.sop.state import State
from ikm_xl.survey.bands import STANDAR, Band

SIDE = 1080  # pixels: what the networks show without scaling
_MARGIN = 60
_NAVY, _ACCENT, _PALE, _INK, _WHITE = "#16324A", "#1B5E78", "#E1F1F8", "#1A1A1A", "#FFFFFF"
_QR = 250
_PLAIN = str.maketrans({"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_SMALLEST = 22  # pixels: what is read on a telephone


@dataclass(frozen=True)
class Poster:
    """What stands on the picture.

    Attributes:
        unit: the office.
        region: the kabupaten or kota that it belongs to.
        period: of the survey.
        ikm: the value.
        mutu, kinerja: what it means.
        bands: the values of each mutu, the best first.
        n: respondents.
        lowest: the names of the unsur that will be improved.
        turn_to: where to complain, beside SP4N-LAPOR!; "" for nowhere else.
        code: what the QR code says.
    """

    unit: str
    region: str
    period: str
    ikm: Decimal
    mutu: str
    kinerja: str
    bands: tuple[Band, ...]
    n: int
    lowest: tuple[str, ...]
    turn_to: str
    code: str


def of(state: State, code: str) -> Poster:
    """The poster of a workbook.

    Args:
        state: with its figures.
        code: what the QR code says.

    Raises:
        IkmError: the document is a draft.
    """
    index, settings = state.figures.index, state.settings
    if standing.of(state).draft or index.ikm is None or not code:
        raise IkmError(
            "Gambar poster hanya dibuat dari dokumen yang sudah disetujui; dokumen ini masih DRAF.",
            "Ikuti 'Langkah berikutnya' di lembar Beranda sampai Siapkan Pengesahan selesai, lalu ulangi.",
            code="IKM-R06",
        )
    names = {unsur.kode: unsur.nama for unsur in index.unsur}
    return Poster(
        unit=settings.instansi.kecamatan,
        region=settings.instansi.pemerintah.removeprefix("Pemerintah "),
        period=settings.periode.teks,
        ikm=index.ikm,
        mutu=index.mutu,
        kinerja=index.kinerja,
        bands=STANDAR[settings.perhitungan.standar_mutu],
        n=index.n,
        lowest=tuple(names[kode] for kode in index.terendah),
        turn_to=settings.instansi.situs,
        code=code,
    )


def png(poster: Poster) -> bytes:
    """The picture as a PNG file, :data:`SIDE` pixels wide and high."""
    image = Image.new("RGB", (SIDE, SIDE), _WHITE)
    draw = ImageDraw.Draw(image)
    middle = SIDE // 2
    draw.rectangle((0, 0, SIDE, 236), fill=_NAVY)
    _line(draw, (middle, 60), "INDEKS KEPUASAN MASYARAKAT", 50, _WHITE, bold=True)
    _line(draw, (middle, 126), poster.unit.upper(), 50, _WHITE, bold=True)
    _line(draw, (middle, 192), f"{poster.region} - {poster.period}".upper().strip(" -"), 34, _WHITE)
    draw.rectangle((0, 236, SIDE, 626), fill=_PALE)
    _line(draw, (middle, 360), comma(poster.ikm), 230, _NAVY, bold=True)
    meaning = f"MUTU PELAYANAN {poster.mutu} ({poster.kinerja.upper()})"
    _line(draw, (middle, 520), meaning, 54, _NAVY, bold=True)
    people = f"{poster.n:,}".replace(",", ".")
    respondents = f"Penilaian {people} responden; nilai 25 sampai 100, makin tinggi makin baik"
    _line(draw, (middle, 588), respondents, 28, _INK)
    _scale(draw, poster, 646)
    _below(image, draw, poster, 748)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _scale(draw: ImageDraw.ImageDraw, poster: Poster, top: int) -> None:
    """The bands of mutu in a row; the unit's own is dark and framed, so that grey tells it, too."""
    width = (SIDE - 2 * _MARGIN) / len(poster.bands)
    for number, band in enumerate(reversed(poster.bands)):
        left = _MARGIN + number * width
        own = band.mutu.huruf == poster.mutu
        draw.rectangle(
            (left, top, left + width, top + 76), fill=_ACCENT if own else _WHITE, outline=_NAVY, width=2
        )
        colour = _WHITE if own else _INK
        named = f"{band.mutu.huruf} {band.mutu.kinerja}"
        _line(draw, (left + width / 2, top + 24), named, 30, colour, bold=own, room=width - 12)
        limits = f"{comma(band.bawah)} - {comma(band.atas)}"
        _line(draw, (left + width / 2, top + 57), limits, 24, colour, room=width - 12)


def _below(image: Image.Image, draw: ImageDraw.ImageDraw, poster: Poster, top: int) -> None:
    """What will be improved and where to turn on the left, the QR code on the right."""
    code = Image.open(io.BytesIO(qr.png(poster.code))).convert("RGB")
    left = SIDE - _MARGIN - _QR
    image.paste(code.resize((_QR, _QR), Image.Resampling.LANCZOS), (left, top))
    _line(draw, (left + _QR / 2, top + _QR + 12), "Pindai: bukti hasil ini", 22, _INK, room=_QR)
    room, y = left - _MARGIN - 20, top + 18
    rows: Sequence[tuple[str, int, bool]] = (
        ("Nilai terendah, yang akan kami perbaiki:", 32, True),
        *((f"{number}. {name}", 30, False) for number, name in enumerate(poster.lowest, 1)),
        ("", 12, False),
        ("Keluhan dan saran: SP4N-LAPOR! di www.lapor.go.id", 26, False),
        *(((f"Laman kami: {poster.turn_to}", 26, False),) if poster.turn_to else ()),
        ("", 12, False),
        ("Terima kasih atas penilaian Anda.", 26, True),
    )
    for text, size, bold in rows:
        _line(draw, (_MARGIN, y), text, size, _INK, bold=bold, anchor="lm", room=room)
        y += round(size * 1.34)


def _line(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size: int,
    fill: str,
    *,
    bold: bool = False,
    anchor: str = "mm",
    room: float = SIDE - 2 * _MARGIN,
) -> None:
    """One line in the letters of Pillow's typeface: smaller where it is wider than its room, at last cut."""
    text = text.translate(_PLAIN)
    while _width(draw, text, size, bold) > room:
        if size > _SMALLEST:
            size -= 1
        else:
            text = f"{text.removesuffix('...')[:-1].rstrip()}..."
    stroke = size // 40 + 1 if bold else 0
    font = ImageFont.load_default(size)
    draw.text(at, text, fill=fill, font=font, anchor=anchor, stroke_width=stroke, stroke_fill=fill)


def _width(draw: ImageDraw.ImageDraw, text: str, size: int, bold: bool) -> float:
    stroke = size // 40 + 1 if bold else 0
    return draw.textlength(text, font=ImageFont.load_default(size)) + 2 * stroke

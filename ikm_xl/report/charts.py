"""The report's charts as PNG pictures: the workbook's colours, readable in black and white.

Pillow draws them: it has its own typeface, so a chart is the same on every computer, and brings far less
along than a plotting library. What matters is dark, hatched and marked, never told by colour alone.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from ikm_xl.indonesian import comma

WIDTH_MM = 150
"""How wide the pictures are printed."""
_WIDTH = 1800  # pixels: 305 to the inch
_INK, _LINE, _DARK, _PALE = "#1A1A1A", "#7A868C", "#1B5E78", "#A9C3CE"
_STEPS = ("#16324A", "#6FA3B5", "#CFDDE3", "#FFFFFF")  # answers 1–4: the lowest is the darkest
_LEFT = 640  # room for the names
_ROW, _BAR = 78, 46
_TEXT, _SMALL = 34, 30
_MOST_LINES = 2
_LETTERS = 34  # of a line of a name


@dataclass(frozen=True)
class Bar:
    """One bar: its name, its value as it is printed, and whether it is one of the lowest."""

    name: str
    value: float
    lowest: bool = False


@dataclass(frozen=True)
class Limit:
    """A line across the bars, such as the lowest value of mutu B."""

    value: float
    name: str


class _Canvas:
    def __init__(self, height: int) -> None:
        self.image = Image.new("RGB", (_WIDTH, height), "white")
        self.draw = ImageDraw.Draw(self.image)

    def text(
        self, at: tuple[float, float], text: str, anchor: str, size: int = _TEXT, fill: str = _INK
    ) -> None:
        self.draw.text(at, text, fill=fill, font=ImageFont.load_default(size), anchor=anchor)

    def name(self, top: float, text: str) -> None:
        """A name left of its bar, on at most two lines."""
        lines = textwrap.wrap(text, _LETTERS) or [""]
        if len(lines) > _MOST_LINES:
            lines = [
                *lines[: _MOST_LINES - 1],
                textwrap.shorten(" ".join(lines[_MOST_LINES - 1 :]), _LETTERS, placeholder=" …"),
            ]
        for number, line in enumerate(lines):
            self.text((_LEFT - 20, top + _ROW / 2 + (number - (len(lines) - 1) / 2) * 34), line, "rm")

    def png(self) -> bytes:
        out = io.BytesIO()
        self.image.quantize(64, Image.Quantize.FASTOCTREE).save(out, "PNG", dpi=(305, 305))
        return out.getvalue()


def bars(rows: Sequence[Bar], limits: Sequence[Limit]) -> bytes:
    """Horizontal bars from 25 to 100 with the limits of mutu; the lowest are hatched and marked."""
    height = 90 + _ROW * len(rows) + 20
    canvas = _Canvas(height)
    right = _WIDTH - 150

    def x(value: float) -> float:
        return _LEFT + (min(max(value, 25), 100) - 25) / 75 * (right - _LEFT)

    for limit in limits:
        _dashed(canvas, x(limit.value), 70, height - 20)
        canvas.text((x(limit.value), 62), limit.name, "rb" if limit.value > 80 else "mb", _SMALL)
    for number, row in enumerate(rows):
        top = 80 + number * _ROW
        canvas.name(top, row.name)
        box = (_LEFT, top + (_ROW - _BAR) / 2, x(row.value), top + (_ROW + _BAR) / 2)
        canvas.draw.rectangle(box, fill=_DARK if row.lowest else _PALE, outline=_INK, width=2)
        if row.lowest:
            _hatch(canvas, box)
            _mark(canvas, box[2] + 16, top + _ROW / 2)
        canvas.text((box[2] + (46 if row.lowest else 14), top + _ROW / 2), comma(row.value), "lm")
    canvas.draw.line((_LEFT, 70, _LEFT, height - 20), fill=_INK, width=3)
    return canvas.png()


def shares(rows: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """A whole bar per unsur, parted by the answers 1–4; a part of 6 % and more says its share."""
    height = 90 + _ROW * len(rows) + 20
    canvas = _Canvas(height)
    right = _WIDTH - 60
    for value, fill in enumerate(_STEPS, 1):
        at = _LEFT + (value - 1) * 280
        canvas.draw.rectangle((at, 20, at + 40, 60), fill=fill, outline=_INK, width=2)
        canvas.text((at + 54, 40), f"Jawaban {value}", "lm", _SMALL)
    for number, (name, counts) in enumerate(rows):
        top = 80 + number * _ROW
        canvas.name(top, name)
        total, left = sum(counts), float(_LEFT)
        for counted, fill in zip(counts, _STEPS, strict=True):
            if not counted:
                continue
            end = left + counted / total * (right - _LEFT)
            box = (left, top + (_ROW - _BAR) / 2, end, top + (_ROW + _BAR) / 2)
            canvas.draw.rectangle(box, fill=fill, outline=_INK, width=2)
            if counted / total >= 0.06:
                shade = "white" if fill == _STEPS[0] else _INK
                canvas.text(
                    ((left + end) / 2, top + _ROW / 2),
                    f"{comma(counted * 100 / total, 0)}%",
                    "mm",
                    _SMALL,
                    shade,
                )
            left = end
    return canvas.png()


def trend(points: Sequence[tuple[str, float]], limits: Sequence[Limit]) -> bytes:
    """A line through the periods, the newest rightmost, with the limits of mutu that lie in sight."""
    height, bottom, top = 820, 690, 60
    canvas = _Canvas(height)
    left, right = 120, _WIDTH - 190
    values = [value for _, value in points]
    low, high = min(values) - 4, max(values) + 4
    low, high = max(25.0, low), min(100.5, high)

    def place(number: int, value: float) -> tuple[float, float]:
        step = (right - left) / len(points)
        return left + step * (number + 0.5), bottom - (value - low) / (high - low) * (bottom - top)

    for limit in limits:
        if low < limit.value < high:
            y = place(0, limit.value)[1]
            for start in range(left, right, 24):
                canvas.draw.line((start, y, start + 12, y), fill=_LINE, width=2)
            canvas.text((right + 12, y), limit.name, "lm", _SMALL)
    canvas.draw.line((left, top, left, bottom), fill=_INK, width=3)
    canvas.draw.line((left, bottom, right, bottom), fill=_INK, width=3)
    spots = [place(number, value) for number, value in enumerate(values)]
    canvas.draw.line(spots, fill=_DARK, width=6)
    for (x, y), (name, value) in zip(spots, points, strict=True):
        canvas.draw.ellipse((x - 11, y - 11, x + 11, y + 11), fill=_DARK, outline=_INK, width=2)
        canvas.text((x, y - 22), comma(value), "mb")
        for number, line in enumerate(textwrap.wrap(name, 16)[:3]):
            canvas.text((x, bottom + 16 + number * 34), line, "mt", _SMALL)
    return canvas.png()


def _dashed(canvas: _Canvas, x: float, top: int, bottom: int) -> None:
    for start in range(top, bottom, 24):
        canvas.draw.line((x, start, x, min(start + 12, bottom)), fill=_LINE, width=2)


def _hatch(canvas: _Canvas, box: tuple[float, float, float, float]) -> None:
    left, top, right, bottom = box
    height = bottom - top
    for start in range(int(left - height), int(right), 22):
        first, last = max(start, left + 2), min(start + height, right - 2)
        if last > first:
            canvas.draw.line(
                (first, bottom - (first - start), last, bottom - (last - start)), fill="white", width=2
            )


def _mark(canvas: _Canvas, x: float, y: float) -> None:
    """A triangle that points downwards, as ▼ on the sheets."""
    canvas.draw.polygon(((x - 9, y - 9), (x + 15, y - 9), (x + 3, y + 11)), fill=_INK)

"""How high a row must be for its text, where nobody with the real fonts can be asked.

Excel fits a row when its text is typed; LibreOffice never does so for a file that it opens, and neither
fits merged cells. The room is Excel's: 7 pixels for each digit that a column is wide, less 5 for its edges
(LibreOffice gives some 7.4 and no edges). The widths of the letters are those of Arial (Helvetica's published
metrics; Liberation Sans has them too).
"""

from __future__ import annotations

LINE = 1.275  # height of a line in sizes of its font: 12.75 points for 10
HIGHEST = 409.0  # points, Excel's limit

_PIXEL = 0.75  # points, at 96 dpi
_DIGIT, _PADDING = 7, 5  # pixels: of a digit of Arial 10, and of a cell's two edges
_BOLD = 1.07  # bold text is about so much wider
_SPARE = (
    1.05  # a printer's metrics differ from the screen's; a line too many is less harm than a line cut off
)

# Width in thousandths of the size, and the characters that have it; any other has the last one's.
_METRICS = (
    (191, "'"),
    (222, "ijl"),
    (278, " !,./:;I[]\\ft"),
    (333, "()-`r"),
    (355, '"*^'),
    (500, "Jckszvxy"),
    (584, "+<=>~"),
    (611, "FTZ"),
    (667, "&ABEKPSVXY"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "Mm"),
    (889, "%"),
    (944, "W"),
    (1000, "—…@✓✗▼"),
)
_OTHER = 556  # digits and most small letters
_WIDTH = {character: width / 1000 for width, characters in _METRICS for character in characters}


def lines(text: str, width: float, size: float = 10, *, bold: bool = False) -> int:
    """How many lines a wrapped text takes.

    Args:
        text: the text; it breaks at blanks, a word longer than a line anywhere.
        width: of the cell, in characters as Excel counts a column's width.
        size: of the font, in points.
        bold: whether the font is bold.
    """
    room = _room(width, size, bold)
    return sum(_paragraph(paragraph, room) for paragraph in text.split("\n"))


def holds(word: str, width: float, size: float = 10, *, bold: bool = False) -> bool:
    """Whether a text fits on one line of a cell; the arguments as of :func:`lines`."""
    return _width(word) <= _room(width, size, bold)


def _room(width: float, size: float, bold: bool) -> float:
    """The room for text in sizes of its font: a width counts digits, edges included (ECMA-376, 18.3.1.13)."""
    return (_DIGIT * width - _PADDING) * _PIXEL / (size * (_BOLD if bold else 1) * _SPARE)


def _paragraph(text: str, room: float) -> int:
    count, used, blank = 1, 0.0, _width(" ")
    for word in text.split(" "):
        long = _width(word)
        if used and used + blank + long > room:
            count, used = count + 1, long
        else:
            used += long + (blank if used else 0)
        while used > room:
            count, used = count + 1, used - room
    return count


def _width(text: str) -> float:
    return sum(_WIDTH.get(character, _OTHER / 1000) for character in text)

"""Draws the tab IKM from ribbon.xml as an SVG: a stand-in for a photograph of Excel.

Groups, buttons, sizes, order and labels are those of the XML. Excel's own icons are not ours to copy: a
letter, the button's keytip, stands in their place.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

_NS = "{http://schemas.microsoft.com/office/2009/07/customui}"
_ACCENT, _PALE, _LINE, _GREY, _BLACK = "#1B5E78", "#E4EEF2", "#C8D0D4", "#5F6B72", "#202020"
_LETTER = 6.4  # average width of a letter of 12 pixels
_STRIP, _BODY, _CAPTION = 34, 98, 22  # heights: names of the tabs, buttons, names of the groups
_GAP = 8
_SMALL_ROWS = 3
_OTHER_TABS = ("File", "Beranda", "Sisipkan")  # of an Indonesian Excel; the tab stands after Beranda
_AFTER = 2


@dataclass(frozen=True)
class _Button:
    label: str
    keytip: str
    large: bool

    @property
    def lines(self) -> tuple[str, ...]:
        """The label of a large button: Excel breaks it once, where both lines are shortest."""
        words = self.label.split()
        breaks = [(" ".join(words[:i]), " ".join(words[i:])) for i in range(1, len(words))]
        return min(breaks, key=lambda pair: max(map(len, pair)), default=(self.label,))

    @property
    def width(self) -> float:
        if self.large:
            return max(58, max(map(len, self.lines)) * _LETTER + 14)
        return len(self.label) * _LETTER + 34


def draw(xml: str) -> str:
    """The drawing of a ribbon's one tab."""
    tab = next(ElementTree.fromstring(xml).iter(f"{_NS}tab"))
    svg = Element(
        "svg", {"xmlns": "http://www.w3.org/2000/svg", "font-family": "Segoe UI, Arial, sans-serif"}
    )
    SubElement(svg, "title").text = f"Pita {tab.get('label')}"
    paper = SubElement(svg, "rect", {"fill": "#FFFFFF", "stroke": _LINE})
    _tabs(svg, str(tab.get("label")))
    x = float(_GAP)
    for group in tab:
        x = _group(svg, x, str(group.get("label")), [_button(child) for child in group])
    width, height = f"{x:.0f}", str(_STRIP + _BODY + _CAPTION)
    svg.set("viewBox", f"0 0 {width} {height}")
    for element in (svg, paper):
        element.set("width", width)
        element.set("height", height)
    ElementTree.indent(svg)
    return ElementTree.tostring(svg, encoding="unicode") + "\n"


def _button(element: Element) -> _Button:
    return _Button(str(element.get("label")), str(element.get("keytip")), element.get("size") == "large")


def _tabs(svg: Element, label: str) -> None:
    x = 20.0
    for name in (*_OTHER_TABS[:_AFTER], label, *_OTHER_TABS[_AFTER:]):
        own = name == label
        width = len(name) * 7
        _text(svg, x, 22, name, fill=_ACCENT if own else _GREY, weight="bold" if own else "normal", size=13)
        if own:
            _rect(svg, x - 2, _STRIP - 5, width + 4, 3, _ACCENT)
        x += width + 28
    _rect(svg, 0, _STRIP, "100%", 1, _LINE)


def _group(svg: Element, x: float, label: str, buttons: list[_Button]) -> float:
    """One group; returns where the next begins."""
    start = x
    column: list[_Button] = []
    for button in buttons:
        if button.large:
            x = _large(svg, x, button)
        else:
            column.append(button)
        if column and (len(column) == _SMALL_ROWS or button is buttons[-1]):
            x = _small(svg, x, column)
            column = []
    end = max(x, start + len(label) * _LETTER)
    baseline = _STRIP + _BODY + 14
    _text(svg, (start + end) / 2, baseline, label, fill=_GREY, anchor="middle", size=11)
    _rect(svg, end + _GAP / 2, _STRIP + 8, 1, _BODY + _CAPTION - 16, _LINE)
    return end + _GAP


def _large(svg: Element, x: float, button: _Button) -> float:
    middle = x + button.width / 2
    _icon(svg, middle - 16, _STRIP + 12, 32, button.keytip)
    for line, text in enumerate(button.lines):
        _text(svg, middle, _STRIP + 62 + 16 * line, text, anchor="middle")
    return x + button.width


def _small(svg: Element, x: float, buttons: list[_Button]) -> float:
    for row, button in enumerate(buttons):
        y = _STRIP + 12 + 28 * row
        _icon(svg, x + 6, y, 18, button.keytip)
        _text(svg, x + 30, y + 13, button.label)
    return x + max(button.width for button in buttons)


def _icon(svg: Element, x: float, y: float, side: int, letter: str) -> None:
    _rect(svg, x, y, side, side, _PALE, stroke=_ACCENT, rx=4)
    size = side * 0.5
    _text(svg, x + side / 2, y + side / 2 + size * 0.36, letter, _ACCENT, "middle", "bold", size)


def _rect(
    svg: Element, x: float, y: float, width: float | str, height: float, fill: str, **more: object
) -> None:
    values = {"x": x, "y": y, "width": width, "height": height, "fill": fill, **more}
    SubElement(svg, "rect", {name: _shown(value) for name, value in values.items()})


def _text(
    svg: Element,
    x: float,
    y: float,
    text: str,
    fill: str = _BLACK,
    anchor: str = "start",
    weight: str = "normal",
    size: float = 12,
) -> None:
    look = {"fill": fill, "text-anchor": anchor, "font-weight": weight, "font-size": _shown(size)}
    SubElement(svg, "text", {"x": _shown(x), "y": _shown(y), **look}).text = text


def _shown(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)

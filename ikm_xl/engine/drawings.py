"""The drawing of a sheet: pictures are put in and taken out, everything else in it stays as it was."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from ikm_xl import ooxml
from ikm_xl.ooxml import Parts

_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMU = 12_700  # to the point
_NEW = f'<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{_R}"/>'.encode()
_ANCHOR = f"""<xdr:oneCellAnchor xmlns:xdr="{_XDR}" xmlns:a="{_A}" xmlns:r="{_R}">
<xdr:from><xdr:col>{{column}}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{{row}}</xdr:row><xdr:rowOff>0</xdr:rowOff>
</xdr:from><xdr:ext cx="{{width}}" cy="{{height}}"/>
<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{{number}}" name="Picture {{number}}"/><xdr:cNvPicPr/></xdr:nvPicPr>
<xdr:blipFill><a:blip r:embed="{{relation}}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>
<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{{width}}" cy="{{height}}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>"""


class Drawings:
    """The drawings of an open workbook.

    Args:
        parts: the parts of its file that come along when it is saved; changed in place.
        by_sheet: the drawing part of each sheet that has one; changed in place.
    """

    def __init__(self, parts: Parts, by_sheet: dict[str, str]) -> None:
        self._parts, self._by_sheet = parts, by_sheet

    def pictures(self, sheet: str) -> list[str]:
        """The names of the pictures of a sheet, from the back to the front."""
        return [name for name, _ in _named(self._root(sheet))]

    def rename(self, sheet: str, old: str, new: str) -> None:
        """Give a picture another name."""
        root = self._root(sheet)
        _properties(root, old).set("name", new)
        self._parts[self._by_sheet[sheet]] = ooxml.serialised(root)

    def remove(self, sheet: str, name: str) -> None:
        """Take a picture out; its file is left out when the workbook is saved, if nothing else shows it."""
        root = self._root(sheet)
        anchor = _properties(root, name)
        while (above := anchor.getparent()) is not None and above is not root:
            anchor = above
        root.remove(anchor)
        part, shown = self._by_sheet[sheet], _embedded(root)
        for identity in _embedded(anchor) - shown:
            self._parts.update(ooxml.unrelated(self._parts, part, identity))
        if len(root):
            self._parts[part] = ooxml.serialised(root)
        else:
            del self._by_sheet[sheet]

    def add(self, sheet: str, image: bytes, at: tuple[int, int], size: tuple[float, float]) -> str:
        """Put a PNG picture onto a sheet.

        Args:
            sheet: its name.
            image: the PNG file.
            at: row and column, from 1, of the cell whose corner it begins in.
            size: width and height in points.

        Returns:
            The name that it has, as Excel would have named it.
        """
        root = self._root(sheet)
        part = self._by_sheet.get(sheet) or ooxml.free(self._parts, "xl/drawings/drawing{}.xml")
        parts, relation = ooxml.add_picture(self._parts, part, image)
        number = 1 + max((int(one.get("id", "0")) for one in root.iter(f"{{{_XDR}}}cNvPr")), default=1)
        width, height = (round(one * _EMU) for one in size)
        anchor = _ANCHOR.format(
            row=at[0] - 1, column=at[1] - 1, width=width, height=height, number=number, relation=relation
        )
        root.append(ooxml.parsed(anchor.encode()))
        self._parts.update(parts)
        self._parts[part] = ooxml.serialised(root)
        self._by_sheet[sheet] = part
        return f"Picture {number}"

    def _root(self, sheet: str) -> etree._Element:
        part = self._by_sheet.get(sheet)
        return ooxml.parsed(self._parts[part] if part else _NEW)


def _named(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """The properties of each picture, with its name."""
    for picture in root.iter(f"{{{_XDR}}}pic"):
        element = picture.find(f"{{{_XDR}}}nvPicPr/{{{_XDR}}}cNvPr")
        if element is not None:
            yield str(element.get("name", "")), element


def _properties(root: etree._Element, name: str) -> etree._Element:
    for known, element in _named(root):
        if known == name:
            return element
    raise KeyError(name)


def _embedded(root: etree._Element) -> set[str]:
    """The ids by which a drawing refers to picture files."""
    return {str(blip.get(f"{{{_R}}}embed")) for blip in root.iter(f"{{{_A}}}blip")}

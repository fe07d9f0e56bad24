"""What the paper would not show as it is: hidden rows and columns, what is not printed, number formats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import column_index_from_string as index_of
from openpyxl.utils.cell import coordinate_from_string, get_column_letter

from ikm_xl import ooxml
from ikm_xl.area import Area
from ikm_xl.ooxml import Parts
from ikm_xl.sop.alignment import Alignment
from ikm_xl.sop.deviation import WORKBOOK, Deviation
from ikm_xl.workbook import layout

_STYLES, _WORKBOOK = "xl/styles.xml", "xl/workbook.xml"
_PRINT_AREA, _ANSWERS = "_xlnm.Print_Area", "jawaban"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_GENERAL = "general"
_TRUE = {"1", "true"}
_LOCALE = re.compile(r"\[\$[^\]]*\]|\\|;@$|_.|\*.")
_MOST = 20  # deviations of one sheet that are told one by one


@dataclass
class _Look:
    """What a sheet hides, and the style of each cell that has one, by its row and column.

    A row that holds nothing hides nothing.
    """

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    styles: dict[tuple[int, int], int] = field(default_factory=dict)
    formulas: set[tuple[int, int]] = field(default_factory=set)


def found(parts: Parts, template: Parts, places: Mapping[str, Alignment]) -> Iterator[Deviation]:
    """Sheets, and rows, columns and values of printed ones, that nobody sees or the paper does not show.

    Args:
        parts: all parts of the workbook's file.
        template: all parts of a fresh workbook.
        places: where the template's lines stand in the workbook, by sheet.
    """
    yield from _hidden_sheets(ooxml.sheet_states(parts))
    sheets, blanks = ooxml.sheet_parts(parts), ooxml.sheet_parts(template)
    codes, right = _formats(parts), _formats(template)
    areas, printed = _areas(parts), _areas(template)
    for sheet in layout.PRINTED:
        if sheet in sheets and sheet in blanks and sheet in places:
            now, blank = _look(parts[sheets[sheet]]), _look(template[blanks[sheet]])
            wanted = [_moved(area, places[sheet]) for area in printed[sheet]]
            if sheet == layout.PERHITUNGAN:
                wanted = [one._replace(bottom=max(one.bottom, areas[_ANSWERS][0].bottom)) for one in wanted]
                wanted.append(_results(wanted[0], places[sheet]))  # the answers may stay off paper
            elif sheet == layout.SURAT:  # one of its two forms is printed
                wanted += [_moved(layout.place("cetak_tabel").area, places[sheet])]
            yield from _hidden(sheet, now, blank, places[sheet], wanted[0].right)
            yield from _unprinted(sheet, areas.get(sheet, []), wanted)
            yield from _changed(sheet, (now, codes), (blank, right), places[sheet])
    for code in sorted(_conditional(parts) - _conditional(template)):
        text = f"format bersyarat menampilkan angka dengan format '{code}', yang bukan milik program ini"
        yield Deviation(WORKBOOK, "", text)


def _hidden_sheets(states: Mapping[str, str]) -> Iterator[Deviation]:
    for sheet, state in states.items():
        if state == "veryHidden" and sheet not in layout.SHEETS:
            text = f"lembar '{sheet}' bukan dari program ini dan disembunyikan dari menu Excel"
            yield Deviation(WORKBOOK, "", text)
        elif state != "visible" and sheet in layout.PRINTED:
            yield Deviation(sheet, "", "lembar ini disembunyikan, sehingga tidak ikut tercetak")


def _areas(parts: Parts) -> dict[str, list[Area]]:
    """What each sheet prints, in one area or several; and where the answers stand, by their name."""
    root = ooxml.parsed(parts[_WORKBOOK])
    sheets = [str(sheet.get("name")) for sheet in root.iter(f"{_MAIN}sheet")]
    found: dict[str, list[Area]] = {_ANSWERS: [layout.place(_ANSWERS).area]}
    for defined in root.iter(f"{_MAIN}definedName"):
        name, scope = defined.get("name"), defined.get("localSheetId")
        key = sheets[int(scope)] if name == _PRINT_AREA and scope else name if name == _ANSWERS else None
        if key:
            with suppress(ValueError):  # its cells are gone, or a formula says which they are
                pieces = (defined.text or "").split(",")
                found[key] = [Area.parse(one.rpartition("!")[2]) for one in pieces]
    return found


def _moved(area: Area, place: Alignment) -> Area:
    """Where an area of the template stands now; a line of it that is gone is told elsewhere."""
    top, bottom = place.row(area.top), place.row(area.bottom)
    left, right = place.column(area.left), place.column(area.right)
    return Area(top or area.top, left or area.left, bottom or area.bottom, right or area.right)


def _results(answers: Area, place: Alignment) -> Area:
    """What is printed of Perhitungan without the answers: the results and the legend below them."""
    last = layout.place("hasil_unit").area.bottom + 1
    return answers._replace(bottom=place.row(last) or last)


def _unprinted(sheet: str, found: list[Area], wanted: list[Area]) -> Iterator[Deviation]:
    """A print area that leaves out what belongs to the document; without one, everything is printed."""
    if found and not any(area.cut(one) == one for area in found for one in wanted):
        now = ", ".join(area.address(False, False) for area in found)
        text = f"daerah cetaknya {now}, seharusnya {wanted[0].address(False, False)}: sebagian tidak tercetak"
        yield Deviation(sheet, "", text)


def _hidden(sheet: str, now: _Look, blank: _Look, place: Alignment, last: int) -> Iterator[Deviation]:
    rows = now.rows - {place.row(row) for row in blank.rows}
    columns = {one for one in now.columns if one <= last}  # beside the paper staff may hide what they like
    columns -= {place.column(column) for column in blank.columns}
    if rows:
        yield Deviation(sheet, "", f"{len(rows)} baris disembunyikan: {_runs(sorted(rows))}")
    if columns:
        letters = ", ".join(get_column_letter(column) for column in sorted(columns)[:_MOST])
        yield Deviation(sheet, "", f"{len(columns)} kolom disembunyikan: {letters}")


def _runs(numbers: list[int]) -> str:
    """``baris 4, 30–199``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    texts = [str(first) if first == last else f"{first}–{last}" for first, last in runs]
    return "baris " + ", ".join(texts[:_MOST]) + (" …" if len(texts) > _MOST else "")


def _changed(
    sheet: str,
    now: tuple[_Look, list[str]],
    blank: tuple[_Look, list[str]],
    place: Alignment,
) -> Iterator[Deviation]:
    (look, codes), (original, right) = now, blank
    for row, column in sorted(original.formulas):
        at = place.row(row), place.column(column)
        if at[0] is None or at[1] is None:
            continue
        cell = at[0], at[1]
        one = _code(codes, look.styles.get(cell, 0))
        other = _code(right, original.styles.get((row, column), 0))
        if cell in look.formulas and one != other and not (other == _GENERAL and _is_plain(one)):
            text = f"format angkanya '{one}', seharusnya '{other}': yang tampak bukan nilainya"
            yield Deviation(sheet, f"{get_column_letter(cell[1])}{cell[0]}", text)
    if sheet == layout.PERHITUNGAN:
        yield from _answers(look, codes, place)


def _answers(look: _Look, codes: list[str], place: Alignment) -> Iterator[Deviation]:
    """Answers must show the digit that they are."""
    area = layout.place("jawaban").area
    top, left = place.row(area.top) or area.top, place.column(area.left) or area.left
    for (row, column), style in look.styles.items():
        if row >= top and left <= column < left + area.columns and '"' in _code(codes, style):
            text = f"format angkanya '{_code(codes, style)}': yang tampak bukan jawabannya"
            yield Deviation(layout.PERHITUNGAN, f"{get_column_letter(column)}{row}", text)
            return


def _look(xml: bytes) -> _Look:
    look, all_hidden = _Look(), False
    wanted = tuple(f"{_MAIN}{name}" for name in ("sheetFormatPr", "row", "col"))
    for _, element in etree.iterparse(BytesIO(xml), tag=wanted):
        if element.tag == f"{_MAIN}sheetFormatPr":
            all_hidden = element.get("zeroHeight") in _TRUE
            continue
        if element.tag == f"{_MAIN}col":
            if element.get("hidden") in _TRUE or element.get("width") in ("0", "0.0"):
                last = int(element.get("max", "0"))
                first = int(element.get("min", "0"))
                look.columns |= set(range(first, min(last, first + 99) + 1))
            continue
        number = int(element.get("r", "0"))
        height = element.get("ht", "0" if all_hidden else "")
        hidden = element.get("hidden") in _TRUE or height in ("0", "0.0")
        if hidden and any(len(cell) for cell in element):
            look.rows.add(number)
        for cell in element:
            letters, row = coordinate_from_string(cell.get("r", f"A{number or 1}"))
            look.styles[row, index_of(letters)] = int(cell.get("s", "0"))
            if cell.find(f"{_MAIN}f") is not None:
                look.formulas.add((row, index_of(letters)))
        element.clear()
    return look


def _formats(parts: Parts) -> list[str]:
    """The number format of each style of a cell, by its number."""
    root = ooxml.parsed(parts[_STYLES])
    custom = {
        int(one.get("numFmtId", "0")): one.get("formatCode", "")
        for one in root.findall(f"{_MAIN}numFmts/{_MAIN}numFmt")
    }
    known = {**BUILTIN_FORMATS, **custom}
    styles = root.findall(f"{_MAIN}cellXfs/{_MAIN}xf")
    return [_plain(known.get(int(style.get("numFmtId", "0")), "General")) for style in styles]


def _code(codes: list[str], style: int) -> str:
    return codes[style] if style < len(codes) else _GENERAL


def _plain(code: str) -> str:
    """A format without locale, padding, case and an empty fourth part, which programs write as they like."""
    plain = _LOCALE.sub("", code).casefold()
    return plain.removesuffix(";") if plain.count(";") == 3 else plain


def _is_plain(code: str) -> bool:
    """Whether a format shows a number as it is; LibreOffice gives such a one to cells that have none."""
    return not set(code) & set('";[')


def _conditional(parts: Parts) -> set[str]:
    root = ooxml.parsed(parts[_STYLES])
    return {_plain(one.get("formatCode", "")) for one in root.findall(f"{_MAIN}dxfs//{_MAIN}numFmt")}

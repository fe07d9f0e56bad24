"""How large a table the cells of a part span."""

from xml.parsers import expat

import pytest

from ikm_xl.export import size
from ikm_xl.export.size import is_vast_document, is_vast_worksheet


@pytest.fixture(autouse=True)
def twelve_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a survey had at most twelve cells."""
    monkeypatch.setattr(size, "MAX_CELLS", 12)


def sheet(*cells: str) -> bytes:
    return f"<worksheet><sheetData>{''.join(cells)}</sheetData></worksheet>".encode()


def value(place: str) -> str:
    return f'<row r="{place.strip("ABCDEFG")}"><c r="{place}"><v>1</v></c></row>'


@pytest.mark.parametrize(("last", "vast"), [("C4", False), ("D3", False), ("D4", True), ("A13", True)])
def test_rows_times_columns(last: str, vast: bool) -> None:
    assert is_vast_worksheet(sheet(value("A1"), value(last))) == vast


def test_the_last_row_and_the_last_column_may_be_of_different_cells() -> None:
    assert is_vast_worksheet(sheet(value("D1"), value("A4")))


def test_what_is_only_formatted_does_not_count() -> None:
    assert not is_vast_worksheet(sheet(value("A1"), '<row r="9" s="1"><c r="G9" s="1"/></row>'))
    assert is_vast_worksheet(sheet('<row r="9"><c r="G9" t="inlineStr"><is><t>x</t></is></c></row>'))


@pytest.mark.parametrize(
    ("rows", "columns", "vast"), [(3, 4, False), (4, 3, False), (4, 4, True), (13, 1, True)]
)
def test_cells_without_a_place_follow_each_other(rows: int, columns: int, vast: bool) -> None:
    row = f"<row>{'<c><v>1</v></c>' * columns}</row>"
    assert is_vast_worksheet(sheet(row * rows)) == vast


def test_a_cell_without_a_place_follows_the_one_before() -> None:
    follows = '<row r="{}"><c r="B{}"><v>1</v></c><c><v>1</v></c><c><v>1</v></c></row>'
    assert not is_vast_worksheet(sheet(follows.format(3, 3)))
    assert is_vast_worksheet(sheet(follows.format(4, 4)))


@pytest.mark.parametrize("place", ["d4", "D0004", "AAAA1", "A99999999", " D4 "])
def test_places_as_no_program_writes_them(place: str) -> None:
    assert is_vast_worksheet(sheet(f'<row><c q="1" r="{place}"><v>1</v></c></row>'))
    assert is_vast_worksheet(sheet(f"<x:row xmlns:x='x'><x:c r='{place}'><x:v>1</x:v></x:c></x:row>"))


def document(*tables: str) -> bytes:
    ours = "".join(f"<table:table>{rows}</table:table>" for rows in tables)
    return f'<d xmlns:table="t" xmlns:office="o">{ours}</d>'.encode()


def rows(count: int | str, columns: int | str, filled: bool = True) -> str:
    kind = ' office:value-type="float"' if filled else ""
    cell = f'<table:table-cell table:number-columns-repeated="{columns}"{kind}/>'
    return f'<table:table-row table:number-rows-repeated="{count}">{cell}</table:table-row>'


@pytest.mark.parametrize(
    ("table", "vast"), [((3, 4), False), ((4, 4), True), ((13, 1), True), ((1, 12), False)]
)
def test_repeated_rows_and_cells(table: tuple[int, int], vast: bool) -> None:
    assert is_vast_document(document(rows(*table))) == vast


def test_rows_that_follow_each_other() -> None:
    assert not is_vast_document(document(rows(2, 3) * 2))
    assert is_vast_document(document(rows(2, 4) * 2))
    assert is_vast_document(document(rows(3, 1) + rows(1, 4)))


def test_empty_cells_count_up_to_the_last_filled_one() -> None:
    assert not is_vast_document(document(rows(1, 1) + rows(1000, 1000, filled=False)))
    assert is_vast_document(document(rows(12, 1, filled=False) + rows(1, 1)))


def test_each_table_has_an_extent_of_its_own() -> None:
    assert not is_vast_document(document(rows(1, 12), rows(12, 1)))
    assert is_vast_document(document(rows(4, 4), rows(1, 1)))
    assert is_vast_document(document(rows(1, 1), rows(4, 4)))


@pytest.mark.parametrize("count", ["99999999999", "9" * 5000, "13"])
def test_counts_of_any_length(count: str) -> None:
    assert is_vast_document(document(rows(count, 1)))
    assert not is_vast_document(document(rows("-1", "x")))


def test_a_document_that_is_cut_off() -> None:
    with pytest.raises(expat.ExpatError):
        is_vast_document(document(rows(1, 1))[:-3])

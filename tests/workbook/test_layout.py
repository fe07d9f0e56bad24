"""The names of the workbook: all there, in their sheets, and none upon another."""

import re
from itertools import combinations

from ikm_xl.settings import DEFAULTS
from ikm_xl.workbook import layout, setting_rows
from ikm_xl.workbook.place import Place
from workbook_template import build


def cells(place: Place) -> set[tuple[str, int, int]]:
    return {
        (place.sheet, place.row + row, place.column + column)
        for row in range(place.rows)
        for column in range(place.columns)
    }


def test_addresses_are_what_excel_calls_them() -> None:
    assert Place("x", layout.DOKUMEN, 4, 2).refers_to == "'Dokumen IKM'!$B$4"
    assert Place("x", layout.RTL, 4, 2, 6, 2).refers_to == "'RTL'!$B$4:$C$9"
    assert Place("x", layout.RTL, 4, 26, 6, 2).cell(1, 1) == "AA5"


def test_every_name_is_in_the_workbook_and_points_into_its_sheet() -> None:
    names = build.template().defined_names

    assert {name: names[name].attr_text for name in names} == {
        name: place.refers_to for name, place in layout.PLACES.items()
    }
    assert all(place.sheet in layout.SHEETS for place in layout.PLACES.values())


def test_areas_only_overlap_when_one_contains_the_other() -> None:
    whole_pages = {name for name in layout.PLACES if name.startswith("isi_")}
    places = [place for name, place in layout.PLACES.items() if name not in whole_pages]
    for one, other in combinations(places, 2):
        shared = cells(one) & cells(other)
        assert not shared or cells(one) <= cells(other) or cells(other) <= cells(one), (one.name, other.name)


def test_every_setting_has_a_row_on_pengaturan_or_a_column_of_its_table() -> None:
    on_rows = {row.key for row in setting_rows.PENGATURAN_ROWS if row.key}
    in_table = {key for key in DEFAULTS if key.startswith(("nama_unsur.", "usulan_rtl."))}

    assert on_rows | in_table | {"perhitungan.unsur"} == set(DEFAULTS)


def test_no_name_could_be_read_as_a_cell() -> None:
    assert not [name for name in layout.PLACES if re.fullmatch(r"[a-z]{1,3}\d+|[rc]|r\d*c\d*", name.lower())]


def test_an_approval_covers_every_printed_cell_but_those_of_the_banner() -> None:
    template = build.template()
    covered = {cell for source in layout.APPROVED for cell in cells(layout.place(source))}
    for name in layout.PRINTED:
        area = str(template[name].print_area).split("!")[-1].replace("$", "")
        for cell in (cell for row in template[name][area] for cell in row if cell.value is not None):
            if (name, cell.row, cell.column) not in covered:
                is_answers = name == layout.PERHITUNGAN and cell.row >= layout.place("responden").row - 1
                title = cell.coordinate == "A1" and name == layout.PERHITUNGAN
                assert is_answers or title or "banner_draf" in str(cell.value), (name, cell.coordinate)

"""Salin untuk Aplikasi: the results in the order of the forms, whole and from the cells they come from."""

from collections import Counter

from openpyxl import Workbook

from ikm_xl.workbook import layout
from tests.workbook_template.survei import INDEKS, PROFIL, N, Tampilan


def asked(shown: Tampilan) -> dict[str, object]:
    """The value beside each thing that a form asks for."""
    sheet = shown.values[layout.SALIN]
    return {str(row[1]): row[2] for row in sheet if row[1] and row[2] is not None}


def test_the_values_are_those_of_the_survey(selesai: Tampilan) -> None:
    values = asked(selesai)
    names = {unsur.kode: unsur.nama for unsur in INDEKS.unsur}

    assert values["IKM"] == values["Nilai IKM"] == float(INDEKS.ikm or 0)
    assert values["Jumlah responden"] == N
    assert values["Unsur prioritas perbaikan"] == "; ".join(names[kode] for kode in INDEKS.terendah)
    assert values["Periode survei: awal"] == "01/01/2025"
    for level, count in Counter(PROFIL["pendidikan"].dropna()).items():
        assert f"{level} {count}" in str(values["Responden: pendidikan"]).split(", ")


def test_nothing_is_asked_for_that_has_no_survey(kosong: Tampilan) -> None:
    values = asked(kosong)
    assert {values[name] for name in ("IKM", "Jumlah responden", "Nama layanan", "Populasi")} == {"–"}


def test_the_sheet_is_no_part_of_the_document(templat: Workbook) -> None:
    assert layout.SALIN not in layout.PRINTED
    values = [cell.value for column in templat[layout.SALIN]["C6:E60"] for cell in column]
    assert [value for value in values if isinstance(value, int | float)] == [], "formulas only"

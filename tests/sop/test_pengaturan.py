"""Pengaturan on the sheet is Pengaturan in Python."""

import pytest
import xlwings as xw

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from tests import cells, steps


def test_settings_come_back_from_the_sheet(book: xw.Book, sooko: Settings) -> None:
    assert steps.read_settings(book) == sooko


def test_fewer_unsur_and_a_fixed_weight(book: xw.Book) -> None:
    nine = settings.from_values({"perhitungan.unsur": ["U1", "U2", "U9"], "perhitungan.bobot": 0.11})
    steps.write_settings(book, nine)
    assert steps.read_settings(book).basis == nine.basis


def test_a_wrong_cell_is_named(book: xw.Book) -> None:
    cells.write_one(book, "periode_ke", 5)
    with pytest.raises(IkmError, match=r"Periode ke- \(sel B17\)"):
        steps.read_settings(book)


def test_only_ya_and_tidak_count(book: xw.Book) -> None:
    rows = cells.read(book, "pengaturan_unsur")
    rows[2][2] = "mungkin"
    cells.write(book, "pengaturan_unsur", rows)
    with pytest.raises(IkmError, match="U3"):
        steps.read_settings(book)


@pytest.mark.parametrize(("name", "label"), [("periode_tahun", "Tahun"), ("cetak_kertas", "Kertas")])
def test_what_must_be_filled_is_asked_for(book: xw.Book, name: str, label: str) -> None:
    cells.write_one(book, name, None)
    with pytest.raises(IkmError, match=f"Isian {label}") as error:
        steps.read_settings(book)
    assert error.value.hint.startswith("Isi dengan: ")


def test_an_emptied_cell_has_no_default(book: xw.Book) -> None:
    for name in ("instansi_kecamatan", "pejabat_kasi_jabatan", "perhitungan_populasi", "perhitungan_bobot"):
        cells.write_one(book, name, None)
    found = steps.read_settings(book)
    assert (found.instansi.kecamatan, found.pejabat["kasi"].jabatan) == ("", "")
    assert (found.minimum_sampel, found.basis.bobot) == (None, None)

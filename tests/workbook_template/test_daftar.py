"""The lists and texts of the hidden sheet."""

from typing import Any

import pytest
from openpyxl import Workbook

from ikm_xl.settings import DEFAULTS, from_values
from ikm_xl.survey.bands import STANDAR
from ikm_xl.workbook import layout, setting_rows
from tests.workbook_template.conftest import Tanya
from workbook_template.sheets import daftar


@pytest.mark.parametrize("name", daftar.LISTS)
def test_a_list_fills_its_name_exactly(name: str, templat: Workbook) -> None:
    sheet, area = templat[layout.DAFTAR], layout.place(name)

    assert tuple(sheet[area.cell(row)].value for row in range(area.rows)) == daftar.LISTS[name]
    assert sheet[area.cell(area.rows)].value is None


def test_every_choice_of_pengaturan_has_its_list() -> None:
    for row in setting_rows.PENGATURAN_ROWS:
        if row.choices:
            assert DEFAULTS[row.key] in daftar.LISTS[row.choices]


@pytest.mark.parametrize(
    "period",
    [("semester", 1, 2025), ("semester", 2, 2024), ("triwulan", 4, 2026), ("tahunan", 1, 2025)],
    ids=str,
)
def test_the_period_is_said_as_python_says_it(period: tuple[str, int, int], tanya: Tanya) -> None:
    keys = ("periode.jenis", "periode.ke", "periode.tahun")
    values: dict[str, Any] = dict(zip(keys, period, strict=True))
    filled = {setting_rows.setting_name(key): value for key, value in values.items()}

    assert tanya("periode_teks", **filled) == from_values(values).periode.teks


def test_a_period_that_cannot_be_is_left_out(tanya: Tanya) -> None:
    assert tanya("periode_teks", periode_ke=7) is None


def test_the_footer_names_unit_period_and_code(tanya: Tanya) -> None:
    footer = tanya("kaki_halaman", instansi_kecamatan="Kecamatan Sooko")
    assert footer == "DRAF · Kecamatan Sooko · Semester I Tahun 2025"

    footer = tanya("kaki_halaman", kode_verifikasi="1a2b3c4d")
    assert footer == "DRAF · Kecamatan Sooko · Semester I Tahun 2025 · 1a2b3c4d"


@pytest.mark.parametrize(
    ("status", "code", "differing", "banner"),
    [
        (None, "1a2b", 0, "DRAF"),
        ("tidak lengkap", "1a2b", 0, "DRAF"),
        ("lengkap", None, 0, "DRAF"),
        ("lengkap", "1a2b", 1, "DRAF"),
        ("lengkap", "1a2b", None, None),
        ("lengkap", "1a2b", 0, None),
    ],
    ids=str,
)
def test_the_banner_stays_until_the_document_is_complete_and_as_approved(
    status: str | None, code: str | None, differing: int | None, banner: str | None, tanya: Tanya
) -> None:
    checked = ("Responden" if status else None, status)
    found = tanya("banner_draf", kode_verifikasi=code, beda_jumlah=differing, kelengkapan=checked)
    assert found == banner


@pytest.mark.parametrize("standar", STANDAR)
def test_the_bands_of_the_standard_in_use(standar: str, tanya: Tanya) -> None:
    names = ("pita_mutu", "pita_kinerja", "pita_bawah", "pita_atas")
    columns = [tanya(name, perhitungan_standar_mutu=standar) for name in names]

    assert [list(band) for band in zip(*columns, strict=True)] == [
        [band.mutu.huruf, band.mutu.kinerja, float(band.bawah), float(band.atas)]
        for band in reversed(STANDAR[standar])
    ]

"""Settings from files and from flat keys."""

from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.settings.defaults import DEFAULTS
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS

SOOKO = Path(__file__).parents[2] / "docs" / "contoh_pengaturan.toml"


def toml(folder: Path, text: str) -> settings.Settings:
    path = folder / "pengaturan.toml"
    path.write_text(text, encoding="utf-8")
    return settings.from_toml(path)


def test_without_any_key_everything_has_its_default() -> None:
    default = settings.default()
    assert default.perhitungan.unsur == KODE
    assert default.basis.bobot is None
    assert default.periode.teks == "Semester I Tahun 2025"
    assert default.minimum_sampel is None


def test_the_example_file_is_read_whole() -> None:
    sooko = settings.from_toml(SOOKO)
    assert sooko.instansi.kecamatan == "Kecamatan Sooko"
    assert (sooko.periode.awal, sooko.periode.akhir) == (date(2025, 1, 1), date(2025, 6, 30))
    assert sooko.perhitungan.target == 85
    assert sooko.minimum_sampel == 214
    assert sooko.pejabat["kasi"].nama == "NAMA KASI, S.AP."


def test_a_file_may_hold_any_part(tmp_path: Path) -> None:
    part = toml(tmp_path, '[perhitungan]\nbobot = 0.11\nunsur = ["U2", "U1"]\n')
    assert part.basis.bobot == Fraction(11, 100)  # exact, not the nearest binary number
    assert part.perhitungan.unsur == ("U1", "U2")
    assert part.kertas == "F4"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[periode]\nke = 3", "periode.ke"),
        ('[periode]\njenis = "bulanan"', "periode.jenis"),
        ("[periode]\ntahun = 20255", "periode.tahun"),
        ("[periode]\nawal = 2025-07-01\nakhir = 2025-06-30", "periode.akhir"),
        ('[perhitungan]\nbobot = "satu"', "perhitungan.bobot"),
        ('[perhitungan]\nunsur = ["U1", "U1"]', "perhitungan.unsur"),
        ('[perhitungan]\nunsur = ["U12"]', "perhitungan.unsur"),
        ("[perhitungan]\nunsur = []", "perhitungan.unsur"),
        ("[perhitungan]\npopulasi = -1", "perhitungan.populasi"),
        ("[perhitungan]\npopulasi = true", "perhitungan.populasi"),
        ("[perhitungan]\ntarget = 100.5", "perhitungan.target"),
        ("[perhitungan]\ntarget = 0.825", "perhitungan.target"),
        ("[perhitungan]\ntarget = nan", "TOML"),
        ('[perhitungan]\nstandar_mutu = "2017"', "PermenPANRB 14/2017"),
        ('[cetak]\nkertas = "A3"', "cetak.kertas"),
        ("[instansi]\nkecamatan = 2025-01-01", "instansi.kecamatan"),
        ('[instansi]\nkecamtan = "Sooko"', "instansi.kecamatan"),
        ("[warna]\nmerah = 1", "warna.merah"),
        ('[[pejabat]]\nperan = "bupati"', "bupati"),
        ("judul", "TOML"),
    ],
)
def test_what_is_not_allowed_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(IkmError) as error:
        toml(tmp_path, text)
    assert named in str(error.value)
    assert error.value.hint


def test_a_text_that_a_sheet_took_for_a_long_number_has_lost_its_end() -> None:
    with pytest.raises(IkmError, match="kehilangan ujungnya"):
        settings.from_values({**DEFAULTS, "instansi.telepon": 197001011990011008.0})


def test_a_weight_that_passes_100_is_refused(tmp_path: Path) -> None:
    with pytest.raises(IkmError, match="100"):
        toml(tmp_path, "[perhitungan]\nbobot = 0.091")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IkmError, match=r"tidak_ada\.toml"):
        settings.from_toml(tmp_path / "tidak_ada.toml")


def test_values_as_a_sheet_gives_them() -> None:
    sheet = settings.from_values(
        {
            "instansi.kode_pos": 61361.0,
            "periode.tahun": 2026.0,
            "periode.awal": datetime(2026, 2, 1),
            "periode.akhir": "30-05-2026",
            "perhitungan.bobot": "0,09",
            "perhitungan.unsur": "U1; U2; u3",
            "ekspor.urutan": "Kuesioner",
            "surat.nomor": "400/\n12",
        }
    )
    assert sheet.instansi.kode_pos == "61361"
    assert (sheet.periode.awal, sheet.periode.akhir) == (date(2026, 2, 1), date(2026, 5, 30))
    assert sheet.basis.bobot == Fraction(9, 100)
    assert sheet.perhitungan.unsur == ("U1", "U2", "U3")
    assert sheet.urutan == "kuesioner"
    assert sheet.surat.nomor == "400/12"


def test_what_was_read_can_be_read_again() -> None:
    once = settings.from_toml(SOOKO)
    assert settings.from_values(once.nilai) == once


def test_the_sheet_has_a_row_for_every_key_but_the_table_of_unsur() -> None:
    in_table = ("nama_unsur.", "usulan_rtl.", "perhitungan.unsur")
    keys = [key for key in settings.DEFAULTS if not key.startswith(in_table)]
    assert sorted(row.key for row in PENGATURAN_ROWS if row.key) == sorted(keys)

"""Responden: counts and shares of the profile, and whether the sample is large enough."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ikm_xl import engine
from ikm_xl.cleaning.profile import KELOMPOK_UMUR
from ikm_xl.workbook import layout
from tests import cells
from tests.pages import Halaman
from tests.workbook_template.survei import LAINNYA, PROFIL, N, Tampilan, Varian, grafik

SAMPLES = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "golden" / "sample_size.toml").read_text(encoding="utf-8")
)


def table(shown: Tampilan, row: int, rows: int, column: int = 1) -> dict[Any, tuple[Any, Any]]:
    """Count and share by category."""
    return {
        shown(layout.RESPONDEN, at, column): (
            shown(layout.RESPONDEN, at, column + 1),
            shown(layout.RESPONDEN, at, column + 2),
        )
        for at in range(row, row + rows)
        if shown(layout.RESPONDEN, at, column) is not None
    }


def expected(column: str) -> dict[Any, tuple[Any, Any]]:
    counts = Counter(PROFIL[column].dropna())
    return {text: (count, pytest.approx(count / N)) for text, count in counts.items()}


def test_jenis_kelamin_with_those_who_gave_none(selesai: Tampilan) -> None:
    found = table(selesai, layout.place("jumlah_jenis_kelamin").row, 4)
    missing = int(PROFIL["jenis_kelamin"].isna().sum())

    assert found.pop("Tidak diisi/lainnya") == (missing, pytest.approx(missing / N))
    assert found.pop("Jumlah") == (N, pytest.approx(1))
    assert found == expected("jenis_kelamin")


def test_kelompok_umur_in_the_groups_of_the_cleaning(selesai: Tampilan) -> None:
    found = table(selesai, layout.place("jumlah_jenis_kelamin").row + 8, len(KELOMPOK_UMUR) + 2)

    assert tuple(found) == (*KELOMPOK_UMUR, "Tidak diisi/lainnya", "Jumlah")
    assert found["Jumlah"] == (N, pytest.approx(1))
    assert {group: found[group] for group in expected("kelompok_umur")} == expected("kelompok_umur")
    assert found["40–49"] == (0, 0)


def test_a_category_is_counted_as_it_was_typed(selesai: Tampilan) -> None:
    """ "SMA*" is no pattern that would take "SMA" as well."""
    area = layout.place("profil_pendidikan")

    assert table(selesai, area.row, area.rows) == expected("pendidikan")
    filled = int(PROFIL["pendidikan"].notna().sum())
    assert f"IV. PENDIDIKAN (diisi {filled} dari {N} responden)" in selesai.texts(layout.RESPONDEN)


def test_the_last_row_takes_the_categories_without_room(selesai: Tampilan) -> None:
    area = layout.place("profil_pekerjaan")
    found = table(selesai, area.row, area.rows)

    assert len(found) == area.rows < PROFIL["pekerjaan"].nunique()
    assert sum(count for count, _ in found.values()) == N
    rest, _ = found.pop(LAINNYA)
    assert rest > 0
    assert found == {text: value for text, value in expected("pekerjaan").items() if text in found}


def test_a_category_like_a_comparison_is_counted_as_text(varian: Varian) -> None:
    shown = varian(
        lambda book: cells.write(book, "kategori", [[None, t] for t in (">5", "<>", "=", "?" * 300)])
    )
    area = layout.place("profil_pekerjaan")

    counts = [count for count, _ in table(shown, area.row, area.rows).values()]
    assert counts == [Counter(PROFIL["pekerjaan"])[">5"], 0, 0, 0]


def test_what_the_export_does_not_have_is_said(selesai: Tampilan) -> None:
    area = layout.place("profil_layanan")

    assert table(selesai, area.row, area.rows, area.column) == {}
    assert selesai(layout.RESPONDEN, area.row - 1, area.column) is None  # no header of a table without rows
    assert selesai(layout.RESPONDEN, area.row - 2, area.column) is None
    assert _missing("jenis layanan") in selesai.texts(layout.RESPONDEN)


def _missing(names: str) -> str:
    return f"Data eSukma periode ini tidak memuat {names}."


def test_several_profiles_that_the_export_does_not_have(varian: Varian) -> None:
    def drop(book: Any) -> None:
        profile = cells.find(book, "profil")
        first = list(layout.PROFIL_COLUMNS).index("pendidikan")
        profile[:, first : first + 3].clear_contents()
        cells.find(book, "kategori").clear_contents()

    texts = varian(drop).texts(layout.RESPONDEN)

    assert _missing("pendidikan, pekerjaan, dan jenis layanan") in texts
    assert not [text for text in texts if text.startswith(("IV.", "V.", "VI."))]


def test_the_headings_are_numbered_without_a_gap(varian: Varian) -> None:
    def only_layanan(book: Any) -> None:
        profile = cells.find(book, "profil")
        first = list(layout.PROFIL_COLUMNS).index("pendidikan")
        profile[:, first : first + 2].clear_contents()
        profile[:, first + 2].value = "Surat Pindah"
        categories = cells.find(book, "kategori")
        categories.clear_contents()
        categories[0, layout.KATEGORI.index("layanan")].value = "Surat Pindah"

    texts = varian(only_layanan).texts(layout.RESPONDEN)

    assert f"IV. JENIS LAYANAN ({N} responden)" in texts
    assert _missing("pendidikan dan pekerjaan") in texts


def test_minimum_sample_by_the_published_table(buku_kosong: Path) -> None:
    with engine.opened(buku_kosong) as book:
        for population, sample in SAMPLES.items():
            cells.write_one(book, "perhitungan_populasi", int(population))
            assert cells.read_one(book, "minimum_sampel") == sample, population


@pytest.mark.parametrize(
    ("populasi", "sampel", "verdict"),
    [
        (480, 214, "terpenuhi"),
        (495, 217, "terpenuhi"),
        (500, 217, "terpenuhi"),
        (520, 221, "belum terpenuhi"),
    ],
)
def test_the_sample_is_held_against_the_respondents(
    varian: Varian, populasi: int, sampel: int, verdict: str
) -> None:
    shown = varian(perhitungan_populasi=populasi)

    assert (shown.one("minimum_sampel"), shown.one("sampel_terpenuhi")) == (sampel, verdict)


def test_without_a_population_nothing_is_claimed(varian: Varian) -> None:
    shown = varian(perhitungan_populasi=0)

    assert (shown.one("minimum_sampel"), shown.one("sampel_terpenuhi")) == (None, "populasi belum diisi")


def test_the_accepted_reason_is_printed_only_when_it_is_needed(varian: Varian) -> None:
    reason = "Banjir selama dua bulan."
    line = (
        "Sampel minimum belum terpenuhi karena: Banjir selama dua bulan (disetujui Kepala Seksi Pelayanan)."
    )

    assert line in varian(perhitungan_populasi=520, perhitungan_alasan_sampel=reason).texts(layout.RESPONDEN)
    assert line not in varian(perhitungan_alasan_sampel=reason).texts(layout.RESPONDEN)


def test_charts_of_jenis_kelamin_and_umur(templat: Workbook) -> None:
    gender, age = grafik(templat, layout.RESPONDEN)

    assert [chart.series[0].val.numRef.f for chart in (gender, age)] == [
        "'Responden'!$B$12:$B$14",
        "'Responden'!$B$20:$B$26",
    ]


def test_the_empty_sheet_has_no_counts(kosong: Tampilan) -> None:
    assert not [
        value for row in kosong.values[layout.RESPONDEN] for value in row if isinstance(value, int | float)
    ]


def test_one_page(halaman: Halaman) -> None:
    (page,) = halaman[layout.RESPONDEN]

    assert "Perempuan" in page
    assert LAINNYA in page

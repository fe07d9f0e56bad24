"""Publikasi: a poster of one page that is read from two metres."""

from collections import Counter

from openpyxl import Workbook

from ikm_xl.workbook import layout
from tests.pages import Halaman
from tests.workbook_template.survei import INDEKS, PROFIL, N, Tampilan

MILLIMETRES_PER_POINT = 25.4 / 72
CAPITAL = 0.716  # height of Arial's figures and capitals, in sizes of the font


def test_what_the_poster_says(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.PUBLIKASI)
    gender = Counter(PROFIL["jenis_kelamin"])

    assert {
        "INDEKS KEPUASAN MASYARAKAT",
        "KECAMATAN SOOKO",
        "SEMESTER I TAHUN 2025",
        str(float(INDEKS.ikm or 0)),
        f"MUTU PELAYANAN {INDEKS.mutu}",
        f"KINERJA {INDEKS.kinerja.upper()}",
        *(str(float(count)) for count in (N, gender["Laki-laki"], gender["Perempuan"])),
    } <= {str(float(text)) if text.isdigit() else text for text in texts}


def test_education_where_the_export_tells_it(selesai: Tampilan, kosong: Tampilan) -> None:
    (line,) = [text for text in selesai.texts(layout.PUBLIKASI) if text.startswith("Pendidikan: ")]
    counts = Counter(PROFIL["pendidikan"].dropna())

    assert sorted(line.removeprefix("Pendidikan: ").split(" · ")) == sorted(
        f"{text} {count}" for text, count in counts.items()
    )
    assert not [text for text in kosong.texts(layout.PUBLIKASI) if text.startswith("Pendidikan")]


def test_the_value_is_read_from_two_metres(templat: Workbook) -> None:
    """A sign is read at 250 times the height of its letters; the value is meant for a wall, not a desk."""
    sizes = {
        cell.value: cell.font.sz * CAPITAL * MILLIMETRES_PER_POINT
        for row in templat[layout.PUBLIKASI].iter_rows()
        for cell in row
        if cell.value
    }

    assert sizes['=IF(ikm="","–",ikm)'] > 2000 / 250 * 4
    assert all(height > 2000 / 250 for value, height in sizes.items() if "ikm_mutu" in str(value))


def test_the_empty_poster_claims_nothing(kosong: Tampilan) -> None:
    texts = kosong.texts(layout.PUBLIKASI)

    assert "MUTU PELAYANAN –" in texts
    assert "DRAF – belum untuk ditandatangani" in texts


def test_one_page(halaman: Halaman) -> None:
    (page,) = halaman[layout.PUBLIKASI]

    assert f"{INDEKS.ikm}".replace(".", ",") in page
    assert "NAMA CAMAT" in page

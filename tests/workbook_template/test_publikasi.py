"""Publikasi: a poster of one page that is read from two metres."""

from collections import Counter

from openpyxl import Workbook

from ikm_xl.survey.suggestions import SUGGESTIONS
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
        f"MUTU PELAYANAN: {INDEKS.mutu}",
        f"KINERJA UNIT PELAYANAN: {INDEKS.kinerja.upper()}",
        *(f"{count} orang" for count in (N, gender["Laki-laki"], gender["Perempuan"])),
        "Survei tanggal 1 Januari 2025 s.d. 30 Juni 2025",
    } <= set(texts)


def test_education_where_the_export_tells_it(selesai: Tampilan, kosong: Tampilan) -> None:
    (text,) = [text for text in selesai.texts(layout.PUBLIKASI) if text.startswith("Pendidikan: ")]
    education, method = text.splitlines()
    counts = Counter(PROFIL["pendidikan"].dropna())

    assert sorted(education.removeprefix("Pendidikan: ").split(", ")) == sorted(
        f"{text} {count} orang" for text, count in counts.items()
    )
    assert "rata-rata nilai 11 unsur" in method
    assert not [text for text in kosong.texts(layout.PUBLIKASI) if text.startswith("Pendidikan")]


def test_every_unsur_stands_there_from_the_highest_to_the_lowest(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.PUBLIKASI)
    ranked = sorted(INDEKS.unsur, key=lambda unsur: -(unsur.peringkat or 0))

    places = [texts.index(unsur.nama) for unsur in ranked]
    assert places == sorted(places)
    lowest = [f"▼ {float(unsur.konversi or 0):.2f}".replace(".", ",") for unsur in ranked if unsur.terendah]
    assert [text for text in texts if text.startswith("▼ ") and text[2:3].isdigit()] == lowest


def test_what_will_be_done_is_the_plan_of_the_three_lowest(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.PUBLIKASI)
    names = {unsur.kode: unsur.nama for unsur in INDEKS.unsur}
    results = {unsur.kode: float(unsur.konversi or 0) for unsur in INDEKS.unsur}

    for kode in INDEKS.terendah:
        value = f"{results[kode]:.2f}".replace(".", ",")
        (plan,) = [text for text in texts if text.startswith(f"{names[kode]} ({value}): ")]
        program = plan.split("): ", 1)[1].removesuffix("…")
        assert len(program) <= 150
        assert f"{SUGGESTIONS[kode].program} ".startswith(f"{program} ") or program.endswith(".")


def test_where_to_complain(kosong: Tampilan) -> None:
    assert [text for text in kosong.texts(layout.PUBLIKASI) if "SP4N-LAPOR!" in text]


def test_the_units_own_band_is_marked(templat: Workbook) -> None:
    rules = [
        rule.formula[0] for each in templat[layout.PUBLIKASI].conditional_formatting for rule in each.rules
    ]
    of_bands = sorted(rule for rule in rules if "pita_mutu" in rule)
    assert [f"INDEX(pita_mutu,{n},1)=ikm_mutu" for n in (1, 2, 3, 4)] == of_bands


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

    assert "MUTU PELAYANAN: –" in texts
    assert "DRAF – belum untuk ditandatangani" in texts


def test_one_page(halaman: Halaman) -> None:
    (page,) = halaman[layout.PUBLIKASI]

    assert f"{INDEKS.ikm}".replace(".", ",") in page
    assert "NAMA CAMAT" in page

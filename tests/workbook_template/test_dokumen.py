"""Dokumen IKM: every figure is Perhitungan's, and the three lowest stand out."""

from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook

from ikm_xl.survey.bands import STANDAR
from ikm_xl.survey.unsur import KODE, UNSUR
from ikm_xl.workbook import layout
from tests import cells
from tests.pages import Halaman
from tests.workbook_template.survei import INDEKS, SARAN, N, Tampilan, Varian, grafik
from workbook_template import naskah

NI = {  # as the regulations print them: 4 digits, and 2
    "PermenPANRB 14/2017": {
        *("3,5324 – 4,0000", "3,0644 – 3,5320", "2,6000 – 3,0640", "1,0000 – 2,5996"),
    },
    "KEP/25/M.PAN/2/2004": {"3,26 – 4,00", "2,51 – 3,25", "1,76 – 2,50", "1,00 – 1,75"},
}
RANK = 10  # column of the table


def all_texts(shown: Tampilan) -> str:
    return "\n".join(shown.texts(layout.DOKUMEN))


def test_the_table_shows_pythons_figures(selesai: Tampilan) -> None:
    for row, unsur in zip(selesai.area("dokumen_unsur"), INDEKS.unsur, strict=True):
        number, kode, nama, _, n, nrr, weighted, converted, mutu, kinerja, rank = row
        assert (number, kode, nama, n) == (int(unsur.kode[1:]), unsur.kode, unsur.nama, N)
        assert [nrr, weighted, converted] == pytest.approx(
            [float(value or 0) for value in (unsur.nrr, unsur.tertimbang, unsur.konversi)], abs=1e-9
        )
        assert (mutu, kinerja, rank) == (unsur.mutu, unsur.kinerja, unsur.peringkat)


def test_the_last_row_and_the_box_show_the_units_result(selesai: Tampilan) -> None:
    last = layout.place("dokumen_unsur").row + len(KODE)
    weighted, ikm, mutu, kinerja = (selesai(layout.DOKUMEN, last, column) for column in range(7, 11))

    assert weighted * 25 == pytest.approx(float(INDEKS.ikm_tepat or 0))
    assert (ikm, mutu, kinerja) == (pytest.approx(float(INDEKS.ikm or 0)), INDEKS.mutu, INDEKS.kinerja)
    assert selesai.texts(layout.DOKUMEN).count(str(ikm)) == 2
    assert f"Mutu {INDEKS.mutu}" in selesai.texts(layout.DOKUMEN)


def test_only_the_three_lowest_are_marked(templat: Workbook, selesai: Tampilan) -> None:
    sheet, area = templat[layout.DOKUMEN], layout.place("dokumen_unsur")
    flags = [selesai(layout.DOKUMEN, area.row + row, 13) for row in range(area.rows)]
    assert {kode for kode, flag in zip(KODE, flags, strict=True) if flag == 1} == set(INDEKS.terendah)

    (highlight,) = [
        rule
        for ranges in sheet.conditional_formatting
        if str(ranges.sqref) == f"A{area.row}:K{area.row + area.rows}"
        for rule in ranges.rules
        if rule.formula == [f"$M{area.row}=1"]
    ]
    assert highlight.dxf.font.b
    assert highlight.dxf.fill.bgColor.theme is not None
    assert all("▼" in sheet[area.cell(row, RANK)].number_format for row in range(area.rows))


def test_the_chart_has_a_bar_per_unsur_dark_for_the_lowest(templat: Workbook, selesai: Tampilan) -> None:
    (chart,) = grafik(templat, layout.DOKUMEN)
    others, lowest = chart.series
    assert others.val.numRef.f == "'Dokumen IKM'!$N$23:$N$33"
    assert lowest.val.numRef.f == "'Dokumen IKM'!$O$23:$O$33"
    assert lowest.graphicalProperties.solidFill.schemeClr.val == "dk2"
    assert all(series.dLbls.showVal for series in chart.series)

    bars = [[selesai(layout.DOKUMEN, row, column) for column in (14, 15)] for row in range(23, 34)]
    for unsur, (other, low) in zip(INDEKS.unsur, bars, strict=True):
        value = pytest.approx(float(unsur.konversi or 0))
        assert (other, low) == ((None, value) if unsur.terendah else (value, None))


def test_the_identity_of_the_survey(selesai: Tampilan) -> None:
    assert {
        ": Kecamatan Sooko, Kabupaten Mojokerto",
        ": Semester I Tahun 2025",
        ": 1 Januari 2025 s.d. 30 Juni 2025",
        ": Kuesioner daring eSukma-Jatim, 11 unsur",
        f": {N} orang",
        ": 214 orang, terpenuhi",
    } <= set(selesai.texts(layout.DOKUMEN))


@pytest.mark.parametrize(
    ("jenis", "ke", "expected"),
    [
        ("semester", 2, ": 1 Juli 2024 s.d. 31 Desember 2024"),
        ("triwulan", 1, ": 1 Januari 2024 s.d. 31 Maret 2024"),
        ("triwulan", 4, ": 1 Oktober 2024 s.d. 31 Desember 2024"),
        ("tahunan", 1, ": 1 Januari 2024 s.d. 31 Desember 2024"),
    ],
)
def test_the_calendar_gives_the_dates_that_nobody_set(
    varian: Varian, jenis: str, ke: int, expected: str
) -> None:
    shown = varian(periode_jenis=jenis, periode_ke=ke, periode_tahun=2024)

    assert expected in shown.texts(layout.DOKUMEN)


def test_dates_that_were_set_are_shown(varian: Varian) -> None:
    shown = varian(periode_awal=datetime(2025, 2, 3), periode_akhir=datetime(2025, 5, 9))

    assert ": 3 Februari 2025 s.d. 9 Mei 2025" in shown.texts(layout.DOKUMEN)


@pytest.mark.parametrize("standar", STANDAR)
def test_bands_and_legal_basis_follow_the_standard(varian: Varian, standar: str) -> None:
    shown = varian(perhitungan_standar_mutu=standar)

    def comma(value: Any, digits: int) -> str:
        return f"{value:.{digits}f}".replace(".", ",")

    for band in STANDAR[standar]:
        assert f"{comma(band.bawah, 2)} – {comma(band.atas, 2)}" in shown.texts(layout.DOKUMEN)
    assert NI[standar] <= set(shown.texts(layout.DOKUMEN))
    (laws,) = [text for text in shown.texts(layout.DOKUMEN) if text.startswith("1. Undang-Undang")]
    newest = naskah.DASAR_SKM if standar == "PermenPANRB 14/2017" else naskah.DASAR_IKM
    assert laws.splitlines()[1:] == [f"2. {naskah.DASAR_PP};", f"3. {newest}."]


def test_fewer_unsur_leave_no_empty_row_and_no_bar(varian: Varian) -> None:
    """Rows close up, the unit's comes right below them, and what is left is blank, without a grid."""

    def leave_out(book: Any) -> None:
        block = layout.place("pengaturan_unsur")
        for row in (3, 10):
            book.sheets[layout.PENGATURAN].range(block.cell(row, 2)).value = "Tidak"

    shown = varian(leave_out)
    rows = shown.area("dokumen_unsur")

    assert [row[1] for row in rows[:9]] == [kode for kode in KODE if kode not in ("U4", "U11")]
    assert [row[0] for row in rows[:9]] == list(range(1, 10))
    assert sorted(row[RANK] for row in rows[:9]) == list(range(1, 10))
    assert (rows[9][2], rows[9][7]) == ("IKM unit pelayanan", pytest.approx(shown.one("ikm")))
    assert not any(rows[10])
    below = layout.place("dokumen_unsur").row + 10
    assert not any(shown(layout.DOKUMEN, below, column) for column in range(1, 12))
    assert not any(shown(layout.DOKUMEN, below, column) for column in (14, 15, 21))


def test_where_all_are_equal_none_is_called_lowest(varian: Varian) -> None:
    """full.xlsx: three "terendah" and three "tertinggi", all 100,00."""

    def best(book: Any) -> None:
        cells.find(book, "jawaban").value = [[4] * len(KODE)] * N

    shown = varian(best)
    area = layout.place("dokumen_unsur")

    assert not any(shown(layout.DOKUMEN, area.row + row, 13) for row in range(area.rows))
    assert "Seluruh unsur bernilai sama: urutan prioritas" in all_texts(shown)
    for sheet in (layout.SURAT, layout.PENGESAHAN):
        text = "\n".join(shown.texts(sheet))
        assert "eluruh unsur bernilai sama (100,00)" in text
        assert "1. " not in text.replace("1. Dokumen", "").split("Rencana Tindak")[0].split("sama")[0]


def test_a_tie_between_the_third_and_the_fourth_is_said(varian: Varian, selesai: Tampilan) -> None:
    def tie(book: Any) -> None:
        answers = cells.read(book, "jawaban")
        for row in answers:
            row[3] = row[7]  # U4 answers as U8 does, which is the third lowest
        cells.find(book, "jawaban").value = answers

    assert "ke-3 dan ke-4 bernilai sama:" in all_texts(varian(tie))
    assert "ke-3 dan ke-4 bernilai sama:" not in all_texts(selesai)


def test_texts_of_python_and_staff_are_shown(selesai: Tampilan, varian: Varian) -> None:
    assert selesai.one("dokumen_narasi").startswith("Survei Kepuasan")
    comments = dict(zip(KODE, (row[0] for row in selesai.area("dokumen_komentar")), strict=True))
    assert {kode for kode, text in comments.items() if text} == set(INDEKS.terendah)
    assert "Catatan Seksi Pelayanan" not in selesai.texts(layout.DOKUMEN)

    typed = varian(lambda book: cells.write_one(book, "dokumen_tambahan", "Survei tertunda banjir."))
    assert "Catatan Seksi Pelayanan" in typed.texts(layout.DOKUMEN)


def test_the_empty_document_has_no_figures(kosong: Tampilan) -> None:
    for unsur, row in zip(UNSUR, kosong.area("dokumen_unsur"), strict=True):
        assert row == [int(unsur.kode[1:]), unsur.kode, unsur.nama, *[None] * 8]
    assert ": –" in kosong.texts(layout.DOKUMEN)


def test_the_document_has_two_pages(halaman: Halaman) -> None:
    first, second = halaman[layout.DOKUMEN]

    assert "III. GRAFIK NILAI PER UNSUR" in first
    assert "Tiga unsur terendah" in first  # the legend of the chart
    assert second.lstrip().startswith("IV. ANALISIS HASIL")
    assert all(line in second for line in SARAN.splitlines())
    assert "bagian yang tidak terpisahkan" in " ".join(second.split())


def test_whoever_adds_the_printed_figures_comes_to_the_printed_result(
    templat: Workbook, selesai: Tampilan
) -> None:
    area = layout.place("dokumen_unsur")
    column = 6  # NRR tertimbang
    digits = len(templat[layout.DOKUMEN][area.cell(0, column)].number_format.partition(".")[2])
    printed = [
        round(float(selesai(layout.DOKUMEN, area.row + row, area.column + column)), digits)
        for row in range(area.rows)
    ]
    assert round(sum(printed) * 25, 2) == float(INDEKS.ikm or 0)


def test_the_table_of_mutu_is_headed_as_in_the_regulation(selesai: Tampilan) -> None:
    head = layout.place("dokumen_narasi").row + layout.place("dokumen_narasi").rows + 2
    assert [selesai(layout.DOKUMEN, head, column) for column in (1, 3, 4, 5, 8)] == [
        "Nilai persepsi",
        "Nilai Interval (NI)",
        "Nilai Interval Konversi (NIK)",
        "Mutu pelayanan (x)",
        "Kinerja unit pelayanan (y)",
    ]
    assert [selesai(layout.DOKUMEN, head + 1 + row, 1) for row in range(4)] == [4, 3, 2, 1]


def test_no_gap_stands_before_a_section(templat: Workbook) -> None:
    """What need not be filled in (remarks, notes on the data) stands last; the mutu before the comments."""
    order = ("dokumen_narasi", "dokumen_komentar", "dokumen_tambahan", "dokumen_catatan")
    rows = [layout.place(name).row for name in order]
    assert rows == sorted(rows)
    sheet, legend = templat[layout.DOKUMEN], rows[0] + layout.place("dokumen_narasi").rows
    assert sheet[f"A{legend}"].value == "V. KETERANGAN"
    assert sheet[f"A{rows[1] - 2}"].value == "VI. SARAN DAN MASUKAN MASYARAKAT PER UNSUR"
    assert rows[1] - 2 == legend + 7  # right below the table

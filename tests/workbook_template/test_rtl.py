"""RTL: names and figures follow the kode, and the last period's plan has the same columns."""

import pytest
from openpyxl import Workbook

from ikm_xl.area import Area
from ikm_xl.survey.unsur import UNSUR
from ikm_xl.workbook import layout, status
from ikm_xl.workbook.sheet_rows import PLAN_ADDED, FollowUpRow, PlanRow
from tests.pages import Halaman
from tests.workbook_template.survei import INDEKS, Tampilan, Varian
from workbook_template import style

UNSUR_OF = {unsur.kode: unsur for unsur in INDEKS.unsur}


def test_name_and_figures_of_an_unsur_are_looked_up_by_its_kode(selesai: Tampilan) -> None:
    for table, column in (("rtl_kode", 4), ("tindak_lanjut_kode", 5)):
        area = layout.place(table)
        for row, kode in enumerate(INDEKS.terendah, area.row):
            assert selesai(layout.RTL, row, 2) == kode
            assert selesai(layout.RTL, row, 3) == UNSUR_OF[kode].nama
            assert abs(selesai(layout.RTL, row, column) - float(UNSUR_OF[kode].nrr or 0)) < 1e-9


def test_the_follow_up_shows_nrr_of_then_from_riwayat_and_the_difference(selesai: Tampilan) -> None:
    for row, kode in enumerate(INDEKS.terendah, layout.place("tindak_lanjut_kode").row):
        then = selesai(layout.RTL, row, 4)
        assert then == 3.1  # as Riwayat has it of the period that is followed up
        assert abs(selesai(layout.RTL, row, 6) - (float(UNSUR_OF[kode].nrr or 0) - then)) < 1e-7


def test_why_an_unsur_has_priority(selesai: Tampilan) -> None:
    for row, kode in enumerate(INDEKS.terendah, layout.place("rtl_kode").row):
        unsur = UNSUR_OF[kode]
        value, share = (
            f"{unsur.konversi}".replace(".", ","),
            f"{float(unsur.rendah or 0):.1%}".replace(".", ","),
        )
        assert (
            selesai(layout.RTL, row, 5) == f"Nilai {value} (mutu {unsur.mutu}), {share} jawaban bernilai 1–2"
        )


def test_comments_stand_beside_their_unsur(selesai: Tampilan) -> None:
    row = layout.place("rtl_komentar").row

    assert [selesai(layout.RTL, row + i, 1) for i in range(3)] == list(INDEKS.terendah)
    assert all(text for (text,) in selesai.area("rtl_komentar"))


def test_plan_and_follow_up_have_the_same_columns() -> None:
    """Periode Baru moves the one into the other as it stands."""
    common = len(PlanRow.columns()) - len((*PLAN_ADDED, "keterangan"))
    assert PlanRow.columns()[:common] == FollowUpRow.columns()[:common]
    assert layout.place("rtl_isi").column == layout.place("tindak_lanjut_isi").column


def test_cause_measure_and_money_have_columns_that_are_printed(templat: Workbook, selesai: Tampilan) -> None:
    area = layout.place("rtl_isi")
    titles = [templat[layout.RTL][area.cell(-2, column)].value for column in range(area.columns)]
    assert titles[6:10] == ["Target", "Akar masalah", "Indikator", "Anggaran/ sumber"]
    last = Area.parse(str(templat[layout.RTL].print_area).split("!")[-1]).right
    assert area.column + titles.index("Anggaran/ sumber") <= last
    assert area.column + titles.index("Keterangan") > last  # "usulan" is for the screen only


@pytest.mark.parametrize(
    ("jenis", "ke", "year"),
    [
        ("semester", 1, 2025),
        ("semester", 2, 2026),
        ("triwulan", 3, 2025),
        ("triwulan", 4, 2026),
        ("tahunan", 1, 2026),
    ],
)
def test_the_quarters_have_the_year_that_follows(varian: Varian, jenis: str, ke: int, year: int) -> None:
    shown = varian(periode_jenis=jenis, periode_ke=ke, rtl_periode=None)
    assert f"Waktu Pelaksanaan\n(Triwulan, Tahun {year})" in shown.texts(layout.RTL)


def test_a_heading_and_its_period_are_parted_by_a_space(selesai: Tampilan, varian: Varian) -> None:
    shown = varian(rtl_periode="Semester I Tahun 2025")
    title = "A. RENCANA TINDAK LANJUT TIGA UNSUR TERENDAH, HASIL SURVEI SEMESTER I TAHUN 2025"
    assert title in shown.texts(layout.RTL)
    assert "C. TINDAK LANJUT RTL PERIODE SEBELUMNYA: SEMESTER II TAHUN 2024" in selesai.texts(layout.RTL)


@pytest.mark.parametrize("sheet", [layout.RTL, layout.PENGESAHAN])
def test_no_input_colour_is_printed_of_a_complete_document(templat: Workbook, sheet: str) -> None:
    ws = templat[sheet]
    printed = Area.parse(str(ws.print_area).split("!")[-1])
    looks = {cell.style for row in ws[printed.address(False, False)] for cell in row}
    assert not looks & {style.MASUKAN, style.MASUKAN_TENGAH, style.MASUKAN_TANGGAL}
    cream = [
        rule.formula[0]
        for ranges in ws.conditional_formatting
        for rule in ranges.rules
        if rule.dxf.fill is not None and rule.dxf.fill.bgColor == style.CREAM
    ]
    assert cream
    assert all('banner_draf<>""' in formula for formula in cream)


def test_choices_for_time_and_status(templat: Workbook) -> None:
    lists = {
        str(validation.sqref): validation.formula1
        for validation in templat[layout.RTL].data_validations.dataValidation
        if validation.type == "list"
    }
    first = layout.place("tindak_lanjut_kode").row

    assert lists[f"N{first}:N{first + 2}"] == f'"{",".join(status.TINDAK_LANJUT)}"'
    assert lists[f"H{layout.place('rtl_kode').row}:K{layout.place('rtl_kode').row}"] == '"✓"'


def test_without_a_last_period_nothing_of_the_follow_up_is_seen(kosong: Tampilan) -> None:
    assert not [
        text for text in kosong.texts(layout.RTL) if "PERIODE SEBELUMNYA" in text or "NRR kini" in text
    ]


def test_the_empty_plan_names_no_unsur(kosong: Tampilan) -> None:
    assert not {unsur.nama for unsur in UNSUR} & set(kosong.texts(layout.RTL))


def test_two_pages_the_last_signed_by_kasi_and_camat(halaman: Halaman) -> None:
    first, second = halaman[layout.RTL]

    assert "Program/Kegiatan" in first
    assert "NIP. 19800202 200502 2 002" in second
    assert "NIP. 19700101 199001 1 001" in second
    assert "Mengetahui," in second
    assert "TINDAK LANJUT RTL PERIODE SEBELUMNYA" in second

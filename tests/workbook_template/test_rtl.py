"""RTL: names and figures follow the kode, and the last period's plan has the same columns."""

from openpyxl import Workbook

from ikm_xl.survey.unsur import UNSUR
from ikm_xl.workbook import layout, status
from tests.pages import Halaman
from tests.workbook_template.survei import INDEKS, Tampilan

UNSUR_OF = {unsur.kode: unsur for unsur in INDEKS.unsur}


def test_name_and_figures_of_an_unsur_are_looked_up_by_its_kode(selesai: Tampilan) -> None:
    for table, column in (("rtl_kode", 4), ("tindak_lanjut_kode", 15)):
        area = layout.place(table)
        for row, kode in enumerate(INDEKS.terendah, area.row):
            assert selesai(layout.RTL, row, 2) == kode
            assert selesai(layout.RTL, row, 3) == UNSUR_OF[kode].nama
            assert abs(selesai(layout.RTL, row, column) - float(UNSUR_OF[kode].nrr or 0)) < 1e-9


def test_the_follow_up_shows_nrr_of_then_from_riwayat_and_the_difference(selesai: Tampilan) -> None:
    for row, kode in enumerate(INDEKS.terendah, layout.place("tindak_lanjut_kode").row):
        then = selesai(layout.RTL, row, 4)
        assert then == 3.1  # as Riwayat has it of the period that is followed up
        assert abs(selesai(layout.RTL, row, 16) - (float(UNSUR_OF[kode].nrr or 0) - then)) < 1e-7


def test_why_an_unsur_has_priority(selesai: Tampilan) -> None:
    for row, kode in enumerate(INDEKS.terendah, layout.place("rtl_kode").row):
        unsur = UNSUR_OF[kode]
        value, share = (
            f"{unsur.konversi}".replace(".", ","),
            f"{float(unsur.rendah or 0):.1%}".replace(".", ","),
        )
        assert (
            selesai(layout.RTL, row, 13) == f"Nilai {value} (mutu {unsur.mutu}), {share} jawaban bernilai 1–2"
        )


def test_comments_stand_beside_their_unsur(selesai: Tampilan) -> None:
    row = layout.place("rtl_komentar").row

    assert [selesai(layout.RTL, row + i, 1) for i in range(3)] == list(INDEKS.terendah)
    assert all(text for (text,) in selesai.area("rtl_komentar"))


def test_plan_and_follow_up_have_the_same_columns(templat: Workbook) -> None:
    """Periode Baru moves the one into the other as it stands."""
    sheet = templat[layout.RTL]

    def header(name: str) -> list[object]:
        area = layout.place(name)
        title, below = (sheet[area.row - back] for back in (2, 1))
        return [(upper.value, lower.value) for upper, lower in zip(title[:11], below[:11], strict=True)]

    plan, followed = header("rtl_kode"), header("tindak_lanjut_kode")
    assert (plan.pop(3), followed.pop(3)) == (("NRR", None), ("NRR lama", None))
    assert plan == followed
    shared = layout.place("rtl_isi").columns - 1  # all but keterangan
    assert layout.place("tindak_lanjut_isi").columns == shared + len(("status", "bukti", "hambatan"))
    assert layout.place("rtl_isi").column == layout.place("tindak_lanjut_isi").column


def test_choices_for_time_and_status(templat: Workbook) -> None:
    lists = {
        str(validation.sqref): validation.formula1
        for validation in templat[layout.RTL].data_validations.dataValidation
        if validation.type == "list"
    }
    first = layout.place("tindak_lanjut_kode").row

    assert lists[f"L{first}:L{first + 2}"] == f'"{",".join(status.TINDAK_LANJUT)}"'
    assert lists[f"F{layout.place('rtl_kode').row}:I{layout.place('rtl_kode').row}"] == '"✓"'


def test_without_a_last_period_the_follow_up_says_so(kosong: Tampilan, selesai: Tampilan) -> None:
    title = "C. TINDAK LANJUT RTL PERIODE SEBELUMNYA"

    assert f"{title} (BELUM ADA)" in kosong.texts(layout.RTL)
    assert {f"{title}:", "Semester II Tahun 2024"} <= set(selesai.texts(layout.RTL))


def test_the_empty_plan_names_no_unsur(kosong: Tampilan) -> None:
    assert not {unsur.nama for unsur in UNSUR} & set(kosong.texts(layout.RTL))


def test_two_pages_the_last_signed_by_the_kasi(halaman: Halaman) -> None:
    first, second = halaman[layout.RTL]

    assert "Program/Kegiatan" in first
    assert "NIP. 19800202 200502 2 002" in second
    assert "TINDAK LANJUT RTL PERIODE SEBELUMNYA" in second

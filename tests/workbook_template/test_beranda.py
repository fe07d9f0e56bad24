"""Beranda: the SOP in its own words, the result at a glance, states that are words before colours."""

from typing import Any

import pytest
from openpyxl import Workbook

from ikm_xl.workbook import layout
from tests import cells
from tests.workbook_template.survei import INDEKS, N, Tampilan, Varian, sahkan


def test_the_four_steps_in_the_words_of_the_sop(templat: Workbook) -> None:
    sheet, first = templat[layout.BERANDA], layout.place("langkah").row
    steps = [[sheet.cell(row, column).value for column in range(1, 6)] for row in range(first, first + 4)]

    assert [(number, time) for number, _, _, time, _ in steps] == [
        (1, "30 menit"),
        (2, "45 menit"),
        (3, "30 menit"),
        (4, "20 menit"),
    ]
    assert steps[0][1] == "Merekap hasil entri masyarakat pada aplikasi eSukma-Jatim"
    assert steps[2][2] == "Seksi Pelayanan"
    assert steps[1][4] == "Dokumen IKM Kecamatan"


def test_the_result_at_a_glance(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.BERANDA)

    assert float(INDEKS.ikm or 0) in [value for row in selesai.values[layout.BERANDA] for value in row]
    assert f"{INDEKS.mutu} – {INDEKS.kinerja}" in texts
    assert N in [value for row in selesai.values[layout.BERANDA] for value in row]
    (lowest,) = [text for text in texts if text.startswith(f"1. {INDEKS.terendah[0]}")]
    assert [line.split()[1] for line in lowest.splitlines()] == list(INDEKS.terendah)


def test_a_fresh_workbook_says_how_to_begin(kosong: Tampilan) -> None:
    assert kosong.one("status_dokumen") == "tidak lengkap"
    assert "Ambil Ekspor" in kosong.one("langkah_berikutnya")
    assert [row[0] for row in kosong.area("langkah")] == ["belum"] * 4
    assert not [value for row in kosong.area("kelengkapan") for value in row if value]


@pytest.mark.parametrize("name", ["langkah", "kelengkapan", "status_dokumen"])
def test_states_stand_out_by_three_shades(templat: Workbook, name: str) -> None:
    area = layout.place(name)
    column = 1 if name == "kelengkapan" else 0
    cell = templat[layout.BERANDA][area.cell(0, column)].coordinate
    shades = {
        (rule.dxf.fill.bgColor.theme, rule.dxf.fill.bgColor.tint)
        for ranges in templat[layout.BERANDA].conditional_formatting
        if cell in ranges.sqref
        for rule in ranges.rules
    }

    assert len(shades) == 3


def test_that_there_are_no_warnings_is_said(selesai: Tampilan, kosong: Tampilan) -> None:
    assert "Peringatan mutu data: tidak ada" in selesai.texts(layout.BERANDA)
    assert "Peringatan mutu data" in kosong.texts(layout.BERANDA)


def test_a_mark_stands_before_every_check(templat: Workbook) -> None:
    area = layout.place("kelengkapan")
    marks = [templat[layout.BERANDA][area.cell(row, -1)].value for row in range(area.rows)]

    assert all(sign in mark for mark in marks for sign in ("✓", "!", "✗"))


def _choices(templat: Workbook, row: int) -> Any:
    (choice,) = [
        validation
        for validation in templat[layout.BERANDA].data_validations.dataValidation
        if layout.place("langkah").cell(row) in validation.sqref
    ]
    return choice


def test_staff_choose_the_last_status_from_a_list(templat: Workbook) -> None:
    cell = templat[layout.BERANDA][layout.place("langkah").cell(3)]
    choices = _choices(templat, 3)

    assert not cell.protection.locked
    assert choices.type == "list"
    assert choices.formula1 == '"belum,siap ditandatangani,ditandatangani,dilewati"'
    assert "'ditandatangani'" in choices.prompt


def test_the_other_statuses_are_the_programs_own(templat: Workbook) -> None:
    for row in range(3):
        assert (_choices(templat, row).type, _choices(templat, row).formula1) == ("custom", "FALSE")


@pytest.mark.parametrize(
    ("statuses", "missing", "following"),
    [
        (("belum", "belum", "belum", "belum"), "", "Ambil Ekspor…"),
        (("selesai", "belum", "belum", "belum"), "", "Klik Hitung Nilai Unsur."),
        (("selesai", "perlu diulang", "perlu diulang", "perlu diulang"), "", "Klik Hitung Nilai Unsur."),
        (("selesai", "tidak lengkap", "belum", "belum"), "Isi alasan.", "Isi alasan."),
        (("selesai", "selesai", "belum", "belum"), "Klik Susun RTL.", "Klik Susun RTL."),
        (("selesai", "selesai", "perlu diulang", "perlu diulang"), "", "Klik Susun RTL."),
        (("selesai", "selesai", "selesai", "belum"), "", "Klik Siapkan Pengesahan."),
        (("selesai", "selesai", "selesai", "siap ditandatangani"), "", "pilih 'ditandatangani'"),
        (
            ("selesai", "selesai", "selesai", "siap ditandatangani"),
            "Isi nomor.",
            "Isi nomor. Lalu klik Periksa Kelengkapan.",
        ),
        (("selesai", "selesai", "selesai", "ditandatangani"), "", "klik Periode Baru."),
        (("belum", "belum", "belum", "dilewati"), "", "klik Periode Baru."),
    ],
)
def test_what_comes_next_follows_the_statuses(
    varian: Varian, statuses: tuple[str, ...], missing: str, following: str
) -> None:
    def leave(book: Any) -> None:
        cells.write_one(book, "kode_verifikasi", "7F3A-91C2")
        sahkan(book)
        cells.write(book, "langkah", [[status, None] for status in statuses])
        found = [["Nomor surat", "tidak lengkap", layout.PENGATURAN, missing]] if missing else []
        cells.write(book, "kelengkapan", [["Responden", "lengkap", layout.PERHITUNGAN, ""], *found])

    assert following in varian(leave).one("langkah_berikutnya")


@pytest.mark.parametrize(
    ("status", "following"),
    [("siap ditandatangani", "kembali menjadi DRAF: klik"), ("ditandatangani", "kembalikan, atau klik")],
)
def test_what_is_no_longer_as_approved_comes_next(varian: Varian, status: str, following: str) -> None:
    def leave(book: Any) -> None:
        cells.write_one(book, "kode_verifikasi", "7F3A-91C2")
        sahkan(book)
        cells.write(book, "langkah", [[step, None] for step in (*["selesai"] * 3, status)])
        cells.write(book, "kelengkapan", [["Responden", "lengkap", layout.PERHITUNGAN, ""]])
        cells.write_one(book, "dokumen_tambahan", "Ditulis kemudian.")

    shown = varian(leave).one("langkah_berikutnya")
    assert shown.startswith("Isi lembar Dokumen IKM tidak lagi seperti yang")
    assert following in shown


def test_an_export_that_was_taken_is_to_be_cleaned(varian: Varian) -> None:
    shown = varian(lambda book: cells.write_one(book, "ekspor_nama", "esukma.xlsx"))

    assert shown.one("langkah_berikutnya") == "Klik Olah Data."

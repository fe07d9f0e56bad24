"""Surat Pengantar: the letter to the Bupati and the table that may stand for it, their figures as text."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook import layout
from tests.pages import Halaman
from tests.workbook_template.survei import INDEKS, N, Tampilan, Varian, by_engine
from tests.workbook_template.test_naskah import cut

NAMA = {unsur.kode: (unsur.nama, f"{unsur.konversi}".replace(".", ",")) for unsur in INDEKS.unsur}


def test_the_figures(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.SURAT)

    assert {
        f": {N} orang",
        f": {INDEKS.ikm}".replace(".", ","),
        f": {INDEKS.mutu}",
        f": {INDEKS.kinerja}",
    } <= set(texts)
    for rank, kode in enumerate(INDEKS.terendah, 1):
        nama, value = NAMA[kode]
        assert f"{rank}. {nama} ({value})" in {text.lstrip(": ") for text in texts}
    assert "Target nilai IKM yang ditetapkan adalah 85,00." in " ".join(texts)


def test_addressee_and_copy_follow_the_pemerintah(varian: Varian, selesai: Tampilan) -> None:
    assert "Yth. Bupati Mojokerto" in selesai.texts(layout.SURAT)

    shown = varian(instansi_pemerintah="Pemerintah Kabupaten Jombang", instansi_kecamatan="Kecamatan Ploso")
    texts = shown.texts(layout.SURAT)
    assert {"PEMERINTAH KABUPATEN JOMBANG", "KECAMATAN PLOSO", "Yth. Bupati Jombang"} <= set(texts)
    assert "Kepala Bagian Organisasi Sekretariat Daerah Kabupaten Jombang" in texts


@pytest.mark.parametrize(
    "pemerintah", ["Pemerintah Kota Surabaya", "PEMERINTAH KOTA SURABAYA", "pemerintah kota surabaya"]
)
def test_a_kota_is_led_by_a_wali_kota_however_it_is_written(varian: Varian, pemerintah: str) -> None:
    shown = varian(instansi_pemerintah=pemerintah)
    texts = shown.texts(layout.SURAT)

    assert {"Yth. Wali Kota Surabaya", "Surabaya"} <= {text.strip() for text in texts}
    assert "Kepala Bagian Organisasi Sekretariat Daerah Kota Surabaya" in texts
    for sheet in (layout.SURAT, layout.PENGESAHAN, layout.DOKUMEN):
        assert "Bupati" not in " ".join(shown.texts(sheet))


def test_a_kabupaten_may_have_kota_in_its_name(varian: Varian) -> None:
    shown = varian(instansi_pemerintah="Pemerintah Kabupaten Kotabaru")
    assert "Yth. Bupati Kotabaru" in shown.texts(layout.SURAT)


def test_number_and_subject(selesai: Tampilan, varian: Varian) -> None:
    texts = selesai.texts(layout.SURAT)
    assert "000.8.3.3/120/416-313/2025" in texts
    assert "Penyampaian Dokumen Indeks Kepuasan Masyarakat (IKM) Semester I Tahun 2025" in texts

    unnumbered = varian(surat_nomor="", surat_klasifikasi="000.8.3.3")
    assert [text for text in unnumbered.texts(layout.SURAT) if text.startswith("000.8.3.3/…")]


def test_the_basis_is_the_regulation_that_gives_the_mutu(varian: Varian, selesai: Tampilan) -> None:
    old = " ".join(varian(perhitungan_standar_mutu="KEP/25/M.PAN/2/2004").texts(layout.SURAT))

    assert "Nomor KEP/25/M.PAN/2/2004" in old
    assert "Nomor 14 Tahun 2017" not in old
    assert "Nomor 14 Tahun 2017" in " ".join(selesai.texts(layout.SURAT))


def test_without_a_target_none_is_mentioned(varian: Varian) -> None:
    assert "Target" not in " ".join(varian(perhitungan_target=0).texts(layout.SURAT))


def test_the_empty_letter_has_dots_to_fill_in(kosong: Tampilan) -> None:
    texts = kosong.texts(layout.SURAT)

    assert ": ………… orang" in texts
    assert "DRAF – belum untuk ditandatangani" in texts


def test_one_page_with_the_camats_signature(halaman: Halaman) -> None:
    (page,) = halaman[layout.SURAT]

    assert page.index("Sooko, 31 Juli 2025") < page.index("Yth. Bupati") < page.index("NAMA CAMAT")
    assert page.index("NAMA CAMAT") < page.index("Tembusan:")


def test_the_table_says_what_is_sent(selesai: Tampilan) -> None:
    texts = selesai.texts(layout.SURAT)
    value = f"{INDEKS.ikm}".replace(".", ",")

    assert {"SURAT PENGANTAR", "Nomor: 000.8.3.3/120/416-313/2025", "1 (satu) berkas", "Penerima,"} <= set(
        texts
    )
    (document,) = [text for text in texts if text.startswith("Dokumen Indeks Kepuasan Masyarakat")]
    assert (
        f"{N} responden dengan nilai IKM {value}, mutu pelayanan {INDEKS.mutu} ({INDEKS.kinerja})" in document
    )
    (plan,) = [text for text in texts if text.startswith("Rencana Tindak Lanjut (RTL) atas")]
    lowest = [f"{rank}) {NAMA[kode][0]} ({NAMA[kode][1]})" for rank, kode in enumerate(INDEKS.terendah, 1)]
    assert plan.splitlines()[1:] == lowest


def test_a_line_beside_each_form_says_which_is_printed(varian: Varian, selesai: Tampilan) -> None:
    column = 8
    letter, table = (layout.place(name).row for name in ("cetak_surat", "cetak_tabel"))

    assert str(selesai(layout.SURAT, letter, column)).startswith("◄")
    assert selesai(layout.SURAT, table, column) == "Bentuk ini tidak dicetak."
    shown = varian(surat_bentuk="tabel")
    assert shown(layout.SURAT, letter, column) == "Bentuk ini tidak dicetak."
    assert str(shown(layout.SURAT, table, column)).startswith("◄")


def test_no_text_of_the_table_is_cut(buku_selesai: Path) -> None:
    sheet = load_workbook(buku_selesai)[layout.SURAT]
    assert isinstance(sheet, Worksheet)
    sheet.print_area = layout.place("cetak_tabel").address

    assert cut(sheet, by_engine(buku_selesai)) == []


def test_the_letter_comes_first_without_page_count_and_code(halaman: Halaman) -> None:
    (page,) = halaman[layout.SURAT]
    assert next(iter(halaman)) == layout.SURAT
    assert "Halaman" not in page
    assert "7F3A-91C2" not in page


def test_punch_holes_meet_no_text(templat: Workbook) -> None:
    """Margins of tata naskah dinas: 3 cm on the left, 2 cm on the right and on top."""
    margins = templat[layout.SURAT].page_margins
    assert [round(inches * 2.54, 1) for inches in (margins.left, margins.right, margins.top)] == [3, 2, 2]


def test_the_jabatan_is_in_capitals_and_a_n_has_a_line_of_its_own(varian: Varian, selesai: Tampilan) -> None:
    assert "CAMAT SOOKO," in selesai.texts(layout.SURAT)
    shown = varian(pejabat_camat_jabatan="a.n. Camat Sooko, Sekretaris Kecamatan")
    assert "a.n. CAMAT SOOKO\nSekretaris Kecamatan," in shown.texts(layout.SURAT)
    assert "a.n. Camat Sooko\nSekretaris Kecamatan," in shown.texts(layout.PENGESAHAN)
    assert "Plt. CAMAT SOOKO," in varian(pejabat_camat_jabatan="Plt. Camat Sooko").texts(layout.SURAT)


def test_the_receiver_is_addressed_as_was_set(varian: Varian) -> None:
    text = " ".join(varian(surat_sapaan="Ibu").texts(layout.SURAT))
    assert "Atas perhatian dan arahan Ibu Bupati, kami ucapkan terima kasih." in text

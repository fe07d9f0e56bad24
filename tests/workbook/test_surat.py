"""Surat Pengantar: the letter to the Bupati, its figures as text."""

from ikm_xl.workbook import layout
from tests.workbook.survei import INDEKS, Halaman, N, Tampilan, Varian

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
    assert "1. Kepala Bagian Organisasi Sekretariat Daerah Kabupaten Jombang" in texts


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
    assert page.index("NAMA CAMAT") < page.index("Tembusan disampaikan")

"""What the label of a column means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning.labels import Label, read
from ikm_xl.survey.unsur import KODE, UNSUR, Unsur


@pytest.mark.parametrize("unsur", UNSUR, ids=KODE)
def test_names_and_questions_of_the_unsur(unsur: Unsur) -> None:
    for text in (unsur.nama, unsur.pertanyaan, f"12. {unsur.pertanyaan}", f"Unsur {unsur.nama.upper()}"):
        assert read(text).field == unsur.kode


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("No", "no"),
        ("NO. RESPONDEN ", "no"),
        ("No. Urut", "no"),
        ("NO. RESP", "no"),
        ("ID", "no"),
        ("Tanggal Survey", "tanggal"),
        ("Tgl.", "tanggal"),
        ("Timestamp", "tanggal"),
        ("Cap waktu", "tanggal"),
        ("Waktu", "tanggal"),
        ("created_at", "tanggal"),
        ("Nama", "nama"),
        ("Nama Lengkap", "nama"),
        ("No. Telpon", "telepon"),
        ("No.telp", "telepon"),
        ("No. HP/WA", "telepon"),
        ("WhatsApp", "telepon"),
        ("NIK", "nik"),
        ("Usia", "umur"),
        ("Kelompok Umur", "umur"),
        ("Berapa umur Anda?", "umur"),
        ("Jenis Kelamin (L/P)", "jenis_kelamin"),
        ("L/P", "jenis_kelamin"),
        ("sex", "jenis_kelamin"),
        ("Pendidikan terkahir", "pendidikan"),
        ("Pekerjaan Utama", "pekerjaan"),
        ("Profesi", "pekerjaan"),
        ("Jenis Pelayanan", "layanan"),
        ("Keperluan", "layanan"),
        ("Kelurahan", "alamat"),
        ("Saran/Masukan", "saran"),
        ("Kritik", "saran"),
        ("Kelebihan", "saran"),
    ],
)
def test_fields_of_the_profile(text: str, field: str) -> None:
    assert read(text).field == field


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Kritik dan saran atas pelayanan/waktu yang diberikan", "saran"),
        ("Apa saran Saudara tentang sarana dan prasarana?", "saran"),
        ("Penanganan Pengaduan, Saran, dan Masukan", "U8"),
        ("U8 (Saran & Masukan)", "U8"),
        ("U8 (Sarana & Prasarana)", "U9"),
        ("U9 (Pengaduan)", "U8"),
        ("8. Sarana", "U9"),
        ("Waktu Penyelesaian", "U3"),
        ("U3 Waktu", "U3"),
        ("Produk Spesifikasi Jenis Pelayanan", "U5"),
        ("Kesesuaian persyaratan dengan jenis pelayanan", "U1"),
        ("Bagaimana transparansi pelayanan (informasi persyaratan, biaya, waktu)?", "U10"),
        ("Kewajaran biaya (gratis/sesuai ketentuan)", "U4"),
        ("Kejelasan alur pelayanan", "U2"),
        ("Saluran informasi", ""),
    ],
)
def test_words_that_could_be_taken_for_something_else(text: str, field: str) -> None:
    assert read(text).field == field


@pytest.mark.parametrize("number", range(1, 12))
@pytest.mark.parametrize(
    "pattern",
    [
        "U{}",
        "u{}_score",
        "q{}_score",
        "V{}",
        "P{}",
        "jawaban_{}",
        "nilai_{}",
        "Unsur {}",
        "Pertanyaan {}",
        "Nilai U{}",
    ],
)
def test_numbers_of_questions(pattern: str, number: int) -> None:
    assert read(pattern.format(number)) == Label(number=number)


def test_page_2_is_the_first_question() -> None:
    assert [read(f"page{page}").number for page in (2, 9, 12)] == [1, 8, 11]


@pytest.mark.parametrize(
    "text",
    [
        "", "NRR U1", "U1 Mutu", "U3 tertimbang", "Rata-rata", "Jumlah", "Alasan persyaratan", "PROFIL",
        "Kepentingan U1", "Seberapa penting prosedur pelayanan?", "Nama Barang", "Nama petugas", "Harga",
        "Tanggal lahir", "U12", "page13", "Kode", "Email",
    ],
)  # fmt: skip
def test_labels_about_something_else(text: str) -> None:
    assert not read(text).known


def test_a_label_that_reads_like_an_answer_is_marked() -> None:
    assert read("Transparan") == Label("U10", answer=True)
    assert not read("Transparansi").answer


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert read(text).number in range(12)

"""What the label of a column means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning.labels import Label, Serial, candidates, is_measured, read, serial
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


@pytest.mark.parametrize(
    ("label", "unsur", "known"),
    [
        (Label("U1"), True, True),
        (Label("U11", number=3), True, True),
        (Label(number=1), True, True),
        (Label("umur"), False, True),
        (Label("umur", number=1), False, True),  # words beat numbers
        (Label(), False, False),
    ],
)
def test_words_or_for_want_of_words_a_number_make_an_unsur(label: Label, unsur: bool, known: bool) -> None:
    assert (label.unsur, label.known) == (unsur, known)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("u0", Serial("u", 0)),
        ("Q 3", Serial("q", 3)),
        ("page7", Serial("page", 7)),
        ("Nilai Unsur 12", Serial("unsur", 12)),
        ("u1_score", Serial("u", 1)),
        ("U1.2", Serial("u", 1, "2")),
        ("U1 b", Serial("u", 1, "b")),
        ("Nama", None),
        ("U1 Waktu", None),
    ],
)
def test_a_code_has_a_number_and_nothing_else(text: str, code: Serial | None) -> None:
    assert serial(text) == code


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


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Penanganan saran dan masukan", Label("U8")),
        ("Aduan dan saran", Label("U8")),
        ("Saran dan penanganan", Label("saran")),  # a comment, on whatever it is
        ("Unsur 8 Masukan", Label("U8", 8)),
        ("U9 (Saran & Masukan)", Label("U8", 9)),
        ("U7 (Saran)", Label("saran", 7)),
        ("U10 (Saran)", Label("saran", 10)),
        ("Pertanyaan 8: saran", Label("saran", 8)),
    ],
)
def test_a_comment_is_no_unsur_unless_it_is_called_the_eighth_or_the_ninth(text: str, label: Label) -> None:
    assert read(text) == label


@pytest.mark.parametrize(
    ("text", "field"),
    [("Usia Bapak Ibu Saudara pada saat", "umur"), ("Tanggal Bapak Ibu Saudara", "tanggal")],
)
@pytest.mark.parametrize(("words", "is_short"), [(8, True), (9, False)])
def test_a_label_of_nine_words_is_no_field_of_the_profile(
    text: str, field: str, words: int, is_short: bool
) -> None:
    label = [*text.split(), *("ini" for _ in range(words))][:words]
    assert read(" ".join(label)).field == (field if is_short else "")


@pytest.mark.parametrize(
    ("text", "measured", "field"),
    [
        ("Waktu tunggu (jam)", True, ""),
        ("Biaya [Rp.]", True, ""),
        ("Berapa lama waktu pelayanan?", True, ""),
        ("U3 Waktu (dalam menit)", True, ""),
        ("Umur (bulan)", True, "umur"),
        ("Waktu tunggu", False, "U3"),
        ("Biaya (gratis)", False, "U4"),
    ],
)
def test_a_quantity_with_a_unit_is_no_unsur(text: str, measured: bool, field: str) -> None:
    assert is_measured(text) is measured
    assert read(text).field == field


@pytest.mark.parametrize(
    ("text", "unsur"),
    [
        ("Nama", ()),
        ("Waktu Penyelesaian", ("U3",)),
        ("Ketepatan persyaratan", ("U3", "U1")),
        ("Kesesuaian hasil pelayanan dengan waktu yang ditetapkan", ("U5", "U3")),
        ("Sarana pengaduan", ("U8", "U9")),
    ],
)
def test_every_unsur_that_words_could_mean_the_likeliest_first(text: str, unsur: tuple[str, ...]) -> None:
    assert candidates(text) == unsur


def test_a_label_that_reads_like_an_answer_is_marked() -> None:
    assert read("Transparan") == Label("U10", answer=True)
    assert not read("Transparansi").answer


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    assert read(text).number in range(12)

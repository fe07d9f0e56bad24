import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.survey.comments import by_unsur, require_all, says_nothing, unsur_of, words
from ikm_xl.survey.privacy import masked
from ikm_xl.survey.unsur import KODE


@pytest.mark.parametrize(
    ("comment", "speaks_of"),
    [
        ("Persyaratan terlalu banyak", "U1"),
        ("Berkas diminta dua kali", "U1"),
        ("Alurnya rumit dan bolak-balik", "U2"),
        ("Antrean lama hari Senin", "U3"),
        ("Mohon ada nomor antrean", "U3"),
        ("Pelayanan cepat, terima kasih", "U3"),
        ("Biaya sesuai", "U4"),
        ("Kartu salah cetak", "U5"),
        ("Petugas kurang paham aplikasi", "U2 U6"),
        ("Petugas ramah", "U7"),
        ("Keluhan saya belum ditanggapi", "U8"),
        ("Sediakan kotak saran", "U8"),
        ("Tambah kursi tunggu", "U9"),
        ("AC ruang tunggu mati", "U9"),
        ("Parkir sempit", "U9"),
        ("Sediakan toilet ramah difabel", "U9"),
        ("Informasi syarat kurang jelas", "U1 U10"),
        ("Masih ada pungutan liar", "U11"),
        ("Tempat nyaman, petugas sopan, tidak ada pungli", "U7 U9 U11"),
        ("PELAYANAN LAMA!!! Antri sampai siang", "U3"),
    ],
)
def test_a_comment_speaks_of_unsur(comment: str, speaks_of: str) -> None:
    assert " ".join(unsur_of(comment)) == speaks_of


@pytest.mark.parametrize(
    "comment",
    [
        "Sudah baik",
        "Sudah baik, pertahankan",
        "Bagus",
        "Mantap",
        "Tidak ada keluhan",
        "Mudah-mudahan semakin baik",
        "+62 mohon dihubungi",
        "Selamat siang",
        "-",
        "",
    ],
)
def test_general_words_speak_of_none(comment: str) -> None:
    assert unsur_of(comment) == ()


@pytest.mark.parametrize(
    "number",
    [
        "081234567890",
        "0812-3456-7890",
        "0812 3456 7890",
        "0812.3456.7890",
        "(0321) 321 456",
        "0321-12345",
        "+62 812-3456-7890",
        "+6281234567890",
        "62812 3456 7890",
        "(+62) 812 3456 7890",
        "8123456789",
        "0812 – 3456 – 7890",
        "0812\u200b34567890",
        "0812\n3456\n7890",
    ],
)
def test_phone_numbers_are_masked(number: str) -> None:
    assert masked(f"Hubungi {number}, terima kasih") == "Hubungi [nomor telepon], terima kasih"


@pytest.mark.parametrize("nik", ["3516010101900001", "3516 0101 0190 0001", "351601-010190-0001"])
def test_identity_numbers_are_masked(nik: str) -> None:
    assert masked(f"NIK saya {nik}.") == "NIK saya [nomor identitas]."


@pytest.mark.parametrize("address", ["warga.desa+1@contoh.co.id", "a_b@contoh.id", "warga @ contoh.id"])
def test_email_addresses_are_masked(address: str) -> None:
    assert masked(f"Kirim ke {address} saja") == "Kirim ke [alamat surel] saja"


@pytest.mark.parametrize(
    "text",
    [
        "Datang 12-05-2025, selesai 2 hari",
        "Biaya Rp 1.500.000 terlalu mahal",
        "+62 mohon dihubungi",
        '=HYPERLINK("http://contoh.invalid","klik")',
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "Loket 1, 2, dan 3 (lantai 2)",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert masked(text) == text


def test_control_characters_and_line_breaks_leave_one_line() -> None:
    assert masked("Baik\r\n\tsekali\x00\x07 \u202esudah\ufeff") == "Baik sekali sudah"


@given(st.text(alphabet=st.characters() | st.sampled_from("0123456789 -+@."), max_size=60))
def test_no_masked_text_holds_nine_digits_or_a_control_character(text: str) -> None:
    safe = masked(text)
    run = 0
    for character in safe:
        run = run + 1 if character.isdecimal() else 0
        assert run < 9
    assert safe == " ".join(safe.split())
    assert masked(safe) == safe


def test_comments_stand_beside_their_unsur_the_most_frequent_first() -> None:
    saran = ["Parkir sempit", "AC mati", "", "parkir sempit!", "Parkir sempit", "Petugas ramah", "Bagus"]
    beside = by_unsur(saran, most=5)
    assert tuple(beside) == KODE
    assert beside["U9"] == ("Parkir sempit (3 responden)", "AC mati")
    assert beside["U7"] == ("Petugas ramah",)
    assert beside["U1"] == ()


def test_a_comment_is_shown_as_most_people_spell_it() -> None:
    assert by_unsur(["PARKIR SEMPIT", "parkir sempit", "parkir sempit"], most=1)["U9"] == (
        "parkir sempit (3 responden)",
    )


def test_no_more_comments_than_asked_for() -> None:
    assert by_unsur(["Parkir sempit", "AC mati", "Kursi rusak", "AC mati"], most=2)["U9"] == (
        "AC mati (2 responden)",
        "Kursi rusak",
    )


def test_comments_that_differ_in_a_number_only_are_one_and_show_none() -> None:
    assert by_unsur(["Antrean lama, 081234567890", "Antrean lama, 0857 1111 2222"], most=5)["U3"] == (
        "Antrean lama, [nomor telepon] (2 responden)",
    )


def test_what_is_missing_is_not_nothing() -> None:
    assert by_unsur(["Tidak ada kursi"], most=1)["U9"] == ("Tidak ada kursi",)


@pytest.mark.parametrize(
    ("comment", "nothing"),
    [
        ("-", True),
        ("N/A", True),
        ("na", True),
        ("Nihil.", True),
        ("KOSONG", True),
        ("tidak", True),
        ("Gak ada", True),
        ("Belum ada saran!", True),
        ("tidak ada komplain", True),
        ("Tidak ada kritik dan saran.", True),
        ("tidak ada kritik, saran, atau masukan ya", True),
        ("tidak ada saran kursi", False),
        ("Tidak ada keluhan, bagus", False),
        ("belum", False),
        ("tidak ada kursi", False),
        ("nihil sekali", False),
    ],
)
def test_what_a_comment_of_no_content_is(comment: str, nothing: bool) -> None:
    assert says_nothing(comment) is nothing


@pytest.mark.parametrize(
    ("comment", "same"),
    [("  AC_mati,\nSTRASSE! ", "ac mati strasse"), ("ＡＣ ½ Straße", "ac 1 2 strasse"), ("…", "")],
)
def test_only_letters_and_digits_make_two_comments_the_same(comment: str, same: str) -> None:
    assert words(comment) == same


def test_an_unsur_without_words_is_named() -> None:
    require_all(KODE)
    with pytest.raises(ValueError, match=r"unsur\.toml knows U12, survey/comments\.toml does not"):
        require_all(["U1", "U12"])


def test_a_long_comment_is_cut_at_a_word() -> None:
    (shown,) = by_unsur(["kursi " * 200], most=1)["U9"]
    assert shown == f"{'kursi ' * 33}…"


@pytest.mark.parametrize(("last", "shown"), [("ab", "ab"), ("abc", "…")])
def test_a_comment_of_200_characters_is_shown_whole(last: str, shown: str) -> None:
    comment = "kursi " * 33  # 198 characters
    assert by_unsur([f"{comment}{last}"] * 2, most=1)["U9"] == (f"{comment}{shown} (2 responden)",)


@given(
    st.lists(st.sampled_from(["AC mati", "ac mati.", "Bagus", "Antre lama", "-", "Kursi rusak"])),
    st.integers(),
)
def test_the_order_of_respondents_does_not_matter(saran: list[str], seed: int) -> None:
    shuffled = random.Random(seed).sample(saran, len(saran))
    assert by_unsur(shuffled, 3) == by_unsur(saran, 3)

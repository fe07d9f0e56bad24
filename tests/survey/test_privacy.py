"""No name and no number of anybody leaves Ekspor eSukma, whatever the public typed, and wherever."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.survey import privacy
from ikm_xl.survey.privacy import masked, nameless, persons, sentence, without


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("0812,3456,7890", "[nomor telepon]"),
        ("0812*3456*7890", "[nomor telepon]"),
        ("+62 812-3456-7890", "[nomor telepon]"),
        ("NIK 3516 0177 7766 6655", "NIK [nomor identitas]"),
        ("kirim ke budi [at] gmail.com ya", "kirim ke [alamat surel] ya"),
        ("budi at gmail dot com", "budi at gmail dot com"),
        ("budi at gmail.com", "[alamat surel]"),
        ("budi@gmail", "[alamat surel]"),
        ("KTP a.n. Siti Aminah 081299998888", "KTP a.n. [nama] [nomor telepon]"),
        ("akta atas nama siti aminah", "akta atas nama [nama]"),
        ("antre sejak 01-02-2025 08.15", "antre sejak 01-02-2025 08.15"),
        ("2025-02-01 08:15:00", "2025-02-01 08:15:00"),
        ("surat atas nama sendiri", "surat atas nama sendiri"),
        ("a.n. Camat", "a.n. Camat"),
        ("petugas @ loket 2", "petugas @ loket 2"),
        ("nomor 12345678", "nomor 12345678"),  # eight digits can be a date
        ("nomor 123456789", "nomor [nomor telepon]"),
        ("NIK 351601777766665", "NIK [nomor telepon]"),  # one digit less and one more than a NIK
        ("NIK 35160177776666555", "NIK [nomor telepon]"),
        ("lahir 31.12.1999 atau 1/2/2025 8:15:30", "lahir 31.12.1999 atau 1/2/2025 8:15:30"),
        ("lahir 01-02-1990 0812 3456 7890", "lahir [nomor telepon]"),  # no date where digits follow
        ("antre 10, 11, 12, 13, 14", "antre 10, 11, 12, 13, 14"),
        ("akta a.n. siti aminah binti", "akta a.n. [nama]"),
        ("akta a.n. siti aminah binti umar", "akta a.n. [nama] umar"),  # at most three in lower case
        ("akta a.n. Siti Aminah Binti Umar Said", "akta a.n. [nama]"),
        ("akta a.n. Siti datang kemarin", "akta a.n. [nama] datang kemarin"),  # lower case ends a name
        ("roman. Budi", "roman. Budi"),
    ],
)
def test_numbers_addresses_and_names_on_behalf(typed: str, shown: str) -> None:
    assert masked(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Dagang (Bu Rini 085711112222)", "Dagang (Bu [nama] [nomor telepon])"),
        ("Budi 3516017777666655", "[nama] [nomor identitas]"),
        ("Wiraswasta 081234567890", "Wiraswasta [nomor telepon]"),
        ("Budi dari desa: 081234567890", "[nama] dari desa: [nomor telepon]"),
        ("toko/Budi Santoso, 081234567890", "toko/[nama], [nomor telepon]"),
        ("pak budi santoso wijaya", "pak [nama]"),
        ("Pak Budi Santoso Wijaya Putra", "Pak [nama]"),
        ("Bpk. Budi", "Bpk. [nama]"),
        ("Ibu Rumah Tangga", "Ibu Rumah Tangga"),
        ("ibu rumah tangga", "ibu rumah tangga"),
        ("Kartu Keluarga", "Kartu Keluarga"),
    ],
)
def test_a_profile_names_nobody(typed: str, shown: str) -> None:
    assert nameless(typed) == shown


@pytest.mark.parametrize(
    ("comment", "named"),
    [
        ("Pak Budi di loket 2 marah-marah", ("Pak Budi",)),
        ("terima kasih bu siti", ("bu siti",)),
        ("bu siti aminah", ("bu siti",)),  # whether a second word in lower case is a name, nobody knows
        ("Bu Siti Aminah ramah", ("Bu Siti Aminah",)),
        ("mas joko, mbak rini", ("mas joko", "mbak rini")),
        ("Bapak/Ibu petugas ramah", ()),
        ("Mas admin ramah", ()),
        ("Ibu hamil didahulukan", ()),
        ("Bagus", ()),
    ],
)
def test_whom_a_comment_names(comment: str, named: tuple[str, ...]) -> None:
    assert persons(comment) == named


@pytest.mark.parametrize(
    ("text", "left", "named"),
    [
        ("Terima kasih Pak Camat dan Bu Siti", "Terima kasih Pak Camat dan Bu [nama]", ("Bu Siti",)),
        ("pak camat dan mbak rini", "pak camat dan mbak [nama]", ("mbak rini",)),
        ("Pak Budi dan Bu Siti", "Pak [nama] dan Bu [nama]", ("Pak Budi", "Bu Siti")),
        ("Bapak Budi Bu Siti", "Bapak [nama] Bu [nama]", ("Bapak Budi", "Bu Siti")),
        ("Pak Camat", "Pak Camat", ()),
    ],
)
def test_everybody_who_is_greeted_is_found_behind_others_and_behind_nobody(
    text: str, left: str, named: tuple[str, ...]
) -> None:
    assert nameless(text) == left
    assert persons(text) == named


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("suami Siti 081234567890", "suami [nama] [nomor telepon]"),
        ("istri saya Siti Aminah, 081234567890", "istri saya [nama], [nomor telepon]"),
        ("suami saya 081234567890", "suami saya [nomor telepon]"),
    ],
)
def test_a_name_before_a_number_may_follow_what_is_none(text: str, left: str) -> None:
    assert nameless(text) == left


@pytest.mark.parametrize("text", ["KTP a.n. Bu Siti", "KTP atas nama Sdr. Siti Aminah", "KTP a/n siti"])
def test_on_whose_behalf_is_masked_with_a_greeting_too(text: str) -> None:
    assert masked(text).endswith(" [nama]")
    assert "iti" not in masked(text)


def test_the_writer_of_a_comment_is_nameless_in_it() -> None:
    assert without("Salam, siti  aminah", "Siti Aminah") == "Salam, [nama]"
    assert without("Bagus sekali", " Bagus ") == "Bagus sekali"
    assert without("siti aminahwati, SITI\nAMINAH", "Siti Aminah") == "siti aminahwati, [nama]"


def test_a_message_keeps_the_names_of_its_files_and_the_numbers_of_rows() -> None:
    text = "ekspor_20250630_081500.xlsx: '081234567890' (baris 10, 11, 12, 13, 14, 15)."
    assert sentence(text, ["ekspor_20250630_081500.xlsx", ""]) == (
        "ekspor_20250630_081500.xlsx: '[nomor telepon]' (baris 10, 11, 12, 13, 14, 15)."
    )


def test_the_longest_of_several_names_is_kept_whole() -> None:
    names = ["ekspor", "ekspor 081234567890.xlsx", "ekspor 0812"]
    assert sentence("ekspor 081234567890.xlsx: ekspor a.n. Budi", names) == (
        "ekspor 081234567890.xlsx: ekspor a.n. [nama]"
    )


@pytest.mark.parametrize("keep", [[], [""]])
def test_a_message_without_names_keeps_its_lines(keep: list[str]) -> None:
    assert sentence("baris 1\nbaris 081234567890", keep) == "baris 1\nbaris [nomor telepon]"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Sudah  baik ", "Sudah baik"),
        ("Sudah\nbaik\tsekali", "Sudah baik sekali"),
        ("Sud\x00ah\u200b baik", "Sudah baik"),
        ("0812\u200b3456\x077890", "[nomor telepon]"),
    ],
)
def test_a_masked_text_is_one_line_without_control_characters(typed: str, shown: str) -> None:
    assert masked(typed) == shown


_SEPARATORS = st.sampled_from(["", " ", "-", ".", " - ", "/", "*", "_", "·"])
_AROUND = st.text(alphabet="abc dU.,()!?", max_size=12)


@given(
    st.text(alphabet="0123456789", min_size=10, max_size=18), _SEPARATORS, st.integers(2, 5), _AROUND, _AROUND
)
def test_no_long_number_is_left_however_it_is_written(
    digits: str, between: str, group: int, before: str, after: str
) -> None:
    number = between.join(digits[i : i + group] for i in range(0, len(digits), group))
    if re.search(privacy._DATE, number):
        return
    for mask in (masked, nameless, sentence):
        left = mask(f"{before} {number} {after}")
        assert len(re.sub(r"\D", "", left)) < 9


@given(st.text(max_size=60))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert masked(masked(text)) == masked(text)

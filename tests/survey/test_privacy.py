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
        ("Bapak/Ibu petugas ramah", ()),
        ("Mas admin ramah", ()),
        ("Ibu hamil didahulukan", ()),
        ("Bagus", ()),
    ],
)
def test_whom_a_comment_names(comment: str, named: tuple[str, ...]) -> None:
    assert persons(comment) == named


def test_the_writer_of_a_comment_is_nameless_in_it() -> None:
    assert without("Salam, siti  aminah", "Siti Aminah") == "Salam, [nama]"
    assert without("Bagus sekali", "Bagus") == "Bagus sekali"


def test_a_message_keeps_the_names_of_its_files_and_the_numbers_of_rows() -> None:
    text = "ekspor_20250630_081500.xlsx: '081234567890' (baris 10, 11, 12, 13, 14, 15)."
    assert sentence(text, ["ekspor_20250630_081500.xlsx", ""]) == (
        "ekspor_20250630_081500.xlsx: '[nomor telepon]' (baris 10, 11, 12, 13, 14, 15)."
    )


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

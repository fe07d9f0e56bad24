"""The office's dictionary: how it is read, and what it changes."""

from __future__ import annotations

from datetime import datetime

import pytest

from ikm_xl.cleaning import kamus
from ikm_xl.cleaning.clean import Rules
from ikm_xl.cleaning.findings import held
from ikm_xl.cleaning.kamus import Entry
from ikm_xl.errors import IkmError
from tests.cleaning.test_kelas import one_column


def rules(**said: object) -> Rules:
    return Rules(kamus=kamus.dictionary([Entry("", text, arti) for text, arti in said.items()], "uji"))


@pytest.mark.parametrize(
    ("typed", "worth"),
    [(1, 1), (4.0, 4), ("3", 3), ("Kosong ", None), ("BUKAN  jawaban", 0)],
)
def test_a_meaning_is_read_however_it_was_typed(typed: object, worth: int | None) -> None:
    assert kamus.dictionary([Entry("U4", "Wajar", typed)], "uji") == {"U4:wajar": worth}


def test_an_entry_without_a_meaning_is_none() -> None:
    assert kamus.dictionary([Entry("", "lupa", None), Entry("", " ", 3)], "uji") == {}


@pytest.mark.parametrize(
    ("entries", "code", "message"),
    [
        ([Entry("U12", "wajar", 3)], "IKM-B50", "Unsur 'U12' untuk teks 'wajar' (U12) di uji tidak dikenal."),
        ([Entry("", "wajar", 5)], "IKM-B51", "Arti '5' untuk teks 'wajar' di uji tidak dapat dipakai."),
        (
            [Entry("", "3,0", 4)],
            "IKM-B52",
            "Teks '3,0' di uji sudah jelas bernilai 3, tidak dapat diartikan '4'.",
        ),
        (
            [Entry("U2", " 1 ", "kosong")],
            "IKM-B52",
            "Teks ' 1 ' (U2) di uji sudah jelas bernilai 1, tidak dapat diartikan 'kosong'.",
        ),
        (
            [Entry("U1", "Wajar", 3), Entry("U1", "wajar.", 4)],
            "IKM-B53",
            "Teks 'wajar.' (U1) di uji diberi dua arti yang berbeda.",
        ),
        (
            [Entry("", "x" * 60, 7)],
            "IKM-B51",
            f"Arti '7' untuk teks '{'x' * 60}' di uji tidak dapat dipakai.",
        ),
        (
            [Entry("", "x" * 61, "y" * 61)],
            "IKM-B51",
            f"Arti '{'y' * 60}' untuk teks '{'x' * 60}' di uji tidak dapat dipakai.",
        ),
    ],
    ids=[
        "no unsur",
        "no meaning",
        "a clear answer",
        "of one unsur",
        "two meanings",
        "60 letters",
        "61 letters",
    ],
)
def test_what_cannot_be_meant_is_refused(entries: list[Entry], code: str, message: str) -> None:
    with pytest.raises(IkmError) as refused:
        kamus.dictionary(entries, "uji")
    assert (refused.value.code, refused.value.message) == (code, message)


@pytest.mark.parametrize(
    ("text", "arti", "made"),
    [("3,0", 3, {"3,0": 3}), ("nihil", 2, {"nihil": 2}), ("null", 3, {"null": 3}), ("5", 4, {"5": 4})],
    ids=["what it is", "a word", "a word for nothing", "a number that is none"],
)
def test_what_is_not_clear_or_means_what_it_is_may_be_explained(
    text: str, arti: object, made: dict[str, int]
) -> None:
    assert kamus.dictionary([Entry("", text, arti)], "uji") == made


def test_signs_alone_are_texts_of_their_own() -> None:
    assert len({kamus.key(text) for text in ("★", "★★", "3, 4", "34", "2,5", "-2,5")}) == 6


def test_a_text_of_one_unsur_says_nothing_of_the_others() -> None:
    made = kamus.dictionary([Entry("U4", "wajar", 3)], "uji")
    assert (kamus.found("U4", "Wajar", made), kamus.found("U5", "Wajar", made)) == ("U4:wajar", "")
    assert (kamus.found("U4", "", made), kamus.found("U4", "Wajar", {})) == ("", "")


def test_what_the_dictionary_explains_still_says_what_the_others_mean() -> None:
    options = ("Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas")
    result = one_column(*options, rules=rules(**{"sangat tidak puas": 1}))
    assert result.responden["U1"].tolist() == [1, 2, 3, 4] * 10


def test_five_levels_of_which_each_is_explained_are_read() -> None:
    texts = ("Sangat tidak puas", "Tidak puas", "Netral", "Puas", "Sangat puas")
    result = one_column(*texts, rules=rules(**dict(zip(texts, (1, 2, "kosong", 3, 4), strict=True))))
    assert result.responden["U1"].value_counts().to_dict() == {1: 8, 2: 8, 3: 8, 4: 8}
    assert held(result.temuan) == ()


def test_a_date_is_explained_as_it_is_listed() -> None:
    day = datetime(2025, 1, 4)
    (listed,) = one_column(day, "3", "4", "2").tak_dikenal
    assert listed.teks == "04-01-2025"
    after = one_column(day, "3", "4", "2", rules=rules(**{listed.teks: 1}))
    assert after.tak_dikenal == ()
    assert after.responden["U1"].value_counts().to_dict() == {1: 10, 2: 10, 3: 10, 4: 10}


def test_what_is_explained_is_counted_and_logged_and_no_question_any_more() -> None:
    before = one_column("Bagus banget", "3", "4", "2")
    assert [(entry.teks, entry.jumlah) for entry in before.tak_dikenal] == [("Bagus banget", 10)]
    assert "Kamus Jawaban" in held(before.temuan)[0].saran
    after = one_column("Bagus banget", "3", "4", "2", rules=rules(**{"bagus  BANGET": 4}))
    assert after.tak_dikenal == ()
    assert [(entry.unsur, entry.teks, entry.jumlah) for entry in after.dijelaskan] == [
        ("U1", "Bagus banget", 10)
    ]
    assert {(note.nilai, note.tindakan, note.alasan) for note in after.catatan} == {
        ("Bagus banget", "dibaca", "menurut Kamus Jawaban")
    }

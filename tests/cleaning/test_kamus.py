"""The office's dictionary: how it is read, and what it changes."""

from __future__ import annotations

import pytest

from ikm_xl.cleaning import kamus
from ikm_xl.cleaning.clean import Rules
from ikm_xl.cleaning.findings import held
from ikm_xl.cleaning.kamus import BUKAN_JAWABAN, Entry
from ikm_xl.errors import IkmError
from tests.cleaning.test_kelas import one_column


def rules(**said: object) -> Rules:
    return Rules(kamus=kamus.dictionary([Entry("", text, arti) for text, arti in said.items()], "uji"))


@pytest.mark.parametrize(
    ("typed", "worth"),
    [(1, 1), (4.0, 4), ("3", 3), ("Kosong ", None), ("BUKAN  jawaban", BUKAN_JAWABAN)],
)
def test_a_meaning_is_read_however_it_was_typed(typed: object, worth: int | None) -> None:
    assert kamus.dictionary([Entry("U4", "Wajar", typed)], "uji") == {"U4:wajar": worth}


def test_an_entry_without_a_meaning_is_none() -> None:
    assert kamus.dictionary([Entry("", "lupa", None), Entry("", " ", 3)], "uji") == {}


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([Entry("U12", "wajar", 3)], "IKM-B50"),
        ([Entry("", "wajar", 5)], "IKM-B51"),
        ([Entry("", "3,0", 4)], "IKM-B52"),
        ([Entry("U1", "Wajar", 3), Entry("U1", "wajar.", 4)], "IKM-B53"),
    ],
    ids=["no unsur", "no meaning", "a clear answer", "two meanings"],
)
def test_what_cannot_be_meant_is_refused(entries: list[Entry], code: str) -> None:
    with pytest.raises(IkmError) as refused:
        kamus.dictionary(entries, "uji")
    assert refused.value.code == code


def test_signs_alone_are_texts_of_their_own() -> None:
    assert len({kamus.key(text) for text in ("★", "★★", "3, 4", "34", "2,5", "-2,5")}) == 6


def test_a_text_of_one_unsur_says_nothing_of_the_others() -> None:
    made = kamus.dictionary([Entry("U4", "wajar", 3)], "uji")
    assert (kamus.found("U4", "Wajar", made), kamus.found("U5", "Wajar", made)) == ("U4:wajar", "")


def test_what_the_dictionary_explains_still_says_what_the_others_mean() -> None:
    options = ("Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas")
    result = one_column(*options, rules=rules(**{"sangat tidak puas": 1}))
    assert result.responden["U1"].tolist() == [1, 2, 3, 4] * 10


def test_five_levels_of_which_each_is_explained_are_read() -> None:
    texts = ("Sangat tidak puas", "Tidak puas", "Netral", "Puas", "Sangat puas")
    result = one_column(*texts, rules=rules(**dict(zip(texts, (1, 2, "kosong", 3, 4), strict=True))))
    assert result.responden["U1"].value_counts().to_dict() == {1: 8, 2: 8, 3: 8, 4: 8}
    assert held(result.temuan) == ()


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

"""All that the public wrote: counted, in order, nothing left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.survey import voices
from ikm_xl.survey.voices import UMUM, Tone, Voices


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("Petugas ramah", Tone.PUJIAN),
        ("Tidak ada keluhan, pelayanan bagus", Tone.PUJIAN),
        ("tidak lama menunggu", Tone.KELUHAN),  # when in doubt, somebody reads it as a complaint
        ("Tidak ribet", Tone.PUJIAN),
        ("Petugas kurang ramah", Tone.KELUHAN),
        ("Semoga lebih cepat", Tone.KELUHAN),
        ("Pelayanan sudah baik, tetapi AC mati", Tone.KELUHAN),
        ("Toilet kotor", Tone.KELUHAN),
        ("Saya datang hari Senin", Tone.LAIN),
    ],
)
def test_praise_is_told_from_complaint(text: str, tone: Tone) -> None:
    assert voices.tone_of(text) is tone


@pytest.mark.parametrize(
    "texts", [["toilet kotorr", "toilet kotorr", "Toilet kotor"], ["Parkir sempiiiit", "Parkir sempit"]]
)
def test_a_complaint_stays_one_where_most_have_misspelt_it(texts: list[str]) -> None:
    (voice,) = voices.gather(texts).voices
    assert (voice.n, voice.tone) == (len(texts), Tone.KELUHAN)


def test_alike_comments_stand_together_with_every_wording() -> None:
    found = voices.gather(
        ["Parkir sempit", "parkir sempit!", "Parkirnya sempit sekali", "parkir sempitt", "Toilet kotor"]
    )

    first, *rest = found.voices
    assert (first.text, first.n) == ("Parkir sempit", 3)
    assert first.others == ("parkir sempitt",)
    assert [voice.text for voice in rest] == ["Parkirnya sempit sekali", "Toilet kotor"]
    assert found.n == 5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mudah", "murah"),
        ("ramah", "marah"),
        ("loket 1", "loket 2"),
        ("sudah ramah", "tidak ramah"),
        ("nomor a1234567", "nomor a1234568"),  # numbers are never misspelt
        ("a1234567890 lama", "a123456789o lama"),
        ("hasilnya", "nasilnya"),  # nor is a first letter
        ("dipertanggungjawabkan", "dipertanggungjawaxyz"),
    ],
)
def test_what_says_something_else_stays_apart(one: str, other: str) -> None:
    assert len(voices.gather([f"pelayanan {one}", f"pelayanan {other}"]).voices) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Parkir sempit", "Parkir sangat sempit sekali ya"),  # words that do not matter
        ("Petugas ramah", "Petugass ramah"),
        ("Dapat dipertanggungjawabkan", "Dapat dipertanggungjawaxx"),  # alike by just 0.85
        ("Parkir sempit", "Parkir sempiiiit"),
        ("ya sudah", "Ya, sudah!"),
    ],
)
def test_one_comment_in_two_wordings_is_one_voice(one: str, other: str) -> None:
    found = voices.gather([one, other])
    assert [voice.n for voice in found.voices] == [2]


def test_a_wish_is_no_spelling_of_praise() -> None:
    found = voices.gather(["Pelayanan ramah", "mohon pelayanann ramah", "mohon pelayanan ramah"])

    assert [(v.text, v.n, v.others, v.tone) for v in found.voices] == [
        ("mohon pelayanan ramah", 2, ("mohon pelayanann ramah",), Tone.KELUHAN),
        ("Pelayanan ramah", 1, (), Tone.PUJIAN),
    ]
    assert [voice.text for voice in found.toned(Tone.PUJIAN)] == ["Pelayanan ramah"]
    assert [voice.text for voice in found.toned(Tone.KELUHAN)] == ["mohon pelayanan ramah"]
    assert found.toned(Tone.LAIN) == ()


def test_a_misspelt_word_that_lost_its_tone_joins_those_that_have_one() -> None:
    found = voices.gather(["Toilet kotorr", "Toilet kotor", "Toilet kotor"])

    assert [(v.text, v.n, v.others, v.tone) for v in found.voices] == [
        ("Toilet kotor", 3, ("Toilet kotorr",), Tone.KELUHAN)
    ]


def test_the_most_frequent_voice_comes_first_and_equal_ones_by_their_words() -> None:
    """What is counted is the voice with all its wordings, not the most frequent wording."""
    wordings = ["Toilet kotor", "toilet sangat kotor", "toilet kotor sekali"]
    found = voices.gather(["Parkir sempit", "parkir sempit", "AC mati", *wordings, "Kursi rusak"])

    assert [(voice.text, voice.n) for voice in found.voices] == [
        ("Toilet kotor", 3),
        ("Parkir sempit", 2),
        ("AC mati", 1),
        ("Kursi rusak", 1),
    ]


def test_a_voice_is_written_as_most_people_did_and_speaks_of_every_unsur_of_its_wordings() -> None:
    found = voices.gather(
        ["AC MATI", "ac mati", "ac mati", "Ac mati.", "Kursi, 081234567890 lamaa", "Kursi, 081234567891 lama"]
    )

    assert [(v.text, v.n, v.others, v.unsur) for v in found.voices] == [
        ("ac mati", 4, (), ("U9",)),
        ("Kursi, [nomor telepon] lama", 2, ("Kursi, [nomor telepon] lamaa",), ("U3", "U9")),
    ]


def test_comments_of_nothing_but_small_words_are_compared_by_all_of_them() -> None:
    assert [voice.text for voice in voices.gather(["Ya juga", "Sudah ya"]).voices] == ["Sudah ya", "Ya juga"]


def test_comments_that_match_no_word_are_general_and_counted() -> None:
    """240 of them stood on no sheet."""
    written = [f"Bu camat datang ke pasar nomor {number}" for number in range(240)]

    found = voices.gather(written)

    assert found.n == 240
    assert voices.count(found.of(UMUM)) == 240
    assert len(found.voices) == 240


def test_what_has_no_content_is_counted_apart() -> None:
    found = voices.gather(["-", "tidak ada", "Tidak ada saran", "", "Bagus"])

    assert (found.n, found.empty) == (1, 3)
    assert voices.gather(["-", "-", " "]) == Voices((), 0, 2)


def test_whoever_masks_is_asked_for_every_text() -> None:
    found = voices.gather(["Bu Siti ramah"], mask=lambda text: text.replace("Siti", "[nama]"))

    assert found.voices[0].text == "Bu [nama] ramah"


def test_an_unsur_has_its_praise_apart_from_its_complaints() -> None:
    found = voices.gather(["Petugas ramah", "Petugas kurang ramah"])

    assert [voice.text for voice in found.of("U7", Tone.PUJIAN)] == ["Petugas ramah"]
    assert [voice.text for voice in found.of("U7", Tone.KELUHAN)] == ["Petugas kurang ramah"]
    assert len(found.of("U7")) == 2
    assert found.of("U9") == ()
    assert found.of(UMUM) == ()
    assert voices.gather(["Mantap"]).of(UMUM, Tone.KELUHAN) == ()


@settings(max_examples=30)
@given(st.lists(st.text("abc ,.-1\n", max_size=12)))
def test_nobody_is_lost_whatever_they_wrote(texts: list[str]) -> None:
    found = voices.gather(texts)

    assert found.n + found.empty == sum(1 for text in texts if text.strip())
    assert voices.count(found.voices) == found.n

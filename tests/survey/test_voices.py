"""All that the public wrote: counted, in order, nothing left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.survey import voices
from ikm_xl.survey.voices import UMUM, Tone


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
    [("mudah", "murah"), ("ramah", "marah"), ("loket 1", "loket 2"), ("sudah ramah", "tidak ramah")],
)
def test_what_says_something_else_stays_apart(one: str, other: str) -> None:
    assert len(voices.gather([f"pelayanan {one}", f"pelayanan {other}"]).voices) == 2


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


def test_whoever_masks_is_asked_for_every_text() -> None:
    found = voices.gather(["Bu Siti ramah"], mask=lambda text: text.replace("Siti", "[nama]"))

    assert found.voices[0].text == "Bu [nama] ramah"


def test_an_unsur_has_its_praise_apart_from_its_complaints() -> None:
    found = voices.gather(["Petugas ramah", "Petugas kurang ramah"])

    assert [voice.text for voice in found.of("U7", Tone.PUJIAN)] == ["Petugas ramah"]
    assert [voice.text for voice in found.of("U7", Tone.KELUHAN)] == ["Petugas kurang ramah"]
    assert found.of(UMUM) == ()


@given(st.lists(st.text("abc ,.-1\n", max_size=12)))
def test_nobody_is_lost_whatever_they_wrote(texts: list[str]) -> None:
    found = voices.gather(texts)

    assert found.n + found.empty == sum(1 for text in texts if text.strip())
    assert voices.count(found.voices) == found.n

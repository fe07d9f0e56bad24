"""Row heights by the text: what LibreOffice and Excel need, never less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.engine.text_lines import lines

SENTENCE = "Memasang papan informasi biaya pelayanan di setiap loket dan media sosial kecamatan."
TEXTS = st.lists(st.text("abcdefgh ,.", max_size=30), min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize(
    ("width", "expected"),
    [(100, 1), (60, 2), (30, 3), (20, 5)],
)
def test_a_sentence_wraps_into_its_column(width: float, expected: int) -> None:
    assert lines(SENTENCE, width) == expected


def test_every_line_break_begins_a_line() -> None:
    assert lines("satu\ndua\n", 50) == 3
    assert lines("", 50) == 1


def test_a_word_longer_than_the_column_is_broken() -> None:
    assert lines("x" * 100, 10) == 11


@given(TEXTS, st.floats(5, 100))
def test_more_room_never_takes_more_lines(text: str, width: float) -> None:
    assert lines(text, width * 2) <= lines(text, width)


@given(TEXTS, st.floats(5, 100))
def test_bold_and_large_text_never_take_fewer_lines(text: str, width: float) -> None:
    assert lines(text, width) <= lines(text, width, bold=True) <= lines(text, width, 14, bold=True)

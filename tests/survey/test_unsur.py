"""The data of the 11 unsur hangs together."""

import pytest

from ikm_xl.survey.unsur import KODE, UNSUR, Unsur


def test_there_are_eleven_in_order() -> None:
    assert KODE == ("U1", "U2", "U3", "U4", "U5", "U6", "U7", "U8", "U9", "U10", "U11")
    assert [unsur.nama for unsur in UNSUR[7:9]] == [
        "Penanganan Pengaduan, Saran, dan Masukan",
        "Sarana dan Prasarana",
    ]


@pytest.mark.parametrize("unsur", UNSUR, ids=KODE)
def test_no_answer_has_two_values(unsur: Unsur) -> None:
    texts = [text.casefold() for group in unsur.jawaban for text in set(map(str.casefold, group))]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("unsur", UNSUR, ids=KODE)
def test_the_form_has_a_question_and_four_answers(unsur: Unsur) -> None:
    assert unsur.pertanyaan.startswith("Bagaimana")
    assert len(set(unsur.pilihan)) == 4
    assert all(pilihan in group for pilihan, group in zip(unsur.pilihan, unsur.jawaban, strict=True))

"""How cells read."""

from datetime import date, datetime

import numpy as np
import pytest

from ikm_xl.cleaning.cell_text import comparable, each, filled, normal, shown


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("NO. RESPONDEN ", "no responden"),
        ("Sarana &\nPrasarana", "sarana dan prasarana"),
        ("jenis_kelamin", "jenis kelamin"),
        ("  Biaya/Tarif  (Rp) ", "biaya tarif rp"),
        ("\u200bU1\u00a0", "u1"),
        ("…", ""),
    ],
)
def test_words_lose_case_and_punctuation(text: str, word: str) -> None:
    assert normal(text) == word


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (float("nan"), ""),
        (4.0, "4"),
        (3.5, "3,5"),
        (True, "TRUE"),
        (" Budi ", "Budi"),
        (datetime(2025, 3, 29, 16, 28), "29-03-2025 16:28"),
        (datetime(2025, 3, 29), "29-03-2025"),
        (date(2025, 3, 29), "29-03-2025"),
        ("ke\x07luhan_x000D_\n", "keluhan"),
    ],
)
def test_a_cell_is_shown_as_excel_shows_it(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize("value", [None, "", "  ", "-", "–", " — ", "--"])
def test_dashes_mark_an_empty_field(value: object) -> None:
    assert filled(value) == ""


@pytest.mark.parametrize("value", [4, 4.0, "4", " 4 ", "4,0", "4.0", "4.00"])
def test_one_number_compares_equal_in_every_form(value: object) -> None:
    assert comparable(value) == "4"


@pytest.mark.parametrize(
    ("value", "text"), [("081200", "081200"), ("100", "100"), ("1.50", "1.5"), (3.5, "3.5")]
)
def test_comparing_keeps_what_differs(value: object, text: str) -> None:
    assert comparable(value) == text


def test_each_reads_a_distinct_cell_once_and_a_missing_one_as_none() -> None:
    seen: list[object] = []

    def read(value: object) -> str:
        seen.append(value)
        return f"<{value}>"

    cells = np.array(["a", None, "b", "a", float("nan")], dtype=object)
    assert list(each(cells, read)) == ["<a>", "<None>", "<b>", "<a>", "<None>"]
    assert seen == ["a", "b", None]


def test_each_reads_no_missing_cell_where_there_is_none() -> None:
    seen: list[object] = []
    assert list(each(np.array(["a", "b", "a"], dtype=object), seen.append)) == [None, None, None]
    assert seen == ["a", "b"]
    assert list(each(np.array([], dtype=object), seen.append)) == []
    assert seen == ["a", "b"]

"""The option texts of a column say together what each of them is worth."""

import pytest

from ikm_xl.cleaning import levels


def worth(**columns: str) -> dict[str, list[int]]:
    """Per unsur what its texts are worth, 0 where they are not understood; each was chosen as often."""
    texts = {kode: column.split("|") for kode, column in columns.items()}
    readings = levels.read({kode: dict.fromkeys(column, 10) for kode, column in texts.items()})
    return {kode: [readings[kode].values.get(text, 0) for text in column] for kode, column in texts.items()}


def is_five(column: str, kode: str = "U1") -> bool:
    return levels.read({kode: dict.fromkeys(column.split("|"), 10)})[kode].five


USUAL = "Tidak puas|Kurang puas|Puas|Sangat puas"
WITH_WORSE = "Sangat tidak puas|Tidak puas|Puas|Sangat puas"


# One text


@pytest.mark.parametrize(
    ("text", "words", "number", "strict"),
    [
        ("Sangat Puas!", "sangat puas", None, False),
        ("2. Kurang puas", "kurang puas", 2, True),
        ("(12) Puas", "puas", 12, True),
        ("0. Puas", "puas", 0, True),
        ("3,0 - Puas", "puas", 3, True),
        ("3 Puas", "puas", 3, False),
        ("Puas - 3", "puas", 3, True),
        ("Puas (3)", "puas", 3, True),
        ("Puas 3", "puas 3", None, False),
        ("c. Puas", "puas", None, False),
        ("b (Kurang puas)", "kurang puas", None, False),
        ("e. Puas", "e puas", None, False),
    ],
)
def test_a_number_or_a_letter_is_parted_from_its_text(
    text: str, words: str, number: int | None, strict: bool
) -> None:
    found = levels.parse(text)
    assert (found.words, found.number, found.strict) == (words, number, strict)


@pytest.mark.parametrize(("length", "words"), [(400, "a" * 400), (401, "")])
def test_a_comment_of_more_than_400_characters_has_no_words(length: int, words: str) -> None:
    found = levels.parse("a" * length)
    assert (found.words, found.number, found.strict) == (words, None, False)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("1", True),
        ("4,0", True),
        ("5", False),
        ("0", False),
        ("", False),
        ("Gratis", True),
        ("Dikelola dengan baik", True),
        ("Sangat bersih", True),
        ("3. Bersih", True),
        ("Sangat jelek", True),
        ("Sangat kurang", True),
        ("Sangat kuning", False),
        ("Tidak jelek", False),
        ("Loket A", False),
    ],
)
def test_a_cell_could_be_an_answer_of_any_scale(text: str, answer: bool) -> None:
    assert levels.is_like_answer(text) is answer


# One column


@pytest.mark.parametrize(
    "texts",
    [
        USUAL,
        WITH_WORSE,
        "Tidak puas|Cukup puas|Puas|Sangat puas",
        "Kurang puas|Cukup puas|Puas|Sangat puas",
        "Sangat kurang puas|Kurang puas|Puas|Sangat puas",
        "Sangat kurang|Cukup|Baik|Baik sekali",
        "Sangat buruk|Cukup|Baik|Sangat baik",
        "Sangat tidak puas|Kurang puas|Puas|Sangat puas",
        "Tidak sesuai|Kadang sesuai|Banyak sesuai|Selalu sesuai",
        "Selalu tidak sesuai|Kadang sesuai|Banyak sesuai|Selalu sesuai",
        "Tidak pernah sesuai|Kadang sesuai|Banyak sesuai|Selalu sesuai",
        "Tidak sesuai|Kadang sesuai|Sesuai|Sangat sesuai",
        "Tidak baik|Cukup|Baik|Sangat baik",
        "Jelek|Kurang bagus|Bagus|Bagus sekali",
    ],
)
def test_four_degrees_that_belong_together_are_worth_1_to_4(texts: str) -> None:
    assert worth(U1=texts) == {"U1": [1, 2, 3, 4]}
    assert not is_five(texts)


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        ("Puas|Sangat puas", [3, 4]),
        ("Puas", [3]),
        ("Tidak puas|Puas|Sangat puas", [0, 3, 4]),
        ("Kurang puas|Puas|Sangat puas", [0, 3, 4]),
        ("Cukup puas|Puas|Sangat puas", [0, 0, 0]),
        ("Sangat tidak puas|Puas", [0, 0]),
        ("Kadang sesuai|Sesuai", [0, 0]),
        ("Tidak puas|Kurang puas", [1, 2]),
        ("Tidak puas|Kurang puas|Puas", [1, 2, 3]),
        ("Tidak cepat|Kurang cepat|Sangat cepat", [1, 2, 4]),
        ("Tidak puas|Kurang puas|Sangat tidak puas", [0, 0, 0]),
        ("Puas|Entah", [3, 0]),
    ],
)
def test_some_degrees_are_worth_what_no_other_reading_denies(texts: str, values: list[int]) -> None:
    assert worth(U1=texts) == {"U1": values}


@pytest.mark.parametrize(
    ("texts", "five"),
    [
        ("Sangat tidak puas|Tidak puas|Cukup puas|Puas|Sangat puas", True),
        ("Tidak puas|Kurang puas|Cukup puas|Puas|Sangat puas", True),
        ("Netral|Puas", True),
        ("Tidak puas|Biasa saja|Puas|Sangat puas", True),
        ("Kadang puas|Cukup puas|Puas|Sangat puas", True),
        ("Tidak puas|Kurang puas|Cukup puas|Puas", False),
        ("Sangat tidak puas|Tidak puas|Kurang puas|Puas", False),
        ("Sangat tidak puas|Tidak puas|Kurang puas|Sangat puas", False),
        ("Sangat kurang puas|Tidak puas|Puas|Sangat puas", False),
        ("Cukup puas|Puas|Sangat puas", False),
    ],
)
def test_a_scale_of_five_is_told_by_a_middle_or_by_five_degrees(texts: str, five: bool) -> None:
    assert is_five(texts) is five
    assert worth(U1=texts)["U1"][0] == 0  # nothing is sure of the worst


def test_a_middle_beside_a_text_of_the_form_is_only_not_understood() -> None:
    assert worth(U8="Dikelola dengan baik|Netral") == {"U8": [4, 0]}
    assert not is_five("Dikelola dengan baik|Netral", "U8")


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        ("Ribet|Sangat ribet", [0, 0]),
        ("Tidak ribet|Kurang ribet|Ribet|Sangat ribet", [0, 0, 0, 0]),
        ("Mudah|Sangat mudah|Ribet|Sangat ribet", [3, 4, 0, 0]),
        ("Mahal dan lambat|Sangat mahal dan lambat", [0, 0]),
        ("Judes|Puas", [0, 3]),
    ],
)
def test_of_an_unknown_thing_nobody_knows_whether_more_is_better(texts: str, values: list[int]) -> None:
    assert worth(U1=texts) == {"U1": values}


def test_what_few_said_of_an_unknown_thing_is_not_understood_either() -> None:
    often = {"Mudah": 120, "Sangat mudah": 76, "Ribet": 2, "Sangat ribet": 2}
    assert levels.read({"U2": often})["U2"].values == {"Mudah": 3, "Sangat mudah": 4}


@pytest.mark.parametrize(
    ("kode", "texts", "values"),
    [
        ("U4", "Sangat mahal|Cukup mahal|Murah|Gratis", [1, 2, 3, 4]),
        ("U4", "Sangat mahal|Cukup mahal|Murah", [0, 0, 0]),
        ("U4", "Sangat mahal|Murah|Gratis|Sangat murah", [0, 0, 4, 0]),
        ("U9", "Buruk|Cukup|Baik|Sangat baik", [1, 2, 3, 4]),
        ("U9", "Cukup|Baik|Sangat baik", [0, 0, 0]),
        ("U8", "Tidak ada|Dikelola dengan baik|Tidak baik", [1, 4, 1]),
        ("U8", "Dikelola dengan baik|Tidak ramah", [4, 0]),
        ("U8", "Dikelola dengan baik|Tidak ramah|Kurang ramah", [4, 1, 2]),
        ("U8", "Dikelola dengan baik|Ramah", [4, 3]),
    ],
)
def test_texts_of_the_form_mean_what_they_mean_there(kode: str, texts: str, values: list[int]) -> None:
    assert worth(**{kode: texts}) == {kode: values}


@pytest.mark.parametrize(
    ("often", "values"),
    [
        ({"Wajar": 48, "Sesuai": 1, "Sangat sesuai": 0}, [0, 0, 4]),
        ({"Wajar": 49, "Sesuai": 1, "Sangat sesuai": 0}, [3, 3, 4]),  # one in fifty
        ({"Sopan": 20, "Sopan dan ramah": 20, "Sangat ramah": 20}, [3, 3, 4]),
        ({"Sopan dan ramah": 20, "Ramah": 20, "Sangat sopan": 20}, [3, 3, 4]),
        ({"Sopan": 20, "Cepat": 20, "Sangat cepat": 20}, [0, 0, 4]),
        ({"Sopan": 20, "Kurang cepat": 20, "Tidak sopan": 20}, [3, 2, 1]),
    ],
)
def test_frequent_texts_of_one_degree_about_different_things_are_open(
    often: dict[str, int], values: list[int]
) -> None:
    found = levels.read({"U1": often})["U1"].values
    assert [found.get(text, 0) for text in often] == values


def test_a_text_that_is_typed_in_several_ways_is_counted_together() -> None:
    often = {"Puas": 97, "Ramah": 1, "RAMAH": 1, "ramah.": 1}
    assert levels.read({"U1": often})["U1"].values == {}


# Several columns


@pytest.mark.parametrize(
    ("columns", "values"),
    [
        # a text that only the form of eSukma has
        ({"U1": "Tidak puas|Puas", "U8": "Dikelola dengan baik"}, [1, 3]),
        ({"U1": "Kurang puas|Puas", "U10": "Standar pelayanan tidak dipublikasikan"}, [2, 3]),
        ({"U1": "Cukup puas|Puas", "U8": "Dikelola dengan baik"}, [0, 0]),
        ({"U9": "Cukup|Baik", "U8": "Dikelola dengan baik"}, [2, 3]),
        ({"U1": "Tidak puas|Puas", "U8": "Dikelola dengan baik", "U2": "Sangat tidak puas|Puas"}, [0, 3]),
        ({"U1": "Tidak puas|Kurang puas", "U2": "Sangat tidak puas|Puas"}, [0, 0]),
        ({"U1": "Tidak puas|Kurang puas", "U2": "Sangat tidak ramah|Ramah"}, [1, 2]),
        # a column that shows its whole scale
        ({"U1": "Tidak puas|Puas", "U2": USUAL}, [1, 3]),
        ({"U1": "Tidak puas|Puas", "U2": WITH_WORSE}, [2, 3]),
        ({"U1": "Tidak puas|Puas|Sangat puas", "U2": WITH_WORSE}, [2, 3, 4]),
        ({"U1": "Tidak ramah|Ramah", "U2": WITH_WORSE}, [2, 3]),
        ({"U1": "Kurang puas|Puas", "U2": WITH_WORSE}, [0, 3]),
        ({"U1": "Cukup puas|Puas", "U2": USUAL}, [0, 0]),
        ({"U1": "Tidak ramah|Ramah", "U2": USUAL, "U3": USUAL}, [1, 3]),
        ({"U1": "Tidak ramah|Ramah", "U2": USUAL, "U3": WITH_WORSE}, [0, 3]),
    ],
)
def test_other_columns_say_what_a_column_hides(columns: dict[str, str], values: list[int]) -> None:
    assert next(iter(worth(**columns).values())) == values


# Numbers beside the texts


@pytest.mark.parametrize(
    ("kode", "texts", "values"),
    [
        ("U3", "1. Tidak cepat|2. Kurang cepat|3. Cepat|4. Sangat cepat", [1, 2, 3, 4]),
        ("U3", "2 Kurang cepat|3 Cepat", [2, 3]),
        ("U3", "3 Kurang cepat|4 Cepat", [0, 0]),
        ("U3", "3 Bagus|4 Sangat bagus", [3, 4]),
        ("U3", "4 Bagus|3 Sangat bagus|Sangat bagus", [0, 0, 4]),
        ("U3", "3. Entah|Cepat", [0, 3]),
        ("U9", "0. Sangat jelek|1. Jelek|2. Sedang|3. Bagus", [0, 0, 0, 0]),
        ("U1", "1. Tidak sesuai|2. Sesuai|3. Sangat sesuai", [1, 0, 0]),  # a scale of three
        ("U1", "Tidak sesuai (1)|Sesuai (2)|Sangat sesuai (3)", [1, 0, 0]),
        ("U1", "1. Puas|2. Sangat puas|3. Entah", [0, 0, 0]),
        ("U1", "1. Tidak sesuai|2. Kadang sesuai|3. Selalu sesuai", [1, 0, 0]),
    ],
)
def test_a_number_beside_a_text_has_to_agree_with_it(kode: str, texts: str, values: list[int]) -> None:
    assert worth(**{kode: texts}) == {kode: values}


@pytest.mark.parametrize(
    ("kode", "texts", "values"),
    [
        ("U1", "1. Jelek|2. Sedang|3. Bagus|4. Entah", [1, 2, 3, 4]),
        ("U1", "2. Jelek|3. Bagus|4. Sangat bagus", [2, 3, 4]),
        ("U1", "1. Kurang puas|2. Cukup puas|3. Puas", [1, 2, 3]),
        ("U1", "1. Tidak sesuai|2. Kadang sesuai|4. Selalu sesuai", [1, 2, 4]),
        ("U6", "1. Tidak gercep|2. Entah|3. Gercep", [1, 2, 3]),
        ("U6", "1. Tidak gercep|2. Kurang gercep|3. Gercep|4. Sangat gercep", [1, 2, 3, 4]),
        ("U6", "Tidak gercep (1)|Kurang gercep (2)|Gercep (3)|Sangat gercep (4)", [1, 2, 3, 4]),
        ("U1", "1. Jelek|2. Sedang|3. Bagus", [1, 2, 3]),
        ("U1", "1. Jelek|2. Entah|3. Bagus|4 orang|Sangat bagus", [1, 2, 3, 0, 4]),
        ("U8", "1. Tidak ada|2. Entah|4. Dikelola dengan baik", [1, 2, 4]),
        ("U8", "1. Tidak ada|2. Entah|3. Bagus", [1, 2, 3]),
    ],
)
def test_three_numbers_that_rise_with_the_degrees_are_the_values(
    kode: str, texts: str, values: list[int]
) -> None:
    assert worth(**{kode: texts}) == {kode: values}


@pytest.mark.parametrize(
    ("kode", "texts", "values"),
    [
        ("U1", "2. Jelek|3. Bagus", [0, 3]),  # two pairs
        ("U1", "2 Jelek|3 Bagus|4 Entah", [0, 3, 0]),  # no sign parts them
        ("U1", "1. Jelek|2. Sedang|3 Bagus", [0, 0, 0]),  # a sign parts two of them only
        ("U1", "1. Jelek|2. Entah|3. Entah|4. Bagus", [0, 0, 0, 0]),  # one text, two numbers
        ("U1", "1. Jelek|2. Entah|2. Anu|4. Bagus", [0, 0, 0, 0]),  # one number, two texts
        ("U1", "2. Jelek|3. Entah|5. Bagus", [0, 0, 0]),
        ("U1", "0. Jelek|1. Entah|2. Bagus", [0, 0, 0]),
        ("U1", "1. Sangat sesuai|2. Sesuai|3. Kurang sesuai|4. Tidak sesuai", [0, 0, 0, 0]),
        ("U1", "1. Jelek|2. Tidak ramah|3. Bagus", [0, 0, 3]),  # two of one degree
        ("U1", "1. Entah|3. Jelek|4. Sangat bagus", [0, 0, 4]),  # what is bad is no 3
        ("U1", "1. Tidak sesuai|2. Kadang sesuai|4. Banyak sesuai", [1, 0, 0]),
        ("U1", "1. Entah|2. Anu|3. Bagus", [0, 0, 3]),  # one text is known
        ("U8", "1. Dikelola dengan baik|2. Entah|3. Tidak ada", [0, 0, 0]),  # against the form
        ("U8", "1. Tidak ada|2. Entah|3. Dikelola dengan baik", [1, 0, 0]),
    ],
)
def test_numbers_that_are_no_scale_say_nothing(kode: str, texts: str, values: list[int]) -> None:
    assert worth(**{kode: texts}) == {kode: values}

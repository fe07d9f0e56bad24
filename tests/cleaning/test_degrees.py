"""One option text is a degree of something: the words before and after it say which."""

from itertools import pairwise

import pytest

from ikm_xl.cleaning.degrees import RANK, is_known, read


@pytest.mark.parametrize(
    ("text", "degree", "core"),
    [
        ("sangat tidak puas", "ST", "puas"),
        ("selalu tidak sesuai", "LT", "sesuai"),
        ("sangat kurang puas", "SK", "puas"),
        ("tidak puas", "T", "puas"),
        ("belum puas", "T", "puas"),
        ("tidak pernah sesuai", "TP", "sesuai"),
        ("kurang puas", "K", "puas"),
        ("cukup kurang puas", "K", "puas"),
        ("kadang tepat waktu", "KD", "tepat waktu"),
        ("kadang kadang tepat waktu", "KD", "tepat waktu"),
        ("cukup puas", "C", "puas"),
        ("sedang", "C", ""),
        ("banyak sesuai", "BY", "sesuai"),
        ("puas", "N", "puas"),
        ("selalu sesuai", "SL", "sesuai"),
        ("sangat puas", "S", "puas"),
        ("sesuai dengan standar", "N", "sesuai dengan standar"),
        ("petugas sangat ramah", "S", "ramah"),
    ],
)
def test_the_first_words_say_the_degree(text: str, degree: str, core: str) -> None:
    assert read(text) == (degree, core)


@pytest.mark.parametrize(
    ("slip", "text"),
    [
        ("tdk puas", "tidak puas"),
        ("krg puas", "kurang puas"),
        ("lumayan puas", "cukup puas"),
        ("sanagt puas", "sangat puas"),
        ("sgt tdk puas", "sangat tidak puas"),
        ("terkadang sesuai", "kadang sesuai"),
        ("sering sesuai", "banyak sesuai"),
    ],
)
def test_a_slip_of_the_pen_is_read_as_the_word_that_is_meant(slip: str, text: str) -> None:
    assert read(slip) == read(text) is not None


@pytest.mark.parametrize(
    ("text", "degree", "core"),
    [
        ("baik sekali", "S", "baik"),
        ("sopan dan ramah sekali", "S", "sopan dan ramah"),
        ("tidak baik sekali", "ST", "baik"),
        ("tidak baik sama sekali", "ST", "baik"),
        ("tidak tepat waktu sama sekali", "ST", "tepat waktu"),
        ("kurang tepat waktu sekali", "SK", "tepat waktu"),
        ("buruk sekali", "ST", "buruk"),
    ],
)
def test_sekali_at_the_end_makes_a_degree_stronger(text: str, degree: str, core: str) -> None:
    assert read(text) == (degree, core)


@pytest.mark.parametrize(
    ("text", "degree", "core"),
    [
        ("banyak sesuainya", "BY", "sesuai"),
        ("banyak tepat waktunya", "BY", "tepat waktu"),
        ("sesuainya", "N", "sesuainya"),
        ("tidak sesuainya", "T", "sesuainya"),
    ],
)
def test_only_banyak_takes_nya_from_its_word(text: str, degree: str, core: str) -> None:
    assert read(text) == (degree, core)


@pytest.mark.parametrize(
    ("text", "degree", "core"),
    [
        ("tidak sopan dan tidak ramah", "T", "sopan dan ramah"),
        ("sangat tidak sopan dan sangat tidak ramah", "ST", "sopan dan ramah"),
        ("sangat cepat dan sangat tepat waktu", "S", "cepat dan tepat waktu"),
        ("tidak sopan dan ramah", "T", "sopan dan ramah"),
        ("sopan dan ramah", "N", "sopan dan ramah"),
        ("tidak sopan dan tidak", "T", "sopan dan"),  # cut off
    ],
)
def test_a_degree_that_is_repeated_counts_once(text: str, degree: str, core: str) -> None:
    assert read(text) == (degree, core)


@pytest.mark.parametrize(
    ("text", "degree", "core"),
    [
        ("sangat mahal", "ST", "mahal"),
        ("mahal", "T", "mahal"),
        ("cukup mahal", "K", "mahal"),
    ],
)
def test_more_of_what_is_bad_by_itself_is_worse(text: str, degree: str, core: str) -> None:
    assert read(text) == (degree, core)


@pytest.mark.parametrize(("text", "degree"), [("cukup", "C"), ("kurang", "K"), ("sangat kurang", "SK")])
def test_some_degrees_stand_alone(text: str, degree: str) -> None:
    assert read(text) == (degree, "")


@pytest.mark.parametrize("text", ["netral", "ragu ragu", "biasa saja", "sedang sedang", "rata rata"])
def test_a_middle_that_no_scale_of_four_has_is_told_apart(text: str) -> None:
    assert read(text) == ("5", "")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tidak",
        "sangat",
        "sekali",
        "banyak",
        "selalu",
        "tidak mahal",
        "kurang mahal",
        "sangat tidak mahal",
        "banyak tidak sesuai",
        "sopan tetapi kurang ramah",
        "sangat sopan dan tidak ramah",
        "tidak dan tidak",
        "sangat baik sekali",
        "pelayanan tanpa antri",
    ],
)
def test_a_text_of_several_degrees_or_of_nothing_is_not_read(text: str) -> None:
    assert read(text) is None


def test_degrees_have_an_order_from_worst_to_best() -> None:
    order = [("ST", "LT"), ("SK",), ("T", "TP"), ("K",), ("KD", "C", "5"), ("BY", "N"), ("S", "SL")]
    for group in order:
        assert len({RANK[degree] for degree in group}) == 1
    for worse, better in pairwise(group[0] for group in order):
        assert RANK[worse] < RANK[better]
    assert set(RANK) == {degree for group in order for degree in group}


@pytest.mark.parametrize(
    ("core", "known"),
    [
        ("", True),
        ("cekatan", True),
        ("ramah dan sopan", True),
        ("sesuai dengan standar", True),
        ("mahal dan lambat", True),
        ("ramah dan lambat", False),
        ("ramah dan judes", False),
        ("ribet", False),
        ("sesuaikan", False),
        ("mudah tersinggung", False),
    ],
)
def test_of_what_it_is_known_whether_more_is_better(core: str, known: bool) -> None:
    assert is_known(core) is known


def test_what_is_bad_in_each_of_its_parts_is_the_worse_the_more() -> None:
    assert read("sangat mahal dan lambat") == ("ST", "mahal dan lambat")
    assert read("sangat ramah dan lambat") == ("S", "ramah dan lambat")

"""Tables with four columns per unsur, one of which is ticked: what is read, and the account of every cell."""

import random

import pytest

from ikm_xl.cleaning import blocks, shapes
from ikm_xl.cleaning.blocks import Block
from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.cleaning.findings import held
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

_CHANCE = random.Random(7)
ANSWERS = [[_CHANCE.choice((1, 2, 3, 4)) for _ in KODE] for _ in range(20)]


def ticks(
    answers: list[list[int]] = ANSWERS, yes: object = "v", no: object = "", levels: int = 4, first: int = 1
) -> list[Row]:
    """Two rows of header, then a row per respondent, numbered from ``first``."""
    columns = range(1, levels + 1)
    return [
        ["No", "Nama", *(cell for kode in KODE for cell in (kode, *[""] * (levels - 1)))],
        ["", "", *(level for _ in KODE for level in columns)],
        *(
            [at, f"Orang {at}", *(yes if given == level else no for given in row for level in columns)]
            for at, row in enumerate(answers, first)
        ),
    ]


def counted(result: Cleaned) -> dict[tuple[str, str, str], int]:
    return {(line.jenis, line.kelas, line.alasan): line.jumlah for line in result.pertanggungjawaban.rincian}


def given(result: Cleaned) -> list[list[float]]:
    return result.responden[list(KODE)].to_numpy().tolist()


@pytest.mark.parametrize(("no", "zeros"), [("", 0), (0, 660), ("-", 660)])
def test_every_cell_of_a_matrix_is_in_one_class(no: object, zeros: int) -> None:
    result = clean([grid(ticks(yes=1 if no == 0 else "v", no=no))], Rules())
    account = counted(result)
    assert given(result) == ANSWERS
    assert result.pertanggungjawaban.adds_up
    assert result.pertanggungjawaban.total["jawaban"] == 220 + zeros
    assert account["jawaban", "dipakai", ""] == 220
    assert account.get(("jawaban", "ditinggalkan", "tanda kosong"), 0) == zeros
    assert account["baris", "ditinggalkan", "judul kolom"] == 2
    assert account["baris", "dipakai", ""] == len(ANSWERS)
    assert result.pertanggungjawaban.total["kolom"] == 46


def test_two_ticks_are_two_cells_that_are_not_understood() -> None:
    rows = ticks()
    rows[5][2:6] = ["v", "v", "", ""]
    result = clean([grid(rows)], Rules())
    assert counted(result)["jawaban", "tidak dipahami", "jawaban tidak dikenali"] == 2
    assert result.pertanggungjawaban.adds_up
    assert {finding.kode for finding in held(result.temuan)} == {"IKM-B40"}


def test_the_header_may_come_again_on_every_page() -> None:
    result = clean([grid([*ticks(ANSWERS[:9]), *ticks(ANSWERS[9:], first=10)])], Rules())
    assert given(result) == ANSWERS
    assert held(result.temuan) == ()
    assert counted(result)["baris", "ditinggalkan", "judul kolom"] == 4
    assert result.pertanggungjawaban.adds_up


@pytest.mark.parametrize("answers", [ANSWERS, [[1 + (at + k) % 5 for k in range(11)] for at in range(20)]])
def test_five_columns_per_unsur_are_refused(answers: list[list[int]]) -> None:
    with pytest.raises(IkmError, match="lebih dari empat kolom") as refused:
        clean([grid(ticks(answers, levels=5))], Rules())
    assert refused.value.code == "IKM-B56"


def test_blank_columns_between_the_unsur_and_a_label_beside_the_levels_are_none() -> None:
    rows = [
        [*row[:2], *(cell for k in range(11) for cell in (*row[2 + 4 * k : 6 + 4 * k], ""))]
        for row in ticks()
    ]
    rows = [[*row, "Saran" if at == 1 else "baik" if at else ""] for at, row in enumerate(rows)]
    assert given(clean([grid(rows)], Rules())) == ANSWERS


def test_ticks_that_go_on_without_their_header_hold() -> None:
    rows = ticks()
    result = clean([grid(rows[:12]), grid(rows[12:], lembar="Lanjutan")], Rules())
    assert "IKM-B20" in {finding.kode for finding in held(result.temuan)}
    assert result.pertanggungjawaban.adds_up


# What is a matrix

TOP: Row = ["No", *(cell for kode in KODE[:5] for cell in (kode, "", "", "")), "Saran"]
LEVELS: Row = ["", *[1, 2, 3, 4] * 5, ""]


def matrix(rows: list[Row]) -> Block:
    """A sheet as the one table that it is read as."""
    ((found, _),) = shapes.normalised(blocks.of(grid(rows), 0))
    return found


def person(*marks: object, others: int = 4) -> Row:
    """A respondent with these marks for U1, and 3 for the others."""
    return [1, *marks, *["", "", "v", ""] * others, "baik"]


@pytest.mark.parametrize(
    ("marks", "text"),
    [
        (["v", "", "", ""], "1"),
        (["", "", "", "√"], "4"),
        (["0", "-", "X", "Tidak"], "3"),
        ([0, 1, 0, 0], "2"),
        (["", 2, "", ""], "2"),
        (["", 3, "", ""], "3 di kolom 2"),  # which of the two is meant, nobody knows
        (["", 5, "", ""], "5"),
        (["v", "", "x", ""], "1, 3"),
        (["", "b", "", ""], "b"),
        (["v", "b", "", ""], "v; b"),
        (["", "", "", ""], ""),
        (["U1", "", "", ""], "U1"),
    ],
)
def test_a_tick_is_the_level_above_it_and_anything_else_stays(marks: Row, text: str) -> None:
    found = matrix([TOP, LEVELS, person(*marks)])
    assert found.texts[-1].tolist() == ["1", text, "3", "3", "3", "3", "baik"]


def test_every_row_and_cell_of_a_matrix_keeps_its_place() -> None:
    top, levels = TOP[:-1], LEVELS[:-1]
    rows: list[Row] = [["Laporan"], top, levels, person(0, 0, 1, "")[:-1], top, levels, [2]]
    found = matrix(rows)
    assert found.texts.tolist() == [
        ["Laporan", "", "", "", "", ""],
        ["No", *KODE[:5]],
        ["1", "3", "3", "3", "3", "3"],
        ["No", *KODE[:5]],
        ["2", "", "", "", "", ""],
    ]
    assert found.baris.tolist() == [1, 2, 4, 5, 7]
    assert found.members == ((1,), (2, 3), (4,), (5, 6), (7,))
    assert found.kolom.tolist() == [1, 2, 6, 10, 14, 18]
    assert found.counts is not None
    assert found.counts.tolist() == [
        [1, 0, 0, 0, 0, 0],
        [1] * 6,
        [1, 3, 1, 1, 1, 1],
        [1] * 6,
        [1, 0, 0, 0, 0, 0],
    ]
    assert shapes.candidates(found).tolist() == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("top", "levels", "is_matrix"),
    [
        (TOP, LEVELS, True),
        (TOP, ["", *["Buruk", "Cukup", "Baik", "Prima"] * 5], True),
        ([*TOP[:17], *[""] * 4, "Saran"], LEVELS, False),
        ([*TOP[:2], "Catatan", *TOP[3:]], LEVELS, False),
        ([*TOP[:4], "Catatan", *TOP[5:]], LEVELS, False),
        (TOP, ["", *[1, 2, 3, 4] * 4, 4, 3, 2, 1], False),
        (TOP, ["", *[1, 2, 3, 3] * 5], False),
        (TOP, ["", *[1, 2, 3, ""] * 5], False),
        (TOP[:-2], LEVELS[:-2], False),
        (["No", *KODE[:5]], [1, *[3] * 5], False),
    ],
)  # fmt: skip
def test_a_matrix_has_the_same_four_levels_below_each_of_five_unsur(
    top: Row, levels: Row, is_matrix: bool
) -> None:
    found = matrix([top, levels])
    assert (found.counts is not None) == is_matrix
    assert len(found.texts) == (1 if is_matrix else 2)


def test_a_header_in_the_last_row_is_none_of_a_matrix() -> None:
    rows: list[Row] = [["Laporan"], ["No", *KODE[:5]]]
    assert matrix(rows).texts.tolist() == [["Laporan", "", "", "", "", ""], ["No", *KODE[:5]]]


@pytest.mark.parametrize(
    ("after", "label", "level", "cell"),
    [
        (1, "", 5, "F2"),
        (4, "", "5", "R2"),
        (2, "Catatan", 5, ""),
        (3, "", "", ""),
        (5, "", 5, ""),
        (0, "", 5, ""),
    ],
)
def test_a_fifth_level_is_refused_between_the_unsur(after: int, label: str, level: object, cell: str) -> None:
    at = 1 + 4 * after
    rows: list[Row] = [
        [*TOP[:at], label, *TOP[at:]],
        [*LEVELS[:at], level, *LEVELS[at:]],
        person("v", "", "", ""),
    ]
    if cell:
        with pytest.raises(IkmError, match=f"'5' di sel {cell}") as refused:
            matrix(rows)
        assert refused.value.code == "IKM-B56"
    else:
        assert matrix(rows).counts is not None

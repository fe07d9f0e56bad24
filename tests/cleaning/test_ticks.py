"""Tables with four columns per unsur, one of which is ticked: what is read, and the account of every cell."""

import random

import pytest

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

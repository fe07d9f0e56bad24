"""Exports below each other on one sheet: which sheets are meant, how they lie, and how they part again."""

import pytest

from ikm_xl.cleaning import stacking
from ikm_xl.cleaning.paper import COLUMNS
from ikm_xl.cleaning.stacking import expand, stack, unstack
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

BUKU = "IKM.xlsm"
HEADER: Row = ["No", *KODE]
TABLE: list[Row] = [HEADER, [1, *[4] * 11], [2, *[3] * 11]]
PAPER: list[Row] = [["Kuesioner"], [*COLUMNS], [1, "29-03-2025", "Laki-laki"]]
HITUNG = grid([["", *KODE], [1, *[2] * 11]], BUKU, "Perhitungan")
EKSPOR = grid(TABLE, BUKU, "Ekspor eSukma")
MARK = "▼ Ekspor"


def places(grids: tuple[Grid, ...]) -> list[tuple[str, str]]:
    return [(found.berkas, found.lembar) for found in grids]


def refusal(*grids: Grid) -> str:
    with pytest.raises(IkmError) as refused:
        stack(grids)
    return refused.value.code


# Which sheets are meant


@pytest.mark.parametrize(
    "others", [[], [grid(TABLE, BUKU, "Rekap")], [grid([*PAPER[:2], []], BUKU, "Kuesioner Kertas")]]
)
def test_of_a_workbook_of_ours_only_its_export_is_meant(others: list[Grid]) -> None:
    file = grid(TABLE, "a.xlsx")
    assert expand([HITUNG, *others, EKSPOR, file]) == (EKSPOR, file)


@pytest.mark.parametrize("sheet", [HITUNG, EKSPOR, grid(PAPER, BUKU, "Kuesioner Kertas")])
def test_a_workbook_without_both_sheets_of_ours_is_any_workbook(sheet: Grid) -> None:
    other = grid(TABLE, BUKU, "Data")
    assert expand([sheet, other]) == (sheet, other)


def test_a_workbook_of_ours_with_questionnaires_on_paper_is_refused() -> None:
    with pytest.raises(IkmError, match="juga berisi kuesioner kertas") as refused:
        expand([HITUNG, EKSPOR, grid(PAPER, BUKU, "Kuesioner Kertas")])
    assert refused.value.code == "IKM-B59"
    assert expand([HITUNG, EKSPOR, grid(PAPER, BUKU, "Salinan")]) == (EKSPOR,)
    paper = grid(PAPER, "kertas.xlsx", "Kuesioner Kertas")
    assert expand([HITUNG, EKSPOR, paper]) == (EKSPOR, paper)


@pytest.mark.parametrize("rows", [[], [[], ["", None, "-"]], [[MARK, "a.csv", "", "teks"], ["", " "]]])
def test_a_workbook_of_ours_without_an_export_is_refused(rows: list[Row]) -> None:
    with pytest.raises(IkmError, match="masih kosong") as refused:
        expand([HITUNG, grid(rows, BUKU, "Ekspor eSukma")])
    assert refused.value.code == "IKM-B14"
    blank = grid([], "a.xlsx")
    assert expand([blank, HITUNG, EKSPOR]) == (blank, EKSPOR)


def test_what_lies_on_one_sheet_is_meant_by_itself() -> None:
    rows: list[Row] = [[MARK, "a.csv", "", "teks"], *TABLE, [MARK, "b.xlsx", "Data", "lembar"], *TABLE]
    found = expand([HITUNG, grid(rows, BUKU, "Ekspor eSukma"), grid(TABLE, "c.xlsx")])
    assert places(found) == [("a.csv", ""), ("b.xlsx", "Data"), ("c.xlsx", "Data")]
    assert [part.baris for part in found] == [TABLE] * 3


# Below each other


def test_one_sheet_needs_no_row_that_says_what_it_is() -> None:
    assert stack([grid(TABLE)]) == TABLE
    assert stack([grid([["Stok"]])]) == [["Stok"]]
    assert stack([grid([])]) == []
    assert stack([grid([["x"] * 513])]) == [["x"] * 513]


@pytest.mark.parametrize(
    ("ragged", "lengths", "kind"),
    [(None, "several", "teks"), (None, "one", ""), (True, "one", "teks"), (False, "several", "")],
)
def test_delimited_text_says_so_even_by_itself(ragged: bool | None, lengths: str, kind: str) -> None:
    rows: list[Row] = [*TABLE, [3]] if lengths == "several" else TABLE
    above: list[Row] = [[MARK, "a.csv", "", kind]] if kind else []
    assert stack([Grid("a.csv", "", rows, ragged=ragged)]) == [*above, *rows]


def test_several_sheets_lie_each_below_a_row_that_says_what_it_is() -> None:
    text = Grid("b.csv", "", [*TABLE, [3]])
    assert stack([grid(TABLE, "a.xlsx"), text]) == [
        [MARK, "a.xlsx", "Data", "lembar"],
        *TABLE,
        [MARK, "b.csv", "", "teks"],
        *TABLE,
        [3],
    ]


@pytest.mark.parametrize(
    ("rows", "matters"),
    [
        (TABLE, True),
        ([HEADER], True),
        ([[4, 3, 2, 1, 4], [3, 3, 3, 3, 3]], True),
        ([["U8", "Sarana dan prasarana"]], True),
        ([[kode, 3.25, "Baik"] for kode in ("Persyaratan", "Prosedur", "Biaya", "Produk", "Sarana")], True),
        ([["Barang", "Harga"], ["Kertas", 5000]], False),
        ([["", ""]], False),
    ],
    ids=["tabel", "judul", "tanpa judul", "keterangan", "rekap", "lain", "kosong"],
)
def test_sheets_that_say_nothing_about_answers_are_left_away(rows: list[Row], matters: bool) -> None:
    found = stack([grid(TABLE, lembar="Jawaban"), grid(TABLE, lembar="Lagi"), grid(rows, lembar="Lain")])
    names = [row[2] for row in found if row[0] == MARK]
    assert names == ["Jawaban", "Lagi", *["Lain"] * matters]


def test_where_no_sheet_says_anything_about_answers_all_of_them_lie_there() -> None:
    found = stack([grid([["Barang"]], lembar="Stok"), grid([["Kertas"]], lembar="Gudang")])
    assert [row[2] if row[0] == MARK else row for row in found] == ["Stok", ["Barang"], "Gudang", ["Kertas"]]


def test_rows_times_the_widest_are_20_million_cells_at_most() -> None:
    wide: Row = [*HEADER, *[""] * 988]
    blank: list[Row] = [[]] * 19_996
    rows = [*TABLE, *blank]
    assert len(stack([Grid("a.xlsx", "", [wide, *rows], ragged=False)])) == 20_000
    assert refusal(Grid("a.xlsx", "", [wide, *rows, []], ragged=False)) == "IKM-B57"
    assert refusal(Grid("a.xlsx", "", [*rows, []]), Grid("b.xlsx", "", [wide])) == "IKM-B57"


def test_the_rows_that_say_what_is_below_count_among_those_of_the_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = Grid("a.csv", "", TABLE, ragged=True)
    monkeypatch.setattr(stacking, "MAX_ROWS", 4)
    assert len(stack([text])) == 4
    monkeypatch.setattr(stacking, "MAX_ROWS", 3)
    assert refusal(text) == "IKM-B15"


# Apart again


def test_rows_keep_the_numbers_that_they_have_on_the_sheet() -> None:
    rows: list[Row] = [
        ["No", "U1"],
        [MARK, "a.csv", None, "teks", ""],
        ["No", "U1"],
        [1, 4],
        [MARK, "b.xlsx", " Data ", "lembar"],
        ["No", "U2"],
    ]
    assert unstack(rows) == (
        Grid("", "Ekspor eSukma", [["No", "U1"]], 1, None),
        Grid("a.csv", "", [["No", "U1"], [1, 4]], 3, True),
        Grid("b.xlsx", "Data", [["No", "U2"]], 6, False),
    )
    where = Grid(BUKU, "Lembar", rows, 11, True)
    assert [(part.berkas, part.lembar, part.awal, part.ragged) for part in unstack(rows, where)] == [
        (BUKU, "Lembar", 11, True),
        ("a.csv", "", 13, True),
        ("b.xlsx", "Data", 16, False),
    ]


def test_blank_rows_above_the_first_sheet_are_none() -> None:
    rows: list[Row] = [[], ["", "-"], [MARK, "a.csv", "", "teks"], ["No"]]
    assert unstack(rows) == (Grid("a.csv", "", [["No"]], 4, True),)


@pytest.mark.parametrize(
    "row", [[MARK], [MARK, "a.csv", ""], [MARK, "a.csv", "", "lain"], ["Ekspor", "a.csv", "", "teks"]]
)
def test_a_row_that_does_not_say_all_of_it_begins_no_sheet(row: Row) -> None:
    rows = [row, *TABLE]
    assert unstack(rows) == (Grid("", "Ekspor eSukma", rows),)
    assert expand([grid(rows)]) == (grid(rows),)


def test_what_was_stacked_is_what_it_was() -> None:
    grids = (grid(TABLE, "a.xlsx"), Grid("b.csv", "", [*TABLE, [3]]), grid(TABLE, "a.xlsx", "Lagi"))
    found = unstack(stack(grids))
    assert places(found) == places(grids)
    assert [part.baris for part in found] == [part.baris for part in grids]
    assert [part.awal for part in found] == [2, 6, 11]

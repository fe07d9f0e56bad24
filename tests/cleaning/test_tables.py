"""Which sheet is read, and where one table ends and the next begins."""

import pytest

from ikm_xl.cleaning.tables import choose, read
from ikm_xl.errors import IkmError
from ikm_xl.export.read import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, LAYOUTS, Row, grid

ESUKMA = LAYOUTS["esukma"].rows()
PLAIN: list[Row] = [["No", *KODE]]
PLAIN += [[number, *row] for number, row in enumerate(ANSWERS, 1)]


def _rows(*grids: Grid) -> list[list[int]]:
    return [section.baris.tolist() for section in read(grids, "regulasi").sections]


def test_the_sheet_that_names_most_columns() -> None:
    sheets = [grid([["Laporan"]], lembar="Sampul"), grid(PLAIN, lembar="Olah"), grid(ESUKMA, lembar="Data")]
    assert [sheet.lembar for sheet in choose(sheets)] == ["Data"]


def test_a_sheet_without_answers_is_only_a_form() -> None:
    sheets = [grid(ESUKMA[:4], lembar="Format"), grid(PLAIN, lembar="Data")]
    assert [sheet.lembar for sheet in choose(sheets)] == ["Data"]
    assert read(sheets, "regulasi").warnings == ()


def test_a_sheet_of_totals_holds_no_answers() -> None:
    totals: list[Row] = [["No", "Nama", *KODE], ["Mutu", "", *["B"] * 11], ["", "NRR", *[3] * 11]]
    sheets = [grid(totals, lembar="Rekap"), grid([row[1:] for row in PLAIN], lembar="Data")]
    assert [sheet.lembar for sheet in choose(sheets)] == ["Data"]
    assert read(sheets, "regulasi").warnings == ()


def test_other_sheets_with_answers_are_named() -> None:
    sheets = [grid(PLAIN, lembar=name) for name in ("Januari", "Februari", "Maret")]
    assert [sheet.lembar for sheet in choose(sheets)] == ["Januari"]
    (warning,) = read(sheets, "regulasi").warnings
    assert "hanya lembar 'Januari' yang dibaca" in warning
    assert "'Februari', 'Maret'" in warning


def test_one_sheet_of_each_file_even_if_files_share_a_name() -> None:
    assert len(choose([grid(PLAIN, "a.csv", ""), grid(ESUKMA, "b.csv", "")])) == 2
    assert len(choose([grid(PLAIN, "a.csv", ""), grid(ESUKMA, "a.csv", "")])) == 2


def test_the_header_repeated_by_a_page_break() -> None:
    rows = [*PLAIN[:3], PLAIN[0], *PLAIN[3:]]
    reading = read([grid(rows)], "regulasi")
    assert reading.repeated == (("ekspor.xlsx", 4),)
    assert _rows(grid(rows)) == [[2, 3, 5, 6]]


def test_two_rows_of_header_repeated() -> None:
    rows = LAYOUTS["judul bergabung"].rows()
    reading = read([grid([*rows, *rows])], "regulasi")
    assert [row for _, row in reading.repeated] == [7, 8]
    assert _rows(grid([*rows, *rows])) == [[3, 4, 5, 6, 9, 10, 11, 12]]


@pytest.mark.parametrize("above", [0, 50])
def test_another_export_pasted_below_has_columns_of_its_own(above: int) -> None:
    notes: list[Row] = [["", "", "catatan"] for _ in range(above)]
    rows = [*PLAIN, *notes, [], *LAYOUTS["nomor dan nama"].rows()]
    first, second = read([grid(rows)], "regulasi").sections
    assert first.header.fields[8:10] == ("U8", "U9")
    assert second.header.fields[12:14] == ("U9", "U8")
    assert second.baris.tolist() == [len(PLAIN) + above + 3 + number for number in range(4)]


def test_short_exports_pasted_below_each_other_are_all_read() -> None:
    rows = [*PLAIN, [], *ESUKMA[:8]]  # the second header, also in the first forty rows, names more columns
    assert _rows(grid(rows)) == [[2, 3, 4, 5, 7, 8], [11, 12, 13, 14]]


def test_a_row_that_numbers_the_columns_belongs_to_the_header() -> None:
    rows: list[Row] = [PLAIN[0], [f"({number})" for number in range(1, 13)], *PLAIN[1:]]
    assert _rows(grid(rows)) == [[3, 4, 5, 6]]
    assert read([grid(rows)], "regulasi").repeated == (("ekspor.xlsx", 2),)


def test_a_file_without_a_table_is_refused_with_what_it_holds() -> None:
    with pytest.raises(IkmError) as refused:
        choose([grid([["No", "Nama Barang", "Harga"]], "b.xlsx", "Stok"), grid([[]], "b.xlsx", "Kosong")])
    assert refused.value.message == (
        "Berkas 'b.xlsx' tidak memuat tabel jawaban survei: lembar 'Stok' diawali 'No, Nama Barang, Harga'; "
        "lembar 'Kosong' kosong."
    )
    assert refused.value.hint


def test_a_row_longer_than_its_header_may_be_shifted() -> None:
    header: Row = ["No", "Nama", *KODE, "Saran"]
    shifted: Row = [1, "Budi", "S.Sos", *ANSWERS[0], "baik"]
    with pytest.raises(IkmError, match="baris 2"):
        choose([grid([header, shifted])])
    with pytest.raises(IkmError, match="baris 2"):
        read([grid([header, shifted])], "regulasi")


def test_a_comment_that_runs_over_the_last_column_shifts_nothing() -> None:
    header: Row = ["No", "Nama", *KODE, "Saran"]
    assert _rows(grid([header, [1, "Budi", *ANSWERS[0], "baik", " cepat"]])) == [[2]]


def test_rows_of_any_length() -> None:
    assert _rows(grid([["No", *KODE], [1, 4, 4], [], [None], [2, 3]])) == [[2, 5]]

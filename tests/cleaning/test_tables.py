"""Which sheet is read, and where one table ends and the next begins."""

import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.tables import files, read
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, LAYOUTS, Row, grid

ESUKMA = LAYOUTS["esukma"].rows()
PLAIN: list[Row] = [["No", *KODE]]
PLAIN += [[number, *row] for number, row in enumerate(ANSWERS, 1)]


def _rows(*grids: Grid) -> list[list[int]]:
    return [section.baris.tolist() for section in read(grids, "regulasi").sections]


def _told(*grids: Grid) -> list[str]:
    """What is to be known about the sheets."""
    cleaned = clean(grids, Rules())
    assert cleaned.pertanggungjawaban.adds_up
    return [finding.nama for finding in cleaned.temuan if finding.severity != "catat"]


def test_every_sheet_with_respondents_is_read() -> None:
    sheets = [
        grid([["Laporan"]], lembar="Sampul"),
        grid(PLAIN, lembar="Januari"),
        grid(ESUKMA, lembar="Februari"),
    ]
    cleaned = clean(sheets, Rules())
    assert cleaned.hitungan.dipakai == 2 * len(ANSWERS)
    assert cleaned.pertanggungjawaban.of("lembar", "dipakai") == 2


def test_a_sheet_without_answers_is_only_a_form() -> None:
    sheets = [grid(ESUKMA[:4], lembar="Format"), grid(PLAIN, lembar="Data")]
    assert clean(sheets, Rules()).hitungan.dipakai == len(ANSWERS)
    assert _told(*sheets) == []


def test_a_sheet_of_totals_holds_no_answers() -> None:
    totals: list[Row] = [["No", "Nama", *KODE], ["Mutu", "", *["B"] * 11], ["", "NRR", *[3] * 11]]
    sheets = [grid(totals, lembar="Rekap"), grid([row[1:] for row in PLAIN], lembar="Data")]
    assert clean(sheets, Rules()).hitungan.dipakai == len(ANSWERS)
    assert _told(*sheets) == []


def test_sheets_of_one_file_and_files_of_one_name() -> None:
    sheets = [
        grid(PLAIN, "a.csv", ""),
        grid(ESUKMA, "a.csv", ""),
        grid(PLAIN, "b.xlsx", "1"),
        grid([], "b.xlsx", "2"),
    ]
    assert [[sheet.lembar for sheet in file] for file in files(sheets)] == [[""], [""], ["1", "2"]]


def _repeated(rows: list[Row]) -> list[int]:
    notes = clean([grid(rows)], Rules()).catatan
    return [note.baris for note in notes if note.alasan == "judul kolom berulang"]


def test_the_header_repeated_by_a_page_break() -> None:
    rows = [*PLAIN[:3], PLAIN[0], *PLAIN[3:]]
    assert _repeated(rows) == [4]
    assert _rows(grid(rows)) == [[2, 3, 5, 6]]


def test_two_rows_of_header_repeated() -> None:
    rows = LAYOUTS["judul bergabung"].rows()
    assert _repeated([*rows, *rows]) == [7, 8]
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
    assert _repeated(rows) == [2]


def test_a_file_without_a_table_is_refused_with_what_it_holds() -> None:
    with pytest.raises(IkmError) as refused:
        read(
            [grid([["No", "Nama Barang", "Harga"]], "b.xlsx", "Stok"), grid([[]], "b.xlsx", "Kosong")],
            "regulasi",
        )
    assert refused.value.message == (
        "Berkas 'b.xlsx' tidak memuat tabel jawaban survei: lembar 'Stok' diawali 'No, Nama Barang, Harga'; "
        "lembar 'Kosong' kosong."
    )
    assert refused.value.hint


def test_a_row_longer_than_its_header_may_be_shifted() -> None:
    header: Row = ["No", "Nama", *KODE, "Saran"]
    shifted: Row = [1, "Budi", "S.Sos", *ANSWERS[0], "baik"]
    with pytest.raises(IkmError, match="baris 2"):
        read([grid([header, shifted])], "regulasi")


def test_a_comment_that_runs_over_the_last_column_shifts_nothing() -> None:
    header: Row = ["No", "Nama", *KODE, "Saran"]
    assert _rows(grid([header, [1, "Budi", *ANSWERS[0], "baik", " cepat"]])) == [[2]]


def test_rows_of_any_length() -> None:
    assert _rows(grid([["No", *KODE], [1, 4, 4], [], [None], [2, 3]])) == [[2, 5]]


@pytest.mark.parametrize("far", [[], [*[None] * 600, "catatan"]], ids=["below", "below and to the right"])
def test_a_table_below_a_long_gap_keeps_its_row_numbers(far: Row) -> None:
    gap: list[Row] = [[None] * len(PLAIN[0]) for _ in range(120_000)]
    found = _rows(grid([[None, None], *PLAIN, *gap, *PLAIN[:-1], [*PLAIN[-1], *far]]))
    assert found == [[3, 4, 5, 6, 120_008, 120_009, 120_010, 120_011]]

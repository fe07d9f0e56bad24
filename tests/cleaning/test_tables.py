"""Which sheet is read, and where one table ends and the next begins."""

from dataclasses import replace

import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding
from ikm_xl.cleaning.header import Urutan
from ikm_xl.cleaning.tables import files, read
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE, UNSUR
from tests.cleaning.ekspor import ANSWERS, LAYOUTS, Row, grid
from tests.cleaning.test_ticks import ticks

ESUKMA = LAYOUTS["esukma"].rows()
PLAIN: list[Row] = [["No", *KODE]]
PLAIN += [[number, *row] for number, row in enumerate(ANSWERS, 1)]
NAMED = LAYOUTS["nama saja"].rows()
NAMES = [unsur.nama for unsur in UNSUR]
SWAPPED: list[Row] = [["U8 = Sarana dan prasarana"], ["U9 = Penanganan pengaduan"]]


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


# Sheets without a header


def _below(sheet: list[Row], first: list[Row] = PLAIN) -> tuple[list[list[int]], list[Finding], set[int]]:
    """A sheet behind another of the same file: the rows read, what is told, which sheets are unread."""
    found = read([grid(first, lembar="1"), grid(sheet, lembar="2")], "regulasi")
    rows = [section.baris.tolist() for section in found.sections[1:]]
    return rows, list(found.findings), set(found.unread)


def test_a_sheet_without_a_header_continues_the_table_before_it() -> None:
    assert _below(PLAIN[1:]) == ([[1, 2, 3, 4]], [], set())
    assert _below([row[:9] for row in PLAIN[1:]], [row[:9] for row in PLAIN]) == ([[1, 2, 3, 4]], [], set())
    assert _below(ESUKMA[4:8], [*PLAIN, *ESUKMA[3:8]])[0][-1] == [1, 2, 3, 4]  # the last of them


def test_a_sheet_that_says_nothing_of_answers_is_no_finding() -> None:
    assert _below([["Laporan"], ["Januari"]]) == ([], [], set())


@pytest.mark.parametrize(
    ("sheet", "count", "shape"),
    [
        ([[*row, *"wxyz"] for row in ANSWERS + ANSWERS[:1] for _ in "ab"], 10, ""),
        (
            [[name, 4, 3, 4, 3, 2, 1] for name in NAMES],
            11,
            " (tabel terbalik: unsur ke bawah, responden ke samping)",
        ),
    ],
)
def test_answers_without_a_header_hold(sheet: list[Row], count: int, shape: str) -> None:
    rows, (finding,), unread = _below(sheet)
    assert (rows, unread) == ([], {1})
    assert (finding.kode, finding.severity, finding.jumlah, finding.tentang) == ("IKM-B20", TAHAN, count, "2")
    assert finding.keterangan == (
        f"Berkas 'ekspor.xlsx', lembar '2': {count} baris memuat angka 1–4 tanpa judul kolom yang dikenal"
        f"{shape}."
    )


def test_ticks_without_a_header_hold_only_beside_a_table_of_ticks() -> None:
    matrix = ticks()
    loose = [[n, "x", "lagi", *row[2:]] for n, row in enumerate(matrix[2:], 1)]
    _, (finding,), unread = _below(loose, matrix)
    assert (finding.kode, finding.jumlah, unread) == ("IKM-B20", 20, {1})
    assert _below(loose) == ([], [], set())


# Tables of one row per answer


def _per_answer(names: list[str], *columns: str) -> Grid:
    rows = [
        {"Responden": n, "Kode": kode, "Unsur": name, "Nilai": value}
        for n, row in enumerate(ANSWERS, 1)
        for kode, name, value in zip(KODE, names, row, strict=True)
    ]
    return grid([list(columns), *([row[column] for column in columns] for row in rows)])


@pytest.mark.parametrize("columns", [("Kode",), ("Unsur",), ("Kode", "Unsur")], ids=" and ".join)
def test_a_table_of_one_row_per_answer_is_read(columns: tuple[str, ...]) -> None:
    found = read([_per_answer(NAMES, "Responden", *columns, "Nilai")], "regulasi")
    (section,) = found.sections
    assert [section.answers[kode].tolist() for kode in KODE] == [
        list(row) for row in zip(*ANSWERS, strict=True)
    ]
    assert found.findings == ()


def test_a_code_and_a_name_of_different_unsur_hold_once_and_the_name_counts() -> None:
    names = [NAMES[1], NAMES[0], *NAMES[2:]]
    found = read([_per_answer(names, "Responden", "Kode", "Unsur", "Nilai")], "regulasi")
    assert found.sections[0].answers["U2"].tolist() == [row[0] for row in ANSWERS]
    (finding,) = found.findings
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B25", TAHAN, 1)
    assert finding.tentang == "U1 Sistem, Mekanisme, dan Prosedur"


# What a file says about its numbers


@pytest.mark.parametrize(
    ("below", "urutan", "eight", "told"),
    [
        (SWAPPED, "regulasi", "U9", "Sarana dan Prasarana"),
        (SWAPPED, "kuesioner", "U9", ""),
        ([["U8 = Pengaduan"]], "kuesioner", "U8", "Penanganan Pengaduan"),
        ([["U8 = Pengaduan"]], "regulasi", "U8", ""),
        ([["Terima kasih"]], "kuesioner", "U9", ""),
    ],
)
def test_a_legend_decides_what_8_and_9_mean(below: list[Row], urutan: Urutan, eight: str, told: str) -> None:
    found = read([grid([*PLAIN, [], *below])], urutan)
    assert found.sections[0].header.fields[8] == eight
    assert [(f.kode, f.severity, f.jumlah) for f in found.findings] == [("IKM-B21", PERINGATAN, 1)] * bool(
        told
    )
    said = f"Berkas 'ekspor.xlsx': menurut keterangan di dalamnya U8 = {told}; U8 dan U9 dibaca demikian."
    assert [finding.keterangan for finding in found.findings] == [said] * bool(told)


def test_a_legend_against_the_order_that_the_office_chose_holds() -> None:
    found = read([grid([*PLAIN, [], *SWAPPED])], "regulasi", explicit=True)
    assert found.sections[0].header.fields[8] == "U8"
    (finding,) = found.findings
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B21", TAHAN, 1)
    assert "U8 = Sarana dan Prasarana, berbeda dengan urutan di Pengaturan." in finding.keterangan


def test_a_legend_of_8_and_9_says_nothing_where_columns_have_names() -> None:
    assert read([grid([*NAMED, [], *SWAPPED])], "regulasi").findings == ()


@pytest.mark.parametrize(("rows", "held"), [(PLAIN, True), (NAMED, False)], ids=["codes", "names"])
def test_a_legend_that_numbers_other_unsur_otherwise_holds_codes(rows: list[Row], held: bool) -> None:
    found = read([grid([*rows, ["U1 = Waktu pelayanan"], ["U2 = Biaya"]])], "regulasi").findings
    told = [(finding.kode, finding.severity, finding.jumlah, finding.tentang) for finding in found]
    assert told == [("IKM-B22", TAHAN, 2, "U1 = U3, U2 = U4")] * held


def test_sheets_are_numbered_over_all_files_and_legends_are_told() -> None:
    cover, legend = grid([["Laporan"]], "b.xlsx", "Sampul"), grid(SWAPPED, "b.xlsx", "Keterangan")
    found = read(
        [grid(PLAIN, "a.xlsx"), grid([], "a.xlsx", "x"), cover, legend, grid(PLAIN, "b.xlsx")], "regulasi"
    )
    assert [sheet.nomor for sheet in found.sheets] == [0, 2, 3, 4]
    assert found.told == {3}
    assert [section.header.fields[8] for section in found.sections] == ["U8", "U9"]


# Files that are none


@pytest.mark.parametrize(
    ("sheets", "shown"),
    [
        ([[["Stok"]]] * 3, "; ".join(["lembar '{}' diawali 'Stok'"] * 3)),
        ([[["Stok"]]] * 5, "; ".join(["lembar '{}' diawali 'Stok'"] * 3) + "; dan 2 lembar lain"),
        ([[list("abcdef")]], "lembar '{}' diawali 'a, b, c, d, e, f'"),
        ([[["-"], [None, *"abc", " ", *"defg"]]], "lembar '{}' diawali 'a, b, c, d, e, f'"),
        ([[["x" * 24]]], "lembar '{}' diawali '" + "x" * 24 + "'"),
        ([[["x" * 25]]], "lembar '{}' diawali '" + "x" * 24 + "…'"),
    ],
    ids=["three sheets", "five sheets", "six cells", "seven cells", "a short text", "a long text"],
)
def test_a_message_shows_how_the_sheets_begin(sheets: list[list[Row]], shown: str) -> None:
    with pytest.raises(IkmError) as refused:
        read([grid(rows, lembar=str(n)) for n, rows in enumerate(sheets)], "regulasi")
    assert refused.value.code == "IKM-B07"
    expected = shown.format(*range(3))
    assert refused.value.message == f"Berkas 'ekspor.xlsx' tidak memuat tabel jawaban survei: {expected}."


def test_a_table_on_its_side_is_refused_by_its_shape() -> None:
    cover = grid([["Laporan"]], lembar="Sampul")
    with pytest.raises(IkmError, match=r"^Berkas 'ekspor.xlsx' memuat tabel terbalik") as refused:
        read([cover, grid([[name, 4, 3, 4, 3, 2, 1] for name in NAMES])], "regulasi")
    assert refused.value.code == "IKM-B06"


def test_a_sheet_of_a_file_without_sheets_is_its_contents() -> None:
    with pytest.raises(IkmError, match=r"isinya diawali 'Stok'\."):
        read([grid([["Stok"]], "a.csv", "")], "regulasi")


@pytest.mark.parametrize("far", [[], [*[None] * 600, "catatan"]], ids=["below", "below and to the right"])
def test_a_table_below_a_long_gap_keeps_its_row_numbers(far: Row) -> None:
    gap: list[Row] = [[None] * len(PLAIN[0]) for _ in range(120_000)]
    sheet = grid([[None, None], *PLAIN, *gap, *PLAIN[:-1], [*PLAIN[-1], *far]])
    found = _rows(replace(sheet, ragged=False))
    assert found == [[3, 4, 5, 6, 120_008, 120_009, 120_010, 120_011]]

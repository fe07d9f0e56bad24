"""What became of every row, column, answer, table and sheet of an export."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import pytest

from ikm_xl.cleaning.account import DIPAKAI, DITINGGALKAN, TIDAK_DIPAHAMI, Account
from ikm_xl.cleaning.accounting import account
from ikm_xl.cleaning.row_kinds import RESPONDEN, RINGKASAN, TANPA_JAWABAN
from ikm_xl.cleaning.tables import read
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

A: Row = [4, 3, 3, 4, 3, 4, 4, 2, 1, 3, 4]
USED, OTHER = (DIPAKAI, ""), (TIDAK_DIPAHAMI, "tabel berskala lain")
OUTSIDE, HEADING = (DITINGGALKAN, "di luar tabel"), (DITINGGALKAN, "judul kolom")
UNREAD, SPLIT = (TIDAK_DIPAHAMI, "tabel tanpa judul"), (DITINGGALKAN, "ganda")
LIKE = (TIDAK_DIPAHAMI, "berisi nilai seperti jawaban")
NOTHING = (DITINGGALKAN, "bukan jawaban dan bukan profil")
PRIVATE = (DITINGGALKAN, "data pribadi, hanya untuk membedakan responden")
UNUSED = (DITINGGALKAN, "barisnya tidak dipakai")
BLANK, ODD = (DITINGGALKAN, "tanda kosong"), (TIDAK_DIPAHAMI, "jawaban tidak dikenali")

PLAIN = {"jenis": RESPONDEN, "sama": "", "gugur": False, "luar": False}
ROWS: dict[str, dict[str, object]] = {
    "dipakai": PLAIN,
    "ringkasan": PLAIN | {"jenis": RINGKASAN, "luar": True},
    "tanpa": PLAIN | {"jenis": TANPA_JAWABAN, "sama": "2"},
    "ganda": PLAIN | {"sama": "2", "gugur": True},
    "gugur": PLAIN | {"gugur": True, "luar": True},
    "luar": PLAIN | {"luar": True},
}
Found = dict[tuple[str, str], int]


def _account(grids: Sequence[Grid], fates: Sequence[str], unread: Sequence[int] = ()) -> Account:
    """The account of sheets; per table what its rows are, and further tables are of another scale."""
    reading = replace(read(grids, "regulasi"), unread=frozenset(unread))
    parts, left = reading.sections[: len(fates)], reading.sections[len(fates) :]
    rows = [
        ROWS[fate] | {"bagian": number, "posisi": at}
        for number, words in enumerate(fates)
        for at, fate in enumerate(words.split())
    ]
    found = account(reading, parts, left, pd.DataFrame(rows))
    assert found.adds_up
    return found


def _of(found: Account, jenis: str) -> Found:
    return {(line.kelas, line.alasan): line.jumlah for line in found.rincian if line.jenis == jenis}


def _table(*rows: Row, titles: Row | None = None, lembar: str = "Data", above: Sequence[Row] = ()) -> Grid:
    return grid([*above, [*(titles or ["No"]), *KODE], *rows], lembar=lembar)


def test_every_row_and_every_answer_is_in_one_class() -> None:
    rows: list[Row] = [[n, *A] for n in range(1, 8)]
    rows[0][1:5] = ["entah", "-", "", "9"]
    found = _account(
        [_table(*rows, above=[["LAPORAN"], []])], ["dipakai ringkasan tanpa tanpa ganda gugur luar"]
    )
    assert (found.total["baris"], _of(found, "baris")) == (9, {
        USED: 1, HEADING: 1, OUTSIDE: 1, SPLIT: 1, (DITINGGALKAN, "ringkasan"): 1,
        (DITINGGALKAN, "tanpa jawaban yang sah"): 2, (DITINGGALKAN, "jawaban kosong menggugurkan"): 1,
        (DITINGGALKAN, "di luar periode"): 1,
    })  # fmt: skip
    assert (found.total["jawaban"], _of(found, "jawaban")) == (76, {USED: 7, ODD: 2, BLANK: 1, UNUSED: 66})


@pytest.mark.parametrize(
    ("title", "cells", "fate"),
    [
        ("Nama", ["Melati"] * 3, PRIVATE),
        ("No. HP", ["0812"] * 3, PRIVATE),
        ("NIK", ["3516"] * 3, PRIVATE),
        ("Alamat", ["Sooko"] * 3, PRIVATE),
        ("Umur", [30] * 3, USED),
        ("Saran", ["", "", "baik"], USED),
        ("Loket", [*[3] * 9, "A"], LIKE),
        ("Loket", [*[3] * 5, "A"], NOTHING),
        ("Loket", [3, "", ""], LIKE),
        ("Loket", ["A", "B", 1], NOTHING),
        ("Loket", ["", "", ""], NOTHING),
    ],
)
def test_a_column_is_used_or_private_or_looks_like_answers(
    title: str, cells: Row, fate: tuple[str, str]
) -> None:
    table = _table(*([n, cell, *A] for n, cell in enumerate(cells)), titles=["No", title])
    found = _account([table], [" ".join(["dipakai"] * len(cells))])
    assert (found.total["kolom"], _of(found, "kolom")) == (
        13, {USED: 13} if fate == USED else {USED: 12, fate: 1},
    )  # fmt: skip


def test_a_table_of_which_no_row_counts_uses_no_column() -> None:
    found = _account([_table([1, *A], [2, *A])], ["ganda luar"])
    assert _of(found, "kolom") == {OUTSIDE: 12}
    assert _of(found, "tabel") == {(DITINGGALKAN, "tanpa responden"): 1}
    assert _of(found, "lembar") == {(DITINGGALKAN, "tidak memuat responden"): 1}
    assert _of(found, "jawaban") == {UNUSED: 22}


def test_every_table_and_every_sheet_is_in_one_class() -> None:
    sheets = [
        _table([1, *A], [2, *A], lembar="Januari"),
        _table([3, *A], lembar="Februari"),
        _table([4, *A], [5, *A], lembar="Skala lain"),
        grid([["Barang", "Harga"], ["Kertas", 5000]], lembar="Stok"),
    ]
    found = _account(sheets, ["dipakai dipakai", "ganda"])
    assert _of(found, "tabel") == {USED: 1, (DITINGGALKAN, "tanpa responden"): 1, OTHER: 1}
    assert _of(found, "lembar") == {USED: 1, (DITINGGALKAN, "tidak memuat responden"): 2, OTHER: 1}
    assert _of(found, "jawaban") == {USED: 22, UNUSED: 11, OTHER: 22}
    assert _of(found, "kolom") == {USED: 12, OUTSIDE: 12 + 2, OTHER: 12}
    assert _of(found, "baris") == {USED: 2, SPLIT: 1, OTHER: 2, HEADING: 3, OUTSIDE: 2}


@pytest.mark.parametrize(("unread", "fate"), [([1], UNREAD), ([], OUTSIDE)])
def test_a_sheet_without_a_header_is_not_understood_or_of_no_concern(
    unread: list[int], fate: tuple[str, str]
) -> None:
    stock = grid([["Barang", "Harga"], ["Kertas", 5000]], lembar="Stok")
    sheets = [_table([1, *A]), stock, grid([], lembar="Kosong")]
    found = _account(sheets, ["dipakai"], unread)
    assert _of(found, "baris") == {USED: 1, HEADING: 1, fate: 2}
    assert _of(found, "kolom") == {USED: 12, fate: 2}
    nobody = fate if unread else (DITINGGALKAN, "tidak memuat responden")
    assert (found.total["lembar"], _of(found, "lembar")) == (2, {USED: 1, nobody: 1})
    assert (found.total["tabel"], _of(found, "tabel")) == (1, {USED: 1})


BESIDE = grid([["No", "Nama", *KODE, "", "No", "Nama", *KODE], [1, "Melati", *A, "", 2, "Seroja", *A]])


@pytest.mark.parametrize(
    ("fates", "fate"),
    [
        (["dipakai", "dipakai"], USED),
        (["dipakai", "ganda"], USED),
        (["ganda", "dipakai"], USED),
        (["ganda", "luar"], SPLIT),  # the first reason is told
        (["luar", "ganda"], (DITINGGALKAN, "di luar periode")),
        (["dipakai"], USED),
        (["ganda"], OTHER),
    ],
)
def test_a_row_of_two_tables_side_by_side_counts_once(fates: list[str], fate: tuple[str, str]) -> None:
    assert _of(_account([BESIDE], fates), "baris") == {HEADING: 1, fate: 1}


def test_a_column_of_two_tables_below_each_other_counts_once() -> None:
    """Used beats not understood, and that beats left out; of two reasons the first is told."""
    upper: list[Row] = [["No", "Loket", "Nama", "Loket 2", "Catatan", *KODE], [1, 3, "Melati", "A", "x", *A]]
    lower: list[Row] = [["No", "Umur", "Catatan", "Loket 2", "Saran", *KODE], [2, 30, "x", 3, "baik", *A]]
    found = _account([grid([*upper, *lower])], ["dipakai", "dipakai"])
    assert _of(found, "kolom") == {USED: 1 + 1 + 1 + 11, PRIVATE: 1, LIKE: 1}
    found = _account([grid([*upper, *lower])], ["dipakai"])
    assert _of(found, "kolom") == {USED: 1 + 11, LIKE: 1, OTHER: 3}


def test_one_row_per_answer_uses_every_row_and_every_column_of_its_sheet_only() -> None:
    rows: list[Row] = [[n, kode, value] for n in (1, 2) for kode, value in zip(KODE, A, strict=True)]
    sheets = [
        grid([["Responden", "Unsur", "Nilai"], *rows], lembar="Baris per jawaban"),
        grid([["Barang", "Harga"], ["Kertas", 5000]], lembar="Stok"),
    ]
    found = _account(sheets, ["dipakai ganda"])
    assert _of(found, "baris") == {USED: 11, SPLIT: 11, HEADING: 1, OUTSIDE: 2}
    assert _of(found, "kolom") == {USED: 3, OUTSIDE: 2}
    assert _of(found, "jawaban") == {USED: 11, UNUSED: 11}


def test_every_cell_of_a_table_of_ticks_is_an_answer() -> None:
    def ticked(number: int, *first: int, blank: object = 0) -> Row:
        """Marks for U1, then one tick for each other unsur."""
        return [number, *first, *[1 if at % 4 == 2 else blank for at in range(40)]]

    rows: list[Row] = [
        ["No", *(cell for kode in KODE for cell in (kode, "", "", ""))],
        ["", *[1, 2, 3, 4] * 11],
        ticked(1, 0, 0, 0, 1),
        ticked(2, 0, 0, 0, 0),
        ticked(3, 1, 1, 0, 0),
        ticked(4, 0, 1, 0, 0, blank=""),
        ticked(5, 0, 0, 1, 0),
    ]
    found = _account([grid(rows)], ["dipakai dipakai dipakai dipakai ganda"])
    assert found.total["jawaban"] == 4 * 44 + 4 + 10
    assert _of(found, "jawaban") == {
        USED: 4 * 10 + 2, BLANK: 3 * 30 + 3 + 4 + 3, ODD: 4, UNUSED: 44,
    }  # fmt: skip
    assert _of(found, "baris") == {USED: 4, SPLIT: 1, HEADING: 2}
    assert _of(found, "kolom") == {USED: 45}

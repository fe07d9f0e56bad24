"""What is added to an export and says nothing of anybody's answers never changes a figure."""

from collections.abc import Callable

import pytest

from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE
from tests.cleaning.oracle import Row, Sheets, draw
from tests.cleaning.test_oracle import PLAIN, verdict

Addition = Callable[[Sheets], Sheets]


def _wider(rows: list[Row], title: str, said: str) -> list[Row]:
    width = max(map(len, rows))
    at = next(n for n, row in enumerate(rows) if "No" in row[:1])
    return [
        [*row, *[""] * (width - len(row)), title if n == at else said if n > at and any(row) else ""]
        for n, row in enumerate(rows)
    ]


def column(sheets: Sheets) -> Sheets:
    return [(name, _wider(rows, "Loket", "loket A")) for name, rows in sheets]


def comments(sheets: Sheets) -> Sheets:
    return [(name, _wider(rows, "Saran", "3")) for name, rows in sheets]


def sheet(sheets: Sheets) -> Sheets:
    return [*sheets, ("Stok", [["Barang", "Harga"], ["Kertas", 5000], ["Tinta", 4]])]


def note(sheets: Sheets) -> Sheets:
    name, rows = sheets[-1]
    return [*sheets[:-1], (name, [*rows, [], ["Catatan: dua orang datang terlambat"]])]


def total(sheets: Sheets) -> Sheets:
    name, rows = sheets[-1]
    header = next(row for row in rows if "No" in row[:1])
    return [*sheets[:-1], (name, [*rows, ["Jumlah", *["", "", ""], *[97] * (len(header) - 4)]])]


SHAPES = ("tabel", "lembar per bulan", "dari nol", "kembar", "ringkasan tanpa label")
SEEDS = [seed for seed in PLAIN if draw(seed).what.split(": ")[1].split(", ")[0] in SHAPES][:12]


@pytest.mark.parametrize("add", [column, comments, sheet, note, total])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_unrelated_changes_no_figure(seed: int, add: Addition) -> None:
    sheets = draw(seed).sheets
    before, plain = verdict([Grid("a.xlsx", name, rows, ragged=False) for name, rows in sheets])
    after, other = verdict([Grid("a.xlsx", name, rows, ragged=False) for name, rows in add(sheets)])
    assert after == before
    assert (plain is None) == (other is None)
    if plain is not None and other is not None:
        assert other.pertanggungjawaban.adds_up
        assert other.responden[list(KODE)].equals(plain.responden[list(KODE)])
        assert other.hitungan.dipakai == plain.hitungan.dipakai

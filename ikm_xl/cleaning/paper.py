"""Questionnaires on paper: the sheet on which they are typed, as a grid beside those of the export.

What was typed wrong there can be put right there: it holds, however little it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ikm_xl.cleaning import dates
from ikm_xl.cleaning.answers import NUMBERS
from ikm_xl.cleaning.cell_text import filled, shown
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding, Severity, rows_named
from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE, UNSUR

KERTAS = "Kuesioner Kertas"
"""The sheet."""
BERKAS = f"/{KERTAS}"
"""What stands for the sheet where an export has the name of its file: no file can be called so."""
PROFIL = ("No", "Tanggal", "Jenis Kelamin", "Umur", "Pendidikan", "Pekerjaan", "Jenis Layanan")
COLUMNS = (*PROFIL, *(f"{unsur.kode} {unsur.nama}" for unsur in UNSUR), "Saran")
"""The columns of the sheet, as cleaning knows them from exports; no name and no telephone is asked for."""

_NUMBER, _DAY = 0, 1
_ANSWERS = slice(len(PROFIL), len(PROFIL) + len(KODE))
_MENDED = f"Betulkan atau kosongkan di lembar {KERTAS}, lalu olah lagi."

Rows = Sequence[Sequence[object]]


def told(berkas: str) -> str:
    """What a message calls the file of a row: the sheet, where it was typed there."""
    return f"lembar {KERTAS}" if berkas == BERKAS else berkas


def is_typed_on(rows: Rows) -> bool:
    """Whether something is typed below the header of the sheet, whose rows these are from the first on."""
    for above, row in enumerate(rows):
        if set(COLUMNS) <= set(row):
            first = list(row).index(PROFIL[0])
            return any(any(map(filled, below[first : first + len(COLUMNS)])) for below in rows[above + 1 :])
    return False


def grids(rows: Rows, first: int) -> tuple[Grid, ...]:
    """The questionnaires as a grid with a header; none where nothing is typed.

    Args:
        rows: the cells from the first row of the table on, with :data:`COLUMNS`.
        first: the number in Excel of that row.
    """
    if not any(any(map(filled, row)) for row in rows):
        return ()
    return (Grid(BERKAS, "", (COLUMNS, *rows), first - 1),)


def examine(rows: Rows, first: int) -> Iterator[Finding]:
    """What was typed wrong, or not to the end.

    Args:
        rows: as of :func:`grids`.
        first: likewise.
    """
    typed = [(number, row) for number, row in enumerate(rows, first) if any(map(filled, row))]
    wrong = [
        (number, kode)
        for number, row in typed
        for kode, cell in zip(KODE, row[_ANSWERS], strict=False)
        if filled(cell) and shown(cell) not in NUMBERS
    ]
    if wrong:
        cells = ", ".join(f"{kode} baris {number}" for number, kode in wrong[:5])
        more = f", dan {len(wrong) - 5} lainnya" if len(wrong) > 5 else ""
        yield Finding(
            "IKM-B60", TAHAN, "Jawaban kuesioner kertas tidak sah", len(wrong), f"lembar {KERTAS}",
            f"{len(wrong)} jawaban kuesioner kertas bukan 1, 2, 3, atau 4 ({cells}{more}).", _MENDED,
            " ".join(f"{number}{kode}" for number, kode in wrong),
        )  # fmt: skip
    blank = [number for number, row in typed if not any(map(filled, row[_ANSWERS]))]
    yield from _of("IKM-B61", TAHAN, "Kuesioner kertas tanpa jawaban", blank, "belum berisi satu pun jawaban")
    undated = [n for n, row in typed if filled(row[_DAY]) and dates.moment(row[_DAY]) is None]
    yield from _of(
        "IKM-B62", TAHAN, "Tanggal kuesioner kertas tidak terbaca", undated, "bertanggal yang tidak terbaca"
    )
    numbers = [shown(row[_NUMBER]) for _, row in typed]
    twice = [n for (n, _), text in zip(typed, numbers, strict=True) if text and numbers.count(text) > 1]
    yield from _of("IKM-B63", TAHAN, "Nomor kuesioner kertas ganda", twice, "bernomor sama dengan yang lain")
    unnamed = [n for (n, _), text in zip(typed, numbers, strict=True) if not text]
    yield from _of("IKM-B64", PERINGATAN, "Kuesioner kertas tanpa nomor", unnamed, "tidak bernomor")
    unknown = [n for n, row in typed if not filled(row[_DAY])]
    yield from _of("IKM-B65", PERINGATAN, "Kuesioner kertas tanpa tanggal", unknown, "tidak bertanggal")


def _of(kode: str, severity: Severity, nama: str, rows: Sequence[int], what: str) -> Iterator[Finding]:
    if rows:
        where = rows_named(rows)
        yield Finding(
            kode, severity, nama, len(rows), f"lembar {KERTAS}",
            f"{len(rows)} kuesioner kertas {what} ({where}).", _MENDED, " ".join(map(str, rows)),
        )  # fmt: skip

"""Step 1 of the SOP: recap what the public entered in eSukma-Jatim."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import pandas as pd

from ikm_xl.cleaning import clean, tables
from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.export.read import Grid
from ikm_xl.settings import Settings
from ikm_xl.sop import cells, letter, log, progress
from ikm_xl.survey import comments
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout

_PROFIL = list(layout.PROFIL_COLUMNS)
_CATEGORIES = ("pendidikan", "pekerjaan", "layanan")
_OTHERS = "Lainnya"


def load(book: xw.Book, grids: Sequence[Grid]) -> None:
    """Copy exports onto the sheet Ekspor eSukma, one below the other, cell by cell as they are.

    Of a file with several sheets only the one with the answers is copied. Several exports are parted by
    an empty row; a row there then has another number than in its file.

    Raises:
        IkmError: a file holds no table of answers; the sheet stays as it was.
    """
    rows: list[list[Any]] = []
    for grid in tables.choose(grids):
        rows += [[]] if rows else []
        rows += map(list, grid.baris)
    width = max((len(row) for row in rows), default=1)
    anchor = cells.find(book, "ekspor")
    anchor.sheet.clear_contents()
    cells.put(anchor, [[*row, *[None] * (width - len(row))] for row in rows])
    cells.write_one(book, "ekspor_nama", "; ".join(dict.fromkeys(grid.berkas for grid in grids)))


def recap(book: xw.Book, settings: Settings) -> Cleaned:
    """Clean the export that the workbook holds and fill Perhitungan, Catatan and the profile's categories.

    Raises:
        IkmError: the sheet Ekspor eSukma is empty, or holds nothing that can be read as an export.
    """
    grid = export(book)
    cleaned = clean.clean([grid], settings.rules)
    answers = cleaned.responden
    cells.grow(book, "responden", rows(answers))
    anchor = cells.find(book, "responden")
    for name in ("jawaban", "profil"):
        offset = layout.place(name).column - layout.place("responden").column
        cells.rename(book, name, anchor[0, offset].resize(max(1, len(answers)), layout.place(name).columns))
    _print(cells.find(book, "jawaban"))
    letter.choose(book, settings)
    for column in _CATEGORIES:
        cells.write(book, f"profil_{column}", [[text] for text in _categories(answers[column], column)])
    cells.write(book, "peringatan", [[text] for text in _fit(cleaned.peringatan)])
    notes = [log.Entry(log.REKAP, n.baris, n.kolom, n.nilai, n.tindakan, n.alasan) for n in cleaned.catatan]
    warnings = [log.Entry(log.REKAP, 0, "", "", "peringatan", text) for text in cleaned.peringatan]
    log.replace(book, log.REKAP, [*warnings, *notes])
    cells.write_one(book, "tanda_rekap", mark(grid, settings))
    progress.mark(book, progress.Step.REKAP, progress.SELESAI)
    return cleaned


def _print(answers: xw.Range) -> None:
    """Print Perhitungan from its title to the last answer; the profile beside the answers is not printed."""
    sheet = answers.sheet
    sheet.page_setup.print_area = sheet.range((1, 1), answers.last_cell).address


def export(book: xw.Book) -> Grid:
    """The sheet Ekspor eSukma as it stands, from its first cell to its last.

    Raises:
        IkmError: the sheet is empty.
    """
    anchor = cells.find(book, "ekspor")
    used = anchor.sheet.used_range
    rows = anchor.sheet.range(anchor, used.last_cell).options(ndim=2).value
    if all(value is None for row in rows for value in row):
        raise IkmError(
            f"Lembar {layout.EKSPOR} masih kosong.",
            "Klik 'Ambil Ekspor…' dan pilih berkas dari eSukma-Jatim, atau tempelkan isinya di sana.",
        )
    return Grid(berkas="", lembar=layout.EKSPOR, baris=rows)


def mark(grid: Grid, settings: Settings) -> str:
    """Digest of an export and of the rules it is cleaned by: tells whether a recap is still current."""
    return hashlib.sha256(repr((grid.baris, settings.rules)).encode()).hexdigest()[:16]


def require_current(book: xw.Book, settings: Settings) -> None:
    """Refuse to build on respondents that are no longer what export and settings say.

    Raises:
        IkmError: the sheet Ekspor eSukma, or a setting that cleaning follows, changed since the recap.
    """
    if cells.read_one(book, "tanda_rekap") != mark(export(book), settings):
        raise IkmError(
            "Ekspor atau pengaturan perhitungan berubah sejak data terakhir dibersihkan.",
            "Klik Bersihkan lebih dahulu, lalu ulangi.",
        )


def rows(answers: pd.DataFrame) -> list[list[Any]]:
    """One row per respondent as the area ``responden`` holds it: No, the answers, a gap, the profile.

    Phone numbers, e-mail addresses and NIK in comments are masked: they must not leave Ekspor eSukma.
    """
    block = answers[[*KODE, *_PROFIL]].astype(object)
    block["saran"] = block["saran"].map({text: comments.masked(text) for text in block["saran"].unique()})
    block = block.where(block.notna(), None)
    block.insert(0, "no", range(1, len(block) + 1))
    block.insert(1 + len(KODE), "", None)
    return block.to_numpy().tolist()


def _categories(values: pd.Series[str], column: str) -> list[str]:
    """What occurs, most frequent first; the area's last row stands for all that have no row above it."""
    counts = values[values != ""].value_counts()
    found = sorted(counts.index, key=lambda text: (-counts[text], text))
    rows = layout.place(f"profil_{column}").rows
    return found if len(found) <= rows else [*found[: rows - 1], _OTHERS]


def _fit(warnings: Sequence[str]) -> list[str]:
    rows = layout.place("peringatan").rows
    if len(warnings) <= rows:
        return list(warnings)
    return [
        *warnings[: rows - 1],
        f"… dan {len(warnings) - rows + 1} peringatan lain; lihat lembar {layout.CATATAN}.",
    ]

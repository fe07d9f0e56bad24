"""ikm-xl rekap: many offices in one table."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ikm_xl import console
from ikm_xl.console import err, out, progress
from ikm_xl.errors import IkmError
from ikm_xl.terms import Command

_BOOKS = (".xlsm", ".xlsx")
_TEMPORARY = ("~$", ".")  # Excel's mark of an open file; hidden files, those half saved among them
_MOST_BYTES = 1_000_000
_TIDY = 50  # books, half a megabyte of memory each


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(cls=Command, help="Rekap banyak unit dari buku kerja yang sudah ditandatangani.")(rekap)


def rekap(
    buku: Annotated[list[Path], typer.Argument(metavar="FOLDER|BUKU", help="Folder atau buku kerja (.xlsm)")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="REKAP.xlsx", help="Rekap yang ditulis")
    ] = Path("REKAP.xlsx"),
    periode: Annotated[
        str | None,
        typer.Option("--periode", metavar="PERIODE", help="Misalnya 'Semester I Tahun 2025'"),
    ] = None,
    daftar: Annotated[
        Path | None,
        typer.Option("--daftar", metavar="DAFTAR.txt", help="Nama semua unit, satu per baris"),
    ] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Tulis juga .csv di samping rekap")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Tulis juga .jsonl di samping rekap")] = False,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada")] = False,
) -> None:
    """The recap of signed workbooks; exit code 1 where any does not count."""
    from ikm_xl import atomic
    from ikm_xl.indonesian import comma
    from ikm_xl.report import rekap as recapping
    from ikm_xl.report import rekap_book, rekap_rows, rekap_workbook

    target = console.export_target(output, timpa)
    table = console.free(target.with_suffix(".csv"), timpa) if as_csv else None
    rows = console.free(target.with_suffix(".jsonl"), timpa) if as_json else None
    expected = _names(daftar) if daftar else []
    paths, others = _found(buku, target)
    books = []
    with progress("Membaca buku kerja") as tell:
        for number, path in enumerate(paths, 1):
            tell(f"Membaca buku kerja {number} dari {len(paths)}: {path.name}")
            books.append(rekap_book.read(path, _called(path, buku)))
            if number % _TIDY == 0:
                gc.collect()  # cli.main switched it off, and a read book is full of circles
    recap = recapping.collect(books, expected, periode)
    atomic.replace(target, rekap_workbook.render(recap))
    if table:
        atomic.replace(table, rekap_rows.as_csv(recap))
    if rows:
        atomic.replace(rows, rekap_rows.as_json_lines(recap))

    chosen = "" if periode else " (periode terbanyak; pilih lain dengan --periode)"
    out.print(f"{recap.periode}{chosen}: {len(recap.rows)} unit, {recap.responden} responden")
    for together in recap.together:
        out.print(f"IKM {comma(together.ikm)} – {together.nama}")
    console.warn(recap.notes)
    for path in filter(None, (target, table, rows)):
        out.print(f"Rekap: {path}")
    if others:
        err.print(f"{len(others)} berkas .xlsx lain di folder itu bukan buku kerja IKM dan dilewati.")
    if recap.apart:
        err.print("Tidak terhitung:")
        for one in recap.apart:
            err.print(f"  {one.berkas or one.unit}: {one.alasan}")
        raise typer.Exit(console.INCOMPLETE)


def _found(given: Iterable[Path], target: Path) -> tuple[list[Path], list[Path]]:
    """The workbooks of folders and single files, each once; and the .xlsx files of folders that are none."""
    found: dict[Path, Path] = {}
    others = []
    for path in given:
        if not path.is_dir():
            found.setdefault(path.absolute(), path)
            continue
        for one in _books(path):
            if one.absolute() == target.absolute():
                continue
            if one.suffix.casefold() == ".xlsx" and not _is_book(one):
                others.append(one)
            else:
                found.setdefault(one.absolute(), one)
    if target.absolute() in found:
        raise IkmError(
            f"{target} adalah buku kerja yang hendak direkap.",
            "Beri nama lain sesudah -o: buku kerja tidak pernah ditimpa.",
            code="IKM-K33",
        )
    if not found:
        raise IkmError(
            f"Tidak ada buku kerja (.xlsm) di {', '.join(map(str, given))}.",
            "Sebutkan folder yang berisi buku kerja, atau buku kerjanya sendiri.",
            code="IKM-K31",
        )
    return list(found.values()), others


def _called(path: Path, given: Sequence[Path]) -> str:
    """What the recap calls a file: short, where one folder was given, but never like another file."""
    alone = len(given) == 1 and path.is_relative_to(given[0]) and path != given[0]
    return str(path.relative_to(given[0]) if alone else path)


def _books(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        usable = path.suffix.casefold() in _BOOKS and not path.name.startswith(_TEMPORARY)
        if usable and path.is_file():
            yield path


def _is_book(path: Path) -> bool:
    """Whether a file names the hidden sheet that each workbook of this program has."""
    import zipfile

    from ikm_xl.workbook.layout import KONFIGURASI

    try:
        with zipfile.ZipFile(path) as package, package.open("xl/workbook.xml") as part:
            return KONFIGURASI.encode() in part.read(_MOST_BYTES)
    except (OSError, KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def _names(path: Path) -> list[str]:
    """The names of a list, one a line; a line that begins with # is a remark.

    Raises:
        IkmError: it cannot be read, or is no text.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("too large")
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        raise IkmError(
            f"Daftar unit {path} tidak dapat dibaca.",
            "Isi berkas teks (UTF-8): satu nama kecamatan per baris.",
            code="IKM-K32",
        ) from error
    return [name for line in lines if (name := line.strip()) and not name.startswith("#")]

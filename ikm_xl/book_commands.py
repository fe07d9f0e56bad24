"""The commands that lead a workbook from one period to the next, and back to a copy of it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ikm_xl.console import out
from ikm_xl.errors import IkmError
from ikm_xl.terms import Command

Workbook = Annotated[Path, typer.Argument(metavar="BUKU.xlsm", help="Buku kerja", show_default=False)]


def add(app: typer.Typer) -> None:
    """Let the command ``ikm-xl`` know them."""
    app.command(
        "periode-baru",
        cls=Command,
        help="Tutup periode yang sudah ditandatangani dan buka periode berikutnya di buku kerja itu.",
    )(periode_baru)
    app.command(cls=Command, help="Tampilkan cadangan buku kerja yang dibuat sebelum setiap langkah.")(
        cadangan
    )


def periode_baru(buku: Workbook) -> None:
    """As the button Periode Baru."""
    from ikm_xl import actions

    out.print(actions.begin_period(buku))


def cadangan(
    buku: Workbook,
    buka: Annotated[
        int | None, typer.Option("--buka", metavar="NOMOR", min=1, help="Buka cadangan nomor ini")
    ] = None,
) -> None:
    """List the copies of a workbook, or open one with the program that opens such files."""
    from ikm_xl import backups

    if not buku.is_file() and not backups.found(buku):
        raise IkmError(f"Buku kerja {buku} tidak ditemukan.", "Periksa nama dan foldernya.", code="IKM-K21")
    found = backups.found(buku)
    if buka is not None:
        if buka > len(found):
            raise IkmError(
                f"Cadangan nomor {buka} tidak ada; jumlahnya {len(found)}.",
                f"Lihat nomornya dengan: ikm-xl cadangan {buku}",
                code="IKM-K22",
            )
        path = found[buka - 1].path.absolute()
        out.print(f"Cadangan: {path}")
        typer.launch(str(path))
        return
    if not found:
        out.print(f"Belum ada cadangan {buku.name} di folder {backups.folder(buku.absolute())}.")
        return
    out.print(f"Folder: {backups.folder(buku.absolute())}")
    for number, backup in enumerate(found, 1):
        out.print(f"{number:>3}  {backup.told}")
        out.print(f"     {backup.path.name}")

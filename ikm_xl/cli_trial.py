"""The command ``ikm-xl uji``."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Annotated

import typer

from ikm_xl import console
from ikm_xl.console import out, progress
from ikm_xl.terms import Command

_REPORT = Path("Laporan uji ikm-xl.json")


def register(app: typer.Typer) -> None:
    """Let the command ``ikm-xl`` know it."""
    app.command(
        cls=Command,
        help="Uji program ini di Excel komputer ini (Windows), dan tulis satu laporan untuk pengembang.",
    )(uji)


def uji(
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE.json", help="Laporan yang ditulis", show_default=False),
    ] = _REPORT,
    timpa: Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada")] = False,
) -> None:
    """Try the program in a hidden Excel of its own; nobody's Excel and no workbook is touched."""
    from ikm_xl import atomic
    from ikm_xl.trial import own_excel, report, trial

    target = console.free(output, timpa)
    with tempfile.TemporaryDirectory(prefix="ikm-xl-uji-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        with progress("Membuka Excel") as notify, own_excel.started() as app:
            about = report.environment(app)
            outcomes = trial.outcomes(app, folder, notify)
    folders = (str(folder), name, str(Path.home()))
    atomic.replace(target, report.as_json(about, outcomes, folders).encode())
    wrong = [outcome for outcome in outcomes if not outcome.sesuai]
    for outcome in wrong:
        out.print(str(outcome))
    out.print(f"{len(outcomes)} hal diuji, {len(wrong)} tidak sesuai.")
    out.print(f"Laporan: {target}. Kirimkan berkas itu kepada pengembang; isinya hanya data latihan.")
    if wrong:
        raise typer.Exit(console.INCOMPLETE)

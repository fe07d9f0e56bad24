"""The commands of the report: ``ikm-xl laporan`` and ``ikm-xl templat``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ikm_xl import console
from ikm_xl.console import out, progress
from ikm_xl.terms import Command

Overwrite = Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(cls=Command, help="Susun Laporan SKM (Word) dari buku kerja; DRAF selama belum disahkan.")(
        laporan
    )
    app.command(cls=Command, help="Buat gambar persegi untuk media sosial dari dokumen yang sudah disahkan.")(
        poster
    )
    app.command(cls=Command, help="Salin templat laporan, untuk disunting di Word.")(templat)


def laporan(
    buku: Annotated[Path, typer.Argument(metavar="BUKU.xlsm", help="Buku kerja")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="LAPORAN.docx", help="Laporan yang ditulis")
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Buat juga PDF (memerlukan LibreOffice)")] = False,
    templat: Annotated[
        Path | None, typer.Option("--templat", metavar="TEMPLAT.docx", help="Templat laporan sendiri")
    ] = None,
    timpa: Overwrite = False,
) -> None:
    """The Laporan SKM as a Word file."""
    make(buku, targets(buku, output, pdf, timpa), templat)


def poster(
    buku: Annotated[Path, typer.Argument(metavar="BUKU.xlsm", help="Buku kerja")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="POSTER.png", help="Gambar yang ditulis")
    ] = None,
    timpa: Overwrite = False,
) -> None:
    """The approved result as a square picture."""
    from ikm_xl import atomic, engine
    from ikm_xl.report import files, square
    from ikm_xl.sop.store import Store

    with progress("Membuat gambar"), engine.opened(buku) as book:
        store = Store(book)
        state = store.calculated(store.load())
        made = square.png(square.of(state, store.text("qr_teks")))
    target = console.picture_target(output or files.poster(buku, state.settings.periode.teks), timpa)
    atomic.replace(target, made)
    out.print(f"Gambar poster: {target}")


def templat(
    berkas: Annotated[Path | None, typer.Argument(metavar="[TEMPLAT.docx]", show_default=False)] = None,
    timpa: Overwrite = False,
) -> None:
    """A copy of the shipped template under the name by which it is found beside a workbook."""
    from ikm_xl import atomic
    from ikm_xl.report import files
    from ikm_xl.workbook import shipped

    target = console.report_target(berkas or Path(files.OWN_TEMPLATE), timpa)
    atomic.replace(target, shipped.report().read_bytes())
    out.print(f"Templat laporan: {target}")


def targets(buku: Path, output: Path | None, pdf: bool, timpa: bool) -> tuple[Path, Path | None]:
    """The files that are written: the report, and its PDF if it is wanted.

    Raises:
        IkmError: one of them exists and must not be overwritten.
    """
    from ikm_xl.report import files

    report = console.report_target(output or files.target(buku), timpa)
    return report, console.free(report.with_suffix(".pdf"), timpa) if pdf else None


def make(buku: Path, to: tuple[Path, Path | None], templat: Path | None = None) -> None:
    """Write the report of a workbook, which stays as it is.

    Raises:
        IkmError: it is no workbook of this program, has no result yet, or the template cannot be used.
    """
    from ikm_xl import atomic, engine
    from ikm_xl.report import document, files, printing, standing
    from ikm_xl.sop.store import Store

    report, pdf = to
    with progress("Menyusun laporan"), engine.opened(buku) as book:
        store = Store(book)
        state = store.calculated(store.load())
        made = document.compose(state, templat or files.template(buku))
    atomic.replace(report, made)
    draft = " (DRAF: belum disahkan)" if standing.of(state).draft else ""
    out.print(f"Laporan: {report}{draft}")
    if pdf:
        with progress("Membuat PDF"):
            printing.render(made, pdf)
        out.print(f"PDF laporan: {pdf}")

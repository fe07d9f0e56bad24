"""The ikm-xl command: the SOP in one line where there is no Excel.

Each command is a thin layer over one call; heavy modules are imported by the command that needs them.
"""

from __future__ import annotations

import atexit
import gc
import json
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ikm_xl import __version__, book_commands, cli_rekap, cli_report, cli_trial, console
from ikm_xl.console import err, out, progress
from ikm_xl.errors import IkmError
from ikm_xl.terms import Command, Group

if TYPE_CHECKING:
    from ikm_xl.export.grid import Grid
    from ikm_xl.settings import Settings
    from ikm_xl.survey.completeness import Check

app = typer.Typer(
    help="Indeks Kepuasan Masyarakat (IKM): dari ekspor eSukma-Jatim sampai dokumen siap ditandatangani.",
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
)

Exports = Annotated[
    list[Path], typer.Argument(metavar="EKSPOR", help="Berkas ekspor eSukma (xlsx, xls, ods, csv, …)")
]
SettingsFile = Annotated[
    Path | None, typer.Option("--pengaturan", metavar="FILE.toml", help="Berkas pengaturan")
]
Overwrite = Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada")]
Json = Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON")]


def main() -> None:
    """The entry point of ``ikm-xl``."""
    # Looking for cycles among millions of cells, of which none is in one, took a third of the time of a
    # command: a sixth while it ran, and as much again at its end, where the system frees everything anyway.
    gc.disable()
    atexit.register(gc.freeze)
    console.run(app)


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    versi: Annotated[bool, typer.Option("--versi", help="Tampilkan versi")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Tampilkan rincian teknis bila ada kesalahan")
    ] = False,
) -> None:
    """What holds for every command; console.run looks for --debug itself, because it outlives the command."""
    if versi:
        out.print(f"ikm-xl {__version__}")
    elif context.invoked_subcommand is None:
        out.print(context.get_help())


@app.command(
    cls=Command, help="Kerjakan seluruh SOP: dari ekspor eSukma sampai buku kerja yang siap dicetak."
)
def susun(
    ekspor: Exports,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="BUKU.xlsm", help="Buku kerja yang ditulis")
    ] = None,
    pengaturan: SettingsFile = None,
    buku: Annotated[
        Path | None,
        typer.Option("--buku", metavar="LAMA.xlsm", help="Lanjutkan buku ini; isian staf dipertahankan"),
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Buat juga PDF (memerlukan LibreOffice)")] = False,
    revisi: Annotated[
        bool, typer.Option("--revisi", help="Buat revisi bila dokumen di buku itu sudah ditandatangani")
    ] = False,
    laporan: Annotated[bool, typer.Option("--laporan", help="Susun juga Laporan SKM (Word)")] = False,
    timpa: Overwrite = False,
) -> None:
    """The whole SOP on a fresh workbook, or on one that staff already work in."""
    from ikm_xl import actions, atomic

    given = _settings(pengaturan) if pengaturan else None
    target = console.workbook_target(output or buku or _default_target(given), timpa)
    console.apart(target, *ekspor)
    pdf_target = console.free(target.with_suffix(".pdf"), timpa) if pdf else None
    report = cli_report.targets(target, None, pdf, timpa) if laporan else None
    known = atomic.version(target)
    missing = actions.compose(_read(ekspor), buku, pengaturan, target, known, revision=revisi)
    if pdf_target:
        _render(target, pdf_target)
    if report:
        cli_report.make(target, report)
    if missing:
        _tell_missing(missing)
        raise typer.Exit(console.INCOMPLETE)
    out.print("Lengkap: siap dicetak dan ditandatangani.")


@app.command(cls=Command, help="Hitung angkanya saja, tanpa buku kerja.")
def hitung(ekspor: Exports, pengaturan: SettingsFile = None, as_json: Json = False) -> None:
    """The numbers only."""
    from ikm_xl import figures
    from ikm_xl import settings as configuration
    from ikm_xl.cleaning import clean, findings
    from ikm_xl.export import example
    from ikm_xl.sop import document_checks
    from ikm_xl.survey import completeness, index

    settings = _settings(pengaturan) if pengaturan else configuration.default()
    rules, sample = settings.rules, settings.sample
    unsaid = ""  # what no office says of these answers; the document that susun makes needs it
    if not pengaturan:
        rules, unsaid = replace(rules, awal=None, akhir=None), "Periode dan populasi tidak diperiksa"
    elif not configuration.says(pengaturan, "perhitungan.populasi"):
        unsaid = "Populasi tidak diperiksa"
    sample = replace(sample, diperiksa=not unsaid)
    grids = _read(ekspor)
    cleaned = clean.clean(grids, rules)
    result = index.compute(cleaned.responden, settings.basis, settings.nama_unsur)
    held = findings.checks(cleaned.temuan)
    genuine = document_checks.genuine(example.is_example(row for grid in grids for row in grid.baris))
    missing = completeness.missing((genuine, *completeness.checks(result, sample, held)))
    if as_json:
        print(json.dumps(figures.as_object(cleaned, result, settings, missing), ensure_ascii=False))
    else:
        out.print(figures.as_table(result))
        console.warn(cleaned.peringatan)
        why = "pengaturan tidak menyebutnya" if pengaturan else "--pengaturan tidak diberikan"
        console.warn([f"{unsaid}, karena {why}."] if unsaid else [])
    if missing:
        _tell_missing(missing)
        raise typer.Exit(console.INCOMPLETE)


@app.command(
    cls=Command, help="Buat buku kerja baru: kosong, atau terisi pengaturan satu kecamatan atau lebih."
)
def baru(
    buku: Annotated[Path | None, typer.Argument(metavar="[BUKU.xlsm|FOLDER]", show_default=False)] = None,
    pengaturan: Annotated[
        Path | None,
        typer.Option(
            "--pengaturan",
            metavar="FILE.toml|FOLDER",
            help="Berkas pengaturan, atau folder berisi satu berkas untuk setiap kecamatan",
        ),
    ] = None,
    timpa: Overwrite = False,
) -> None:
    """Fresh workbooks from the template."""
    from ikm_xl import new_books

    new_books.make(buku, pengaturan, timpa)


@app.command(cls=Command, help="Bawa buku kerja versi lama ke versi program ini; buku lama tetap utuh.")
def perbarui(
    buku: Annotated[list[Path], typer.Argument(metavar="BUKU", help="Buku kerja versi lama (.xlsm)")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="BARU.xlsm", help="Buku kerja yang ditulis")
    ] = None,
    timpa: Overwrite = False,
) -> None:
    """New workbooks of the present version, with everything that the old ones hold."""
    from ikm_xl import actions
    from ikm_xl.sop import versions

    if output and len(buku) > 1:
        raise IkmError(
            "-o hanya untuk satu buku.", "Perbarui buku satu per satu, atau tanpa -o.", code="IKM-K12"
        )
    targets = [console.workbook_target(output or versions.renewed(path), timpa) for path in buku]
    for target in targets:
        console.apart(target, *buku)
    whole = [actions.renew(path, target) for path, target in zip(buku, targets, strict=True)]
    if not all(whole):
        raise typer.Exit(console.INCOMPLETE)


@app.command(
    cls=Command, help="Periksa buku kerja: hitung ulang dan bandingkan. Tanpa berkas: periksa pemasangan."
)
def periksa(
    buku: Annotated[Path | None, typer.Argument(metavar="[BUKU.xlsm]", show_default=False)] = None,
    pemasangan: Annotated[
        bool, typer.Option("--pemasangan", help="Periksa pemasangan untuk buku itu, bukan angkanya")
    ] = False,
    as_json: Json = False,
) -> None:
    """Recompute a workbook and compare; without one, examine the installation."""
    if buku is None or pemasangan:
        from ikm_xl import installation
        from ikm_xl.windows.here import this_computer

        good = installation.examine(this_computer(), buku, as_json)
    else:
        from ikm_xl import actions

        good = actions.examine(buku, as_json)
    if not good:
        raise typer.Exit(console.INCOMPLETE)


@app.command(cls=Command, help="Siapkan Excel di komputer ini (Windows): Python, buku kerja, dan izinnya.")
def pasang(
    hapus: Annotated[bool, typer.Option("--hapus", help="Batalkan semua yang dipasang")] = False,
    pengaturan: Annotated[
        Path | None,
        typer.Option("--pengaturan", metavar="FILE.toml", help="Pengaturan untuk buku kerja yang disimpan"),
    ] = None,
    percayai: Annotated[
        bool | None,
        typer.Option("--percayai/--jangan-percayai", help="Jadikan folder IKM lokasi tepercaya Excel"),
    ] = None,
    diam: Annotated[
        bool, typer.Option("--diam", help="Tanpa bertanya dan tanpa tampilan; hasilnya di berkas catatan")
    ] = False,
) -> None:
    """Set this computer's Excel up, or undo that, and examine the result."""
    from ikm_xl import installation
    from ikm_xl.windows.here import this_computer

    if hapus:
        installation.undo(this_computer(), diam)
    elif not installation.set_up(this_computer(), pengaturan, percayai, diam):
        raise typer.Exit(console.INCOMPLETE)


@app.command(cls=Command, help="Buat ekspor tiruan untuk berlatih.")
def contoh(
    berkas: Annotated[Path, typer.Argument(metavar="[FILE.xlsx]", show_default=False)] = Path(
        "contoh_esukma.xlsx"
    ),
    timpa: Overwrite = False,
) -> None:
    """A synthetic export to practise on."""
    from ikm_xl import atomic
    from ikm_xl.export import example

    target = console.export_target(berkas, timpa)
    content = BytesIO()
    example.write_example(content)
    atomic.replace(target, content.getvalue())
    out.print(f"Ekspor tiruan: {target}")


book_commands.add(app)
cli_report.register(app)
cli_rekap.register(app)
cli_trial.register(app)


def _settings(path: Path) -> Settings:
    from ikm_xl import settings

    return settings.from_toml(path)


def _read(paths: list[Path]) -> tuple[Grid, ...]:
    from ikm_xl.export import read

    with progress("Membaca ekspor"):
        return tuple(grid for path in paths for grid in read.read_grids(path))


def _default_target(settings: Settings | None) -> Path:
    return Path(f"IKM_{settings.periode.teks.replace(' ', '_')}.xlsm" if settings else "IKM_Kecamatan.xlsm")


def _tell_missing(missing: Sequence[Check]) -> None:
    err.print("Tidak lengkap:")
    for check in missing:
        err.print(f"  {check.name} ({check.place}): {check.remedy}")


def _render(workbook: Path, target: Path) -> None:
    from ikm_xl import pdf

    if pdf.libreoffice() is None:
        err.print("PDF tidak dibuat: LibreOffice tidak terpasang. Cetak buku kerja dari Excel.")
        return
    with progress("Membuat PDF"):
        pdf.render(workbook, target)
    out.print(f"PDF: {target}")

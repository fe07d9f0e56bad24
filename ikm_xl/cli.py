"""The ikm-xl command: the SOP in one line where there is no Excel.

Each command is a thin layer over one call; heavy modules are imported by the command that needs them.
"""

from __future__ import annotations

import atexit
import gc
import json
import sys
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ikm_xl import __version__, console
from ikm_xl.console import err, out, progress
from ikm_xl.terms import Command, Group

if TYPE_CHECKING:
    from openpyxl import Workbook

    from ikm_xl.export.read import Grid
    from ikm_xl.settings import Settings
    from ikm_xl.sop.run import Outcome

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
    timpa: Overwrite = False,
) -> None:
    """The whole SOP on a fresh workbook, or on one that staff already work in."""
    from ikm_xl import engine
    from ikm_xl.sop import cells, recap, run
    from ikm_xl.sop import pengaturan as sheet
    from ikm_xl.workbook import paper, shipped

    given = _settings(pengaturan) if pengaturan else None
    target = console.workbook_target(output or buku or _default_target(given), timpa)
    pdf_target = console.free(target.with_suffix(".pdf"), timpa) if pdf else None
    grids = _read(ekspor)

    def set_print(workbook: Workbook) -> None:
        paper.apply(workbook, str(cells.read_one(book, "kaki_halaman") or ""), settings.kertas)

    with (
        progress("Membuka buku kerja") as tell,
        engine.opened(buku or shipped.path(), before_save=set_print) as book,
    ):
        settings = given or sheet.read_settings(book)
        sheet.write_settings(book, settings)
        recap.load(book, grids)
        outcome = run.run(book, settings, tell)
        tell("Menyimpan buku kerja")
        book.save(str(target))
    _tell_result(outcome)
    out.print(f"Buku kerja: {target}")
    if pdf_target:
        _render(target, pdf_target)
    if outcome.missing:
        err.print("Tidak lengkap:")
        for check in outcome.missing:
            err.print(f"  {check.name} ({check.place}): {check.remedy}")
        raise typer.Exit(console.INCOMPLETE)
    out.print("Lengkap: siap dicetak dan ditandatangani.")


@app.command(cls=Command, help="Hitung angkanya saja, tanpa buku kerja.")
def hitung(ekspor: Exports, pengaturan: SettingsFile = None, as_json: Json = False) -> None:
    """The numbers only."""
    from ikm_xl import figures
    from ikm_xl import settings as sources
    from ikm_xl.cleaning import clean, findings
    from ikm_xl.survey import index

    settings = _settings(pengaturan) if pengaturan else sources.default()
    cleaned = clean.clean(_read(ekspor), settings.rules)
    result = index.compute(cleaned.responden, settings.basis, settings.nama_unsur)
    if as_json:
        print(json.dumps(figures.as_object(cleaned, result, settings), ensure_ascii=False))
    else:
        out.print(figures.as_table(result))
        _warn(cleaned.peringatan)
    if not figures.is_complete(result, settings, cleaned):
        if found := findings.held(cleaned.temuan):
            err.print("Tidak lengkap:")
            for finding in found:
                err.print(f"  {finding.nama} ({finding.tempat}): {finding.saran}")
        raise typer.Exit(console.INCOMPLETE)


@app.command(cls=Command, help="Buat buku kerja baru yang kosong.")
def baru(
    buku: Annotated[Path, typer.Argument(metavar="[BUKU.xlsm]", show_default=False)] = Path(
        "IKM_Kecamatan.xlsm"
    ),
    timpa: Overwrite = False,
) -> None:
    """A fresh workbook from the template."""
    from ikm_xl import atomic
    from ikm_xl.workbook import shipped

    target = console.workbook_target(buku, timpa)
    atomic.replace(target, shipped.path().read_bytes())
    out.print(f"Buku kerja: {target}")


@app.command(
    cls=Command, help="Periksa buku kerja: hitung ulang dan bandingkan. Tanpa berkas: periksa pemasangan."
)
def periksa(
    buku: Annotated[Path | None, typer.Argument(metavar="[BUKU.xlsm]", show_default=False)] = None,
    as_json: Json = False,
) -> None:
    """Recompute a workbook and compare; without one, examine the installation."""
    good = _check_installation(as_json) if buku is None else _check_workbook(buku, as_json)
    if not good:
        raise typer.Exit(console.INCOMPLETE)


@app.command(cls=Command, help="Siapkan Excel di komputer ini (Windows): Python, buku kerja, dan izinnya.")
def pasang(
    hapus: Annotated[bool, typer.Option("--hapus", help="Batalkan semua yang dipasang")] = False,
    percayai: Annotated[
        bool | None,
        typer.Option("--percayai/--jangan-percayai", help="Jadikan folder IKM lokasi tepercaya Excel"),
    ] = None,
) -> None:
    """Set this computer's Excel up, or undo that, and examine the result."""
    from ikm_xl.windows import install
    from ikm_xl.windows.here import this_computer
    from ikm_xl.workbook import shipped

    here = this_computer()
    if hapus:
        lines = install.hapus(here)
    else:
        if percayai is None:
            question = "Jadikan folder Documents\\IKM lokasi tepercaya Excel?"
            percayai = sys.stdin.isatty() and typer.confirm(question)
        lines = install.pasang(here, sys.executable, shipped.path(), shipped.guide(), trusted=percayai)
    for line in lines:
        out.print(line)
    if not hapus and not _check_installation(as_json=False):
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


def _settings(path: Path) -> Settings:
    from ikm_xl import settings

    return settings.from_toml(path)


def _read(paths: list[Path]) -> tuple[Grid, ...]:
    from ikm_xl.export import read

    with progress("Membaca ekspor"):
        return tuple(grid for path in paths for grid in read.read_grids(path))


def _default_target(settings: Settings | None) -> Path:
    return Path(f"IKM_{settings.periode.teks.replace(' ', '_')}.xlsm" if settings else "IKM_Kecamatan.xlsm")


def _tell_result(outcome: Outcome) -> None:
    from ikm_xl.indonesian import comma

    index = outcome.survey.index
    if index.ikm is None:
        out.print("IKM belum dapat dihitung.")
    else:
        out.print(f"IKM {comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden")
        out.print(f"Tiga unsur terendah: {', '.join(index.terendah)}" + (" (seri)" if index.seri else ""))
    if outcome.plan and outcome.plan.moved:
        out.print(f"RTL {', '.join(outcome.plan.moved)} dipindahkan ke lembar Catatan.")
    _warn(outcome.cleaned.peringatan)


def _warn(warnings: tuple[str, ...]) -> None:
    for text in warnings:
        err.print(f"Peringatan: {text}")


def _render(workbook: Path, target: Path) -> None:
    from ikm_xl import pdf

    if pdf.libreoffice() is None:
        err.print("PDF tidak dibuat: LibreOffice tidak terpasang. Cetak buku kerja dari Excel.")
        return
    with progress("Membuat PDF"):
        pdf.render(workbook, target)
    out.print(f"PDF: {target}")


def _check_workbook(path: Path, as_json: bool) -> bool:
    from python_calamine import CalamineWorkbook

    from ikm_xl import engine
    from ikm_xl.sop import audit
    from ikm_xl.sop import pengaturan as sheet
    from ikm_xl.workbook import shipped

    with (
        progress("Memeriksa buku kerja"),
        engine.opened(path) as book,
        engine.opened(shipped.path()) as blank,
    ):
        file = CalamineWorkbook.from_path(str(path))
        stored = {
            name: file.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in file.sheet_names
        }
        findings = audit.examine(book, blank, sheet.read_settings(book), stored)
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings or (
            "Buku kerja benar: data, rumus, angka, dan kode verifikasi saling cocok.",
        ):
            out.print(str(finding))
    return not findings


def _check_installation(as_json: bool) -> bool:
    from ikm_xl.windows import doctor, probe
    from ikm_xl.windows.here import this_computer
    from ikm_xl.workbook import shipped

    with progress("Memeriksa pemasangan"):
        findings = doctor.diagnose(probe.read(this_computer(), shipped.path()))
    if as_json:
        print(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            out.print(f"{finding.keadaan:<13} {finding.pemeriksaan}: {finding.keterangan}")
            if finding.perbaikan:
                out.print(f"{'':<13} → {finding.perbaikan}")
    return all(finding.keadaan != "gagal" for finding in findings)

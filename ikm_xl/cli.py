"""The ikm-xl command: the SOP in one line where there is no Excel.

Each command is a thin layer over one call; heavy modules are imported by the command that needs them.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from ikm_xl import __version__, terms
from ikm_xl.errors import IkmError

with terms.indonesian():
    import typer
    from rich.console import Console

if TYPE_CHECKING:
    from ikm_xl.settings import Settings
    from ikm_xl.sop.completeness import Check
    from ikm_xl.survey.files import Grid

DONE, INCOMPLETE, REFUSED = 0, 1, 2

app = typer.Typer(
    help="Indeks Kepuasan Masyarakat (IKM): dari ekspor eSukma-Jatim sampai dokumen siap ditandatangani.",
    no_args_is_help=True,
    add_completion=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    pretty_exceptions_enable=False,
)
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)

Exports = Annotated[
    list[Path], typer.Argument(metavar="EKSPOR…", help="Berkas ekspor eSukma (xlsx, xls, ods, csv, …)")
]
SettingsFile = Annotated[
    Path | None, typer.Option("--pengaturan", metavar="FILE.toml", help="Berkas pengaturan")
]
Overwrite = Annotated[bool, typer.Option("--timpa", help="Timpa berkas yang sudah ada")]


@app.callback(invoke_without_command=True)
def root(
    context: typer.Context,
    versi: Annotated[bool, typer.Option("--versi", help="Tampilkan versi")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Tampilkan rincian teknis bila ada kesalahan")
    ] = False,
) -> None:
    """What holds for every command."""
    context.obj = debug
    if versi:
        _out.print(f"ikm-xl {__version__}")
        raise typer.Exit


@app.command(help="Kerjakan seluruh SOP: dari ekspor eSukma sampai buku kerja yang siap dicetak.")
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
    from ikm_xl.sop import recap, run, setup
    from ikm_xl.workbook import printing, template

    given = _settings(pengaturan) if pengaturan else None
    target = _target(output or buku or Path(_file_name(given)), timpa)
    pdf_target = _free(target.with_suffix(".pdf"), timpa) if pdf else None
    grids = _read(ekspor)
    with (
        _progress("Membuka buku kerja") as tell,
        engine.opened(buku or template.path(), printing.prepare) as book,
    ):
        settings = given or setup.read_settings(book)
        setup.write_settings(book, settings)
        recap.load(book, grids)
        outcome = run.run(book, settings, tell)
        tell("Menyimpan buku kerja")
        book.save(str(target))
    index = outcome.survey.index
    if index.ikm is None:
        _out.print("IKM belum dapat dihitung.")
    else:
        _out.print(f"IKM {_comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden")
        _out.print(f"Tiga unsur terendah: {', '.join(index.terendah)}" + (" (seri)" if index.seri else ""))
    _out.print(f"Buku kerja: {target}")
    if pdf_target:
        _render(target, pdf_target)
    if outcome.plan and outcome.plan.moved:
        _out.print(f"RTL {', '.join(outcome.plan.moved)} dipindahkan ke sheet Catatan.")
    for text in outcome.cleaned.peringatan:
        _err.print(f"Peringatan: {text}")
    _finish(outcome.missing)


@app.command(help="Hitung angkanya saja, tanpa buku kerja.")
def hitung(
    ekspor: Exports,
    pengaturan: SettingsFile = None,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON")] = False,
) -> None:
    """The numbers only."""
    from ikm_xl import figures
    from ikm_xl import settings as sources
    from ikm_xl.survey import cleaning, index

    settings = _settings(pengaturan) if pengaturan else sources.default()
    cleaned = cleaning.clean(_read(ekspor), settings.rules)
    result = index.compute(cleaned.responden, settings.basis, settings.nama_unsur)
    if as_json:
        print(json.dumps(figures.as_object(cleaned, result, settings), ensure_ascii=False))
    else:
        _out.print(figures.as_table(result))
        for text in cleaned.peringatan:
            _err.print(f"Peringatan: {text}")
    if not figures.is_complete(result, settings):
        raise typer.Exit(INCOMPLETE)


@app.command(help="Buat buku kerja baru yang kosong.")
def baru(
    buku: Annotated[Path, typer.Argument(metavar="[BUKU.xlsm]")] = Path("IKM_Kecamatan.xlsm"),
    timpa: Overwrite = False,
) -> None:
    """A fresh workbook from the template."""
    from ikm_xl.engine import saving
    from ikm_xl.workbook import template

    target = _target(buku, timpa)
    saving.replace(target, template.path().read_bytes())
    _out.print(f"Buku kerja: {target}")


@app.command(help="Periksa buku kerja: hitung ulang dan bandingkan. Tanpa berkas: periksa pemasangan.")
def periksa(
    buku: Annotated[Path | None, typer.Argument(metavar="[BUKU.xlsm]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak sebagai JSON")] = False,
) -> None:
    """Recompute a workbook and compare; without one, examine the installation."""
    from ikm_xl.sop import audit

    if buku is None:
        raise IkmError("Pemeriksaan pemasangan belum tersedia.", "Sebutkan buku kerja yang diperiksa.")
    with _progress("Memeriksa buku kerja"):
        findings = audit.examine(buku)
    if as_json:
        print(json.dumps([finding.as_object() for finding in findings], ensure_ascii=False))
    for finding in findings if not as_json else ():
        _out.print(str(finding))
    if findings:
        raise typer.Exit(INCOMPLETE)
    if not as_json:
        _out.print("Buku kerja benar: data, rumus, angka, dan kode verifikasi saling cocok.")


@app.command(help="Buat ekspor tiruan untuk berlatih.")
def contoh(
    berkas: Annotated[Path, typer.Argument(metavar="[FILE.xlsx]")] = Path("contoh_esukma.xlsx"),
    timpa: Overwrite = False,
) -> None:
    """A synthetic export to practise on."""
    from ikm_xl.survey import example

    target = _free(berkas, timpa)
    if target.suffix.lower() != ".xlsx":
        raise IkmError(f"Nama {target.name} tidak berakhiran .xlsx.", "Beri nama yang berakhiran .xlsx.")
    example.write_example(target)
    _out.print(f"Ekspor tiruan: {target}")


def main() -> None:
    """Run the command; every mistake becomes one sentence and exit code 2, without a traceback."""
    debug = "--debug" in sys.argv
    try:
        app()
    except IkmError as error:
        _refuse(error.message, error.hint, debug)
    except OSError as error:
        where = error.filename or "berkas"
        _refuse(
            f"{where} tidak dapat dibaca atau ditulis ({error.strerror}).",
            "Periksa letak dan izin berkas.",
            debug,
        )
    except Exception as error:  # whatever we did not foresee must not greet staff with a traceback
        hint = "Ulangi dengan 'ikm-xl --debug …' dan laporkan rinciannya kepada pengembang."
        _refuse(f"Terjadi kesalahan yang tidak terduga: {error}.", hint, debug)


def _refuse(message: str, hint: str, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    _err.print(message, markup=False)
    if hint:
        _err.print(hint, markup=False)
    raise SystemExit(REFUSED)


def _settings(path: Path) -> Settings:
    from ikm_xl import settings

    return settings.from_toml(path)


def _read(paths: list[Path]) -> tuple[Grid, ...]:
    from ikm_xl.survey import files

    with _progress("Membaca ekspor"):
        return tuple(grid for path in paths for grid in files.read_grids(path))


def _file_name(settings: Settings | None) -> str:
    return f"IKM_{settings.periode.teks.replace(' ', '_')}.xlsm" if settings else "IKM_Kecamatan.xlsm"


def _target(path: Path, overwrite: bool) -> Path:
    if path.suffix.lower() != ".xlsm":
        raise IkmError(f"Nama {path.name} tidak berakhiran .xlsm.", "Beri nama yang berakhiran .xlsm.")
    return _free(path, overwrite)


def _free(path: Path, overwrite: bool) -> Path:
    if path.is_dir():
        raise IkmError(f"{path} adalah folder.", "Sebutkan nama berkas di dalamnya.")
    if not path.absolute().parent.is_dir():
        raise IkmError(f"Folder {path.absolute().parent} tidak ada.", "Buat foldernya lebih dahulu.")
    if path.exists() and not overwrite:
        raise IkmError(
            f"{path} sudah ada.", "Pakai nama lain dengan -o, atau tambahkan --timpa untuk menimpanya."
        )
    return path


def _render(workbook: Path, target: Path) -> None:
    from ikm_xl import pdf

    if pdf.libreoffice() is None:
        _err.print("PDF tidak dibuat: LibreOffice tidak terpasang. Cetak buku kerja dari Excel.")
        return
    with _progress("Membuat PDF"):
        pdf.render(workbook, target)
    _out.print(f"PDF: {target}")


def _finish(missing: tuple[Check, ...]) -> None:
    if not missing:
        _out.print("Lengkap: siap dicetak dan ditandatangani.")
        return
    _err.print("Tidak lengkap:")
    for check in missing:
        _err.print(f"  {check.name} ({check.place}): {check.remedy}", markup=False)
    raise typer.Exit(INCOMPLETE)


@contextmanager
def _progress(text: str) -> Iterator[Callable[[str], None]]:
    """A spinner on a terminal, silence elsewhere."""
    with _err.status(text) as status:
        yield status.update


def _comma(value: object) -> str:
    return str(value).replace(".", ",")

"""How the command speaks: on which stream, how a mistake looks, and which files it may write."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from typer.exceptions import TyperException

from ikm_xl import faults, refused, terms
from ikm_xl.errors import IkmError

DONE, INCOMPLETE, REFUSED = 0, 1, 2

out = Console(highlight=False, soft_wrap=True, markup=False)
err = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


@contextmanager
def progress(text: str) -> Iterator[Callable[[str], None]]:
    """A spinner on a terminal, silence elsewhere; what is yielded changes its text."""
    if not err.is_terminal:
        yield lambda _: None
        return
    with err.status(text) as status:
        yield status.update


def run(app: typer.Typer) -> None:
    """Run the command; every mistake becomes one sentence and exit code 2, without a traceback."""
    _write_every_letter()
    try:
        raise SystemExit(app(standalone_mode=False) or DONE)
    except TyperException as error:
        hint = "Lihat 'ikm-xl --help' atau 'ikm-xl PERINTAH --help'."
        _refuse(IkmError(terms.mistake(error.format_message()), hint, code="IKM-K01"))
    except typer.Abort:
        _refuse(IkmError("Dibatalkan.", code="IKM-K02"))
    except IkmError as error:
        _refuse(error)
    except OSError as error:
        _refuse(_unusable(error))
    except Exception as error:  # whatever we did not foresee must not greet staff with a traceback
        if known := refused.explained(error):
            _refuse(known)
        hint = "Ulangi dengan 'ikm-xl --debug …' dan laporkan rinciannya kepada pengembang."
        _refuse(
            IkmError(f"Terjadi kesalahan yang tidak terduga: {faults.reason(error)}.", hint, code="IKM-K09")
        )


def agrees(question: str) -> bool:
    """Whether the user says yes; whoever cannot be asked does not.

    That is a script's output or input, and also NUL, which on Windows calls itself a terminal but has no
    answer.
    """
    try:
        return sys.stdin is not None and sys.stdin.isatty() and typer.confirm(question)
    except (typer.Abort, EOFError):
        return False


def _write_every_letter() -> None:
    """Let no letter end the command: what is redirected is UTF-8, whatever Windows' code page.

    The code page lacks "→" and "▼", the mark of the three lowest. A file or a program that reads ours is far
    from it anyway: Notepad, a telephone, a mail and every JSON reader take UTF-8. A file name that is no
    text is written with backslashes, which JSON understands too. A terminal keeps its own encoding.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _unusable(error: OSError) -> IkmError:
    where = error.filename or "Berkas"
    if isinstance(error, PermissionError):
        return IkmError(
            f"{where} tidak dapat dibuka: sedang dipakai program lain (misalnya Excel) atau tidak diizinkan.",
            "Tutup berkas itu di program lain, periksa izinnya, lalu coba lagi.",
            code="IKM-K03",
        )
    return IkmError(
        f"{where} tidak dapat dibaca atau ditulis ({error.strerror}).",
        "Periksa letak dan izin berkas.",
        code="IKM-K04",
    )


def workbook_target(path: Path, overwrite: bool) -> Path:
    """The path of a workbook that may be written.

    Raises:
        IkmError: it does not end in .xlsm, or see :func:`free`.
    """
    return free(_ending(path, ".xlsm"), overwrite)


def export_target(path: Path, overwrite: bool) -> Path:
    """The path of an export that may be written; raises as :func:`workbook_target`."""
    return free(_ending(path, ".xlsx"), overwrite)


def report_target(path: Path, overwrite: bool) -> Path:
    """The path of a Word file that may be written; raises as :func:`workbook_target`."""
    return free(_ending(path, ".docx"), overwrite)


def picture_target(path: Path, overwrite: bool) -> Path:
    """The path of a picture that may be written; raises as :func:`workbook_target`."""
    return free(_ending(path, ".png"), overwrite)


def free(path: Path, overwrite: bool) -> Path:
    """A path that may be written.

    Raises:
        IkmError: it is a folder, its folder does not exist, or it exists and must not be overwritten.
    """
    if path.is_dir():
        raise IkmError(f"{path} adalah folder.", "Sebutkan nama berkas di dalamnya.", code="IKM-K05")
    if not path.absolute().parent.is_dir():
        raise IkmError(
            f"Folder {path.absolute().parent} tidak ada.", "Buat foldernya lebih dahulu.", code="IKM-K06"
        )
    if (path.exists() or path.is_symlink()) and not overwrite:
        raise IkmError(
            f"{path} sudah ada.",
            "Beri nama lain, atau tambahkan --timpa untuk menimpanya.",
            code="IKM-K07",
        )
    return path


def apart(target: Path, *sources: Path) -> None:
    """See to it that what is written is none of the files that are only read.

    Raises:
        IkmError: the target is one of the sources, by whatever name.
    """
    for source in sources:
        if target.exists() and source.exists() and target.samefile(source):
            raise IkmError(
                f"{target} adalah berkas yang dibaca; isinya akan hilang bila ditimpa.",
                "Beri nama lain untuk hasilnya.",
                code="IKM-K23",
            )


def _ending(path: Path, ending: str) -> Path:
    if path.suffix.lower() != ending:
        raise IkmError(
            f"Nama {path.name} tidak berakhiran {ending}.",
            f"Beri nama yang berakhiran {ending}.",
            code="IKM-K08",
        )
    return path


def _refuse(error: IkmError) -> NoReturn:
    """Say it on stderr; to a program that asked for JSON, on stdout too."""
    if "--debug" in sys.argv:
        print(faults.details(), file=sys.stderr)
    err.print(error.message)
    if error.hint:
        err.print(error.hint)
    err.print(f"Kode: {error.code}")
    if "--json" in sys.argv:
        said = {"kode": error.code, "pesan": error.message, "saran": error.hint}
        print(json.dumps({"galat": said}, ensure_ascii=False))
    raise SystemExit(REFUSED)


def warn(warnings: Iterable[str]) -> None:
    """Sentences about the quality of the data."""
    for text in warnings:
        err.print(f"Peringatan: {text}")

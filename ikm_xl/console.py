"""How the command speaks: on which stream, how a mistake looks, and which files it may write."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from typer.exceptions import TyperException

from ikm_xl import terms
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
    try:
        raise SystemExit(app(standalone_mode=False) or DONE)
    except TyperException as error:
        _refuse(terms.mistake(error.format_message()), "Lihat 'ikm-xl --help' atau 'ikm-xl PERINTAH --help'.")
    except typer.Abort:
        _refuse("Dibatalkan.", "")
    except IkmError as error:
        _refuse(error.message, error.hint)
    except OSError as error:
        where = error.filename or "berkas"
        _refuse(
            f"{where} tidak dapat dibaca atau ditulis ({error.strerror}).", "Periksa letak dan izin berkas."
        )
    except Exception as error:  # whatever we did not foresee must not greet staff with a traceback
        hint = "Ulangi dengan 'ikm-xl --debug …' dan laporkan rinciannya kepada pengembang."
        _refuse(f"Terjadi kesalahan yang tidak terduga: {error}.", hint)


def workbook_target(path: Path, overwrite: bool) -> Path:
    """The path of a workbook that may be written.

    Raises:
        IkmError: it does not end in .xlsm, or see :func:`free`.
    """
    return free(_ending(path, ".xlsm"), overwrite)


def export_target(path: Path, overwrite: bool) -> Path:
    """The path of an export that may be written; raises as :func:`workbook_target`."""
    return free(_ending(path, ".xlsx"), overwrite)


def free(path: Path, overwrite: bool) -> Path:
    """A path that may be written.

    Raises:
        IkmError: it is a folder, its folder does not exist, or it exists and must not be overwritten.
    """
    if path.is_dir():
        raise IkmError(f"{path} adalah folder.", "Sebutkan nama berkas di dalamnya.")
    if not path.absolute().parent.is_dir():
        raise IkmError(f"Folder {path.absolute().parent} tidak ada.", "Buat foldernya lebih dahulu.")
    if path.exists() and not overwrite:
        raise IkmError(
            f"{path} sudah ada.", "Pakai nama lain dengan -o, atau tambahkan --timpa untuk menimpanya."
        )
    return path


def _ending(path: Path, ending: str) -> Path:
    if path.suffix.lower() != ending:
        raise IkmError(f"Nama {path.name} tidak berakhiran {ending}.", f"Beri nama yang berakhiran {ending}.")
    return path


def _refuse(message: str, hint: str) -> NoReturn:
    if "--debug" in sys.argv:
        traceback.print_exc()
    err.print(message)
    if hint:
        err.print(hint)
    raise SystemExit(REFUSED)


def warn(warnings: Iterable[str]) -> None:
    """Sentences about the quality of the data."""
    for text in warnings:
        err.print(f"Peringatan: {text}")

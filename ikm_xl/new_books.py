"""Workbooks that nobody has worked in yet: blank, or with the settings of their offices."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ikm_xl import atomic, engine, logo
from ikm_xl.console import free, out, progress, workbook_target
from ikm_xl.logo import Logo
from ikm_xl.settings import Settings, offices
from ikm_xl.sop import letterheads
from ikm_xl.sop.store import Store
from ikm_xl.workbook import paper, shipped


def make(where: Path | None, configuration: Path | None, overwrite: bool) -> None:
    """Make the blank workbook, one of a settings file, or one for each settings file of a folder.

    Nothing is written unless all of them can be.

    Args:
        where: the workbook, or for a folder of settings the folder of the workbooks; unless given, the
            present folder and a workbook's usual name, which is that of its kecamatan.
        configuration: a settings file or a folder of them.
        overwrite: whether a workbook that exists may be replaced.

    Raises:
        IkmError: settings cannot be used, or a workbook must not be written.
    """
    if configuration is None:
        target = workbook_target(where or Path(shipped.FILE_NAME), overwrite)
        atomic.replace(target, shipped.path().read_bytes())
        out.print(f"Buku kerja: {target}")
        return
    chosen = offices.read(configuration)
    if configuration.is_dir():
        folder = where or Path()
        targets = [free(folder / office.file_name, overwrite) for office in chosen]
    else:
        targets = [workbook_target(where or Path(chosen[0].file_name), overwrite)]
    logos = [_logo(office.settings) for office in chosen]
    for office, target, picture in zip(chosen, targets, logos, strict=True):
        with progress(f"Membuat {target.name}"):
            _write(office.settings, picture, target)
        out.print(f"Buku kerja: {target} ({office.settings.instansi.kecamatan})")


def _logo(settings: Settings) -> Logo | None:
    return logo.read(settings.logo) if settings.logo else None


def write(settings: Settings, target: Path) -> None:
    """A fresh workbook that holds an office's settings, and shows its logo.

    Raises:
        IkmError: the logo cannot be read, or the file not written.
    """
    _write(settings, _logo(settings), target)


def _write(settings: Settings, picture: Logo | None, target: Path) -> None:
    with engine.opened(shipped.path()) as book:
        store = Store(book)
        blank = store.load(respondents=False)
        store.save(blank, replace(blank, settings=settings))
        if picture:
            letterheads.keep(store.places, picture)
        paper.apply(book.api, store.text("kaki_halaman"), *settings.cetakan)
        book.save(str(target))

"""What the commands do with workbooks: open, take the steps, save, and tell what came of it."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.parsers import expat

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from ikm_xl import backups, engine, logo, ooxml, settings
from ikm_xl.atomic import Version
from ikm_xl.console import out, progress, warn
from ikm_xl.engine import losses
from ikm_xl.excel import xw
from ikm_xl.export import size, spreadsheets
from ikm_xl.export.grid import Grid
from ikm_xl.indonesian import comma
from ikm_xl.ooxml import Parts
from ikm_xl.settings import Settings
from ikm_xl.sop import (
    approval,
    audit,
    blank,
    copies,
    dictionary,
    foreign,
    letterheads,
    ours,
    outside_cells,
    period,
    recap,
    run,
    versions,
)
from ikm_xl.sop import upgrade as upgrading
from ikm_xl.sop.audit import Saved
from ikm_xl.sop.deviation import Deviation
from ikm_xl.sop.run import Outcome
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.sop.upgrade import Left
from ikm_xl.survey.completeness import Check
from ikm_xl.workbook import layout, paper, shipped

_UNREADABLE = (zipfile.BadZipFile, zlib.error, expat.ExpatError, etree.XMLSyntaxError)

SOUND = "Buku kerja benar: data, rumus, angka, dan kode verifikasi saling cocok."


def compose(
    grids: Sequence[Grid],
    base: Path | None,
    configuration: Path | None,
    target: Path,
    known: Version | None = None,
    *,
    revision: bool = False,
) -> tuple[Check, ...]:
    """The whole SOP.

    Args:
        grids: the exports.
        base: the workbook to go on in; a fresh one unless given.
        configuration: a settings file; it changes the settings that it holds, and no others.
        target: the workbook that is written.
        revision: whether a document that was signed is to be revised.
        known: what that file held when the command began; if it is another one by now, it stays; None where
            that does not matter.

    Returns:
        The failed checks; none when the document is complete.

    Raises:
        IkmError: the document was signed, and no revision is asked for.
    """
    with progress("Membuka buku kerja") as tell, _opened(base) as book:
        store = Store(book)
        old = store.load(respondents=False)
        held = old.settings.periode.teks
        opened = approval.revise(old) if revision else old
        with engine.ready(book):
            turned = _turned(store, old, configuration)
            if turned:
                old = opened = store.load(respondents=False)
            approval.require_open(opened)
            chosen = _chosen(old, configuration)
            picture = logo.read(chosen.logo) if chosen.logo else None
            store.save(old, recap.load(dictionary.adopted(opened, chosen), grids))
            del grids  # 40 MB of 100,000 respondents; what stands on the sheet counts from here on
            sheet = store.load(respondents=False)
            outcome = run.run(store, sheet, tell, fresh=not base)
            if picture:
                letterheads.keep(store.places, picture)
        tell("Menyimpan buku kerja")
        paper.apply(book.api, store.text("kaki_halaman"), *chosen.cetakan)
        if base:
            backups.keep(base, held, "susun")
        engine.save(book, target, known)
    if turned:
        out.print(turned)
    _tell(outcome)
    out.print(f"Buku kerja: {target}")
    return outcome.missing


def _chosen(old: State, configuration: Path | None) -> Settings:
    return settings.from_toml(configuration, old.settings.nilai) if configuration else old.settings


def _turned(store: Store, old: State, configuration: Path | None) -> str:
    """Begin the period that a settings file names, if it comes after that of the workbook; what was done."""
    chosen = _chosen(old, configuration)
    if not period.differs(old, chosen):
        return ""
    before = store.calculated(store.load())
    after, turn = period.begin_for(before, chosen)
    store.save(before, after)
    return str(turn)


def begin_period(path: Path) -> str:
    """Close the signed period of a workbook and begin the next one, in its file; what was done.

    Raises:
        IkmError: the period is not signed, or no copy can be made; the file is as it was.
    """
    with progress("Membuka buku kerja"), _opened(path) as book:
        store = Store(book)
        state = store.calculated(store.load())
        new, turn = period.begin(state)
        copy = backups.keep(path, state.settings.periode.teks, "periode-baru")
        with engine.ready(book):
            store.save(state, new)
        paper.apply(book.api, store.text("kaki_halaman"), *new.settings.cetakan)
        book.save(str(path))
    return f"{turn}\n{turn.printed_again(copy)}"


@contextmanager
def _opened(base: Path | None) -> Iterator[xw.Book]:
    """A workbook to go on in: what is not this program's is named and not carried on."""
    whole = _whole(base) if base else None
    if base is None or whole is None:  # whoever opens it says what is wrong with it
        with engine.opened(base or shipped.path()) as book:
            yield book
        return
    with TemporaryDirectory(prefix="ikm-xl-") as folder:
        parts, taken = ours.restored(whole, blank.parts(), _configured(base))
        warn(f"{one}. Tidak ikut disimpan." for one in taken)
        warn(f"{sheet or 'Buku kerja'}: {what} tidak ikut tersimpan." for sheet, what in losses.found(parts))
        path = base
        if taken:
            path = Path(folder) / base.name
            path.write_bytes(ooxml.write(parts))
        with engine.opened(path) as book:
            yield book


def _whole(path: Path) -> Parts | None:
    """The parts of a workbook of this version; None of anything else, which is refused as it is."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return None
    rows = _rows(path, layout.KONFIGURASI)
    if rows is None or versions.stated(dict(rows)) != layout.VERSI_BUKU:
        return None
    try:
        return _parts(path)
    except (OSError, *_UNREADABLE):
        return None


def _configured(path: Path) -> bool:
    """Whether the sheet of xlwings says what the template's says."""
    found, right = (_rows(file, layout.KONFIGURASI) for file in (path, shipped.path()))
    return found == right


def _rows(path: Path, sheet: str) -> list[tuple[str, str]] | None:
    """The first two columns of a sheet; None where the file has none of that name, or is no workbook.

    None also of a sheet with a cell far away from the others: calamine would lay out all that lies between.
    """
    try:
        parts = _parts(path)
        if size.is_vast_worksheet(parts[ooxml.sheet_parts(parts)[sheet]]):
            return None
        rows = CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()
    except (CalamineError, OSError, LookupError, *_UNREADABLE):
        return None
    return [(str(row[0]), str(row[1]) if len(row) > 1 else "") for row in rows if any(row[:2])]


def examine(path: Path, as_json: bool) -> bool:
    """Compute a workbook again, compare, and tell; whether it is right."""
    with progress("Memeriksa buku kerja"):
        deviations = examined(path)
    if as_json:
        print(json.dumps([asdict(deviation) for deviation in deviations], ensure_ascii=False))
    else:
        for deviation in deviations or (SOUND,):
            out.print(str(deviation))
    return not deviations


def examined(path: Path) -> tuple[Deviation, ...]:
    """What is not as it should be in a workbook's file."""
    with engine.opened(path) as book:
        store = Store(book)
        stored = dict(spreadsheets.from_zip(path.read_bytes(), path.name, calculated=False))
        return audit.examine(store, Saved(_parts(path), stored))


def examined_open(book: xw.Book) -> tuple[Deviation, ...]:
    """The same of an open workbook, saved or not.

    The values beside the formulas are not compared: Excel writes them when it saves.
    """
    parts = copies.parts(book)
    return audit.examine(Store(book), Saved(parts) if parts else None)


def _parts(path: Path) -> Parts:
    return ooxml.read(path.read_bytes())


def _tell(outcome: Outcome) -> None:
    index = outcome.state.figures.index
    if index.ikm is None:
        out.print("IKM belum dapat dihitung.")
    else:
        out.print(f"IKM {comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden")
        out.print(
            f"Tiga unsur terendah: {', '.join(index.terendah)}"
            + (" (nilai ke-3 dan ke-4 sama)" if index.seri else "")
        )
    if outcome.changes and outcome.changes.moved:
        out.print(f"RTL {', '.join(outcome.changes.moved)} dipindahkan ke lembar Catatan.")
    warn(outcome.cleaned.peringatan)


def renew(path: Path, target: Path) -> bool:
    """Carry one workbook over, and tell; whether everything found its place."""
    with progress(f"Memperbarui {path.name}"):
        left = upgrade(path, target)
    out.print(f"Buku kerja: {target}")
    if left:
        out.print("Perlu dilihat:")
    for one in left:
        out.print(f"  {one}")
    return not left


def upgrade(path: Path, target: Path, *, logo_too: bool = True) -> tuple[Left, ...]:
    """Carry a workbook of an earlier version over into a new file; the old one stays as it is.

    Args:
        path: the workbook.
        target: the new file.
        logo_too: whether the logo on Pengaturan goes along; Excel itself can copy all pictures.

    Returns:
        What was not carried over as it was.
    """
    with engine.opened(path) as old, engine.opened(shipped.path()) as new:
        parts = _parts(path)
        picture = logo.carried(parts) if logo_too else None
        beside = outside_cells.found(parts, but_the_logo=picture is not None)
        left = (*upgrading.carry_over(old, new), *(Left(*thing) for thing in beside))
        reaching_out = foreign.beside_program(parts, blank.parts())
        left += tuple(Left(one.sheet, one.address, f"{one.keterangan}; tidak dibawa") for one in reaching_out)
        store = Store(new)
        if picture:
            letterheads.keep(store.places, picture)
        paper.apply(new.api, store.text("kaki_halaman"), *store.load(respondents=False).settings.cetakan)
        new.save(str(target))
    return left

"""What the commands do with workbooks: open, take the steps, save, and tell what came of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from ikm_xl import engine, settings
from ikm_xl.console import out, progress, warn
from ikm_xl.export import spreadsheets
from ikm_xl.export.read import Grid
from ikm_xl.indonesian import comma
from ikm_xl.sop import audit, dictionary, outside_cells, recap, run
from ikm_xl.sop import upgrade as upgrading
from ikm_xl.sop.run import Outcome
from ikm_xl.sop.store import Store
from ikm_xl.sop.upgrade import Left
from ikm_xl.survey.completeness import Check
from ikm_xl.workbook import layout, paper, shipped


def compose(
    grids: Sequence[Grid], base: Path | None, configuration: Path | None, target: Path
) -> tuple[Check, ...]:
    """The whole SOP.

    Args:
        grids: the exports.
        base: the workbook to go on in; a fresh one unless given.
        configuration: a settings file; it changes the settings that it holds, and no others.
        target: the workbook that is written.

    Returns:
        The failed checks; none when the document is complete.
    """
    with progress("Membuka buku kerja") as tell, engine.opened(base or shipped.path()) as book:
        store = Store(book)
        old = store.load(respondents=False)
        chosen = settings.from_toml(configuration, old.settings.nilai) if configuration else old.settings
        store.save(old, recap.load(dictionary.adopted(old, chosen), grids))
        outcome = run.run(store, store.load(respondents=False), tell)  # the sheet is what counts from here on
        tell("Menyimpan buku kerja")
        paper.apply(book.api, store.text("kaki_halaman"), chosen.kertas)
        book.save(str(target))
    _tell(outcome)
    out.print(f"Buku kerja: {target}")
    return outcome.missing


def examine(path: Path, as_json: bool) -> bool:
    """Compute a workbook again and compare; whether it is right."""
    with (
        progress("Memeriksa buku kerja"),
        engine.opened(path) as book,
        engine.opened(shipped.path()) as blank,
    ):
        store = Store(book)
        stored = dict(spreadsheets.from_zip(path.read_bytes(), path.name, calculated=False))
        deviations = audit.examine(store, blank, stored)
    if as_json:
        print(json.dumps([asdict(deviation) for deviation in deviations], ensure_ascii=False))
    else:
        good = "Buku kerja benar: data, rumus, angka, dan kode verifikasi saling cocok."
        for deviation in deviations or (good,):
            out.print(str(deviation))
    return not deviations


def _tell(outcome: Outcome) -> None:
    index = outcome.state.figures.index
    if index.ikm is None:
        out.print("IKM belum dapat dihitung.")
    else:
        out.print(f"IKM {comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden")
        out.print(f"Tiga unsur terendah: {', '.join(index.terendah)}" + (" (seri)" if index.seri else ""))
    if outcome.changes and outcome.changes.moved:
        out.print(f"RTL {', '.join(outcome.changes.moved)} dipindahkan ke lembar Catatan.")
    warn(outcome.cleaned.peringatan)


def upgrade(path: Path, target: Path) -> tuple[Left, ...]:
    """Carry a workbook of an earlier version over into a new file; the old one stays as it is.

    Returns:
        What was not carried over as it was.
    """
    with engine.opened(path) as old, engine.opened(shipped.path()) as new:
        left = (*upgrading.carry_over(old, new), *(Left(*thing) for thing in outside_cells.found(path)))
        store = Store(new)
        paper.apply(new.api, store.text("kaki_halaman"), store.load(respondents=False).settings.kertas)
        new.save(str(target))
    return left


def renewed(path: Path) -> Path:
    """Where the upgraded workbook goes unless somebody says: beside the old one."""
    return path.with_name(f"{path.stem} - versi {layout.VERSI_BUKU}.xlsm")

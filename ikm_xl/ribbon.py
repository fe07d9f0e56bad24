"""What the buttons of the tab IKM call: one small function each, on the workbook whose button was clicked.

Ribbon.bas runs ``import ikm_xl.ribbon; ikm_xl.ribbon.<function>()``. Each function ends with a message that
says what was done and what comes next; what goes wrong becomes a message too, and its details a log file.
"""

from __future__ import annotations

import atexit
import functools
import gc
import logging
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ikm_xl import __version__
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.indonesian import comma
from ikm_xl.sop import (
    approval,
    cells,
    completeness,
    document,
    follow_up,
    pengaturan,
    period,
    progress,
    recalculation,
    recap,
    run,
)
from ikm_xl.workbook import layout

Action = Callable[[xw.Book], str]

_TITLE = "IKM"


def log_path() -> Path:
    """Where the details of errors go: the user's local application data."""
    base = os.environ.get("LOCALAPPDATA") or Path.home() / ".local" / "share"
    return Path(base) / "ikm-xl" / "ikm-xl.log"


def _button(working: str, sheet: str = "") -> Callable[[Action], Callable[[], None]]:
    """Make a ribbon function of an action.

    Args:
        working: what the status bar says meanwhile.
        sheet: the sheet that shows the result, brought to the front afterwards; "" for none.
    """

    def decorate(action: Action) -> Callable[[], None]:
        @functools.wraps(action)
        def button() -> None:
            atexit.register(gc.freeze)  # Excel waits for the end of the process; nothing is to be collected
            book = xw.Book.caller()
            try:
                with _busy(book.app, working):
                    message = action(book)
                    if sheet:
                        book.sheets[sheet].activate()
            except IkmError as error:
                _say(book, f"{error.message}\n\n{error.hint}".strip(), "critical")
            except Exception as error:  # staff must never see a traceback; the log holds it
                _log(action.__name__)
                _say(
                    book,
                    f"Terjadi kesalahan yang tidak terduga: {error}\n\nRincian: {log_path()}",
                    "critical",
                )
            else:
                _say(book, message, "info")

        return button

    return decorate


@contextmanager
def _busy(app: xw.App, text: str) -> Iterator[None]:
    """The status bar tells that work goes on, and the screen stands still; both are always put back."""
    updating = app.screen_updating
    app.status_bar = f"IKM: {text} …"
    app.screen_updating = False
    try:
        yield
    finally:
        app.screen_updating = updating
        app.status_bar = False


def _say(book: xw.Book, text: str, mode: str) -> None:
    book.app.alert(text, title=_TITLE, mode=mode)


def _log(name: str) -> None:
    path = log_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.FileHandler(path, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("ikm_xl")
    logger.addHandler(handler)
    logger.exception("%s, ikm-xl %s, %s", name, __version__, platform.platform())
    logger.removeHandler(handler)
    handler.close()


@_button("membaca ekspor", layout.EKSPOR)
def ambil_ekspor(book: xw.Book) -> str:
    """Copy the file that was chosen onto the sheet Ekspor eSukma."""
    from ikm_xl.export import read

    chosen = str(cells.read_one(book, "ekspor_berkas") or "")
    if not chosen:
        raise IkmError("Belum ada berkas ekspor yang dipilih.", "Klik Ambil Ekspor… dan pilih berkasnya.")
    grids = read.read_grids(Path(chosen))
    recap.load(book, grids)
    return f"Ekspor {Path(chosen).name} sudah disalin.\n\nBerikutnya: klik Bersihkan."


@_button("membersihkan data", layout.PERHITUNGAN)
def bersihkan(book: xw.Book) -> str:
    """Step 1: clean the export and fill the respondents."""
    cleaned = recap.recap(book, pengaturan.read_settings(book))
    counts = cleaned.hitungan
    left_out = counts.dibaca - counts.dipakai
    warnings = (
        f"\n{len(cleaned.peringatan)} peringatan mutu data; lihat Beranda." if cleaned.peringatan else ""
    )
    return (
        f"{counts.dipakai} responden dipakai, {left_out} baris lain ada di lembar {layout.CATATAN}."
        f"{warnings}\n\nBerikutnya: klik Hitung 11 Unsur."
    )


@_button("menghitung 11 unsur", layout.DOKUMEN)
def hitung(book: xw.Book) -> str:
    """Step 2: compose the IKM document."""
    settings = pengaturan.read_settings(book)
    recap.require_current(book, settings)
    survey, checks = document.compose(book, settings)
    missing = completeness.missing_for(checks, progress.Step.RTL)
    following = f"Belum lengkap: {missing[0].remedy}" if missing else "Berikutnya: klik Susun RTL."
    return f"{_result(survey)}\n\n{following}"


@_button("memeriksa kelengkapan", layout.BERANDA)
def periksa_kelengkapan(book: xw.Book) -> str:
    """Make the SOP's decision "lengkap / tidak lengkap" visible on Beranda."""
    settings = pengaturan.read_settings(book)
    recap.require_current(book, settings)
    checks = completeness.report(book, settings, recalculation.read(book, settings))
    missing = completeness.missing_for(checks, progress.Step.PENGESAHAN)
    if not missing:
        return "Lengkap.\n\nBerikutnya: klik Siapkan Pengesahan."
    listed = "\n".join(f"• {check.name}: {check.remedy}" for check in missing)
    return f"Tidak lengkap:\n{listed}"


@_button("menyusun RTL", layout.RTL)
def susun_rtl(book: xw.Book) -> str:
    """Step 3: the follow-up plan for the three lowest unsur."""
    settings = pengaturan.read_settings(book)
    recap.require_current(book, settings)
    plan = follow_up.plan(book, settings)
    parts = [f"Usulan baru: {', '.join(plan.added)}."] if plan.added else []
    parts += [f"Dipertahankan: {', '.join(plan.kept)}."] if plan.kept else []
    parts += [f"Dipindahkan ke lembar {layout.CATATAN}: {', '.join(plan.moved)}."] if plan.moved else []
    return (
        "RTL tiga unsur terendah sudah disusun.\n"
        + " ".join(parts)
        + ("\n\nBerikutnya: sunting RTL bila perlu, lalu klik Siapkan Pengesahan.")
    )


@_button("menyiapkan pengesahan", layout.PENGESAHAN)
def siapkan_pengesahan(book: xw.Book) -> str:
    """Step 4: make everything ready to be signed."""
    settings = pengaturan.read_settings(book)
    recap.require_current(book, settings)
    prepared = approval.prepare(book, settings)
    return (
        f"Dokumen siap ditandatangani. Kode verifikasi {prepared.code}.\n\n"
        "Berikutnya: klik Pratinjau Cetak, cetak, lalu minta tanda tangan."
    )


@_button("mengerjakan seluruh SOP", layout.BERANDA)
def proses_semua(book: xw.Book) -> str:
    """All four steps, as far as they can go."""

    def tell(text: str) -> None:
        book.app.status_bar = f"IKM: {text} …"

    outcome = run.run(book, pengaturan.read_settings(book), tell)
    if outcome.missing:
        listed = "\n".join(f"• {check.name}: {check.remedy}" for check in outcome.missing)
        return f"{_result(outcome.survey)}\n\nTidak lengkap:\n{listed}"
    return f"{_result(outcome.survey)}\n\nLengkap: cetak dan minta tanda tangan."


@_button("membuka periode baru", layout.BERANDA)
def periode_baru(book: xw.Book) -> str:
    """Close the signed period and begin the next one."""
    opened = period.begin(book, pengaturan.read_settings(book))
    return (
        f"{opened.closed} disimpan di lembar {layout.RIWAYAT}; kini {opened.opened}.\n\n"
        f"Berikutnya: periksa nomor surat di lembar {layout.PENGATURAN}, lalu klik Ambil Ekspor…"
    )


@_button("membaca versi")
def tentang(book: xw.Book) -> str:
    """Versions and where the log lies, for whoever helps."""
    return (
        f"ikm-xl {__version__}\nxlwings {xw.__version__}\nPython {platform.python_version()}\n"
        f"Excel {book.app.version}\n\nCatatan kesalahan: {log_path()}"
    )


def _result(survey: recalculation.Survey) -> str:
    index = survey.index
    if index.ikm is None:
        return f"IKM belum dapat dihitung; {index.n} responden."
    tie = " (seri)" if index.seri else ""
    return (
        f"IKM {comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden.\n"
        f"Tiga unsur terendah: {', '.join(index.terendah)}{tie}."
    )

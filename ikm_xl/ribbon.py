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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ikm_xl import __version__, ribbon_report
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.indonesian import comma
from ikm_xl.sop import approval, completeness, document, follow_up, period, recap, run, sheets
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey.completeness import Check
from ikm_xl.workbook import layout
from ikm_xl.workbook.status import Step

Action = Callable[[xw.Book], str]

_TITLE = "IKM"
_MOST_TOLD = 20  # things in one message box


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
                        with suppress(
                            Exception
                        ):  # another Excel may be in front; the work is done all the same
                            book.sheets[sheet].activate()
            except IkmError as error:
                _say(book, f"{error.message}\n\n{error.hint}\n\nKode: {error.code}", "critical")
            except Exception as error:  # staff must never see a traceback; the log holds it
                _log(action.__name__)
                _say(
                    book,
                    f"Terjadi kesalahan yang tidak terduga: {_reason(error)}\n\nRincian: {log_path()}",
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


def _reason(error: Exception) -> str:
    """What went wrong, in one line: COM errors are tuples whose third part holds Excel's own sentence."""
    details = error.args[2] if len(error.args) > 2 and isinstance(error.args[2], tuple) else ()
    spoken = next((part for part in details[2:3] if isinstance(part, str) and part), "")
    return spoken or (str(error.args[1]) if details else str(error))


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
    from ikm_xl.cleaning import clean
    from ikm_xl.export import read

    store = Store(book)
    state = store.load()
    if not state.export.chosen:
        raise IkmError(
            "Belum ada berkas ekspor yang dipilih.", "Klik Ambil Ekspor… dan pilih berkasnya.", code="IKM-K11"
        )
    chosen = Path(state.export.chosen)
    grids = read.read_grids(chosen)
    found = clean.clean(
        grids, state.settings.rules
    ).hitungan.dipakai  # what is no export never gets onto the sheet
    store.save(state, recap.load(state, grids))
    return f"Ekspor {chosen.name} sudah disalin: {found} responden terbaca.\n\nBerikutnya: klik Bersihkan."


@_button("membersihkan data", layout.PERHITUNGAN)
def bersihkan(book: xw.Book) -> str:
    """Step 1: clean the export and fill the respondents."""
    store = Store(book)
    old = store.load(respondents=False)
    state, cleaned = recap.recap(old)
    store.save(old, state)
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
    store, state = _current(book)
    new = document.compose(state)
    store.save(state, new)
    missing = completeness.missing_for(new, Step.RTL)
    following = f"Belum lengkap: {missing[0].remedy}" if missing else "Berikutnya: klik Susun RTL."
    return f"{_result(new)}\n\n{following}"


@_button("memeriksa kelengkapan", layout.BERANDA)
def periksa_kelengkapan(book: xw.Book) -> str:
    """Make the SOP's decision "lengkap / tidak lengkap" visible on Beranda."""
    store, state = _current(book)
    new = completeness.judged(state)
    store.save(state, new)
    missing = completeness.missing_for(new, Step.PENGESAHAN)
    if not missing:
        return "Lengkap.\n\nBerikutnya: klik Siapkan Pengesahan."
    return f"Tidak lengkap:\n{_listed(missing)}"


@_button("menyusun RTL", layout.RTL)
def susun_rtl(book: xw.Book) -> str:
    """Step 3: the follow-up plan for the three lowest unsur."""
    store, state = _current(book)
    new, changes = follow_up.plan(state)
    store.save(state, new)
    parts = [f"Usulan baru: {', '.join(changes.added)}."] if changes.added else []
    parts += [f"Dipertahankan: {', '.join(changes.kept)}."] if changes.kept else []
    parts += [f"Dipindahkan ke lembar {layout.CATATAN}: {', '.join(changes.moved)}."] if changes.moved else []
    return (
        "RTL tiga unsur terendah sudah disusun.\n"
        + " ".join(parts)
        + ("\n\nBerikutnya: sunting RTL bila perlu, lalu klik Siapkan Pengesahan.")
    )


@_button("menyiapkan pengesahan", layout.PENGESAHAN)
def siapkan_pengesahan(book: xw.Book) -> str:
    """Step 4: make everything ready to be signed."""
    store, state = _current(book)
    new = approval.prepare(state)
    store.save(state, new)
    return (
        f"Dokumen siap ditandatangani. Kode verifikasi {new.approval.code}.\n\n"
        "Berikutnya: klik Pratinjau Cetak, cetak, lalu minta tanda tangan."
    )


@_button("mengerjakan seluruh SOP", layout.BERANDA)
def proses_semua(book: xw.Book) -> str:
    """All four steps, as far as they can go."""

    def tell(text: str) -> None:
        book.app.status_bar = f"IKM: {text} …"

    store = Store(book)
    outcome = run.run(store, store.load(respondents=False), tell)
    if outcome.missing:
        return f"{_result(outcome.state)}\n\nTidak lengkap:\n{_listed(outcome.missing)}"
    return f"{_result(outcome.state)}\n\nLengkap: cetak dan minta tanda tangan."


@_button("membuka periode baru", layout.BERANDA)
def periode_baru(book: xw.Book) -> str:
    """Close the signed period and begin the next one."""
    store = Store(book)
    state = store.calculated(store.load())
    new, turn = period.begin(state)
    store.save(state, new)
    return (
        f"{turn.closed} disimpan di lembar {layout.RIWAYAT}; kini {turn.opened}.\n\n"
        f"Berikutnya: periksa nomor surat di lembar {layout.PENGATURAN}, lalu klik Ambil Ekspor…"
    )


@_button("memperbarui buku")
def perbarui_buku(book: xw.Book) -> str:
    """Carry the old workbook that was chosen over into a new file beside it, and open that."""
    from ikm_xl import actions
    from ikm_xl.sop import own_things

    chosen = sheets.remembered(book, "buku_lama")
    if not chosen:
        raise IkmError(
            "Belum ada buku kerja lama yang dipilih.",
            "Klik Perbarui Buku dan pilih berkasnya.",
            code="IKM-K13",
        )
    old, target = Path(chosen), actions.renewed(Path(chosen))
    if target.exists():
        raise IkmError(
            f"{target.name} sudah ada di folder itu.",
            "Pindahkan atau ganti nama berkas itu dulu.",
            code="IKM-K14",
        )
    left = actions.upgrade(old, target)
    copied = own_things.copy(book.app, old, target)
    listed = [one for one in left if one.sheet not in copied]
    told = "\n\nPerlu dilihat:\n" + "\n".join(f"• {one}" for one in listed[:_MOST_TOLD]) if listed else ""
    more = f"\n… dan {len(listed) - _MOST_TOLD} lagi di lembar Catatan." if len(listed) > _MOST_TOLD else ""
    return f"Buku baru: {target}.\nBuku lama tetap utuh.{told}{more}"


@_button("membaca versi")
def tentang(book: xw.Book) -> str:
    """Versions and where the log lies, for whoever helps."""
    return (
        f"ikm-xl {__version__}\nBuku kerja versi {sheets.version(book)}\nxlwings {xw.__version__}\n"
        f"Python {platform.python_version()}\nExcel {book.app.version}\n\n"
        f"Catatan kesalahan: {log_path()}"
    )


laporan_word = _button("menyusun laporan")(ribbon_report.laporan_word)


def _current(book: xw.Book) -> tuple[Store, State]:
    """The workbook with its figures, for a step that builds on the last recap.

    Raises:
        IkmError: export or rules changed since the recap.
    """
    store = Store(book)
    state = store.load()
    return store, store.calculated(recap.examined(state))


def _listed(missing: Sequence[Check]) -> str:
    return "\n".join(f"• {check.name}: {check.remedy}" for check in missing)


def _result(state: State) -> str:
    index = state.figures.index
    if index.ikm is None:
        return f"IKM belum dapat dihitung; {index.n} responden."
    tie = " (seri)" if index.seri else ""
    return (
        f"IKM {comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden.\n"
        f"Tiga unsur terendah: {', '.join(index.terendah)}{tie}."
    )

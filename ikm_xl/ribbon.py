"""What the buttons of the tab IKM call: one small function each, on the workbook whose button was clicked.

Ribbon.bas runs ``import ikm_xl.ribbon; ikm_xl.ribbon.<function>()``. Each function ends with a message that
says what was done and what comes next; what goes wrong becomes a message too, and its details a log file.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from pathlib import Path

from ikm_xl import __version__, faults, ribbon_books, ribbon_practice, ribbon_report
from ikm_xl.button import button
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.indonesian import comma
from ikm_xl.sop import approval, completeness, copies, document, follow_up, progress, recap, sheets
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey.completeness import Check
from ikm_xl.workbook import layout
from ikm_xl.workbook.status import Step

_MOST_TOLD = 20  # things in one message box


@button("membaca ekspor", layout.EKSPOR, copied="Ambil Ekspor")
def ambil_ekspor(book: xw.Book) -> str:
    """Copy the files that were chosen onto the sheet Ekspor eSukma."""
    from ikm_xl.cleaning import clean
    from ikm_xl.export import read

    store = Store(book)
    state = store.load()
    approval.require_open(state)
    if not state.export.chosen:
        raise IkmError(
            "Belum ada berkas ekspor yang dipilih.", "Klik Ambil Ekspor… dan pilih berkasnya.", code="IKM-K11"
        )
    chosen = [Path(path) for path in state.export.chosen.split("|")]
    grids = [grid for path in chosen for grid in read.read_grids(path)]
    found = clean.clean(grids, state.rules)  # what is no export never gets onto the sheet
    store.save(state, recap.load(state, grids))
    named = ", ".join(path.name for path in chosen)
    return (
        f"Ekspor {named} sudah disalin: {found.hitungan.dipakai} responden terbaca."
        f"{recap.proposed_period(found, state.settings)}\n\nBerikutnya: klik Olah Data."
    )


@button("mengosongkan ekspor", layout.EKSPOR, copied="Kosongkan Ekspor")
def kosongkan_ekspor(book: xw.Book) -> str:
    """Empty the sheet Ekspor eSukma; the questionnaires on paper stay."""
    store = Store(book)
    state = store.load()
    approval.require_open(state)
    store.save(state, recap.emptied(state))
    return (
        f"Lembar {layout.EKSPOR} sudah dikosongkan; lembar {layout.KERTAS} dan hasil yang sudah dihitung "
        "belum berubah.\n\nBerikutnya: klik Ambil Ekspor…, atau tempelkan ekspor mulai dari sel A1."
    )


@button("mengolah data", layout.PERHITUNGAN, copied="Olah Data")
def bersihkan(book: xw.Book) -> str:
    """Step 1: clean the export and fill the respondents."""
    store = Store(book)
    old = store.load(respondents=False)
    approval.require_open(old)
    state, cleaned = recap.recap(old)
    store.save(old, state)
    counts = cleaned.hitungan
    left_out = counts.dibaca - counts.dipakai
    warnings = (
        f"\n{len(cleaned.peringatan)} peringatan mutu data; lihat Beranda." if cleaned.peringatan else ""
    )
    return (
        f"{counts.dipakai} responden dipakai, {left_out} baris lain ada di lembar {layout.CATATAN}."
        f"{warnings}\n\nBerikutnya: klik Hitung Nilai Unsur."
    )


@button("menghitung nilai unsur", layout.DOKUMEN, copied="Hitung Nilai Unsur")
def hitung(book: xw.Book) -> str:
    """Step 2: compose the IKM document."""
    store, state = _open(book)
    new = document.compose(state)
    store.save(state, new)
    missing = completeness.missing_for(new, Step.RTL)
    following = f"Belum lengkap:\n{_listed(missing)}" if missing else "Berikutnya: klik Susun RTL."
    return f"{_result(new)}\n\n{following}"


@button("memeriksa kelengkapan", layout.BERANDA)
def periksa_kelengkapan(book: xw.Book) -> str:
    """Make the SOP's decision "lengkap / tidak lengkap" visible on Beranda."""
    from ikm_xl.sop import audit

    store, state = _current(book)
    new = completeness.judged(audit.examined(store, state))
    store.save(state, new)
    missing = completeness.missing_for(new, Step.PENGESAHAN)
    if not missing:
        return "Lengkap.\n\nBerikutnya: klik Siapkan Pengesahan."
    return f"Tidak lengkap:\n{_listed(missing)}"


@button("menyusun RTL", layout.RTL, copied="Susun RTL")
def susun_rtl(book: xw.Book) -> str:
    """Step 3: the follow-up plan for the three lowest unsur."""
    store, state = _open(book)
    progress.require_done(state, Step.DOKUMEN, "Hitung Nilai Unsur")
    new, changes = follow_up.plan(state)
    store.save(state, new)
    parts = [f"Usulan baru: {', '.join(changes.added)}."] if changes.added else []
    parts += [f"Dipertahankan: {', '.join(changes.kept)}."] if changes.kept else []
    parts += [f"Dipindahkan ke lembar {layout.CATATAN}: {', '.join(changes.moved)}."] if changes.moved else []
    missing = completeness.missing_for(new, Step.PENGESAHAN)
    following = (
        f"Masih harus dilengkapi sebelum Siapkan Pengesahan:\n{_listed(missing)}"
        if missing
        else "Berikutnya: sunting RTL bila perlu, lalu klik Siapkan Pengesahan."
    )
    return f"RTL tiga unsur terendah sudah disusun.\n{' '.join(parts)}\n\n{following}"


@button("menyiapkan pengesahan", layout.PENGESAHAN, copied="Siapkan Pengesahan")
def siapkan_pengesahan(book: xw.Book) -> str:
    """Step 4: make everything ready to be signed."""
    from ikm_xl.sop import audit

    store, state = _open(book)
    progress.require_done(state, Step.RTL, "Susun RTL")
    examined = audit.examined(store, state)
    try:
        new = approval.prepare(examined)
    except IkmError:
        store.save(state, completeness.judged(examined))  # what was approved before is a draft from now on
        raise
    store.save(state, new)
    return (
        f"Dokumen siap ditandatangani. Kode verifikasi {new.approval.code}.\n\n"
        "Berikutnya: klik Pratinjau Cetak, cetak, lalu minta tanda tangan."
    )


@button("mengerjakan seluruh SOP", layout.BERANDA, copied="Proses Semua")
def proses_semua(book: xw.Book) -> str:
    """All four steps, as far as they can go."""
    from ikm_xl.sop import run

    def tell(text: str) -> None:
        book.app.status_bar = f"IKM: {text} …"

    store = Store(book)
    old = store.load(respondents=False)
    approval.require_open(old)
    outcome = run.run(store, old, tell)
    told = f"{_result(outcome.state)}{_warned(outcome.state)}"
    if outcome.missing:
        return f"{told}\n\nTidak lengkap:\n{_listed(outcome.missing)}"
    return f"{told}\n\nLengkap: cetak dan minta tanda tangan."


@button("memeriksa dokumen sebelum dicetak")
def periksa_cetak(book: xw.Book) -> str:
    """Before a document without DRAF is shown or saved: whoever changed the workbook behind it is found."""
    from ikm_xl.sop import audit

    store = Store(book)
    state = store.load()
    examined = audit.examined(store, state)
    if examined.damage:
        store.save(state, completeness.damaged(examined))
    return ""


@button("membuka dokumen untuk revisi", copied="Revisi")
def buat_revisi(book: xw.Book) -> str:
    """Open the signed document for a revision; the button that was clicked follows."""
    store = Store(book)
    state = store.load()
    store.save(state, approval.revise(state))
    return ""


@button("membuka periode baru", layout.BERANDA)
def periode_baru(book: xw.Book) -> str:
    """Close the signed period and begin the next one."""
    from ikm_xl.sop import period

    store = Store(book)
    state = store.calculated(store.load())
    new, turn = period.begin(state)
    copy = copies.keep(book, "Periode Baru")  # the sheets are emptied: without the copy they are not
    store.save(state, new)
    return (
        f"{turn}\n{turn.printed_again(copy)}\n\n"
        f"Berikutnya: periksa nomor surat di lembar {layout.PENGATURAN}, lalu klik Ambil Ekspor…"
    )


@button("mencari cadangan")
def cadangan(book: xw.Book) -> str:
    """Show the copies that were made before the steps, in their folder."""
    return copies.shown(Path(book.fullname))


@button("memeriksa buku")
def periksa_buku(book: xw.Book) -> str:
    """Compute everything again and compare; nothing is changed."""
    from ikm_xl import actions
    from ikm_xl.sop.deviation import listed

    found = actions.examined_open(book)
    if not found:
        return f"{actions.SOUND}\n\nTidak ada yang diubah."
    return f"{len(found)} hal perlu dilihat:\n{listed(found, _MOST_TOLD)}\n\nTidak ada yang diubah."


@button("membaca versi")
def tentang(book: xw.Book) -> str:
    """Versions and where the log lies, for whoever helps."""
    return (
        f"ikm-xl {__version__}\nBuku kerja versi {sheets.version(book)}\nxlwings {xw.__version__}\n"
        f"Python {platform.python_version()}\nExcel {book.app.version}\n\n"
        f"Catatan kesalahan: {faults.log_path()}"
    )


pasang_logo = button("memasang logo", copied="Pasang Logo")(ribbon_books.pasang_logo)
perbarui_buku = button("memperbarui buku")(ribbon_books.perbarui_buku)
laporan_word = button("menyusun laporan")(ribbon_report.laporan_word)
isi_contoh = button("mengisi data contoh", layout.BERANDA, copied="Coba Data Contoh")(
    ribbon_practice.isi_contoh
)
kosongkan_contoh = button("mengosongkan data contoh", layout.BERANDA, copied="Kosongkan Data Contoh")(
    ribbon_practice.kosongkan_contoh
)
gambar_poster = button("membuat gambar poster")(ribbon_report.gambar_poster)


def _current(book: xw.Book) -> tuple[Store, State]:
    """The workbook with its figures, for a step that builds on the last recap.

    Raises:
        IkmError: export or rules changed since the recap.
    """
    store = Store(book)
    state = store.load()
    return store, store.calculated(recap.examined(state))


def _open(book: xw.Book) -> tuple[Store, State]:
    """As :func:`_current`, for a step that changes the document.

    Raises:
        IkmError: the document was signed.
    """
    store, state = _current(book)
    approval.require_open(state)
    return store, state


def _warned(state: State) -> str:
    count = len(state.warnings)
    return f"\n{count} peringatan mutu data; lihat {layout.BERANDA}." if count else ""


def _listed(missing: Sequence[Check]) -> str:
    return "\n".join(f"• {check.name}: {check.remedy}" for check in missing)


def _result(state: State) -> str:
    index = state.figures.index
    if index.ikm is None:
        return f"IKM belum dapat dihitung; {index.n} responden."
    tie = " (nilai ke-3 dan ke-4 sama)" if index.seri else ""
    return (
        f"IKM {comma(index.ikm)} – mutu {index.mutu} ({index.kinerja}), {index.n} responden.\n"
        f"Tiga unsur terendah: {', '.join(index.terendah)}{tie}."
    )

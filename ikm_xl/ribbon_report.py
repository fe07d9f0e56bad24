"""What the button Laporan Word does: the report of the workbook, as a file beside it."""

from __future__ import annotations

from pathlib import Path

from ikm_xl import atomic
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop.store import Store


def laporan_word(book: xw.Book) -> str:
    """Write the Laporan SKM; one that is there already is replaced only after a yes.

    Raises:
        IkmError: the workbook was never saved on this computer, or has no result yet.
    """
    from ikm_xl.report import document, files, standing

    workbook = Path(book.fullname)
    if not workbook.is_absolute() or not workbook.parent.is_dir():
        raise IkmError(
            "Buku kerja ini belum disimpan di folder komputer ini.",
            "Simpan buku kerja di folder Documents, lalu klik Laporan Word lagi.",
            code="IKM-K15",
        )
    target = files.target(workbook)
    store = Store(book)
    state = store.calculated(store.load())
    made = document.compose(state, files.template(workbook))
    if target.exists():
        question = (
            f"{target.name} sudah ada. Ganti dengan laporan yang baru?\n\n"
            "Suntingan Anda di berkas itu akan hilang."
        )
        if book.app.alert(question, title="IKM", buttons="yes_no", mode="info") != "yes":
            return (
                f"Laporan yang lama tetap ada: {target}\n\n"
                "Ganti namanya bila Anda menginginkan laporan baru di sampingnya."
            )
    atomic.replace(target, made)
    draft = "\n\nLaporan ini DRAF karena dokumen belum disahkan." if standing.of(state).draft else ""
    return (
        f"Laporan: {target}{draft}\n\n"
        "Buka di Word dan jawab Ya saat ditanya, supaya nomor halaman daftar isi terisi."
    )

"""What the buttons Laporan Word and Gambar Poster do: files beside the workbook, made from what it holds."""

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

    workbook = _file(book, "Laporan Word")
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


def gambar_poster(book: xw.Book) -> str:
    """Write the square picture for social media; one that is there already is replaced only after a yes.

    Raises:
        IkmError: the workbook was never saved on this computer, or is a draft.
    """
    from ikm_xl.report import files, square

    workbook = _file(book, "Gambar Poster")
    store = Store(book)
    state = store.calculated(store.load())
    made = square.png(square.of(state, store.text("qr_teks")))
    target = files.poster(workbook, state.settings.periode.teks)
    question = f"{target.name} sudah ada. Ganti dengan gambar yang baru?"
    if target.exists() and book.app.alert(question, title="IKM", buttons="yes_no", mode="info") != "yes":
        return f"Gambar yang lama tetap ada: {target}"
    atomic.replace(target, made)
    return f"Gambar untuk media sosial: {target}\n\nPoster untuk dinding ada di lembar Publikasi."


def _file(book: xw.Book, button: str) -> Path:
    """The file of a workbook, beside which others can be written.

    Raises:
        IkmError: it was never saved on this computer.
    """
    workbook = Path(book.fullname)
    if not workbook.is_absolute() or not workbook.parent.is_dir():
        raise IkmError(
            "Buku kerja ini belum disimpan di folder komputer ini.",
            f"Simpan buku kerja di folder Documents, lalu klik {button} lagi.",
            code="IKM-K15",
        )
    return workbook

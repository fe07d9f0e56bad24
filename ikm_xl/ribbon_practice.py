"""What the button Coba Data Contoh does: the example goes into an empty workbook, and out of it again."""

from __future__ import annotations

from datetime import date

from ikm_xl.excel import xw
from ikm_xl.sop.store import Store
from ikm_xl.workbook.layout import PENGATURAN
from ikm_xl.workbook.status import CONTOH


def isi_contoh(book: xw.Book) -> str:
    """Fill an empty workbook with the example, and take the steps as far as they go.

    Raises:
        IkmError: the workbook holds an export or work of its own.
    """
    from ikm_xl.sop import practice, run

    store = Store(book)
    state = store.load()
    store.save(state, practice.begun(state, date.today()))
    run.run(store, store.load(respondents=False))
    return (
        f"Data contoh sudah diisikan dan diolah; setiap lembar bertanda {CONTOH}.\n\n"
        "Cobalah semua lembar dan tombol. Dokumen dari data contoh tidak pernah dapat disahkan. "
        "Klik Coba Data Contoh lagi untuk mengosongkannya."
    )


def kosongkan_contoh(book: xw.Book) -> str:
    """Take the example out of the workbook again.

    Raises:
        IkmError: it does not hold the example.
    """
    from ikm_xl.sop import period

    store = Store(book)
    state = store.load()
    store.save(state, period.without_example(state))
    return (
        "Data contoh sudah dikosongkan; yang Anda ketik selama berlatih ada di lembar Catatan.\n\n"
        f"Berikutnya: periksa lembar {PENGATURAN}, lalu klik Ambil Ekspor…"
    )

"""What the buttons Perbarui Buku and Pasang Logo do: things of a workbook's file, not of its survey."""

from __future__ import annotations

from pathlib import Path

from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import copies, sheets, versions
from ikm_xl.workbook import layout

_MOST_TOLD = 20  # things in one message box


def perbarui_buku(book: xw.Book) -> str:
    """Carry the old workbook that was chosen over into a new file beside it, and open that."""
    from ikm_xl import actions  # what no other button needs is not loaded by them
    from ikm_xl.sop import own_things

    chosen = sheets.remembered(book, "buku_lama")
    if not chosen:
        raise IkmError(
            "Belum ada buku kerja lama yang dipilih.",
            "Klik Perbarui Buku dan pilih berkasnya.",
            code="IKM-K13",
        )
    old, target = Path(chosen), versions.renewed(Path(chosen))
    if target.exists():
        raise IkmError(
            f"{target.name} sudah ada di folder itu.",
            "Pindahkan atau ganti nama berkas itu lebih dahulu.",
            code="IKM-K14",
        )
    left = actions.upgrade(old, target, logo_too=False)
    copied = own_things.copy(book.app, old, target)
    listed = [one for one in left if one.sheet not in copied]
    told = "\n\nPerlu dilihat:\n" + "\n".join(f"• {one}" for one in listed[:_MOST_TOLD]) if listed else ""
    more = f"\n… dan {len(listed) - _MOST_TOLD} lagi di lembar Catatan." if len(listed) > _MOST_TOLD else ""
    return f"Buku kerja baru: {target}.\nBuku lama tetap utuh.{told}{more}"


def pasang_logo(book: xw.Book) -> str:
    """Show the picture that stands on Pengaturan in every letterhead; none there takes it away again."""
    from ikm_xl import logo
    from ikm_xl.sop import letterheads
    from ikm_xl.sop.store import Store

    store = Store(book)
    parts = copies.parts(book)
    if parts is None:
        raise IkmError(
            "Gambar di buku kerja ini tidak dapat dibaca.",
            "Simpan buku kerja di folder komputer ini, lalu klik Pasang Logo lagi.",
            code="IKM-K17",
        )
    picture = logo.on_pengaturan(parts)
    letterheads.show(store.places, picture)
    if picture is None:
        return (
            f"Di lembar {layout.PENGATURAN} tidak ada gambar, jadi kop dicetak tanpa logo.\n\n"
            "Untuk memasangnya: pilih Sisipkan > Gambar di lembar itu, lalu klik Pasang Logo lagi."
        )
    return "Logo dipasang di kop semua lembar yang dicetak.\n\nPeriksa letaknya dengan Pratinjau Cetak."

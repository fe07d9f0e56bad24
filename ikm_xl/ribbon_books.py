"""What the button Perbarui Buku does: the workbook of an earlier version becomes a new one beside it."""

from __future__ import annotations

from pathlib import Path

from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.sop import sheets, versions

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
    left = actions.upgrade(old, target)
    copied = own_things.copy(book.app, old, target)
    listed = [one for one in left if one.sheet not in copied]
    told = "\n\nPerlu dilihat:\n" + "\n".join(f"• {one}" for one in listed[:_MOST_TOLD]) if listed else ""
    more = f"\n… dan {len(listed) - _MOST_TOLD} lagi di lembar Catatan." if len(listed) > _MOST_TOLD else ""
    return f"Buku kerja baru: {target}.\nBuku lama tetap utuh.{told}{more}"

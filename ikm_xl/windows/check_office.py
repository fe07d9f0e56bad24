"""The doctor's checks of Windows, of Excel and of where the workbook lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PureWindowsPath

from ikm_xl.sop.versions import called
from ikm_xl.windows.diagnosis import Check, Diagnosis
from ikm_xl.windows.snapshot import FoundBook, Snapshot
from ikm_xl.workbook.layout import VERSI_BUKU

_EXCEL_NAMES = {14: "Excel 2010", 15: "Excel 2013", 16: "Excel 2016 atau yang lebih baru"}
_MISREAD = "=%^"
"""Signs in a path that cmd.exe or xlwings, through which a button calls Python, take for their own."""


def windows(check: Check, seen: Snapshot) -> Diagnosis:
    """Windows 10 or later, for a 64-bit processor: the packages exist for nothing else."""
    here = seen.windows
    if here is None or not here.build:
        return check.warn("Versi Windows tidak terbaca.", "Pastikan komputer memakai Windows 10 atau 11.")
    name = "Windows 11" if here.build >= 22000 else "Windows 10"
    if here.build < 10240:
        return check.fail(
            f"Windows di komputer ini terlalu lama (nomor rakitan {here.build}).",
            "Gunakan komputer dengan Windows 10 atau 11.",
        )
    if here.machine.upper() not in ("AMD64", "ARM64"):
        return check.fail(
            f"{name} di komputer ini 32-bit, sedangkan program memerlukan 64-bit.",
            "Gunakan komputer dengan Windows 64-bit.",
        )
    return check.ok(f"{name} 64-bit (nomor rakitan {here.build}).")


def excel(check: Check, seen: Snapshot) -> Diagnosis:
    """An Excel that knows the ribbon and the formulas: 2010 or later, whatever its bits."""
    here = seen.excel
    if here is None:
        return check.fail(
            "Microsoft Excel tidak ditemukan. WPS Office dan LibreOffice tidak dapat menjalankan tombol "
            "buku kerja ini.",
            "Pasang Microsoft Excel, atau kerjakan IKM tanpa Excel dengan perintah ikm-xl susun.",
        )
    major, _, _ = here.version.partition(".")
    if not major.isdigit():
        return check.warn(
            f"Versi Excel tidak terbaca ({here.path}).",
            "Bila Excel tidak dapat dibuka, perbaiki pemasangan Microsoft Office.",
        )
    if int(major) < min(_EXCEL_NAMES):
        return check.fail(
            f"Excel versi {here.version} terlalu lama.", "Gunakan Excel 2010 atau yang lebih baru."
        )
    bits = f" {here.bits}-bit" if here.bits else ""
    return check.ok(f"{_EXCEL_NAMES.get(int(major), 'Excel')}{bits} (versi {here.version}).")


def workbook(check: Check, seen: Snapshot) -> Diagnosis:
    """The workbook and the packaged one it came from are there, under a name that xlwings can pass on."""
    book = seen.workbook
    if not seen.template:
        return check.fail(
            "Buku kerja asli di dalam paket ikm-xl hilang; mungkin diambil antivirus.",
            "Kembalikan berkas .xlsm dari karantina antivirus, lalu pasang ulang ikm-xl.",
        )
    if book is None or not book.exists:
        path = f" ({book.path})" if book else ""
        if not seen.installed:
            return check.fail(f"Buku kerja IKM belum ada{path}.", "Jalankan perintah ikm-xl pasang.")
        return check.warn(
            f"Buku kerja IKM tidak ada lagi di tempatnya{path}: dipindahkan, diganti nama, atau diambil "
            "antivirus.",
            "Bila Anda tidak memindahkannya, periksa karantina antivirus; untuk buku kerja baru, jalankan "
            "perintah ikm-xl pasang.",
        )
    misread = [sign for sign in _MISREAD if sign in book.path]
    if misread:
        return check.fail(
            f"Nama buku kerja atau foldernya memuat tanda {' dan '.join(misread)} ({book.path}).",
            "Ganti namanya tanpa tanda itu.",
        )
    return check.ok(f"Buku kerja ada di {book.path}.")


def versions(check: Check, seen: Snapshot) -> Diagnosis:
    """Every workbook is of the version that the program knows: the buttons of another one refuse to work."""
    old = [book for book in seen.books if book.is_old]
    new = [book for book in seen.books if (book.version or 0) > VERSI_BUKU]
    if new:
        return check.fail(
            f"Buku kerja {_names(new)} lebih baru daripada program ini ({called(VERSI_BUKU)}).",
            "Pasang ikm-xl yang terbaru di komputer ini.",
        )
    if old:
        outcome = check.fail if seen.workbook and seen.workbook.path in {b.path for b in old} else check.warn
        return outcome(
            f"Buku kerja {_names(old)} dari versi lama, sedangkan program ini memakai {called(VERSI_BUKU)}.",
            "Buka buku kerja baru lalu klik Perbarui Buku, atau jalankan perintah ikm-xl perbarui; buku lama "
            "tetap utuh.",
        )
    if not seen.workbook or not (seen.workbook.exists or seen.books):
        return check.inapplicable("Tidak ada buku kerja untuk diperiksa.")
    unread = [book.name for book in seen.books if book.version is None]
    if seen.workbook.exists and seen.workbook.path not in {book.path for book in seen.books}:
        unread = [PureWindowsPath(seen.workbook.path).name, *unread]
    if unread:
        return check.warn(
            f"Tidak dikenali sebagai buku kerja IKM: {', '.join(unread)}.",
            "Bila berkas itu memang buku kerja IKM, ambil salinan cadangannya.",
        )
    return check.ok(f"Semua buku kerja ({len(seen.books)}) adalah {called(VERSI_BUKU)}.")


def _names(books: Sequence[FoundBook]) -> str:
    return ", ".join(f"{book.name} (versi {book.version})" for book in books)


def addins(check: Check, seen: Snapshot) -> Diagnosis:
    """No xlwings add-in is loaded: the workbook carries its own, and another version only confuses."""
    found = [file for file in seen.startup if "xlwings" in PureWindowsPath(file).name.lower()]
    if not found:
        return check.ok("Tidak ada pengaya xlwings lain yang dimuat Excel.")
    return check.warn(
        f"Excel juga memuat pengaya xlwings yang tidak diperlukan buku kerja ini: {', '.join(found)}.",
        "Bila tombol IKM bermasalah, tutup Excel lalu pindahkan berkas itu ke folder lain.",
    )


def onedrive(check: Check, seen: Snapshot) -> Diagnosis:
    """The workbook does not lie where OneDrive renames and locks it while it is being written."""
    path = seen.workbook.path if seen.workbook else ""
    synced = [root for root in seen.onedrive if path and PureWindowsPath(path).is_relative_to(root)]
    if not synced:
        return check.ok("Buku kerja tidak berada di folder OneDrive.")
    return check.warn(
        f"Buku kerja berada di folder OneDrive ({synced[0]}), sehingga penyimpanan otomatis dapat "
        "mengganggu tombolnya.",
        "Bila tombol gagal, matikan Simpan Otomatis (AutoSave) di Excel atau pindahkan buku kerja ke folder "
        "di luar OneDrive.",
    )


def processes(check: Check, seen: Snapshot) -> Diagnosis:
    """Excel runs as the same user, with the same rights: another user's xlwings.conf is not ours."""
    if not seen.processes:
        return check.ok("Excel sedang tidak berjalan.")
    if all(process.elevated == seen.elevated is not None for process in seen.processes):
        return check.ok("Excel berjalan dengan hak yang sama seperti program ini.")
    return check.warn(
        "Excel sedang berjalan dengan hak administrator atau sebagai pengguna lain, sehingga mungkin tidak "
        "membaca pengaturan Anda.",
        "Simpan pekerjaan, tutup semua jendela Excel, lalu buka Excel dengan cara biasa (tanpa Jalankan "
        "sebagai administrator).",
    )

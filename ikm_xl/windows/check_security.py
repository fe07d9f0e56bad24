"""The doctor's checks of what Windows and Excel block for safety."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath

from ikm_xl.windows import policies
from ikm_xl.windows.diagnosis import Check, Diagnosis
from ikm_xl.windows.snapshot import Snapshot
from ikm_xl.windows.trust import covers

_TRUST_CENTER = "File > Opsi > Pusat Kepercayaan (Trust Center) > Pengaturan Pusat Kepercayaan"
_ASK_IT = "Minta pengelola TI"


def downloaded(check: Check, seen: Snapshot) -> Diagnosis:
    """The workbook has no Mark of the Web (zone 3 internet, 4 restricted), for which Excel blocks macros."""
    remedy = (
        "Jalankan perintah ikm-xl pasang, bila berkasnya ada di folder IKM; atau klik kanan berkasnya, pilih "
        "Properti, centang Buka blokir (Unblock), lalu klik OK."
    )
    if not (seen.workbook and _from_internet(seen.workbook.zone)):
        marked = [book.name for book in seen.others if _from_internet(book.zone)]
        if marked:
            return check.warn(f"Ditandai sebagai unduhan dari internet: {', '.join(marked)}.", remedy)
        return check.ok("Buku kerja tidak ditandai sebagai unduhan dari internet.")
    if _is_trusted(seen):
        return check.warn(
            "Windows menandai buku kerja sebagai unduhan dari internet; makronya berjalan hanya karena "
            "foldernya tepercaya.",
            remedy,
        )
    return check.fail(
        "Windows menandai buku kerja sebagai unduhan dari internet, sehingga makronya diblokir.", remedy
    )


def macros(check: Check, seen: Snapshot) -> Diagnosis:
    """Excel lets the workbook's macros run: because its folder is trusted, or because the user is asked."""
    allowed = seen.macros
    if allowed is None:
        return check.warn(
            "Pengaturan makro tidak terbaca.", f"Periksa di Excel: {_TRUST_CENTER} > Pengaturan Makro."
        )
    if allowed.vba_off:
        return check.fail(
            "Pengelola komputer mematikan makro (Visual Basic) untuk seluruh Office.",
            f"{_ASK_IT} mengizinkan Visual Basic untuk Excel.",
        )
    if _is_trusted(seen):
        return check.ok("Makro berjalan karena folder buku kerja tepercaya.")
    if allowed.warnings in (3, 4):
        what = "semua makro" if allowed.warnings == 4 else "makro yang tidak bertanda tangan digital"
        if allowed.managed:
            return check.fail(
                f"Pengelola komputer memblokir {what}.",
                f"{_ASK_IT} menambahkan folder buku kerja ke lokasi tepercaya Excel.",
            )
        return check.fail(
            f"Excel memblokir {what}, tanpa bertanya.",
            f"Jalankan perintah ikm-xl pasang; atau buka {_TRUST_CENTER} > Pengaturan Makro dan pilih "
            "Nonaktifkan makro VBA dengan pemberitahuan.",
        )
    if allowed.warnings == 1:
        return check.warn(
            "Excel menjalankan semua makro dari berkas mana pun tanpa bertanya; ini berbahaya.",
            f"Buka {_TRUST_CENTER} > Pengaturan Makro dan pilih Nonaktifkan makro VBA dengan pemberitahuan.",
        )
    internet = " Makro pada berkas unduhan selalu diblokir." if allowed.blocked_from_internet else ""
    return check.ok(
        "Excel bertanya sebelum menjalankan makro: klik Aktifkan Konten saat buku kerja dibuka." + internet
    )


def trusted(check: Check, seen: Snapshot) -> Diagnosis:
    """The workbook's folder is a trusted location: convenient, not necessary."""
    folder, allowed = _folder(seen), seen.macros
    if allowed is None or not folder:
        return check.inapplicable("Tidak ada buku kerja yang diperiksa.")
    if _is_trusted(seen):
        return check.ok(f"Folder {folder} tepercaya.")
    if allowed.trusted_off:
        return check.warn(
            "Lokasi tepercaya milik pengguna dimatikan di komputer ini.",
            f"Klik Aktifkan Konten setiap kali diminta, atau {_ASK_IT[0].lower()}{_ASK_IT[1:]} menambahkan "
            f"{folder}.",
        )
    if _on_network(folder) and not allowed.network_trusted:
        return check.warn(
            f"Folder {folder} berada di jaringan, dan Excel tidak mempercayai folder jaringan.",
            "Simpan buku kerja di komputer ini, atau klik Aktifkan Konten setiap kali diminta.",
        )
    return check.warn(
        f"Folder {folder} belum tepercaya, sehingga Excel bertanya setiap kali buku kerja dibuka.",
        f"Jalankan perintah ikm-xl pasang, atau tambahkan folder itu di {_TRUST_CENTER} > Lokasi Tepercaya.",
    )


def defender(check: Check, seen: Snapshot) -> Diagnosis:
    """Defender lets Excel start another program: the rule that forbids it stops every button."""
    name = (
        "larangan bagi Office untuk menjalankan program lain (Block all Office applications from creating "
        "child processes)"
    )
    if seen.asr == 1:
        return check.fail(
            f"Microsoft Defender menerapkan {name}, sehingga Excel tidak dapat memanggil Python.",
            f"{_ASK_IT} mengecualikan Python milik ikm-xl dari aturan "
            f"{policies.CHILD_PROCESSES}; sementara itu, kerjakan IKM dengan perintah ikm-xl susun.",
        )
    if seen.asr == 6:
        return check.warn(
            f"Microsoft Defender memperingatkan sebelum Excel memanggil Python: {name}.",
            "Pilih Izinkan (Unblock) pada pemberitahuan Windows, lalu klik tombolnya lagi.",
        )
    return check.ok("Excel boleh memanggil Python.")


def win32_calls(check: Check, seen: Snapshot) -> Diagnosis:
    """Defender lets macros declare functions of Windows, as xlwings' VBA in the workbook does."""
    name = (
        "larangan bagi makro Office untuk memanggil fungsi Windows (Block Win32 API calls from Office macros)"
    )
    if seen.asr_win32 == 1:
        return check.fail(
            f"Microsoft Defender menerapkan {name}, sehingga makro buku kerja dapat ditolak.",
            f"{_ASK_IT} mengecualikan folder buku kerja dari aturan {policies.WIN32_CALLS}; sementara itu, "
            "kerjakan IKM dengan perintah ikm-xl susun.",
        )
    if seen.asr_win32 == 6:
        return check.warn(
            f"Microsoft Defender memperingatkan sebelum makro buku kerja berjalan: {name}.",
            "Pilih Izinkan (Unblock) pada pemberitahuan Windows, lalu klik tombolnya lagi.",
        )
    return check.ok("Makro boleh memanggil fungsi Windows yang diperlukannya.")


def _from_internet(zone: str | None) -> bool:
    found = re.search(r"ZoneId\s*=\s*(\d+)", zone or "")
    return found is not None and int(found[1]) >= 3


def _folder(seen: Snapshot) -> str:
    return str(PureWindowsPath(seen.workbook.path).parent) if seen.workbook else ""


def _on_network(folder: str) -> bool:
    return folder.startswith("\\\\")


def _is_trusted(seen: Snapshot) -> bool:
    folder, allowed = _folder(seen), seen.macros
    if allowed is None or not folder or allowed.trusted_off:
        return False
    if _on_network(folder) and not allowed.network_trusted:
        return False
    return any(covers(location, folder) for location in allowed.trusted)

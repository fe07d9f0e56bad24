"""The doctor's checks of Python, its packages and what Excel is told about them."""

from __future__ import annotations

from pathlib import PureWindowsPath

from ikm_xl.windows.diagnosis import Check, Diagnosis
from ikm_xl.windows.snapshot import USER_CONF, Snapshot, deciding

_PYWIN32 = ("pywintypes", "win32api", "pythoncom")
_REINSTALL = "Pasang ulang ikm-xl menurut panduan, lalu jalankan perintah ikm-xl pasang."
_SET_UP = "Jalankan perintah ikm-xl pasang."


def python(check: Check, seen: Snapshot) -> Diagnosis:
    """A Python that the packages are made for, not the Microsoft Store's."""
    here = seen.python
    version = ".".join(map(str, here.version))
    if here.version < (3, 11):
        return check.fail(f"Python {version} terlalu lama.", "Pasang Python 3.12 menurut panduan.")
    if here.bits != 64 and seen.platform == "win32":
        return check.fail(
            f"Python {version} di komputer ini {here.bits}-bit.", "Pasang Python 3.12 64-bit menurut panduan."
        )
    if {"WindowsApps", "Packages"} & set(PureWindowsPath(here.base).parts) and seen.platform == "win32":
        return check.warn(
            f"Python {version} berasal dari Microsoft Store, yang menyembunyikan berkasnya dari Excel.",
            "Bila tombol gagal, pasang Python dari python.org atau dengan uv menurut panduan.",
        )
    return check.ok(f"Python {version} {here.bits}-bit ({here.path}).")


def packages(check: Check, seen: Snapshot) -> Diagnosis:
    """Every package that the program needs is installed."""
    missing = [name for name, version in seen.packages.items() if version is None]
    if missing:
        return check.fail(f"Paket Python belum lengkap: {', '.join(missing)}.", _REINSTALL)
    versions = (f"{name} {version}" for name, version in seen.packages.items())
    return check.ok(f"Lengkap: {', '.join(versions)}.")


def conf_files(check: Check, seen: Snapshot) -> Diagnosis:
    """The settings of xlwings are readable and hold nothing old that sends a button astray."""
    for place in seen.conf:
        if place.broken:
            lines = ", ".join(map(str, place.broken))
            return check.fail(
                f"Baris {lines} pada {place.path} tidak dapat dibaca Excel.",
                "Buka berkas itu dengan Notepad, hapus baris kosong atau rusak (bentuk yang benar: "
                '"KUNCI","nilai"), dan simpan dengan pengodean ANSI.',
            )
    for key, harm in (
        ("USE UDF SERVER", _value(seen, "USE UDF SERVER").lower() in ("true", "1", "-1")),
        ("PYTHONPATH", _value(seen, "PYTHONPATH").endswith("\\")),
        ("CONDA PATH", bool(_value(seen, "CONDA PATH") and _value(seen, "CONDA ENV"))),
    ):
        layer = deciding(seen.conf, key)
        if harm and layer:
            return check.fail(
                f"Pengaturan lama {key} pada {layer.source} ({layer.path}) mengganggu tombol IKM.",
                f"Hapus baris {key} dari {layer.source}.",
            )
    layer = deciding(seen.conf, "INTERPRETER_WIN")
    if layer is None:
        return check.fail("Excel belum diberi tahu letak Python (INTERPRETER_WIN).", _SET_UP)
    if layer.source != USER_CONF:
        return check.warn(
            f"Letak Python ditentukan oleh {layer.source} ({layer.path}), bukan oleh pengaturan pengguna.",
            f"Bila letaknya salah, hapus baris INTERPRETER_WIN dari {layer.source}.",
        )
    return check.ok(f"Terbaca dari {layer.path}.")


def interpreter(check: Check, seen: Snapshot) -> Diagnosis:
    """The Python that Excel will call exists, starts, and can import what a button needs."""
    called = seen.interpreter
    if called is None or not called.exists:
        return _not_there(check, seen)
    if not _representable(called.path, seen.ansi):
        return check.fail(
            f"Letak Python memuat huruf yang tidak dikenal Excel ({called.path}).",
            r"Pasang ikm-xl di folder tanpa huruf khusus, misalnya C:\ikm-xl, lalu jalankan perintah "
            "ikm-xl pasang dari sana.",
        )
    if called.exit_code != 0 or called.versions is None:
        reason = (called.error.splitlines() or ["tidak ada keterangan"])[-1]
        return check.fail(
            f"Python untuk Excel ({called.path}) tidak dapat dijalankan: {reason.rstrip('.')}.",
            "Bila antivirus menahannya, minta pengelola TI mengizinkannya; bila tidak, pasang ulang ikm-xl.",
        )
    failures = {name: why for name, why in (called.failures or {}).items() if name not in _PYWIN32}
    if failures:
        reasons = "; ".join(f"{name} ({why})" for name, why in failures.items())
        return check.fail(f"Python untuk Excel tidak dapat memuat: {reasons}.", _REINSTALL)
    theirs, ours = called.versions.get("ikm_xl"), seen.packages.get("ikm-xl")
    if ours and theirs != ours:
        return check.warn(
            f"Excel memakai ikm-xl versi {theirs} ({called.path}), sedangkan perintah ini versi {ours}.",
            _SET_UP,
        )
    return check.ok(
        f"{called.path} dapat memuat ikm-xl {theirs} dan xlwings {called.versions.get('xlwings')}."
    )


def _not_there(check: Check, seen: Snapshot) -> Diagnosis:
    called = seen.interpreter
    if called and called.alias:
        return check.fail(
            "Letak Python belum diatur, dan perintah python di komputer ini hanya membuka Microsoft Store.",
            _SET_UP,
        )
    if called and PureWindowsPath(called.path).is_absolute():
        return check.fail(f"Python yang diatur untuk Excel tidak ada: {called.path}.", _SET_UP)
    return check.fail("Letak Python untuk Excel belum diatur.", _SET_UP)


def pywin32(check: Check, seen: Snapshot) -> Diagnosis:
    """The modules through which Python talks to Excel can be imported."""
    called = seen.interpreter
    if called is None or called.versions is None:
        return check.inapplicable("Tidak dapat diperiksa sebelum Python untuk Excel berjalan.")
    failures = {name: why for name, why in (called.failures or {}).items() if name in _PYWIN32}
    if failures:
        reasons = "; ".join(f"{name} ({why})" for name, why in failures.items())
        return check.fail(f"Penghubung Python dan Excel rusak: {reasons}.", _REINSTALL)
    return check.ok("Python dapat berhubungan dengan Excel.")


def embedded(check: Check, seen: Snapshot) -> Diagnosis:
    """The workbook's VBA and the installed package are the same xlwings: nothing else compares them."""
    book, called = seen.workbook, seen.interpreter
    inside = book.xlwings if book else None
    outside = (called.versions or {}).get("xlwings") if called else None
    outside = outside or seen.packages.get("xlwings")
    if book is None or not book.exists or not outside:
        return check.inapplicable("Tidak ada buku kerja atau xlwings untuk dibandingkan.")
    if inside is None:
        return check.warn(
            f"Versi xlwings di buku kerja tidak terbaca ({book.path}).",
            "Bila buku kerja tidak dapat dibuka di Excel, ambil salinan cadangannya.",
        )
    remedy = "Perbarui buku kerja itu dengan tombol Perbarui Buku di buku kerja baru, atau ikm-xl perbarui."
    if inside.split(".")[:2] != outside.split(".")[:2]:
        return check.fail(f"Buku kerja memakai xlwings {inside}, komputer ini {outside}.", remedy)
    if inside != outside:
        return check.warn(f"Buku kerja memakai xlwings {inside}, komputer ini {outside}.", remedy)
    others = [
        f"{other.name} ({other.xlwings or 'tidak terbaca'})"
        for other in seen.others
        if other.xlwings != outside
    ]
    if others:
        return check.warn(f"Buku kerja lain tidak memakai xlwings {outside}: {', '.join(others)}.", remedy)
    return check.ok(f"Sama: {inside}.")


def _value(seen: Snapshot, key: str) -> str:
    layer = deciding(seen.conf, key)
    return layer.entries[key] if layer else ""


def _representable(path: str, ansi: str) -> bool:
    try:
        path.encode(ansi)
    except UnicodeEncodeError:
        return False
    return True

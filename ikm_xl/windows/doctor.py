"""Judges the seen of a computer: what keeps the workbook's buttons from working, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable

from ikm_xl.windows import check_office, check_python, check_security
from ikm_xl.windows.diagnosis import Check, Diagnosis
from ikm_xl.windows.snapshot import Snapshot

Judge = Callable[[Check, Snapshot], Diagnosis]

EVERYWHERE: tuple[tuple[str, Judge], ...] = (
    ("Python", check_python.python),
    ("Paket Python", check_python.packages),
)
WINDOWS_ONLY: tuple[tuple[str, Judge], ...] = (
    ("Windows", check_office.windows),
    ("Excel", check_office.excel),
    ("Pengaturan xlwings", check_python.conf_files),
    ("Python untuk Excel", check_python.interpreter),
    ("Penghubung Excel (pywin32)", check_python.pywin32),
    ("Buku kerja", check_office.workbook),
    ("Versi buku kerja", check_office.versions),
    ("Versi xlwings di buku kerja", check_python.embedded),
    ("Tanda unduhan dari internet", check_security.downloaded),
    ("Izin makro", check_security.macros),
    ("Lokasi tepercaya", check_security.trusted),
    ("Pelindung Microsoft Defender", check_security.defender),
    ("Pelindung Microsoft Defender (makro)", check_security.win32_calls),
    ("Pengaya (add-in) xlwings", check_office.addins),
    ("Letak di OneDrive", check_office.onedrive),
    ("Hak akses Excel", check_office.processes),
)


def diagnose(seen: Snapshot) -> tuple[Diagnosis, ...]:
    """One finding for every check, whatever the computer; the order is that of the work."""
    if seen.platform != "win32":
        elsewhere = "Hanya berlaku di Windows dengan Microsoft Excel."
        skipped = tuple(Check(name).inapplicable(elsewhere) for name, _ in WINDOWS_ONLY)
        return (*(judge(Check(name), seen) for name, judge in EVERYWHERE), *skipped)
    checks = (*WINDOWS_ONLY[:2], *EVERYWHERE, *WINDOWS_ONLY[2:])
    return tuple(judge(Check(name), seen) for name, judge in checks)

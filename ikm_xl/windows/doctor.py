"""Judges the readings of a computer: what keeps the workbook's buttons from working, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable

from ikm_xl.windows import check_office, check_python, check_security
from ikm_xl.windows.finding import Check, Finding
from ikm_xl.windows.readings import Readings

Judge = Callable[[Check, Readings], Finding]

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
    ("Versi xlwings di buku kerja", check_python.embedded),
    ("Tanda unduhan dari internet", check_security.downloaded),
    ("Izin makro", check_security.macros),
    ("Lokasi tepercaya", check_security.trusted),
    ("Pelindung Microsoft Defender", check_security.defender),
    ("Pengaya (add-in) xlwings", check_office.addins),
    ("Letak di OneDrive", check_office.onedrive),
    ("Hak akses Excel", check_office.processes),
)


def diagnose(readings: Readings) -> tuple[Finding, ...]:
    """One finding for every check, whatever the computer; the order is that of the work."""
    if readings.platform != "win32":
        elsewhere = "Hanya berlaku di Windows dengan Microsoft Excel."
        skipped = tuple(Check(name).inapplicable(elsewhere) for name, _ in WINDOWS_ONLY)
        return (*(judge(Check(name), readings) for name, judge in EVERYWHERE), *skipped)
    checks = (*WINDOWS_ONLY[:2], *EVERYWHERE, *WINDOWS_ONLY[2:])
    return tuple(judge(Check(name), readings) for name, judge in checks)

"""Every check on recorded good and bad seen, and the Indonesian of every message."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from ikm_xl.windows.diagnosis import Diagnosis
from ikm_xl.windows.doctor import EVERYWHERE, WINDOWS_ONLY, diagnose
from ikm_xl.windows.snapshot import (
    FOLDER_CONF,
    SHEET_CONF,
    USER_CONF,
    ConfLayer,
    Excel,
    ExcelProcess,
    FoundBook,
    Interpreter,
    Macros,
    Python,
    Snapshot,
    TrustedLocation,
    Windows,
    Workbook,
)
from ikm_xl.workbook.layout import VERSI_BUKU

VENV = r"C:\Users\Siti Nurhaliza\AppData\Local\ikm-xl\Scripts\python.exe"
FOLDER = r"C:\Users\Siti Nurhaliza\Documents\IKM"
BOOK = Workbook(rf"{FOLDER}\IKM_Kecamatan.xlsm", True, None, "0.37.8")
CALLED = Interpreter(VENV, True, False, 0, {"ikm_xl": "0.1.0", "xlwings": "0.37.8"}, {})
SHEET = ConfLayer(SHEET_CONF, BOOK.path, {"ADD_WORKBOOK_TO_PYTHONPATH": "False"})
USER = ConfLayer(USER_CONF, r"C:\Users\Siti Nurhaliza\.xlwings\xlwings.conf", {"INTERPRETER_WIN": VENV})
MACROS = Macros(2, False, False, False, (TrustedLocation(FOLDER + "\\", False),), False, False)
ASKING = replace(MACROS, trusted=())

GOOD = Snapshot(
    "win32",
    "cp1252",
    Python(VENV, (3, 12, 10), 64, r"C:\Users\Siti Nurhaliza\AppData\Local\Programs\Python\Python312"),
    {"ikm-xl": "0.1.0", "xlwings": "0.37.8"},
    windows=Windows(22631, "AMD64"),
    excel=Excel(r"C:\Program Files\Microsoft Office\Root\Office16\EXCEL.EXE", "16.0.17328.20162", 64),
    conf=(SHEET, USER),
    interpreter=CALLED,
    workbook=BOOK,
    books=(FoundBook(BOOK.path, VERSI_BUKU),),
    installed=True,
    macros=MACROS,
    startup=(r"C:\Users\Siti Nurhaliza\AppData\Roaming\Microsoft\Excel\XLSTART\PERSONAL.XLSB",),
    onedrive=(r"C:\Users\Siti Nurhaliza\OneDrive",),
    processes=(ExcelProcess(4312, False),),
    elevated=False,
)


def user(**entries: str) -> tuple[ConfLayer, ...]:
    changed = {**USER.entries, **{key.replace("_", " "): value for key, value in entries.items()}}
    return (SHEET, replace(USER, entries=changed))


def books(**versions: int | None) -> dict[str, Any]:
    return {"books": tuple(FoundBook(rf"{FOLDER}\{name}.xlsm", v) for name, v in versions.items())}


def beside(**differences: str) -> dict[str, Any]:
    other = FoundBook(rf"{FOLDER}\S2.xlsm", VERSI_BUKU, **differences)
    return {"books": (*GOOD.books, other)}


def at(path: str) -> Workbook:
    return replace(BOOK, path=path)


CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    # check, expected state, words the message must contain, what differs from the good computer
    ("Windows", "ok", "Windows 10", {"windows": Windows(19045, "AMD64")}),
    ("Windows", "ok", "Windows 11", {"windows": Windows(26100, "ARM64")}),
    ("Windows", "gagal", "terlalu lama", {"windows": Windows(9600, "AMD64")}),
    ("Windows", "gagal", "32-bit", {"windows": Windows(19045, "x86")}),
    ("Windows", "peringatan", "tidak terbaca", {"windows": None}),
    ("Excel", "ok", "Excel 2010 32-bit", {"excel": Excel("E", "14.0.7268.5000", 32)}),
    ("Excel", "gagal", "terlalu lama", {"excel": Excel("E", "12.0.4518.1014", 32)}),
    ("Excel", "gagal", "WPS Office", {"excel": None}),
    ("Excel", "peringatan", "tidak terbaca", {"excel": Excel("E", "", None)}),
    ("Python", "gagal", "3.10.4 terlalu lama", {"python": replace(GOOD.python, version=(3, 10, 4))}),
    ("Python", "gagal", "32-bit", {"python": replace(GOOD.python, bits=32)}),
    (
        "Python",
        "peringatan",
        "Microsoft Store",
        {
            "python": replace(
                GOOD.python, base=r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12"
            )
        },
    ),
    ("Paket Python", "gagal", "lxml", {"packages": {**GOOD.packages, "lxml": None}}),
    ("Pengaturan xlwings", "gagal", "belum diberi tahu", {"conf": (SHEET,)}),
    ("Pengaturan xlwings", "gagal", "Baris 2, 4", {"conf": (SHEET, replace(USER, broken=(2, 4)))}),
    ("Pengaturan xlwings", "gagal", "USE UDF SERVER", {"conf": user(USE_UDF_SERVER="True")}),
    ("Pengaturan xlwings", "gagal", "PYTHONPATH", {"conf": user(PYTHONPATH="C:\\skrip\\")}),
    ("Pengaturan xlwings", "gagal", "CONDA PATH", {"conf": user(CONDA_PATH="C:\\conda", CONDA_ENV="base")}),
    ("Pengaturan xlwings", "ok", "Terbaca", {"conf": user(CONDA_PATH="", CONDA_ENV="base")}),
    (
        "Pengaturan xlwings",
        "peringatan",
        "folder buku kerja",
        {"conf": (SHEET, ConfLayer(FOLDER_CONF, "F", {"INTERPRETER_WIN": "D:\\p.exe"}), USER)},
    ),
    ("Python untuk Excel", "gagal", "tidak ada: C:", {"interpreter": Interpreter(VENV, False)}),
    ("Python untuk Excel", "gagal", "belum diatur", {"interpreter": Interpreter("python", False)}),
    ("Python untuk Excel", "gagal", "Microsoft Store", {"interpreter": Interpreter("python", False, True)}),
    (
        "Python untuk Excel",
        "gagal",
        "huruf yang tidak dikenal",
        {"interpreter": replace(CALLED, path="C:\\データ\\python.exe")},
    ),
    (
        "Python untuk Excel",
        "gagal",
        "Access is denied",
        {
            "interpreter": replace(
                CALLED, exit_code=None, versions=None, error="[WinError 5] Access is denied"
            )
        },
    ),
    (
        "Python untuk Excel",
        "gagal",
        "tidak ada keterangan",
        {"interpreter": replace(CALLED, exit_code=101, versions=None, error="")},
    ),
    (
        "Python untuk Excel",
        "gagal",
        "No module named 'pandas'",
        {
            "interpreter": replace(
                CALLED, failures={"ikm_xl.ribbon": "ModuleNotFoundError: No module named 'pandas'"}
            )
        },
    ),
    (
        "Python untuk Excel",
        "peringatan",
        "versi 0.0.9",
        {"interpreter": replace(CALLED, versions={"ikm_xl": "0.0.9", "xlwings": "0.37.8"})},
    ),
    (
        "Penghubung Excel (pywin32)",
        "gagal",
        "DLL load failed",
        {"interpreter": replace(CALLED, failures={"win32api": "ImportError: DLL load failed"})},
    ),
    (
        "Penghubung Excel (pywin32)",
        "tidak berlaku",
        "sebelum Python",
        {"interpreter": Interpreter("python", False)},
    ),
    ("Buku kerja", "gagal", "belum ada", {"workbook": replace(BOOK, exists=False), "installed": False}),
    ("Buku kerja", "peringatan", "antivirus", {"workbook": replace(BOOK, exists=False)}),
    ("Buku kerja", "gagal", "di dalam paket", {"template": False}),
    ("Buku kerja", "gagal", "tanda =", {"workbook": at(rf"{FOLDER}\IKM=2025.xlsm")}),
    ("Buku kerja", "gagal", "tanda % dan ^", {"workbook": at(r"C:\100%^\IKM.xlsm")}),
    ("Versi buku kerja", "gagal", "IKM_Kecamatan.xlsm (versi 1)", books(IKM_Kecamatan=1)),
    ("Versi buku kerja", "peringatan", "lama.xlsm (versi 1)", books(IKM_Kecamatan=VERSI_BUKU, lama=1)),
    ("Versi buku kerja", "gagal", "lebih baru daripada program", books(baru=VERSI_BUKU + 1, lama=1)),
    ("Versi buku kerja", "ok", "Semua buku kerja (2)", books(IKM_Kecamatan=VERSI_BUKU, S2=VERSI_BUKU)),
    ("Versi buku kerja", "peringatan", "rusak.xlsm", books(IKM_Kecamatan=VERSI_BUKU, rusak=None)),
    ("Versi buku kerja", "peringatan", "gaji.xlsm", {"workbook": at(rf"{FOLDER}\gaji.xlsm"), **books()}),
    ("Versi buku kerja", "tidak berlaku", "", {"workbook": replace(BOOK, exists=False), **books()}),
    ("Versi xlwings di buku kerja", "gagal", "0.36.0", {"workbook": replace(BOOK, xlwings="0.36.0")}),
    ("Versi xlwings di buku kerja", "peringatan", "0.37.9", {"workbook": replace(BOOK, xlwings="0.37.9")}),
    ("Versi xlwings di buku kerja", "peringatan", "tidak terbaca", {"workbook": replace(BOOK, xlwings=None)}),
    ("Versi xlwings di buku kerja", "tidak berlaku", "", {"workbook": replace(BOOK, exists=False)}),
    ("Versi xlwings di buku kerja", "peringatan", "S2.xlsm (0.36.0)", beside(xlwings="0.36.0")),
    ("Tanda unduhan dari internet", "peringatan", "S2.xlsm", beside(xlwings="0.37.8", zone="ZoneId=3")),
    (
        "Tanda unduhan dari internet",
        "gagal",
        "makronya diblokir",
        {
            "workbook": replace(BOOK, zone="[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://contoh.go.id\r\n"),
            "macros": ASKING,
        },
    ),
    (
        "Tanda unduhan dari internet",
        "peringatan",
        "hanya karena foldernya tepercaya",
        {"workbook": replace(BOOK, zone="[ZoneTransfer]\nZoneId=4")},
    ),
    ("Tanda unduhan dari internet", "ok", "", {"workbook": replace(BOOK, zone="[ZoneTransfer]\nZoneId=1")}),
    ("Izin makro", "ok", "Aktifkan Konten", {"macros": ASKING}),
    ("Izin makro", "ok", "Aktifkan Konten", {"macros": replace(ASKING, warnings=None)}),
    ("Izin makro", "ok", "unduhan selalu diblokir", {"macros": replace(ASKING, blocked_from_internet=True)}),
    ("Izin makro", "ok", "folder buku kerja tepercaya", {"macros": replace(MACROS, warnings=4)}),
    ("Izin makro", "gagal", "tanpa bertanya", {"macros": replace(ASKING, warnings=4)}),
    ("Izin makro", "gagal", "tanda tangan digital", {"macros": replace(ASKING, warnings=3)}),
    ("Izin makro", "gagal", "Pengelola", {"macros": replace(ASKING, warnings=4, managed=True)}),
    (
        "Izin makro",
        "gagal",
        "Pengelola",
        {"macros": replace(MACROS, warnings=4, managed=True, trusted_off=True)},
    ),
    ("Izin makro", "gagal", "Visual Basic", {"macros": replace(MACROS, vba_off=True)}),
    ("Izin makro", "peringatan", "berbahaya", {"macros": replace(ASKING, warnings=1)}),
    ("Izin makro", "peringatan", "tidak terbaca", {"macros": None}),
    ("Lokasi tepercaya", "peringatan", "belum tepercaya", {"macros": ASKING}),
    ("Lokasi tepercaya", "peringatan", "dimatikan", {"macros": replace(MACROS, trusted_off=True)}),
    ("Lokasi tepercaya", "peringatan", "jaringan", {"workbook": at(r"\\server\bersama\IKM\buku.xlsm")}),
    (
        "Lokasi tepercaya",
        "ok",
        "tepercaya",
        {
            "workbook": at(r"\\server\bersama\IKM\buku.xlsm"),
            "macros": replace(
                MACROS, trusted=(TrustedLocation(r"\\server\bersama", True),), network_trusted=True
            ),
        },
    ),
    ("Lokasi tepercaya", "tidak berlaku", "", {"workbook": None}),
    ("Pelindung Microsoft Defender", "gagal", "tidak dapat memanggil Python", {"asr": 1}),
    ("Pelindung Microsoft Defender", "peringatan", "memperingatkan", {"asr": 6}),
    ("Pelindung Microsoft Defender", "ok", "", {"asr": 2}),
    ("Pelindung Microsoft Defender (makro)", "gagal", "dapat ditolak", {"asr_win32": 1}),
    ("Pelindung Microsoft Defender (makro)", "peringatan", "memperingatkan", {"asr_win32": 6}),
    ("Pelindung Microsoft Defender (makro)", "ok", "", {"asr_win32": 2, "asr": 1}),
    ("Pengaya (add-in) xlwings", "peringatan", "XLWINGS.xlam", {"startup": (r"C:\XLSTART\XLWINGS.xlam",)}),
    (
        "Letak di OneDrive",
        "peringatan",
        "penyimpanan otomatis",
        {"workbook": at(r"C:\Users\Siti Nurhaliza\OneDrive\Dokumen\IKM\buku.xlsm")},
    ),
    ("Hak akses Excel", "ok", "tidak berjalan", {"processes": ()}),
    ("Hak akses Excel", "peringatan", "administrator", {"processes": (ExcelProcess(1, True),)}),
    ("Hak akses Excel", "peringatan", "pengguna lain", {"processes": (ExcelProcess(1, None),)}),
]


def finding(name: str, seen: Snapshot) -> Diagnosis:
    return next(found for found in diagnose(seen) if found.pemeriksaan == name)


def everything_said() -> list[Diagnosis]:
    read = [GOOD, *(replace(GOOD, **changed) for *_, changed in CASES), replace(GOOD, platform="linux")]
    return [found for seen in read for found in diagnose(seen)]


def test_on_a_good_computer_everything_is_ok() -> None:
    assert [found for found in diagnose(GOOD) if found.keadaan != "ok"] == []
    assert len(diagnose(GOOD)) == len(EVERYWHERE) + len(WINDOWS_ONLY)


@pytest.mark.parametrize(("name", "state", "words", "changed"), CASES)
def test_one_difference_is_judged(name: str, state: str, words: str, changed: dict[str, Any]) -> None:
    found = finding(name, replace(GOOD, **changed))
    assert (found.keadaan, words in found.keterangan) == (state, True), found


def test_every_check_is_shown_both_good_and_bad() -> None:
    failing = {name for name, state, *_ in CASES if state in ("gagal", "peringatan")}
    assert failing == {name for name, _ in (*EVERYWHERE, *WINDOWS_ONLY)}


def test_a_computer_without_anything_gets_an_answer_from_every_check() -> None:
    bare = Snapshot("win32", "cp1252", GOOD.python, GOOD.packages)
    assert {found.keadaan for found in diagnose(bare)} <= {"ok", "peringatan", "gagal", "tidak berlaku"}
    assert len(diagnose(bare)) == len(diagnose(GOOD))


def test_on_linux_it_says_what_does_not_apply() -> None:
    found = diagnose(replace(GOOD, platform="linux"))
    assert [f.pemeriksaan for f in found if f.keadaan == "ok"] == ["Python", "Paket Python"]
    assert {f.keterangan for f in found if f.keadaan != "ok"} == {
        "Hanya berlaku di Windows dengan Microsoft Excel."
    }


def test_a_remedy_stands_exactly_where_something_is_wrong() -> None:
    for found in everything_said():
        assert bool(found.perbaikan) == (found.keadaan in ("peringatan", "gagal")), found


def test_every_message_is_whole_sentences_in_indonesian() -> None:
    english = re.compile(r"\b(the|is|not|found|file|please|error|failed|missing|run|click|install)\b", re.I)
    quoted = re.compile(r"\(.*?\)|[A-Z]:\\\S+|File >|: ImportError.*|: \[WinError.*|ModuleNotFoundError.*")
    for found in everything_said():
        for text in filter(None, (found.keterangan, found.perbaikan)):
            assert text[0].isupper() or text.startswith("C:"), text
            assert text.endswith("."), text
            assert not english.search(quoted.sub("", text)), text

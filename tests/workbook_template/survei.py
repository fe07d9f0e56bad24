"""A survey of 217 respondents in the workbook, as the SOP's steps leave it, and what programs show of it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pandas as pd
import xlwings as xw
from openpyxl import Workbook, load_workbook

from ikm_xl import engine
from ikm_xl.sop.store import Store
from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.index import Basis, Index, compute
from ikm_xl.survey.suggestions import SUGGESTIONS
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from tests import cells
from tests.conftest import Convert

N = 217
LAINNYA = "Lain-lain"  # the last category, where there are more than the sheet has rows
_chance = random.Random(14)
_DISLIKED = {"U9": 0.4, "U3": 0.3, "U8": 0.25}
JAWABAN = pd.DataFrame(
    {
        kode: _chance.choices(
            (1, 2, 3, 4),
            (0.02, 0.04 + _DISLIKED.get(kode, 0.0), 0.6, 0.34 - _DISLIKED.get(kode, 0.0) / 2),
            k=N,
        )
        for kode in KODE
    }
).astype("float64")
PROFIL = pd.DataFrame(
    {
        "tanggal": "2025-03-01",
        "jenis_kelamin": _chance.choices(("Laki-laki", "Perempuan", None), (40, 55, 5), k=N),
        "umur": None,
        "kelompok_umur": _chance.choices(("Di bawah 20", "20–29", "30–39", "60 ke atas", None), k=N),
        "pendidikan": _chance.choices(("SMA", "SD", "S1", "SMA*", None), k=N),
        "pekerjaan": _chance.choices([*(f"Pekerjaan {i}" for i in range(1, 15)), ">5"], k=N),
        "layanan": None,
        "saran": None,
        "baris": range(2, N + 2),
    }
).astype(object)

INDEKS: Index = compute(JAWABAN, Basis(KODE, None, DEFAULT))
"""Python's own index of the survey."""

_PEJABAT = {
    f"pejabat_{peran}_{key}": value
    for peran, nama, pangkat, nip in (
        ("camat", "NAMA CAMAT, S.Sos., M.Si.", "Pembina Tk. I", "19700101 199001 1 001"),
        ("kasi", "NAMA KASI, S.AP.", "Penata", "19800202 200502 2 002"),
        ("staf", "NAMA STAF, A.Md.", "Pengatur", "19900303 201503 1 003"),
    )
    for key, value in (("nama", nama), ("pangkat", pangkat), ("nip", nip))
}
PENGATURAN: Mapping[str, Any] = {
    **_PEJABAT,
    "instansi_pemerintah": "Pemerintah Kabupaten Mojokerto",
    "instansi_kecamatan": "Kecamatan Sooko",
    "instansi_alamat": "Jl. Bhayangkara No. 250 Sooko",
    "instansi_kode_pos": "61361",
    "instansi_telepon": "(0321) 321234",
    "instansi_pos_el": "kecamatan@contoh.go.id",
    "instansi_situs": "sooko.mojokerto.go.id",
    "instansi_tempat": "Sooko",
    "instansi_nomor_sop": "065/75/416-313/2025",
    "pejabat_camat_jabatan": "Camat Sooko",
    "perhitungan_populasi": 480,
    "perhitungan_target": 85,
    "surat_nomor": "000.8.3.3/120/416-313/2025",
}
NARASI = (
    "Survei Kepuasan Masyarakat Kecamatan Sooko Semester I Tahun 2025 dilaksanakan pada tanggal 1 Januari "
    "2025 sampai dengan 30 Juni 2025 dan diikuti oleh 217 responden. Nilai Indeks Kepuasan Masyarakat (IKM) "
    "termasuk mutu pelayanan B dengan kinerja unit pelayanan Baik menurut "
    "Peraturan Menteri PANRB Nomor 14 Tahun 2017.",
    *("Tiga unsur dengan nilai terendah adalah U9 Sarana dan Prasarana; U3 Waktu Penyelesaian; dan U8.",) * 4,
    "Untuk memperbaiki nilai IKM, Kecamatan Sooko menyusun Rencana Tindak Lanjut (RTL) yang memprioritaskan "
    "unsur U9 Sarana dan Prasarana; U3 Waktu Penyelesaian; dan U8 Penanganan Pengaduan, Saran, dan Masukan.",
)
SARAN = (
    "– AC ruang tunggu mati (12 responden)\n– Parkir sempit, mohon diperluas sampai ke halaman samping kantor"
)


def isi(book: xw.Book, **settings: Any) -> None:
    """Fill a fresh workbook: respondents, categories, settings."""
    rows = [
        [number, *answers, None, *profile]
        for number, (answers, profile) in enumerate(
            zip(JAWABAN.to_numpy().tolist(), PROFIL.to_numpy().tolist(), strict=True), 1
        )
    ]
    anchor = cells.grow(book, "responden", rows)
    for name in ("jawaban", "profil"):
        offset = layout.place(name).column - layout.place("responden").column
        cells.rename(book, name, anchor[0, offset].resize(N, layout.place(name).columns))
    shown = []
    for column in layout.KATEGORI:
        found, room = list(PROFIL[column].dropna().unique()), layout.place(f"profil_{column}").rows
        shown.append(found if len(found) <= room else [*found[: room - 1], LAINNYA])
    cells.write(book, "kategori", list(zip_longest(*shown)))
    for name, value in {**PENGATURAN, **settings}.items():
        cells.write_one(book, name, value)


def selesaikan(book: xw.Book) -> None:
    """Fill what steps 2 to 4 write: texts, RTL with the last period's, date and code, the history."""
    cells.write(book, "dokumen_narasi", [[text] for text in NARASI])
    cells.write(book, "dokumen_komentar", [[SARAN if kode in INDEKS.terendah else None] for kode in KODE])
    plans = [
        [SUGGESTIONS[kode].program, None, None, "✓", "✓", "Kepala Seksi Pelayanan", SUGGESTIONS[kode].target]
        for kode in INDEKS.terendah
    ]
    codes = [[kode] for kode in INDEKS.terendah]
    cells.write(book, "rtl_kode", codes)
    more = (
        "30,0% jawaban bernilai 1–2",
        "Nilai unsur naik dari 72,12 (NRR 2,8848)",
        "APBD Rp5.000.000",
        "usulan",
    )
    cells.write(book, "rtl_isi", [[*plan, *more] for plan in plans])
    cells.write(book, "rtl_komentar", [[SARAN]] * len(INDEKS.terendah))
    cells.write_one(book, "tindak_lanjut_periode", "Semester II Tahun 2024")
    cells.write(book, "tindak_lanjut_kode", codes)
    cells.write(
        book, "tindak_lanjut_isi", [[*plan, "Selesai", "Foto kegiatan", "Anggaran"] for plan in plans]
    )
    cells.write_one(book, "tanggal_pengesahan", datetime(2025, 7, 31))
    cells.write_one(book, "kode_verifikasi", "7F3A-91C2")
    cells.write(book, "kelengkapan", [["Responden", "lengkap", "Perhitungan", None]])
    years = ((1, 2025, 79.4), (2, 2024, 78.12), (1, 2024, 75.9))
    history = [
        [f"Semester {'I' * ke} Tahun {year}", "semester", ke, year, N, ikm, "B", 85, "7F3A-91C2", None]
        for ke, year, ikm in years
    ]
    cells.grow(book, "riwayat", [[*row, *[3.1] * len(KODE)] for row in history])


def sahkan(book: xw.Book) -> None:
    """Keep what is printed as what was approved, as Siapkan Pengesahan does."""
    store = Store(book)
    state = store.load()
    store.save(state, replace(state, approved=True))


@dataclass(frozen=True)
class Tampilan:
    """What a program shows: values by sheet, empty cells and empty texts alike None."""

    values: Mapping[str, list[list[Any]]]

    def __call__(self, sheet: str, row: int, column: int) -> Any:
        rows = self.values[sheet]
        inside = row <= len(rows) and column <= len(rows[row - 1])
        return rows[row - 1][column - 1] if inside else None

    def area(self, name: str) -> list[list[Any]]:
        """The rows of a named area of fixed shape."""
        area = layout.place(name)
        return [
            [self(area.sheet, area.row + row, area.column + column) for column in range(area.columns)]
            for row in range(area.rows)
        ]

    def one(self, name: str) -> Any:
        """The first cell of a named area."""
        return self.area(name)[0][0]

    def texts(self, sheet: str) -> list[str]:
        """Every text and number of the sheet, row by row."""
        return [str(value) for row in self.values[sheet] for value in row if value is not None]


Varian = Callable[..., Tampilan]
"""Shows the survey with other settings, and with whatever a function does to the book."""


def grafik(workbook: Workbook, sheet: str) -> list[Any]:
    """The charts of a sheet, in the order they were made."""
    drawn: Any = workbook[sheet]
    return list(drawn._charts)


def by_engine(path: Path) -> Tampilan:
    """What the project's own engine calculates."""
    with engine.opened(path) as book:
        return shown(book)


def shown(book: xw.Book) -> Tampilan:
    """What a workbook shows that is open in that engine."""
    values = {
        sheet.name: sheet.range((1, 1), sheet.used_range.last_cell).options(ndim=2).value
        for sheet in book.sheets
    }
    return Tampilan(_none(values))


def by_libreoffice(path: Path, soffice: Convert) -> Tampilan:
    """What LibreOffice calculates, in Indonesian."""
    workbook = load_workbook(soffice(path, "xlsx"), data_only=True)
    values = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook}
    return Tampilan(_none(values))


def _none(values: Mapping[str, list[list[Any]]]) -> dict[str, list[list[Any]]]:
    return {
        sheet: [[None if value == "" else value for value in row] for row in rows]
        for sheet, rows in values.items()
    }

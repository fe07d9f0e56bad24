"""Exports as systems in use write them: layouts of the header, forms of an answer, kinds of files."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from io import StringIO
from pathlib import Path
from xml.sax.saxutils import quoteattr

from openpyxl import Workbook

from ikm_xl.export.grid import Grid
from ikm_xl.survey.unsur import KODE, UNSUR

Row = list[object]

ANSWERS = [
    [4, 3, 3, 4, 3, 4, 4, 2, 1, 3, 4],
    [3, 3, 2, 4, 4, 3, 3, 3, 2, 4, 3],
    [1, 2, 3, 4, 3, 2, 1, 2, 4, 4, 2],
    [4, 4, 4, 3, 3, 3, 2, 1, 2, 3, 4],
]
"""Four respondents' answers to U1 … U11; no two unsur have the same ones, so that a mix-up shows."""

PROFILE: dict[str, list[object]] = {
    "no": [1, 2, 3, 4],
    "tanggal": ["29-03-2025 16:28", "30-03-2025 08:05", "01-04-2025 09:10", "02-04-2025 10:11"],
    "nama": ["Melati", "Kenanga", "Dahlia", "Seroja"],
    "umur": [57, 19, 33, 45],
    "jenis_kelamin": ["Laki-laki", "Perempuan", "Perempuan", "Laki-laki"],
    "telepon": ["081200000001", "081200000002", "081200000003", "081200000004"],
    "pendidikan": ["SMA", "S1", "SD", "D3"],
    "pekerjaan": ["Petani", "Swasta", "PNS", "Lainnya"],
    "layanan": ["KTP-el", "Kartu Keluarga", "Surat Pindah", "KTP-el"],
    "alamat": ["Sooko", "Japan", "Sambiroto", "Wringinrejo"],
    "saran": ["Sudah baik", "", "Tambah kursi", "AC mati"],
    "kosong": ["", "", "", ""],
}


@dataclass(frozen=True)
class Layout:
    """A system's table: the rows of its header, and what stands in each column."""

    header: list[Row]
    columns: list[str]
    above: list[Row] = field(default_factory=list)
    below: list[Row] = field(default_factory=list)

    @property
    def unsur(self) -> list[str]:
        return [column for column in self.columns if column in KODE]

    def rows(self, form: Callable[[str, int], object] = lambda _, value: value) -> list[Row]:
        """The whole sheet for the four respondents."""
        cells = {kode: [form(kode, row[i]) for row in ANSWERS] for i, kode in enumerate(KODE)} | PROFILE
        body = [[cells[column][number] for column in self.columns] for number in range(len(ANSWERS))]
        return [*self.above, *self.header, *body, *self.below]


def _numbered(pattern: str, first: int = 1, count: int = 11) -> list[object]:
    return [pattern.format(number) for number in range(first, first + count)]


_QUESTIONS: list[object] = [unsur.pertanyaan for unsur in UNSUR]
_ESUKMA = ["no", "tanggal", "nama", "umur", "jenis_kelamin", "telepon"]
_NINE, _TEN, _ELEVEN = list(KODE[:9]), list(KODE[:10]), list(KODE)
_GAPS: list[object] = [""] * 10
_NRR = ["", "", "", "", *[3.25] * 9]

LAYOUTS: dict[str, Layout] = {
    "esukma": Layout(
        [["No", "Tanggal Survey", "Nama", "Usia", "Jenis Kelamin", "No. Telpon", *_ELEVEN, "Saran"]],
        [*_ESUKMA, *_ELEVEN, "saran"],
        above=[["LAPORAN SURVEI KEPUASAN MASYARAKAT"], ["Kecamatan Sooko", "", "Periode: 01-01-2025"], []],
        below=[
            [],
            ["Ringkasan IKM"],
            ["Nilai/Unsur", "", "", "", "", "", *[12] * 11],
            ["NRR/Unsur", "", "", "", "", "", *[3] * 11],
            ["NRR/Unsur × 25", "", "", "", "", "", *[75] * 11],
            ["Mutu Layanan/Unsur", "", "", "", "", "", *"BBBBBBBBBBB"],
            ["Predikat Layanan/Unsur", "", "", "", "", "", *["Baik"] * 11],
            ["NRR Tertimbang/Unsur", "", "", "", "", "", *[0.27] * 11],
            ["Jumlah NRR Tertimbang", "", "", "", "", "", 3],
            ["Nilai IKM", "", "", "", "", "", 75],
            ["Mutu", "", "", "", "", "", "B"],
            ["Predikat", "", "", "", "", "", "Baik"],
        ],
    ),
    "esukma lama": Layout(
        [["No", "Tanggal Survey", "Nama", "Usia", "Jenis Kelamin", "No. Telpon", *_NINE, "Kekurangan",
          "Kelebihan", "Saran"]],
        [*_ESUKMA, *_NINE, "kosong", "saran", "kosong"],
    ),
    "judul bergabung": Layout(
        [
            ["NO. RESPONDEN ", "PROFIL", "", "", "", "", "", "NILAI UNSUR PELAYANAN", *_GAPS[1:]],
            ["", "NAMA", "JENIS KELAMIN", "USIA", "PENDIDIKAN", "PEKERJAAN", "JENIS LAYANAN", *_TEN],
        ],
        ["no", "nama", "jenis_kelamin", "umur", "pendidikan", "pekerjaan", "layanan", *_TEN],
    ),
    "nomor dan nama": Layout(
        [
            [
                "No", "Jenis Kelamin (L/P)", "Pendidikan Terakhir", "Pekerjaan", "Jenis Layanan",
                "U1 (Persyaratan)", "U2 (Prosedur)", "U3 (Waktu)", "U4 (Biaya)", "U5 (Produk)",
                "U6 (Kompetensi)", "U7 (Perilaku)", "U8 (Sarana &\nPrasarana)", "U9 (Pengaduan)",
                "Saran / Masukan (Teks)",
            ]
        ],
        ["no", "jenis_kelamin", "pendidikan", "pekerjaan", "layanan", *_NINE[:7], "U9", "U8", "saran"],
    ),
    "kop dan kelompok": Layout(
        [
            ["No", "Usia", "Jenis Kelamin", "Pekerjaan", "Pendidikan", "NILAI UNSUR PELAYANAN", *_GAPS[:8]],
            ["", "", "", "", "", *_NINE],
        ],
        ["no", "umur", "jenis_kelamin", "pekerjaan", "pendidikan", *_NINE],
        above=[
            ["PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"],
            ["UNIT PELAYANAN", ": KECAMATAN SOOKO"],
            ["ALAMAT", ": Jl. Bhayangkara"],
            ["Tlp/Fax", ": -"],
            [],
        ],
        below=[
            ["Nilai /Unsur", *_NRR[1:4], "", *[12] * 9],
            ["NRR / Unsur", *_NRR[1:]],
            ["NRR tertbg/ unsur", "", "", "", "", *[0.36] * 9, "*) 3,25"],
            ["IKM Unit pelayanan", "", "", "", "", "**) 81,25"],
            ["Keterangan :"],
            ["- U1 s.d. U9 = Unsur-unsur pelayanan"],
            ["A (Sangat Baik)", "", "", "", "", "88,31 - 100,00"],
        ],
    ),
    "angka di bawah kelompok": Layout(
        [
            ["No", "Usia", "Jenis Kelamin", "NILAI UNSUR PELAYANAN", *_GAPS],
            ["", "", "", *range(1, 12)],
        ],
        ["no", "umur", "jenis_kelamin", *_ELEVEN],
    ),
    "P1": Layout(
        [["No. Responden", "Umur", "Jenis Kelamin", "Pendidikan terkahir", "Pekerjaan", "Alamat",
          "Jenis Pelayanan", *_numbered("P{}", count=9)]],
        ["no", "umur", "jenis_kelamin", "pendidikan", "pekerjaan", "alamat", "layanan", *_NINE],
    ),
    "formulir": Layout(
        [["Cap waktu", "Nama", "No. HP/WA", "Umur", *_QUESTIONS, "Kritik dan saran atas pelayanan/waktu"]],
        ["tanggal", "nama", "telepon", "umur", *_ELEVEN, "saran"],
    ),
    "page": Layout(
        [["nama", "umur", "No.telp", "sex", *_numbered("page{}", first=2)]],
        ["nama", "umur", "telepon", "jenis_kelamin", *_ELEVEN],
    ),
    "nama saja": Layout(
        [["Waktu", *(unsur.nama for unsur in UNSUR), "Masukan"]],
        ["tanggal", *_ELEVEN, "saran"],
    ),
    "kode di atas nama": Layout(
        [["No", "Nama", *KODE], ["", "", *(unsur.nama for unsur in UNSUR)]],
        ["no", "nama", *_ELEVEN],
    ),
    **{
        pattern: Layout([["id", "created_at", *_numbered(pattern)]], ["no", "tanggal", *_ELEVEN])
        for pattern in (
            "u{}_score", "q{}_score", "V{}", "jawaban_{}", "nilai_{}", "Unsur {}", "Pertanyaan {}", "U 0{}"
        )
    },
}  # fmt: skip


def _option(kode: str, value: int) -> str:
    return UNSUR[KODE.index(kode)].pilihan[value - 1]


FORMS: dict[str, Callable[[str, int], object]] = {
    "angka": lambda _, value: value,
    "desimal": lambda _, value: float(value),
    "teks": lambda _, value: f" {value} ",
    "koma": lambda _, value: f"{value},0",
    "titik": lambda _, value: f"{value}.0",
    "huruf": lambda _, value: "abcd"[value - 1],
    "huruf besar": lambda _, value: "ABCD"[value - 1] + ".",
    "pilihan": _option,
    "pilihan dengan titik": lambda kode, value: f"{_option(kode, value).upper()}.",
    "angka (pilihan)": lambda kode, value: f"{value} ({_option(kode, value)})",
    "angka. pilihan": lambda kode, value: f"{value}. {_option(kode, value)}",
    "huruf. pilihan": lambda kode, value: f"{'abcd'[value - 1]}. {_option(kode, value)}",
}


def grid(rows: Iterable[Sequence[object]], berkas: str = "ekspor.xlsx", lembar: str = "Data") -> Grid:
    return Grid(berkas, lembar, [list(row) for row in rows])


def write_xlsx(path: Path, rows: Sequence[Row], first_row: int = 1, first_column: int = 1) -> Path:
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Sampul"
    cover["A1"] = "Laporan"
    sheet = book.create_sheet("Data")
    for number, row in enumerate(rows, first_row):
        for column, value in enumerate(row, first_column):
            if value not in ("", None):
                sheet.cell(number, column, value).data_type = "s" if isinstance(value, str) else "n"
    book.save(path)
    return path


def write_ods(path: Path, rows: Sequence[Row]) -> Path:
    """The least that an OpenDocument sheet needs."""

    def cell(value: object) -> str:
        if value in ("", None):
            return "<table:table-cell/>"
        if isinstance(value, str):
            text = f"<text:p>{escape(value)}</text:p>"
            return f"<table:table-cell office:value-type='string'>{text}</table:table-cell>"
        return f"<table:table-cell office:value-type='float' office:value={quoteattr(str(value))}/>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    name = "urn:oasis:names:tc:opendocument:xmlns"
    document = (
        f'<office:document-content xmlns:office="{name}:office:1.0" xmlns:table="{name}:table:1.0" '
        f'xmlns:text="{name}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Data">'
        f"{lines}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{name}:manifest:1.0"/>'
        )
        package.writestr("content.xml", document)
    return path


def write_text(path: Path, rows: Sequence[Row], delimiter: str = ";", encoding: str = "utf-8") -> Path:
    text = StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_html(path: Path, rows: Sequence[Row]) -> Path:
    lines = "".join(f"<tr>{''.join(f'<td>{escape(str(value))}</td>' for value in row)}</tr>" for row in rows)
    path.write_text(
        f"<html><head><meta charset='utf-8'></head><body><table>{lines}</table></body></html>", "utf-8"
    )
    return path

"""Words that staff found misleading or unofficial do not come back: each has a better one.

Looked at is everything that a person reads: the template's texts, the ribbon, the macros' and the program's
messages, the guide, what the bundle brings along.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BETTER = {  # what is not to be used, and what is used instead
    r"\b(?:[Mm]em|[Dd]i|[Bb])ersihkan\b": "Olah Data, mengolah",  # sounds like erasing
    r"11 Unsur\b": "Hitung Nilai Unsur",  # also with 9
    r"(?<!N)\(seri\)|\b[Nn]ilai seri\b": "bernilai sama",
    r"\b[Pp]orsi jawaban\b": "persentase jawaban bernilai 1–2",
    r"\b[Pp]eringkat (?:\()?1 = terendah\b": "Urutan prioritas",
    r"\b[Nn]ilai konversi\b": "Nilai Interval Konversi (NIK)",
    r"\bmenurut PermenPANRB\b": "menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017",
    r"\bSeksi dengan alasan: ": "Sampel minimum belum terpenuhi karena: … (disetujui Kepala Seksi Pelayanan)",
    r"\bLainnya/tidak diisi\b": "Tidak diisi/lainnya",
    r"\bTidak ada dalam ekspor eSukma\b": "Data eSukma periode ini tidak memuat …",
    r"\bmenerima sampel kurang\b": "Alasan sampel minimum belum terpenuhi",
    r"\bDicatat pada\b": "Tanggal pencatatan",
    r"\bJenis, Ke-": "Periode ke-",
    r"\barahan Bapak/Ibu\b": "the setting Sapaan",
    r"\bbersama dokumen ini\b": "sebagaimana terlampir",
    r"\bTembusan disampaikan\b": "Tembusan:",
    r'"KINERJA "&|\bMUTU PELAYANAN "&': "MUTU PELAYANAN: B, KINERJA UNIT PELAYANAN: BAIK",
    r"\bpenilaian yang Saudara\b": "the sentence of the annex",
    r"\b[Bb]uku baru\b": "buku kerja baru",
    r"\bada di README\b": "docs/contoh_pengaturan.toml",
    r"\bmengenal kertas\b": "Pencetak ini tidak menyediakan kertas …",
    r"\b(?:[Pp]erbaiki|[Ss]impan|itu|nya) dulu\b": "lebih dahulu",
    r"\bdiska\b": "flashdisk",
    r"\bWaktu \(TW\)": "Waktu Pelaksanaan (Triwulan, Tahun …)",
    r"\bsupaya cetakannya bersih\b": "said of sheets whose inputs were printed in colour",
    r"\(BELUM ADA\)": "the section is left out",
}
_WORDS = re.compile("|".join(f"(?:{pattern})" for pattern in BETTER))


def files() -> Iterator[Path]:
    for folder, endings in (
        ("ikm_xl", (".py", ".toml")),
        ("workbook_template", (".py", ".bas", ".xml")),
        ("tools/bundle_files", (".txt", ".cmd")),
        ("docs", (".md", ".toml")),
    ):
        yield from (path for path in sorted((ROOT / folder).rglob("*")) if path.suffix in endings)


def read_by_people(path: Path) -> Iterator[str]:
    """The texts of a file; of Python all but docstrings, and how earlier workbooks called something."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield " ".join(source.split())
        return
    tree = ast.parse(source)
    hidden = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg == "formerly")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in hidden:
            yield node.value


@pytest.mark.parametrize("path", list(files()), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_replaced_word_comes_back(path: Path) -> None:
    found = [match[0] for text in read_by_people(path) for match in _WORDS.finditer(text)]
    macro = ("Bersihkan", "bersihkan") if path.name in ("Ribbon.bas", "ribbon.xml") else ()
    assert [word for word in found if word not in macro] == []


@pytest.mark.parametrize(
    "old",
    [
        *(
            "Klik Bersihkan.",
            "Hitung 11 Unsur",
            "bernilai sama (seri)",
            "Porsi jawaban 1–2",
            "Nilai konversi",
        ),
        *("Peringkat (1 = terendah)", "menurut PermenPANRB 14/2017", "Lainnya/tidak diisi", "Dicatat pada"),
        *("Simpan dulu buku kerjanya", "diska USB", "ambil rumusnya dari buku baru", "Waktu (TW)"),
        *("Diterima oleh Kepala Seksi dengan alasan: banjir", "Tembusan disampaikan kepada Yth.:"),
        *("Pencetak ini tidak mengenal kertas F4", "Atas perhatian dan arahan Bapak/Ibu Bupati"),
    ],
)
def test_the_table_knows_the_sentences_that_were_replaced(old: str) -> None:
    assert _WORDS.search(old)

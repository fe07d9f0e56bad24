"""The longest realistic names, an office of a kota in capitals, 9 unsur: nothing is cut, all is readable."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl import engine
from ikm_xl.engine.text_lines import holds
from ikm_xl.workbook import layout
from tests import cells
from tests.workbook_template import survei
from tests.workbook_template.survei import Tampilan, by_engine
from tests.workbook_template.test_naskah import DOCUMENTS, blocks, cut, width

LONG = {
    "instansi_pemerintah": "PEMERINTAH KOTA BATULICIN-SIMPANG EMPAT RAYA",
    "instansi_kecamatan": "KECAMATAN SUMBERMANJING WETAN KIDUL",
    "instansi_alamat": "Jl. Raya Prof. Dr. Hamka Nomor 1234 Kompleks Perkantoran Terpadu Blok C-12",
    "instansi_telepon": "(0341) 1234567, 7654321",
    "instansi_pos_el": "kecamatan.sumbermanjingwetankidul@batulicin-simpangempat.go.id",
    "instansi_situs": "sumbermanjingwetankidul.batulicin-simpangempat.go.id",
    "instansi_tempat": "Sumbermanjing Wetan Kidul",
    "instansi_nomor_sop": "065/1234/416-313.12/BAG.ORG/2025",
    "pejabat_camat_jabatan": "a.n. Camat Sumbermanjing Wetan Kidul, Sekretaris Kecamatan",
    "pejabat_camat_nama": "Dr. Drs. H. RADEN MAS SOERJOSOEMARNO HADININGRAT, S.Sos., S.H., M.Si.",
    "pejabat_kasi_jabatan": "Plt. Kepala Seksi Pelayanan Umum dan Pemberdayaan Masyarakat",
    "pejabat_staf_jabatan": "Pengelola Layanan Operasional dan Pengadministrasi Perkantoran",
    "perhitungan_populasi": 20_000,
}


@pytest.fixture(scope="module")
def book(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished document of that office."""
    path = tmp_path_factory.mktemp("panjang") / "buku.xlsm"
    with engine.opened(built) as opened:
        survei.isi(opened, **LONG)
        survei.selesaikan(opened)
        counted = layout.place("pengaturan_unsur")
        for row in (9, 10):
            opened.sheets[layout.PENGATURAN].range(counted.cell(row, 2)).value = "Tidak"
        for name in layout.FITTED:
            cells.find(opened, name).rows.autofit()
        opened.save(str(path))
    return path


@pytest.fixture(scope="module")
def shown(book: Path) -> Tampilan:
    return by_engine(book)


@pytest.mark.parametrize("sheet", DOCUMENTS)
def test_no_text_is_cut(sheet: str, book: Path, shown: Tampilan) -> None:
    worksheet = load_workbook(book)[sheet]
    assert isinstance(worksheet, Worksheet)
    assert cut(worksheet, shown) == []


@pytest.mark.parametrize("sheet", DOCUMENTS)
def test_what_keeps_to_its_line_stays_readable(sheet: str, book: Path, shown: Tampilan) -> None:
    """A text that is made smaller to fit is not smaller than 5 points."""
    worksheet: Any = load_workbook(book)[sheet]
    for cell, block in blocks(worksheet):
        text = shown(sheet, cell.row, cell.column)
        if isinstance(text, str) and cell.alignment.shrink_to_fit:
            small = min(5.0, cell.font.sz)
            assert holds(text, width(worksheet, block), small, bold=bool(cell.font.b)), (
                cell.coordinate,
                text,
            )


def test_capitals_are_for_the_letterhead_only(shown: Tampilan) -> None:
    for sheet in (layout.DOKUMEN, layout.PENGESAHAN, layout.SURAT):
        texts = [text for text in shown.texts(sheet) if text != LONG["instansi_kecamatan"]]
        loud = {text for text in texts if "SUMBERMANJING" in text and "PERIODE" not in text}
        assert loud <= {"a.n. CAMAT SUMBERMANJING WETAN KIDUL\nSekretaris Kecamatan,"}, sheet
    assert "Yth. Wali Kota Batulicin-Simpang Empat Raya" in shown.texts(layout.SURAT)


def test_thousands_have_a_point(shown: Tampilan) -> None:
    assert ": 20.000 orang" in shown.texts(layout.DOKUMEN)

"""The tab IKM as the staff see it."""

import re
from xml.etree import ElementTree

import pytest

import ikm_xl.ribbon
from tests.excel import buttons
from workbook_template import macros

NS = "{http://schemas.microsoft.com/office/2009/07/customui}"
ROOT = ElementTree.fromstring(macros.RIBBON.read_bytes())

GROUPS = {
    "1 Rekap eSukma": ["Ambil Ekspor…", "Kosongkan Ekspor", "Olah Data"],
    "2 Dokumen IKM": ["Hitung Nilai Unsur", "Periksa Kelengkapan"],
    "3 RTL": ["Susun RTL"],
    "4 Pengesahan": [
        *("Siapkan Pengesahan", "Laporan Word", "Pratinjau Cetak", "Simpan PDF", "Gambar Poster"),
    ],
    "Buku kerja": [
        "Proses Semua",
        "Periode Baru",
        "Cadangan",
        "Pasang Logo",
        "Perbarui Buku",
        "Periksa Buku",
    ],
    "Bantuan": ["Panduan", "Coba Data Contoh", "Tentang"],
}

ICONS = {  # in Microsoft's published lists of Excel's controls, unchanged since Office 2010
    "CalculateNow",
    "DataFormExcel",
    "DataValidation",
    "Delete",
    "ErrorChecking",
    "FileNew",
    "FileOpen",
    "FilePrintPreview",
    "FileProperties",
    "FileSaveAs",
    "FileSaveAsPdfOrXps",
    "GetExternalDataFromText",
    "HeaderFooterInsert",
    "Help",
    "PictureInsertFromFile",
    "RefreshAll",
    "RemoveDuplicates",
    "SignatureLineInsert",
    "TableInsertExcel",
}


def test_the_tab_stands_after_home_with_a_group_per_step() -> None:
    (tab,) = ROOT.iter(f"{NS}tab")
    assert (tab.get("label"), tab.get("insertAfterMso")) == ("IKM", "TabHome")
    assert {g.get("label"): [b.get("label") for b in g] for g in tab} == GROUPS


@pytest.mark.parametrize("name", buttons())
def test_a_button_says_what_it_does_and_what_it_changes(name: str) -> None:
    button = buttons()[name]
    screentip, supertip = str(button.get("screentip")), str(button.get("supertip"))
    assert 10 < len(screentip) <= 60
    assert 60 < len(supertip) <= 250
    assert supertip.endswith(".")
    assert button.get("imageMso") in ICONS


def test_the_main_action_of_each_group_comes_first_and_large() -> None:
    for group in ROOT.iter(f"{NS}group"):
        sizes = [button.get("size", "normal") for button in group]
        assert sizes[0] == "large"
        assert sizes == sorted(sizes)  # the large ones, then the small ones in one column
        assert sizes.count("normal") in (0, 2, 3)  # a column of small buttons holds three


def test_no_keytip_begins_with_another() -> None:
    tips = [str(button.get("keytip")) for button in buttons().values()]
    assert all(re.fullmatch("[A-Z]{1,3}", tip) for tip in tips)
    assert not [(a, b) for i, a in enumerate(tips) for j, b in enumerate(tips) if i != j and b.startswith(a)]


def test_the_tabs_keytip_is_none_of_excels_own() -> None:
    (tab,) = ROOT.iter(f"{NS}tab")
    assert tab.get("keytip") not in {"F", "H", "N", "P", "M", "A", "R", "W", "L", "X", "Y", "J", "U", "B"}


def test_every_python_function_that_vba_runs_is_there_and_none_is_left_over() -> None:
    run = set(re.findall(r'(?:Jalankan|Ubah) "(\w+)"', "\n".join(macros.modules().values())))
    offered = {
        name
        for name, value in vars(ikm_xl.ribbon).items()
        if hasattr(value, "__wrapped__") and not name.startswith("_")
    }
    assert run == offered

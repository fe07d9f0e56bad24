"""Whatever somebody changes behind the program's back, ``periksa`` names it, by its sheet and its cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from pyopenvba import ExcelFile

from ikm_xl import actions, engine, ooxml
from ikm_xl.ooxml import Parts
from ikm_xl.workbook import layout
from tests import cells
from tests.conftest import Convert
from tests.sop.forging import forge

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "tests" / "data" / "ekspor" / "esukma_2025_s1.xlsx"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The approved workbook of the main sample."""
    from ikm_xl.export import read

    target = tmp_path_factory.mktemp("jujur") / "IKM.xlsm"
    assert actions.compose(read.read_grids(SAMPLE), None, SETTINGS, target) == ()
    return target


def at(name: str, row: int = 0, column: int = 0) -> str:
    place = layout.place(name)
    return f"{place.sheet}!{place.cell(row, column)}: "


def change_cells(book: xw.Book) -> None:
    """What somebody does who lifts the protection."""
    forge(cells.find(book, "ikm"), 99.0)
    forge(cells.find(book, "unsur_nrr")[0, 0], "=1+1")
    forge(book.sheets[layout.PUBLIKASI].range("A1"), "=1")
    forge(cells.find(book, "pita_bawah")[2, 0], 70.0)
    forge(cells.find(book, "kategori")[0, 0], "Sarjana Sulapan")
    forge(cells.find(book, "rtl_kode")[1, 0], "U1")
    forge(cells.find(book, "dokumen_narasi")[0, 0], "Nilai IKM 95,00 mutu A.")
    configuration = book.sheets[layout.KONFIGURASI]
    forge(configuration.range("B3"), r"\\lain\bersama")
    forge(configuration.range("A30:B30"), ["INTERPRETER_WIN", r"\\lain\python.exe"])
    cells.rename(book, "pejabat_kasi_nama", cells.find(book, "pejabat_staf_nama"))
    answer = cells.find(book, "jawaban")[9, 3]
    forge(answer, 1 if answer.value != 1 else 2)


@pytest.fixture(scope="module")
def found_in_cells(honest: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    forged = tmp_path_factory.mktemp("palsu") / "IKM.xlsm"
    with engine.opened(honest) as book:
        change_cells(book)
        book.save(str(forged))
    return "\n".join(map(str, actions.examined(forged)))


@pytest.mark.parametrize(
    "told",
    [
        at("ikm") + "(IKM unit pelayanan **)) rumusnya diganti isian 99",
        at("unsur_nrr") + "(NRR/unsur) rumusnya diubah",
        f"{layout.PUBLIKASI}!A1: rumusnya diubah",
        at("pita_bawah", 2) + "(",
        at("profil_pendidikan") + "(kategori pendidikan) berisi 'Sarjana Sulapan', menurut ekspor",
        at("rtl_kode", 1) + "(unsur RTL) berisi U1, padahal tiga unsur terendah U9, U3, U8",
        at("dokumen_narasi") + "(narasi) menyebut 95,00, yang bukan hasil survei ini",
        "pengaturan 'PYTHONPATH' berisi '\\\\lain\\bersama', seharusnya kosong",
        "pengaturan 'INTERPRETER_WIN' berisi",
        at("pejabat_kasi_nama") + "(Nama) rujukan ke sel ini kini Pengaturan!",
        at("jawaban", 9, 3) + "(U4, responden 10) berisi",
        at("kode_verifikasi") + "kode verifikasi tidak cocok lagi",
    ],
)
def test_a_changed_cell_is_named(found_in_cells: str, told: str) -> None:
    assert told in found_in_cells


def test_no_line_is_longer_than_a_sentence_and_shows_no_formula(found_in_cells: str) -> None:
    for line in found_in_cells.splitlines():
        assert len(line) < 250
        assert "INDEX(" not in line


def test_a_changed_history_is_named(honest: Path, tmp_path: Path) -> None:
    forged = tmp_path / "IKM.xlsm"
    with engine.opened(honest) as book:
        forge(cells.find(book, "riwayat")[0, 5], 99.99)
        book.save(str(forged))
    (found,) = actions.examined(forged)
    assert str(found).startswith(
        at("riwayat", 0, 5) + "(ikm, Semester I Tahun 2025) berisi 99,99, seharusnya 81,96"
    )


def test_an_emptied_code_is_named(honest: Path, tmp_path: Path) -> None:
    forged = tmp_path / "IKM.xlsm"
    with engine.opened(honest) as book:
        forge(cells.find(book, "kode_verifikasi"), None)
        book.save(str(forged))
    assert [str(one) for one in actions.examined(forged)] == [
        at("kode_verifikasi")
        + "(kode verifikasi) kosong, padahal status pengesahan 'siap ditandatangani'; klik Siapkan Pengesahan"
    ]


def test_an_inserted_row_is_no_finding_and_a_formula_below_it_is(honest: Path, tmp_path: Path) -> None:
    moved = insert_rows(honest, tmp_path / "sisip.xlsm", layout.PUBLIKASI, at=5)
    assert [str(one) for one in actions.examined(moved)] == []
    with engine.opened(moved) as book:
        sheet = book.sheets[layout.PUBLIKASI]
        below = next(c for row in sheet.range("A6:H30").rows for c in row if str(c.formula).startswith("="))
        forge(below, 5.0)
        book.save()
        address = below.address.replace("$", "")
    (found,) = actions.examined(moved)
    assert (found.sheet, found.address) == (layout.PUBLIKASI, address)


def insert_rows(source: Path, target: Path, sheet: str, at: int) -> Path:
    """One empty row above a row of a sheet, as Excel inserts it: names and formulas follow."""
    parts = ooxml.read(source.read_bytes())
    part = ooxml.sheet_parts(parts)[sheet]

    def lower(match: re.Match[bytes]) -> bytes:
        number = int(match[2])
        return match[1] + str(number + (number >= at)).encode() + match[3]

    xml = re.sub(rb'(<row r=")(\d+)(")', lower, parts[part])
    xml = re.sub(rb'(<c r="[A-Z]+)(\d+)(")', lower, xml)

    def formula(match: re.Match[bytes]) -> bytes:
        return re.sub(rb"((?<![\w!'])\$?[A-Z]{1,2}\$?)(\d+)(?![\w(])()", lower, match[0])

    xml = re.sub(rb"<f>[^<]*</f>", formula, xml)

    def name(match: re.Match[bytes]) -> bytes:
        return re.sub(rb"(\$[A-Z]{1,3}\$)(\d+)()", lower, match[0])

    book = "xl/workbook.xml"
    names = re.sub(rb">'?" + sheet.encode() + rb"'?![^<]*<", name, parts[book])
    target.write_bytes(ooxml.write({**parts, part: xml, book: names}))
    return target


# What only the file shows

Change = Callable[[Parts], Parts]


def in_sheet(name: str, old: bytes, new: bytes) -> Change:
    def change(parts: Parts) -> Parts:
        part = ooxml.sheet_parts(parts)[name]
        assert re.search(old, parts[part])
        return {**parts, part: re.sub(old, new, parts[part], count=1)}

    return change


def in_part(part: str, old: bytes, new: bytes) -> Change:
    def change(parts: Parts) -> Parts:
        assert old in parts[part]
        return {**parts, part: parts[part].replace(old, new, 1)}

    return change


def with_part(name: str, content: bytes) -> Change:
    return lambda parts: {**parts, name: content}


def related_outside(parts: Parts) -> Parts:
    rels = "xl/_rels/workbook.xml.rels"
    link = f'<Relationship Id="rIdX" TargetMode="External" Type="{_REL}/frame" Target="http://x.example/a"/>'
    return {**parts, rels: parts[rels].replace(b"</Relationships>", link.encode() + b"</Relationships>")}


FORGERIES: dict[str, tuple[Change, str]] = {
    "a number format": (
        in_part("xl/styles.xml", b'formatCode="0.0000"', b'formatCode="&quot;95,00&quot;"'),
        """format angkanya '"95,00"', seharusnya '0.0000'""",
    ),
    "hidden respondents": (
        in_sheet(layout.PERHITUNGAN, rb'<row r="30"', rb'<row hidden="1" r="30"'),
        f"{layout.PERHITUNGAN}: 1 baris disembunyikan: baris 30",
    ),
    "a row without a height": (
        in_sheet(layout.DOKUMEN, rb'<row r="24"[^>]*>', rb'<row r="24" ht="0" customHeight="1">'),
        f"{layout.DOKUMEN}: 1 baris disembunyikan: baris 24",
    ),
    "a hidden column": (
        in_sheet(layout.RTL, rb"<col (?=[^>]*min=\"4\")", rb'<col hidden="1" '),
        f"{layout.RTL}: 1 kolom disembunyikan: D",
    ),
    "a link to another workbook": (
        with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        "tautan ke buku kerja lain",
    ),
    "a connection": (with_part("xl/connections.xml", b"<connections/>"), "koneksi ke sumber data luar"),
    "an old macro sheet": (with_part("xl/macrosheets/sheet1.xml", b"<x/>"), "lembar makro lama"),
    "an outside target": (related_outside, "tautan otomatis ke luar: http://x.example/a"),
    "a call to the web": (
        in_sheet(layout.BERANDA, rb"<f>[^<]*</f>", rb"<f>_xlfn.WEBSERVICE(&quot;http://x.example&quot;)</f>"),
        "mengambil data dari luar (WEBSERVICE)",
    ),
    "a foreign ribbon": (
        in_part(ooxml.RIBBON, b'onAction="Bersihkan"', b'onAction="Curi"'),
        "pita (tab IKM) bukan milik program ini",
    ),
    "a ribbon for Excel 2007 beside it": (
        with_part("customUI/customUI.xml", b"<customUI/>"),
        "pita (tab IKM) bukan milik program ini",
    ),
    "macros that are no macros": (with_part(ooxml.VBA, b"abc"), "makro (VBA) tidak terbaca"),
}


@pytest.fixture(scope="module")
def template() -> Parts:
    from ikm_xl.workbook import shipped

    return ooxml.read(shipped.path().read_bytes())


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_changed_file_is_named(kind: str, honest: Path, template: Parts) -> None:
    from ikm_xl.sop import audit_looks, foreign
    from ikm_xl.sop.alignment import Alignment

    change, told = FORGERIES[kind]
    forged = change(ooxml.read(honest.read_bytes()))
    places = {sheet: Alignment({}, {}) for sheet in layout.SHEETS}
    found = [*foreign.found(forged, template), *audit_looks.found(forged, template, places)]
    assert any(told in str(one) for one in found), found


def test_foreign_macros_and_changed_ones_are_named(honest: Path, tmp_path: Path) -> None:
    forged = tmp_path / "IKM.xlsm"
    forged.write_bytes(honest.read_bytes())
    with ExcelFile(forged) as workbook:
        workbook.vba_project().add_module("Lain", "Sub Auto_Open()\r\nEnd Sub\r\n")
        workbook.set_module("Ribbon", "Sub Bersihkan()\r\nEnd Sub\r\n")
        workbook.save()
    told = "\n".join(map(str, actions.examined(forged)))
    assert "memuat makro (VBA) yang bukan milik program ini: modul 'Lain'" in told
    assert "makro (VBA) program ini diubah: modul 'Ribbon'" in told


def test_a_very_hidden_sheet_and_a_hidden_printed_one_are_named(honest: Path, tmp_path: Path) -> None:
    forged = tmp_path / "IKM.xlsm"
    book = openpyxl.load_workbook(honest, keep_vba=True)
    book.create_sheet("Rahasia").sheet_state = "veryHidden"
    book[layout.PUBLIKASI].sheet_state = "hidden"
    book.save(forged)
    told = "\n".join(map(str, actions.examined(forged)))
    assert "lembar 'Rahasia' bukan dari program ini" in told
    assert f"{layout.PUBLIKASI}: lembar ini disembunyikan" in told


def test_what_libreoffice_saved_is_no_finding(honest: Path, soffice: Convert, tmp_path: Path) -> None:
    saved = soffice(honest, "xlsm:Calc MS Excel 2007 VBA XML")
    assert [str(one) for one in actions.examined(saved.with_name(f"{honest.stem}.xlsm"))] == []

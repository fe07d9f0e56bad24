"""What is hostile or broken gets one clear sentence or the correct result, and leaves nothing behind.

| input | result |
|---|---|
| a workbook with a password | refused: terkunci |
| a zip cut off, or with a part that lies about its size | refused: rusak |
| a zip bomb that declares its size; 1,048,576 × 16,384 cells; a repeated cell | refused: terlalu besar |
| external entities, entities in entities | refused, nothing is read or expanded |
| 1,048,576 rows, all but a few empty; 16,384 columns; cells of a million characters | read |
| NUL and control characters, bidirectional overrides, lone surrogates | read; the workbook opens |
| every sheet hidden; merged cells; dates before 1900; titles that stand twice | read |
| one unsur in two columns | refused: both columns are named |
| formulas in the export | the values they were saved with; without any: refused |
| a quotation mark that is never closed | read, or refused with the row |
| a folder, a device, a pipe, a socket as a file | refused |
| a full disk, a folder that cannot be written, a workbook open in Excel | refused, the old file whole |
| kill -9 during a save | the old file whole, the next save clears away |
| settings that would fill the memory; a device as settings | refused |
| a workbook of another kind, without its names, without a sheet, with far cells as --buku | refused |

Every command may take 3.25 GB beside itself: what would fill an office computer's memory fails.
"""

from __future__ import annotations

import csv
import json
import os
import re
import resource
import socket
import struct
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile  # type: ignore[import-untyped]

from ikm_xl import atomic, engine, ooxml
from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.export.read import read_grids
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout, shipped
from tests import command, steps
from tests.cleaning.ekspor import ANSWERS, LAYOUTS, Row, write_html, write_ods, write_text, write_xlsx

ROWS = LAYOUTS["esukma"].rows()
TOTALS = [float(sum(row[i] for row in ANSWERS)) for i in range(len(KODE))]
SHEET = "xl/worksheets/sheet2.xml"  # of write_xlsx
MEMORY = 13 << 28
SECONDS = 60

Change = Callable[[Path], object]


def ikm_xl(*words: object, prepare: Callable[[], object] = bool) -> command.Done:
    def limited() -> None:
        pages = int(Path("/proc/self/statm").read_text().split()[0])  # of this process, which is forked
        most = MEMORY + pages * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        prepare()

    return command.ikm_xl(*words, prepare=limited, seconds=SECONDS)


def refused(done: command.Done, says: str) -> None:
    """One sentence that says what is wrong, one that says what to do, its code, and exit code 2."""
    assert done.returncode == 2, (done.returncode, done.stderr)
    message, hint, *code = done.stderr.splitlines()
    assert re.fullmatch(r"(Kode: IKM-[A-Z]\d\d)?", "".join(code))
    assert says in message
    assert "tidak terduga" not in message
    assert message.endswith(".")
    assert hint.endswith(".")
    assert done.stdout == ""


def refused_or_found(done: command.Done, says: str) -> None:
    """periksa names what is wrong with a workbook that can be opened, and refuses any other."""
    if done.returncode == 1:
        assert says in done.stdout
    else:
        refused(done, says)


def right(cleaned: Cleaned) -> bool:
    """Whether it holds the four respondents and their answers."""
    return cleaned.responden[list(KODE)].sum().tolist() == TOTALS


def repacked(path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)


def sheet_data(cells: str) -> Change:
    """Other cells in the sheet of an xlsx file."""

    def change(parts: dict[str, bytes]) -> dict[str, bytes]:
        data = f"<sheetData>{cells}</sheetData>".encode()
        return parts | {SHEET: re.sub(rb"<sheetData>.*</sheetData>", data, parts[SHEET], flags=re.DOTALL)}

    return lambda path: repacked(path, change)


def part(name: str, old: str, new: str) -> Change:
    """A part of a package with something replaced, a document type declaration in front of it."""

    def change(parts: dict[str, bytes]) -> dict[str, bytes]:
        assert old.encode() in parts[name]
        return parts | {name: (ENTITIES + parts[name].decode().replace(old, new, 1)).encode()}

    return lambda path: repacked(path, change)


SECRET = "root:"
NESTED = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
ENTITIES = f'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY a "aaaaaaaaaa">{NESTED}]>'


def lock(path: Path) -> None:
    locked = BytesIO()
    OOXMLFile(BytesIO(path.read_bytes())).encrypt("rahasia", locked)
    path.write_bytes(locked.getvalue())


@cache
def blanks() -> bytes:
    """2 GB of nothing, packed."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    of_one_mb = packer.compress(bytes(1 << 20)) + packer.flush(
        zlib.Z_FULL_FLUSH
    )  # refers to nothing before it
    return of_one_mb * 2048 + packer.flush()


def bomb(declared: int) -> Change:
    """A sheet of 2 GB, whose size in the directory of the zip is another."""

    def drop(path: Path) -> None:
        packed = blanks()
        name = SHEET.encode()
        sizes = struct.pack("<III", 0, len(packed), declared)
        entry = struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0)
        with zipfile.ZipFile(path) as archive:
            others = [(other, archive.read(other)) for other in archive.namelist() if other != SHEET]
        content = BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            for other, data in others:
                archive.writestr(other, data)
            start, directory = archive.start_dir, archive.filelist
        whole = content.getvalue()
        entries = whole[start : whole.rindex(b"PK\5\6")]
        ours = b"PK\1\2\x14\0" + entry + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
        local = b"PK\3\4" + entry + name + packed
        count, size = len(directory) + 1, len(entries) + len(ours)
        end = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count, count, size, start + len(local), 0)
        path.write_bytes(whole[:start] + local + entries + ours + end)

    return drop


def repeated(rows: int, columns: int) -> Change:
    """The first row and its cells of an ods file, each so often."""

    def change(parts: dict[str, bytes]) -> dict[str, bytes]:
        content = parts["content.xml"].decode()
        content = content.replace(
            "<table:table-row", f"<table:table-row table:number-rows-repeated='{rows}'", 1
        )
        cell = f"<table:table-cell table:number-columns-repeated='{columns}' office"
        return parts | {"content.xml": content.replace("<table:table-cell office", cell, 1).encode()}

    return lambda path: repacked(path, change)


FAR = '<row r="1"><c r="A1"><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("ending", "damage", "says"),
    [
        pytest.param("xlsx", lock, "terkunci kata sandi", id="password"),
        pytest.param("xlsx", lambda p: p.write_bytes(p.read_bytes()[:3000]), "rusak", id="zip cut off"),
        pytest.param("xlsx", lambda p: p.write_bytes(p.read_bytes()[:-9]), "rusak", id="zip without its end"),
        pytest.param("xlsx", bomb(2 << 30), "terlalu besar", id="bomb that declares its size"),
        pytest.param("xlsx", bomb(100), "rusak", id="bomb that hides its size"),
        pytest.param("xlsx", part(SHEET, "Melati", "&file;"), "rusak", id="external entity"),
        pytest.param("xlsx", part(SHEET, "Melati", "&j;"), "rusak", id="entities in entities"),
        pytest.param("ods", part("content.xml", "Melati", "&file;"), "rusak", id="external entity in ods"),
        pytest.param("ods", part("content.xml", "Melati", "&j;"), "rusak", id="entities in entities in ods"),
        pytest.param("ods", repeated(1_048_576, 16_384), "terlalu besar", id="repeated cells in ods"),
        pytest.param("ods", repeated(9 * 10**99, 1), "rusak", id="rows without number in ods"),
        *[
            pytest.param("xlsx", sheet_data(FAR + cells), "terlalu besar", id=f"far cell {number}")
            for number, cells in enumerate(
                [
                    '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
                    '<row r="1048576"><c r="xfd1048576"><v>1</v></c></row>',
                    '<row r = "1048576"><c t="n" r = \'XFD1048576\'><v>1</v></c></row>',
                    '<x:row r="1048576" xmlns:x="x"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>',
                    '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row>',
                    f'<row r="{"9" * 9999}"><c><v>1</v></c></row>',
                    '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>',
                    f'<row r="1048576">{"<c><v>1</v></c>" * 16_384}</row>',
                ]
            )
        ],
    ],
)
def test_an_export_that_cannot_be_read(tmp_path: Path, ending: str, damage: Change, says: str) -> None:
    write = {"xlsx": write_xlsx, "ods": write_ods}[ending]
    path = write(tmp_path / f"ekspor.{ending}", ROWS)
    damage(path)
    done = ikm_xl("susun", path, "-o", tmp_path / "IKM.xlsm")
    refused(done, says)
    assert SECRET not in done.stderr
    assert list(tmp_path.iterdir()) == [path]


def _folder(path: Path) -> None:
    path.mkdir()


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's path must be short
    socket.socket(socket.AF_UNIX).bind(path.name)
    os.chdir(here)


@pytest.mark.parametrize("option", ["ekspor", "--pengaturan", "--buku"])
@pytest.mark.parametrize(
    "make",
    [
        _folder,
        os.mkfifo,
        _socket,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to(path),
    ],
    ids=["folder", "pipe", "socket", "device", "loop"],
)
def test_what_is_no_file(tmp_path: Path, make: Change, option: str) -> None:
    path = tmp_path / "masukan.xlsm"
    make(path)
    export = write_text(tmp_path / "ekspor.csv", ROWS)
    words = ["susun", path] if option == "ekspor" else ["susun", export, option, path]
    done = ikm_xl(*words, "-o", tmp_path / "IKM.xlsm")
    refused(done, "masukan.xlsm")
    assert sorted(tmp_path.iterdir()) == [export, path]


# Odd, but an export all the same


@pytest.mark.slow
def test_a_million_rows_of_nothing_but_formats(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "ekspor.xlsx", ROWS)
    rows = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="0"/></row>' for n in range(100, 1_048_577))
    end = b"</sheetData>"
    repacked(path, lambda parts: parts | {SHEET: parts[SHEET].replace(end, rows.encode() + end)})
    assert right(clean(read_grids(path), Rules()))


@pytest.mark.slow
def test_a_sheet_as_wide_as_excel_has_them(tmp_path: Path) -> None:
    wide: list[Row] = [[*row, *[""] * (16_383 - len(row)), "x"] for row in (ROWS[3], *ROWS[4:8])]
    assert right(clean(read_grids(write_xlsx(tmp_path / "ekspor.xlsx", wide)), Rules()))


LONGEST = 32_767  # characters that Excel keeps in a cell


@pytest.mark.parametrize("part", ["x", "9", "4 (", " -", " a", "="])
@pytest.mark.parametrize("column", ["Tanggal Survey", "Nama", "Usia", "Jenis Kelamin", "U3", "Saran"])
def test_a_cell_as_long_as_excel_keeps_them(tmp_path: Path, column: str, part: str) -> None:
    rows = [list(row) for row in ROWS]
    before = rows[4][ROWS[3].index(column)]
    rows[4][ROWS[3].index(column)] = (part * LONGEST)[:LONGEST]
    cleaned = clean(read_grids(write_text(tmp_path / "ekspor.csv", rows)), Rules())
    lost = 0 if column != "U3" else before
    assert cleaned.responden["U3"].sum() == TOTALS[2] - float(str(lost))
    assert cleaned.hitungan.dipakai == len(ANSWERS)


@pytest.mark.parametrize("length", [LONGEST + 1, 10**6])
def test_a_cell_longer_than_excel_keeps_them(tmp_path: Path, length: int) -> None:
    rows = [list(row) for row in ROWS]
    rows[4][ROWS[3].index("Saran")] = "x" * length
    with pytest.raises(IkmError, match="sel"):
        read_grids(write_text(tmp_path / "ekspor.csv", rows))


ODD = {
    "NUL": "a\0b",
    "control characters": "a\x01\x07\x1b\x7fb",
    "bidirectional overrides": "\u202e=1+1\u202c \u2066kata\u2069",
    "lone surrogates": "a\ud800b\udfff",
    "no characters": "\ufffe\uffff",
    "a formula": '=HYPERLINK("http://contoh.invalid";"klik")',
    "a command": "@SUM(1+1)*cmd|' /C calc'!A0",
    "an escape of Excel": "_x0041__x0000_",
    "markup": "</t></si><row r='1'>&amp;]]>",
}


def formulas(path: Path) -> set[tuple[str, str]]:
    return {
        (sheet.title, cell.coordinate)
        for sheet in openpyxl.load_workbook(path).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def test_odd_characters_leave_a_workbook_that_opens(tmp_path: Path) -> None:
    header = ["No", "Nama", "Pekerjaan", "Jenis Layanan", *KODE, "Saran"]
    rows = [[n, text, text, text, *ANSWERS[n % 4], text] for n, text in enumerate(ODD.values())]
    text = StringIO()
    csv.writer(text, delimiter=";").writerows([["LAPORAN", "x" * 5000], header, *rows])
    path = tmp_path / "ekspor.csv"  # what it begins with is text; further below, anything may stand
    path.write_bytes(text.getvalue().encode("utf-8", "surrogatepass"))
    done = ikm_xl("susun", path, "-o", tmp_path / "IKM.xlsm")
    assert done.returncode == 1, done.stderr  # no officials are named
    assert formulas(tmp_path / "IKM.xlsm") == formulas(shipped.path())
    assert ikm_xl("periksa", tmp_path / "IKM.xlsm").returncode == 0


@given(
    st.lists(st.text(max_size=30) | st.text("=+-@\t\r'\"{}#", max_size=6), min_size=17 * 9, max_size=17 * 9)
)
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_in_any_cell_never_becomes_a_formula(tmp_path: Path, texts: list[str]) -> None:
    header = ["No", "Tanggal", "Nama", "Pekerjaan", "Layanan", *KODE, "Saran"]
    rows: list[Row] = [[1, "", "Melati", "", "", *ANSWERS[0], ""]]
    rows += [
        [n, "", "Mawar", "", "", *ANSWERS[n % len(ANSWERS)], ""] for n in range(2, 50)
    ]  # else nobody can read it
    rows += [[*texts[n : n + 17]] for n in range(0, 17 * 9, 17)]
    book = tmp_path / "IKM.xlsm"
    with engine.opened(shipped.path()) as opened:
        steps.load_export(opened, [Grid("ekspor.xlsx", "Data", [texts[:1], header, *rows])])
        steps.run_all(opened, steps.read_settings(opened))
        opened.save(str(book))
    assert formulas(book) == formulas(shipped.path())


def test_every_sheet_hidden_and_merged_cells_all_over(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "ekspor.xlsx", ROWS)
    book = openpyxl.load_workbook(path)
    sheet = book["Data"]
    for area in ("A1:R1", "A2:B2", "A9:R9", "A10:R10", "A11:F11", "A30:XFD40"):
        sheet.merge_cells(area)
    for each in book.worksheets:
        each.sheet_state = "veryHidden"
    for row in range(1, 30):
        sheet.row_dimensions[row].hidden = True
    book.worksheets[0].sheet_state = "visible"  # openpyxl writes no workbook without any
    book.save(path)
    seen, hidden = b'state="visible"', b'state="veryHidden"'
    name = "xl/workbook.xml"
    repacked(path, lambda parts: parts | {name: parts[name].replace(seen, hidden)})
    assert right(clean(read_grids(path), Rules()))


def test_dates_before_1900_and_beyond_9999(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[4][1], rows[5][1], rows[6][1], rows[7][1] = -5, 0.5, 3e9, "31-02-1899"
    cleaned = clean(read_grids(write_xlsx(tmp_path / "ekspor.xlsx", rows)), Rules())
    assert right(cleaned)
    assert cleaned.responden["tanggal"].tolist() == [""] * 4
    assert [note.kolom for note in cleaned.catatan if note.tindakan == "dikosongkan"] == ["tanggal"] * 4


def test_dates_with_a_time_and_one_without_any(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[5][1] = ""
    cleaned = clean(read_grids(write_text(tmp_path / "ekspor.csv", rows)), Rules())
    assert right(cleaned)
    assert cleaned.responden["tanggal"].tolist()[:2] == ["2025-03-29 16:28", ""]


def test_titles_that_stand_twice(tmp_path: Path) -> None:
    header: Row = ["No", "Nama", "Nama", "Usia", "Usia", *KODE, "Saran", "Saran"]
    rows: list[Row] = [[n, "", "Melati", "", 30 + n, *row, "a", "b"] for n, row in enumerate(ANSWERS)]
    cleaned = clean(read_grids(write_html(tmp_path / "ekspor.xls", [header, *rows])), Rules())
    assert right(cleaned)
    assert cleaned.responden["umur"].tolist() == [30, 31, 32, 33]
    assert set(cleaned.responden["saran"]) == {"a; b"}


def test_an_unsur_twice_is_refused_with_both_columns(tmp_path: Path) -> None:
    header: Row = ["No", *KODE, "U3 (Waktu Penyelesaian)"]
    rows: list[Row] = [[n, *row, 4] for n, row in enumerate(ANSWERS)]
    done = ikm_xl("hitung", write_text(tmp_path / "ekspor.csv", [header, *rows]))
    refused(done, "Unsur U3 ditemukan pada dua kolom: 'U3' (kolom D) dan 'U3 (Waktu Penyelesaian)' (kolom M)")


def _formulas(path: Path, value: str) -> None:
    """The answers as formulas; ``value`` is what was saved beside each."""

    def change(parts: dict[str, bytes]) -> dict[str, bytes]:
        xml = re.sub(
            r'(<c r="[G-Q][5-8]"[^>]*>)<v>(\d)</v>',
            rf"\1<f>IF(TRUE,\2,0)</f>{value}",
            parts[SHEET].decode(),
        )
        assert xml.count("<f>") == len(ANSWERS) * len(KODE)
        return parts | {SHEET: xml.encode()}

    repacked(path, change)


def test_formulas_count_by_the_values_they_were_saved_with(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "ekspor.xlsx", ROWS)
    _formulas(path, r"<v>\2</v>")
    assert right(clean(read_grids(path), Rules()))


def test_formulas_without_values_are_not_taken_for_empty_answers(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "ekspor.xlsx", ROWS)
    _formulas(path, "")
    refused(ikm_xl("hitung", path), "rumus")


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    lines = [";".join(["No", *KODE, "Saran"]), *(f"{n};{';'.join('3' * 11)};baik" for n in range(50_000))]
    path = tmp_path / "ekspor.csv"
    path.write_text("\n".join(lines).replace("17;3", '17;"3', 1))
    assert clean(read_grids(path), Rules()).hitungan.dipakai == 50_000
    path.write_text("\n".join(lines).replace("17;3", '17;"3;', 1))
    refused(ikm_xl("hitung", path), "baris 19")


@pytest.mark.parametrize(
    "page",
    [
        "<table>" + "<tr><td><table>" * 20_000,
        "<table><tr><td>" + "<b>" * 200_000,
        "<table><tr><td>x</table>" * 100_000,
        f"<table>{'<tr>' + '<td rowspan=65534 colspan=1000>x</td>' * 16}{'<tr></tr>' * 3000}</table>",
        "<table><tr>" + "<td>x" * 200_000,
        "<!DOCTYPE html [" + NESTED + "]><table><tr><td>&j;",
    ],
    ids=["tables in tables", "tags in tags", "many tables", "spans", "a wide row", "entities"],
)
def test_web_pages_without_end(tmp_path: Path, page: str) -> None:
    path = tmp_path / "ekspor.xls"
    path.write_text(page)
    refused(ikm_xl("hitung", path), "ekspor.xls")


# Saving


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "IKM.xlsm"
    path.write_bytes(b"lama")
    return path


def test_a_disk_that_is_full_in_the_middle_of_a_save(tmp_path: Path, old: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    export = write_xlsx(tmp_path / "ekspor.xlsx", ROWS)
    done = ikm_xl("susun", export, "-o", old, "--timpa", prepare=limit)
    assert done.returncode == 2
    assert "IKM.xlsm tidak dapat disimpan" in done.stderr
    assert old.read_bytes() == b"lama"
    assert sorted(tmp_path.iterdir()) == [old, export]


@pytest.mark.parametrize("folder", ["/proc", "/sys"])
def test_a_folder_that_takes_no_files(tmp_path: Path, folder: str) -> None:
    export = write_xlsx(tmp_path / "ekspor.xlsx", ROWS)
    for words in (["susun", export, "-o", f"{folder}/IKM.xlsm"], ["baru", f"{folder}/IKM.xlsm"]):
        done = ikm_xl(*words)
        assert done.returncode == 2
        assert "IKM.xlsm" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_process_killed_during_a_save(tmp_path: Path, old: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from ikm_xl import atomic\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "atomic.replace(Path(sys.argv[1]), b'baru')"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(old)], check=False)
    assert killed.returncode == -9
    assert old.read_bytes() == b"lama"
    (left,) = set(tmp_path.iterdir()) - {old}
    others = [tmp_path / ".IKM.xlsm.tmp", tmp_path / ".Lain.xlsm.01234567.tmp"]
    for other in others:
        other.write_bytes(b"milik orang")

    atomic.replace(old, b"baru")
    assert left.exists()  # it might be a save that is still going on
    before = time.time() - 3600
    for path in (left, *others):
        os.utime(path, (before, before))
    atomic.replace(old, b"lebih baru")
    assert old.read_bytes() == b"lebih baru"
    assert set(tmp_path.iterdir()) == {old, *others}


# Settings


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[perhitungan]\ntarget = 1e999999999", "p.toml"),
        ('[perhitungan]\ntarget = "1e999999999"', "perhitungan.target"),
        ('[perhitungan]\nbobot = "1/0"', "perhitungan.bobot"),
        (f"[perhitungan]\npopulasi = 0x{'f' * 20_000}", "perhitungan.populasi"),
        (f"[instansi]\nkecamatan = 0x{'f' * 20_000}", "p.toml"),
        (f"[perhitungan]\nunsur = {'[' * 5000}{']' * 5000}", "p.toml"),
        (f"[instansi]\n{'a.' * 5000}b = 1", "p.toml"),
        (f"[instansi]\n{'a' * 500_000} = 1", "instansi.aaa"),
        ("#" * 2_000_000, "p.toml"),
        ("a = \0", "p.toml"),
        ("[instansi]\nkecamatan = 'x\ny'", "p.toml bukan TOML yang sah (baris 2)"),
        ("instansi = 3", "instansi"),
        ("[[instansi]]\nkecamatan = 'x'", "instansi"),
        ("pejabat = [1]", "pejabat"),
        ("[periode]\nawal = 12:30:00", "periode.awal"),
    ],
)
def test_hostile_settings(tmp_path: Path, text: str, says: str) -> None:
    path, export = tmp_path / "p.toml", write_text(tmp_path / "ekspor.csv", ROWS)
    path.write_text(text)
    done = ikm_xl("hitung", export, "--pengaturan", path)
    refused(done, says)
    assert len(done.stderr) < 1000


def test_text_of_settings_is_text(tmp_path: Path) -> None:
    path, export = tmp_path / "p.toml", write_text(tmp_path / "ekspor.csv", ROWS)
    names = json.dumps({"kecamatan": "=1+1", "alamat": "../../etc\u202e", "tempat": "x" * 40_000})
    path.write_text("instansi = " + re.sub('": ', '" = ', names))
    target = tmp_path / "IKM.xlsm"
    assert ikm_xl("susun", export, "--pengaturan", path, "-o", target).returncode == 1
    area = layout.place("instansi_kecamatan")
    cell = openpyxl.load_workbook(target)[area.sheet][area.cell()]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


# Workbooks


def _parts(path: Path, **changes: Callable[[str], str]) -> None:
    """Change the workbook part, or the sheet of the export, as text."""
    parts = ooxml.read(path.read_bytes())
    names = {"workbook": "xl/workbook.xml", "export": "xl/worksheets/sheet3.xml"}
    for name, change in changes.items():
        parts[names[name]] = change(parts[names[name]].decode()).encode()
    path.write_bytes(ooxml.write(parts))


def _plain(path: Path) -> None:
    openpyxl.Workbook().save(path)


def _foreign(path: Path) -> None:
    _plain(path)
    path.write_bytes(ooxml.write(ooxml.macro_enabled(ooxml.read(path.read_bytes()))))


def _nameless(path: Path) -> None:
    _parts(path, workbook=lambda xml: re.sub("<definedNames>.*</definedNames>", "", xml, flags=re.DOTALL))


def _name(name: str, refers_to: str) -> Change:
    old = rf'(<definedName name="{name}"[^>]*>)[^<]*'
    return lambda path: _parts(path, workbook=lambda xml: re.sub(old, rf"\g<1>{refers_to}", xml))


def _without(sheet: str) -> Change:
    def remove(path: Path) -> None:
        book = openpyxl.load_workbook(path, keep_vba=True)
        del book[sheet]
        book.save(path)

    return remove


def _cells(text: str) -> Change:
    return lambda path: _parts(
        path, export=lambda xml: re.sub("<sheetData.*</sheetData>|<sheetData/>", text, xml, flags=re.DOTALL)
    )


_ROWS_FAR = "".join(f'<row r="{r}"><c r="XFD{r}"><v>1</v></c></row>' for r in range(1, 3000))


@pytest.mark.parametrize("command", ["susun", "periksa"])
@pytest.mark.parametrize(
    ("damage", "says"),
    [
        pytest.param(_foreign, "bukan buku kerja IKM", id="another workbook"),
        pytest.param(_plain, "bukan buku kerja IKM", id="an xlsx renamed"),
        pytest.param(_nameless, "tidak lagi memuat bagian", id="without its names"),
        pytest.param(_name("responden", "#REF!"), "bagian 'responden'", id="without its rows"),
        pytest.param(_without(layout.EKSPOR), layout.EKSPOR, id="without the export's sheet"),
        pytest.param(_without(layout.PERHITUNGAN), layout.PERHITUNGAN, id="without Perhitungan"),
        pytest.param(_cells(f"<sheetData>{_ROWS_FAR}</sheetData>"), "terlalu luas", id="wide"),
        pytest.param(lock, "kata sandi", id="password"),
        pytest.param(bomb(100), "bukan buku kerja Excel yang utuh", id="bomb that hides its size"),
    ],
)
def test_a_workbook_that_is_not_ours(tmp_path: Path, command: str, damage: Change, says: str) -> None:
    path, target = tmp_path / "lama.xlsm", tmp_path / "IKM.xlsm"
    path.write_bytes(shipped.path().read_bytes())
    damage(path)
    export = write_text(tmp_path / "ekspor.csv", ROWS)
    before = path.read_bytes()
    if command == "susun":
        refused(ikm_xl("susun", export, "--buku", path, "-o", target), says)
    else:
        refused_or_found(ikm_xl("periksa", path), says)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [export, path]


def test_a_name_that_covers_a_whole_sheet(tmp_path: Path) -> None:
    path = tmp_path / "lama.xlsm"
    path.write_bytes(shipped.path().read_bytes())
    _name("responden", f"'{layout.PERHITUNGAN}'!$A$1:$XFD$1048576")(path)
    refused_or_found(ikm_xl("periksa", path), "terlalu besar")

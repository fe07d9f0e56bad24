"""Reading files of every kind, and refusing what is no export."""

import json
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.export.read import read_grids
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, LAYOUTS, write_html, write_ods, write_text, write_xlsx

EKSPOR = Path(__file__).parents[1] / "data" / "ekspor"
SAMPLES = sorted(path.with_suffix("") for path in EKSPOR.glob("*.json"))
ROWS = LAYOUTS["esukma"].rows()


def _totals(path: Path) -> list[float]:
    return [float(total) for total in clean(read_grids(path), Rules()).responden[list(KODE)].sum()]


EXPECTED = [float(sum(row[i] for row in ANSWERS)) for i in range(len(KODE))]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_the_samples(path: Path) -> None:
    expected = json.loads(Path(f"{path}.json").read_text())
    cleaned = clean(read_grids(path), Rules())
    assert cleaned.hitungan.dipakai == expected["dipakai"]
    for unsur in expected["unsur"]:
        answers = cleaned.responden[unsur["kode"]]
        assert (answers.count(), answers.sum()) == (unsur["n"], unsur["jumlah"])
    for name in ("ganda", "judul_berulang", "tanpa_jawaban"):
        assert getattr(cleaned.hitungan, name) == expected.get(name, 0)
    emptied = [note for note in cleaned.catatan if note.tindakan == "dikosongkan"]
    assert len(emptied) == expected.get("dikosongkan", 0)


def test_the_main_sample_row_by_row() -> None:
    cleaned = clean(read_grids(EKSPOR / "esukma_2025_s1.xlsx"), Rules())
    assert cleaned.hitungan.dibaca == 226
    assert cleaned.hitungan.ringkasan == 5
    assert cleaned.kolom == ("tanggal", "jenis_kelamin", "umur", "saran")
    assert [(n.baris, n.kolom, n.nilai) for n in cleaned.catatan if n.tindakan == "dikosongkan"] == [
        (21, "U5", "5"),
        (47, "U9", "0"),
        (62, "U3", "-"),
        (84, "U11", "3,5"),
    ]
    assert '=HYPERLINK("http://contoh.invalid","klik")' in set(cleaned.responden["saran"])


@pytest.mark.parametrize("name", ["bukan_esukma.xlsx", "tanpa_responden.xlsx"])
def test_the_samples_without_answers_are_refused(name: str) -> None:
    with pytest.raises(IkmError, match=name) as refused:
        clean(read_grids(EKSPOR / name), Rules())
    assert refused.value.hint


@pytest.mark.parametrize("first", [(1, 1), (12, 5)])
def test_xlsx_on_any_sheet_at_any_place(tmp_path: Path, first: tuple[int, int]) -> None:
    path = write_xlsx(tmp_path / "ekspor.xlsx", ROWS, *first)
    assert _totals(path) == EXPECTED
    cleaned = clean(read_grids(path), Rules())
    assert cleaned.responden["baris"].tolist() == [row + first[0] - 1 for row in (5, 6, 7, 8)]


def test_ods(tmp_path: Path) -> None:
    assert _totals(write_ods(tmp_path / "ekspor.ods", ROWS)) == EXPECTED


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_text_in_any_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [list(row) for row in ROWS]
    rows[4][2], rows[4][-1] = "Désirée, S.Sos.", 'Bagus;\nkata saya: "pertahankan", ya'
    path = write_text(tmp_path / "ekspor.csv", rows, delimiter, encoding)
    cleaned = clean(read_grids(path), Rules())
    assert cleaned.responden[list(KODE)].sum().tolist() == EXPECTED
    assert cleaned.responden["saran"][0] == 'Bagus; kata saya: "pertahankan", ya'  # on one line
    assert cleaned.responden["baris"].tolist() == [5, 6, 7, 8]


def test_html(tmp_path: Path) -> None:
    assert _totals(write_html(tmp_path / "ekspor.xls", ROWS)) == EXPECTED


@pytest.mark.parametrize("name", ["data.csv", "data.xls", "data.xlsx", "data"])
@pytest.mark.parametrize(
    "sample", ["esukma_2025_s1.xlsx", "esukma_2025_s1.xls", "esukma_2024_s2.csv", "rekap_html.xls"]
)
def test_the_ending_of_the_name_does_not_matter(tmp_path: Path, name: str, sample: str) -> None:
    path = tmp_path / name
    path.write_bytes((EKSPOR / sample).read_bytes())
    expected = clean(read_grids(EKSPOR / sample), Rules()).responden[list(KODE)]
    assert clean(read_grids(path), Rules()).responden[list(KODE)].equals(expected)


def test_cells_are_raw(tmp_path: Path) -> None:
    path = write_text(tmp_path / "telepon.csv", [["No. HP", "Saran"], ["081200", "  dua blank "]])
    assert read_grids(path) == (Grid("telepon.csv", "", [["No. HP", "Saran"], ["081200", "  dua blank "]]),)
    sheet = next(
        grid
        for grid in read_grids(write_xlsx(tmp_path / "a.xlsx", [[" x ", 4, 4.5]]))
        if grid.lembar == "Data"
    )
    assert sheet.baris == [[" x ", 4, 4.5]]


def _refused(path: Path) -> IkmError:
    with pytest.raises(IkmError) as refused:
        read_grids(path)
    assert refused.value.hint
    return refused.value


def test_a_missing_file_a_folder_and_a_device(tmp_path: Path) -> None:
    assert "tidak ditemukan" in _refused(tmp_path / "tidak_ada.xlsx").message
    assert "bukan berkas" in _refused(tmp_path).message
    assert "bukan berkas" in _refused(Path("/dev/null")).message


@pytest.mark.parametrize("content", [b"", b"  \r\n\t ", b"\xef\xbb\xbf\r\n", b"\xff\xfe", b"\0" * 500])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kosong.csv"
    path.write_bytes(content)
    assert "kosong" in _refused(path).message


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n\x01\x02",
        b"halo\napa kabar",
        b"<html><body><p>Sesi Anda telah berakhir</p></body></html>",
        b"<!-- <table><tr><td>No</td></tr></table> --><html></html>",
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    ],
)
def test_what_is_no_table(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "aneh.xls"
    path.write_bytes(content)
    assert "bukan tabel" in _refused(path).message


def test_another_kind_of_zip(tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
    assert "bukan tabel" in _refused(path).message


@pytest.mark.parametrize("sample", ["esukma_2025_s1.xlsx", "esukma_2025_s1.xls", "esukma_2025_s1.ods"])
@pytest.mark.parametrize("part", [0.02, 0.3, 0.9])
def test_a_file_cut_off(tmp_path: Path, sample: str, part: float) -> None:
    content = (EKSPOR / sample).read_bytes()
    path = tmp_path / sample
    path.write_bytes(content[: int(len(content) * part)])
    assert "rusak" in _refused(path).message


@given(
    st.sampled_from(
        [b"", b"PK\x03\x04", b"<table>", b"<!--", b"\xff\xfe", b"\xef\xbb\xbf", b"sep=;\n", b'No;"U1']
    ),
    st.binary(max_size=200),
)
@settings(deadline=None)
def test_any_bytes_give_cells_or_a_refusal(folder: Path, begin: bytes, rest: bytes) -> None:
    path = folder / "ekspor.xls"
    path.write_bytes(begin + rest)
    with suppress(IkmError):
        assert read_grids(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("berkas")


def test_a_table_that_stands_in_one_column(tmp_path: Path) -> None:
    header = "No,Nama," + ",".join(f"U{n}" for n in range(1, 12))
    lines = [header, *(f"{k},Orang {k}," + ",".join("3" * 11) for k in range(5))]
    path = tmp_path / "a.xlsx"
    book = Workbook()
    assert book.active is not None
    for line in lines:
        book.active.append([line])
    book.save(path)
    assert [len(row) for row in read_grids(path)[0].baris] == [13] * 6


def test_stray_control_characters_are_no_reason_to_refuse_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"No;U1\x00;U2\n1;3\x1c;4\n" + b"2;4;4\n" * 9)
    assert read_grids(path)[0].baris[1] == ["1", "3", "4"]


def test_a_cell_that_no_spreadsheet_can_hold_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("No;Saran\n" + f"1;{'x' * 40_000}\n" * 3)
    with pytest.raises(IkmError) as refused:
        read_grids(path)
    assert refused.value.code == "IKM-E11"

"""The command: what it writes, what it says, and its exit codes, as a user meets them."""

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Protection

from ikm_xl import engine
from ikm_xl.workbook import layout
from tests import cells, steps
from tests.command import ikm_xl

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "data" / "ekspor"
SETTINGS = ROOT / "docs" / "contoh_pengaturan.toml"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished workbook of the main sample."""
    target = tmp_path_factory.mktemp("buku") / "IKM.xlsm"
    done = ikm_xl("susun", SAMPLES / "esukma_2025_s1.xlsx", "--pengaturan", SETTINGS, "-o", target)
    assert done.returncode == 0, done.stderr
    assert "81,96" in done.stdout
    assert str(target) in done.stdout
    return target


@pytest.mark.parametrize("name", ["esukma_2025_s1.xlsx", "esukma_2024_s2.csv", "rekap_html.xls"])
def test_hitung_gives_the_true_result(name: str) -> None:
    done = ikm_xl("hitung", SAMPLES / name, "--json")
    assert done.returncode == 0, done.stderr
    found, true = json.loads(done.stdout), json.loads((SAMPLES / f"{name}.json").read_text())
    assert found["responden"]["dipakai"] == true["dipakai"]
    assert found["ikm_tepat"] == pytest.approx(true["ikm_tepat"], rel=1e-14)
    assert [found[key] for key in ("ikm", "mutu", "kinerja", "terendah")] == [
        true[key] for key in ("ikm", "mutu", "kinerja", "terendah")
    ]
    for unsur, expected in zip(found["unsur"], true["unsur"], strict=True):
        assert unsur["nrr"] == pytest.approx(expected["nrr"], rel=1e-14)
        assert {key: unsur[key] for key in ("kode", "n", "jumlah", "konversi", "mutu")} == {
            key: expected[key] for key in ("kode", "n", "jumlah", "konversi", "mutu")
        }


def test_hitung_judges_by_the_population_only_where_the_settings_name_it(tmp_path: Path) -> None:
    toml = tmp_path / "p.toml"
    for said, missing in (("", False), ("populasi = 0", True)):
        toml.write_text(f"[perhitungan]\n{said}\n", "utf-8")
        done = ikm_xl("hitung", SAMPLES / "esukma_2025_s1.xlsx", "--pengaturan", toml)
        assert ("Populasi tidak diperiksa" in done.stderr) != missing
        assert ("Sampel minimum" in done.stderr) == missing


@pytest.mark.parametrize(
    ("name", "says"), [("bukan_esukma.xlsx", "unsur"), ("tanpa_responden.xlsx", "responden")]
)
def test_what_is_no_export_is_refused(name: str, says: str, tmp_path: Path) -> None:
    for command in (["hitung"], ["susun", "-o", tmp_path / "IKM.xlsm"]):
        done = ikm_xl(*command, SAMPLES / name)
        assert done.returncode == 2
        assert says in done.stderr
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_numbers_as_a_table() -> None:
    done = ikm_xl("hitung", SAMPLES / "esukma_2025_s1.xlsx")
    assert done.returncode == 0
    assert "81,96" in done.stdout
    assert done.stdout.count("▼") == 3


def test_an_export_without_two_unsur_is_incomplete(tmp_path: Path) -> None:
    header = "No;" + ";".join(f"U{i}" for i in range(1, 10))
    rows = [f"{i};" + ";".join(["3"] * 9) for i in range(1, 31)]
    export = tmp_path / "sembilan.csv"
    export.write_text("\n".join([header, *rows]))
    done = ikm_xl("hitung", export, "--json")
    found = json.loads(done.stdout)
    assert done.returncode == 1
    assert (found["ikm"], found["lengkap"], found["unsur"][10]["nrr"]) == (None, False, None)


def test_existing_files_stay_unless_told(finished: Path) -> None:
    before = finished.read_bytes()
    done = ikm_xl("susun", SAMPLES / "rekap_html.xls", "-o", finished)
    assert done.returncode == 2
    assert "--timpa" in done.stderr
    assert finished.read_bytes() == before
    assert ikm_xl("baru", finished).returncode == 2
    assert finished.read_bytes() == before


def test_what_staff_typed_survives_a_new_export(finished: Path, tmp_path: Path) -> None:
    typed = tmp_path / "diedit.xlsm"
    with engine.opened(finished) as book:
        cells.find(book, "rtl_isi")[0, 0].value = "Menambah sepuluh kursi tunggu."
        cells.write_one(book, "instansi_alamat", "Jl. Baru No. 1")
        book.save(str(typed))
    changed = tmp_path / "baru.xlsx"
    export = openpyxl.load_workbook(SAMPLES / "esukma_2025_s1.xlsx")
    sheet = export.worksheets[0]
    for row in sheet.iter_rows(min_row=5, max_row=226):
        row[6].value = 1 if str(row[6].value).isdigit() else row[6].value  # U1 becomes the lowest
    export.save(changed)

    target = tmp_path / "lanjut.xlsm"
    done = ikm_xl("susun", changed, "--buku", typed, "-o", target)
    assert done.returncode == 0, done.stderr
    assert "U8" in done.stdout  # the row that left the three
    with engine.opened(target) as book:
        assert [row[0] for row in cells.read(book, "rtl_kode")] == ["U1", "U9", "U3"]
        assert cells.read(book, "rtl_isi")[1][0] == "Menambah sepuluh kursi tunggu."
        assert steps.read_settings(book).instansi.alamat == "Jl. Baru No. 1"
        assert any("RTL U8" in str(row[2]) for row in cells.read(book, "catatan"))


def test_periksa_finds_a_changed_answer(finished: Path, tmp_path: Path) -> None:
    assert ikm_xl("periksa", finished).returncode == 0
    forged = tmp_path / "palsu.xlsm"
    with engine.opened(finished) as book:
        cell = cells.find(book, "jawaban")[0, 1]
        cell.value = 4 if cell.value != 4 else 3
        address = cell.address.replace("$", "")
        book.save(str(forged))
    done = ikm_xl("periksa", forged)
    assert done.returncode == 1
    assert address in done.stdout


def test_periksa_finds_a_stored_value_that_its_formula_does_not_give(finished: Path, tmp_path: Path) -> None:
    """What a preview shows is the stored value; whoever changes only that in the file is found too."""
    forged = tmp_path / "palsu.xlsm"
    with zipfile.ZipFile(finished) as old, zipfile.ZipFile(forged, "w") as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace(b"<v>81.96</v>", b"<v>91.96</v>"))
    done = ikm_xl("periksa", forged)
    assert done.returncode == 1
    assert f"{layout.PERHITUNGAN}!{layout.place('ikm').cell()}: nilai tersimpan 91,96" in done.stdout


def test_periksa_of_a_fresh_workbook_has_nothing_to_find(tmp_path: Path) -> None:
    assert ikm_xl("baru", tmp_path / "baru.xlsm").returncode == 0
    done = ikm_xl("periksa", tmp_path / "baru.xlsm")
    assert done.returncode == 0, done.stdout


def test_baru_and_contoh_work_anywhere(tmp_path: Path) -> None:
    assert ikm_xl("contoh", folder=tmp_path).returncode == 0
    done = ikm_xl("hitung", "contoh_esukma.xlsx", folder=tmp_path)
    assert done.returncode == 1  # nobody takes data to practise on for a survey
    assert "data contoh untuk latihan" in " ".join(done.stderr.split())
    assert ikm_xl("baru", folder=tmp_path).returncode == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["IKM_Kecamatan.xlsm", "contoh_esukma.xlsx"]
    done = ikm_xl(
        "susun", "contoh_esukma.xlsx", "--buku", "IKM_Kecamatan.xlsm", "-o", "hasil.xlsm", folder=tmp_path
    )
    assert done.returncode == 1  # no officials are named yet
    assert "Pejabat" in done.stderr
    assert (tmp_path / "hasil.xlsm").is_file()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["hitung", "tidak_ada.xlsx"], "tidak_ada.xlsx"),
        (["susun", "x.csv", "-o", "buku.xlsx"], ".xlsm"),
        (["susun", "x.csv", "-o", "folder/buku.xlsm"], "folder"),
        (["hitung", "x.csv", "--pengaturan", "p.toml"], "p.toml"),
        (["bangun"], "bangun"),
        (["hitung"], "EKSPOR"),
        (["hitung", "--json", "--warna"], "--warna"),
        (["periksa", "tidak_ada.xlsm"], "tidak_ada.xlsm"),
    ],
)
def test_mistakes_are_told_in_one_sentence(words: list[str], says: str, tmp_path: Path) -> None:
    done = ikm_xl(*words, folder=tmp_path)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_help_is_indonesian() -> None:
    for words in ([], ["susun"], ["hitung"], ["periksa"], ["baru"], ["contoh"]):
        text = ikm_xl(*words, "--help").stdout
        for english in ("Usage", "Options", "Commands", "Arguments", "Show this", "default:", "required"):
            assert english not in text, (words, english)


def test_from_period_to_period_without_excel(finished: Path, tmp_path: Path) -> None:
    book = tmp_path / "IKM.xlsm"
    book.write_bytes(finished.read_bytes())
    unsigned = ikm_xl("periode-baru", book)
    assert (unsigned.returncode, "belum ditandatangani" in unsigned.stderr) == (2, True)
    assert book.read_bytes() == finished.read_bytes()
    later = tmp_path / "s2.toml"
    later.write_text("[periode]\nke = 2\ntahun = 2025\n")
    refused = ikm_xl(
        "susun", SAMPLES / "esukma_2025_s1.xlsx", "--buku", book, "--pengaturan", later, "--timpa"
    )
    assert (refused.returncode, "belum ditandatangani" in refused.stderr) == (2, True)
    assert "Belum ada cadangan" in ikm_xl("cadangan", book).stdout

    with engine.opened(book) as signed:
        cells.find(signed, "langkah")[3, 0].value = "ditandatangani"
        signed.save()
    moved = ikm_xl("susun", SAMPLES / "esukma_2025_s1.xlsx", "--buku", book, "--pengaturan", later, "--timpa")
    assert "Semester I Tahun 2025 disimpan di lembar Riwayat; kini Semester II Tahun 2025." in moved.stdout
    with engine.opened(book) as opened:
        state = steps.state(opened)
        assert state.follow_up_period == "Semester I Tahun 2025"
        assert [followed.kode for followed in state.follow_up] == ["U9", "U3", "U8"]
        assert state.settings.instansi.kecamatan == "Kecamatan Sooko"
        assert cells.read(opened, "tindak_lanjut_kode")[0] == ["U9"]
    listed = ikm_xl("cadangan", book).stdout
    assert "Semester I Tahun 2025, sebelum susun" in listed
    assert str(tmp_path / "Cadangan IKM") in listed
    assert ikm_xl("cadangan", book, "--buka", 7).returncode == 2


def test_the_source_is_never_the_target(tmp_path: Path) -> None:
    export = tmp_path / "ekspor.xlsm"
    export.write_bytes((SAMPLES / "esukma_2025_s1.xlsx").read_bytes())
    link = tmp_path / "IKM.xlsm"
    link.symlink_to(export)
    for target in (export, link):
        done = ikm_xl("susun", export, "-o", target, "--timpa")
        assert (done.returncode, "adalah berkas yang dibaca" in done.stderr) == (2, True)
    assert export.read_bytes() == (SAMPLES / "esukma_2025_s1.xlsx").read_bytes()


def test_what_staff_locked_protected_or_renamed(finished: Path, tmp_path: Path) -> None:
    book = tmp_path / "IKM.xlsm"
    with engine.opened(finished) as opened:
        api = opened.api
        api[layout.RTL]["E10"].protection = Protection(locked=True)
        for name in (layout.EKSPOR, layout.CATATAN, layout.RIWAYAT):
            api[name].protection.enable()
        api[layout.PERHITUNGAN]["B25"].comment = Comment("Cek lagi", "Staf")
        opened.save(str(book))
    again = ikm_xl("susun", SAMPLES / "esukma_2025_s1.xlsx", "--buku", book, "--timpa")
    assert (again.returncode, again.stderr) == (0, "")
    with engine.opened(book) as opened:
        assert opened.api[layout.RIWAYAT].protection.sheet
    content = openpyxl.load_workbook(book, keep_vba=True)
    content[layout.PUBLIKASI].title = "Poster"
    content.save(book)
    renamed = ikm_xl("susun", SAMPLES / "esukma_2025_s1.xlsx", "--buku", book, "--timpa")
    assert renamed.returncode == 2
    assert "Publikasi" in renamed.stderr
    assert "tidak terduga" not in renamed.stderr

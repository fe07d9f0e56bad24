"""The administrator's walk: from one folder to the computers of 18 kecamatan, and no setting typed twice."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from ikm_xl import actions, cli, console, engine, installation
from ikm_xl.errors import IkmError
from ikm_xl.export import read
from ikm_xl.settings import offices
from ikm_xl.windows import here, places
from ikm_xl.windows.computer import Run
from ikm_xl.workbook import shipped
from ikm_xl.workbook.layout import PENGATURAN
from tests import steps
from tests.windows.fake_computer import IMPORTED, FakeComputer, office_pc

EXPORT = Path(__file__).parents[1] / "data" / "ekspor" / "esukma_2025_s1.xlsx"
KECAMATAN = (
    *("Bangsal", "Dawarblandong", "Dlanggu", "Gedeg", "Gondang", "Jatirejo", "Jetis", "Kemlagi", "Kutorejo"),
    *("Mojoanyar", "Mojosari", "Ngoro", "Pacet", "Pungging", "Puri", "Sooko", "Trawas", "Trowulan"),
)
SHARED = """
[instansi]
pemerintah = "Pemerintah Kabupaten Mojokerto"
[periode]
jenis = "semester"
ke = 1
tahun = 2025
[perhitungan]
populasi = 480
[surat]
sifat = "Biasa"
"""
OWN = """
[instansi]
kecamatan = "Kecamatan {name}"
alamat = "Jl. Raya {name} 1"
tempat = "{name}"
[surat]
nomor = "000.8/{n}/2025"
[[pejabat]]
peran = "camat"
jabatan = "Camat {name}"
nama = "Camat di {name}"
nip = "19700101 199001 1 0{n:02}"
[[pejabat]]
peran = "kasi"
nama = "Kasi di {name}"
nip = "19800101 200001 1 0{n:02}"
[[pejabat]]
peran = "staf"
nama = "Staf di {name}"
nip = "19900101 201001 1 0{n:02}"
"""


def pc(folder: Path) -> FakeComputer:
    """An office's computer on which this Python answers as Excel's Python does."""
    computer = office_pc(folder)
    answers = {**computer.answers, Path(sys.executable).name: Run(0, IMPORTED)}
    (computer.home / "Local").mkdir()
    return replace(computer, answers=answers)


def log_of(computer: FakeComputer) -> str:
    return places.log_file(computer).read_text(encoding="utf-8")


def typed(book: Path) -> set[object]:
    """What stands in the cells for the settings."""
    opened = openpyxl.load_workbook(book, read_only=True)
    cells: set[object] = {
        row[0] for row in opened[PENGATURAN].iter_rows(min_col=2, max_col=2, values_only=True)
    }
    opened.close()
    return cells


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """The administrator's folder of settings."""
    folder = tmp_path / "pengaturan"
    folder.mkdir()
    (folder / offices.SHARED).write_text(SHARED, encoding="utf-8")
    for n, name in enumerate(KECAMATAN, 1):
        (folder / f"{name}.toml").write_text(OWN.format(name=name, n=n), encoding="utf-8")
    return folder


@pytest.mark.slow
def test_eighteen_offices_get_working_workbooks_and_nothing_is_typed_twice(
    tmp_path: Path, share: Path
) -> None:
    lines = Counter(
        line
        for file in share.iterdir()
        for line in file.read_text(encoding="utf-8").splitlines()
        if "=" in line and not line.startswith("peran")  # which names the official that follows
    )
    assert set(lines.values()) == {1}

    for office in offices.read(share):
        computer = pc(tmp_path / office.source.stem)
        assert installation.set_up(computer, office.source, trusted=True, quiet=True)
        book = places.workbooks(computer) / shipped.FILE_NAME
        assert {office.settings.instansi.kecamatan, office.settings.surat.nomor} <= typed(book)
        log = log_of(computer)
        assert f"Buku kerja baru disimpan: {book}." in log
        assert log.rstrip().endswith("Selesai.")
        assert "gagal" not in log
    with engine.opened(book) as opened:
        assert steps.read_settings(opened) == office.settings
    assert actions.compose(tuple(read.read_grids(EXPORT)), book, None, tmp_path / "IKM.xlsm") == ()


def test_a_second_time_nothing_of_the_office_is_touched(tmp_path: Path, share: Path) -> None:
    computer = pc(tmp_path / "pc")
    book = places.workbooks(computer) / shipped.FILE_NAME
    installation.set_up(computer, share / "Puri.toml", trusted=False, quiet=True)
    before = book.read_bytes()
    installation.set_up(computer, share / "Gedeg.toml", trusted=False, quiet=True)
    assert book.read_bytes() == before
    assert "Pengaturan Kecamatan Gedeg dari" in log_of(computer)
    assert "tidak dipakai: buku kerja sudah ada" in log_of(computer)


def test_quiet_asks_nothing_shows_nothing_and_trusts_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = pc(tmp_path)
    before = set(computer.registry)
    monkeypatch.setattr(here, "this_computer", lambda: computer)
    monkeypatch.setattr(console, "agrees", lambda question: pytest.fail(question))
    done = CliRunner().invoke(cli.app, ["pasang", "--diam"])
    assert (done.exit_code, done.output) == (0, "")
    assert set(computer.registry) == before
    assert "Lokasi tepercaya" in log_of(computer)  # the doctor's word about it


def test_what_keeps_the_buttons_from_working_is_an_exit_code_and_in_the_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = replace(pc(tmp_path), answers={})  # Python does not answer
    monkeypatch.setattr(here, "this_computer", lambda: computer)
    assert CliRunner().invoke(cli.app, ["pasang", "--diam"]).exit_code == 1
    assert "tidak dapat dijalankan" in log_of(computer)
    assert log_of(computer).rstrip().endswith("Selesai, tetapi ada pemeriksaan yang gagal.")


def test_a_refusal_is_in_the_log_and_leaves_the_computer_as_it_was(tmp_path: Path) -> None:
    computer = pc(tmp_path)
    wrong = tmp_path / "pengaturan.toml"
    wrong.write_text("[instansi]\nkecamatann = 1\n", encoding="utf-8")
    with pytest.raises(IkmError):
        installation.set_up(computer, wrong, trusted=True, quiet=True)
    assert "kecamatann" in log_of(computer)
    assert "IKM-P15" in log_of(computer)
    assert not places.workbooks(computer).exists()
    assert not places.conf_file(computer).exists()


def test_any_workbook_can_be_examined_for_the_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = pc(tmp_path / "pc")
    installation.set_up(computer, None, trusted=False, quiet=True)
    sent = tmp_path / "dari surel.xlsm"
    sent.write_bytes(shipped.path().read_bytes())
    places.zone_stream(sent).write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")
    monkeypatch.setattr(here, "this_computer", lambda: computer)
    assert CliRunner().invoke(cli.app, ["periksa"]).exit_code == 0
    done = CliRunner().invoke(cli.app, ["periksa", "--pemasangan", str(sent)])
    assert done.exit_code == 1
    assert str(sent) in done.output
    assert "unduhan dari internet" in done.output

"""Setting up and undoing on a simulated home folder, with blanks, an ampersand and an accent in its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikm_xl.errors import IkmError
from ikm_xl.windows import conf, places, record
from ikm_xl.windows.computer import Computer
from ikm_xl.windows.install import hapus, pasang
from tests.windows.fake_computer import EXCEL, FakeComputer, office_pc

FOREIGN = '"PYTHONPATH","C:\\skrip"\r\n"INTERPRETER_WIN","C:\\Lama\\python.exe"\r\n"SHOW CONSOLE","False"\r\n'


@pytest.fixture
def computer(tmp_path: Path) -> FakeComputer:
    return office_pc(tmp_path)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "IKM_Kecamatan.xlsm"
    file.write_bytes(b"buku kerja asli")
    return file


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    file = tmp_path / "panduan.md"
    file.write_text("# Panduan", encoding="utf-8")
    return file


@pytest.fixture
def interpreter(computer: FakeComputer) -> str:
    return str(computer.home / "Local" / "ikm xl" / "Scripts" / "python.exe")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def conf_of(computer: Computer) -> dict[str, str]:
    return conf.entries(places.conf_file(computer).read_text(encoding=computer.ansi))


def test_it_sets_everything_up_and_says_so(
    computer: FakeComputer, template: Path, guide: Path, interpreter: str
) -> None:
    lines = pasang(computer, interpreter, template, guide, trusted=True)
    folder = computer.home / "Dokumen Saya" / "IKM"
    assert files_of(folder) == {"IKM_Kecamatan.xlsm": b"buku kerja asli", "panduan.md": b"# Panduan"}
    written = conf.expand(conf_of(computer)["INTERPRETER_WIN"], computer.environ)
    assert written.replace("\\", "/") == interpreter
    assert computer.registry[rf"{EXCEL}\Security\Trusted Locations\Location1"]["Path"] == f"{folder}\\"
    assert [line.split()[0] for line in lines] == ["Letak", "Buku", "Buku", "Folder", "Panduan"]


def test_the_users_name_does_not_reach_the_settings(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    pasang(computer, interpreter, template, trusted=True)
    assert places.conf_file(computer).read_bytes() == (
        b'"INTERPRETER_WIN","%LOCALAPPDATA%\\ikm xl\\Scripts\\python.exe"\r\n'
    )


def test_a_second_time_changes_nothing(
    computer: FakeComputer, template: Path, guide: Path, interpreter: str
) -> None:
    pasang(computer, interpreter, template, guide, trusted=True)
    files, registry = (
        files_of(computer.home),
        {key: dict(values) for key, values in computer.registry.items()},
    )
    pasang(computer, interpreter, template, guide, trusted=True)
    assert (files_of(computer.home), computer.registry) == (files, registry)


def test_foreign_settings_keep_their_place_and_are_backed_up_once(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    file = places.conf_file(computer)
    file.parent.mkdir()
    file.write_bytes(FOREIGN.encode())
    pasang(computer, interpreter, template, trusted=True)
    pasang(computer, interpreter.replace("ikm xl", "ikm baru"), template, trusted=True)
    assert list(conf_of(computer)) == ["PYTHONPATH", "INTERPRETER_WIN", "SHOW CONSOLE"]
    assert "ikm baru" in conf_of(computer)["INTERPRETER_WIN"]
    assert file.with_name("xlwings.conf.cadangan-ikm").read_bytes() == FOREIGN.encode()


def test_settings_that_notepad_saved_as_unicode_become_readable_for_excel(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    file = places.conf_file(computer)
    file.parent.mkdir()
    file.write_bytes('"PYTHONPATH","C:\\Café"\r\n'.encode("utf-16"))
    pasang(computer, interpreter, template, trusted=True)
    assert file.read_bytes().startswith('"PYTHONPATH","C:\\Café"\r\n'.encode("cp1252"))


def test_an_existing_workbook_is_never_overwritten(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    own = computer.home / "Dokumen Saya" / "IKM" / template.name
    own.parent.mkdir()
    own.write_bytes(b"pekerjaan staf")
    assert any("dipertahankan" in line for line in pasang(computer, interpreter, template, trusted=True))
    assert own.read_bytes() == b"pekerjaan staf"


def test_the_mark_of_the_web_is_removed_from_every_workbook_there(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    own = computer.home / "Dokumen Saya" / "IKM" / template.name
    sent = own.with_name("Semester II.xlsm")
    own.parent.mkdir()
    for book in (own, sent):
        book.write_bytes(b"pekerjaan staf")
        places.zone_stream(book).write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")
    (line,) = (line for line in pasang(computer, interpreter, template, trusted=True) if "unduhan" in line)
    assert own.name in line
    assert sent.name in line
    assert not places.zone_stream(own).exists()
    assert not places.zone_stream(sent).exists()


def test_the_folder_is_not_trusted_when_that_is_not_wanted(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    before = set(computer.registry)
    pasang(computer, interpreter, template, trusted=False)
    assert set(computer.registry) == before


def test_an_administrators_ban_on_macros_is_respected(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    computer.registry[r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"] = {"VBAWarnings": 4}
    before = set(computer.registry)
    assert any("pengelola TI" in line for line in pasang(computer, interpreter, template, trusted=True))
    assert set(computer.registry) == before


def test_a_guide_with_notes_of_the_staff_is_kept(
    computer: FakeComputer, template: Path, guide: Path, interpreter: str
) -> None:
    pasang(computer, interpreter, template, guide, trusted=True)
    copy = computer.home / "Dokumen Saya" / "IKM" / guide.name
    copy.write_text("# Panduan, dengan catatan saya", encoding="utf-8")
    guide.write_text("# Panduan baru", encoding="utf-8")
    pasang(computer, interpreter, template, guide, trusted=True)
    hapus(computer)
    assert copy.read_text(encoding="utf-8") == "# Panduan, dengan catatan saya"


@pytest.mark.parametrize("before", [None, FOREIGN, '"SHOW CONSOLE","False"\r\n'])
def test_undoing_leaves_the_computer_as_it_was_but_for_the_workbook(
    computer: FakeComputer, template: Path, guide: Path, interpreter: str, before: str | None
) -> None:
    if before is not None:
        places.conf_file(computer).parent.mkdir()
        places.conf_file(computer).write_bytes(before.encode())
    files, registry = (
        files_of(computer.home),
        {key: dict(values) for key, values in computer.registry.items()},
    )
    pasang(computer, interpreter, template, guide, trusted=True)
    pasang(computer, interpreter, template, guide, trusted=True)
    lines = hapus(computer)
    workbook = Path("Dokumen Saya", "IKM", template.name)
    assert files_of(computer.home) == {**files, str(workbook): b"buku kerja asli"}
    assert computer.registry == registry
    assert lines[-1] == f"Buku kerja Anda tidak dihapus: {computer.home / workbook}."


def test_undoing_keeps_what_others_changed_since(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    pasang(computer, interpreter, template, trusted=True)
    file = places.conf_file(computer)
    file.write_text('"INTERPRETER_WIN","C:\\Lain\\python.exe"\r\n"A","1"\r\n', encoding="utf-8")
    assert any("dibiarkan" in line for line in hapus(computer))
    assert conf_of(computer) == {"INTERPRETER_WIN": "C:\\Lain\\python.exe", "A": "1"}


def test_the_folder_goes_when_the_staff_took_the_workbook_out(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    pasang(computer, interpreter, template, trusted=True)
    (computer.home / "Dokumen Saya" / "IKM" / template.name).unlink()
    hapus(computer)
    assert not (computer.home / "Dokumen Saya" / "IKM").exists()
    assert not places.conf_file(computer).parent.exists()


def test_undoing_without_a_record_changes_nothing(computer: FakeComputer) -> None:
    assert hapus(computer) == ("Tidak ada pemasangan yang tercatat; tidak ada yang diubah.",)


def test_a_damaged_record_counts_as_none(computer: FakeComputer) -> None:
    places.record_file(computer).parent.mkdir()
    places.record_file(computer).write_text('{"interpreter": 1', encoding="utf-8")
    assert record.load(computer) is None


def test_elsewhere_than_on_windows_both_are_refused(tmp_path: Path, template: Path) -> None:
    elsewhere = Computer("linux", tmp_path, {}, "utf-8")
    with pytest.raises(IkmError, match="hanya berlaku di Windows"):
        pasang(elsewhere, "/usr/bin/python3", template, trusted=True)
    with pytest.raises(IkmError, match="hanya berlaku di Windows"):
        hapus(elsewhere)
    assert list(tmp_path.iterdir()) == [template]


@pytest.mark.parametrize("path", ["C:\\データ\\python.exe", "C:\\100%\\python.exe"])
def test_an_interpreter_that_excel_cannot_find_is_refused_before_anything_is_done(
    computer: FakeComputer, template: Path, path: str
) -> None:
    before = files_of(computer.home)
    with pytest.raises(IkmError, match="tidak dikenal Excel"):
        pasang(computer, path, template, trusted=True)
    assert files_of(computer.home) == before


def test_a_folder_that_cannot_be_written_is_named(
    computer: FakeComputer, template: Path, interpreter: str
) -> None:
    (computer.home / "Dokumen Saya" / "IKM").write_text("sebuah berkas, bukan folder", encoding="utf-8")
    with pytest.raises(IkmError, match="IKM"):
        pasang(computer, interpreter, template, trusted=True)

"""New workbooks: blank, of one office, of all offices of a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikm_xl import engine, new_books
from ikm_xl.errors import IkmError
from ikm_xl.settings import offices
from ikm_xl.workbook import shipped
from tests import steps


def settings_files(folder: Path, *names: str) -> Path:
    folder.mkdir()
    for name in names:
        text = (
            f'[instansi]\nkecamatan = "Kecamatan {name}"\nalamat = "=HYPERLINK(1)"\n[cetak]\nkertas = "A4"\n'
        )
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_workbook_holds_the_settings_of_its_office(tmp_path: Path) -> None:
    source = settings_files(tmp_path / "p", "Puri") / "Puri.toml"
    target = tmp_path / "IKM.xlsm"
    new_books.make(target, source, overwrite=False)
    (office,) = offices.read(source)
    with engine.opened(target) as book:
        assert steps.read_settings(book) == office.settings  # a text that looks like a formula is a text
        assert not engine.errors(book)
        assert {sheet.page_setup.paperSize for sheet in book.api.worksheets} == {9}


def test_a_folder_of_settings_becomes_a_folder_of_workbooks(tmp_path: Path) -> None:
    source = settings_files(tmp_path / "p", "Puri", "Gedeg")
    new_books.make(tmp_path, source, overwrite=False)
    made = sorted(file.name for file in tmp_path.glob("*.xlsm"))
    assert made == ["IKM_Kecamatan_Gedeg.xlsm", "IKM_Kecamatan_Puri.xlsm"]


def test_nothing_is_written_where_one_workbook_would_be_overwritten(tmp_path: Path) -> None:
    source = settings_files(tmp_path / "p", "Puri", "Gedeg")
    own = tmp_path / "IKM_Kecamatan_Puri.xlsm"
    own.write_bytes(b"pekerjaan staf")
    with pytest.raises(IkmError, match="sudah ada"):
        new_books.make(tmp_path, source, overwrite=False)
    assert [file.read_bytes() for file in tmp_path.glob("*.xlsm")] == [b"pekerjaan staf"]
    new_books.make(own, source / "Puri.toml", overwrite=True)
    assert own.read_bytes() != b"pekerjaan staf"


def test_without_settings_it_is_the_template_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    new_books.make(None, None, overwrite=False)
    assert (tmp_path / shipped.FILE_NAME).read_bytes() == shipped.path().read_bytes()

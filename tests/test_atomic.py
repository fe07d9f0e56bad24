"""A save leaves the new file whole or the old one, and nothing beside it."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from ikm_xl import atomic, engine
from ikm_xl.errors import IkmError
from tests.engine.books import new, opened, with_macros


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "Buku Céria.xlsm"
    path.write_bytes(b"lama")
    return path


def test_the_new_file_takes_the_place_of_the_old_one(target: Path) -> None:
    atomic.replace(target, b"baru")
    assert target.read_bytes() == b"baru"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize(
    ("step", "error", "sentence"),
    [
        ("replace", PermissionError(errno.EACCES, "sharing violation"), "sedang terbuka di Excel"),
        ("open", PermissionError(errno.EACCES, "denied"), "sedang terbuka di Excel"),
        ("open", OSError(errno.EROFS, "read-only file system"), "tidak dapat disimpan"),
        ("fsync", OSError(errno.ENOSPC, "no space left"), "penyimpanan penuh"),
        ("replace", KeyboardInterrupt(), None),
    ],
)
def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(
    target: Path, monkeypatch: pytest.MonkeyPatch, step: str, error: BaseException, sentence: str | None
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    monkeypatch.setattr(os if step == "fsync" else Path, step, fail)
    with pytest.raises(IkmError if sentence else type(error)) as raised:
        atomic.replace(target, b"baru")
    monkeypatch.undo()
    assert sentence is None or sentence in str(raised.value)
    assert target.read_bytes() == b"lama"
    assert list(target.parent.iterdir()) == [target]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IkmError, match=r"Folder .* tidak ditemukan"):
        atomic.replace(tmp_path / "tidak ada" / "buku.xlsm", b"baru")


def test_a_folder_in_the_files_place(tmp_path: Path) -> None:
    (tmp_path / "buku.xlsm").mkdir()
    with pytest.raises(IkmError, match="adalah folder"):
        atomic.replace(tmp_path / "buku.xlsm", b"baru")
    assert list(tmp_path.iterdir()) == [tmp_path / "buku.xlsm"]


def test_a_new_file_has_the_users_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "biasa").touch()
    atomic.replace(tmp_path / "baru.xlsx", b"baru")
    assert (tmp_path / "baru.xlsx").stat().st_mode == (tmp_path / "biasa").stat().st_mode


def test_a_workbook_keeps_its_kind_of_file(tmp_path: Path) -> None:
    plain = opened(tmp_path)
    with pytest.raises(IkmError, match=r"berakhiran \.xlsx"):
        plain.save(tmp_path / "lain.xlsm")
    macros = engine.open(with_macros(new(tmp_path)))
    with pytest.raises(IkmError, match=r"berakhiran \.xlsm"):
        macros.save(tmp_path / "lain.xlsx")
    assert not list(tmp_path.glob("lain*"))
    with pytest.raises(NotImplementedError, match="password"):
        plain.save(password="rahasia")


def test_a_link_is_followed(tmp_path: Path) -> None:
    real = tmp_path / "arsip" / "IKM.xlsm"
    real.parent.mkdir()
    real.write_bytes(b"lama")
    link = tmp_path / "IKM.xlsm"
    link.symlink_to(real)
    atomic.replace(link, b"baru")
    assert link.is_symlink()
    assert real.read_bytes() == b"baru"


@pytest.mark.parametrize("name", ["b" * 250 + ".xlsm", "ŝ" * 124 + ".xlsm"])
def test_a_name_as_long_as_any_can_be(tmp_path: Path, name: str) -> None:
    atomic.replace(tmp_path / name, b"baru")
    assert (tmp_path / name).read_bytes() == b"baru"
    assert len(list(tmp_path.iterdir())) == 1


def test_of_two_that_take_one_free_name_the_second_is_told(tmp_path: Path) -> None:
    path = tmp_path / "IKM.xlsm"
    known = atomic.version(path)
    atomic.replace(path, b"satu", known)
    with pytest.raises(IkmError, match="baru saja ditulis") as error:
        atomic.replace(path, b"dua", known)
    assert error.value.code == "IKM-M27"
    assert path.read_bytes() == b"satu"
    assert list(tmp_path.iterdir()) == [path]


def test_of_two_that_go_on_in_one_workbook_the_second_is_told(tmp_path: Path) -> None:
    one = opened(tmp_path)
    two = engine.open(one.fullname)
    one.sheets[0]["A1"].value = "satu"
    one.save()
    two.sheets[0]["A1"].value = "dua"
    with pytest.raises(IkmError, match="baru saja ditulis"):
        two.save()
    one.save()  # its own earlier save is none of somebody else's

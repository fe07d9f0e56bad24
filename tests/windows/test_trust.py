"""Trusted locations in a fake registry."""

from __future__ import annotations

from pathlib import Path

import pytest

from ikm_xl.windows import trust
from ikm_xl.windows.snapshot import TrustedLocation
from tests.windows.fake_computer import EXCEL, FakeComputer, office_pc

FOLDER = r"C:\Users\Siti\Dokumen Saya\IKM"
KEY = rf"{EXCEL}\Security\Trusted Locations"


@pytest.fixture
def computer(tmp_path: Path) -> FakeComputer:
    return office_pc(tmp_path)


def test_a_folder_is_added_under_the_next_free_name_without_its_subfolders(computer: FakeComputer) -> None:
    assert trust.add(computer, FOLDER) == {rf"{KEY}\Location1": FOLDER + "\\"}
    assert computer.registry[rf"{KEY}\Location1"] == {
        "Path": FOLDER + "\\",
        "AllowSubfolders": 0,
        "Description": "ikm-xl",
    }


def test_every_excel_of_the_user_gets_it_and_other_keys_of_office_do_not(computer: FakeComputer) -> None:
    computer.registry[r"HKCU\Software\Microsoft\Office\15.0\Excel"] = {}
    computer.registry[r"HKCU\Software\Microsoft\Office\14.0\Word"] = {}
    versions = {key.split("\\")[4] for key in trust.add(computer, FOLDER)}
    assert versions == {"15.0", "16.0"}


def test_a_trusted_folder_is_not_added_again(computer: FakeComputer) -> None:
    trust.add(computer, FOLDER)
    assert trust.add(computer, FOLDER) == {}


def test_only_own_keys_are_removed(computer: FakeComputer) -> None:
    before = {key: dict(values) for key, values in computer.registry.items()}
    made = trust.add(computer, FOLDER)
    assert trust.remove(computer, made) == 1
    assert computer.registry == before


def test_a_key_that_now_means_another_folder_stays(computer: FakeComputer) -> None:
    made = trust.add(computer, FOLDER)
    computer.registry[rf"{KEY}\Location1"]["Path"] = "C:\\Lain\\"
    assert trust.remove(computer, made) == 0
    assert rf"{KEY}\Location1" in computer.registry


@pytest.mark.parametrize(
    ("path", "subfolders", "covered"),
    [
        (FOLDER.lower() + "\\", False, True),
        (r"C:\Users\Siti\Dokumen Saya", False, False),
        (r"C:\Users\Siti\Dokumen Saya", True, True),
        (r"C:\Users\Siti\Dokumen", True, False),
    ],
)
def test_subfolders_are_trusted_only_where_that_is_said(path: str, subfolders: bool, covered: bool) -> None:
    assert trust.covers(TrustedLocation(path, subfolders), FOLDER) is covered

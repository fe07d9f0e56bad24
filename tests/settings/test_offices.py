"""Settings files of many offices: each key typed once, nobody given another office's identity."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.settings import from_values, offices
from ikm_xl.settings.offices import Office

PURI = '[instansi]\nkecamatan = "Kecamatan Puri"\n'


def files(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def test_what_all_share_is_typed_once_and_an_office_may_differ(tmp_path: Path) -> None:
    files(
        tmp_path,
        bersama='[periode]\njenis = "triwulan"\nke = 3\n[cetak]\nkertas = "A4"\n',
        puri=PURI,
        gedeg='[instansi]\nkecamatan = "Kecamatan Gedeg"\n[cetak]\nkertas = "F4"\n',
    )
    gedeg, puri = offices.read(tmp_path)
    assert [office.source.stem for office in (gedeg, puri)] == ["gedeg", "puri"]
    assert [office.settings.periode.teks for office in (gedeg, puri)] == ["Triwulan III Tahun 2025"] * 2
    assert [office.settings.kertas for office in (gedeg, puri)] == ["F4", "A4"]
    assert offices.read(tmp_path / "puri.toml") == (puri,)


def test_no_office_gets_the_identity_of_another(tmp_path: Path) -> None:
    (office,) = offices.read(files(tmp_path, puri=PURI))
    instansi = office.settings.instansi
    assert instansi.kecamatan == "Kecamatan Puri"
    assert {instansi.pemerintah, instansi.alamat, instansi.situs, instansi.kode_pos, instansi.tempat} == {""}
    assert "Sooko" not in str(office.settings)


@pytest.mark.parametrize(
    ("texts", "code", "named"),
    [
        ({}, "IKM-P16", "tidak memuat"),
        ({"bersama": PURI}, "IKM-P16", "tidak memuat"),
        ({"puri": '[cetak]\nkertas = "A4"\n'}, "IKM-P17", "puri.toml"),
        ({"puri": '[instansi]\nkecamatan = "///"\n'}, "IKM-P17", "puri.toml"),
        (
            {"a": PURI, "b": PURI.upper().replace("[INSTANSI]\nKECAMATAN", "[instansi]\nkecamatan")},
            "IKM-P18",
            "b.toml",
        ),
        ({"puri": PURI, "bersama": "[periode]\nke = 9\n"}, "IKM-P01", "bersama.toml"),
        ({"puri": PURI, "bersama": "[periode]\nkee = 1\n"}, "IKM-P15", "bersama.toml"),
        ({"puri": PURI + "x =", "gedeg": PURI}, "IKM-P13", "puri.toml"),
    ],
)
def test_a_mistake_names_its_file(tmp_path: Path, texts: dict[str, str], code: str, named: str) -> None:
    with pytest.raises(IkmError) as refused:
        offices.read(files(tmp_path, **texts))
    assert refused.value.code == code
    assert named in refused.value.message


@given(st.text())
def test_whatever_a_kecamatan_is_called_its_workbook_is_one_plain_name(name: str) -> None:
    file = Office(Path("x.toml"), from_values({"instansi.kecamatan": name})).file_name
    assert PureWindowsPath(file).name == file
    assert file.startswith("IKM_")
    assert file.endswith(".xlsm")
    assert not set(file) & set('<>:"/\\|?*=%^ ')
    assert len(file) <= 80

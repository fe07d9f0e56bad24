"""Hard cases made from real files and public reports, each beside what is right: tests/data/kasus."""

import json
import math
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from ikm_xl import settings
from ikm_xl.cleaning import findings
from ikm_xl.cleaning.clean import clean
from ikm_xl.cleaning.findings import held
from ikm_xl.errors import IkmError
from ikm_xl.export.read import read_grids
from ikm_xl.survey import completeness, index

KASUS = Path(__file__).parents[1] / "data" / "kasus"
NAMES = sorted(path.name.removesuffix(".json") for path in KASUS.glob("*.json"))
# What holds or refuses these, and why no figure may be called complete.
NOT_COMPLETE = {
    "U11_negatif.csv": "IKM-B40",
    "bentuk_panjang.xlsx": "IKM-B25",  # its codes and its names of U8 and U9 contradict each other
    "kolom_X_Y.csv": "IKM-B31",
    "skala_angka_a_1_5.xlsx": "IKM-B08",
    "skala_persen.xlsx": "IKM-B08",
    "unsur_12_p.xlsx": "IKM-B35",
}


@pytest.mark.parametrize("name", NAMES)
def test_no_case_is_complete_and_wrong(name: str) -> None:
    toml = (KASUS / name).with_suffix(".toml")
    used = settings.from_toml(toml) if toml.exists() else settings.default()
    want = json.loads((KASUS / f"{name}.json").read_text("utf-8"))
    try:
        rules = replace(used.rules, awal=None, akhir=None)  # no office says of which period they are
        cleaned = clean(read_grids(KASUS / name), rules)
    except IkmError as refused:
        assert refused.code == NOT_COMPLETE[name]  # noqa: PT017
        return
    result = index.compute(cleaned.responden, used.basis, used.nama_unsur)
    assert cleaned.pertanggungjawaban.adds_up
    sample = replace(used.sample, diperiksa=False)
    missing = completeness.missing(completeness.checks(result, sample, findings.checks(cleaned.temuan)))
    if name in NOT_COMPLETE:
        assert NOT_COMPLETE[name] in {finding.kode for finding in held(cleaned.temuan)}
        assert missing
        return
    assert not missing
    assert not want.get("harus_ditolak_atau_tidak_lengkap")
    assert cleaned.hitungan.dipakai == want["dipakai"]
    assert result.ikm_tepat is not None
    if "ikm_kira" in want:
        assert math.isclose(result.ikm_tepat, want["ikm_kira"], abs_tol=6e-5)
        return
    assert math.isclose(result.ikm_tepat, want["ikm_tepat"], rel_tol=1e-12)
    assert list(result.terendah) == want["terendah"]
    found = {unsur.kode: (unsur.n, unsur.jumlah) for unsur in result.unsur}
    assert [found[unsur["kode"]] for unsur in want["unsur"]] == [(u["n"], u["jumlah"]) for u in want["unsur"]]


def test_two_files_are_two_tables() -> None:
    want = json.loads((KASUS / "dua_berkas" / "benar.json").read_text("utf-8"))
    used = settings.default()
    grids = [grid for name in "ab" for grid in read_grids(KASUS / "dua_berkas" / f"{name}.csv")]
    cleaned = clean(grids, used.rules)
    result = index.compute(cleaned.responden, used.basis, used.nama_unsur)
    assert cleaned.hitungan.dipakai == want["dipakai"]
    assert float(result.ikm or 0) == want["ikm_kira"]


def test_the_settings_of_the_cases_are_settings() -> None:
    assert all(tomllib.loads(path.read_text("utf-8")) for path in KASUS.glob("*.toml"))

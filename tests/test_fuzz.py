"""Damaged samples: some of the cases that tools/fuzz.py tries by the thousand, and ones that it found."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.errors import IkmError
from ikm_xl.export.read import read_grids

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "data" / "ekspor"


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", ROOT / "tools" / "fuzz.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


fuzz = _tool()


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("rusak") / "ekspor"


@given(
    st.sampled_from(["esukma_2025_s1.xlsx", "esukma_2024_s2.csv", "rekap_html.xls"]), st.integers(0, 2**32)
)
@settings(max_examples=40, deadline=None)
def test_a_damaged_sample_is_read_or_refused(case: Path, name: str, seed: int) -> None:
    case.write_bytes(fuzz.mutated((SAMPLES / name).read_bytes(), random.Random(seed)))
    assert fuzz.attempt(case) in (True, False)


def test_most_damage_is_not_so_large_that_nothing_is_read(case: Path) -> None:
    """Or the cases would only test the refusals."""
    sample, chance = (SAMPLES / "esukma_2024_s2.csv").read_bytes(), random.Random(1)
    read = 0
    for _ in range(20):
        case.write_bytes(fuzz.mutated(sample, chance))
        read += fuzz.attempt(case)
    assert 5 <= read < 20


def _zip(name: str, old: bytes, new: bytes) -> bytes:
    """A sample with bytes of its zip replaced."""
    content = (SAMPLES / name).read_bytes()
    assert old in content
    return content.replace(old, new)


@pytest.mark.parametrize(
    "content",
    [
        # The directory of the zip begins before the file: ValueError of zipfile, "negative seek value".
        (SAMPLES / "esukma_2025_s1.xlsx").read_bytes()[900:],
        # A part's name is no UTF-8: UnicodeDecodeError.
        _zip("esukma_2025_s1.ods", b"content.xml", b"conten\xff.xml").replace(b"\x14\0\0\0", b"\x14\0\0\x08"),
        # A way of packing that does not exist: NotImplementedError, once taken for a password.
        _zip("esukma_2025_s1.xlsx", b"\x14\0\0\0\x08\0", b"\x14\0\0\0\x63\0"),
        # More columns than a sheet has, as a damaged xls had them: minutes in pandas.
        (";".join(["No", *map("U{}".format, range(1, 12)), *["x"] * 20_000]) + "\n").encode() * 2,
    ],
    ids=["directory", "name", "method", "columns"],
)
def test_crashers(case: Path, content: bytes) -> None:
    case.write_bytes(content)
    with pytest.raises(IkmError, match=r"rusak|bukan tabel|terlalu besar"):
        read_grids(case)

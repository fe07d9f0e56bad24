"""The ways to a wrong signed document, through the command: held with a sentence, or right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from ikm_xl import actions, engine, settings
from ikm_xl.errors import IkmError
from ikm_xl.export.read import read_grids
from ikm_xl.workbook import shipped, status
from tests import cells, steps

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "data" / "ekspor"
MAIN = SAMPLES / "esukma_2025_s1.xlsx"
_CALENDAR = {"periode.awal": None, "periode.akhir": None}
FILLED = settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml").nilai


def _nothing(_: xw.Book) -> None: ...


@dataclass(frozen=True)
class Way:
    """What goes wrong before the whole SOP is done, and the check that holds; "" where it is right."""

    name: str
    holds: str = ""
    export: Path = MAIN
    settings: Mapping[str, Any] = field(default_factory=dict)
    typed: Callable[[xw.Book], None] = _nothing


def _typed(name: str, value: object, row: int = 0, column: int = 0) -> Callable[[xw.Book], None]:
    return lambda book: setattr(cells.find(book, name)[row, column], "value", value)


WAYS = (
    Way("in order"),
    Way(
        "answers of another period",
        "Tanggal jawaban di luar periode",
        MAIN,
        {"periode.ke": 2, **_CALENDAR},
    ),
    Way(
        "the period of last year",
        "Tanggal jawaban di luar periode",
        MAIN,
        {"periode.tahun": 2024, **_CALENDAR},
    ),
    Way("a period to come", "Tanggal sesuai periode", MAIN, {"periode.tahun": 2099}),
    Way(
        "the office of the template", "Identitas instansi", MAIN, {"instansi.kecamatan": "Kecamatan Trowulan"}
    ),
    Way("no office", "Identitas instansi", MAIN, {"instansi.alamat": ""}),
    Way("a NIP that lost its end", "Pejabat penanda tangan", MAIN, {"pejabat.kasi.nip": "19800202 200502 2"}),
    Way("a number to be written by hand", "Nomor surat", MAIN, {"surat.nomor": "000.8/     /416-313/2025"}),
    Way("an unknown population", "Sampel minimum", MAIN, {"perhitungan.populasi": 0}),
    Way("too few respondents", "Sampel minimum", MAIN, {"perhitungan.populasi": 100_000}),
    Way(
        "a plan of the last period that nobody followed up",
        "Tindak lanjut periode lalu",
        typed=_typed("tindak_lanjut_isi", "Membeli kursi."),
    ),
    Way("an answer typed on Perhitungan is overwritten by the export", typed=_typed("jawaban", 1.0)),
)


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main sample, ready to be signed."""
    path = tmp_path_factory.mktemp("buku") / "IKM.xlsm"
    assert run(Way("in order"), path) == {}
    return path


def run(way: Way, target: Path, base: Path | None = None, *, revision: bool = False) -> dict[str, str]:
    """What ``ikm-xl susun`` does; the failed checks by name."""
    prepared = target.with_name("isian.xlsm")
    with engine.opened(base or shipped.path()) as book:
        steps.write_settings(book, settings.from_values({**FILLED, **way.settings}))
        way.typed(book)
        book.save(str(prepared))
    missing = actions.compose(read_grids(way.export), prepared, None, target, revision=revision)
    return {check.name: check.remedy for check in missing}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_each_way_is_held_or_right(way: Way, tmp_path: Path) -> None:
    target = tmp_path / "IKM.xlsm"
    missing = run(way, target)
    assert way.holds in ("", *missing)
    assert bool(missing) == bool(way.holds)
    assert all(missing.values())
    with engine.opened(target) as book:
        assert bool(cells.read_one(book, "banner_draf")) == bool(way.holds)


def test_the_command_leaves_what_was_signed_until_a_revision_is_asked_for(
    finished: Path, tmp_path: Path
) -> None:
    signed, target = tmp_path / "ditandatangani.xlsm", tmp_path / "revisi.xlsm"
    with engine.opened(finished) as book:
        code = cells.read_one(book, "kode_verifikasi")
        cells.find(book, "langkah")[3, 0].value = status.DITANDATANGANI
        book.save(str(signed))
    with pytest.raises(IkmError, match=rf"sudah ditandatangani \(kode {code}\)") as refused:
        actions.compose(read_grids(MAIN), signed, None, target)
    assert "--revisi" in refused.value.hint
    assert not target.exists()
    assert actions.compose(read_grids(MAIN), signed, None, target, revision=True) == ()
    with engine.opened(target) as book:
        assert cells.read_one(book, "revisi") == 1
        assert {row[8] for row in cells.read(book, "riwayat")} == {
            code,
            cells.read_one(book, "kode_verifikasi"),
        }
        assert "Revisi ke-1" in cells.read_one(book, "kaki_halaman")


def test_an_accepted_reason_lives_in_the_book(tmp_path: Path) -> None:
    base, target = tmp_path / "buku.xlsm", tmp_path / "lanjut.xlsm"
    way = Way("too few", settings={"perhitungan.populasi": 100_000})
    assert run(way, base)
    with engine.opened(base) as book:
        cells.accept(book, "Sampel minimum", "Listrik padam dua minggu.")
        book.save()
    assert actions.compose(read_grids(MAIN), base, None, target) == ()
    with engine.opened(target) as book:
        assert "Listrik padam dua minggu." in cells.read_one(book, "dokumen_catatan")
        assert not cells.read_one(book, "banner_draf")

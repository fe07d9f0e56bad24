"""The ways to a wrong signed document, by the buttons and by the command: held with a sentence, or right."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from ikm_xl import actions, engine, ribbon, settings
from ikm_xl.errors import IkmError
from ikm_xl.excel import save_copy
from ikm_xl.export.read import read_grids
from ikm_xl.workbook import layout, shipped, status
from tests import cells, steps
from tests.sop.forging import forge

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "data" / "ekspor"
MAIN = SAMPLES / "esukma_2025_s1.xlsx"
OFFICE = ROOT / "docs" / "contoh_pengaturan.toml"
FILLED = settings.from_toml(OFFICE).nilai
_CALENDAR = {"periode.awal": None, "periode.akhir": None}
_OUTSIDE = "Tanggal jawaban di luar periode"
_INTACT = "Keutuhan buku kerja"

Rows = list[list[Any]]
Typed = Callable[[xw.Book], None]


def _nothing(_: xw.Book) -> None: ...


def _typed(name: str, value: object, row: int = 0, column: int = 0) -> Typed:
    return lambda book: setattr(cells.find(book, name)[row, column], "value", value)


def _forged(name: str, value: object, row: int = 0, column: int = 0) -> Typed:
    return lambda book: forge(cells.find(book, name)[row, column], value)


def sample() -> Rows:
    return [list(row) for row in openpyxl.load_workbook(MAIN).worksheets[0].iter_rows(values_only=True)]


def shorter_above_longer() -> Rows:
    """Sixty other answers and their summary, pasted over the export of 217."""
    rows = sample()
    at = next(number for number, row in enumerate(rows) if "U1" in row)
    u1 = rows[at].index("U1")
    fewer = [
        [*row[:u1], *(1 + (n + u) % 4 for u in range(11)), *row[u1 + 11 :]]
        for n, row in enumerate(rows[at + 1 : at + 61])
    ]
    return [*rows[: at + 1], *fewer, *rows[-5:], *rows[at + 66 :]]


def paper_below() -> Rows:
    """Questionnaires on paper, typed below the export without a number."""
    rows = sample()
    u1 = next(row for row in rows if "U1" in row).index("U1")
    return [*rows, *([None] * u1 + [3 + (i + u) % 2 for u in range(11)] for i in range(40))]


def with_blanks() -> Rows:
    """Of four respondents out of five every third answer is blank."""
    rows = sample()
    at = next(number for number, row in enumerate(rows) if "U1" in row)
    u1 = rows[at].index("U1")
    return [
        [
            None if n > at and n % 5 and u1 <= c < u1 + 11 and (n + c) % 3 == 0 else v
            for c, v in enumerate(row)
        ]
        for n, row in enumerate(rows)
    ]


@dataclass(frozen=True)
class Way:
    """What goes wrong before the SOP is done, and the check that holds, or the refusal; neither: it is right.

    ``name`` begins with its number among the ways that were found in version 0.1.0.
    """

    name: str
    holds: str = ""
    refused: str = ""
    export: Path | Callable[[], Rows] = MAIN
    settings: Mapping[str, Any] = field(default_factory=dict)
    typed: Typed = _nothing


WAYS = (
    Way("I: in order"),
    Way("I.1 answers of another period", _OUTSIDE, settings={"periode.ke": 2, **_CALENDAR}),
    Way("I.1 the period of last year", _OUTSIDE, settings={"periode.tahun": 2024, **_CALENDAR}),
    Way("I.1 a period to come", "Tanggal sesuai periode", settings={"periode.tahun": 2099}),
    Way("I.2 half a weight", "Bobot unsur", settings={"perhitungan.bobot": 0.05}),
    Way("I.3 a shorter export over a longer", "Responden di bawah ringkasan", export=shorter_above_longer),
    Way("I.4 paper below the export", "Baris tanpa pengenal", export=paper_below),
    Way("I.5 an empty workbook as export", refused="masih kosong", export=shipped.path()),
    Way("I.6 an answer typed on Perhitungan is overwritten by the export", typed=_typed("jawaban", 1.0)),
    Way("I.8 the office of the template", "Identitas instansi", settings={"instansi.kecamatan": "Trowulan"}),
    Way("I.8 no office", "Identitas instansi", settings={"instansi.alamat": ""}),
    Way(
        "II.1.5 a plan of the last period that nobody followed up",
        "Tindak lanjut periode lalu",
        typed=_typed("tindak_lanjut_isi", "Membeli kursi."),
    ),
    Way("II.1.8 an unknown population", "Sampel minimum", settings={"perhitungan.populasi": 0}),
    Way("II.1.8 too few respondents", "Sampel minimum", settings={"perhitungan.populasi": 100_000}),
    Way(
        "II.1.8 most were dropped",
        "Digugurkan karena jawaban kosong",
        export=with_blanks,
        settings={"perhitungan.jawaban_kosong": "gugurkan"},
    ),
    Way(
        "II.1.8 a number to write by hand", "Nomor surat", settings={"surat.nomor": "000.8/    /416-313/2025"}
    ),
    Way("III.17 a NIP without its end", "Pejabat", settings={"pejabat.kasi.nip": "19800202 200502 2"}),
    Way(
        "III.17 a NIP as a number",
        refused="kehilangan",
        typed=_typed("pejabat_kasi_nip", 1.97001011990011e17),
    ),
    Way("III.17 a target below all", refused="25 sampai 100", typed=_typed("perhitungan_target", 0.825)),
    Way(
        "III.17 an IKM below all in Riwayat",
        "Riwayat IKM",
        typed=lambda book: cells.put(
            cells.find(book, "riwayat"), [["Semester II Tahun 2024", "semester", 2.0, 2024.0, 200.0, 0.8]]
        ),
    ),
)


@dataclass(frozen=True)
class Change:
    """What somebody changes in an approved workbook.

    Attributes:
        held: what Siapkan Pengesahan says; "" where it approves anew.
        again: the check that holds, or the refusal, when the whole SOP is done again; "" where that mends it.
        seen: whether DRAF stands at once, by the formulas; else as soon as the document is to be printed.
    """

    name: str
    change: Typed
    held: str
    again: str = ""
    seen: bool = True


def hide_column(book: xw.Book) -> None:
    book.sheets[layout.RTL].api.column_dimensions["D"].hidden = True


def hide_respondents(book: xw.Book) -> None:
    for row in range(30, 60):
        book.sheets[layout.PERHITUNGAN].api.row_dimensions[row].hidden = True


def cut_the_print_area(book: xw.Book) -> None:
    book.sheets[layout.DOKUMEN].page_setup.print_area = "$A$1:$J$40"


def ninety_five(book: xw.Book) -> None:
    """A format that prints a text whatever the value is."""
    area = layout.place("hasil_unit").area
    book.sheets[layout.PERHITUNGAN].api.cell(area.top, area.left + 3).number_format = '"95,00"'


def no_decimals(book: xw.Book) -> None:
    area = layout.place("dokumen_unsur").area
    book.sheets[layout.DOKUMEN].api.cell(area.top, area.left + 4).number_format = "0"


CHANGES = (
    Change("I.2 another standard", _typed("perhitungan_standar_mutu", "KEP/25/M.PAN/2/2004"), ""),
    Change("I.2 another office", _typed("instansi_kecamatan", "Trowulan"), "Identitas", "Identitas instansi"),
    Change("I.2 another period", _typed("periode_ke", 2.0), "Tanggal sesuai", "Tanggal sesuai periode"),
    Change("I.6 an answer", _typed("jawaban", 1.0, 8, 2), "Responden sama dengan ekspor"),
    Change("III.2 an error value", _forged("dokumen_unsur", "=1/0", 0, 4), "galat", "Tanpa sel galat"),
    Change("III.15 hidden respondents", hide_respondents, _INTACT, _INTACT, seen=False),
    Change("III.15 a hidden column", hide_column, _INTACT, _INTACT, seen=False),
    Change("III.15 half a print area", cut_the_print_area, _INTACT, _INTACT, seen=False),
    Change("IV.31 a format that prints 95,00", ninety_five, _INTACT, _INTACT, seen=False),
    Change("IV.31 a format without decimals", no_decimals, _INTACT, _INTACT, seen=False),
    Change(
        "IV.31 a figure in the narrative",
        _typed("dokumen_narasi", "Nilai IKM 95,00 dengan mutu A."),
        "Angka dalam narasi",
        "Angka dalam narasi",
    ),
    Change("IV.31 Riwayat", _forged("riwayat", 99.99, 0, 5), ""),
    Change("IV.31 no code", _forged("kode_verifikasi", None), ""),
    Change("IV.31 another unsur in the plan", _forged("rtl_kode", "U1", 1), "Rencana Tindak Lanjut"),
    Change("IV.31 a band", _forged("pita_bawah", 70.0, 2), "Rumus sama dengan", "Rumus tidak cocok"),
    Change("IV.31 a printed formula", lambda book: forge(book.sheets[layout.PUBLIKASI].range("A1"), "=1"),
           _INTACT, _INTACT),
)  # fmt: skip


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The main sample, ready to be signed."""
    path = tmp_path_factory.mktemp("buku") / "IKM.xlsm"
    assert actions.compose(read_grids(MAIN), None, OFFICE, path) == ()
    return path


@pytest.fixture
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The way's export as a file."""
    made = request.getfixturevalue("way").export
    if isinstance(made, Path):
        return made
    path = tmp_path / "ekspor.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows([["" if v is None else v for v in r] for r in made()])
    return path


@contextmanager
def desk(base: Path, folder: Path, values: Mapping[str, Any] | None = None) -> Iterator[xw.Book]:
    """A copy of a workbook whose buttons can be clicked."""
    path = folder / "meja.xlsm"
    path.write_bytes(base.read_bytes())
    with engine.opened(path) as book:
        book.set_mock_caller()
        if values is not None:
            steps.write_settings(book, settings.from_values(values))
        yield book


def click(book: xw.Book, button: Callable[[], None]) -> str:
    alerts = book.impl.app.alerts
    alerts.clear()
    button()
    return str(alerts[0]) if alerts else ""


def is_draft(book: xw.Book) -> bool:
    book.app.calculate()
    return bool(cells.read_one(book, "banner_draf"))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_through_the_buttons_each_way_is_held_or_right(
    way: Way, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ikm_xl.sop.copies.keep", lambda *_: None)
    with desk(shipped.path(), tmp_path, {**FILLED, **way.settings}) as book:
        cells.write_one(book, "ekspor_berkas", str(export))
        said = click(book, ribbon.ambil_ekspor)
        way.typed(book)
        said += click(book, ribbon.proses_semua)
        assert (way.holds or way.refused or "Lengkap: cetak") in said
        assert is_draft(book) == bool(way.holds or way.refused)
        assert bool(cells.read_one(book, "kode_verifikasi")) != bool(way.holds or way.refused)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_through_the_command_each_way_is_held_or_right(way: Way, export: Path, tmp_path: Path) -> None:
    base, target = tmp_path / "isian.xlsm", tmp_path / "IKM.xlsm"
    with desk(shipped.path(), tmp_path, {**FILLED, **way.settings}) as book:
        way.typed(book)
        book.save(str(base))
    if way.refused:
        with pytest.raises(IkmError, match=way.refused):
            actions.compose(read_grids(export), base, None, target)
        assert not target.exists()
        return
    missing = {check.name: check.remedy for check in actions.compose(read_grids(export), base, None, target)}
    assert bool(missing) == bool(way.holds)
    assert any(name.startswith(way.holds) for name in missing) or not way.holds
    assert all(missing.values())


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_what_was_approved_and_changed_is_a_draft_until_it_is_mended_or_approved_anew(
    change: Change, finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ikm_xl.sop.copies.keep", lambda *_: None)
    forged, target = tmp_path / "diubah.xlsm", tmp_path / "lagi.xlsm"
    with desk(finished, tmp_path) as book:
        change.change(book)
        save_copy(book, forged)
        assert is_draft(book) == change.seen
        ribbon.periksa_cetak()
        assert is_draft(book)
        said = click(book, ribbon.siapkan_pengesahan)
        assert (change.held or "siap ditandatangani") in said
        assert is_draft(book) == bool(change.held)
    again = done_again(forged, target)
    assert bool(again) == bool(change.again)
    assert change.again in again


def done_again(base: Path, target: Path) -> str:
    """What holds when the command does the whole SOP again, or why it refuses; "" where it is right."""
    try:
        return ", ".join(check.name for check in actions.compose(read_grids(MAIN), base, None, target))
    except IkmError as error:
        return error.message


def test_only_what_lies_in_the_period_counts_after_one_choice_and_is_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """I.1: with nothing else to do."""
    monkeypatch.setattr("ikm_xl.sop.copies.keep", lambda *_: None)
    values = {**FILLED, "periode.awal": "2025-02-01", "perhitungan.populasi": 100}
    with desk(shipped.path(), tmp_path, values) as book:
        cells.write_one(book, "ekspor_berkas", str(MAIN))
        click(book, ribbon.ambil_ekspor)
        assert _OUTSIDE in click(book, ribbon.proses_semua)
        cells.write_one(book, "perhitungan_hanya_dalam_periode", "Ya")
        assert "Lengkap: cetak" in click(book, ribbon.proses_semua)
        assert "Tidak dihitung karena di luar periode (" in cells.read_one(book, "dokumen_catatan")
        assert cells.read_one(book, "jumlah_responden") < 216


def test_a_workbook_of_ours_as_export_gives_the_answers_of_its_own_export(finished: Path) -> None:
    """I.5: not those of Perhitungan, where numbers of the unsur looked like people."""
    assert actions.compose(read_grids(finished), None, OFFICE, finished.with_name("dari_buku.xlsm")) == ()
    with engine.opened(finished.with_name("dari_buku.xlsm")) as book:
        assert (cells.read_one(book, "ikm"), cells.read_one(book, "jumlah_responden")) == (81.96, 216)


def test_the_command_leaves_what_was_signed_until_a_revision_is_asked_for(
    finished: Path, tmp_path: Path
) -> None:
    """I.7."""
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
    few = tmp_path / "sedikit.toml"
    few.write_text(OFFICE.read_text().replace("populasi = 480", "populasi = 100000"))
    assert actions.compose(read_grids(MAIN), None, few, base)
    with engine.opened(base) as book:
        cells.accept(book, "Sampel minimum", "Listrik padam dua minggu.")
        book.save()
    assert actions.compose(read_grids(MAIN), base, None, target) == ()
    with engine.opened(target) as book:
        assert "Listrik padam dua minggu." in cells.read_one(book, "dokumen_catatan")
        assert not cells.read_one(book, "banner_draf")

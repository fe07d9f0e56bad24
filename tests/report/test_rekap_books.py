"""Eighteen made-up offices, and books that must not count: what the recap says of them, and its pages."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner, Result

from ikm_xl import cli, engine, ooxml
from ikm_xl.report import rekap_book, rekap_workbook
from ikm_xl.report.rekap_book import Office, Unread
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import paper
from ikm_xl.workbook.status import SIAP, Step
from tests import cells
from tests.conftest import Convert
from tests.pages import poppler
from tests.report.offices import NAMES, SAID, Kecamatan, office
from tests.sop.forging import forge

ROOT = Path(__file__).parents[2]
FIRST_RELEASE = ROOT / "tests" / "data" / "buku" / "0.1.0.xlsm"
PERIODE = "Semester I Tahun 2025"
LIST = "\ufeff# semua kecamatan\n" + "\n".join(f"Kec. {name}" for name in NAMES) + "\nMojowarno\n"


@dataclass(frozen=True)
class Made:
    """The folder of books and lists, what its offices answered, and what came of the recap."""

    folder: Path
    answers: dict[str, pd.DataFrame]
    result: Result
    target: Path

    @property
    def rows(self) -> list[dict[str, Any]]:
        lines = self.target.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    @property
    def counted(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if row["dihitung"]]

    def apart(self, name: str) -> dict[str, Any]:
        return next(row for row in self.rows if not row["dihitung"] and name in (row["berkas"], row["unit"]))


def run(*words: object) -> Result:
    return CliRunner().invoke(cli.app, ["rekap", *map(str, words)], standalone_mode=True)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("kabupaten")
    (folder / "masuk").mkdir()
    answers = {}
    with office() as book:
        for seed, name in enumerate(NAMES):
            done = ("Selesai", "Berjalan", "")[: seed % 4]
            kecamatan = Kecamatan(name, seed, n=20 + seed, done=done)
            answers[f"Kecamatan {name}"] = book.write(kecamatan, folder / "masuk" / f"{name}.xlsm")
        book.write(Kecamatan("Siap", 90, status=SIAP), folder / "belum.xlsm")
        book.write(Kecamatan("Lampau", 91, values={"periode.tahun": 2024}), folder / "lampau.xlsm")
        book.write(Kecamatan("Ubah", 92), folder / "ubah.xlsm")
        book.alter(folder / "ubah.xlsm")
    _forge_stored_value(folder / "masuk" / "Puri.xlsm", folder / "palsu.xlsm")
    (folder / "rusak.xlsm").write_bytes((folder / "ubah.xlsm").read_bytes()[:5000])
    (folder / "~$Puri.xlsm").write_bytes(b"locked")
    openpyxl.Workbook().save(folder / "ekspor.xlsx")
    (folder / "daftar.txt").write_text(LIST, encoding="utf-8")
    target = folder / "REKAP.xlsx"
    result = run(folder, "-o", target, "--daftar", folder / "daftar.txt", "--csv", "--json")
    return Made(folder, answers, result, target)


def _forge_stored_value(book: Path, target: Path) -> None:
    """A copy whose file shows a better IKM than its formula gives, as a forger of the file would make it."""
    parts = ooxml.read(book.read_bytes())
    sheet = ooxml.sheet_parts(parts)["Perhitungan"]
    forged, times = re.subn(rb'(<c r="E19"[^>]*>.*?<v>)[^<]*', rb"\g<1>99.99", parts[sheet])
    assert times == 1
    target.write_bytes(ooxml.write({**parts, sheet: forged}))


def independent(answers: pd.DataFrame) -> tuple[Fraction, dict[str, Fraction]]:
    """IKM and NRR by hand: the mean of the means, times 25."""
    nrr = {kode: Fraction(int(answers[kode].sum()), len(answers)) for kode in KODE}
    return sum(nrr.values(), Fraction()) / len(KODE) * 25, nrr


def two(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_figures_of_every_office_equal_an_independent_computation(made: Made) -> None:
    assert {row["unit"] for row in made.counted} == set(made.answers)
    for row in made.counted:
        ikm, nrr = independent(made.answers[row["unit"]])
        assert row["responden"] == len(made.answers[row["unit"]])
        assert row["ikm"] == float(two(ikm))
        assert row["ikm_tepat"] == pytest.approx(float(ikm), rel=1e-14)
        assert {unsur["kode"]: unsur["nrr"] for unsur in row["unsur"]} == pytest.approx(
            {kode: float(value) for kode, value in nrr.items()}, rel=1e-14
        )
        assert nrr[row["terendah"][0]] == min(nrr.values())


def test_the_offices_stand_by_rank_and_the_kabupaten_is_weighed_both_ways(made: Made) -> None:
    exact = {unit: independent(answers)[0] for unit, answers in made.answers.items()}
    n = {unit: len(answers) for unit, answers in made.answers.items()}
    weighed = sum((exact[unit] * n[unit] for unit in exact), Fraction()) / sum(n.values())
    book: Any = openpyxl.load_workbook(made.target)
    sheet = book[rekap_workbook.REKAP]
    first, ikm = rekap_workbook.FIRST, rekap_workbook.IKM

    values = [sheet.cell(first + i, ikm).value for i in range(len(exact) + 2)]
    names = [sheet.cell(first + i, rekap_workbook.UNIT).value for i in range(len(exact) + 2)]

    assert values[:-2] == sorted((float(two(value)) for value in exact.values()), reverse=True)
    assert {name: value for name, value in zip(names, values, strict=True) if name in exact} == {
        unit: float(two(value)) for unit, value in exact.items()
    }
    assert [str(name) for name in names[-2:]] == [
        "Tertimbang jumlah responden",
        "Rata-rata sederhana antarunit",
    ]
    assert values[-2:] == [float(two(weighed)), float(two(sum(exact.values(), Fraction()) / len(exact)))]
    assert [row["peringkat"] for row in made.counted] == sorted(row["peringkat"] for row in made.counted)


def test_what_does_not_count_is_named_with_its_reason_and_without_any_figure(made: Made) -> None:
    reasons = {
        "belum.xlsm": "belum ditandatangani",
        "lampau.xlsm": "periode lain: Semester I Tahun 2024",
        "ubah.xlsm": "isinya berubah sesudah disahkan",
        "palsu.xlsm": "Perhitungan!E19 berisi 99,99",
        "rusak.xlsm": "bukan buku kerja Excel yang utuh",
        "Mojowarno": "belum ada buku kerjanya",
    }
    for name, reason in reasons.items():
        row = made.apart(name)
        assert reason in row["alasan"]
        assert row["saran"]
        assert (row["ikm"], row["unsur"], row["responden"]) == (None, [], None)
        assert reason in made.result.stderr
    assert len(made.rows) == len(NAMES) + len(reasons)
    assert made.result.exit_code == 1
    assert "1 berkas .xlsx lain" in made.result.stderr


def test_the_plans_and_what_became_of_the_last_ones(made: Made) -> None:
    by_unit = {row["unit"].removeprefix("Kecamatan "): row for row in made.counted}
    realised = [by_unit[name]["realisasi_rtl"] for name in NAMES[:4]]
    assert realised == [None, 100.0, 50.0, None]  # none to follow up, all done, one of two, one not filled in
    for row in made.counted:
        assert [plan["kode"] for plan in row["rtl"]] == row["terendah"]
        assert all(plan["lengkap"] and plan["triwulan"] == [1, 3] for plan in row["rtl"])


def test_the_csv_says_what_the_json_lines_say(made: Made) -> None:
    with made.target.with_suffix(".csv").open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert [row["unit"] for row in table] == [row["unit"] for row in made.rows]
    for row, one in zip(table, made.rows, strict=True):
        assert row["dihitung"] == ("ya" if one["dihitung"] else "tidak")
        assert row["alasan"] == one["alasan"]
        if one["dihitung"]:
            assert float(row["ikm"]) == one["ikm"]
            assert {kode: float(row[f"nrr_{kode}"]) for kode in KODE} == {
                unsur["kode"]: unsur["nrr"] for unsur in one["unsur"]
            }


def test_the_workbook_holds_values_only_and_repeats_its_header_rows(made: Made) -> None:
    book: Any = openpyxl.load_workbook(made.target)
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    for sheet in book:
        assert int(sheet.page_setup.paperSize) == paper.PAPER["F4"]
        assert sheet.print_title_rows
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert len(book[rekap_workbook.GRAFIK]._charts) == 1


def test_no_word_of_a_respondent_leaves_the_books(made: Made) -> None:
    assert SAID.encode() in b"".join(ooxml.read((made.folder / "masuk" / "Puri.xlsm").read_bytes()).values())
    written = [made.target.with_suffix(ending).read_bytes() for ending in (".csv", ".jsonl")]
    written += ooxml.read(made.target.read_bytes()).values()
    assert not any(SAID.encode() in part for part in written)


def test_nothing_that_exists_is_overwritten_and_no_book_ever(made: Made) -> None:
    book = made.folder / "masuk" / "Puri.xlsm"
    for target in (made.target, made.folder / "ekspor.xlsx"):
        before = target.read_bytes()
        assert run(book, "-o", target).exit_code != 0
        assert target.read_bytes() == before


def test_a_book_without_macros_is_a_book_too_and_is_never_the_recap(made: Made, tmp_path: Path) -> None:
    book = tmp_path / "Puri.xlsx"
    book.write_bytes((made.folder / "masuk" / "Puri.xlsm").read_bytes())
    refused = run(book, "-o", book, "--timpa")
    assert "buku kerja yang hendak direkap" in str(refused.exception)
    assert book.read_bytes() == (made.folder / "masuk" / "Puri.xlsm").read_bytes()
    again = [run(tmp_path, "-o", tmp_path / "REKAP.xlsx", "--timpa") for _ in range(2)]
    assert [done.exit_code for done in again] == [0, 0]
    assert "1 unit" in again[1].stdout


def test_stored_values_and_calculated_ones_say_the_same(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made.folder / "masuk" / "Gedeg.xlsm"
    stored = rekap_book.read(path)
    opened = engine.opened
    monkeypatch.setattr(engine, "opened", lambda path, stored=False: opened(path))
    assert rekap_book.read(path) == stored


def test_a_file_without_stored_results_is_calculated(made: Made, tmp_path: Path) -> None:
    parts = ooxml.read((made.folder / "masuk" / "Gedeg.xlsm").read_bytes())
    sheet = ooxml.sheet_parts(parts)["Perhitungan"]
    bare = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\g<1>", parts[sheet])
    assert bare != parts[sheet]
    path = tmp_path / "Gedeg.xlsm"
    path.write_bytes(ooxml.write({**parts, sheet: bare}))
    found = rekap_book.read(path)
    assert isinstance(found, Office)
    assert found.trouble == ""


@pytest.fixture
def first_release(tmp_path: Path) -> Path:
    """The kept book of 0.1.0, whose staff edited it after the code was made, as signed."""
    path = tmp_path / "lama.xlsm"
    with engine.opened(FIRST_RELEASE) as book:
        row = cells.read(book, "langkah")
        row[Step.PENGESAHAN - 1][0] = "ditandatangani"
        cells.write(book, "langkah", row)
        book.save(str(path))
    return path


def test_a_book_of_the_first_release_is_read_and_verified_by_the_code_of_its_time(
    first_release: Path,
) -> None:
    edited = rekap_book.read(first_release)
    assert isinstance(edited, Office)
    assert (edited.versi, edited.unit, edited.periode) == (1, "Kecamatan Sooko", PERIODE)
    assert "kode verifikasi tidak cocok" in edited.trouble
    with engine.opened(first_release) as book:
        cells.write_one(
            book, "kode_verifikasi", "7952-42E9-0B2A"
        )  # what 0.1.0 itself gives for these answers
        book.save(str(first_release))
    found = rekap_book.read(first_release)
    assert isinstance(found, Office)
    assert (found.trouble, str(found.index.ikm), found.index.n) == ("", "81.42", 217)
    assert found.lengkap == len(found.rencana) == 3


def test_a_book_that_lost_the_row_of_its_year_is_not_taken_for_one_of_this_year(
    first_release: Path,
) -> None:
    with engine.opened(first_release) as book:
        label = book.names["periode_tahun"].refers_to_range.offset(0, -1)
        assert label.value == "Tahun"
        forge(label, "Th.")
        book.save(str(first_release))
    found = rekap_book.read(first_release)
    assert isinstance(found, Unread)
    assert "baris 'Tahun'" in found.trouble


def test_a_book_of_a_later_version_and_a_workbook_of_something_else_are_unread(
    made: Made, tmp_path: Path
) -> None:
    parts = ooxml.read((made.folder / "masuk" / "Gedeg.xlsm").read_bytes())
    other = tmp_path / "lain.xlsx"
    openpyxl.Workbook().save(other)
    found = rekap_book.read(other)
    assert isinstance(found, Unread)
    assert "bukan buku kerja IKM" in found.trouble
    sheet = ooxml.sheet_parts(parts)["xlwings.conf"]
    later = re.sub(rb"(VERSI_BUKU</t></is></c><c [^>]*>(?:<is><t>|<v>))\d+", rb"\g<1>99", parts[sheet])
    assert later != parts[sheet]
    book = tmp_path / "nanti.xlsm"
    book.write_bytes(ooxml.write({**parts, sheet: later}))
    found = rekap_book.read(book)
    assert isinstance(found, Unread)
    assert "versi 99" in found.trouble


def test_the_recap_of_one_book_names_its_period_and_is_done(made: Made, tmp_path: Path) -> None:
    book = made.folder / "masuk" / "Puri.xlsm"
    done = run(book, "-o", tmp_path / "satu.xlsx", "--periode", "semester i  tahun 2025")
    assert (done.exit_code, "1 unit" in done.stdout) == (0, True), done.output
    assert [path.name for path in tmp_path.iterdir()] == ["satu.xlsx"]


def test_where_nothing_counts_nothing_is_written(made: Made, tmp_path: Path) -> None:
    done = run(made.folder / "belum.xlsm", made.folder / "rusak.xlsm", "-o", tmp_path / "x.xlsx")
    assert "belum ditandatangani" in str(done.exception)
    assert "rusak.xlsm" in str(done.exception)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_microsofts_validator_finds_nothing_in_it(made: Made) -> None:
    command = [sys.executable, str(ROOT / "tools" / "validate.py"), str(made.target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 2:
        pytest.skip(done.stdout)
    assert done.returncode == 0, done.stdout


def test_the_pages_are_one_sheet_wide_and_carry_their_titles(made: Made, soffice: Convert) -> None:
    pdf = soffice(made.target, "pdf")
    pages = poppler("pdftotext", "-layout", pdf, "-").rstrip("\f").split("\f")
    for title in ("REKAPITULASI", "PETA UNSUR", "PERINGKAT NILAI", "RENCANA TINDAK", "TIDAK TERHITUNG"):
        assert sum(title in page for page in pages) == 1
    plans = [page for page in pages if "Penanggung jawab" in page]
    assert len(plans) == 2  # the header stands on the second page too
    assert len(pages) == 6

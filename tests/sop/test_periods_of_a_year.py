"""One export of a year, seven documents: each as if its file had been cut by hand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ikm_xl import actions, engine, settings
from ikm_xl.export.grid import Grid
from ikm_xl.export.read import read_grids
from ikm_xl.settings import Settings, kalender
from ikm_xl.sop import approval, history, recap
from ikm_xl.sop.state import State
from ikm_xl.sop.store import Store
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import status
from ikm_xl.workbook.sheet_rows import HistoryRow
from tests.sop.test_tokens import OFFICE, calculated, ended, planned, recapped

YEAR = 2024
PERIODS = [*(("triwulan", ke) for ke in range(1, 5)), ("semester", 1), ("semester", 2), ("tahunan", 1)]
Rows = Sequence[Sequence[Any]]


def year(per_quarter: int = 60) -> list[list[Any]]:
    """Answers of the whole year in no order; each quarter has its own lowest unsur."""
    chance = random.Random(14)
    people = []
    for number in range(4 * per_quarter):
        quarter = number // per_quarter
        day = datetime(YEAR, 3 * quarter + 1, 1, 9, 0) + timedelta(days=chance.randrange(88), minutes=number)
        low = {quarter, (quarter + 3) % 11, (quarter + 7) % 11}
        answers = [float(chance.choice((1, 2, 3) if u in low else (3, 3, 4))) for u in range(len(KODE))]
        people.append([day, chance.choice("LP"), chance.choice(("SMP", "SMA", "S1")), *answers])
    chance.shuffle(people)
    return [
        ["No", "Tanggal", "Jenis Kelamin", "Pendidikan", *KODE],
        *([n, *row] for n, row in enumerate(people, 1)),
    ]


def cut(rows: Rows, jenis: str, ke: int) -> list[Sequence[Any]]:
    """What somebody leaves of the file who deletes the rows of other periods."""
    first, last = kalender(jenis, ke, YEAR)
    return [rows[0], *(row for row in rows[1:] if first <= row[1].date() <= last)]


def office(jenis: str, ke: int) -> Settings:
    own = {"periode.jenis": jenis, "periode.ke": ke, "periode.tahun": YEAR, "periode.awal": None}
    own |= {"periode.akhir": None, "perhitungan.hanya_dalam_periode": "Ya", "perhitungan.populasi": 0}
    return settings.from_values({**OFFICE.nilai, **own})


def document_of(rows: Rows, jenis: str, ke: int) -> State:
    state = recap.load(State(office(jenis, ke)), [Grid("setahun.xlsx", "", rows)])
    return calculated(planned(recapped(state)))


@pytest.mark.parametrize(("jenis", "ke"), PERIODS)
def test_a_document_is_that_of_a_file_cut_by_hand(jenis: str, ke: int) -> None:
    whole, by_hand = document_of(year(), jenis, ke), document_of(cut(year(), jenis, ke), jenis, ke)
    assert whole.figures.index == by_hand.figures.index
    assert len(whole.answered) == {"triwulan": 60, "semester": 120, "tahunan": 240}[jenis]
    apart = ["baris"]  # the row in the file is another one
    assert whole.answered.drop(columns=apart).equals(by_hand.answered.drop(columns=apart))
    assert (whole.narrative, whole.comments, whole.plan) == (
        by_hand.narrative,
        by_hand.comments,
        by_hand.plan,
    )
    same_notes = replace(whole, notes=by_hand.notes)  # these say how many are outside
    assert approval.verification_code(same_notes) == approval.verification_code(by_hand)


@pytest.mark.parametrize(("jenis", "ke"), PERIODS)
def test_the_document_prints_how_many_are_outside(jenis: str, ke: int) -> None:
    whole = document_of(year(), jenis, ke)
    outside = 240 - len(whole.answered)
    told = f"Tidak dihitung karena di luar periode ({outside})"
    assert any(told in note for note in whole.notes) is (outside > 0)
    assert sum(entry.alasan == "di luar periode" for entry in whole.log) == outside


def test_answers_of_other_periods_neither_hold_nor_ask() -> None:
    rows = year()
    first, last = kalender("triwulan", 4, YEAR)
    odd = [[*r[:6], "entah", *r[7:]] if n and first <= r[1].date() <= last else r for n, r in enumerate(rows)]
    assert document_of(odd, "triwulan", 1).figures.index == document_of(rows, "triwulan", 1).figures.index
    assert not document_of(odd, "triwulan", 1).kamus
    assert "tahan" in {finding.severity for finding in document_of(odd, "triwulan", 4).findings}


def test_an_answer_without_a_date_is_told_where_only_the_period_counts() -> None:
    undated = [
        [row[0], None, *row[2:]] if number in range(1, 41) else row for number, row in enumerate(year())
    ]
    found = {finding.kode: finding for finding in document_of(undated, "triwulan", 1).findings}
    assert (found["IKM-B67"].severity, found["IKM-B67"].jumlah) == ("tahan", 40)


@pytest.mark.parametrize(("jenis", "ke"), PERIODS)
def test_a_period_is_compared_with_those_of_its_kind(jenis: str, ke: int) -> None:
    rows = [HistoryRow(f"{j} {k} {t}", j, k, t, ikm=80.0) for t in (2022, 2023, YEAR) for j, k in PERIODS]
    before = history.earlier(tuple(rows), office(jenis, ke).periode)
    assert {row.jenis for row in before} == {jenis}
    assert len(before) == {"triwulan": 8, "semester": 4, "tahunan": 2}[jenis] + ke - 1


@pytest.mark.parametrize(
    ("jenis", "ke", "opened"),
    [
        ("triwulan", 2, "Triwulan III Tahun 2024"),
        ("triwulan", 4, "Triwulan I Tahun 2025"),
        ("semester", 1, "Semester II Tahun 2024"),
        ("tahunan", 1, "Tahun 2025"),
    ],
)
def test_periode_baru_proposes_the_next_of_the_same_kind(jenis: str, ke: int, opened: str) -> None:
    state = ended(status.DITANDATANGANI)(document_of(year(), jenis, ke))
    assert state.settings.periode.teks == opened
    assert state.settings.perhitungan.hanya_dalam_periode


def test_the_command_makes_the_same_document(tmp_path: Path) -> None:
    book = Workbook()
    for row in year():
        book.worksheets[0].append(row)
    book.save(tmp_path / "setahun.xlsx")
    toml = (Path(__file__).parents[2] / "docs" / "contoh_pengaturan.toml").read_text(encoding="utf-8")
    chosen = {"jenis": '"triwulan"', "ke": "2", "tahun": str(YEAR), "populasi": "0"}
    lines = []
    for line in toml.splitlines():
        key = line.partition("=")[0].strip()
        lines += [] if key in ("awal", "akhir") else [f"{key} = {chosen[key]}" if key in chosen else line]
        lines += ['hanya_dalam_periode = "Ya"'] if line.strip() == "[perhitungan]" else []
    (tmp_path / "p.toml").write_text("\n".join(lines), encoding="utf-8")
    target = tmp_path / "TW2.xlsm"

    actions.compose(read_grids(tmp_path / "setahun.xlsx"), None, tmp_path / "p.toml", target)

    with engine.opened(target) as opened:
        store = Store(opened)
        made = store.calculated(store.load())
    by_hand = document_of(cut(year(), "triwulan", 2), "triwulan", 2)
    assert made.settings.periode.teks == "Triwulan II Tahun 2024"
    assert made.figures.index == by_hand.figures.index
    assert made.figures.differences == ()
    assert any("di luar periode (180)" in note for note in made.notes)

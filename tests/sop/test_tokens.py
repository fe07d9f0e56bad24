"""Nothing typed is lost: a token in every cell that staff may edit, through everything that steps do.

A State stands for the workbook: all that a step reads and writes is in it.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import pytest

from ikm_xl import settings
from ikm_xl.export import read
from ikm_xl.export.grid import Grid
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, completeness, document, follow_up, log, period, recap
from ikm_xl.sop.blocks import blocks_of, respondent_rows, state_of
from ikm_xl.sop.state import Approval, Followed, State, Survey
from ikm_xl.survey import index
from ikm_xl.survey.completeness import Check, Verdict
from ikm_xl.workbook.sheet_rows import FollowUpRow, HistoryRow, LogEntry, PlanRow
from ikm_xl.workbook.status import DILEWATI, DITANDATANGANI, Step

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "data" / "ekspor"
OFFICE = settings.from_toml(ROOT / "docs" / "contoh_pengaturan.toml")

Scenario = Callable[[State], State]


@cache
def export(name: str) -> tuple[Grid, ...]:
    return tuple(read.read_grids(SAMPLES / name))


def calculated(state: State) -> State:
    """With the figures as the formulas give them."""
    figures = index.compute(state.answered, state.settings.basis, state.settings.nama_unsur)
    return replace(state, survey=Survey(figures, ()))


def recapped(state: State) -> State:
    return recap.recap(state)[0]


def composed(state: State) -> State:
    return document.compose(calculated(state))


def planned(state: State) -> State:
    """Step 3, as far as the SOP goes: a document that is not complete has no plan."""
    state = composed(state)
    return state if completeness.missing_for(state, Step.RTL) else follow_up.plan(state)[0]


def all_steps(state: State) -> State:
    return planned(recapped(state))


def other_export(state: State) -> State:
    return recap.load(state, export("esukma_2024_s2.csv"))


def other_settings(**changed: object) -> Scenario:
    def change(state: State) -> State:
        values = {**state.settings.nilai, **{key.replace("__", "."): value for key, value in changed.items()}}
        return replace(state, settings=settings.from_values(values))

    return change


def ended(status: str) -> Scenario:
    """The last step's status as staff choose it; Periode Baru follows."""

    def turn(state: State) -> State:
        state = calculated(state)
        last = replace(state.progress[Step.PENGESAHAN - 1], status=status)
        state = replace(state, progress=(*state.progress[:-1], last))
        if status == DITANDATANGANI:
            state = replace(state, approval=replace(state.approval, code=approval.verification_code(state)))
        return period.begin(state)[0]

    return turn


def revised(state: State) -> State:
    """Signed as it stands, opened again, and all steps taken anew."""
    state = calculated(state)
    last = replace(state.progress[Step.PENGESAHAN - 1], status=DITANDATANGANI)
    state = replace(state, progress=(*state.progress[:-1], last))
    code = approval.verification_code(state)
    return all_steps(approval.revise(replace(state, approval=replace(state.approval, code=code))))


def read_again(state: State) -> State:
    """Written into a workbook and read from it."""
    found = state_of(blocks_of(state), state.settings, state.export.rows)
    return replace(found, respondents=state.respondents)


def steps(*some: Scenario) -> Scenario:
    def run(state: State) -> State:
        for step in some:
            state = read_again(step(state))
        return state

    return run


SCENARIOS: dict[str, Scenario] = {
    "saved and read": read_again,
    "Bersihkan": recapped,
    "Olah Data twice": steps(recapped, recapped),
    "Hitung": composed,
    "Susun RTL": planned,
    "everything again": all_steps,
    "everything twice": steps(all_steps, all_steps),
    "another export": steps(other_export, all_steps),
    "another export and back": steps(
        other_export, all_steps, lambda state: recap.load(state, export("esukma_2025_s1.xlsx")), all_steps
    ),
    "only Ambil Ekspor": other_export,
    "another export, Olah Data only": steps(other_export, recapped),
    "another standard of mutu": steps(
        other_settings(perhitungan__standar_mutu="KEP/25/M.PAN/2/2004"), all_steps
    ),
    "respondents with blanks dropped": steps(
        other_settings(perhitungan__jawaban_kosong="gugurkan"), all_steps
    ),
    "fewer unsur": steps(other_settings(perhitungan__unsur=[f"U{n}" for n in range(1, 9)]), all_steps),
    "another population and target": steps(
        other_settings(perhitungan__populasi=900, perhitungan__target=95), all_steps
    ),
    "another Kasi": steps(other_settings(pejabat__kasi__jabatan="Kasi Pemerintahan"), all_steps),
    "signed, the next period": steps(ended(DITANDATANGANI)),
    "signed, the next period with its data": steps(ended(DITANDATANGANI), other_export, all_steps),
    "skipped": steps(ended(DILEWATI)),
    "signed, and a revision": steps(revised),
    "a revision with another export": steps(revised, other_export, all_steps),
    "two periods on": steps(ended(DITANDATANGANI), other_export, all_steps, ended(DITANDATANGANI)),
    "a signed and a skipped period": steps(ended(DITANDATANGANI), ended(DILEWATI)),
}


@cache
def finished() -> State:
    """The main sample after all steps."""
    start = State(settings=OFFICE)
    return read_again(all_steps(recap.load(start, export("esukma_2025_s1.xlsx"))))


def typed(state: State) -> State:
    """A token in every cell that staff may edit."""
    cells = iter(range(1000))

    def token(where: str) -> str:
        return f"KATA-{where}-{next(cells)}"

    plan = [
        replace(one, row=PlanRow(*(token(f"rtl.{name}") for name in PlanRow.columns()))) for one in state.plan
    ]
    followed = [
        Followed(kode, FollowUpRow(*(token(f"tindak_lanjut.{name}") for name in FollowUpRow.columns())))
        for kode in ("U1", "U2", "U4")
    ]
    entries = [replace(entry, keterangan=token("catatan.beside")) for entry in state.log]
    entries[0] = replace(entries[0], alasan=f"{entries[0].alasan} {token('catatan.within')}")
    entries.append(LogEntry(*(token(f"catatan.below.{name}") for name in LogEntry.columns()[:-1])))
    old = HistoryRow(periode=token("riwayat.periode"), mutu=token("riwayat.mutu"), kode=token("riwayat.kode"))
    width = len(state.export.rows[0])
    rows = [[*row, None, None] for row in state.export.rows]
    rows[3][width + 1] = token("ekspor.beside")
    rows.append([token("ekspor.below"), *[None] * (width + 1)])
    return replace(
        state,
        checks=(
            *(replace(check, alasan=token("beranda.alasan")) for check in state.checks if not check.sidik),
            Check(token("beranda.pemeriksaan"), Verdict.MISSING, "", ""),
        ),
        warnings=(*state.warnings, token("beranda.peringatan")),
        narrative=tuple(token("narasi") for _ in state.narrative),
        remarks=token("catatan_tambahan"),
        comments=tuple(token("komentar") for _ in state.comments),
        plan=tuple(plan),
        plan_comments=tuple(token("rtl_komentar") for _ in state.plan_comments),
        follow_up_period=token("tindak_lanjut_periode"),
        follow_up=tuple(followed),
        approval=Approval(token("tanggal_pengesahan"), ""),
        history=(*state.history, old),
        log=tuple(entries),
        export=replace(state.export, rows=rows),
    )


def words(value: object) -> Iterator[str]:
    """Every text in a State, wherever it is."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Settings):
        yield from words(list(value.nilai.values()))
    elif isinstance(value, dict):
        yield from words(list(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from words(part)
    elif hasattr(value, "__dataclass_fields__"):
        for one in fields(value):  # type: ignore[arg-type]
            yield from words(getattr(value, one.name))


def tokens(state: State) -> set[str]:
    return {part.strip(",;|") for text in words(state) for part in text.split() if part.startswith("KATA-")}


@pytest.fixture(scope="module")
def before() -> State:
    return typed(finished())


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_token_is_still_there(before: State, name: str) -> None:
    there = tokens(before)
    assert len(there) > 80
    after = SCENARIOS[name](before)
    assert sorted(there - tokens(after)) == []


def test_what_nobody_typed_leaves_no_trace(before: State) -> None:
    """Steps that are repeated log nothing twice, and call no word of their own a word of staff."""
    once = finished()
    again = read_again(all_steps(once))
    assert again.log == once.log
    assert respondent_rows(again) == respondent_rows(once)


def test_a_remark_stays_beside_its_entry(before: State) -> None:
    once = finished()
    entry = next(entry for entry in once.log if entry.langkah == log.REKAP)
    marked = tuple(replace(one, keterangan="sudah ditelepon") if one is entry else one for one in once.log)
    again = recapped(read_again(replace(once, log=marked)))
    assert [one.keterangan for one in again.log if one.content == entry.content] == ["sudah ditelepon"]
    elsewhere = recapped(other_export(again))
    (moved,) = [one for one in elsewhere.log if one.nilai == "sudah ditelepon"]
    assert "tidak berlaku lagi" in str(moved.alasan)

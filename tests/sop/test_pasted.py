"""An export that is pasted over a longer one, several files at once, and a sheet that is emptied first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.export.grid import Grid
from ikm_xl.sop import pasted, recap
from ikm_xl.sop.state import State
from ikm_xl.survey.unsur import KODE
from tests.sop.test_tokens import export, finished, read_again, recapped

Rows = Sequence[Sequence[Any]]


def rows(many: int, seed: int = 1) -> list[list[Any]]:
    people = [
        [float(n), f"orang {n} {seed}", *[float(1 + (n * seed + u) % 4) for u in range(len(KODE))]]
        for n in range(1, many + 1)
    ]
    return [["No", "Nama", *KODE], *people]


def over(old: Rows, new: Rows) -> list[list[Any]]:
    """A sheet on which one export is pasted over another."""
    return [*map(list, new), *map(list, old[len(new) :])]


def pasted_over(state: State, new: Rows) -> State:
    return replace(state, export=replace(state.export, rows=new))


@given(st.integers(10, 300), st.integers(1, 299))
def test_the_end_of_a_longer_export_is_found(many: int, fewer: int) -> None:
    old, new = rows(many), rows(min(fewer, many - 1), seed=3)
    found = pasted.leftover(pasted.digest(over(old, new)), pasted.digest(old))
    if len(new) < 3:
        return
    assert found == (len(new) + 1, len(old))


@pytest.mark.parametrize("changed", [{3}, {2, 7, 30}, set(range(1, 40, 3))])
def test_a_correction_is_no_other_export(changed: set[int]) -> None:
    old = rows(40)
    mended = [[*row[:-1], 4.5] if number in changed else row for number, row in enumerate(old)]
    assert pasted.leftover(pasted.digest(mended), pasted.digest(old)) is None


@pytest.mark.parametrize("new", [rows(40), rows(40, seed=3), rows(60, seed=3), []])
def test_a_whole_export_is_no_leftover(new: Rows) -> None:
    assert pasted.leftover(pasted.digest(new), pasted.digest(rows(40))) is None


def test_a_digest_fits_a_cell_however_long_the_export_is() -> None:
    assert len(pasted.digest([[float(n)] for n in range(50_000)])) < 32_767


def test_a_shorter_paste_holds_until_the_sheet_was_emptied() -> None:
    state = recapped(pasted_over(finished(), rows(60)))
    mixed = recapped(read_again(pasted_over(state, over(rows(60), rows(40, seed=3)))))
    for again in (mixed, recapped(mixed), recap.examined(mixed)):
        held = [finding for finding in again.findings if finding.kode == "IKM-L63"]
        assert [(one.severity, one.jumlah) for one in held] == [("tahan", 20)]
        assert "Baris 42 sampai 61" in held[0].keterangan
    fresh = recapped(pasted_over(recap.emptied(mixed), rows(40, seed=3)))
    assert not [finding for finding in fresh.findings if finding.kode == "IKM-L63"]
    assert len(fresh.answered) == 40


def test_an_emptied_sheet_leaves_what_was_typed_from_paper() -> None:
    state = replace(finished(), paper=[[1.0]])
    assert recap.emptied(state).paper == state.paper
    assert not recap.emptied(state).export.rows


def test_what_is_loaded_is_known_as_it_is_read_again() -> None:
    state = recap.load(finished(), export("esukma_2025_s1.xlsx"))
    assert recapped(state).export.digest == state.export.digest


@pytest.mark.parametrize(("below", "told"), [(rows(30, seed=3)[1:], True), ([], False)])
def test_numbers_that_begin_again_are_told(below: Rows, told: bool) -> None:
    found = clean([Grid("a.csv", "", [*rows(50), *below])], Rules()).temuan
    assert ("IKM-B66" in {finding.kode for finding in found}) is told

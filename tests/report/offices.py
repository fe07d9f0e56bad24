"""Workbooks of made-up offices: one engine, many saves, because a fresh workbook takes a second to open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ikm_xl import engine, settings
from ikm_xl.sop import approval
from ikm_xl.sop.state import Approval, Followed, Planned, State
from ikm_xl.sop.store import Store
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout, shipped
from ikm_xl.workbook.sheet_rows import FollowUpRow, HistoryRow, PlanRow
from ikm_xl.workbook.status import DITANDATANGANI, TANDA, Step

NAMES = (
    "Sooko", "Trowulan", "Puri", "Bangsal", "Mojosari", "Ngoro", "Pungging", "Kutorejo", "Dlanggu",
    "Gondang", "Jatirejo", "Trawas", "Pacet", "Gedeg", "Kemlagi", "Dawarblandong", "Jetis", "Mojoanyar",
)  # fmt: skip

SAID = "Petugas loket dua kurang ramah"
"""What each respondent said: it must not leave a book."""


@dataclass(frozen=True)
class Kecamatan:
    """An office: ``answers`` are made of ``seed``, unless given; ``done`` are the states of its last RTL."""

    name: str
    seed: int = 0
    n: int = 25
    answers: Sequence[Sequence[int]] = ()
    status: str = DITANDATANGANI
    values: Mapping[str, Any] = field(default_factory=dict)
    done: Sequence[str] = ()
    history: Sequence[HistoryRow] = ()


class Office:
    """One workbook that becomes the book of one office after another."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._state = store.load()

    def write(self, kecamatan: Kecamatan, path: Path) -> pd.DataFrame:
        """Write the signed book of an office; its answers."""
        answers = _answers(kecamatan)
        state = self._with(kecamatan, answers)
        self.store.save(self._state, state)
        state = self.store.calculated(state)
        assert not state.figures.differences
        steps = [*state.progress]
        steps[Step.PENGESAHAN - 1] = replace(steps[Step.PENGESAHAN - 1], status=kecamatan.status)
        signed = replace(state, plan=_plan(state), progress=tuple(steps))
        signed = replace(signed, approval=replace(Approval(), day=datetime(2025, 7, 4)))
        code = approval.verification_code(signed)
        signed = replace(signed, approval=replace(signed.approval, code=code))
        self.store.save(state, signed)
        self._state = replace(signed, survey=None)
        self.store.book.save(str(path))
        return answers

    def alter(self, path: Path) -> None:
        """The same office again, with one answer changed after it was signed."""
        answers = self._state.answered.copy()
        answers.loc[0, "U5"] = 1.0 if float(answers["U5"].iloc[0]) > 1 else 4.0
        altered = replace(self._state, respondents=answers)
        self.store.save(self._state, altered)
        self._state = altered
        self.store.book.save(str(path))

    def _with(self, kecamatan: Kecamatan, answers: pd.DataFrame) -> State:
        respondents = answers.astype(float).reindex(columns=[*KODE, *layout.PROFIL_COLUMNS])
        respondents[list(layout.PROFIL_COLUMNS)] = None
        respondents["saran"] = SAID
        default = settings.default().nilai
        name = {"instansi.kecamatan": f"Kecamatan {kecamatan.name}"}
        done = zip(KODE, kecamatan.done, strict=False)
        past = [Followed(kode, FollowUpRow(f"Program {kode}", status=status)) for kode, status in done]
        return replace(
            self._state,
            settings=settings.from_values({**default, **name, **kecamatan.values}),
            respondents=respondents,
            follow_up_period="Semester II Tahun 2024" if past else "",
            follow_up=(*past, *[Followed()] * (3 - len(past))),
            history=tuple(kecamatan.history),
        )


@contextmanager
def office() -> Iterator[Office]:
    """A workbook to write offices with."""
    with engine.opened(shipped.path()) as book:
        yield Office(Store(book))


def _answers(kecamatan: Kecamatan) -> pd.DataFrame:
    if kecamatan.answers:
        return pd.DataFrame(kecamatan.answers, columns=list(KODE))
    random = np.random.default_rng(kecamatan.seed)
    likes = random.uniform(0.55, 0.95, len(KODE))  # each unsur has its own level, each office its own lowest
    return pd.DataFrame(1 + random.binomial(3, likes, (kecamatan.n, len(KODE))), columns=list(KODE))


def _plan(state: State) -> tuple[Planned, ...]:
    lowest = state.figures.index.terendah
    row = PlanRow(None, TANDA, None, TANDA, None, "Kepala Seksi Pelayanan", "Nilai di atas 80")
    return tuple(Planned(kode, replace(row, program=f"Perbaikan {kode}")) for kode in lowest)

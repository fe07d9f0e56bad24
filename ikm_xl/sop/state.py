"""All that a workbook holds, as one frozen value: the steps of the SOP take a State and return another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ikm_xl.cleaning import kamus
from ikm_xl.cleaning.cell_text import shown
from ikm_xl.cleaning.clean import Rules
from ikm_xl.cleaning.findings import Finding
from ikm_xl.export.example import is_example
from ikm_xl.settings import Settings
from ikm_xl.survey.completeness import Check
from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook.layout import KAMUS
from ikm_xl.workbook.sheet_rows import FollowUpRow, HistoryRow, KamusRow, LogEntry, PlanRow, StepRow
from ikm_xl.workbook.status import Step

if TYPE_CHECKING:
    import pandas as pd

    from ikm_xl.survey.index import Index

Cells = Sequence[Sequence[Any]]
"""Rows of cells as xlwings gives them: floats, texts, dates, None."""


@dataclass(frozen=True)
class Export:
    """The sheet Ekspor eSukma.

    Attributes:
        chosen: the files that Ambil Ekspor… chose, parted by "|", "" before the first time.
        name: the name(s) of the file(s) that the sheet holds.
        rows: its cells from A1 on, without empty rows and columns at the end.
        loaded: the rectangle of it that Ambil Ekspor… filled, "" where somebody pasted.
        digest: of the rows when they were read last: see :mod:`ikm_xl.sop.pasted`.
        example: whether the respondents are those of the example to practise on.
    """

    chosen: str = ""
    name: str = ""
    rows: Cells = ()
    loaded: str = ""
    digest: str = ""
    example: bool = False

    @cached_property
    def practised(self) -> bool:
        """Whether the rows are the example now, whatever was found when they were read last."""
        return is_example(self.rows)


@dataclass(frozen=True)
class Planned:
    """A row of the RTL: its unsur ("" where staff typed without one), and what is planned."""

    kode: str = ""
    row: PlanRow = field(default_factory=PlanRow)

    @property
    def teks(self) -> str:
        """All that stands in it, as one text: tells whether staff changed a proposal."""
        return "|".join([self.kode, *(str(value or "") for value in self.row.texts)])


@dataclass(frozen=True)
class Followed:
    """A row of the last period's RTL, and what became of it."""

    kode: str = ""
    row: FollowUpRow = field(default_factory=FollowUpRow)


@dataclass(frozen=True)
class Approval:
    """What stands on Pengesahan.

    Attributes:
        day: of the approval, as staff typed it, where they did; None before.
        code: of verification; "" before.
        revisi: which revision of the signed document it is; 0 for the first document.
    """

    day: Any = None
    code: str = ""
    revisi: int = 0


@dataclass(frozen=True)
class Difference:
    """A cell whose formula does not give what Python computes."""

    sheet: str
    address: str
    text: str  # "berisi …, seharusnya …"

    def __str__(self) -> str:
        return f"{self.sheet}!{self.address} {self.text}"


@dataclass(frozen=True)
class Survey:
    """Python's index of the respondents, and where the workbook's formulas disagree with it."""

    index: Index
    differences: tuple[Difference, ...]


@dataclass(frozen=True, eq=False)
class State:
    """A workbook's contents.

    Attributes:
        respondents: a row per respondent with U1 … U11 (float, NaN when empty) and layout.PROFIL_COLUMNS;
            None where they were not read.
        paper: the sheet Kuesioner Kertas: its rows from the first on, without empty ones at the end.
        categories: what occurs in each column of layout.KATEGORI, the most frequent first.
        warnings: sentences about the quality of the data.
        recap_mark: digest of export and rules at the last recap, "" before the first.
        last_letter: the number of the last period's letter, "" where it is not known.
        kamus: what answers mean to this office that cleaning does not understand by itself.
        findings: what cleaning did not understand; they are no part of the workbook, but of its export.
        survey: the figures; None until the formulas were calculated and compared.
        plan_period: the period whose survey the plan was made after, "" where there is none.
        narrative, remarks, comments, plan_comments: the texts of Dokumen IKM and RTL.
        notes: what Dokumen IKM says about its data: what was accepted, and what looks wrong.
        checks: as they were made last, with the reasons that were typed beside them since.
        changed: which part of the workbook is no longer as it was approved, "" where none is.
        approved: whether this State was approved just now, so that a copy of it is to be kept.
        errors: the printed sheets on which a cell shows an error value.
        strays: the cells of Perhitungan that are not what the export says.
        damage: what is no longer the template's in the workbook, or would not be printed as it is; None where
            nobody looked.
        proposed: per area of proposed texts their digests as the program wrote them.
    """

    settings: Settings
    export: Export = Export()
    paper: Cells = ()
    respondents: pd.DataFrame | None = None
    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    recap_mark: str = ""
    last_letter: str = ""
    kamus: tuple[KamusRow, ...] = ()
    findings: tuple[Finding, ...] = ()
    survey: Survey | None = None
    narrative: tuple[str, ...] = ()
    remarks: str = ""
    notes: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    plan_period: str = ""
    plan: tuple[Planned, ...] = (Planned(),) * JUMLAH_TERENDAH
    plan_comments: tuple[str, ...] = ()
    follow_up_period: str = ""
    follow_up: tuple[Followed, ...] = (Followed(),) * JUMLAH_TERENDAH
    proposed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    approval: Approval = Approval()
    changed: str = ""
    approved: bool = False
    errors: tuple[str, ...] = ()
    strays: tuple[Difference, ...] = ()
    damage: tuple[str, ...] | None = None
    history: tuple[HistoryRow, ...] = ()
    log: tuple[LogEntry, ...] = ()
    checks: tuple[Check, ...] = ()
    progress: tuple[StepRow, ...] = (StepRow(),) * len(Step)

    @property
    def rules(self) -> Rules:
        """What cleaning needs to know: the settings' rules, and the dictionary of the workbook.

        Raises:
            IkmError: an entry of the dictionary is not allowed.
        """
        entries = (kamus.Entry(shown(row.unsur).upper(), shown(row.teks), row.arti) for row in self.kamus)
        return replace(self.settings.rules, kamus=kamus.dictionary(entries, f"lembar {KAMUS}"))

    @property
    def figures(self) -> Survey:
        """The survey, for steps that build on it.

        Raises:
            ValueError: nobody calculated; a mistake of the program.
        """
        if self.survey is None:
            raise ValueError("the formulas were not calculated yet: Store.calculated comes first")
        return self.survey

    @property
    def answered(self) -> pd.DataFrame:
        """The respondents, for steps that build on them.

        Raises:
            ValueError: they were not read; a mistake of the program.
        """
        if self.respondents is None:
            raise ValueError("the respondents were not read")
        return self.respondents

    def status(self, step: Step) -> str:
        """How far a step is, as it stands on Beranda."""
        return self.progress[step - 1].status

    def logged(self, *entries: LogEntry) -> State:
        """With further entries in Catatan."""
        return replace(self, log=(*self.log, *entries)) if entries else self

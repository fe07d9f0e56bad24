"""A State as the blocks of cells of its named places, and back; no workbook is needed for either."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ikm_xl.row import Row
from ikm_xl.settings import Settings
from ikm_xl.sop.state import Approval, Cells, Export, Followed, Planned, State
from ikm_xl.sop.wording import TEXTS
from ikm_xl.survey.completeness import Check, Verdict
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import FollowUpRow, HistoryRow, KamusRow, LogEntry, PlanRow, StepRow
from ikm_xl.workbook.status import CONTOH

Blocks = Mapping[str, Cells]

FIXED = (
    "ingatan",
    "ekspor_luas",
    "contoh",
    "ekspor_sidik",
    "kategori",
    "peringatan",
    "langkah",
    "kelengkapan",
    "kelengkapan_sidik",
    "dokumen_narasi",
    "dokumen_tambahan",
    "dokumen_catatan",
    "dokumen_komentar",
    "rtl_periode",
    "rtl_kode",
    "rtl_isi",
    "rtl_komentar",
    "tindak_lanjut_periode",
    "tindak_lanjut_kode",
    "tindak_lanjut_isi",
    "pengesahan",
    "kertas",
)
"""The places of fixed shape that hold a State."""
GROWING = ("catatan", "riwayat", "kamus")
"""The places that are as long as their rows."""

TABLES: Mapping[str, type[Row]] = {
    "langkah": StepRow,
    "kelengkapan": Check,
    "rtl_isi": PlanRow,
    "tindak_lanjut_isi": FollowUpRow,
    "riwayat": HistoryRow,
    "catatan": LogEntry,
    "kamus": KamusRow,
}
"""The places that are tables, and what a row of each is."""

_MARKED = (*TEXTS.values(), "rtl_isi")
"""The places of proposed texts, in the order in which their digests are remembered."""


def state_of(blocks: Blocks, settings: Settings, rows: Cells) -> State:
    """The State that these blocks hold.

    Args:
        blocks: the cells of the places FIXED and GROWING.
        settings: what Pengaturan says.
        rows: the sheet Ekspor eSukma.
    """
    chosen, name, mark, *digests, letter = _texts(blocks["ingatan"])
    day, code, revisi = (row[0] for row in blocks["pengesahan"])
    return State(
        settings=settings,
        export=Export(
            chosen,
            name,
            rows,
            loaded=_texts(blocks["ekspor_luas"])[0],
            digest=_texts(blocks["ekspor_sidik"])[0],
            example=bool(_texts(blocks["contoh"])[0]),
        ),
        paper=_ended(blocks["kertas"]),
        categories={
            column: tuple(str(row[at]) for row in blocks["kategori"] if row[at] not in (None, ""))
            for at, column in enumerate(layout.KATEGORI)
        },
        warnings=tuple(filter(None, _texts(blocks["peringatan"]))),
        recap_mark=mark,
        last_letter=letter,
        narrative=_texts(blocks["dokumen_narasi"]),
        remarks=_texts(blocks["dokumen_tambahan"])[0],
        notes=tuple(filter(None, _texts(blocks["dokumen_catatan"]))),
        comments=_texts(blocks["dokumen_komentar"]),
        plan_period=_texts(blocks["rtl_periode"])[0].strip(),
        plan=tuple(
            Planned(kode, PlanRow.from_cells(cells))
            for kode, cells in zip(_texts(blocks["rtl_kode"]), blocks["rtl_isi"], strict=True)
        ),
        plan_comments=_texts(blocks["rtl_komentar"]),
        follow_up_period=_texts(blocks["tindak_lanjut_periode"])[0],
        follow_up=tuple(
            Followed(kode, FollowUpRow.from_cells(cells))
            for kode, cells in zip(
                _texts(blocks["tindak_lanjut_kode"]), blocks["tindak_lanjut_isi"], strict=True
            )
        ),
        proposed=_digests_by_place(digests),
        approval=Approval(day, str(code or ""), _number(revisi)),
        history=tuple(HistoryRow.from_cells(cells) for cells in _filled(blocks["riwayat"])),
        log=tuple(LogEntry.from_cells(cells) for cells in _filled(blocks["catatan"])),
        kamus=tuple(KamusRow.from_cells(cells) for cells in _filled(blocks["kamus"])),
        checks=tuple(
            _check(cells, sidik)
            for cells, sidik in zip(blocks["kelengkapan"], _texts(blocks["kelengkapan_sidik"]), strict=True)
            if _filled([cells])
        ),
        progress=tuple(
            StepRow(str(status or StepRow().status), _moment(at)) for status, at in blocks["langkah"]
        ),
    )


def blocks_of(state: State) -> dict[str, list[list[Any]]]:
    """The blocks of a State; those of FIXED have all rows of their place, an empty cell is None."""
    blocks: dict[str, list[list[Any]]] = {
        "ingatan": _column(
            [
                *(state.export.chosen, state.export.name, state.recap_mark),
                *_fitted("naskah_terakhir", _digests(state)),
                state.last_letter,
            ]
        ),
        "ekspor_luas": _column([state.export.loaded]),
        "contoh": _column([CONTOH if state.export.example else ""]),
        "ekspor_sidik": _column([state.export.digest]),
        "kategori": _columns([state.categories.get(column, ()) for column in layout.KATEGORI]),
        "peringatan": _column(state.warnings),
        "langkah": [row.to_cells() for row in state.progress],
        "kelengkapan": [check.to_cells() for check in state.checks],
        "kelengkapan_sidik": _column([check.sidik for check in state.checks]),
        "dokumen_narasi": _column(state.narrative),
        "dokumen_tambahan": _column([state.remarks]),
        "dokumen_catatan": _column(state.notes),
        "dokumen_komentar": _column(state.comments),
        "rtl_periode": _column([state.plan_period]),
        "rtl_kode": _column([planned.kode for planned in state.plan]),
        "rtl_isi": [planned.row.to_cells() for planned in state.plan],
        "rtl_komentar": _column(state.plan_comments),
        "tindak_lanjut_periode": _column([state.follow_up_period]),
        "tindak_lanjut_kode": _column([followed.kode for followed in state.follow_up]),
        "tindak_lanjut_isi": [followed.row.to_cells() for followed in state.follow_up],
        "kertas": [list(row) for row in state.paper],
        "pengesahan": _column([state.approval.day, state.approval.code, _revision(state.approval)]),
    }
    return {
        **{name: _padded(name, blocks[name]) for name in FIXED},
        "catatan": _plain(entry.to_cells() for entry in state.log),
        "riwayat": _plain(row.to_cells() for row in state.history),
        "kamus": _plain(row.to_cells() for row in state.kamus),
    }


def respondent_rows(state: State) -> list[list[Any]]:
    """One row per respondent as the place ``responden`` holds it: No, the answers, a gap, the profile."""
    block = state.answered[[*KODE, *layout.PROFIL_COLUMNS]].astype(object)
    block = block.where(block.notna(), None)
    block.insert(0, "no", range(1, len(block) + 1))
    block.insert(1 + len(KODE), "", None)
    rows: list[list[Any]] = block.to_numpy().tolist()
    return rows


def trimmed(rows: Cells) -> list[list[Any]]:
    """Rows of cells without the empty rows and columns at their end: what a cell looks like is no content."""
    filled = _ended(rows)
    width = max((_width(row) for row in filled), default=0)
    return [list(row[:width]) for row in filled]


def _ended(rows: Cells) -> Cells:
    """Rows of cells without the empty rows at their end."""
    height = len(rows)
    while height and not _width(rows[height - 1]):
        height -= 1
    return rows[:height]


def squared(rows: Cells) -> list[list[Any]]:
    """Rows of one width."""
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def _width(row: Sequence[Any]) -> int:
    width = 0 if row.count(None) == len(row) else len(row)  # most rows above a stray cell hold nothing
    while width and _is_empty(row[width - 1]):
        width -= 1
    return width


def _is_empty(value: Any) -> bool:
    return value is None or value == ""


def _digests(state: State) -> list[str]:
    marks: list[str] = []
    for name in _MARKED:
        marks += _fitted(name, state.proposed.get(name, ()))
    return marks


def _digests_by_place(marks: Sequence[str]) -> dict[str, tuple[str, ...]]:
    found, start = {}, 0
    for name in _MARKED:
        end = start + layout.place(name).rows
        found[name] = tuple(marks[start:end])
        start = end
    return found


def _fitted(name: str, texts: Sequence[str]) -> list[str]:
    return [*texts, *[""] * (layout.place(name).rows - len(texts))]


def _padded(name: str, rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """Rows as a place of fixed shape holds them.

    Raises:
        ValueError: there are more rows or columns than the place has; a mistake of the program.
    """
    place = layout.place(name)
    if len(rows) > place.rows or any(len(row) > place.columns for row in rows):
        raise ValueError(
            f"{name} holds {place.rows} × {place.columns} cells, not {len(rows)} × "
            f"{max(map(len, rows))}: make room in workbook/layout.py and on the sheet {place.sheet}"
        )
    wide = [[*row, *[None] * (place.columns - len(row))] for row in _plain(rows)]
    return [*wide, *([None] * place.columns for _ in range(place.rows - len(wide)))]


def _plain(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """An empty text is an empty cell; words of the program are plain texts."""
    return [[None if v == "" else str(v) if isinstance(v, Verdict) else v for v in row] for row in rows]


def _column(values: Iterable[Any]) -> list[list[Any]]:
    return [[value] for value in values]


def _columns(columns: Sequence[Sequence[str]]) -> list[list[Any]]:
    height = max(map(len, columns), default=0)
    return [[column[row] if row < len(column) else None for column in columns] for row in range(height)]


def _texts(rows: Cells) -> tuple[str, ...]:
    """The first column as texts, "" where empty."""
    return tuple("" if row[0] is None else _text(row[0]) for row in rows)


def _text(value: Any) -> str:
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)


def _filled(rows: Cells) -> list[Sequence[Any]]:
    return [row for row in rows if any(not _is_empty(value) for value in row)]


def _revision(approval: Approval) -> int | str:
    """The number of a revision; a dash where the first document was approved."""
    return approval.revisi or ("–" if approval.code else "")


def _number(value: Any) -> int:
    return int(value) if isinstance(value, int | float) else 0


def _moment(value: Any) -> datetime | None:
    return value if isinstance(value, datetime) else None


def _check(cells: Sequence[Any], sidik: str) -> Check:
    name, state, place, remedy, alasan = ("" if cell is None else _text(cell) for cell in cells)
    known = state if state in list(Verdict) else Verdict.MISSING
    return Check(name, Verdict(known), place, remedy, alasan.strip(), sidik)

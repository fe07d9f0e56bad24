"""Step 1 of the SOP: recap what the public entered in eSukma-Jatim."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from ikm_xl.cleaning import clean, stacking
from ikm_xl.cleaning.clean import Cleaned
from ikm_xl.errors import IkmError
from ikm_xl.export.read import Grid
from ikm_xl.sop import log, progress
from ikm_xl.sop.blocks import squared
from ikm_xl.sop.state import Export, State
from ikm_xl.survey import comments
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import LogEntry
from ikm_xl.workbook.status import SELESAI, Step

_OTHERS = "Lainnya"


def load(state: State, grids: Sequence[Grid]) -> State:
    """Copy exports onto the sheet Ekspor eSukma, one below the other, cell by cell as they are.

    Several sheets are parted by rows that say what each one is; a row there then has another number than in
    its file.

    Raises:
        IkmError: there are more rows than a sheet has.
    """
    name = "; ".join(dict.fromkeys(grid.berkas for grid in grids))
    export = Export(state.export.chosen, name, squared(stacking.stack(grids)))
    return progress.repeat(replace(state, export=export))


def recap(state: State) -> tuple[State, Cleaned]:
    """Clean the export and fill the respondents, Catatan and the profile's categories.

    Raises:
        IkmError: the sheet Ekspor eSukma is empty, or holds nothing that can be read as an export.
    """
    cleaned = clean.clean(exported(state), state.settings.rules)
    notes = [
        LogEntry(log.REKAP, n.baris or None, n.kolom, n.nilai, n.tindakan, n.alasan) for n in cleaned.catatan
    ]
    warnings = [LogEntry(log.REKAP, None, "", "", "peringatan", text) for text in cleaned.peringatan]
    state = replace(
        state,
        respondents=respondents(cleaned.responden),
        categories={column: categories(cleaned.responden[column], column) for column in layout.KATEGORI},
        warnings=tuple(_fit(cleaned.peringatan)),
        recap_mark=mark(state),
        findings=cleaned.temuan,
        survey=None,
    )
    state = log.replace(state, log.REKAP, [*warnings, *notes])
    return progress.mark(state, Step.REKAP, SELESAI), cleaned


def exported(state: State) -> tuple[Grid, ...]:
    """The sheet Ekspor eSukma as the grids that lie on it.

    Raises:
        IkmError: the sheet is empty.
    """
    if not state.export.rows:
        raise IkmError(
            f"Lembar {layout.EKSPOR} masih kosong.",
            "Klik 'Ambil Ekspor…' dan pilih berkas dari eSukma-Jatim, atau tempelkan isinya di sana.",
            code="IKM-L03",
        )
    return stacking.unstack(state.export.rows, Grid(state.export.name, layout.EKSPOR, state.export.rows))


def examined(state: State) -> State:
    """With the findings of its export; the respondents stay as they are.

    Raises:
        IkmError: the export changed since the recap, or cannot be read.
    """
    require_current(state)
    return replace(state, findings=clean.clean(exported(state), state.settings.rules).temuan)


def mark(state: State) -> str:
    """Digest of the export and of the rules it is cleaned by: tells whether a recap is still current."""
    return hashlib.sha256(repr((state.export.rows, state.settings.rules)).encode()).hexdigest()[:16]


def require_current(state: State) -> None:
    """Refuse to build on respondents that are no longer what export and settings say.

    Raises:
        IkmError: the sheet Ekspor eSukma, or a setting that cleaning follows, changed since the recap.
    """
    exported(state)
    if state.recap_mark != mark(state):
        raise IkmError(
            "Ekspor atau pengaturan perhitungan berubah sejak data terakhir dibersihkan.",
            "Klik Bersihkan lebih dahulu, lalu ulangi.",
            code="IKM-L04",
        )


def respondents(cleaned: pd.DataFrame) -> pd.DataFrame:
    """The respondents as the workbook holds them.

    Phone numbers, e-mail addresses and NIK in comments are masked: they must not leave Ekspor eSukma.
    """
    table = cleaned[[*KODE, *layout.PROFIL_COLUMNS]].copy()
    table["saran"] = table["saran"].map({text: comments.masked(text) for text in table["saran"].unique()})
    return table


def categories(values: pd.Series[str], column: str) -> tuple[str, ...]:
    """What occurs, most frequent first; the area's last row stands for all that have no row above it.

    COUNTIF does not tell capitals from small letters: spellings that differ in them only are one category,
    shown as most people wrote it.
    """
    written = values[values != ""].value_counts()
    spellings = dict(sorted(written.items(), key=lambda one: (-one[1], str(one[0]))))
    shown: dict[str, str] = {}
    counts: dict[str, int] = {}
    for text, count in spellings.items():
        key = str(text).casefold()
        shown.setdefault(key, str(text))
        counts[key] = counts.get(key, 0) + int(count)
    found = [shown[key] for key in sorted(counts, key=lambda key: (-counts[key], shown[key]))]
    rows = layout.place(f"profil_{column}").rows
    return tuple(found if len(found) <= rows else [*found[: rows - 1], _OTHERS])


def _fit(warnings: Sequence[str]) -> list[str]:
    rows = layout.place("peringatan").rows
    if len(warnings) <= rows:
        return list(warnings)
    return [
        *warnings[: rows - 1],
        f"… dan {len(warnings) - rows + 1} peringatan lain; lihat lembar {layout.CATATAN}.",
    ]

"""Step 1 of the SOP: recap what the public entered in eSukma-Jatim."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ikm_xl.area import Area
from ikm_xl.cleaning import clean, paper, stacking
from ikm_xl.cleaning.clean import Cleaned, Note
from ikm_xl.errors import IkmError
from ikm_xl.export.grid import Grid
from ikm_xl.indonesian import shown
from ikm_xl.settings import PERIODE_PER_TAHUN, Periode, Settings, kalender
from ikm_xl.sop import dictionary, log, pasted, progress
from ikm_xl.sop.blocks import respondent_rows, squared
from ikm_xl.sop.state import Difference, Export, State
from ikm_xl.survey import privacy
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook import layout
from ikm_xl.workbook.sheet_rows import LogEntry
from ikm_xl.workbook.status import SELESAI, Step

_OTHERS = "Lainnya"
_MOST_NOTES = 100  # cells


def load(state: State, grids: Sequence[Grid]) -> State:
    """Copy exports onto the sheet Ekspor eSukma, one below the other, cell by cell as they are.

    Several sheets are parted by rows that say what each one is; a row there then has another number than in
    its file.

    Raises:
        IkmError: there are more rows than a sheet has.
    """
    name = "; ".join(dict.fromkeys(grid.berkas for grid in grids))
    rows = squared(stacking.stack(grids))
    loaded = Area.of(1, 1, max(1, len(rows)), max(map(len, rows), default=1)).address(False, False)
    export = Export(
        state.export.chosen,
        name,
        rows,
        loaded=loaded,
        digest=pasted.digest(rows),
    )
    export = replace(export, example=export.practised)
    return progress.repeat(replace(state.logged(*side_notes(state)), export=export))


def emptied(state: State) -> State:
    """Without an export, so that nothing of it stays below the next one; notes beside it go to Catatan."""
    return progress.repeat(replace(state.logged(*side_notes(state)), export=Export()))


def side_notes(state: State) -> Iterator[LogEntry]:
    """What staff wrote beside and below the export that was loaded, before the sheet is emptied.

    More than a few notes are another export that somebody pasted over it: that is no text of theirs.
    """
    if not state.export.loaded:
        return
    filled = Area.parse(state.export.loaded)
    notes = [
        (Area.of(r, c, 1, 1).address(False, False), str(value))
        for r, row in enumerate(state.export.rows, 1)
        for c, value in enumerate(row, 1)
        if value not in (None, "") and not (r <= filled.bottom and c <= filled.right)
    ]
    if len(notes) > _MOST_NOTES:
        return
    for address, text in notes:
        place = f"{layout.EKSPOR}!{address}"
        yield log.moved(log.EKSPOR, place, privacy.masked(text), "Tulisan di luar tabel ekspor sebelumnya")


def recap(state: State) -> tuple[State, Cleaned]:
    """Clean export and questionnaires, and fill the respondents, Catatan and the profile's categories.

    Raises:
        IkmError: the sheet Ekspor eSukma is empty, or holds nothing that can be read as an export.
    """
    now = pasted.digest(state.export.rows)
    cleaned = _cleaned(state, now)
    notes = [_entry(note) for note in cleaned.catatan]
    warnings = [LogEntry(log.REKAP, None, "", "", log.PERINGATAN, text) for text in cleaned.peringatan]
    state = replace(
        state.logged(*typed_warnings(state)),
        export=replace(state.export, example=state.export.practised),
        respondents=respondents(cleaned.responden),
        categories={column: categories(cleaned.responden[column], column) for column in layout.KATEGORI},
        warnings=tuple(_fit(cleaned.peringatan)),
        recap_mark=mark(state),
        kamus=dictionary.listed(state.kamus, cleaned),
        findings=cleaned.temuan,
        strays=(),
        survey=None,
    )
    if not pasted.leftover(now, state.export.digest):  # as long as it holds, it is told
        state = replace(state, export=replace(state.export, digest=now))
    state = log.replace(state, log.REKAP, [*warnings, *notes])
    return progress.mark(state, Step.REKAP, SELESAI), cleaned


def typed_warnings(state: State) -> Iterator[LogEntry]:
    """What somebody wrote among the warnings on Beranda; those of the program stand in Catatan as well."""
    ours = {str(entry.alasan) for entry in state.log if entry.tindakan == log.PERINGATAN}
    for text in state.warnings:
        if text not in ours and not text.startswith(log.MORE):
            yield log.moved(layout.BERANDA, layout.BERANDA, text, "Ditulis di tempat peringatan mutu data")


def proposed_period(cleaned: Cleaned, settings: Settings) -> str:
    """A sentence that proposes the period in which most answers lie, where that is another one; else ""."""
    days = [date.fromisoformat(text[:10]) for text in cleaned.responden["tanggal"] if text]
    if not days:
        return ""
    jenis, p = settings.periode.jenis, settings.periode
    months = 12 // PERIODE_PER_TAHUN[jenis]
    (tahun, ke), many = Counter((day.year, (day.month - 1) // months + 1) for day in days).most_common(1)[0]
    if (tahun, ke) == (p.tahun, p.ke) or 2 * many <= len(days):
        return ""
    return (
        f"\n\n{many} dari {len(days)} jawaban bertanggal {_period(jenis, ke, tahun)}, sedangkan Pengaturan "
        f"{p.teks}: periksa Periode ke- dan Tahun."
    )


def _period(jenis: str, ke: int, tahun: int) -> str:
    return Periode(jenis, ke, tahun, *kalender(jenis, ke, tahun)).teks


def exported(state: State) -> tuple[Grid, ...]:
    """The sheets Ekspor eSukma and Kuesioner Kertas as the grids that lie on them.

    Raises:
        IkmError: both are empty.
    """
    typed = paper.grids(state.paper, layout.place("kertas").row)
    if not state.export.rows and not typed:
        raise IkmError(
            f"Lembar {layout.EKSPOR} masih kosong.",
            "Klik 'Ambil Ekspor…' dan pilih berkas dari eSukma-Jatim, atau tempelkan isinya di sana.",
            code="IKM-L03",
        )
    if not state.export.rows:
        return typed
    sheet = Grid(state.export.name, layout.EKSPOR, state.export.rows)
    return (*stacking.unstack(state.export.rows, sheet), *typed)


def _cleaned(state: State, now: str) -> Cleaned:
    """What both sheets hold; and what was pasted over a longer export (digest ``now``), or typed wrong."""
    cleaned = clean.clean(exported(state), state.rules)
    found = (
        *pasted.examine(now, state.export.digest, layout.EKSPOR),
        *paper.examine(state.paper, layout.place("kertas").row),
    )
    told = [finding.kalimat for finding in found]
    return replace(cleaned, temuan=(*found, *cleaned.temuan), peringatan=(*told, *cleaned.peringatan))


def _entry(note: Note) -> LogEntry:
    why = note.alasan
    if note.berkas == paper.BERKAS:
        why += f" (lembar {layout.KERTAS})"
    return LogEntry(log.REKAP, note.baris or None, note.kolom, note.nilai, note.tindakan, why)


def examined(state: State) -> State:
    """With the findings of its export, and where Perhitungan differs from it; the respondents stay.

    Raises:
        IkmError: the export changed since the recap, or cannot be read.
    """
    require_current(state)
    cleaned = _cleaned(state, pasted.digest(state.export.rows))
    expected = replace(state, respondents=respondents(cleaned.responden))
    return replace(state, findings=cleaned.temuan, strays=tuple(_strays(state, expected)))


def _strays(state: State, expected: State) -> Iterator[Difference]:
    """Where the respondents on Perhitungan are others than those of the export."""
    place, now, then = layout.place("responden"), respondent_rows(state), respondent_rows(expected)
    if len(now) != len(then):
        yield Difference(place.sheet, place.cell(), f"memuat {len(now)} responden, ekspornya {len(then)}")
        return
    for r, (row, right) in enumerate(zip(now, then, strict=True)):
        for c, (value, known) in enumerate(zip(row, right, strict=True)):
            if _plain(value) != _plain(known):
                text = f"berisi {shown(value)}, menurut ekspor {shown(known)}"
                yield Difference(place.sheet, place.cell(r, c), text)


def _plain(value: Any) -> Any:
    """What a cell says: a line's end is another one after a file was saved."""
    return " ".join(value.split()) if isinstance(value, str) else value or ""


def mark(state: State) -> str:
    """Digest of export, questionnaires and rules: tells whether a recap is still current."""
    return hashlib.sha256(repr((state.export.rows, state.paper, state.rules)).encode()).hexdigest()[:16]


def require_current(state: State) -> None:
    """Refuse to build on respondents that are no longer what export and settings say.

    Raises:
        IkmError: the sheet Ekspor eSukma, or a setting that cleaning follows, changed since the recap.
    """
    exported(state)
    if state.recap_mark != mark(state):
        raise IkmError(
            "Ekspor, kuesioner kertas, atau pengaturan perhitungan berubah sejak data terakhir diolah.",
            "Klik Olah Data lebih dahulu, lalu ulangi.",
            code="IKM-L04",
        )


def respondents(cleaned: pd.DataFrame) -> pd.DataFrame:
    """The respondents as the workbook holds them."""
    sources = cleaned["berkas"].eq(paper.BERKAS).map({True: layout.SUMBER_KERTAS, False: ""})
    return cleaned.assign(sumber=sources)[[*KODE, *layout.PROFIL_COLUMNS]].copy()


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
        f"{log.MORE}{len(warnings) - rows + 1} peringatan lain; lihat lembar {layout.CATATAN}.",
    ]

"""Periode Baru: close the current period and make the workbook ready for the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import pandas as pd

from ikm_xl import settings as configuration
from ikm_xl.errors import IkmError
from ikm_xl.settings import PERIODE_PER_TAHUN, Periode, Settings
from ikm_xl.sop import approval, completeness, dictionary, follow_up, log, progress, recap, wording
from ikm_xl.sop.state import Approval, Export, Followed, Planned, State
from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import layout
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS
from ikm_xl.workbook.sheet_rows import FollowUpRow
from ikm_xl.workbook.status import BELUM, DILEWATI, DISUNTING, DITANDATANGANI, USULAN, Step

_OF_ONE_PERIOD = (
    *(f"laporan.jadwal_{step}" for step in ("persiapan", "pengumpulan", "pengolahan", "pelaporan")),
    "laporan.analisis",
    "laporan.kesimpulan",
)
"""The report's own texts that are about this period's survey; the others hold from period to period."""


@dataclass(frozen=True)
class Turn:
    """The period that was closed and the one that begins."""

    closed: str
    opened: str
    skipped: bool = False

    def printed_again(self, copy: Path) -> str:
        """Where the closed period can be printed again from."""
        return f"Untuk mencetak {self.closed} lagi, buka salinannya: {copy}"

    def __str__(self) -> str:
        if self.skipped:
            return (
                f"{self.closed} dilewati dan tidak dicatat di lembar {layout.RIWAYAT}; tindak lanjut periode "
                f"sebelumnya dipertahankan. Kini {self.opened}."
            )
        return f"{self.closed} disimpan di lembar {layout.RIWAYAT}; kini {self.opened}."


def begin(state: State) -> tuple[State, Turn]:
    """Move the period to Riwayat and its RTL to the follow-up, empty the data, advance the period.

    Settings stay as they are, but for what belongs to one period only (dates, the accepted sample). What
    staff typed and what has no place in the new period goes to Catatan.

    Raises:
        IkmError: the current period is not signed.
    """
    _require_signed(state)
    closed = state.settings.periode.teks
    skipped = state.status(Step.PENGESAHAN) == DILEWATI
    state = _skipped(state) if skipped else _followed_up(_kept(state))
    advanced = _advanced(state.settings)
    state = replace(
        _emptied(state),
        settings=advanced,
        last_letter=state.settings.surat.nomor or state.last_letter,
        kamus=dictionary.explained(state.kamus),
    )
    return state, Turn(closed, advanced.periode.teks, skipped)


def without_example(state: State) -> State:
    """The workbook as it was before the example was put into it; what staff typed meanwhile goes to Catatan.

    Raises:
        IkmError: it does not hold the example.
    """
    if not state.export.example:
        raise IkmError(
            "Buku kerja ini tidak berisi data contoh.",
            "Tidak ada yang perlu dikosongkan.",
            code="IKM-L46",
        )
    kept = _kept(replace(state, follow_up=()))
    return replace(_emptied(kept), follow_up=state.follow_up)


def _emptied(state: State) -> State:
    """Without the survey, what was made of it, and how far the work was."""
    state = replace(
        state,
        export=Export(),
        paper=(),
        respondents=pd.DataFrame(columns=state.answered.columns),
        categories={},
        warnings=(),
        recap_mark="",
        survey=None,
        narrative=(),
        remarks="",
        notes=(),
        comments=(),
        plan_period="",
        plan=(Planned(),) * JUMLAH_TERENDAH,
        plan_comments=(),
        proposed={},
        approval=Approval(),
        checks=(),
    )
    return progress.reset(log.replace(state, log.REKAP, []))


def differs(state: State, settings: Settings) -> bool:
    """Whether a workbook holds the work of another period than these settings name."""
    worked = any(row.status != BELUM for row in state.progress) or any(p.row.filled for p in state.plan)
    return worked and settings.periode.teks != state.settings.periode.teks


def begin_for(state: State, settings: Settings) -> tuple[State, Turn]:
    """As :func:`begin`, for a period that a settings file names: it must come after that of the workbook.

    Raises:
        IkmError: it is an earlier one, or the current period is not signed.
    """
    now, wanted = state.settings.periode, settings.periode
    if _end(wanted) < _end(now):
        raise IkmError(
            f"Buku kerja ini berisi {now.teks}; {wanted.teks} di berkas pengaturan mendahuluinya.",
            "Pakai cadangan dari periode itu (ikm-xl cadangan BUKU.xlsm), atau buku kerja baru.",
            code="IKM-L43",
        )
    state, turn = begin(state)
    return state, replace(turn, opened=wanted.teks)


def _end(periode: Periode) -> Fraction:
    """When a period ends, in years; the dates of a survey are no matter."""
    return periode.tahun + Fraction(periode.ke, PERIODE_PER_TAHUN[periode.jenis])


def _require_signed(state: State) -> None:
    status = state.status(Step.PENGESAHAN)
    if status not in (DITANDATANGANI, DILEWATI):
        raise IkmError(
            f"Periode ini belum ditandatangani (status langkah 4: {status}).",
            f"Setelah ditandatangani, pilih '{DITANDATANGANI}' pada Status langkah 4 di lembar "
            f"{layout.BERANDA}; bila periode ini memang tidak dilaporkan, pilih '{DILEWATI}'.",
            code="IKM-L05",
        )
    if status == DITANDATANGANI and not approval.stands(state):
        what = f"isi {state.changed or 'buku kerja'} berubah sejak disetujui"
        what = what if state.approval.code else "dokumennya belum disetujui"
        raise IkmError(
            f"Periode ini belum dapat ditutup: {what}.",
            "Kembalikan perubahan itu, atau klik Proses Semua dan minta tanda tangan lagi.",
            code="IKM-L19",
        )


def _skipped(state: State) -> State:
    """A period without a document: the last follow-up stays, a plan that was begun goes to Catatan."""
    period = state.settings.periode.teks
    plans = (
        follow_up.moved_entry(kode, row, log.PERIODE, period)
        for kode, row in follow_up.current_rows(state).items()
    )
    kept = _kept(replace(state, follow_up=())).logged(*plans)
    return replace(kept, follow_up=state.follow_up)


def _followed_up(state: State) -> State:
    """The plan of the closed period becomes the follow-up of the new one; its results are typed later."""
    rows = [
        Followed(planned.kode or f"baris {number}", FollowUpRow.of(planned.row))
        for number, planned in enumerate(state.plan, 1)
        if planned.row.filled
    ]
    return replace(
        state,
        follow_up_period=state.plan_period or state.settings.periode.teks,
        follow_up=(*rows, *[Followed()] * (JUMLAH_TERENDAH - len(rows))),
    )


def _kept(state: State) -> State:
    """Everything staff typed that the new period has no place for goes to Catatan."""
    period = state.settings.periode.teks
    entries = []
    for followed in state.follow_up:
        text = " | ".join(str(value) for value in followed.row.to_cells() if value)
        if text:
            label = f"Tindak lanjut {followed.kode} {state.follow_up_period}".strip()
            entries.append(log.moved(log.PERIODE, label, text, period))
    remarks = {
        f"RTL {planned.kode}: {label}": str(value)
        for planned in state.plan
        for label, value in follow_up.not_followed_up(planned.row)
        if value not in (None, USULAN, DISUNTING)
    }
    typed = {
        **remarks,
        "Catatan tambahan": state.remarks,
        "Tanggal pengesahan": state.approval.day if isinstance(state.approval.day, str) else "",
        "Alasan sampel minimum belum terpenuhi": state.settings.perhitungan.alasan_sampel,
        **{row.label: state.settings.nilai[row.key] for row in PENGATURAN_ROWS if row.key in _OF_ONE_PERIOD},
        **dict(wording.typed(state)),
        **{f"Alasan diterima: {check.name}": check.alasan for check in state.checks if check.place},
    }
    entries += [log.moved(log.PERIODE, label, text, period) for label, text in typed.items() if text]
    beranda = (*completeness.typed(state), *recap.typed_warnings(state))
    return state.logged(*recap.side_notes(state), *beranda, *entries)


def _advanced(settings: Settings) -> Settings:
    following = settings.periode.berikutnya
    return configuration.from_values(
        {
            **settings.nilai,
            "periode.ke": following.ke,
            "periode.tahun": following.tahun,
            "periode.awal": None,
            "periode.akhir": None,
            "perhitungan.alasan_sampel": "",
            **dict.fromkeys(_OF_ONE_PERIOD, ""),
        }
    )

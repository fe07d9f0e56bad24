"""Periode Baru: close the current period and make the workbook ready for the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import xlwings as xw

from ikm_xl import settings as rules
from ikm_xl.errors import IkmError
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, cells, follow_up, history, log, progress, result, setup, wording
from ikm_xl.workbook import layout

_EMPTIED = (
    "rtl_kode",
    "rtl_isi",
    "rtl_komentar",
    "dokumen_narasi",
    "dokumen_komentar",
    "dokumen_tambahan",
    "naskah_terakhir",
    "kelengkapan",
    "peringatan",
    "profil_pendidikan",
    "profil_pekerjaan",
    "profil_layanan",
    "kode_verifikasi",
    "tanggal_pengesahan",
    "ekspor_berkas",
    "ekspor_nama",
    "tanda_rekap",
)


@dataclass(frozen=True)
class NewPeriod:
    """The period that was closed and the one that begins."""

    closed: str
    opened: str
    settings: Settings


def begin(book: xw.Book, settings: Settings) -> NewPeriod:
    """Move the period to Riwayat and its RTL to the follow-up, empty the data, advance the period.

    Settings stay as they are, but for what belongs to one period only (dates, the accepted sample). What
    staff typed and what has no place in the new period goes to Catatan.

    Raises:
        IkmError: the current period is not signed; nothing is written then.
    """
    _require_signed(book)
    survey = result.read(book, settings)
    if survey.index.n:
        history.upsert(book, settings, survey, approval.verification_code(settings, survey))
    _keep_typed(book, settings)
    cells.write(book, "tindak_lanjut", _follow_up(book, settings))
    for name in _EMPTIED:
        cells.write(book, name, [])
    for name in ("responden", "jawaban", "profil"):
        cells.grow(book, name, [])
    cells.find(book, "ekspor").sheet.clear_contents()
    log.replace(book, log.REKAP, [])
    advanced = _advanced(settings)
    setup.write_settings(book, advanced)
    progress.reset(book)
    cells.write_one(book, "status_dokumen", "tidak lengkap")
    cells.write_one(book, "langkah_berikutnya", "Klik Ambil Ekspor… dan pilih ekspor eSukma periode ini.")
    return NewPeriod(settings.periode.teks, advanced.periode.teks, advanced)


def _require_signed(book: xw.Book) -> None:
    status = progress.status(book, progress.Step.PENGESAHAN)
    if status not in (progress.DITANDATANGANI, progress.DILEWATI):
        raise IkmError(
            f"Periode ini belum ditandatangani (status langkah 4: {status}).",
            f"Setelah ditandatangani, pilih '{progress.DITANDATANGANI}' pada Status langkah 4 di sheet "
            f"{layout.BERANDA}; bila periode ini memang tidak dilaporkan, pilih '{progress.DILEWATI}'.",
        )


def _follow_up(book: xw.Book, settings: Settings) -> list[list[Any]]:
    rows = []
    for kode, (program, *quarters, officer, target, _) in follow_up.current_rows(book).items():
        when = ", ".join(
            t for t, mark in zip(("TW I", "TW II", "TW III", "TW IV"), quarters, strict=True) if mark
        )
        rows.append([settings.periode.teks, kode, program, when, officer, target, None, None, None])
    return rows


def _keep_typed(book: xw.Book, settings: Settings) -> None:
    """Everything staff typed that the new period has no place for goes to Catatan."""
    period = settings.periode.teks
    entries = []
    for row in cells.read(book, "tindak_lanjut"):
        if any(row):
            text = " | ".join(str(value) for value in row if value)
            entries.append(
                log.Entry(log.PERIODE, 0, f"Tindak lanjut {row[1] or ''}", text, "dipindahkan", period)
            )
    remarks = str(cells.read_one(book, "dokumen_tambahan") or "")
    typed = {"Catatan tambahan": remarks, "Alasan menerima sampel kurang": settings.perhitungan.alasan_sampel}
    for name in ("dokumen_narasi", "dokumen_komentar", "rtl_komentar"):
        before = wording.recall(book, name)
        for i, ((now,), mark) in enumerate(zip(cells.read(book, name), before, strict=True), 1):
            if now and wording.digest(now) != mark:
                typed[f"{name} {i}"] = str(now)
    entries += [
        log.Entry(log.PERIODE, 0, label, text, "dipindahkan", period) for label, text in typed.items() if text
    ]
    log.append(book, entries)


def _advanced(settings: Settings) -> Settings:
    following = settings.periode.berikutnya
    return rules.from_values(
        {
            **settings.nilai,
            "periode.ke": following.ke,
            "periode.tahun": following.tahun,
            "periode.awal": None,
            "periode.akhir": None,
            "perhitungan.alasan_sampel": "",
        }
    )

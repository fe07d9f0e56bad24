"""Periode Baru: close the current period and make the workbook ready for the next one."""

from __future__ import annotations

from dataclasses import dataclass

from ikm_xl import settings as rules
from ikm_xl.errors import IkmError
from ikm_xl.excel import xw
from ikm_xl.settings import Settings
from ikm_xl.sop import approval, cells, follow_up, history, log, pengaturan, progress, recalculation, wording
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
    survey = recalculation.read(book, settings)
    if survey.index.n:
        history.upsert(book, settings, survey, approval.verification_code(settings, survey))
    _keep_typed(book, settings)
    _move_plan(book, settings)
    for name in _EMPTIED:
        cells.write(book, name, [])
    for name in ("responden", "jawaban", "profil"):
        cells.grow(book, name, [])
    cells.find(book, "ekspor").sheet.clear_contents()
    log.replace(book, log.REKAP, [])
    advanced = _advanced(settings)
    pengaturan.write_settings(book, advanced)
    progress.reset(book)
    cells.write_one(book, "status_dokumen", "tidak lengkap")
    return NewPeriod(settings.periode.teks, advanced.periode.teks, advanced)


def _require_signed(book: xw.Book) -> None:
    status = progress.status(book, progress.Step.PENGESAHAN)
    if status not in (progress.DITANDATANGANI, progress.DILEWATI):
        raise IkmError(
            f"Periode ini belum ditandatangani (status langkah 4: {status}).",
            f"Setelah ditandatangani, pilih '{progress.DITANDATANGANI}' pada Status langkah 4 di lembar "
            f"{layout.BERANDA}; bila periode ini memang tidak dilaporkan, pilih '{progress.DILEWATI}'.",
        )


def _move_plan(book: xw.Book, settings: Settings) -> None:
    """The plan of the closed period becomes the follow-up of the new one; its results are typed later."""
    plan = follow_up.current_rows(book)
    cells.write_one(book, "tindak_lanjut_periode", settings.periode.teks)
    cells.write(book, "tindak_lanjut_kode", [[kode] for kode in plan])
    cells.write(book, "tindak_lanjut_isi", [row[:-1] for row in plan.values()])


def _keep_typed(book: xw.Book, settings: Settings) -> None:
    """Everything staff typed that the new period has no place for goes to Catatan."""
    period = settings.periode.teks
    entries = []
    followed = cells.read_one(book, "tindak_lanjut_periode") or ""
    codes = cells.read(book, "tindak_lanjut_kode")
    for (kode,), row in zip(codes, cells.read(book, "tindak_lanjut_isi"), strict=True):
        if any(row):
            text = " | ".join(str(value) for value in row if value)
            label = f"Tindak lanjut {kode or ''} {followed}".strip()
            entries.append(log.Entry(log.PERIODE, 0, label, text, "dipindahkan", period))
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

"""The checks of the document: the office, who signs, the letter, the period, the plans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ikm_xl.indonesian import comma, tanggal
from ikm_xl.settings import BAWAAN_LAMA, PERAN, Settings, kalender
from ikm_xl.sop import narrated, wording
from ikm_xl.sop.state import State
from ikm_xl.survey.completeness import Check, Verdict, digest
from ikm_xl.workbook import layout
from ikm_xl.workbook.layout import EKSPOR, PENGATURAN, RTL
from ikm_xl.workbook.setting_rows import label
from ikm_xl.workbook.status import USULAN

_NIP_DIGITS = 18
_LOWEST, _HIGHEST = 25, 100  # of an IKM
_BETWEEN_DIGITS = re.compile(r"[\s.\-]")
_GAP = re.compile(r"\s{2,}|\.{2,}|…|_{2,}|/\s*/|^\s*/|/\s*$")
"""Where a number is still to be written into a letter: a gap, dots, nothing between two strokes."""


def genuine(practised: bool) -> Check:
    """Whether an export is one of real people: the example to practise on never makes a document."""
    return Check.of(
        "Data survei sebenarnya",
        not practised,
        EKSPOR,
        "Ini data contoh untuk latihan, yang tidak pernah dapat disahkan: klik Coba Data Contoh lagi untuk "
        "mengosongkannya, lalu Ambil Ekspor… dengan ekspor eSukma yang sebenarnya.",
    )


def checks(state: State, today: date) -> Iterator[Check]:
    """Every check of the document.

    Args:
        state: with its figures.
        today: a period that begins later cannot have been surveyed.
    """
    settings = state.settings
    yield genuine(state.export.practised)
    yield Check.of(
        "Tanpa sel galat",
        not state.errors,
        ", ".join(state.errors) or layout.DOKUMEN,
        f"Ada sel bergalat (#REF!, #N/A, …) di lembar {', '.join(state.errors)}: periksa isian Pengaturan; "
        "bila tetap, pakai lagi buku kerja sebelum diubah atau klik Perbarui Buku.",
    )
    yield _narrated(state)
    yield _recorded(state)
    yield _identity(settings)
    yield _officials(settings)
    yield _letter(settings.surat.nomor, state.last_letter)
    yield _period(settings, today)
    yield _followed_up(state)
    yield _planned(state)


def _narrated(state: State) -> Check:
    name, found = narrated.CHECK, tuple(narrated.strange(state))
    figures = ", ".join(dict.fromkeys(figure for _, figures in found for figure in figures))
    cells = ", ".join(layout.place("dokumen_narasi").cell(row) for row, _ in found)
    remedy = (
        f"Narasi di {cells} menyebut {figures}, yang bukan hasil survei ini: perbaiki, atau Kepala Seksi "
        "mengisi asalnya di kolom Alasan diterima."
    )
    fact = f"Angka {figures} dalam narasi bukan hasil survei ini."
    return Check.of(name, not found, layout.DOKUMEN, remedy, sidik=digest(name, figures), fakta=fact)


def _recorded(state: State) -> Check:
    """A figure of Riwayat is compared with and printed: one that is no IKM would be a leap of 80 points."""
    rows = [row for row in state.history if isinstance(row.ikm, int | float)]
    odd = [f"{row.periode} ({comma(float(row.ikm))})" for row in rows if not _LOWEST <= row.ikm <= _HIGHEST]
    remedy = f"IKM {', '.join(odd)} bukan nilai dari {_LOWEST} sampai {_HIGHEST}: perbaiki di lembar Riwayat."
    return Check.of("Riwayat IKM", not odd, layout.RIWAYAT, remedy)


def _identity(settings: Settings) -> Check:
    """The office: filled in, and not the one that the template of 0.1.0 had for everybody."""
    name, office = "Identitas instansi", settings.instansi
    values = {
        label(f"instansi.{key}"): getattr(office, key)
        for key in ("pemerintah", "kecamatan", "alamat", "tempat")
    }
    if any(not value for value in values.values()):
        return _filled(name, values)
    place = BAWAAN_LAMA["instansi.tempat"]
    foreign = [key for key, value in BAWAAN_LAMA.items() if settings.nilai[key] == value]
    shown = ", ".join(f"'{BAWAAN_LAMA[key]}'" for key in foreign)
    good = not foreign or place.casefold() in office.kecamatan.casefold()
    remedy = f"{shown} bukan milik {office.kecamatan}: isi yang benar di lembar {PENGATURAN}."
    return Check.of(name, good, PENGATURAN, remedy)


def _officials(settings: Settings) -> Check:
    name = "Pejabat penanda tangan"
    values = {
        f"{label(f'pejabat.{peran}.{key}')} {peran}": getattr(settings.pejabat[peran], key)
        for peran in PERAN
        for key in ("jabatan", "nama", *(("nip",) if settings.pejabat[peran].identitas else ()))
    }
    if any(not value for value in values.values()):
        return _filled(name, values)
    wrong = [
        f"{peran} ({digits} angka)"
        for peran in PERAN
        if settings.pejabat[peran].identitas == "NIP"
        and (digits := _digits(settings.pejabat[peran].nip)) != _NIP_DIGITS
    ]
    remedy = (
        f"NIP terdiri atas {_NIP_DIGITS} angka; periksa NIP {', '.join(wrong)} di lembar {PENGATURAN}, "
        "atau pilih Jenis nomor induk yang benar."
    )
    return Check.of(name, not wrong, PENGATURAN, remedy)


def _digits(nip: str) -> int:
    """How many digits a number has; 0 where anything else stands in it."""
    plain = _BETWEEN_DIGITS.sub("", nip)
    return len(plain) if plain.isdecimal() else 0


def _letter(nomor: str, last: str) -> Check:
    name = "Nomor surat"
    if not nomor:
        return _filled(name, {label("surat.nomor"): nomor})
    if nomor == last:
        remedy = f"'{nomor}' adalah nomor surat periode lalu: isi nomor yang baru."
        return Check(name, Verdict.MISSING, PENGATURAN, remedy)
    remedy = f"Nomor surat '{nomor}' belum lengkap: isi bagian yang masih kosong atau bertitik-titik."
    fact = f"Nomor surat '{nomor}' belum lengkap ketika dokumen disiapkan."
    good = not _GAP.search(nomor)
    return Check.of(name, good, PENGATURAN, remedy, sidik=digest(name, nomor), fakta=fact)


def _period(settings: Settings, today: date) -> Check:
    name, p = "Tanggal sesuai periode", settings.periode
    first, last = kalender(p.jenis, p.ke, p.tahun)
    if p.awal > today:
        remedy = f"{p.teks} belum dimulai ({tanggal(p.awal)}): perbaiki Periode ke- dan Tahun."
        return Check(name, Verdict.MISSING, PENGATURAN, remedy)
    remedy = f"{p.awal:%d-%m-%Y} s.d. {p.akhir:%d-%m-%Y} di luar {p.teks}: perbaiki tanggal atau periodenya."
    return Check.of(name, first <= p.awal and p.akhir <= last, PENGATURAN, remedy)


def _followed_up(state: State) -> Check:
    """What became of the last period's plan: a status for each row, and of what was done, the evidence."""
    name = "Tindak lanjut periode lalu"
    rows = [followed for followed in state.follow_up if followed.row.program]
    lacking = [followed.kode for followed in rows if not _is_told(followed.row.status, followed.row.bukti)]
    remedy = (
        f"Isi status {', '.join(map(str, lacking))} pada bagian C lembar {RTL}; bila Selesai, isi buktinya."
    )
    return Check.of(name, not lacking, RTL, remedy)


def _is_told(status: object, bukti: object) -> bool:
    return bool(status) and (status != "Selesai" or bool(bukti))


def _planned(state: State) -> Check:
    name = "Rencana Tindak Lanjut"
    if tuple(planned.kode for planned in state.plan if planned.kode) != state.figures.index.terendah:
        return Check(name, Verdict.MISSING, RTL, "Klik Susun RTL.")
    incomplete = [planned.kode for planned in state.plan if planned.kode and not planned.row.complete]
    if incomplete:
        remedy = (
            f"Lengkapi program, waktu, penanggung jawab, dan target {', '.join(incomplete)} di lembar {RTL}."
        )
        return Check(name, Verdict.MISSING, RTL, remedy)
    marks = state.proposed.get("rtl_isi", ())
    proposed = [
        planned.kode
        for planned in state.plan
        if planned.row.keterangan == USULAN and wording.digest(planned.teks) in marks
    ]
    remedy = (
        f"{', '.join(proposed)} masih {USULAN} program kata demi kata: sesuaikan dengan keadaan kecamatan."
    )
    return Check(name, Verdict.WARNING, RTL, remedy) if proposed else Check(name, Verdict.OK, RTL, "")


def _filled(name: str, values: dict[str, str]) -> Check:
    empty = [label for label, value in values.items() if not value]
    return Check.of(name, not empty, PENGATURAN, f"Isi {', '.join(empty)} di lembar {PENGATURAN}.")

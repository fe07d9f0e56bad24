"""What the settings are: frozen values, and what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast

from ikm_xl.cleaning import kamus
from ikm_xl.cleaning.clean import Rules
from ikm_xl.cleaning.header import Urutan
from ikm_xl.survey import sample_size
from ikm_xl.survey.completeness import Sample
from ikm_xl.survey.index import Basis

PERIODE_PER_TAHUN = MappingProxyType({"semester": 2, "triwulan": 4, "tahunan": 1})
PERAN = ("camat", "kasi", "staf")
OTOMATIS = "otomatis"
"""Bare numbers U8 and U9 mean what the export itself says, and else what the regulation does."""
JawabanKosong = Literal["abaikan", "gugurkan"]
_ROMAWI = ("I", "II", "III", "IV")


@dataclass(frozen=True)
class Instansi:
    """The office, as it stands in the letterhead."""

    pemerintah: str
    kecamatan: str
    alamat: str
    kode_pos: str
    telepon: str
    pos_el: str
    situs: str
    tempat: str
    nomor_sop: str

    @property
    def unit(self) -> str:
        """The office as it stands in a sentence, also where its name is typed in capitals."""
        return self.kecamatan.title() if self.kecamatan.isupper() else self.kecamatan


@dataclass(frozen=True)
class Periode:
    """One survey period; ``awal`` and ``akhir`` are its first and last day."""

    jenis: str
    ke: int
    tahun: int
    awal: date
    akhir: date

    @property
    def teks(self) -> str:
        """``Semester I Tahun 2025``, ``Triwulan II Tahun 2025`` or ``Tahun 2025``."""
        tahun = f"Tahun {self.tahun}"
        return (
            tahun if self.jenis == "tahunan" else f"{self.jenis.capitalize()} {_ROMAWI[self.ke - 1]} {tahun}"
        )

    @property
    def berikutnya(self) -> Periode:
        """The period that follows, with the dates of the calendar."""
        ke, tahun = self.ke + 1, self.tahun
        if ke > PERIODE_PER_TAHUN[self.jenis]:
            ke, tahun = 1, tahun + 1
        awal, akhir = kalender(self.jenis, ke, tahun)
        return Periode(self.jenis, ke, tahun, awal, akhir)


@dataclass(frozen=True)
class Perhitungan:
    """How the index is computed: ``bobot`` None is the exact 1/k; ``target``, ``populasi`` 0 mean unknown.

    ``hanya_dalam_periode``: an answer with a date outside the period is not counted.
    """

    unsur: tuple[str, ...]
    bobot: Fraction | None
    standar_mutu: str
    jawaban_kosong: str
    hanya_dalam_periode: bool
    populasi: int
    target: Fraction
    alasan_sampel: str


@dataclass(frozen=True)
class Surat:
    """What the covering letter carries; ``bentuk`` is the form that is printed: "surat" or "tabel"."""

    nomor: str
    sifat: str
    lampiran: str
    sapaan: str
    klasifikasi: str
    bentuk: str


@dataclass(frozen=True)
class Pejabat:
    """One official who signs; ``identitas`` is what ``nip`` is: "NIP", "NI PPPK", or "" for no number."""

    jabatan: str
    nama: str
    pangkat: str
    identitas: str
    nip: str


@dataclass(frozen=True)
class Laporan:
    """The office's own paragraphs of the Laporan SKM; "" leaves the report's own, lines are paragraphs."""

    pengantar: str
    latar_belakang: str
    dasar_hukum: str
    maksud_tujuan: str
    ruang_lingkup: str
    pelaksana: str
    metode: str
    lokasi: str
    jadwal_persiapan: str
    jadwal_pengumpulan: str
    jadwal_pengolahan: str
    jadwal_pelaporan: str
    analisis: str
    publikasi: str
    kesimpulan: str
    saran: str


@dataclass(frozen=True)
class Settings:
    """All settings, checked. ``nilai`` holds them by key, as they are shown on the sheet Pengaturan.

    ``jawaban_tercetak`` says whether every respondent's answers are printed, or only what came of them.
    ``kamus`` is what a settings file says that answers mean; a workbook has a sheet of its own for that.
    ``logo`` is the picture file that it names; in a workbook the picture stands on Pengaturan.
    """

    instansi: Instansi
    periode: Periode
    perhitungan: Perhitungan
    urutan: str
    surat: Surat
    laporan: Laporan
    pejabat: Mapping[str, Pejabat]
    kertas: str
    jawaban_tercetak: bool
    nama_unsur: Mapping[str, str]
    usulan_rtl: Mapping[str, str]
    nilai: Mapping[str, Any]
    kamus: tuple[kamus.Entry, ...] = ()
    logo: Path | None = None

    @property
    def cetakan(self) -> tuple[str, str, str]:
        """How the document is printed and called: its paper, its title, its author."""
        office = self.instansi.unit
        return self.kertas, f"Indeks Kepuasan Masyarakat (IKM) {office} {self.periode.teks}", office

    @property
    def basis(self) -> Basis:
        """What the index is computed on."""
        p = self.perhitungan
        return Basis(p.unsur, p.bobot, p.standar_mutu)

    @property
    def minimum_sampel(self) -> int | None:
        """Krejcie–Morgan's sample for the population, or None while the population is unknown."""
        return sample_size.minimum(self.perhitungan.populasi) if self.perhitungan.populasi else None

    @property
    def sample(self) -> Sample:
        """What the number of respondents is judged by."""
        return Sample(self.minimum_sampel, self.perhitungan.alasan_sampel)

    @property
    def rules(self) -> Rules:
        """What cleaning needs to know."""
        return Rules(
            unsur=self.perhitungan.unsur,
            urutan="regulasi" if self.urutan == OTOMATIS else cast(Urutan, self.urutan),
            urutan_tersurat=self.urutan != OTOMATIS,
            jawaban_kosong=cast(JawabanKosong, self.perhitungan.jawaban_kosong),
            awal=self.periode.awal,
            akhir=self.periode.akhir,
            minimum=self.minimum_sampel,
            hanya_dalam_periode=self.perhitungan.hanya_dalam_periode,
            kamus=kamus.dictionary(self.kamus, "[kamus] pengaturan"),
        )


def kalender(jenis: str, ke: int, tahun: int) -> tuple[date, date]:
    """First and last day of a period by the calendar."""
    months = 12 // PERIODE_PER_TAHUN[jenis]
    first = (ke - 1) * months + 1
    after = date(tahun + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    return date(tahun, first, 1), date.fromordinal(after.toordinal() - 1)

"""The settings of one office and one period: from a TOML file or from the sheet Pengaturan.

Both sources are flattened to the same keys (``instansi.kecamatan``, ``pejabat.camat.nama`` …) and pass
through the same readers, so that a value is right or wrong for the same reason wherever it stands.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ikm_xl.errors import IkmError
from ikm_xl.survey import bands, sample_size
from ikm_xl.survey.cleaning import Rules
from ikm_xl.survey.index import Basis
from ikm_xl.survey.suggestions import SUGGESTIONS
from ikm_xl.survey.unsur import KODE, UNSUR

PERIODE_PER_TAHUN = MappingProxyType({"semester": 2, "triwulan": 4, "tahunan": 1})
PERAN = ("camat", "kasi", "staf")
PILIHAN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "periode.jenis": tuple(PERIODE_PER_TAHUN),
        "perhitungan.standar_mutu": tuple(bands.STANDAR),
        "perhitungan.jawaban_kosong": ("abaikan", "gugurkan"),
        "ekspor.urutan": ("regulasi", "kuesioner"),
        "cetak.kertas": ("F4", "A4"),
    }
)
_ROMAWI = ("I", "II", "III", "IV")

DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "instansi.pemerintah": "Pemerintah Kabupaten Mojokerto",
        "instansi.kecamatan": "Kecamatan Sooko",
        "instansi.alamat": "Jl. Bhayangkara No. 250 Sooko",
        "instansi.kode_pos": "61361",
        "instansi.situs": "sooko.mojokerto.go.id",
        "instansi.tempat": "Sooko",
        "periode.jenis": "semester",
        "periode.ke": 1,
        "periode.tahun": 2025,
        "periode.awal": None,
        "periode.akhir": None,
        "perhitungan.unsur": KODE,
        "perhitungan.bobot": "1/k",
        "perhitungan.standar_mutu": bands.DEFAULT,
        "perhitungan.jawaban_kosong": "abaikan",
        "perhitungan.populasi": 0,
        "perhitungan.target": 0,
        "perhitungan.alasan_sampel": "",
        "ekspor.urutan": "regulasi",
        "surat.nomor": "",
        "surat.sifat": "Biasa",
        "surat.lampiran": "1 (satu) berkas",
        "surat.klasifikasi": "",
        **{
            f"pejabat.{peran}.{kunci}": nilai
            for peran, jabatan in zip(
                PERAN, ("Camat Sooko", "Kepala Seksi Pelayanan", "Pengolah Data Pelayanan"), strict=True
            )
            for kunci, nilai in (("jabatan", jabatan), ("nama", ""), ("pangkat", ""), ("nip", ""))
        },
        "cetak.kertas": "F4",
        **{f"nama_unsur.{unsur.kode}": unsur.nama for unsur in UNSUR},
        **{f"usulan_rtl.{kode}": SUGGESTIONS[kode].program for kode in KODE},
    }
)
"""Every key with the value it has when nobody says otherwise."""


@dataclass(frozen=True)
class Instansi:
    """The office, as it stands in the letterhead."""

    pemerintah: str
    kecamatan: str
    alamat: str
    kode_pos: str
    situs: str
    tempat: str


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
    """How the index is computed; ``bobot`` None is the exact 1/k, ``target`` and ``populasi`` 0 are unknown."""

    unsur: tuple[str, ...]
    bobot: Fraction | None
    standar_mutu: str
    jawaban_kosong: str
    populasi: int
    target: Fraction
    alasan_sampel: str


@dataclass(frozen=True)
class Surat:
    """What the covering letter carries."""

    nomor: str
    sifat: str
    lampiran: str
    klasifikasi: str


@dataclass(frozen=True)
class Pejabat:
    """One official who signs."""

    jabatan: str
    nama: str
    pangkat: str
    nip: str


@dataclass(frozen=True)
class Settings:
    """All settings, checked. ``nilai`` holds them by key, as they are shown on the sheet Pengaturan."""

    instansi: Instansi
    periode: Periode
    perhitungan: Perhitungan
    urutan: str
    surat: Surat
    pejabat: Mapping[str, Pejabat]
    kertas: str
    nama_unsur: Mapping[str, str]
    usulan_rtl: Mapping[str, str]
    nilai: Mapping[str, Any]

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
    def rules(self) -> Rules:
        """What cleaning needs to know."""
        return Rules(
            unsur=self.perhitungan.unsur,
            urutan=self.urutan,
            jawaban_kosong=self.perhitungan.jawaban_kosong,
            awal=self.periode.awal,
            akhir=self.periode.akhir,
            minimum=self.minimum_sampel,
        )


def default() -> Settings:
    """The settings of an untouched workbook."""
    return from_values({})


def from_toml(path: Path) -> Settings:
    """Settings of a TOML file, which may hold any part of the keys.

    Raises:
        IkmError: the file is missing or no TOML, a key is unknown, or a value is not allowed.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text, parse_float=Fraction)
    except OSError as error:
        raise IkmError(
            f"Berkas pengaturan {path.name} tidak dapat dibaca.", "Periksa nama dan letak berkasnya."
        ) from error
    except ValueError as error:  # not UTF-8, not TOML, or a number such as nan
        raise IkmError(
            f"Berkas pengaturan {path.name} bukan TOML yang sah ({error}).",
            "Perbaiki baris itu; contoh lengkap ada di README.",
        ) from error
    return from_values(_flatten(data), path.name)


def from_values(values: Mapping[str, Any], source: str = "Pengaturan") -> Settings:
    """Settings from flat keys; what is absent has its default.

    Args:
        values: values as TOML or a sheet gives them, by key (``periode.tahun``).
        source: the file or sheet they come from, named in every error.

    Raises:
        IkmError: a key is unknown or a value is not allowed; the message names both.
    """
    for key in values:
        if key not in DEFAULTS:
            raise _unknown(key, source)
    read = _Reader({**DEFAULTS, **values}, source)
    jenis = read.choice("periode.jenis")
    ke = read.whole("periode.ke", 1, PERIODE_PER_TAHUN[jenis])
    tahun = read.whole("periode.tahun", 2000, 2100)
    kalender_awal, kalender_akhir = kalender(jenis, ke, tahun)
    periode = Periode(
        jenis,
        ke,
        tahun,
        read.day("periode.awal") or kalender_awal,
        read.day("periode.akhir") or kalender_akhir,
    )
    if periode.awal > periode.akhir:
        raise read.wrong("periode.akhir", "tanggal yang tidak mendahului periode.awal")
    unsur = read.unsur("perhitungan.unsur")
    bobot = read.weight("perhitungan.bobot")
    bands.check_bobot(bobot, len(unsur))
    perhitungan = Perhitungan(
        unsur=unsur,
        bobot=bobot,
        standar_mutu=read.choice("perhitungan.standar_mutu"),
        jawaban_kosong=read.choice("perhitungan.jawaban_kosong"),
        populasi=read.whole("perhitungan.populasi", 0, 100_000_000),
        target=read.number("perhitungan.target", 0, 100),
        alasan_sampel=read.text("perhitungan.alasan_sampel"),
    )
    nilai = {
        **{key: read.text(key) for key, value in DEFAULTS.items() if isinstance(value, str)},
        **{key: read.choice(key) for key in PILIHAN},
        "periode.ke": ke,
        "periode.tahun": tahun,
        "periode.awal": read.day("periode.awal"),
        "periode.akhir": read.day("periode.akhir"),
        "perhitungan.unsur": unsur,
        "perhitungan.bobot": "1/k" if bobot is None else float(bobot),
        "perhitungan.populasi": perhitungan.populasi,
        "perhitungan.target": float(perhitungan.target),
    }
    return Settings(
        instansi=Instansi(**read.section("instansi")),
        periode=periode,
        perhitungan=perhitungan,
        urutan=read.choice("ekspor.urutan"),
        surat=Surat(**read.section("surat")),
        pejabat=MappingProxyType({peran: Pejabat(**read.section(f"pejabat.{peran}")) for peran in PERAN}),
        kertas=read.choice("cetak.kertas"),
        nama_unsur=MappingProxyType(read.section("nama_unsur")),
        usulan_rtl=MappingProxyType(read.section("usulan_rtl")),
        nilai=MappingProxyType({key: nilai[key] for key in DEFAULTS}),
    )


def kalender(jenis: str, ke: int, tahun: int) -> tuple[date, date]:
    """First and last day of a period by the calendar."""
    months = 12 // PERIODE_PER_TAHUN[jenis]
    first = (ke - 1) * months + 1
    after = date(tahun + (first + months > 12), (first + months - 1) % 12 + 1, 1)
    return date(tahun, first, 1), date.fromordinal(after.toordinal() - 1)


def _flatten(data: Mapping[str, Any]) -> dict[str, Any]:
    """TOML tables to flat keys; the list ``[[pejabat]]`` becomes ``pejabat.<peran>.…``."""
    flat: dict[str, Any] = {}
    for section, content in data.items():
        if section == "pejabat" and isinstance(content, list):
            for pejabat in content:
                peran = pejabat.get("peran") if isinstance(pejabat, dict) else None
                if peran not in PERAN:
                    raise IkmError(
                        f"Pengaturan [[pejabat]]: peran {peran!r} tidak dikenal.",
                        f"Isi peran dengan salah satu: {', '.join(PERAN)}.",
                    )
                flat.update({f"pejabat.{peran}.{k}": v for k, v in pejabat.items() if k != "peran"})
        elif isinstance(content, dict):
            flat.update({f"{section}.{key}": value for key, value in content.items()})
        else:
            flat[section] = content
    return flat


def _unknown(key: str, source: str) -> IkmError:
    near = difflib.get_close_matches(key, DEFAULTS, n=1)
    section = key.partition(".")[0]
    allowed = [k for k in DEFAULTS if k.startswith(f"{section}.")] or sorted(
        {k.partition(".")[0] for k in DEFAULTS}
    )
    return IkmError(
        f"Kunci '{key}' di {source} tidak dikenal.",
        (f"Mungkin maksudnya '{near[0]}'. " if near else "") + f"Yang dikenal: {', '.join(allowed)}.",
    )


class _Reader:
    """Reads one value at a time; whatever is not allowed becomes an error that names the key."""

    def __init__(self, values: Mapping[str, Any], source: str) -> None:
        self._values = values
        self._source = source

    def wrong(self, key: str, allowed: str) -> IkmError:
        shown = str(self._values[key])[:60]
        return IkmError(
            f"Nilai '{shown}' untuk {key} di {self._source} tidak dapat dipakai.", f"Isi dengan {allowed}."
        )

    def text(self, key: str) -> str:
        value = self._values[key]
        if value is None:
            return ""
        if isinstance(value, bool | dict | list | date):
            raise self.wrong(key, "teks")
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # a sheet gives 61361 as 61361.0
        return "".join(c for c in str(value) if c.isprintable()).strip()

    def section(self, section: str) -> dict[str, str]:
        prefix = f"{section}."
        return {key.removeprefix(prefix): self.text(key) for key in DEFAULTS if key.startswith(prefix)}

    def choice(self, key: str) -> str:
        text = self.text(key).casefold()
        for allowed in PILIHAN[key]:
            if text == allowed.casefold():
                return allowed
        raise self.wrong(key, _either(PILIHAN[key]))

    def _fraction(self, key: str, allowed: str) -> Fraction:
        value = self._values[key]
        if value is None or value == "":
            value = DEFAULTS[key]
        try:
            if isinstance(value, bool | date):
                raise TypeError
            return Fraction(value.strip().replace(",", ".") if isinstance(value, str) else str(value))
        except (TypeError, ValueError, ZeroDivisionError) as error:
            raise self.wrong(key, allowed) from error

    def number(self, key: str, low: int, high: int) -> Fraction:
        allowed = f"angka dari {low} sampai {high}"
        value = self._fraction(key, allowed)
        if not low <= value <= high:
            raise self.wrong(key, allowed)
        return value

    def whole(self, key: str, low: int, high: int) -> int:
        allowed = f"bilangan bulat dari {low} sampai {high}" if low < high else f"angka {low}"
        value = self._fraction(key, allowed)
        if value.denominator != 1 or not low <= value <= high:
            raise self.wrong(key, allowed)
        return int(value)

    def weight(self, key: str) -> Fraction | None:
        if self.text(key).replace(" ", "").casefold() in ("1/k", ""):
            return None
        return self._fraction(key, "1/k atau angka, misalnya 0,11")

    def day(self, key: str) -> date | None:
        value = self._values[key]
        if value is None or value == "":
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
            try:
                return datetime.strptime(str(value).strip(), form).date()
            except ValueError:
                continue
        raise self.wrong(key, "tanggal, misalnya 30-06-2025")

    def unsur(self, key: str) -> tuple[str, ...]:
        value = self._values[key]
        parts: Iterable[Any] = value.replace(";", ",").split(",") if isinstance(value, str) else value
        allowed = f"kode unsur yang berbeda-beda dari {KODE[0]} sampai {KODE[-1]}"
        if not isinstance(parts, list | tuple):
            raise self.wrong(key, allowed)
        codes = [str(part).strip().upper() for part in parts]
        if not codes or len(set(codes)) != len(codes) or not set(codes) <= set(KODE):
            raise self.wrong(key, allowed)
        return tuple(kode for kode in KODE if kode in codes)


def _either(choices: Iterable[str]) -> str:
    return "salah satu: " + ", ".join(f"'{choice}'" for choice in choices)

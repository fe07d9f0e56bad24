"""Settings from a TOML file or from flat keys.

Both are flattened to the same keys (``instansi.kecamatan``, ``pejabat.camat.nama`` …) and pass through
the same reader, so that a value is right or wrong for the same reason wherever it stands.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ikm_xl.cleaning import kamus
from ikm_xl.cleaning.kamus import Entry
from ikm_xl.errors import IkmError
from ikm_xl.settings.defaults import DEFAULTS, IDENTITAS, PARAGRAF, PILIHAN, YA
from ikm_xl.settings.model import (
    PERAN,
    PERIODE_PER_TAHUN,
    Instansi,
    Laporan,
    Pejabat,
    Perhitungan,
    Periode,
    Settings,
    Surat,
    kalender,
)
from ikm_xl.settings.reader import ValueReader, exact
from ikm_xl.survey import bands

_MOST_BYTES = 1_000_000
_KAMUS = "kamus"
_LOGO = "instansi.logo"
_OF_UNSUR = re.compile(r"\s*(U\d{1,2})\s*:(.*)", re.IGNORECASE | re.DOTALL)
_LINE = re.compile(r"at line (\d+)")  # in the messages of tomllib


def default() -> Settings:
    """The settings of an untouched workbook."""
    return from_values({})


def from_toml(path: Path, base: Mapping[str, Any] = MappingProxyType({})) -> Settings:
    """Settings of a TOML file, which may hold any part of the keys.

    Args:
        path: the file.
        base: what holds for the keys that it does not hold, as ``Settings.nilai`` gives them; the defaults
            where nothing is said.

    Raises:
        IkmError: the file is missing or no TOML, a key is unknown, or a value is not allowed.
    """
    return from_values({**base, **toml_values(path)}, path.name)


def says(path: Path, key: str) -> bool:
    """Whether a TOML file holds a key.

    Raises:
        IkmError: the file is missing or no TOML.
    """
    return key in toml_values(path)


def toml_values(path: Path) -> dict[str, Any]:
    """What a TOML file holds, by flat keys and not yet judged.

    Raises:
        IkmError: the file is missing or no TOML.
    """
    try:
        if path.exists() and (not path.is_file() or path.stat().st_size > _MOST_BYTES):
            raise IkmError(
                f"{path.name} bukan berkas pengaturan.",
                "Pilih berkas TOML yang berisi pengaturan.",
                code="IKM-P11",
            )
        text = path.read_text(encoding="utf-8-sig")
        values = _flatten(tomllib.loads(text, parse_float=exact))
    except OSError as error:
        raise IkmError(
            f"Berkas pengaturan {path.name} tidak dapat dibaca.",
            "Periksa nama dan letak berkasnya.",
            code="IKM-P12",
        ) from error
    except (ValueError, RecursionError) as error:  # no text, no TOML, a number such as nan, tables in tables
        line = _LINE.search(str(error))
        raise IkmError(
            f"Berkas pengaturan {path.name} bukan TOML yang sah{f' (baris {line[1]})' if line else ''}.",
            'Perbaiki baris itu; bentuknya seperti kecamatan = "Kecamatan Contoh" di bawah [instansi].',
            code="IKM-P13",
        ) from error
    if isinstance(values.get(_LOGO), str):
        values[_LOGO] = path.parent / values[_LOGO] if values[_LOGO] else None
    return values


def from_values(
    values: Mapping[str, Any], source: str = "Pengaturan", called: Mapping[str, str] = MappingProxyType({})
) -> Settings:
    """Settings from flat keys; what is absent has its default.

    Args:
        values: values as TOML or a sheet gives them, by key (``periode.tahun``).
        source: the file or sheet they come from, named in every error.
        called: what some keys are called there, if not by themselves.

    Raises:
        IkmError: a key is unknown or a value is not allowed; the message names both.
    """
    for key in values:
        if key not in DEFAULTS and key not in (_KAMUS, _LOGO):
            raise _unknown(key, source)
    entries, logo = _entries(values.get(_KAMUS, {}), source), _logo(values.get(_LOGO), source)
    read = ValueReader({**DEFAULTS, **values}, source, called)
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
        hanya_dalam_periode=read.choice("perhitungan.hanya_dalam_periode") == YA,
        populasi=read.whole("perhitungan.populasi", 0, 100_000_000),
        target=read.value("perhitungan.target"),
        alasan_sampel=read.text("perhitungan.alasan_sampel"),
    )
    kind = {peran: read.choice(f"pejabat.{peran}.identitas", IDENTITAS) for peran in PERAN}
    nilai = {
        **{key: read.text(key) for key, value in DEFAULTS.items() if isinstance(value, str)},
        **{key: read.choice(key) for key in PILIHAN},
        **{f"pejabat.{peran}.identitas": kind[peran] for peran in PERAN},
        **{key: read.paragraphs(key) for key in PARAGRAF},
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
        surat=Surat(**{**read.section("surat"), "bentuk": read.choice("surat.bentuk")}),
        laporan=Laporan(**{key.removeprefix("laporan."): read.paragraphs(key) for key in PARAGRAF}),
        pejabat=MappingProxyType(
            {
                peran: Pejabat(**{**read.section(f"pejabat.{peran}"), "identitas": kind[peran]})
                for peran in PERAN
            }
        ),
        kertas=read.choice("cetak.kertas"),
        jawaban_tercetak=read.choice("cetak.jawaban") == YA,
        nama_unsur=MappingProxyType(read.section("nama_unsur")),
        usulan_rtl=MappingProxyType(read.section("usulan_rtl")),
        nilai=MappingProxyType({key: nilai[key] for key in DEFAULTS}),
        kamus=entries,
        logo=logo,
    )


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
                        code="IKM-P14",
                    )
                flat.update({f"pejabat.{peran}.{k}": v for k, v in pejabat.items() if k != "peran"})
        elif isinstance(content, dict) and section != _KAMUS:
            flat.update({f"{section}.{key}": value for key, value in content.items()})
        else:
            flat[section] = content
    return flat


def _entries(content: Any, source: str) -> tuple[Entry, ...]:
    """The dictionary of a settings file: ``"text" = 3`` or ``"U4: text" = "kosong"``.

    Raises:
        IkmError: it is no table, or holds a meaning that is not allowed.
    """
    if not isinstance(content, dict):
        raise IkmError(
            f"[kamus] di {source} bukan daftar teks dan artinya.",
            'Tulis misalnya: [kamus], lalu di bawahnya "teks" = 3.',
            code="IKM-P02",
        )
    entries = []
    for name, arti in content.items():
        plain = int(arti) if isinstance(arti, Fraction) and arti.denominator == 1 else arti
        found = _OF_UNSUR.fullmatch(name)
        entries.append(
            Entry(found[1].upper(), found[2].strip(), plain) if found else Entry("", name.strip(), plain)
        )
    kamus.dictionary(entries, f"[kamus] {source}")
    return tuple(entries)


def _logo(content: Any, source: str) -> Path | None:
    if content is None or isinstance(content, Path):
        return content
    raise IkmError(
        f"Kunci '{_LOGO}' di {source} bukan nama berkas gambar.",
        'Tulis misalnya logo = "lambang.png"; berkasnya di folder yang sama.',
        code="IKM-P19",
    )


def _unknown(key: str, source: str) -> IkmError:
    near = difflib.get_close_matches(key, DEFAULTS, n=1)
    section = key.partition(".")[0]
    allowed = [k for k in DEFAULTS if k.startswith(f"{section}.")] or sorted(
        {k.partition(".")[0] for k in DEFAULTS}
    )
    return IkmError(
        f"Kunci '{key[:60]}' di {source} tidak dikenal.",
        (f"Mungkin maksudnya '{near[0]}'. " if near else "") + f"Yang dikenal: {', '.join(allowed)}.",
        code="IKM-P15",
    )

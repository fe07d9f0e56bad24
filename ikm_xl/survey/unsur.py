"""The 11 unsur of the survey: names, questions and answers, from ``unsur.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

Pilihan = tuple[str, str, str, str]
"""The answers worth 1, 2, 3 and 4, in this order."""

JUMLAH_TERENDAH = 3
"""Of so many unsur, those with the lowest values, the SOP asks a follow-up plan."""

_TINGKAT = ("tidak {}", "kurang {}", "{}", "sangat {}")


@dataclass(frozen=True)
class Unsur:
    """One unsur.

    Attributes:
        kode: ``"U1"`` … ``"U11"``, in the order of PermenPANRB 14/2017.
        nama: its name in the regulation.
        pertanyaan: the question of the form.
        pilihan: the four answers of the form.
        kata: regular expressions for the words that name it in a column's header.
        jawaban: every text worth 1, 2, 3 and 4, the four of ``pilihan`` included.
        pola: regular expressions for answers that are whole sentences, worth 1, 2, 3 and 4; may be empty.
    """

    kode: str
    nama: str
    pertanyaan: str
    pilihan: Pilihan
    kata: tuple[str, ...] = field(repr=False)
    jawaban: tuple[tuple[str, ...], ...] = field(repr=False)
    pola: tuple[str, ...] = field(repr=False)


def _load() -> tuple[Unsur, ...]:
    data = tomllib.loads(files(__package__).joinpath("unsur.toml").read_text("utf-8"))
    return tuple(_unsur(entry, data["umum"]["sifat"]) for entry in data["unsur"])


def _unsur(entry: dict[str, Any], umum: list[str]) -> Unsur:
    varian = entry.get("varian", [[]] * 4)
    sifat = (*entry.get("sifat", ()), *umum)
    satu, dua, tiga, empat = entry["pilihan"]
    return Unsur(
        kode=entry["kode"],
        nama=entry["nama"],
        pertanyaan=entry["pertanyaan"],
        pilihan=(satu, dua, tiga, empat),
        kata=tuple(entry["kata"]),
        jawaban=tuple(
            (pilihan, *lain, *(tingkat.format(kata) for kata in sifat))
            for pilihan, lain, tingkat in zip(entry["pilihan"], varian, _TINGKAT, strict=True)
        ),
        pola=tuple(entry.get("pola", ())),
    )


UNSUR = _load()
KODE = tuple(unsur.kode for unsur in UNSUR)

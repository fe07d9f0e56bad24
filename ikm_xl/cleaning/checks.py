"""Findings about rows and answers: left out in unusual number, or not understood (rules 2–4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ikm_xl.cleaning.answers import ASING, KOSONG
from ikm_xl.cleaning.cell_text import filled
from ikm_xl.cleaning.findings import CATAT, PERINGATAN, TAHAN, Finding, Severity, rows_named
from ikm_xl.cleaning.row_kinds import (
    MIRIP_RINGKASAN,
    MUNGKIN_RINGKASAN,
    RESPONDEN,
    RINGKASAN,
    TANPA_JAWABAN,
    TANPA_PENGENAL,
)
from ikm_xl.cleaning.sections import Section, called, ranges
from ikm_xl.survey.privacy import nameless
from ikm_xl.survey.unsur import KODE

_MANY = 0.02
_MANY_EMPTY = 0.2
_SOME_EMPTY = 0.05
_FEWEST = 3
_LINES_OF_SUMMARY = 3  # eSukma writes four; a subtotal among the respondents is one line
_SHOWN = 3
_LONGEST = 60


@dataclass(frozen=True)
class Unknown:
    """A text that was not understood: in the column of which unsur, and how often."""

    unsur: str
    teks: str
    jumlah: int


def unknown(rows: pd.DataFrame, sections: Sequence[Section]) -> tuple[Unknown, ...]:
    """The texts in columns of answers that were not understood, the most frequent first.

    Args:
        rows: rows that are no totals, with ``bagian`` and ``posisi``.
        sections: the tables.
    """
    counts: Counter[tuple[str, str]] = Counter()
    odd = {kode: (rows[kode] == ASING).to_numpy() for kode in KODE}
    places = rows["posisi"].to_numpy()
    for here, part in zip(ranges(rows, len(sections)), sections, strict=True):
        for kode, column in part.header.unsur:
            at = places[here][odd[kode][here]]
            counts.update((kode, filled(value)) for value in part.column(column)[at])
    ordered = sorted(counts.items(), key=lambda item: (KODE.index(item[0][0]), -item[1], item[0][1]))
    return tuple(Unknown(kode, text, often) for (kode, text), often in ordered)


def of_answers(
    rows: pd.DataFrame, sections: Sequence[Section], found: Sequence[Unknown]
) -> Iterator[Finding]:
    """Per unsur what was not understood: it holds above 2 % of the answers."""
    for kode in KODE:
        texts = [entry for entry in found if entry.unsur == kode]
        if not texts:
            continue
        odd, given = sum(entry.jumlah for entry in texts), int((rows[kode] != KOSONG).sum())
        worded = any(
            not entry.teks.replace(",", "").replace(".", "").lstrip("-").isdecimal() for entry in texts
        )
        severity = TAHAN if odd > _MANY * given else PERINGATAN if worded else CATAT
        where = _where(rows, sections, kode)
        shown = ", ".join(f"'{_short(entry.teks)}'" for entry in texts[:_SHOWN])
        yield Finding(
            "IKM-B40", severity, f"Jawaban {kode} tidak dikenali", odd, where,
            f"{odd} dari {given} jawaban {kode} tidak dikenali ({shown}; {where}).",
            "Isi artinya di lembar Kamus Jawaban lalu olah lagi, ganti teks itu di ekspornya dengan nilai "
            "1–4, atau periksa judul kolomnya.",
            "\n".join(f"{kode} {entry.teks}" for entry in texts),
        )  # fmt: skip


def _where(rows: pd.DataFrame, sections: Sequence[Section], kode: str) -> str:
    odd = rows[rows[kode] == ASING]
    first = odd.iloc[0]
    section = sections[int(first["bagian"])]
    column = dict(section.header.unsur)[kode]
    return f"{section.block.name}, kolom {section.block.letter(column)} {rows_named(odd['baris'].tolist())}"


def of_rows(rows: pd.DataFrame, twins: Mapping[int, int], names: Mapping[int, str]) -> Iterator[Finding]:
    """Rows left out in unusual number, or of a doubtful kind.

    Args:
        rows: all rows, with ``jenis``, ``ragu``, ``sama``, ``hampa``, ``sheet``, ``baris`` and ``berkas``.
        twins: per sheet that holds the same people as another, that other.
        names: what a message calls each sheet.
    """
    for sheet, other in twins.items():
        yield Finding(
            "IKM-B41", PERINGATAN, "Lembar kembar", 1, names[sheet],
            f"{names[sheet]} berisi responden yang sama dengan {names[other]}; dihitung satu kali.",
            "Hapus salah satunya bila memang salinan.", f"{sheet} {other}",
        )  # fmt: skip
    double = rows[(rows["sama"] != "") & ~rows["sheet"].isin(list(twins))]
    people = int(((rows["jenis"] == RESPONDEN) & ~rows["sheet"].isin(list(twins))).sum())
    if len(double) > _MANY * people:
        yield _rows(
            "IKM-B42", TAHAN, "Baris ganda", double,
            f"{len(double)} dari {people} baris sama persis dengan baris lain dan tidak dihitung",
            "Periksa apakah baris itu memang isian yang terkirim dua kali.",
        )  # fmt: skip
    empty = rows[rows["jenis"] == TANPA_JAWABAN]
    if len(empty) >= _FEWEST and len(empty) > _SOME_EMPTY * (people + len(empty)):
        # A form that was sent in blank says nothing; cells that are filled and say nothing valid may.
        severe = (~empty["hampa"]).sum() > _MANY_EMPTY * (people + len(empty))
        yield _rows(
            "IKM-B43", TAHAN if severe else PERINGATAN, "Baris tanpa jawaban", empty,
            f"{len(empty)} dari {people + len(empty)} baris tidak berisi satu pun jawaban yang sah",
            "Periksa apakah ekspornya lengkap dan judul kolomnya benar.",
        )  # fmt: skip
    like = rows[(rows["ragu"] == MIRIP_RINGKASAN) & (rows["jenis"] == RINGKASAN)]
    if len(like):
        yield _rows(
            "IKM-B44", PERINGATAN, "Baris mirip ringkasan", like,
            f"{len(like)} baris tanpa pengenal berisi jumlah, rata-rata, atau nilai ekstrem dan tidak "
            f"dihitung",
            "Periksa apakah baris itu memang ringkasan.",
        )  # fmt: skip
    counted = rows["jenis"] == RESPONDEN
    may = rows[(rows["ragu"] == MUNGKIN_RINGKASAN) & counted]
    if len(may):
        yield _rows(
            "IKM-B45", TAHAN, "Mungkin baris ringkasan", may,
            f"{len(may)} baris dihitung sebagai responden, padahal isinya seperti ringkasan",
            "Beri nomor pada baris itu bila responden, atau hapus bila ringkasan.",
        )  # fmt: skip
    nameless = rows[(rows["ragu"] == TANPA_PENGENAL) & counted]
    if len(nameless):
        yield _rows(
            "IKM-B46", TAHAN, "Baris tanpa pengenal", nameless,
            f"{len(nameless)} baris berisi jawaban tetapi tanpa nomor, nama, tanggal, atau profil; ikut "
            f"dihitung",
            "Beri nomor pada baris itu bila responden, atau hapus bila bukan.",
        )  # fmt: skip


def below_summary(rows: pd.DataFrame) -> Iterator[Finding]:
    """Respondents below the summary that ends an export: a longer one lay there, or somebody added them.

    Args:
        rows: all rows, with ``bagian``, ``posisi``, ``jenis``, ``sama``, ``baris`` and ``berkas``.
    """
    for _, part in rows.sort_values("posisi").groupby("bagian"):
        summary = (part["jenis"] == RINGKASAN).to_numpy()
        lines: np.ndarray = np.cumsum(summary) - np.maximum.accumulate(
            np.where(summary, 0, np.cumsum(summary))
        )
        ended = np.maximum.accumulate(lines >= _LINES_OF_SUMMARY)
        below = part[ended & ((part["jenis"] == RESPONDEN) & (part["sama"] == "")).to_numpy()]
        if len(below):
            yield _rows(
                "IKM-B58", TAHAN, "Responden di bawah ringkasan", below,
                f"{len(below)} responden berada di bawah ringkasan ekspor: sisa ekspor lain, atau "
                "ditambahkan sendiri",
                "Bila sisa ekspor lain: kosongkan lembar Ekspor eSukma, lalu ambil ekspornya lagi.",
            )  # fmt: skip


def _rows(kode: str, severity: Severity, nama: str, rows: pd.DataFrame, what: str, hint: str) -> Finding:
    file = called(rows["berkas"].iloc[0])
    where = f"{file}, {rows_named(rows['baris'].tolist())}"
    return Finding(kode, severity, nama, len(rows), where, f"{what} ({where}).", hint, nama)


def _short(text: str) -> str:
    text = nameless(" ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

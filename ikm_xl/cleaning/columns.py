"""Columns that look like answers and are not used, or whose numbers are others (rule 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from ikm_xl.cleaning import labels
from ikm_xl.cleaning.cell_text import each, filled
from ikm_xl.cleaning.findings import CATAT, PERINGATAN, TAHAN, Finding
from ikm_xl.cleaning.levels import is_like_answer
from ikm_xl.cleaning.sections import Section
from ikm_xl.survey.unsur import KODE

Mask = npt.NDArray[np.bool_]

_NEARLY_ALL = 0.9
_SOME_ROWS = 0.1
_CODES = {"u", "p", "q", "v", "x", "y", "k", "h", "unsur", "pertanyaan", "soal", "indikator", "butir", "item"}


def examine(sections: Sequence[Section], people: Sequence[Mask]) -> list[Finding]:
    """Every column that somebody has to know about.

    Args:
        sections: the tables.
        people: per section which rows are respondents.
    """
    found: dict[str, Finding] = {}
    for section, rows in zip(sections, people, strict=True):
        if rows.any():
            for finding in (*_unused(section, rows), *_numbered(section)):
                found.setdefault(finding.sidik, finding)
    return [*found.values(), *_without_profile(sections, people)]


def _without_profile(sections: Sequence[Section], people: Sequence[Mask]) -> Iterator[Finding]:
    """Tables that say nothing about anybody, beside others that do: a recap looks like that."""
    told = [
        sum(bool(field) and field not in KODE for field in part.header.fields) if rows.any() else 0
        for part, rows in zip(sections, people, strict=True)
    ]
    for section, rows, fields in zip(sections, people, told, strict=True):
        if rows.any() and not fields and max(told) > 1:
            yield Finding(
                "IKM-B36", TAHAN, "Tabel tanpa profil", int(rows.sum()), section.block.name,
                f"{section.block.name}: tabel di baris {section.baris[0]} tidak memuat nomor, nama, atau "
                "profil, padahal tabel lain memuatnya; ikut dihitung.",
                "Hapus tabel itu bila hanya rekap, atau tambahkan kolom No bila berisi responden.",
                section.block.lembar,
            )  # fmt: skip


def _unused(section: Section, people: Mask) -> Iterator[Finding]:
    """Columns of answers that name no unsur; ``people`` are one at least."""
    titles = section.header.titles
    missing = [kode for kode in KODE if kode not in section.header.fields]
    width = section.header.width if section.block.ragged else section.block.texts.shape[1]
    for column in range(width):
        title = titles[column]
        if section.header.fields[column]:
            continue
        texts = section.text(column)[people]
        texts = texts[each(texts, lambda text: bool(filled(text))).astype(bool)]
        good = int(each(texts, is_like_answer).astype(bool).sum())
        if good < _NEARLY_ALL * len(texts) or len(texts) < _SOME_ROWS * people.sum():
            continue
        name = f"'{' '.join(title.split())[:60]}'" if title else "tanpa judul"
        where = f"{section.block.name}, kolom {section.block.letter(column)}"
        if labels.is_measured(title):
            yield Finding(
                "IKM-B30", CATAT, "Kolom ukuran", 1, where,
                f"Kolom {name} ({where}) berisi ukuran, bukan jawaban; tidak dihitung.", "", title,
            )  # fmt: skip
            continue
        like = f" Barangkali yang dimaksud {missing[0]}." if len(missing) == 1 else ""
        yield Finding(
            "IKM-B31", TAHAN, "Kolom tidak dipakai", 1, where,
            f"Kolom {name} ({where}) berisi jawaban seperti '{texts[0]}' pada {len(texts)} baris, tetapi "
            f"tidak "
            f"dipakai.{like}",
            "Betulkan judulnya bila itu unsur, atau hapus kolomnya bila bukan jawaban responden.", title,
        )  # fmt: skip


def _numbered(section: Section) -> Iterator[Finding]:
    """Codes of columns whose numbers are not 1 to 11."""
    codes = [
        (code, column)
        for column, title in enumerate(section.header.titles)
        if (code := labels.serial(title)) and not code.part and code.kind in _CODES
    ]
    here = section.block.name
    if section.header.shifted:
        yield Finding(
            "IKM-B32", PERINGATAN, "Penomoran dari nol", 1, here,
            f"{here}: kolom unsur dinomori mulai 0; dibaca sebagai U1 dan seterusnya.",
            "Periksa apakah pertanyaan pertama memang Persyaratan.", "nol",
        )  # fmt: skip
        return
    used = sorted(
        code.number for code, column in codes if section.header.fields[column] in KODE and code.number
    )
    if any(code.number == 0 for code, _ in codes):
        title = next(section.header.titles[column] for code, column in codes if code.number == 0)
        yield Finding(
            "IKM-B33", TAHAN, "Penomoran dari nol", 1, here,
            f"{here}: ada kolom '{title}' di samping kolom bernomor lain; penomorannya tidak pasti.",
            "Ganti judul kolom dengan U1 sampai U11 menurut nama unsurnya.", "nol",
        )  # fmt: skip
    if len(used) >= 5 and used[0] > 1 and used == list(range(used[0], used[-1] + 1)):
        yield Finding(
            "IKM-B34", TAHAN, "Penomoran tidak mulai dari 1", len(used), here,
            f"{here}: kolom unsur dinomori {used[0]} sampai {used[-1]}, tanpa nomor 1.",
            "Ganti judul kolom dengan U1 sampai U11 menurut nama unsurnya.", f"{used[0]}-{used[-1]}",
        )  # fmt: skip
    over = [
        (section.header.titles[column], column)
        for code, column in codes
        if code.number > len(KODE) and any(filled(text) for text in section.text(column))
    ]
    if over:
        names = ", ".join(title for title, _ in over[:5])
        yield Finding(
            "IKM-B35", TAHAN, "Lebih dari 11 unsur", len(over), here,
            f"{here}: kolom {names} melampaui 11 unsur; isinya tidak dihitung dan nama unsurnya mungkin "
            f"lain.",
            "Ganti judul kolom dengan nama unsurnya, atau hapus kolom yang bukan unsur.", names,
        )  # fmt: skip

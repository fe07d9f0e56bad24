"""From cells to answers, each column read whole: numbers, letters, option texts, the dictionary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm_xl.cleaning import answers, kamus, levels, scales
from ikm_xl.cleaning.answers import ASING, KOSONG
from ikm_xl.cleaning.cell_text import CellArray, filled
from ikm_xl.cleaning.findings import TAHAN, Finding
from ikm_xl.cleaning.kamus import Kamus
from ikm_xl.cleaning.sections import Section, called
from ikm_xl.errors import IkmError

Mask = npt.NDArray[np.bool_]

_LETTERS = {"a": 1, "b": 2, "c": 3, "d": 4}
_MOSTLY = (2, 3)  # of the filled cells have to be letters, if letters are answers


@dataclass(frozen=True, eq=False)
class Scored:
    """The sections with their answers, and how they were read.

    Attributes:
        sections: those that are read.
        kept: which of all they are.
        left: per section that is another scale beside others that are not, that scale.
        findings: what is to be known about the reading.
        by_kamus: per unsur the texts that the dictionary explains, each with how often it occurs.
    """

    sections: tuple[Section, ...]
    kept: tuple[int, ...]
    left: tuple[tuple[Section, scales.Scale], ...]
    findings: tuple[Finding, ...]
    by_kamus: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


def score(sections: Sequence[Section], counted: Sequence[Mask], office: Kamus) -> Scored:
    """Read the answers of all sections.

    Args:
        sections: the tables.
        counted: per section which of its rows may be respondents: a row of totals says nothing about a scale.
        office: what texts mean to the office.

    Raises:
        IkmError: all tables have another scale than 1–4.
    """
    cells = [_distinct(section, rows) for section, rows in zip(sections, counted, strict=True)]
    other = [scales.recognise(_merged(found.values())) for found in cells]
    if sections and all(other):
        raise _other_scale(sections[0], other[0], cells[0])
    kept = [n for n, scale in enumerate(other) if scale is None]
    columns: dict[str, Counter[object]] = {}
    for number in kept:
        for kode, values in cells[number].items():
            columns.setdefault(kode, Counter()).update(values)
    texts = {kode: _texts(kode, values, office) for kode, values in columns.items()}
    readings = levels.read(texts)
    five = [kode for kode, reading in readings.items() if reading.five]
    if five and 2 * len(five) > len(texts):
        raise _five(sections[kept[0]], five[0], texts[five[0]])
    everything = _merged(columns.values())
    lettered = _is_lettered(everything)
    worth = {kode: _values(kode, columns[kode], readings[kode], office, lettered) for kode in columns}
    read = tuple(
        replace(
            sections[n],
            answers={
                kode: _looked_up(sections[n], kode, c, worth[kode]) for kode, c in sections[n].header.unsur
            },
        )
        for n in kept
    )
    explained = {kode: _explained(kode, values, office) for kode, values in columns.items()}
    left = tuple((sections[n], scale) for n, scale in enumerate(other) if scale)
    found = [_letters(read[0])] if lettered else []
    found += [_no_best(read[0], best)] if (best := scales.best_seen(everything)) else []
    return Scored(read, tuple(kept), left, (*found, *(_left(*pair) for pair in left)), explained)


def _distinct(section: Section, rows: Mask) -> dict[str, Counter[object]]:
    """Per unsur its cells, each with how often it occurs."""
    found: dict[str, Counter[object]] = {}
    for kode, column in section.header.unsur:
        codes, distinct = pd.factorize(section.column(column)[rows])
        often = np.bincount(codes[codes >= 0], minlength=len(distinct))
        found[kode] = Counter(dict(zip(map(_hashable, distinct), often.tolist(), strict=True)))
    return found


def _hashable(value: object) -> object:
    return value if isinstance(value, str | int | float) else filled(value)  # as Kamus Jawaban lists it


def _merged(parts: object) -> Counter[object]:
    merged: Counter[object] = Counter()
    for part in parts:  # type: ignore[attr-defined]
        merged.update(part)
    return merged


def _explained(kode: str, values: Mapping[object, int], office: Kamus) -> dict[str, int]:
    """The texts of a column that the dictionary explains, each with how often it occurs."""
    texts: Counter[str] = Counter()
    for value, often in values.items() if office else ():
        if kamus.found(kode, filled(value), office):
            texts[filled(value)] += often
    return texts


def _texts(kode: str, values: Mapping[object, int], office: Kamus) -> dict[str, int]:
    """The option texts of a column: all that are no number and no letter.

    Those that the dictionary explains are among them, because they say what the others mean: "Tidak puas" is
    not the worst beside "Sangat tidak puas", whoever explains that. Where it explains all of them, there is
    nothing left to read.
    """
    texts: dict[str, int] = {}
    for value, often in values.items():
        text = filled(value) if isinstance(value, str) else ""
        if text and answers.plain(text) is None and not _letter(text):
            texts[text] = texts.get(text, 0) + often
    return {} if all(kamus.found(kode, text, office) for text in texts) else texts


def _letter(text: str) -> int:
    return _LETTERS.get(text.strip(" .,:;()[]'\"").casefold(), 0)


def _is_lettered(values: Mapping[object, int]) -> bool:
    filled_cells = letters = 0
    for value, often in values.items():
        if text := filled(value):
            filled_cells += often
            letters += often if _letter(text) else 0
    fewest, of = _MOSTLY
    return letters > 0 and of * letters >= fewest * filled_cells


def _values(
    kode: str, values: Mapping[object, int], reading: levels.Reading, office: Kamus, lettered: bool
) -> dict[object, int]:
    """What every distinct cell of a column is worth."""
    worth: dict[object, int] = {}
    for value in values:
        text = filled(value)
        if key := kamus.found(kode, text, office):
            worth[value] = office[key] or KOSONG
        elif isinstance(value, int | float):
            worth[value] = answers.number(value)
        elif (plain := answers.plain(text)) is not None:
            worth[value] = plain
        elif letter := _letter(text):
            worth[value] = letter if lettered else ASING
        else:
            worth[value] = reading.values.get(text, ASING)
    return worth


def _looked_up(section: Section, kode: str, column: int, worth: Mapping[object, int]) -> npt.NDArray[np.int8]:
    codes, distinct = pd.factorize(section.column(column))
    values = [worth.get(_hashable(value), answers.answer(kode, value)) for value in distinct]
    found: npt.NDArray[np.int8] = np.array([*values, KOSONG], dtype=np.int8)[codes]
    return found


def first_row(section: Section, value: object) -> str:
    """Where in a section an answer stands, as ``kolom F baris 7``."""
    for _, column in section.header.unsur:
        cells: CellArray = section.column(column)
        at = next((number for number, cell in enumerate(cells) if cell == value), None)
        if at is not None:
            return f"kolom {section.block.letter(column)} baris {section.baris[at]}"
    return "kolom jawaban"


def _other_scale(
    section: Section, scale: scales.Scale | None, cells: Mapping[str, Counter[object]]
) -> IkmError:
    assert scale is not None
    where = first_row(section, scale.contoh)
    return IkmError(
        f"{section.block.name}: jawaban memakai skala {scale.nama}, bukan 1–4: '{filled(scale.contoh)}' "
        f"pada {where}.",
        "Pilih ekspor dengan nilai 1 sampai 4 untuk tiap responden; skala lain tidak diubah sendiri.",
        code="IKM-B08",
    )


def _five(section: Section, kode: str, texts: Mapping[str, int]) -> IkmError:
    example = ", ".join(f"'{text}'" for text in sorted(texts, key=lambda text: -texts[text])[:6])
    return IkmError(
        f"{called(section.berkas)}: jawaban {kode} berupa skala lima tingkat ({example}), bukan empat.",
        "Ganti tiap jawaban itu di ekspornya dengan nilai 1–4, atau pakai kuesioner dengan empat pilihan.",
        code="IKM-B09",
    )


def _letters(section: Section) -> Finding:
    return Finding(
        "IKM-B23",
        TAHAN,
        "Jawaban berupa huruf",
        1,
        section.block.name,
        f"{section.block.name}: jawaban berupa huruf a–d; dibaca a = 1 sampai d = 4.",
        "Bila pada kuesioner a justru yang terbaik, ganti hurufnya di ekspornya dengan nilai 1–4.",
        "huruf",
    )


def _no_best(section: Section, best: int) -> Finding:
    return Finding(
        "IKM-B26",
        TAHAN,
        "Tidak ada jawaban 4",
        1,
        section.block.name,
        f"{section.block.name}: tidak ada satu pun jawaban 4; nilai tertinggi {best}.",
        f"Periksa kuesionernya: bila pilihannya hanya 1–{best}, hasilnya bukan IKM dan tidak dapat dipakai.",
        str(best),
    )


def _left(section: Section, scale: scales.Scale) -> Finding:
    return Finding(
        "IKM-B24",
        TAHAN,
        "Tabel berskala lain",
        len(section.rows),
        section.block.name,
        f"{section.block.name}: tabel di baris {section.baris[0]} memakai skala "
        f"{scale.nama} ('{filled(scale.contoh)}') dan tidak dihitung.",
        "Hapus tabel itu bila hanya rekap, atau ubah nilainya menjadi 1 sampai 4.",
        scale.nama,
    )

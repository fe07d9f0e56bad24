"""Rows that stand in an export twice (cleaning, rule 3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from ikm_xl.cleaning.cell_text import CellArray, each, filled, normal
from ikm_xl.cleaning.paper import BERKAS, told
from ikm_xl.cleaning.row_kinds import RESPONDEN, Mask
from ikm_xl.cleaning.sections import Section
from ikm_xl.survey.unsur import KODE

_NUMBER = "no"
_NEARLY = 0.9
_NOBODY = frozenset(
    [
        "anonim",
        "anonymous",
        "hamba allah",
        "nn",
        "n n",
        "x",
        "xx",
        "xxx",
        "tanpa nama",
        "no name",
        "noname",
        "responden",
        "masyarakat",
        "warga",
        "umum",
        "fulan",
        "null",
        "tidak ada",
        "nama",
        "pemohon",
        "rahasia",
    ]
)
_FEWEST_DIGITS = 6
_FEWEST_SHARED = 5


def twins(rows: pd.DataFrame, parts: Sequence[Section]) -> CellArray:
    """Per row where the equal row stands that counts instead of it ("12", or "12 berkas …"), else "".

    Rows are equal if they are equal in every column of the export and if something in them says who the
    respondent is: without that, equal answers are normal. What nearly separates the rows of a table says
    so: a
    day, "Anonim" or the telephone number 0 do not. A number alone says so within one export only, as every
    export begins with 1 again.
    """
    lines = list(_lines(parts))
    whole = np.fromiter(map(hash, lines), dtype=np.int64, count=len(lines))
    respondent = (rows["jenis"] == RESPONDEN).to_numpy()
    personal = _personal(rows, whole, respondent)
    numbered = np.concatenate([_says(part, (_NUMBER,)) for part in parts]) & ~personal
    exports = np.full(len(lines), -1)
    weak = numbered & respondent
    if weak.any():
        exports[weak] = _exports(rows[weak], pd.Series(whole)[weak])
    first: dict[tuple[int, tuple[str, ...]], int] = {}
    found = np.full(len(lines), "", dtype=object)
    numbers, files = rows["baris"].tolist(), rows["berkas"].tolist()
    for row in np.flatnonzero((personal | numbered) & respondent).tolist():
        original = first.setdefault((exports[row], lines[row]), row)
        if original != row:
            elsewhere = f" {_elsewhere(files[original])}" if files[original] != files[row] else ""
            found[row] = f"{numbers[original]}{elsewhere}"
    return found


def _elsewhere(berkas: str) -> str:
    return told(berkas) if berkas == BERKAS else f"berkas {berkas}"


def _exports(rows: pd.DataFrame, hashes: pd.Series[int]) -> pd.Series[int]:
    """Which export each row belongs to, from 0.

    A table continues the export before it (after a page break) unless most of its numbers came there already.
    A table that does begin again is another export, unless one of both holds all rows of the other: then the
    same export was given twice.
    """
    exports: list[tuple[set[str], set[int]]] = []
    found = pd.Series(0, index=rows.index)
    for _, table in rows.groupby(["bagian", "tabel"]):
        numbers, held = set(table["no"]), set(hashes[table.index])
        export = len(exports) - 1
        if not exports or 2 * len(numbers & exports[-1][0]) > min(len(numbers), len(exports[-1][0])):
            contained = (n for n, (_, rows) in enumerate(exports) if held <= rows or rows <= held)
            export = next(contained, len(exports))
        if export == len(exports):
            exports.append((set(), set()))
        exports[export][0].update(numbers)
        exports[export][1].update(held)
        found[table.index] = export
    return found


def _lines(parts: Sequence[Section]) -> Iterator[tuple[str, ...]]:
    """The texts of each row by what its columns hold: pasted exports compare whatever their order."""
    named = [_names(part) for part in parts]
    places = {name: place for place, name in enumerate(dict.fromkeys(chain(*named)))}
    for part, names in zip(parts, named, strict=True):
        table = np.full((len(part.rows), len(places)), "", dtype=object)
        table[:, [places[name] for name in names]] = part.texts
        yield from map(tuple, table.tolist())


def _names(section: Section) -> list[str]:
    """What its columns hold."""
    header = section.header
    named = [field or normal(title) for field, title in zip(header.fields, header.titles, strict=True)]
    return _unique([*named, *[""] * (section.texts.shape[1] - len(named))])


def _unique(names: Iterable[str]) -> list[str]:
    """Every name, made different from those before it."""
    seen: Counter[str] = Counter()
    unique = []
    for name in names:
        unique.append(f"{name}:{seen[name]}")
        seen[name] += 1
    return unique


def _personal(rows: pd.DataFrame, whole: npt.NDArray[np.int64], respondent: Mask) -> Mask:
    """Whether a row says who the respondent is, in a table in which that nearly separates the rows.

    Args:
        rows: the rows of all sections.
        whole: a number for all that stands in a row.
        respondent: which rows are respondents.
    """
    moments, names = rows["tanggal"].to_numpy(), rows["nama"].to_numpy()
    timed = each(moments, lambda moment: isinstance(moment, datetime)).astype(bool)
    named = each(names, lambda text: normal(text) not in _NOBODY and len(normal(text)) > 1).astype(bool)
    who = [np.where(timed, moments, ""), np.where(named, names, "")]
    says: Mask = timed | named
    for field in ("telepon", "nik"):
        numbers = rows[field].to_numpy()
        known = each(numbers, _is_number).astype(bool)
        who.append(np.where(known, numbers, ""))
        says |= known
    says &= respondent
    keys = np.fromiter(map(hash, zip(*who, strict=True)), dtype=np.int64, count=len(rows))
    sections = rows["bagian"].to_numpy()
    for section in np.unique(sections):
        at = np.flatnonzero(says & (sections == section))
        _, different = np.unique(whole[at], return_index=True)
        if len(np.unique(keys[at[different]])) < _NEARLY * len(different):
            says[at] = False
    return says


def _is_number(text: str) -> bool:
    return len(text) >= _FEWEST_DIGITS and len(set(text)) > 2


def twin_sheets(rows: pd.DataFrame) -> dict[int, int]:
    """Per sheet that holds the same people as another one before it, that other sheet.

    The same people: the same answers as often, given by the same numbers and names where both sheets have
    them.
    """
    people = rows[rows["jenis"] == RESPONDEN]
    found: dict[int, int] = {}
    alike: dict[bytes, list[tuple[int, pd.DataFrame]]] = {}  # by their answers: few sheets have the same
    for number, part in people.groupby("sheet", sort=False):
        hashes = pd.util.hash_pandas_object(part[[*KODE]], index=False).to_numpy()
        before = alike.setdefault(np.sort(hashes).tobytes(), [])
        same = next((other for other, sheet in before if _same_people(part, sheet)), None)
        if same is None:
            before.append((int(str(number)), part))
        else:
            found[int(str(number))] = same
    return found


def _same_people(part: pd.DataFrame, before: pd.DataFrame) -> bool:
    fields = [f for f in ("no", "nama", "telepon") if (part[f] != "").all() and (before[f] != "").all()]
    here, there = (
        [*map(tuple, table[[*KODE, *fields]].sort_values([*KODE, *fields]).to_numpy().tolist())]
        for table in (part, before)
    )
    return len(set(here)) >= _FEWEST_SHARED and here == there


def _says(section: Section, fields: Iterable[str]) -> Mask:
    """Whether a row has something in one of these fields."""
    columns = [column for field in fields for column in section.header.columns(field)]
    said = [each(section.text(column), filled) != "" for column in columns]
    return np.any(said, axis=0) if said else np.zeros(len(section.rows), dtype=bool)

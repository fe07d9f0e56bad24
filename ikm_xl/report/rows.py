"""The rows of the report's tables, as texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ikm_xl.cleaning import profile
from ikm_xl.indonesian import comma
from ikm_xl.sop.state import State
from ikm_xl.survey import bands, groups
from ikm_xl.survey.groups import Groups
from ikm_xl.survey.index import KONVERSI, SKALA, Index, UnsurResult
from ikm_xl.survey.interval import Estimates
from ikm_xl.survey.unsur import UNSUR

Rows = list[dict[str, Any]]

NONE = "–"
MOST_RESPONDENTS = 1000
"""More answers than these are not printed one by one; the workbook holds them."""
_PROFILES = (
    ("jenis_kelamin", "jenis kelamin", "Jenis kelamin"),
    ("kelompok_umur", "kelompok umur", "Kelompok umur (tahun)"),
    ("pendidikan", "pendidikan terakhir", "Pendidikan"),
    ("pekerjaan", "pekerjaan utama", "Pekerjaan"),
    ("layanan", "jenis layanan", "Jenis layanan"),
)
_BLANK = "Tidak diisi"
_GROUPS = (("layanan", "Jenis Layanan"), ("desa", "Desa/Kelurahan"))
"""The columns by which the index is given too, where the export has them."""
_ORDER = {
    "jenis_kelamin": profile.JENIS_KELAMIN,
    "kelompok_umur": profile.KELOMPOK_UMUR,
    "pendidikan": profile.PENDIDIKAN,
}


def percent(part: int | Fraction, whole: int | Fraction = 1, digits: int = 1) -> str:
    """A share as ``12,5%``."""
    return f"{comma(Fraction(part) * 100 / Fraction(whole), digits)}%" if whole else NONE


def number(value: Fraction | Decimal | float | None, digits: int = 2) -> str:
    """A figure, or a dash where there is none."""
    return NONE if value is None else comma(value, digits)


def unsur(index: Index, estimates: Estimates, spread: Mapping[str, Sequence[int]]) -> Rows:
    """A row per counted unsur with all that the report says of it."""
    return [
        {
            "kode": one.kode,
            "nama": one.nama,
            "tanda": " ▼" if one.terendah else "",
            "n": comma(one.n, 0),
            "nrr": number(one.nrr, 4),
            "tertimbang": number(one.tertimbang, 5),
            "nik": number(one.konversi),
            "galat": number(estimates.unsur[one.kode].margin),
            "mutu": one.mutu,
            "kinerja": one.kinerja,
            "urutan": str(one.peringkat),
            **{
                f"s{value}": f"{comma(counted, 0)} ({percent(counted, one.n)})"
                for value, counted in zip(SKALA, spread[one.kode], strict=True)
            },
        }
        for one in index.unsur
    ]


def bands_of(standard: str) -> Rows:
    """The regulation's table, the lowest mutu first.

    The limits of the NRR follow from those of the NIK; the decree of 2004 gives its own with two digits, each
    beginning 0.01 above the one before (1,76–2,50).
    """
    decree = standard.startswith("KEP")
    rows, before = [], Fraction(0)
    for persepsi, band in enumerate(reversed(bands.STANDAR[standard]), 1):
        low, high = Fraction(band.bawah) / KONVERSI, Fraction(band.atas) / KONVERSI
        low = before + Fraction(1, 100) if decree and before else low
        digits, before = 2 if decree else 4, high
        rows.append(
            {
                "persepsi": str(persepsi),
                "ni": f"{comma(low, digits)} – {comma(high, digits)}",
                "nik": f"{comma(band.bawah)} – {comma(band.atas)}",
                "mutu": band.mutu.huruf,
                "kinerja": band.mutu.kinerja,
            }
        )
    return rows


def profiles(state: State) -> tuple[list[dict[str, Any]], str]:
    """A table per part of the profile that the export has, and what is said of those that it lacks."""
    found, lacking = [], []
    table = state.answered
    for column, title, head in _PROFILES:
        values = table[column].fillna("").astype(str).str.strip()
        if not (values != "").any():
            lacking.append(title)
            continue
        counts = values.where(values != "", _BLANK).value_counts()
        names = sorted(counts.index, key=lambda name: (_rank(column, str(name)), -counts[name], str(name)))
        rows = [
            {
                "nama": str(name),
                "jumlah": comma(int(counts[name]), 0),
                "persen": percent(int(counts[name]), len(values)),
            }
            for name in names
        ]
        found.append({"judul": title, "kepala": head, "baris": rows, "jumlah": comma(len(values), 0)})
    text = f"Data survei periode ini tidak memuat {listed(lacking)}." if lacking else ""
    return found, text


def _rank(column: str, name: str) -> int:
    """Levels and ages in their order; all else by number; who said nothing last."""
    order = _ORDER.get(column, ())
    return len(order) + 1 if name == _BLANK else order.index(name) if name in order else len(order)


def listed(items: Sequence[str]) -> str:
    """``a``, ``a dan b``, ``a, b dan c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} dan {items[-1]}"


def grouped(state: State) -> list[dict[str, Any]]:
    """The index by layanan, and by desa, where the export has them."""
    made = []
    for column, title in _GROUPS:
        if column not in state.answered:
            continue
        found = groups.by_group(state.answered, state.answered[column], state.settings.basis, _BLANK)
        if found is not None and found.shown:
            made.append(_group(found, title))
    return made


def _group(found: Groups, title: str) -> dict[str, Any]:
    rows = [_group_row(group.name, group.index) for group in found.shown]
    if found.together is not None:
        rows.append(_group_row(f"{title} lain (digabung)", found.together))
    note = "Dihitung dari jawaban responden setiap kelompok."
    if found.names:
        note += (
            f" Kelompok dengan kurang dari {groups.LEAST} responden tidak disajikan sendiri; yang digabung: "
            f"{listed(found.names)}."
        )
    return {"judul": title, "baris": rows, "catatan": note}


def _group_row(name: str, index: Index) -> dict[str, Any]:
    return {
        "nama": name,
        "n": comma(index.n, 0),
        "ikm": number(index.ikm),
        "mutu": index.mutu or NONE,
        "terendah": ", ".join(index.terendah) or NONE,
        "nik": [number(one.konversi) for one in index.unsur],
        "nilai": [one.konversi for one in index.unsur],
    }


def processing(state: State) -> dict[str, Any]:
    """The processing table; the single answers up to so many respondents."""
    index = state.figures.index
    codes = [one.kode for one in index.unsur]
    answers = state.answered[codes].astype("float64").to_numpy()
    rows = [
        {"no": str(at), "nilai": ["" if value != value else str(int(value)) for value in row]}
        for at, row in enumerate(answers, 1)
    ]
    left_out = len(rows) > MOST_RESPONDENTS
    return {
        "kode": codes,
        "baris": [] if left_out else rows,
        "keterangan": f"Jawaban {comma(index.n, 0)} responden satu per satu ada di lembar Perhitungan; "
        "di sini tercetak rekapitulasinya."
        if left_out
        else "",
        "jumlah": [comma(one.jumlah, 0) for one in index.unsur],
        "terisi": [comma(one.n, 0) for one in index.unsur],
        "nrr": [number(one.nrr, 4) for one in index.unsur],
        "tertimbang": [number(one.tertimbang, 5) for one in index.unsur],
        "legenda": "; ".join(f"{one.kode} = {one.nama}" for one in index.unsur) + ".",
    }


def questions(index: Iterable[UnsurResult]) -> Rows:
    """The questionnaire of the counted unsur."""
    known = {one.kode: one for one in UNSUR}
    return [
        {
            "kode": one.kode,
            "nama": one.nama,
            "pertanyaan": known[one.kode].pertanyaan,
            "pilihan": "\n".join(
                f"{value}. {text}" for value, text in zip(SKALA, known[one.kode].pilihan, strict=True)
            ),
        }
        for one in index
    ]


def text(value: Any) -> str:
    """What staff typed into a cell, whatever its type."""
    if value is None or value == "":
        return NONE
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else str(value).replace(".", ",")
    return str(value)


def unsur_name(kode: str, names: Mapping[str, str]) -> str:
    """Code and name; the text alone where staff typed no code."""
    return f"{kode} {names[kode]}" if kode in names else kode or NONE

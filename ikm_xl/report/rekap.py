"""The recap of many offices: which documents count, their order, and the figures of all together.

Nothing is guessed and nothing disappears: a file that does not count stands apart with its reason. Pure: the
books are read by rekap_book, written by rekap_workbook and rekap_rows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ikm_xl.errors import IkmError
from ikm_xl.indonesian import comma, half_up
from ikm_xl.report.rekap_book import Office, Unread
from ikm_xl.survey.bands import mutu_of
from ikm_xl.survey.index import KONVERSI, UnsurResult
from ikm_xl.survey.unsur import KODE, UNSUR

_CALLED = {unsur.kode: unsur.nama for unsur in UNSUR}
_TITLES = re.compile(r"^(kecamatan|kec\.?)\s+")


@dataclass(frozen=True)
class Ranked:
    """An office that counts, and its place: 1 is the highest IKM as printed; equal ones share a place."""

    peringkat: int
    office: Office

    @property
    def nilai(self) -> Mapping[str, UnsurResult]:
        """The figures of each unsur that this office counts, by kode."""
        return {unsur.kode: unsur for unsur in self.office.index.unsur}


@dataclass(frozen=True)
class Apart:
    """A file, or an expected office without one (``berkas`` is ""), that does not count; why; the remedy."""

    berkas: str
    unit: str
    periode: str
    status: str
    alasan: str
    saran: str


@dataclass(frozen=True)
class Together:
    """The figures of all offices together, by one way of weighing them.

    Attributes:
        nama: how they were weighed, in Indonesian.
        nrr: per unsur that every office counts.
        ikm: rounded half up to 2 decimals.
        mutu: "" where the offices follow different standards.
    """

    nama: str
    nrr: Mapping[str, Fraction]
    ikm: Decimal
    mutu: str


@dataclass(frozen=True)
class Recap:
    """The recap of one period.

    Attributes:
        daerah: the governments of the offices; one, unless books of several were given.
        rows: the offices that count, the highest IKM first.
        apart: what does not count, by file; expected offices without any document last.
        together: weighed by respondents, then each office alike.
        notes: sentences about what makes the offices hard to compare.
    """

    periode: str
    daerah: tuple[str, ...]
    rows: tuple[Ranked, ...]
    apart: tuple[Apart, ...]
    together: tuple[Together, ...]
    notes: tuple[str, ...]

    @property
    def responden(self) -> int:
        """Of all offices that count."""
        return sum(row.office.index.n for row in self.rows)


def collect(
    books: Sequence[Office | Unread], expected: Sequence[str] = (), periode: str | None = None
) -> Recap:
    """Make the recap of one period.

    Args:
        books: every file, in the order in which they are told of.
        expected: the offices that should be there, as ``Kecamatan Sooko`` or ``Sooko``.
        periode: as it stands on the document, ``Semester I Tahun 2025``; unless given, the period of most
            verified books, the latest of several.

    Raises:
        IkmError: no book can be counted.
    """
    chosen = _periode(books, periode)
    good: list[Office] = []
    apart: list[Apart] = []
    for book in books:
        if isinstance(book, Unread):
            apart.append(Apart(book.berkas, "", "", "", book.trouble, book.remedy))
        elif chosen and _folded(book.periode) != _folded(chosen):
            apart.append(_apart(book, *_other_period(book, chosen)))
        elif book.trouble:
            apart.append(_apart(book, book.trouble, book.remedy))
        else:
            good.append(book)
    good, doubles = _single(good)
    order = {book.berkas: number for number, book in enumerate(books)}
    apart = sorted([*apart, *doubles], key=lambda one: order[one.berkas])
    if not good:
        raise IkmError(
            f"Tidak ada buku kerja yang dapat direkap: {'; '.join(_said(one) for one in apart[:3])}"
            + (f"; dan {len(apart) - 3} berkas lain." if len(apart) > 3 else "."),
            f"Kumpulkan buku kerja {chosen or 'satu periode'} yang sudah ditandatangani, lalu ulangi.",
            code="IKM-R21",
        )
    rows = _ranked(good)
    return Recap(
        periode=good[0].periode,
        daerah=tuple(sorted({one.settings.instansi.pemerintah for one in good})),
        rows=rows,
        apart=(*apart, *_missing(good, apart, expected)),
        together=_together(good),
        notes=tuple(_notes(good, expected)),
    )


def _periode(books: Iterable[Office | Unread], wanted: str | None) -> str:
    if wanted is not None:
        return wanted
    good = [book.settings.periode for book in books if isinstance(book, Office) and not book.trouble]
    times = Counter(period.teks for period in good)
    newest = max(good, key=lambda period: (times[period.teks], period.akhir), default=None)
    return newest.teks if newest else ""


def _other_period(book: Office, chosen: str) -> tuple[str, str]:
    """That a book is of another period; what its Riwayat says of the one that is wanted proves nothing."""
    for past in book.riwayat:
        if past.ikm is not None and _folded(past.periode) == _folded(chosen):
            return (
                f"buku ini sudah di periode {book.periode}; Riwayatnya mencatat {chosen}: IKM "
                f"{comma(past.ikm)}, kode {past.kode or 'tidak ada'}, tetapi jawabannya tidak ada lagi",
                f"Minta cadangan buku kerja {chosen} dari unit itu.",
            )
    return f"periode lain: {book.periode}", f"Minta buku kerja {chosen}."


def _single(good: Sequence[Office]) -> tuple[list[Office], list[Apart]]:
    """One document for each office: the last revision.

    Copies of it and what it replaces stand apart; documents that contradict each other do all.
    """
    by_unit: dict[tuple[str, str], list[Office]] = defaultdict(list)
    for office in good:
        by_unit[_folded(office.settings.instansi.pemerintah), _bare(office.unit)].append(office)
    single: list[Office] = []
    apart: list[Apart] = []
    for found in by_unit.values():
        last = max(office.revisi for office in found)
        why = f"diganti revisi ke-{last} dari unit ini"
        apart += [_apart(one, why, "Tidak perlu apa-apa.") for one in found if one.revisi < last]
        first, *others = offices = [office for office in found if office.revisi == last]
        if all(other.kode == first.kode for other in others):
            single.append(first)
            why = f"salinan dari {first.berkas} (kode sama)"
            apart += [_apart(other, why, "Tidak perlu apa-apa: terhitung satu kali.") for other in others]
            continue
        names = ", ".join(f"{office.berkas} ({office.kode})" for office in offices)
        why = f"ada {len(offices)} dokumen yang berbeda dari unit ini: {names}"
        apart += [_apart(one, why, "Sisakan dokumen yang berlaku, lalu ulangi.") for one in offices]
    return single, apart


def _ranked(good: Sequence[Office]) -> tuple[Ranked, ...]:
    places: dict[Decimal, int] = {}
    for place, value in enumerate(sorted((_ikm(office) for office in good), reverse=True), 1):
        places.setdefault(value, place)
    rows = [Ranked(places[_ikm(office)], office) for office in good]
    return tuple(sorted(rows, key=lambda row: (row.peringkat, _bare(row.office.unit))))


def _missing(good: Sequence[Office], apart: Sequence[Apart], expected: Sequence[str]) -> list[Apart]:
    """The expected offices of which no document counts and none stands apart."""
    found = {_bare(office.unit) for office in good} | {_bare(one.unit) for one in apart}
    names = dict.fromkeys(expected)
    return [
        Apart("", name, "", "", "belum ada buku kerjanya", "Minta buku kerja yang sudah ditandatangani.")
        for name in names
        if _bare(name) not in found
    ]


def _together(good: Sequence[Office]) -> tuple[Together, ...]:
    """All offices by respondents and by heads.

    The weight of an office is its number of respondents, for the IKM and for every unsur alike: IKM = Σ n ×
    IKM / Σ n with the exact, unrounded index of each office.
    """
    weighings = {
        "Tertimbang jumlah responden": [office.index.n for office in good],
        "Rata-rata sederhana antarunit": [1] * len(good),
    }
    shared = [kode for kode in KODE if all(kode in office.settings.basis.unsur for office in good)]
    standards = {office.settings.basis.standar for office in good}
    found = []
    for nama, weights in weighings.items():
        exact = _mean([office.index.ikm_tepat or Fraction() for office in good], weights)
        nrr = {kode: _mean([_nrr(office, kode) for office in good], weights) for kode in shared}
        mutu = mutu_of(exact, *standards).huruf if len(standards) == 1 else ""
        found.append(Together(nama, nrr, half_up(exact), mutu))
    return tuple(found)


def konversi(nrr: Fraction) -> Decimal:
    """NRR × 25, rounded half up to 2 decimals."""
    return half_up(nrr * KONVERSI)


def _notes(good: Sequence[Office], expected: Sequence[str]) -> list[str]:
    notes = []
    first = Counter(office.settings.basis for office in good).most_common(1)[0][0]
    if other := [office.unit for office in good if office.settings.basis != first]:
        notes.append(
            f"Dasar hitung (unsur, bobot, atau standar mutu) {_listed(other)} lain dari "
            f"{len(first.unsur)} unsur, {first.standar}: nilainya tidak dapat dibandingkan langsung."
        )
    governments = {office.settings.instansi.pemerintah for office in good}
    if len(governments) > 1:
        notes.append(
            f"Buku berasal dari {len(governments)} pemerintah daerah: {_listed(sorted(governments))}."
        )
    renamed = [
        f"{office.unit} {unsur.kode} '{unsur.nama}'"
        for office in good
        for unsur in office.index.unsur
        if unsur.nama != _CALLED[unsur.kode]
    ]
    if renamed:
        notes.append(f"Unsur yang dinamai lain: {_listed(renamed)}.")
    known = {_bare(name) for name in expected}
    if known and (unknown := [office.unit for office in good if _bare(office.unit) not in known]):
        notes.append(f"Tidak ada dalam daftar, tetapi terhitung: {_listed(unknown)}.")
    return notes


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f", dan {len(names) - 5} lainnya" if len(names) > 5 else "")


def _mean(values: Sequence[Fraction], weights: Sequence[int]) -> Fraction:
    return sum((v * w for v, w in zip(values, weights, strict=True)), Fraction()) / sum(weights)


def _nrr(office: Office, kode: str) -> Fraction:
    return next((unsur.nrr for unsur in office.index.unsur if unsur.kode == kode), None) or Fraction()


def _ikm(office: Office) -> Decimal:
    return office.index.ikm or Decimal()


def _apart(office: Office, alasan: str, saran: str) -> Apart:
    return Apart(office.berkas, office.unit, office.periode, office.status, alasan, saran)


def _said(apart: Apart) -> str:
    return f"{apart.berkas}: {apart.alasan.rstrip('.')}"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _bare(name: str) -> str:
    """What tells an office: the same for "Kec. Sooko", "Kecamatan  Sooko" and "sooko"."""
    return _TITLES.sub("", _folded(name))

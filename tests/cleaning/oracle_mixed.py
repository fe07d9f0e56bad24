"""Made-up surveys in which much comes at once: mixed vocabularies, rare levels, slips, junk, totals, doubles.

Like :mod:`tests.cleaning.oracle` it knows nothing of the package. What it adds to a table never changes what
the people said; what cannot be known from the file makes it unreadable.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from tests.cleaning.oracle import CODES, NAMES, VOCABULARIES, Row, Survey

READABLE = sorted(name for name, (_, certain) in VOCABULARIES.items() if certain)
UNREADABLE = sorted(name for name, (_, certain) in VOCABULARIES.items() if not certain)
# Options that belong to one unsur, of the form of KEP/25 and of the regulation.
OWN: dict[int, tuple[tuple[str, str, str, str], ...]] = {
    0: (("Tidak sesuai", "Kurang sesuai", "Sesuai", "Sangat sesuai"),),
    2: (
        ("Tidak tepat waktu", "Kadang tepat waktu", "Banyak tepat waktu", "Selalu tepat waktu"),
        ("Tidak cepat", "Kurang cepat", "Cepat", "Sangat cepat"),
    ),
    3: (("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),),
    5: (("Tidak kompeten", "Kurang kompeten", "Kompeten", "Sangat kompeten"),),
    6: (("Tidak sopan dan ramah", "Kurang sopan dan ramah", "Sopan dan ramah", "Sangat sopan dan ramah"),),
    7: (
        ("Tidak ada", "Ada tetapi tidak berfungsi", "Berfungsi kurang maksimal", "Dikelola dengan baik"),
    ),
    8: (("Buruk", "Cukup", "Baik", "Sangat Baik"),),
}  # fmt: skip
EMPTY = ("", "-", "NULL", "N/A", "Tidak menjawab", None)
SAID = ("Terima kasih", "4", "sudah baik, tingkatkan", "Ruang tunggu panas; antre 2 jam", "=1+1", "tidak ada")


@dataclass
class Draft:
    """A table while it is made: the labels and the rows of people, in step with what they said."""

    header: Row
    people: list[Row]
    answers: list[list[int]]
    first: int
    notes: list[str] = field(default_factory=list)
    readable: bool = True
    slips: int = 0


Twist = Callable[[random.Random, Draft], None]


def draw(seed: int) -> Survey:
    """The survey of a seed."""
    chance = random.Random(seed)
    draft = _table(chance)
    chosen = chance.sample(sorted(TWISTS), chance.randint(0, 4))
    twists = [name for name in TWISTS if name in chosen]
    for name in twists:
        TWISTS[name](chance, draft)
    sheets = _laid_out(chance, draft)
    what = f"campuran {seed}: {', '.join([*draft.notes, *twists])}"
    return Survey(sheets, draft.answers, draft.readable, what, slips=draft.slips)


def _table(chance: random.Random) -> Draft:
    number = chance.randint(12, 60)
    skewed = chance.random() < 0.5
    weights = [
        chance.choice([(0, 2, 5, 4), (0, 0, 5, 4), (1, 0, 5, 4), (0, 1, 9, 0), (1, 2, 5, 0), (3, 2, 0, 0)])
        if skewed and chance.random() < 0.5
        else (1, 2, 5, 4)
        for _ in CODES
    ]
    answers = [[chance.choices((1, 2, 3, 4), weight)[0] for weight in weights] for _ in range(number)]
    if not skewed:
        for value in range(4):
            answers[value] = [(value + column) % 4 + 1 for column in range(len(CODES))]
    options, names = _options(chance, forced=not skewed)
    start = datetime(2025, 3, 1, 8) + timedelta(minutes=chance.randint(0, 500))
    people: list[Row] = []
    for at, row in enumerate(answers):
        start += timedelta(minutes=chance.randint(1, 300))
        moment: object = start if names == ["angka"] else start.strftime("%d-%m-%Y %H:%M")
        said: Row = [options[c][value - 1] for c, value in enumerate(row)]
        people.append(
            [at + 1, moment, f"Orang {at}", chance.choice(["L", "P"]), chance.randint(18, 70), *said]
        )
    titles: Row = chance.choice(
        [list(CODES), list(NAMES), [f"{c} {n}" for c, n in zip(CODES, NAMES, strict=True)]]
    )
    return Draft(
        ["No", "Tanggal Survey", "Nama", "Jenis Kelamin", "Umur", *titles],
        people,
        answers,
        5,
        names,
        all(VOCABULARIES[name][1] for name in names if name in VOCABULARIES),
    )


def _options(chance: random.Random, *, forced: bool) -> tuple[list[tuple[object, ...]], list[str]]:
    """Per column what is written for 1, 2, 3, 4, and the names of the vocabularies."""
    kind = chance.random()
    digits: tuple[object, ...] = (1, 2, 3, 4)
    if kind < 0.3:
        return [digits] * len(CODES), ["angka"]
    if kind < 0.5:
        name = chance.choice(READABLE)
        return [VOCABULARIES[name][0]] * len(CODES), [name]
    if kind < 0.6 and forced:
        found: list[tuple[object, ...]] = [digits] * len(CODES)
        name = chance.choice(UNREADABLE)
        found[chance.randrange(len(CODES))] = VOCABULARIES[name][0]
        return found, [name]
    if kind < 0.8:
        names = [chance.choice(READABLE) for _ in CODES]
        return [VOCABULARIES[name][0] for name in names], names
    other = chance.choice(READABLE)
    return [
        chance.choice(OWN[column]) if column in OWN else VOCABULARIES[other][0]
        for column in range(len(CODES))
    ], ["kep25", other]


def _blanks(chance: random.Random, draft: Draft) -> None:
    for row, said in zip(draft.people, draft.answers, strict=True):
        for column in range(len(CODES)):
            if chance.random() < 0.05 and sum(map(bool, said)) > 6:
                row[draft.first + column], said[column] = chance.choice(EMPTY), 0


def _stray_fives(chance: random.Random, draft: Draft) -> None:
    """One cell of a column of numbers is no answer: 5, 33, 0."""
    row = chance.randrange(len(draft.people))
    column = chance.randrange(len(CODES))
    draft.people[row][draft.first + column], draft.answers[row][column] = chance.choice((5, 33, 0, "3,4")), 0


def _slips(chance: random.Random, draft: Draft) -> None:
    """Letters that were swapped or left out in a few option texts; to be read as meant, or not at all."""
    for _ in range(chance.randint(1, 4)):
        row, column = chance.choice(draft.people), draft.first + chance.randrange(len(CODES))
        text = str(row[column] or "")
        at = chance.randrange(max(1, len(text) - 1))
        if len(text) > 4 and text[at : at + 2].isalpha() and text[at] != text[at + 1]:
            swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
            row[column] = chance.choice([swapped, text[:at] + text[at + 1 :]])
            draft.slips += 1


def _other_words(chance: random.Random, draft: Draft) -> None:
    """A few say something of which nobody but they know whether more is better, in two degrees."""
    for text in ("Ribet", "Sangat ribet", "Sangat judes"):
        row, column = chance.randrange(len(draft.people)), chance.randrange(len(CODES))
        draft.people[row][draft.first + column], draft.answers[row][column] = text, 0


def _untidy(chance: random.Random, draft: Draft) -> None:
    """Blanks, capitals and full stops around the texts."""
    for row in draft.people:
        for column in range(draft.first, draft.first + len(CODES)):
            if isinstance(text := row[column], str) and len(text) > 3:
                row[column] = chance.choice([text, text.upper(), f" {text} ", text.lower(), f"{text}."])


def _unrelated(chance: random.Random, draft: Draft) -> None:
    """A column about something else."""
    kinds: list[tuple[str, Callable[[int], object]]] = [
        ("Saran", lambda _: chance.choice(SAID)),
        ("Loket", lambda _: f"loket {chance.randint(1, 4)}"),
        ("Waktu tunggu (menit)", lambda _: chance.choice((5, 10, 45))),
        ("Lama antre (jam)", lambda _: chance.randint(1, 4)),
        ("IP", lambda at: f"10.0.0.{at}"),
        ("Jumlah kunjungan", lambda _: chance.randint(1, 9)),
        ("Status", lambda _: "selesai"),
        ("", lambda at: "x" if at == 3 else ""),
    ]
    title, said = chance.choice(kinds)
    draft.header.append(title)
    for at, row in enumerate(draft.people):
        row.append(said(at))


def _looks_like_answers(chance: random.Random, draft: Draft) -> None:
    """A column of 1–4 that is no unsur."""
    draft.header.append(chance.choice(["Kelas", "Ruang", "Loket", "R12", "Prioritas"]))
    for row in draft.people:
        row.append(chance.randint(1, 4))


def _in_front(chance: random.Random, draft: Draft) -> None:
    """A column about something else before all others."""
    draft.header.insert(0, chance.choice(["Kecamatan", "Unit Layanan", ""]))
    for row in draft.people:
        row.insert(0, "Sooko" if draft.header[0] else "")
    draft.first += 1


def _shuffled(chance: random.Random, draft: Draft) -> None:
    """The columns in another order: the labels say what they are."""
    if draft.first != 5 or len(draft.header) != 16:
        return
    order = list(range(len(draft.header)))
    chance.shuffle(order)
    draft.header[:] = [draft.header[c] for c in order]
    for row in draft.people:
        row[:] = [row[c] for c in order]
    draft.notes.append("urutan lain")
    draft.first = -1


def _doubled(chance: random.Random, draft: Draft) -> None:
    """A row that was sent twice, with the same number, second and name."""
    at = chance.randrange(len(draft.people))
    draft.people.insert(at + 1, list(draft.people[at]))
    draft.answers.insert(at + 1, [])  # says nothing new: left out again below


def _few_profiles(chance: random.Random, draft: Draft) -> None:
    """No more than a number says who somebody is."""
    if draft.first < 5:
        return
    before = draft.first - 5
    drop = range(before + 1, before + 5)
    for row in (draft.header, *draft.people):
        row[:] = [cell for column, cell in enumerate(row) if column not in drop]
    draft.first -= 4


def _drafts(chance: random.Random, draft: Draft) -> None:
    """Some say of themselves that they were not finished: nobody but the office knows whether they count."""
    draft.header.append(chance.choice(["Status", "Keterangan", "Status Pengisian"]))
    marked = chance.sample(range(len(draft.people)), chance.randint(1, 4))
    for at, row in enumerate(draft.people):
        row.append(chance.choice(["draft", "Batal", "Belum selesai"]) if at in marked else "selesai")
    draft.readable = False


def _example(chance: random.Random, draft: Draft) -> None:
    """The first row shows how to fill in the others."""
    row = list(draft.people[0])
    name = next((c for c, cell in enumerate(row[: draft.first]) if str(cell).startswith("Orang")), None)
    if name is None:
        return
    row[name] = chance.choice(["Contoh", "Contoh pengisian", "CONTOH ISIAN"])
    draft.people.insert(0, row)
    draft.answers.insert(0, list(draft.answers[0]))
    draft.readable = False


# In this order: a row that is sent twice is sent as it is, and nobody finds a column that was moved.
TWISTS: dict[str, Twist] = {
    "profil sedikit": _few_profiles,
    "jawaban kosong": _blanks,
    "sel asing": _stray_fives,
    "salah tulis": _slips,
    "kata lain": _other_words,
    "tidak rapi": _untidy,
    "kolom lain": _unrelated,
    "kolom mirip jawaban": _looks_like_answers,
    "draf": _drafts,
    "contoh pengisian": _example,
    "kolom di depan": _in_front,
    "terkirim dua kali": _doubled,
    "urutan kolom lain": _shuffled,
}


def _laid_out(chance: random.Random, draft: Draft) -> list[tuple[str, list[Row]]]:
    """The table on its sheets, with what stands around it."""
    rows = draft.people
    draft.answers[:] = [said for said in draft.answers if said]
    width = len(draft.header)
    cut = chance.randint(4, len(rows) - 4)
    above: list[Row] = chance.choice(
        [[], [["LAPORAN SURVEI KEPUASAN MASYARAKAT"], [], ["Periode", "", "2025"]], [["U = unsur"], []]]
    )
    between: list[Row] = chance.choice(
        [[], [], [[]], [list(draft.header)], [[], ["Halaman 2"], list(draft.header)]]
    )
    subtotal = _total(chance, draft, rows[:cut]) if chance.random() < 0.2 else []
    below = _total(chance, draft, rows) if chance.random() < 0.5 else []
    closing: list[Row] = chance.choice(
        [[], [], [[], ["Mengetahui,"], ["Camat"]], [["Keterangan: 1 = tidak baik"]]]
    )
    main = [*above, draft.header, *rows[:cut], *subtotal, *between, *rows[cut:], *below, *closing]
    other: list[tuple[str, list[Row]]] = chance.choice(
        [[], [], [("Stok", [["Barang", "Harga"], ["Kertas", 5000]])], [("Kosong", [])]]
    )
    if chance.random() < 0.15:
        split = [("Bulan 1", [*above, draft.header, *rows[:cut]]), ("Bulan 2", [draft.header, *rows[cut:]])]
        return [*split, *other]
    if chance.random() < 0.1 and draft.first >= 0:
        return [("Data", main), *other, _gathered(chance, draft)]
    return [("Data", [row[: width + 2] for row in main]), *other]


def _gathered(chance: random.Random, draft: Draft) -> tuple[str, list[Row]]:
    """A sheet with the answers of some of the same people, in another order, one of them mended."""
    answers = range(draft.first, draft.first + len(CODES))
    rows = [[row[c] for c in answers] for row in draft.people[: chance.randint(10, len(draft.people))]]
    rows[0], rows[-1] = rows[-1], rows[0]
    column, value = chance.choice(
        [(c, row[c]) for row in rows for c in range(len(CODES)) if row[c] != rows[2][c]]
    )
    rows[2][column] = value
    draft.readable = False
    draft.notes.append("salinan di lembar lain")
    return ("Gabungan", [[draft.header[c] for c in answers], *rows])


def _total(chance: random.Random, draft: Draft, rows: Sequence[Row]) -> list[Row]:
    """Rows of totals below the people they are of, if their answers are numbers."""
    if draft.first < 0:
        return []
    columns = [[row[draft.first + c] for row in rows] for c in range(len(CODES))]
    if not all(isinstance(cell, int | float) for column in columns for cell in column):
        return []
    numbers = [[float(str(cell)) for cell in column] for column in columns]
    kinds: list[tuple[str, Callable[[list[float]], float]]] = [
        ("Jumlah", sum),
        ("Rata-rata", lambda c: round(sum(c) / len(c), 2)),
        ("NRR", lambda c: sum(c) / len(c)),
        ("Nilai terendah", min),
        ("Maks", max),
        ("", sum),
        ("Jumlah jawaban sah", len),
    ]
    label, function = chance.choice(kinds)
    found: Row = [""] * len(draft.header)
    found[chance.randrange(draft.first)] = label
    found[draft.first : draft.first + len(CODES)] = [function(cells) for cells in numbers]
    return [*([[]] if chance.random() < 0.4 else []), found]

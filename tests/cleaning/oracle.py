"""Made-up surveys in the shapes and vocabularies that offices use, and what a reader must make of them.

The oracle knows nothing of the package: it draws the answers first and writes them down afterwards.
``answers`` is what
the people said; a file of which ``readable`` is false must be refused or held, whatever else happens.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Row = list[object]
Sheets = list[tuple[str, list[Row]]]

CODES = tuple(f"U{number}" for number in range(1, 12))
NAMES = (
    "Persyaratan", "Prosedur", "Waktu Penyelesaian", "Biaya/Tarif", "Produk Layanan", "Kompetensi Pelaksana",
    "Perilaku Pelaksana", "Penanganan Pengaduan", "Sarana dan Prasarana", "Transparansi", "Integritas",
)  # fmt: skip
PEOPLE = ("Budi", "Siti", "Agus", "Rina", "Joko", "Dewi", "Hadi", "Tuti", "Wawan", "Sri", "Lina", "Eko")

# The options worth 1, 2, 3, 4; None where no reading is certain.
VOCABULARIES: dict[str, tuple[tuple[str, ...], bool]] = {
    "angka": (("1", "2", "3", "4"), True),
    "koma": (("1,0", "2,0", "3,0", "4,0"), True),
    "usual": (("Tidak puas", "Kurang puas", "Puas", "Sangat puas"), True),
    "sangat tidak": (("Sangat tidak puas", "Tidak puas", "Puas", "Sangat puas"), True),
    "cukup": (("Tidak baik", "Cukup baik", "Baik", "Sangat baik"), True),
    "kurang cukup": (("Kurang baik", "Cukup baik", "Baik", "Sangat baik"), True),
    "sangat kurang": (("Sangat kurang", "Cukup", "Baik", "Baik sekali"), True),
    "sangat buruk": (("Sangat buruk", "Cukup", "Baik", "Sangat baik"), True),
    "kadang": (("Tidak sesuai", "Kadang-kadang sesuai", "Banyak sesuainya", "Selalu sesuai"), True),
    "selalu": (("Selalu tidak sesuai", "Kadang-kadang sesuai", "Banyak sesuainya", "Selalu sesuai"), True),
    "teks (angka)": (("Buruk (1)", "Cukup (2)", "Baik (3)", "Sangat Baik (4)"), True),
    "angka - teks": (("1 - Tidak puas", "2 - Lumayan", "3 - Puas", "4 - Sangat puas"), True),
    "singkatan": (("tdk puas", "krg puas", "puas", "sgt puas"), True),
    "persen": (("25%", "50%", "75%", "100%"), False),
    "sts": (("STS", "TS", "S", "SS"), False),
    "bintang": (("★", "★★", "★★★", "★★★★"), False),
    "seratus": (("25", "50", "75", "100"), False),
    "nol": (("0", "1", "2", "3"), False),
    "lima": (("1", "2", "4", "5"), False),
    "rata": (("1,5", "2,5", "3,5", "4"), False),
    "terbalik": (("4. Tidak puas", "3. Kurang puas", "2. Puas", "1. Sangat puas"), False),
    "wajar": (("Tidak wajar", "Wajar", "Sesuai aturan", "Sangat sesuai aturan"), False),
    "lima kata": (("Tidak puas", "Kurang puas", "Cukup puas", "Sangat puas"), False),
    "dua dalam satu": (("1, 2", "2, 3", "3, 4", "4, 4"), False),
    "asing": (("kuning", "hijau", "merah", "biru"), False),
    "ribet": (("Sangat ribet", "Ribet", "Kurang ribet", "Tidak ribet"), False),
    "tiga teks": (("1. Tidak sesuai", "2. Sesuai", "2. Sesuai", "3. Sangat sesuai"), False),
    "nol teks": (("0. Sangat jelek", "1. Jelek", "2. Sedang", "3. Bagus"), False),
}  # fmt: skip


@dataclass
class Survey:
    """One made-up file: its sheets, what the people said (0: nothing), and whether that can be known from it.

    ``slips`` option texts are misspelt: they may be left out, if that is told.
    """

    sheets: Sheets
    answers: list[list[int]]
    readable: bool
    what: str
    slips: int = 0


def draw(seed: int) -> Survey:
    """The survey of a seed."""
    chance = random.Random(seed)
    shape = chance.choice(sorted(SHAPES))
    vocabulary = chance.choice(sorted(VOCABULARIES)) if chance.random() < 0.6 else "angka"
    options, readable = VOCABULARIES[vocabulary]
    people = chance.randint(12, 45)
    # Every level is chosen in every column, so that what is certain does not hang on luck.
    weights = [chance.choice([(1, 2, 5, 4), (1, 1, 1, 1), (2, 3, 4, 1)]) for _ in CODES]
    answers = [[chance.choices((1, 2, 3, 4), weight)[0] for weight in weights] for _ in range(people)]
    for value in range(4):
        answers[value] = [(value + column) % 4 + 1 for column in range(len(CODES))]
    said: list[Row] = [[options[value - 1] for value in row] for row in answers]
    survey = SHAPES[shape](chance, said)
    survey.answers, survey.what = answers, f"{seed}: {shape}, {vocabulary}"
    survey.readable = survey.readable and readable
    return survey


def _people(chance: random.Random, number: int) -> list[Row]:
    """No, name, age, sex of everybody."""
    return [
        [at + 1, f"{chance.choice(PEOPLE)} {at}", chance.randint(18, 60), chance.choice("LP")]
        for at in range(number)
    ]


PROFILE: Row = ["No", "Nama", "Umur", "Jenis Kelamin"]


def _plain(chance: random.Random, said: list[Row], titles: Sequence[object] | None = None) -> list[Row]:
    who = _people(chance, len(said))
    return [[*PROFILE, *(titles or CODES)], *([*a, *b] for a, b in zip(who, said, strict=True))]


def _table(chance: random.Random, said: list[Row]) -> Survey:
    rows = _plain(
        chance,
        said,
        chance.choice([list(CODES), list(NAMES), [f"{c} ({n})" for c, n in zip(CODES, NAMES, strict=True)]]),
    )
    above: list[Row] = [[f"catatan {n}"] for n in range(chance.choice([0, 3, 60]))]
    below: list[Row] = chance.choice([[], [[]], [[], ["Jumlah", "", "", "", *[99] * 11]]])
    return Survey([("Data", [*above, *rows, *below])], [], True, "")


def _unlabelled_total(chance: random.Random, said: list[Row]) -> Survey:
    rows = _plain(chance, said)
    try:
        columns = [[float(str(row[c]).replace(",", ".")) for row in said] for c in range(11)]
    except ValueError:
        return Survey([("Data", rows)], [], True, "")
    functions: list[Callable[[list[float]], float]] = [min, max, sum]
    function = chance.choice(functions)
    total: Row = ["", chance.choice(["", "Min", "Nilai terkecil"]), "", "", *[function(c) for c in columns]]
    return Survey([("Data", [*rows, *([[]] if chance.random() < 0.5 else []), total])], [], True, "")


def _sheets(chance: random.Random, said: list[Row]) -> Survey:
    cut = chance.randint(4, len(said) - 4)
    rows = _plain(chance, said)
    return Survey([("Januari", rows[: cut + 1]), ("Februari", [rows[0], *rows[cut + 1 :]])], [], True, "")


def _continued(chance: random.Random, said: list[Row]) -> Survey:
    cut = chance.randint(4, len(said) - 4)
    rows = _plain(chance, said)
    return Survey([("Data", rows[: cut + 1]), ("Lanjutan", rows[cut + 1 :])], [], True, "")


def _twins(chance: random.Random, said: list[Row]) -> Survey:
    rows = _plain(chance, said)
    return Survey([("Data", rows), ("Salinan", [[row[0], *row[4:]] for row in rows])], [], True, "")


def _beside(chance: random.Random, said: list[Row]) -> Survey:
    half = (len(said) + 1) // 2
    who = _people(chance, len(said))
    full = [[*a, *b] for a, b in zip(who, said, strict=True)]
    width = len(full[0])
    blank: Row = [""] * width
    right = [*full[half:], *([blank] * (2 * half - len(said)))]
    header: Row = [*PROFILE, *CODES]
    return Survey(
        [
            (
                "Data",
                [[*header, "", *header], *([*a, "", *b] for a, b in zip(full[:half], right, strict=True))],
            )
        ],
        [],
        True,
        "",
    )


def _ticks(chance: random.Random, said: list[Row]) -> Survey:
    order = [str(row[0]) for row in said[:4]]  # the first four people chose one level each, in this order
    mark = chance.choice(["v", "x", "√", "1"])
    top: Row = [*PROFILE, *(cell for code in CODES for cell in (code, "", "", ""))]
    sub: Row = ["", "", "", "", *(order * 11)]
    body = [
        [*who, *(mark if str(cell) == option else "" for cell in row for option in order)]
        for who, row in zip(_people(chance, len(said)), said, strict=True)
    ]
    return Survey([("Data", [top, sub, *body])], [], True, "")


def _long(chance: random.Random, said: list[Row]) -> Survey:
    rows: list[Row] = [["No", "Responden", "Unsur", "Nilai"]]
    for (number, name, *_), row in zip(_people(chance, len(said)), said, strict=True):
        rows += [
            [len(rows) + place, f"{name} {number}", code, cell]
            for place, (code, cell) in enumerate(zip(CODES, row, strict=True))
        ]
    return Survey([("Data", rows)], [], True, "")


def _transposed(chance: random.Random, said: list[Row]) -> Survey:
    rows: list[Row] = [["Unsur", *(f"R{n + 1}" for n in range(len(said)))]]
    rows += [[code, *(row[place] for row in said)] for place, code in enumerate(CODES)]
    return Survey([("Data", rows)], [], False, "")


def _from_zero(chance: random.Random, said: list[Row]) -> Survey:
    return Survey([("Data", _plain(chance, said, [f"q{n}" for n in range(11)]))], [], True, "")


def _twelve(chance: random.Random, said: list[Row]) -> Survey:
    rows = _plain(chance, said, [f"P{n}" for n in range(1, 12)])
    extra = chance.randint(1, 3)
    wide = [[*row, *(row[4 + n] for n in range(extra))] for row in rows]
    wide[0][-extra:] = [f"P{12 + n}" for n in range(extra)]
    return Survey([("Data", wide)], [], False, "")


def _misspelt(chance: random.Random, said: list[Row]) -> Survey:
    titles: Row = [f"Unsur {n}" for n in range(1, 12)]
    at = chance.randrange(11)
    titles[at] = f"Unusr {at + 1}"
    return Survey([("Data", _plain(chance, said, titles))], [], False, "")


def _pairs(chance: random.Random, said: list[Row]) -> Survey:
    first, second = chance.choice([("X{}", "Y{}"), ("Harapan {}", "Kinerja {}"), ("P{}", "K{}")])
    titles = [f.format(n) for f in (first, second) for n in range(1, 12)]
    rows = _plain(chance, [[*row, *reversed(row)] for row in said], titles)
    return Survey([("Data", rows)], [], False, "")


def _no_identity(chance: random.Random, said: list[Row]) -> Survey:
    rows: list[Row] = [["Tanggal", "Nama", *CODES]]
    rows += [[f"0{chance.randint(1, 3)}-03-2025", chance.choice(["Anonim", "-", "NN"]), *row] for row in said]
    return Survey([("Data", rows)], [], True, "")


def _below_footer(chance: random.Random, said: list[Row]) -> Survey:
    rows = _plain(chance, said)
    cut = len(rows) - 3
    paper = [["", "", "", "", *row[4:]] for row in rows[cut:]]
    return Survey([("Data", [*rows[:cut], [], ["Jumlah", "", "", "", *[99] * 11], *paper])], [], True, "")


SHAPES: dict[str, Callable[[random.Random, list[Row]], Survey]] = {
    "tabel": _table,
    "ringkasan tanpa label": _unlabelled_total,
    "lembar per bulan": _sheets,
    "lanjutan": _continued,
    "kembar": _twins,
    "berdampingan": _beside,
    "centang": _ticks,
    "panjang": _long,
    "terbalik": _transposed,
    "dari nol": _from_zero,
    "dua belas": _twelve,
    "salah ketik": _misspelt,
    "berpasangan": _pairs,
    "tanpa pengenal": _no_identity,
    "di bawah ringkasan": _below_footer,
}

"""One option text as a degree: "Sangat tidak puas" is ``ST`` of "puas" (cleaning, rule 4)."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

SANGAT_TIDAK, SANGAT_KURANG, TIDAK, KURANG, CUKUP, POLOS, SANGAT = "ST", "SK", "T", "K", "C", "N", "S"
SELALU_TIDAK, TIDAK_PERNAH, KADANG, BANYAK, SELALU = "LT", "TP", "KD", "BY", "SL"
NETRAL = "5"
"""A middle that no scale of four has: "netral", "ragu-ragu"."""

RANK: Final = {
    degree: number
    for number, degrees in enumerate(
        (
            (SANGAT_TIDAK, SELALU_TIDAK),
            (SANGAT_KURANG,),
            (TIDAK, TIDAK_PERNAH),
            (KURANG,),
            (KADANG, CUKUP, NETRAL),
            (BANYAK, POLOS),
            (SANGAT, SELALU),
        )
    )
    for degree in degrees
}
"""The order of degrees, from worst to best."""

NEGATED = frozenset((SANGAT_TIDAK, SANGAT_KURANG, TIDAK, KURANG, SELALU_TIDAK, TIDAK_PERNAH))


class Option(NamedTuple):
    """What an option text says: its degree, and of what."""

    degree: str
    core: str


GOOD = frozenset([
    "sesuai", "mudah", "cepat", "wajar", "kompeten", "berkompeten", "mampu", "cakap", "cekatan", "sopan",
    "santun", "ramah", "baik", "bagus", "puas", "memuaskan", "setuju", "transparan", "akuntabel",
    "berintegritas", "berkualitas", "tepat", "jelas", "terbuka", "nyaman", "bersih", "rapi", "rapih",
    "lengkap", "memadai", "terjangkau", "murah", "profesional", "disiplin", "jujur", "adil", "aman",
    "maksimal", "optimal", "efektif", "efisien", "responsif", "sigap", "tanggap", "layak", "gampang",
    "praktis", "simpel", "ringkas", "penting", "terampil", "terlatih", "paham", "berpengalaman",
    "menguasai", "sederhana", "akurat", "teliti", "andal", "handal", "peduli", "komunikatif", "informatif",
    "teratur", "tertib", "terawat", "dimengerti", "dipahami", "tepat waktu", "berintegritas tinggi",
    "mudah dimengerti", "mudah dipahami", "bertanggung jawab", "sopan santun",
])  # fmt: skip
"""What is good by itself, as option texts name it."""
BAD = frozenset(
    ["buruk", "jelek", "lambat", "lama", "sulit", "susah", "rumit", "mahal", "kasar", "kotor", "berbelit"]
)
"""What is bad by itself: "sangat buruk" is the worst, not the best."""

_NEUTRAL = frozenset(("netral", "ragu ragu", "ragu", "biasa saja", "biasa", "sedang sedang", "rata rata"))
_SLIPS = {
    **dict.fromkeys(("tdk", "tak", "tida", "tidk", "tidka", "gak", "nggak", "tidal"), "tidak"),
    **dict.fromkeys(("krg", "kurng", "kuramg", "kuran", "kurnag"), "kurang"),
    **dict.fromkeys(("ckp", "cukp", "cukub", "lumayan", "agak", "cukup"), "cukup"),
    **dict.fromkeys(("sgt", "sangatlah", "sanagt", "sngat", "sangad", "sanga", "amat", "sanggat"), "sangat"),
    **dict.fromkeys(("terkadang", "kadangkala", "kadang2"), "kadang"),
    **dict.fromkeys(("sering",), "banyak"),
}
_DEGREE_WORDS = frozenset(
    ("sangat", "tidak", "kurang", "cukup", "selalu", "kadang", "banyak", "belum", "bukan", "sekali", "tanpa")
)
_FLIPPED = {SANGAT: SANGAT_TIDAK, POLOS: TIDAK, CUKUP: KURANG}


def is_known(core: str) -> bool:
    """Whether it is known if more of a thing is better: of all that it names, or of what fits something."""
    parts = core.split(" dan ")
    return not core or parts[0].startswith("sesuai ") or GOOD.issuperset(parts) or BAD.issuperset(parts)


@lru_cache(maxsize=65536)
def read(word: str) -> Option | None:
    """The degree of a text in lower case without punctuation; None where it has several or is a sentence."""
    words = [_SLIPS.get(part, part) for part in word.removeprefix("petugas ").split()]
    if " ".join(words) in _NEUTRAL:
        return Option(NETRAL, "")
    degree, rest = _leading(words)
    if degree == POLOS and rest[-1:] == ["sekali"]:
        degree, rest = SANGAT, rest[:-1]
    elif degree in (TIDAK, KURANG) and rest[-1:] == ["sekali"]:
        degree = SANGAT_TIDAK if degree == TIDAK else SANGAT_KURANG
        rest = rest[:-2] if rest[-2:-1] == ["sama"] else rest[:-1]
    if degree == BANYAK and rest and rest[-1].endswith("nya"):
        rest = [*rest[:-1], rest[-1].removesuffix("nya")]
    if len(rest) >= 3 and "dan" in rest:  # "tidak sopan dan tidak ramah"
        leading = words[: len(words) - len(rest)]
        at = rest.index("dan") + 1
        if rest[at : at + len(leading)] == leading:
            rest = [*rest[:at], *rest[at + len(leading) :]]
    if any(part in _DEGREE_WORDS for part in rest) or (
        not rest and degree not in (CUKUP, KURANG, SANGAT_KURANG)
    ):
        return None
    core = " ".join(rest)
    if core and BAD.issuperset(core.split(" dan ")):
        return Option(_FLIPPED[degree], core) if degree in _FLIPPED else None
    return Option(degree, core)


def _leading(words: list[str]) -> tuple[str, list[str]]:
    match words:
        case ["selalu", "tidak", *rest]:
            return SELALU_TIDAK, rest
        case ["selalu", *rest]:
            return SELALU, rest
        case ["kadang", "kadang", *rest] | ["kadang", *rest]:
            return KADANG, rest
        case ["banyak", *rest]:
            return BANYAK, rest
        case ["tidak", "pernah", *rest]:
            return TIDAK_PERNAH, rest
        case ["sangat", "tidak", *rest]:
            return SANGAT_TIDAK, rest
        case ["sangat", "kurang", *rest]:
            return SANGAT_KURANG, rest
        case ["sangat", *rest]:
            return SANGAT, rest
        case [("tidak" | "belum"), *rest]:
            return TIDAK, rest
        case ["cukup", "kurang", *rest] | ["kurang", *rest]:
            return KURANG, rest
        case ["cukup" | "sedang"]:
            return CUKUP, []
        case ["cukup", *rest]:
            return CUKUP, rest
        case _:
            return POLOS, words

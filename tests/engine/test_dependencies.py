"""Which sheets have to be calculated: never one too few."""

import pytest

from ikm_xl.engine.dependencies import Dependencies

SHEETS = ("Hasil", "Ekspor eSukma", "Camat's", "Catatan")


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        ("=1+1", set()),
        ("='Ekspor eSukma'!A1", {"Ekspor eSukma"}),
        ("=SUM('EKSPOR ESUKMA'!A:A)", {"Ekspor eSukma"}),
        ("='Camat''s'!A1&Catatan!B2", {"Camat's", "Catatan"}),
        ('="Isi lembar Catatan dan Ekspor eSukma"', set()),
        ('="kata ""Catatan"""&\'Ekspor eSukma\'!A1', {"Ekspor eSukma"}),
        ("=SUM(jawaban)", {"Ekspor eSukma"}),
        ("=SUM(Jawaban,1)", {"Ekspor eSukma"}),
        ("=jawaban_lain", set()),
        ("=tidak_langsung", {"Catatan"}),
        ('=INDIRECT("Cata"&"tan!A1")', set(SHEETS)),
    ],
)
def test_a_formula_sees_the_sheets_that_it_names(formula: str, seen: set[str]) -> None:
    sight = Dependencies(SHEETS)
    sight.add("Hasil", [formula])
    names = {"jawaban": "'Ekspor eSukma'!$A$1:$A$9", "log": "Catatan!$A$1", "tidak_langsung": "log"}
    assert sight.sight(names.items()).sheets == {"Hasil", *seen}


def test_what_was_seen_once_stays_in_sight() -> None:
    sight = Dependencies(SHEETS)
    assert sight.sight([]).sheets == set()
    sight.add("Hasil", ["=Catatan!A1"])
    sight.add("Hasil", ["=2"])
    sight.add("Catatan", [])
    assert sight.sight([]).sheets == {"Hasil", "Catatan"}


def test_only_names_that_formulas_may_use_are_in_sight() -> None:
    sight = Dependencies(SHEETS)
    sight.add("Hasil", ["=SUM(Jawaban)"])
    names = {"jawaban": "asal", "asal": "'Ekspor eSukma'!$A$1:$A$9", "log": "Catatan!$A$1"}
    assert [name for name in names if sight.sight(names.items()).has(name)] == ["jawaban", "asal"]
    sight.add("Hasil", ['=INDIRECT("lo"&"g")'])
    assert sight.sight(names.items()).has("log")

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
    assert sight.sheets(names.items()) == {"Hasil", *seen}


def test_what_was_seen_once_stays_in_sight() -> None:
    sight = Dependencies(SHEETS)
    assert sight.sheets([]) == set()
    sight.add("Hasil", ["=Catatan!A1"])
    sight.add("Hasil", ["=2"])
    sight.add("Catatan", [])
    assert sight.sheets([]) == {"Hasil", "Catatan"}

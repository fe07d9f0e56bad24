"""Which documents count, their order and the figures together: rules that need no workbook."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import hypothesis
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ikm_xl import settings
from ikm_xl.errors import IkmError
from ikm_xl.report import rekap, rekap_rows, rekap_workbook
from ikm_xl.report.rekap_book import Followed, Office, Past, Unread
from ikm_xl.survey import index
from ikm_xl.survey.unsur import KODE
from ikm_xl.workbook.sheet_rows import PlanRow

PERIODE = "Semester I Tahun 2025"


FEW = hypothesis.settings(max_examples=25, deadline=None)


def office(
    name: str = "Kecamatan Sooko",
    answers: Sequence[int] = (3, 4),
    trouble: str = "",
    berkas: str = "",
    kode: str = "AAAA-BBBB-CCCC",
    **more: Any,
) -> Office:
    """An office in which each respondent gives all unsur the same answer; ``more`` are settings or fields."""
    values = {key.replace("__", "."): more.pop(key) for key in list(more) if "__" in key}
    chosen = settings.from_values({"instansi.kecamatan": name, **values})
    frame = pd.DataFrame([[answer] * len(KODE) for answer in answers], columns=list(KODE))
    fields: dict[str, Any] = {
        "berkas": berkas or f"{name}.xlsm",
        "versi": 2,
        "settings": chosen,
        "status": "ditandatangani",
        "tanggal": None,
        "kode": kode,
        "revisi": 0,
        "index": index.compute(frame, chosen.basis, chosen.nama_unsur),
        "rencana": (),
        "periode_lanjutan": "",
        "lanjutan": (),
        "riwayat": (),
        "trouble": trouble,
        "remedy": "Minta lagi." if trouble else "",
    }
    return Office(**{**fields, **more})


def reasons(recap: rekap.Recap) -> dict[str, str]:
    return {one.berkas or one.unit: one.alasan for one in recap.apart}


@FEW
@given(st.lists(st.lists(st.sampled_from((1, 2, 3, 4)), min_size=1, max_size=6), min_size=1, max_size=5))
def test_weighed_by_respondents_is_the_index_of_all_respondents_and_simple_the_mean_of_the_offices(
    answers: list[list[int]],
) -> None:
    offices = [office(f"Kecamatan {number}", one) for number, one in enumerate(answers)]
    weighed, simple = rekap.collect(offices).together
    everybody = [answer for one in answers for answer in one]
    means = [Fraction(sum(one), len(one)) for one in answers]
    assert set(weighed.nrr.values()) == {Fraction(sum(everybody), len(everybody))}
    assert set(simple.nrr.values()) == {sum(means, Fraction()) / len(means)}
    assert weighed.ikm == rekap.konversi(next(iter(weighed.nrr.values())))
    assert simple.ikm == rekap.konversi(next(iter(simple.nrr.values())))


@FEW
@given(st.lists(st.sampled_from((1, 2, 3, 4)), min_size=1, max_size=8))
def test_equal_values_share_a_place_and_every_office_stands_after_those_that_are_better(
    answers: list[int],
) -> None:
    recap = rekap.collect([office(f"Kecamatan {number}", [one]) for number, one in enumerate(answers)])
    for row in recap.rows:
        better = sum(other.office.index.ikm > row.office.index.ikm for other in recap.rows)  # type: ignore[operator]
        assert row.peringkat == better + 1
    assert [row.peringkat for row in recap.rows] == sorted(row.peringkat for row in recap.rows)


@FEW
@given(st.permutations(range(6)))
def test_every_file_counts_or_stands_apart_in_whatever_order_they_come(order: list[int]) -> None:
    books: list[Office | Unread] = [
        office("Kecamatan A"),
        office("Kecamatan B", trouble="belum ditandatangani"),
        office("Kecamatan C", periode__tahun=2024),
        Unread("rusak.xlsm", "rusak", "minta lagi"),
        office("Kecamatan D", kode="1111-1111-1111", berkas="D1.xlsm"),
        office("Kec. D", kode="2222-2222-2222", berkas="D2.xlsm"),
    ]
    recap = rekap.collect([books[number] for number in order], periode=PERIODE)
    told = [row.office.berkas for row in recap.rows] + [one.berkas for one in recap.apart]
    assert sorted(told) == sorted(book.berkas for book in books)
    assert all(one.alasan and one.saran for one in recap.apart)


def test_the_period_of_most_verified_books_is_taken_and_of_several_the_latest() -> None:
    old, new = office("Kecamatan A", periode__tahun=2024), office("Kecamatan B")
    unsigned = [office(f"Kecamatan {i}", trouble="belum", periode__tahun=2023) for i in range(5)]
    assert rekap.collect([old, new, *unsigned]).periode == PERIODE
    assert rekap.collect([old, new, office("Kecamatan C", periode__tahun=2024)]).periode.endswith("2024")
    assert rekap.collect([old, new], periode="semester  I tahun 2024").rows[0].office is old


def test_an_office_that_went_on_to_the_next_period_is_told_what_its_riwayat_says_but_not_counted() -> None:
    moved = office("Kecamatan B", periode__ke=2, riwayat=(Past(PERIODE, 81.42, "EA8B-0430-E29C"),))
    recap = rekap.collect([office("Kecamatan A"), moved], periode=PERIODE)
    assert len(recap.rows) == 1
    assert "IKM 81,42, kode EA8B-0430-E29C" in reasons(recap)["Kecamatan B.xlsm"]


def test_a_copy_counts_once_and_documents_that_contradict_each_other_do_not_at_all() -> None:
    copy = office(" kec. sooko", berkas="salinan.xlsm")
    recap = rekap.collect([office(), copy])
    assert [row.office.berkas for row in recap.rows] == ["Kecamatan Sooko.xlsm"]
    assert "salinan dari Kecamatan Sooko.xlsm" in reasons(recap)["salinan.xlsm"]
    other = office(kode="1111-1111-1111", berkas="lain.xlsm")
    recap = rekap.collect([office(), other, office("Kecamatan Puri")])
    assert [row.office.unit for row in recap.rows] == ["Kecamatan Puri"]
    assert "1111-1111-1111" in reasons(recap)["lain.xlsm"]
    assert set(reasons(recap)) == {"lain.xlsm", "Kecamatan Sooko.xlsm"}


def test_a_revision_takes_the_place_of_what_was_signed_before() -> None:
    revised = office(kode="1111-1111-1111", berkas="revisi.xlsm", revisi=1)
    recap = rekap.collect([office(), revised])
    assert [row.office.berkas for row in recap.rows] == ["revisi.xlsm"]
    assert reasons(recap) == {"Kecamatan Sooko.xlsm": "diganti revisi ke-1 dari unit ini"}


def test_offices_of_one_name_in_two_regions_are_two() -> None:
    twin = office(berkas="b.xlsm", kode="1111-1111-1111", instansi__pemerintah="Pemerintah Kota Lain")
    recap = rekap.collect([office(), twin])
    assert len(recap.rows) == 2
    assert "2 pemerintah daerah" in recap.notes[0]


def test_expected_offices_without_a_book_are_missing_and_unexpected_ones_are_told() -> None:
    books = [office(), office("Kecamatan Puri", trouble="belum ditandatangani"), office("Kecamatan Baru")]
    recap = rekap.collect(books, ["sooko", "Kec. Puri", "Kecamatan Ngoro", "Kecamatan Ngoro"])
    assert reasons(recap) == {
        "Kecamatan Puri.xlsm": "belum ditandatangani",
        "Kecamatan Ngoro": "belum ada buku kerjanya",
    }
    assert recap.notes == ("Tidak ada dalam daftar, tetapi terhitung: Kecamatan Baru.",)


def test_what_cannot_be_compared_is_said_and_an_unsur_that_not_all_count_has_no_common_figure() -> None:
    nine = office("Kecamatan Puri", perhitungan__unsur=KODE[:9])
    other = office("Kecamatan Ngoro", perhitungan__standar_mutu="KEP/25/M.PAN/2/2004")
    named = office("Kecamatan Pacet", nama_unsur__U9="Sarana dan Kebersihan")
    recap = rekap.collect([office(), named, nine, other])
    assert "Kecamatan Puri, Kecamatan Ngoro" in recap.notes[0]
    assert "Kecamatan Pacet U9 'Sarana dan Kebersihan'" in recap.notes[1]
    assert set(recap.together[0].nrr) == set(KODE[:9])
    assert recap.together[0].mutu == ""


def test_where_nothing_counts_the_reasons_are_said() -> None:
    books: list[Office | Unread] = [office(trouble="belum ditandatangani")]
    books += [Unread(f"{number}.xlsm", "Rusak.", "") for number in range(4)]
    with pytest.raises(IkmError, match=r"belum ditandatangani; 0.xlsm: Rusak; .*dan 2 berkas lain"):
        rekap.collect(books)


@pytest.mark.parametrize(
    ("states", "realised"),
    [((), None), (("Selesai", "Belum"), 50.0), (("Selesai", ""), None), (("Selesai", "Selesai"), 100.0)],
)
def test_the_realisation_is_unknown_while_any_state_is_blank(
    states: tuple[str, ...], realised: float | None
) -> None:
    followed = tuple(Followed("U1", "Program", state) for state in states)
    assert office(lanjutan=followed).realisasi == realised


def test_a_text_from_a_book_becomes_a_formula_nowhere() -> None:
    evil = '=HYPERLINK("http://x")'
    plan = (("U1", PlanRow(evil, "✓", None, None, None, "+62", "@x")),)
    recap = rekap.collect(
        [office(f"{evil} \x07", berkas=f"{evil}.xlsm", rencana=plan), Unread("-1", evil, "")]
    )
    content = rekap_workbook.render(recap)
    book: Any = openpyxl.load_workbook(io.BytesIO(content))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if evil in str(cell.value)]
    assert len(found) >= 4
    assert {cell.data_type for cell in found} == {"s"}
    table = rekap_rows.as_csv(recap).decode("utf-8-sig")
    assert "\n=" not in table
    assert ",=" not in table
    assert ',"=' not in table
    assert all(json.loads(line) for line in rekap_rows.as_json_lines(recap).splitlines())


def test_every_json_line_has_the_same_keys() -> None:
    recap = rekap.collect([office(), Unread("rusak.xlsm", "rusak", "")], ["Puri"])
    assert len({tuple(one) for one in rekap_rows.objects(recap)}) == 1
    assert len(list(rekap_rows.objects(recap))) == 3


def test_a_hundred_offices_have_as_many_charts_as_pages_need() -> None:
    recap = rekap.collect([office(f"Kecamatan {number}") for number in range(100)])
    book: Any = openpyxl.load_workbook(io.BytesIO(rekap_workbook.render(recap)))
    sheet = book[rekap_workbook.GRAFIK]
    assert len(sheet._charts) == 4
    assert len(sheet.row_breaks.brk) == 3

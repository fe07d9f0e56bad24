"""Each check of the survey, from the figures alone: what makes it fail, and what is said then."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import pandas as pd
import pytest

from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.completeness import Check, Sample, Verdict, accepted, checks, digest, missing
from ikm_xl.survey.index import Basis, Index, compute

ENOUGH = Sample(1, "")
KECIL = Check("Sampel minimum", Verdict.MISSING, "Pengaturan", "tambah", sidik="a1", fakta="9 responden.")
NAMES = [
    "Responden",
    "Jawaban setiap unsur",
    "Bobot unsur",
    "Rumus sama dengan hitungan ulang",
    "Sampel minimum",
]


def survey(*rows: tuple[int | None, ...], bobot: str | None = None) -> Index:
    unsur = tuple(f"U{number + 1}" for number in range(len(rows[0]))) if rows else ("U1",)
    table = pd.DataFrame(list(rows), columns=list(unsur), dtype="float64")
    return compute(table, Basis(unsur, None if bobot is None else Fraction(bobot), DEFAULT))


def made(index: Index, sample: Sample = ENOUGH, differences: Sequence[str] = ()) -> dict[str, Check]:
    return {check.name: check for check in checks(index, sample, differences=differences)}


def test_a_whole_survey_is_complete_and_needs_no_remedy() -> None:
    found = checks(survey((4, 3), (3, 3)), Sample(2, ""))

    assert [check.name for check in found] == NAMES
    assert {(check.state, check.remedy, check.alasan, check.sidik, check.fakta) for check in found} == {
        (Verdict.OK, "", "", "", "")
    }
    assert [check.place for check in found] == [
        "Perhitungan", "Perhitungan", "Pengaturan", "Perhitungan", "Pengaturan",
    ]  # fmt: skip
    assert missing(found) == ()


@pytest.mark.parametrize(("rows", "state"), [([], Verdict.MISSING), ([(3,)], Verdict.OK)])
def test_a_survey_has_respondents(rows: list[tuple[int]], state: Verdict) -> None:
    assert made(survey(*rows), Sample(0, ""))["Responden"].state is state


def test_every_counted_unsur_without_an_answer_is_named() -> None:
    check = made(survey((4, None, 3, None), (None, None, 3, None)))["Jawaban setiap unsur"]

    assert (check.state, check.place) == (Verdict.MISSING, "Perhitungan")
    assert check.remedy == (
        "Lengkapi jawaban U2, U4, atau isi Tidak pada kolom Dihitung di lembar Pengaturan."
    )


@pytest.mark.parametrize(
    ("bobot", "state"),
    [(None, Verdict.OK), ("0.111", Verdict.OK), ("0.1", Verdict.OK), ("0.0999", Verdict.MISSING)],
)
@pytest.mark.parametrize("last", [1, None])
def test_the_highest_index_of_a_weight_is_90_or_more(
    bobot: str | None, state: Verdict, last: int | None
) -> None:
    """Whatever was answered, and while an unsur has no answer yet."""
    found = made(survey((4, 3, 2, 4, 4, 3, 1, 4, last), bobot=bobot))["Bobot unsur"]
    assert found.state is state


def test_a_weight_that_is_too_small_is_told_with_the_index_it_can_reach() -> None:
    assert made(survey((1,) * 9, bobot="0.05"))["Bobot unsur"].remedy == (
        "Dengan bobot ini IKM paling tinggi 45,00, bukan 100: isi Bobot per unsur dengan 1/k "
        "atau angka yang hampir 1/9."
    )


def test_without_any_answer_no_weight_is_blamed() -> None:
    assert made(survey((None, None), bobot="0.2"))["Bobot unsur"].state is Verdict.OK


def test_the_first_formula_that_gives_another_figure_is_named_and_shown() -> None:
    differences = ["Perhitungan!B10 memberi 3, bukan 2", "Perhitungan!C4 memberi 1, bukan 0"]
    check = made(survey((4,)), differences=differences)["Rumus sama dengan hitungan ulang"]

    assert (check.state, check.place) == (Verdict.MISSING, "Perhitungan!B10")
    assert check.remedy == (
        "Perhitungan!B10 memberi 3, bukan 2: kembalikan rumus sel itu dari buku kerja baru."
    )


@pytest.mark.parametrize(
    ("n", "alasan", "state", "remedy", "fakta", "sidik"),
    [
        (3, "", Verdict.OK, "", "", ""),
        (3, "Listrik padam.", Verdict.OK, "", "", ""),
        (4, "", Verdict.OK, "", "", ""),
        (
            2,
            "",
            Verdict.MISSING,
            "2 responden, minimum 3: tambah responden, atau Kepala Seksi mengisi alasannya di kolom Alasan "
            "diterima.",
            "2 responden, kurang dari sampel minimum 3.",
            "33c9edfaa729",
        ),
        (
            2,
            "Listrik padam.",
            Verdict.WARNING,
            "2 dari minimum 3; diterima: Listrik padam.",
            "2 responden, kurang dari sampel minimum 3. Diterima: Listrik padam.",
            "",
        ),
    ],
)
def test_fewer_than_the_minimum_sample_need_a_reason(
    n: int, alasan: str, state: Verdict, remedy: str, fakta: str, sidik: str
) -> None:
    check = made(survey(*[(3,)] * n), Sample(3, alasan))["Sampel minimum"]
    assert check == Check("Sampel minimum", state, "Pengaturan", remedy, "", sidik, fakta)


@pytest.mark.parametrize(
    ("sample", "state"),
    [
        (Sample(None, ""), Verdict.MISSING),
        (Sample(None, "", diperiksa=True), Verdict.MISSING),
        (Sample(None, "", diperiksa=False), Verdict.WARNING),  # `hitung` has no settings to judge by
    ],
)
def test_an_unknown_population_holds_the_document_only_where_there_are_settings(
    sample: Sample, state: Verdict
) -> None:
    check = made(survey((4,)), sample)["Sampel minimum"]
    assert (check.state, check.place, check.sidik) == (state, "Pengaturan", "8623726fab57")
    assert check.remedy.startswith("Populasi penerima layanan belum diisi, ")
    assert check.fakta == "Populasi penerima layanan tidak diketahui; sampel minimum tidak diperiksa."


def test_the_findings_of_cleaning_come_last() -> None:
    found = checks(survey((4,)), Sample(1, ""), [KECIL])
    assert [check.name for check in found] == [*NAMES, "Sampel minimum"]
    assert missing(found) == (KECIL,)


@pytest.mark.parametrize(
    ("check", "reasons", "state", "alasan"),
    [
        (KECIL, {"a1": "Banjir."}, Verdict.WARNING, "Banjir."),
        (KECIL, {"a1": ""}, Verdict.MISSING, ""),
        (KECIL, {"b2": "Banjir."}, Verdict.MISSING, ""),  # another finding has another digest
        (KECIL, {}, Verdict.MISSING, ""),
        (replace(KECIL, sidik=""), {"": "Banjir."}, Verdict.MISSING, ""),  # nothing can accept this one
        (replace(KECIL, state=Verdict.OK), {"a1": "Banjir."}, Verdict.OK, ""),
        (replace(KECIL, state=Verdict.WARNING), {"a1": "Banjir."}, Verdict.WARNING, ""),
    ],
)
def test_a_typed_reason_accepts_just_the_failed_check_it_was_typed_for(
    check: Check, reasons: dict[str, str], state: Verdict, alasan: str
) -> None:
    assert accepted([check], reasons) == (replace(check, state=state, alasan=alasan),)


def test_a_digest_is_twelve_digits_and_differs_with_every_part_of_what_was_found() -> None:
    assert digest("Sampel minimum", 2, 3) == "33c9edfaa729"
    found = [("a", 1), ("a", 2), ("b", 1), (1, "a"), ("a",), ("a1",)]
    assert len({digest(*about) for about in found}) == 6


def test_the_row_on_beranda_keeps_the_digest_to_itself() -> None:
    assert KECIL.to_cells() == ["Sampel minimum", "tidak lengkap", "Pengaturan", "tambah", ""]
    assert Check.of("Nomor surat", True, "Pengaturan", "isi", sidik="a1").sidik == ""
    assert Check.of("Nomor surat", False, "Pengaturan", "isi", sidik="a1").sidik == "a1"

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ikm_xl.survey.bands import DEFAULT
from ikm_xl.survey.index import Basis, Index, compute
from ikm_xl.survey.narrative import Context, narrative
from ikm_xl.survey.unsur import KODE

SOOKO = Context(
    "Kecamatan Sooko", "Semester I Tahun 2025", DEFAULT, awal=date(2025, 1, 1), akhir=date(2025, 6, 30)
)


def index(*means: str, n: int = 100) -> Index:
    """A result whose unsur, from U1, have these NRR."""
    unsur = KODE[: len(means)]
    columns = {}
    for kode, mean in zip(unsur, means, strict=True):
        low, more = divmod(int(Fraction(mean) * n), n)
        columns[kode] = [low + 1] * more + [low] * (n - more)
    return compute(pd.DataFrame(columns, dtype="float64"), Basis(unsur, None, DEFAULT))


ELEVEN = index("3.33", "3.22", "2.99", "3.60", "3.34", "3.41", "3.46", "3.02", "2.96", "3.25", "3.48")


def test_the_whole_narrative() -> None:
    context = Context(
        "Kecamatan Sooko",
        "Semester I Tahun 2025",
        DEFAULT,
        awal=date(2025, 1, 1),
        akhir=date(2025, 6, 30),
        target=Decimal(85),
        periode_lalu="Semester II Tahun 2024",
        ikm_lalu=Decimal("79.55"),
    )
    golden = Path(__file__).parents[1] / "data/golden/narrative.txt"
    assert list(narrative(ELEVEN, context)) == golden.read_text(encoding="utf-8").splitlines()


def test_without_target_last_period_and_dates_nothing_is_said_of_them() -> None:
    paragraphs = narrative(ELEVEN, Context("Kecamatan Sooko", "Tahun 2025", DEFAULT))
    assert len(paragraphs) == 4
    assert "dilaksanakan dan diikuti" in paragraphs[0]
    assert not any("target" in text or "Dibandingkan" in text for text in paragraphs)


@pytest.mark.parametrize(
    ("nrr", "said", "advice", "aim"),
    [
        (
            "3.9",
            "97,50 dengan mutu pelayanan A dan kinerja unit pelayanan Sangat Baik",
            "dipertahankan",
            "mempertahankan dan meningkatkan nilai",
        ),
        (
            "3.2",
            "80,00 dengan mutu pelayanan B dan kinerja unit pelayanan Baik",
            "dipertahankan",
            "memperbaiki",
        ),
        (
            "2.8",
            "70,00 dengan mutu pelayanan C dan kinerja unit pelayanan Kurang Baik",
            "ditingkatkan",
            "memperbaiki",
        ),
        (
            "2.0",
            "50,00 dengan mutu pelayanan D dan kinerja unit pelayanan Tidak Baik",
            "ditingkatkan",
            "memperbaiki",
        ),
    ],
)
def test_every_mutu(nrr: str, said: str, advice: str, aim: str) -> None:
    result, highest, *_, follows = narrative(index(*[nrr] * 11), SOOKO)
    assert said in result
    assert advice in highest
    assert f"Untuk {aim}" in follows


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (Decimal(80), "melampaui target yang ditetapkan, yaitu 80,00, dengan selisih 1,95 poin."),
        (Decimal("81.94"), "melampaui target yang ditetapkan, yaitu 81,94, dengan selisih 0,01 poin."),
        (Fraction("81.95"), "tepat mencapai target yang ditetapkan, yaitu 81,95."),
        (Fraction("81.945"), "tepat mencapai target yang ditetapkan, yaitu 81,95."),  # rounded half up
        (Decimal("81.96"), "belum mencapai target yang ditetapkan, yaitu 81,96, dengan selisih 0,01 poin."),
    ],
)
def test_against_the_target(target: Decimal | Fraction, said: str) -> None:
    assert narrative(ELEVEN, Context("Kecamatan Sooko", "2025", DEFAULT, target=target))[3].endswith(said)


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("80.00", "naik 1,95 poin."),
        ("81.94", "naik 0,01 poin."),
        ("81.95", "nilai IKM tetap."),
        ("81.96", "turun 0,01 poin."),
        ("83.10", "turun 1,15 poin."),
    ],
)
def test_against_the_last_period(last: str, said: str) -> None:
    context = Context("Kecamatan Sooko", "2025", DEFAULT, periode_lalu="Tahun 2024", ikm_lalu=Decimal(last))
    text = narrative(ELEVEN, context)[3]
    assert text.startswith(f"Dibandingkan dengan Tahun 2024 ({last.replace('.', ',')}), ")
    assert text.endswith(said)


def test_a_last_ikm_of_more_decimals_is_compared_as_it_is_shown() -> None:
    context = replace(SOOKO, ikm_lalu=Decimal("81.945"))
    assert narrative(ELEVEN, context)[3] == (
        "Dibandingkan dengan periode sebelumnya (81,95), nilai IKM tetap."
    )


def test_a_target_of_zero_is_none() -> None:
    assert narrative(ELEVEN, replace(SOOKO, target=Decimal(0))) == narrative(ELEVEN, SOOKO)


@pytest.mark.parametrize(
    ("awal", "akhir", "said"),
    [
        (
            date(2025, 1, 1),
            date(2025, 6, 30),
            "pada tanggal 1 Januari 2025 sampai dengan 30 Juni 2025 dan",
        ),
        (date(2025, 1, 1), None, "dilaksanakan dan diikuti"),
        (None, date(2025, 6, 30), "dilaksanakan dan diikuti"),
    ],
)
def test_the_days_of_the_survey_are_said_where_both_are_known(
    awal: date | None, akhir: date | None, said: str
) -> None:
    assert said in narrative(ELEVEN, replace(SOOKO, awal=awal, akhir=akhir))[0]


@pytest.mark.parametrize(
    ("equal", "word"),
    [(3, "Tiga"), (4, "Empat"), (5, "Lima"), (6, "Enam"), (7, "Tujuh"), (8, "Delapan")],
)
def test_the_number_of_the_highest_is_said_in_words(equal: int, word: str) -> None:
    means = [f"3.{number}" for number in range(1, 12 - equal)]
    text = narrative(index(*(str(Fraction(mean) / 2 + 1) for mean in means), *["3.9"] * equal), SOOKO)[1]
    assert text.startswith(f"{word} unsur dengan nilai tertinggi adalah ")
    assert text.count("sebesar 97,50 (mutu A)") == equal


@pytest.mark.parametrize(
    ("worst", "advice"), [("3.07", "perlu dipertahankan"), ("3.06", "masih perlu ditingkatkan")]
)
def test_the_highest_are_kept_only_where_each_of_them_is_a_or_b(worst: str, advice: str) -> None:
    """3.07 is 76.75, a B; 3.06 is 76.50, a C."""
    text = narrative(index("2.1", "2.2", "2.3", worst, "3.6", "3.7"), SOOKO)[1]
    assert text.endswith(f" Capaian tersebut {advice}.")


def test_a_tie_at_the_edge_of_the_lowest_is_said() -> None:
    text = narrative(index("3.1", "3.2", "3.3", "3.3", "3.3", "3.4", "3.5", "3.6"), SOOKO)[2]
    assert text.endswith(
        "Nilai U3 sama dengan nilai U4 Biaya/Tarif dan U5 Produk Spesifikasi Jenis Pelayanan; urutannya "
        "ditetapkan menurut persentase jawaban bernilai 1–2, kemudian nomor unsur."
    )


def test_all_that_are_tied_at_the_edge_of_the_highest_are_named() -> None:
    text = narrative(index("3.1", "3.2", "3.3", "3.4", "3.5", "3.5", "3.6", "3.7"), SOOKO)[1]
    assert text.startswith("Empat unsur dengan nilai tertinggi adalah U8 ")
    assert all(f"U{number} " in text for number in (5, 6, 7, 8))


def test_no_unsur_is_at_once_among_the_lowest_and_the_highest() -> None:
    """h6: the third lowest and two of the highest had one and the same value."""
    paragraphs = narrative(index("3.1", "3.2", "3.3", "3.3", "3.3", "3.3"), SOOKO)
    assert not any("tertinggi" in text for text in paragraphs)
    best = narrative(index("3.1", "3.2", "3.3", "3.3", "3.3", "3.9"), SOOKO)[1]
    assert best.startswith("Satu unsur dengan nilai tertinggi adalah U6 ")


def test_where_all_are_equal_none_is_lowest_or_highest() -> None:
    paragraphs = narrative(index(*["4"] * 11), SOOKO)
    assert "Seluruh unsur bernilai sama, yaitu 100,00 (mutu A)." in paragraphs[1]
    assert not any("terendah" in text or "tertinggi" in text for text in paragraphs)
    assert paragraphs[-1].startswith("Untuk mempertahankan nilai IKM")  # which cannot become higher


def test_two_equal_unsur_are_all_of_them() -> None:
    assert narrative(index("3.2", "3.2"), SOOKO)[1] == (
        "Seluruh unsur bernilai sama, yaitu 80,00 (mutu B). Capaian tersebut perlu dipertahankan. Unsur "
        "prioritas ditetapkan menurut persentase jawaban bernilai 1–2, kemudian nomor unsur."
    )


def test_while_one_unsur_can_become_better_the_aim_is_higher() -> None:
    assert narrative(index("4", "4", "4", "4", "3.99"), SOOKO)[-1].startswith(
        "Untuk mempertahankan dan meningkatkan nilai IKM"
    )


def test_a_sample_that_is_too_small_is_said_with_its_reason() -> None:
    context = replace(SOOKO, minimum=214, alasan="Pelayanan tutup selama renovasi.")
    said = "Sampel minimum, yaitu 214 responden, belum terpenuhi karena: Pelayanan tutup selama renovasi"
    assert f"{said} (disetujui Kepala Seksi Pelayanan)." in narrative(ELEVEN, context)[0]
    assert "Sampel minimum" not in narrative(ELEVEN, replace(context, minimum=100))[0]
    assert narrative(ELEVEN, replace(SOOKO, minimum=101))[0].endswith(
        ". Sampel minimum, yaitu 101 responden, belum terpenuhi."
    )


def test_without_a_tie_none_is_said() -> None:
    assert not any("bernilai sama" in text for text in narrative(ELEVEN, SOOKO))


@pytest.mark.parametrize(
    ("count", "highest", "lowest"),
    [
        (1, None, "Satu"),
        (2, None, "Dua"),
        (3, None, "Tiga"),
        (4, "Satu", "Tiga"),
        (5, "Dua", "Tiga"),
        (9, "Tiga", "Tiga"),
    ],
)
def test_fewer_unsur(count: int, highest: str | None, lowest: str) -> None:
    paragraphs = narrative(index(*(f"3.{i + 1}" for i in range(count))), SOOKO)
    assert f"terhadap {count} unsur" in paragraphs[0]
    starts = [text.split(" unsur dengan nilai ")[0] for text in paragraphs if " unsur dengan nilai " in text]
    assert starts == [word for word in (highest, lowest) if word]


def test_a_result_that_is_not_complete_says_what_is_missing() -> None:
    answers = pd.DataFrame({"U1": [4.0], "U2": [None], "U3": [None]}, dtype="float64")
    assert narrative(compute(answers, Basis(("U1", "U2", "U3"), None, DEFAULT)), SOOKO) == (
        "Nilai IKM Kecamatan Sooko Semester I Tahun 2025 belum dapat dihitung karena belum ada jawaban untuk "
        "unsur U2 Sistem, Mekanisme, dan Prosedur; dan U3 Waktu Penyelesaian.",
    )


def test_names_without_commas_are_parted_by_commas() -> None:
    follows = narrative(index("3.1", "3.9", "3.2", "3.3", "3.8"), SOOKO)[-1]
    assert "unsur U1 Persyaratan, U3 Waktu Penyelesaian, dan U4 Biaya/Tarif." in follows


def test_without_respondents_that_is_what_it_says() -> None:
    empty = compute(pd.DataFrame({"U1": []}, dtype="float64"), Basis(("U1",), None, DEFAULT))
    assert narrative(empty, SOOKO) == (
        "Nilai IKM Kecamatan Sooko Semester I Tahun 2025 belum dapat dihitung karena belum ada responden.",
    )


@settings(max_examples=25)
@given(
    st.lists(st.integers(100, 400), min_size=1, max_size=11),
    st.none() | st.decimals(1, 100, places=2),
    st.none() | st.decimals(25, 100, places=2),
)
def test_any_result_gives_at_most_six_whole_paragraphs(
    totals: list[int], target: Decimal | None, last: Decimal | None
) -> None:
    context = Context("Kecamatan Sooko", "Tahun 2025", DEFAULT, target=target, ikm_lalu=last)
    paragraphs = narrative(index(*(str(Fraction(total, 100)) for total in totals)), context)
    assert 3 <= len(paragraphs) <= 6
    for text in paragraphs:
        assert text == " ".join(text.split())
        assert text.endswith(".")
        assert "None" not in text

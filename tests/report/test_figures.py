"""Every figure of the report, read back from the Word file, is the one of the State."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd
import pytest

from ikm_xl.indonesian import comma
from ikm_xl.sop.state import State
from ikm_xl.survey.unsur import KODE
from tests.report import surveys
from tests.report.reading import Report

NINE = list(KODE[:9])


def alike(value: float, n: int = 30) -> pd.DataFrame:
    table = surveys.respondents(n)
    table[list(KODE)] = value
    return table


def mixed(share: float) -> pd.DataFrame:
    """Answers of 3, and so many of 4 or 2, for a value within a band."""
    table = alike(3.0, 100)
    table.loc[: int(abs(share) * 100) - 1, list(KODE)] = 4.0 if share > 0 else 2.0
    return table


CASES: dict[str, State] = {
    "12 respondents": surveys.state(surveys.respondents(12)),
    "217 respondents": surveys.with_past(surveys.planned(surveys.state(surveys.respondents(217)))),
    "2000 respondents": surveys.with_past(surveys.state(surveys.respondents(2000))),
    "without profile": surveys.state(surveys.respondents(40, profile=False)),
    "without comments": surveys.state(surveys.respondents(40, spoken=())),
    "9 unsur": surveys.planned(surveys.state(surveys.respondents(60), perhitungan__unsur=NINE)),
    "another weight": surveys.state(
        surveys.respondents(60), perhitungan__unsur=NINE, perhitungan__bobot="0,11"
    ),
    "the decree of 2004": surveys.state(
        surveys.respondents(60), perhitungan__standar_mutu="KEP/25/M.PAN/2/2004"
    ),
    "all answers 4": surveys.state(alike(4.0)),
    "mutu A": surveys.state(mixed(0.6)),
    "mutu B": surveys.state(mixed(0.2)),
    "mutu C": surveys.state(mixed(-0.2)),
    "mutu D": surveys.state(alike(2.0)),
    "one respondent": surveys.state(alike(3.0, 1)),
}


@pytest.fixture(scope="module", params=CASES, ids=str)
def case(request: pytest.FixtureRequest) -> tuple[State, Report]:
    state = CASES[request.param]
    return state, Report(state)


def test_the_table_of_unsur_is_that_of_the_state(case: tuple[State, Report]) -> None:
    state, report = case
    index = state.figures.index

    *found, unit = report.table("Nilai setiap unsur pelayanan")

    assert [row[:5] + row[6:] for row in found] == [
        [
            one.kode,
            one.nama + (" ▼" if one.terendah else ""),
            comma(one.nrr or 0, 4),
            comma(one.tertimbang or 0, 5),
            comma(one.konversi or 0),
            one.mutu,
            one.kinerja,
            str(one.peringkat),
        ]
        for one in index.unsur
    ]
    weighted = sum((one.tertimbang or 0 for one in index.unsur), Fraction())
    assert unit[3:5] == [comma(weighted, 5), comma(index.ikm or 0)]
    assert unit[6:8] == [index.mutu, index.kinerja]


def test_the_printed_figures_can_be_added_again(case: tuple[State, Report]) -> None:
    """A calculator on the printed figures gives the printed IKM, to a hundredth."""
    _, report = case
    *found, unit = report.table("Nilai setiap unsur pelayanan")

    added = sum(Fraction(row[3].replace(",", ".")) for row in found) * 25
    assert abs(added - Fraction(unit[4].replace(",", "."))) <= Fraction(1, 100)


def test_the_answers_are_those_of_the_respondents(case: tuple[State, Report]) -> None:
    state, report = case
    for row in report.table("Sebaran jawaban setiap unsur"):
        answers = state.answered[row[0]]
        counts = [int((answers == value).sum()) for value in (1, 2, 3, 4)]
        assert [cell.split(" ")[0] for cell in row[2:6]] == [comma(count, 0) for count in counts]
        assert row[6] == comma(int(answers.count()), 0)


def test_a_profile_counts_everybody_once(case: tuple[State, Report]) -> None:
    state, report = case
    n = state.figures.index.n
    for caption in (c for c in report.captions("Tabel") if "Responden menurut" in c):
        *rows, total = report.table(caption)
        assert sum(int(row[1].replace(".", "")) for row in rows) == n
        assert total[1] == comma(n, 0)


def test_the_attachment_holds_every_answer_or_says_where_they_are(case: tuple[State, Report]) -> None:
    state, report = case
    index, codes = state.figures.index, list(state.settings.perhitungan.unsur)
    found = report.table("LAMPIRAN 2")
    *single, totals, filled, nrr, _ = found

    assert totals == ["Σ nilai/unsur", *(comma(one.jumlah, 0) for one in index.unsur)]
    assert filled == ["Kuesioner terisi", *(comma(one.n, 0) for one in index.unsur)]
    assert nrr == ["NRR/unsur", *(comma(one.nrr or 0, 4) for one in index.unsur)]
    if index.n > 1000:
        assert single == []
        assert "ada di lembar Perhitungan" in report.text
    else:
        answers = state.answered[codes]
        assert [row[1:] for row in single] == [
            ["" if pd.isna(value) else f"{value:.0f}" for value in row] for row in answers.to_numpy()
        ]


def test_cover_and_conclusion_say_the_result(case: tuple[State, Report]) -> None:
    state, report = case
    index = state.figures.index
    cover = report.word.tables[0].cell(0, 0).text

    assert cover.split("\n")[1:3] == [comma(index.ikm or 0), f"Mutu pelayanan {index.mutu} ({index.kinerja})"]
    assert f"adalah {comma(index.ikm or 0)}, mutu pelayanan {index.mutu}" in report.after("5.1 Kesimpulan")


def test_every_comment_is_counted(case: tuple[State, Report]) -> None:
    state, report = case
    written = [text for text in state.answered["saran"] if text not in ("", "-")]
    tables = [h for h in report.headings if h in ("Keluhan, saran, dan harapan", "Pujian", "Lainnya")]

    counted = sum(int(row[3].replace(".", "")) for h in tables for row in report.table(h))
    assert counted == len(written)
    assert bool(tables) == bool(written)


def test_comments_are_counted_by_unsur_and_those_of_none_too() -> None:
    state = surveys.state(surveys.respondents(100, spoken=("Petugas ramah", "Parkir sempit", "Camat datang")))
    written = state.answered["saran"].value_counts()

    assert Report(state).table("menurut unsur: jumlah responden") == [
        ["U7", "Perilaku Pelaksana", "0", str(written["Petugas ramah"]), "0"],
        ["U9", "Sarana dan Prasarana", str(written["Parkir sempit"]), "0", "0"],
        ["–", "Umum/lainnya", "0", "0", str(written["Camat datang"])],
    ]


def test_only_nine_unsur_have_only_nine_rows() -> None:
    report = Report(CASES["9 unsur"])

    assert "U10" not in report.text
    assert len(report.table("LAMPIRAN 1")) == 9


def test_the_trend_has_five_periods_and_the_mutu_that_follows_from_the_value() -> None:
    report = Report(CASES["217 respondents"])
    index = CASES["217 respondents"].figures.index

    assert [row[0] for row in report.table("periode terakhir")] == [
        "Semester I Tahun 2023",
        "Semester II Tahun 2023",
        "Semester I Tahun 2024",
        "Semester II Tahun 2024",
        "Semester I Tahun 2025",
    ]
    assert report.table("periode terakhir")[-1][1:] == ["217", comma(index.ikm or 0), index.mutu]
    assert report.table("periode terakhir")[0][2:] == ["74,00", "C"]


def test_the_last_plan_tells_how_much_is_done_and_what_its_unsur_are_now() -> None:
    state = CASES["217 respondents"]
    report = Report(state)
    now = {one.kode: comma(one.konversi or 0) for one in state.figures.index.unsur}

    first, second = report.table("Hasil tindak lanjut")
    assert "2 program; 1 di antaranya selesai dilaksanakan (50,0%)" in report.after(
        "4.5 Hasil Tindak Lanjut Periode Sebelumnya"
    )
    assert first[2:4] == ["72,50", now["U1"]]
    assert second[5:] == ["Berjalan", "–", "Anggaran"]


def test_a_survey_without_a_past_says_so() -> None:
    report = Report(CASES["12 respondents"])

    assert "Tidak ada RTL periode sebelumnya" in report.text
    assert "tren belum dapat disajikan" in report.text
    assert len(report.captions("Gambar")) == 2


def test_ties_are_told_sensibly() -> None:
    report = Report(CASES["all answers 4"])

    assert "Seluruh unsur bernilai sama" in report.after("4.2 Kekuatan Pelayanan")
    assert "Seluruh unsur bernilai sama" in report.after("4.3 Unsur yang Perlu Ditingkatkan")


def test_the_limits_of_the_decree_are_those_that_it_prints() -> None:
    report = Report(CASES["the decree of 2004"])

    assert [row[1] for row in report.table("Nilai persepsi, interval")] == [
        "1,00 – 1,75",
        "1,76 – 2,50",
        "2,51 – 3,25",
        "3,26 – 4,00",
    ]


def test_a_service_of_one_person_has_no_value() -> None:
    report = Report(CASES["217 respondents"])

    found = report.table("Nilai IKM menurut jenis layanan")
    assert "Izin keramaian" not in [row[0] for row in found]
    assert sum(int(row[1]) for row in found) == 217
    assert "Izin keramaian" in report.text


def test_few_respondents_are_told_that_the_margin_is_rough() -> None:
    assert "pendekatan ini kasar" in Report(CASES["12 respondents"]).text
    assert "pendekatan ini kasar" not in Report(CASES["217 respondents"]).text
    assert "Galat sampel" not in Report(CASES["one respondent"]).text

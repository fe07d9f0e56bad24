"""Respondents outside the period, without a date, or dropped for a blank answer: told, and many hold."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from ikm_xl.cleaning.clean import Rules, clean
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Finding, Severity
from ikm_xl.cleaning.left_out import of_dropped, of_period, outside
from ikm_xl.cleaning.paper import BERKAS
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import Row, grid

AWAL, AKHIR = date(2025, 1, 1), date(2025, 6, 30)
IN, LATE = date(2025, 3, 3), datetime(2025, 7, 2, 8, 15)


def _people(*dates: object, berkas: str = "a.xlsx") -> pd.DataFrame:
    """Respondents with these dates, from row 2 on."""
    rows = range(2, 2 + len(dates))
    return pd.DataFrame({"tanggal": pd.Series(dates, dtype=object), "baris": rows, "berkas": berkas})


def _of_period(people: pd.DataFrame, *, only: bool) -> list[Finding]:
    return list(of_period(people, outside(people, AWAL, AKHIR), (AWAL, AKHIR), only=only))


@pytest.mark.parametrize(
    ("awal", "akhir", "late"),
    [
        (AWAL, AKHIR, [True, False, False, False, True, False]),
        (AWAL, None, [True, False, False, False, False, False]),
        (None, AKHIR, [False, False, False, False, True, False]),
        (None, None, [False] * 6),
    ],
)
def test_the_first_and_the_last_day_belong_to_the_period(
    awal: date | None, akhir: date | None, late: list[bool]
) -> None:
    days = [date(2024, 12, 31), AWAL, datetime(2025, 6, 30, 23, 59), IN, date(2025, 7, 1), None]
    assert outside(_people(*days), awal, akhir).tolist() == late


@pytest.mark.parametrize(
    ("late", "dated", "undated", "severity"),
    [(1, 19, 0, PERINGATAN), (1, 18, 0, TAHAN), (1, 18, 20, TAHAN), (2, 38, 0, PERINGATAN)],
)
def test_more_than_one_in_twenty_of_those_with_a_date_outside_the_period_holds(
    late: int, dated: int, undated: int, severity: Severity
) -> None:
    (finding,) = _of_period(_people(*[LATE] * late, *[IN] * dated, *[None] * undated), only=False)
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B47", severity, late)


def test_what_lies_outside_the_period_is_told_with_the_days_that_there_are() -> None:
    (finding,) = _of_period(_people(IN, None, LATE), only=False)
    assert finding.keterangan == (
        "Tanggal 1 responden di luar periode 1 Januari 2025 sampai 30 Juni 2025 (Berkas 'a.xlsx', baris 4)."
    )
    assert finding.saran.startswith("Jawaban bertanggal 3 Maret 2025 sampai 2 Juli 2025: perbaiki Periode")


@pytest.mark.parametrize(
    ("undated", "dated", "severity"),
    [(0, 20, None), (1, 19, PERINGATAN), (1, 18, TAHAN), (2, 38, PERINGATAN), (2, 37, TAHAN)],
)
def test_where_only_the_period_counts_one_in_twenty_may_lack_a_date(
    undated: int, dated: int, severity: Severity | None
) -> None:
    found = _of_period(_people(*[None] * undated, *[IN] * dated), only=True)
    assert [(one.kode, one.severity, one.jumlah) for one in found] == (
        [("IKM-B67", severity, undated)] if severity else []
    )
    assert _of_period(_people(*[None] * undated, *[IN] * dated), only=False) == []


def test_where_only_the_period_counts_what_lies_outside_is_told_and_holds_nothing() -> None:
    (finding,) = _of_period(_people(LATE, LATE, IN), only=True)
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B49", PERINGATAN, 2)
    assert finding.keterangan.endswith("tidak dihitung (Berkas 'a.xlsx', baris 2, 3).")


@pytest.mark.parametrize(
    ("dropped", "others", "severity"),
    [(0, 9, None), (1, 19, PERINGATAN), (1, 18, TAHAN), (2, 38, PERINGATAN), (2, 37, TAHAN)],
)
def test_more_than_one_in_twenty_dropped_for_a_blank_answer_hold(
    dropped: int, others: int, severity: Severity | None
) -> None:
    people, blank = _people(*[IN] * (dropped + others)), np.arange(dropped + others) < dropped
    assert [(one.kode, one.severity, one.jumlah) for one in of_dropped(people, blank)] == (
        [("IKM-B48", severity, dropped)] if severity else []
    )


@pytest.mark.parametrize(
    ("many", "named"), [(10, "9, 10, 11"), (11, "9, 10, 11, dan 1 lainnya"), (12, "9, 10, 11, dan 2 lainnya")]
)
def test_ten_rows_are_named_and_the_others_counted(many: int, named: str) -> None:
    (finding,) = of_dropped(_people(*[IN] * many), np.ones(many, dtype=bool))
    assert finding.tempat == f"Berkas 'a.xlsx', baris 2, 3, 4, 5, 6, 7, 8, {named}"


def test_rows_of_several_files_are_named_with_their_file() -> None:
    people = pd.concat([_people(IN), _people(IN, berkas=BERKAS)], ignore_index=True)
    (finding,) = of_dropped(people, np.ones(2, dtype=bool))
    assert finding.tempat == "baris 2 a.xlsx, 2 lembar Kuesioner Kertas"


def test_whom_a_blank_answer_drops_has_no_part_in_the_5_percent_of_another_period() -> None:
    rows: list[Row] = [[k, "05-03-2025" if k > 10 else "05-09-2025", *[3] * 11] for k in range(1, 101)]
    for row in [*rows[:5], *rows[-20:]]:  # five of those outside the period, and twenty others
        row[5] = ""
    period = Rules(jawaban_kosong="gugurkan", awal=date(2025, 1, 1), akhir=date(2025, 6, 30))
    result = clean([grid([["No", "Tanggal", *KODE], *rows])], period)
    (late,) = (one for one in result.temuan if one.kode == "IKM-B47")
    assert (result.hitungan.dipakai, late.jumlah, late.severity) == (75, 5, TAHAN)


def test_nobody_who_was_dropped_is_said_to_count_without_a_date() -> None:
    rows: list[Row] = [[1, "05-03-2025", *[3] * 11], [2, "05-03-2025", *[4] * 11], [3, "", *[3] * 10, ""]]
    only = Rules(
        jawaban_kosong="gugurkan", awal=date(2025, 1, 1), akhir=date(2025, 6, 30), hanya_dalam_periode=True
    )
    result = clean([grid([["No", "Tanggal", *KODE], *rows])], only)
    assert (result.hitungan.dipakai, result.hitungan.gugur) == (2, 1)
    assert "IKM-B67" not in {one.kode for one in result.temuan}

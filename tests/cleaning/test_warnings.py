"""Warnings: what looks wrong is said and left alone."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

import pandas as pd
import pytest

from ikm_xl.cleaning import warnings
from ikm_xl.cleaning.clean import Cleaned, Rules, clean
from ikm_xl.cleaning.findings import PERINGATAN, TAHAN, Severity
from ikm_xl.errors import IkmError
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import ANSWERS, Row, grid

A = ANSWERS[0]
HEADER: Row = ["No", "Tanggal", "No. HP", "Umur", *KODE]


def _cleaned(*rows: Row, rules: Rules | None = None, header: Row = HEADER) -> Cleaned:
    return clean([grid([header, *rows])], rules or Rules())


def _row(number: int, tanggal: object = "", telepon: object = "", umur: object = 30) -> Row:
    return [number, tanggal, telepon, umur, *A]


def _answered(number: int, answers: Row) -> Row:
    return [number, "", "", 30, *answers]


@pytest.mark.parametrize(("lines", "held"), [(("Jumlah", "Rata-rata", "Nilai IKM"), 3), (("Jumlah",), 0)])
def test_respondents_below_the_summary_that_ends_an_export_hold(lines: tuple[str, ...], held: int) -> None:
    """A longer export lay there, or somebody added them; below a mere subtotal more may follow."""
    summary: list[Row] = [[line, "", "", "", *[3.1] * len(KODE)] for line in lines]
    above = [_answered(n, [1 + (n + u) % 4 for u in range(len(KODE))]) for n in range(1, 9)]
    below = [_answered(n, [1 + (n * u) % 4 for u in range(len(KODE))]) for n in range(12, 15)]
    found = _cleaned(*above, *summary, *below).temuan
    said = [(one.severity, one.jumlah) for one in found if one.nama == "Responden di bawah ringkasan"]
    assert said == ([(TAHAN, held)] if held else [])


def test_ordinary_answers_give_no_warning() -> None:
    rows = [_row(n, f"0{n}-03-2025 08:0{n}", f"08120000000{n}") for n in range(1, 9)]
    rules = Rules(awal=date(2025, 3, 1), akhir=date(2025, 3, 31), minimum=8)
    assert _cleaned(*rows, rules=rules).peringatan == ()


def test_one_telephone_number_more_than_twice_is_named_by_its_rows_only() -> None:
    numbers = ["081234567890", "+62 812-3456-7890", 81234567890, "0899", "0899", "0899", "081111111111"]
    cleaned = _cleaned(*(_row(n, telepon=number) for n, number in enumerate(numbers, 1)))
    assert cleaned.peringatan == ("Satu nomor telepon dipakai 3 responden (baris 2, 3, 4).",)
    assert _cleaned(*(_row(n, telepon="081234567890") for n in (1, 2))).peringatan == ()


@pytest.mark.parametrize(
    ("same", "others", "warned"), [(1, 4, False), (2, 7, True), (2, 8, False), (1, 0, True)]
)
def test_the_same_answer_throughout(same: int, others: int, warned: bool) -> None:
    rows = [_answered(n, [4] * 11) for n in range(same)] + [_row(50 + n) for n in range(others)]
    warnings = _cleaned(*rows).peringatan
    assert any("jawaban yang sama untuk semua unsur" in text for text in warnings) == warned


def test_more_than_five_entries_within_a_minute() -> None:
    minute = [_row(n, f"01-03-2025 08:15:{10 * n:02}") for n in range(6)]
    (warning,) = _cleaned(*minute).peringatan
    assert warning == "6 isian dalam satu menit, 01-03-2025 08.15 (baris 2, 3, 4, 5, 6, 7)."
    assert _cleaned(*minute[:5]).peringatan == ()
    moments = ["01-03-2025 08:15:40"] * 3 + ["01-03-2025 08:16:20"] * 3
    across = [_row(n, moment) for n, moment in enumerate(moments)]
    assert len(_cleaned(*across).peringatan) == 1
    without_time = [_row(n, "01-03-2025") for n in range(9)]
    assert _cleaned(*without_time).peringatan == ()


def test_ages_below_10_or_above_100() -> None:
    cleaned = _cleaned(*(_row(n, umur=age) for n, age in enumerate([9, 10, 100, 101, "", "17-25"], 1)))
    assert cleaned.peringatan == ("Umur 2 responden di luar 10–100 tahun (baris 2, 5).",)
    assert cleaned.responden["umur"].tolist()[:4] == [9, 10, 100, 101]


def test_fewer_than_the_minimum_sample() -> None:
    assert _cleaned(_row(1), rules=Rules(minimum=2)).peringatan == (
        "Jumlah responden 1, kurang dari sampel minimum 2.",
    )


def test_dates_outside_the_period() -> None:
    days = ["31-12-2024", "01-01-2025 00:05", "30-06-2025 23:59", "01-07-2025", ""]
    rows = [_row(n, day) for n, day in enumerate(days)]
    rules = Rules(awal=date(2025, 1, 1), akhir=date(2025, 6, 30))
    (warning,) = _cleaned(*rows, rules=rules).peringatan
    assert warning.startswith("Tanggal 2 responden di luar periode 1 Januari 2025 sampai 30 Juni 2025 (")
    assert "baris 2, 5). Jawaban bertanggal 31 Desember 2024 sampai 1 Juli 2025: perbaiki Periode" in warning


@pytest.mark.parametrize(("late", "severity"), [(1, PERINGATAN), (2, TAHAN)])
def test_more_than_one_in_twenty_outside_the_period_holds(late: int, severity: Severity) -> None:
    days = ["01-07-2025"] * late + [f"{day:02}-03-2025" for day in range(1, 21)]
    rules = Rules(awal=date(2025, 1, 1), akhir=date(2025, 6, 30))
    cleaned = _cleaned(*(_row(n, day) for n, day in enumerate(days, 1)), rules=rules)
    assert [f.severity for f in cleaned.temuan if f.kode == "IKM-B47"] == [severity]
    assert cleaned.hitungan.dipakai == len(days)


def test_only_what_lies_in_the_period_counts_where_the_office_says_so() -> None:
    days = ["01-07-2025", "", *["05-03-2025"] * 3]
    rules = Rules(awal=date(2025, 1, 1), akhir=date(2025, 6, 30), hanya_dalam_periode=True)
    cleaned = _cleaned(*(_row(n, day) for n, day in enumerate(days, 1)), rules=rules)
    assert (cleaned.hitungan.dipakai, cleaned.hitungan.luar_periode) == (4, 1)
    assert [(note.baris, note.alasan) for note in cleaned.catatan] == [(2, "di luar periode")]
    undated, outside = cleaned.temuan
    assert (undated.kode, undated.severity, undated.jumlah) == ("IKM-B67", TAHAN, 1)
    assert (outside.severity, outside.jumlah) == (PERINGATAN, 1)
    assert cleaned.pertanggungjawaban.adds_up
    with pytest.raises(IkmError, match="tidak berisi responden dalam periode"):
        _cleaned(_row(1, "01-07-2025"), rules=rules)


def test_many_dropped_respondents_hold() -> None:
    blank: Row = [None, *A[1:]]
    rows = [_answered(n, blank if n < 3 else [*A]) for n in range(20)]
    (finding,) = _cleaned(*rows, rules=Rules(jawaban_kosong="gugurkan")).temuan
    assert (finding.kode, finding.severity, finding.jumlah) == ("IKM-B48", TAHAN, 3)


def test_an_unsur_whose_answers_are_not_understood() -> None:
    rows = [_answered(n, [*A[:7], text, *A[8:]]) for n, text in enumerate(["Buruk", "Cukup", "Baik"])]
    (warning,) = _cleaned(*rows).peringatan
    assert warning.startswith("3 dari 3 jawaban U8 tidak dikenali ('Baik', 'Buruk', 'Cukup'; ")


def test_a_long_list_is_cut_and_counted() -> None:
    cleaned = _cleaned(*(_row(n, umur=5) for n in range(30)))
    assert cleaned.peringatan[-1].endswith("(baris 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, dan 20 lainnya).")
    many = [_row(n, telepon=f"0812000000{n // 3:02}") for n in range(60)]
    assert _cleaned(*many).peringatan[-1] == "Ada 15 peringatan serupa lainnya."


def test_rows_of_several_files_are_told_apart() -> None:
    grids = [grid([HEADER, _row(umur, umur=umur)], f"{umur}.xlsx") for umur in (5, 6)]
    (warning,) = clean(grids, Rules()).peringatan
    assert warning == "Umur 2 responden di luar 10–100 tahun (baris 2 5.xlsx, 2 6.xlsx)."


def test_a_comment_cut_at_the_last_column() -> None:
    header: Row = ["No", *KODE, "Saran"]
    cleaned = _cleaned([1, *A, "bagus", " cepat"], header=header)
    assert cleaned.peringatan == ("Saran 1 responden melewati kolom terakhir dan terpotong (baris 2).",)


# Each warning by itself, at its limit

MINUTE = datetime(2025, 3, 1, 8, 15)


def _people(**columns: Sequence[object]) -> pd.DataFrame:
    """Respondents with these values, from row 2 on."""
    many = len(next(iter(columns.values())))
    cells = {name: pd.Series([*values], dtype=object) for name, values in columns.items()}
    return pd.DataFrame(cells).assign(baris=range(2, 2 + many), berkas="a.xlsx")


def _same(*answers: int, others: int = 0) -> list[str]:
    """Somebody who answered so, the rest left blank, beside others who answered in several ways."""
    rows = [[*answers, *[0] * (len(KODE) - len(answers))], *[[*A]] * others]
    return warnings.straight_lines(pd.DataFrame(rows, columns=list(KODE)))


@pytest.mark.parametrize(
    ("telephone", "often", "warned"),
    [("081234", 2, False), ("081234", 3, True), ("08123", 3, False), ("", 9, False)],
)
def test_six_digits_are_a_telephone_number_and_two_may_share_one(
    telephone: str, often: int, warned: bool
) -> None:
    found = warnings.same_telephone(_people(telepon=[telephone] * often + ["089999"]))
    assert found == (["Satu nomor telepon dipakai 3 responden (baris 2, 3, 4)."] if warned else [])


@pytest.mark.parametrize(
    ("answers", "warned"),
    [
        ([4] * 11, True),
        ([1] * 5, True),
        ([3] * 5, True),
        ([1] * 4, False),
        ([4] * 10 + [3], False),
        ([1] + [2] * 10, False),
        ([-1] + [3] * 5, True),  # what is not understood says nothing
        ([-1] * 11, False),
        ([], False),
    ],
)
def test_the_same_answer_to_five_questions_is_the_same_throughout(answers: list[int], warned: bool) -> None:
    said = "1 dari 1 responden (100,0%) memberi jawaban yang sama untuk semua unsur."
    assert _same(*answers) == ([said] if warned else [])


@pytest.mark.parametrize(
    ("same", "of", "share"), [(1, 5, None), (40, 200, None), (41, 200, "20,5"), (5, 24, "20,8")]
)
def test_up_to_one_in_five_may_say_the_same_throughout(same: int, of: int, share: str | None) -> None:
    rows = pd.DataFrame([[4] * 11] * same + [[*A]] * (of - same), columns=list(KODE))
    found = [text.split(" memberi ")[0] for text in warnings.straight_lines(rows)]
    assert found == ([f"{same} dari {of} responden ({share}%)"] if share else [])


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        ([0, 0, 0, 0, 59], []),
        ([0, 0, 0, 0, 0, 59], ["6 isian dalam satu menit, 01-03-2025 08.15 (baris 2, 3, 4, 5, 6, 7)."]),
        ([0, 0, 0, 0, 0, 60], []),
        ([0] * 7, ["7 isian dalam satu menit, 01-03-2025 08.15 (baris 2, 3, 4, 5, 6, 7, 8)."]),
        ([-61, *[0] * 5], []),
        ([-61, *[0] * 6], ["6 isian dalam satu menit, 01-03-2025 08.15 (baris 3, 4, 5, 6, 7, 8)."]),
        ([9, 8, 7, 6, 5, 4], ["6 isian dalam satu menit, 01-03-2025 08.15 (baris 7, 6, 5, 4, 3, 2)."]),
        ([*[0] * 6, *[60] * 6, 120], [
            "6 isian dalam satu menit, 01-03-2025 08.15 (baris 2, 3, 4, 5, 6, 7).",
            "6 isian dalam satu menit, 01-03-2025 08.16 (baris 8, 9, 10, 11, 12, 13).",
        ]),
    ],
)  # fmt: skip
def test_six_entries_in_less_than_sixty_seconds_are_told(seconds: list[int], told: list[str]) -> None:
    moments: list[object] = [MINUTE + timedelta(seconds=second) for second in seconds]
    assert warnings.bursts(_people(tanggal=[*moments, None, date(2025, 3, 1)])) == told


@pytest.mark.parametrize(("minimum", "warned"), [(None, False), (3, False), (4, True)])
def test_as_many_as_the_minimum_sample_suffice(minimum: int | None, warned: bool) -> None:
    said = "Jumlah responden 3, kurang dari sampel minimum 4."
    assert warnings.too_few(_people(umur=[30, 31, 32]), minimum) == ([said] if warned else [])


@pytest.mark.parametrize(
    ("check", "columns"),
    [
        (warnings.odd_ages, {"umur": [10.0, 100.0, float("nan")]}),
        (warnings.beyond_header, {"berlebih": [False, False]}),
        (warnings.names_somebody, {"saran": ["Sudah baik, Bu.", ""]}),
    ],
)
def test_what_is_as_it_should_be_is_not_told(
    check: Callable[[pd.DataFrame], list[str]], columns: dict[str, Sequence[object]]
) -> None:
    assert check(_people(**columns).infer_objects()) == []


@pytest.mark.parametrize(
    ("many", "named"), [(10, "9, 10, 11"), (11, "9, 10, 11, dan 1 lainnya"), (12, "9, 10, 11, dan 2 lainnya")]
)
def test_ten_rows_of_a_warning_are_named(many: int, named: str) -> None:
    (said,) = warnings.odd_ages(_people(umur=[9.0] * many).infer_objects())
    assert said.endswith(f"(baris 2, 3, 4, 5, 6, 7, 8, {named}).")


@pytest.mark.parametrize(("kinds", "shown", "others"), [(5, 5, []), (6, 6, []), (7, 5, [2]), (9, 5, [4])])
def test_five_warnings_of_a_kind_are_shown_and_two_or_more_others_counted(
    kinds: int, shown: int, others: list[int]
) -> None:
    found = warnings.same_telephone(_people(telepon=[f"08120{n}" for n in range(kinds)] * 3))
    assert all(text.startswith("Satu nomor telepon") for text in found[:shown])
    assert found[shown:] == [f"Ada {many} peringatan serupa lainnya." for many in others]

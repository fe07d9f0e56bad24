"""Rows of totals: their labels, and their values."""

import numpy as np
import pytest

from ikm_xl.cleaning.tables import read
from ikm_xl.cleaning.totals import is_footer, matches, values
from ikm_xl.survey.unsur import KODE
from tests.cleaning.ekspor import grid


@pytest.mark.parametrize(
    "text",
    [
        "Ringkasan IKM", "Nilai/Unsur", "NRR/Unsur", "NRR/Unsur × 25", "Mutu Layanan/Unsur",
        "Predikat Layanan/Unsur",
        "NRR Tertimbang/Unsur", "Jumlah NRR Tertimbang", "Nilai IKM", "Mutu", "Predikat", "Nilai /Unsur",
        "NRR / Unsur", "NRR tertbg/ unsur", "IKM Unit pelayanan", "IKM UNIT PELAYANAN : 81,96",
        "Σ Nilai/Unsur",
        "∑ Nilai / Unsur", "JUMLAH", "Total", "Rata-rata", "Rata - rata nilai", "Jumlah responden",
        "Sub Total", "Kategori", "Kualitas mutu", "Peringkat",
        "Keterangan", "Keterangan : U1 = Persyaratan", "Total nilai", "Bobot nilai",
        "Indeks Kepuasan Masyarakat",
    ],
)  # fmt: skip
def test_labels_of_totals(text: str) -> None:
    assert is_footer(text)


@pytest.mark.parametrize(
    "text",
    [
        "", "1", "Total Rahayu", "Keterangan domisili", "Surat Keterangan", "Nilai jual objek pajak",
        "Mutuara",
        "IKM-2025-001", "Jumlah ternak", "Legalisir nilai", "Bapak Jumlah", "Kinerja petugas", "SMA",
    ],
)  # fmt: skip
def test_names_and_services_are_none(text: str) -> None:
    assert not is_footer(text)


BLANK = float("nan")
ROWS = np.array([[1, 2, 3], [1, 4, 3], [3, 4, 2], [4, 1, 2], [4, BLANK, 2]])
MEANS = [2.6, 2.75, 2.4]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param([13, 11, 12], id="jumlah"),
        pytest.param([1, 1, 2], id="terendah"),
        pytest.param([4, 4, 3], id="tertinggi"),
        pytest.param([5, 4, 5], id="banyaknya"),
        pytest.param([1, 4, 2], id="modus"),
        pytest.param([3, 3, 2], id="median"),
        pytest.param(MEANS, id="rata-rata"),
        pytest.param([2.6, 2.8, 2.4], id="rata-rata satu desimal"),
        pytest.param([65, 68.75, 60], id="rata-rata kali 25"),
        pytest.param([65, 68.75, 60.5], id="rata-rata kali 25 dibulatkan"),
        pytest.param([0.87, 0.92, 0.8], id="rata-rata tertimbang"),
        pytest.param([1.36, 1.3, 0.49], id="simpangan baku"),
        pytest.param([13, BLANK, 12], id="jumlah, satu tidak ditulis"),
    ],
)
def test_what_is_computed_from_the_rows_above_is_known(row: list[float]) -> None:
    assert matches(np.array(row), ROWS)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param([13, 11, 13], id="satu jumlah lain"),
        pytest.param([1, 4, 3], id="terendah dan tertinggi bercampur"),
        pytest.param([2.6, 2.75, 2.455], id="bukan rata-rata"),
        pytest.param([65, 68.75, 60.51], id="bukan rata-rata kali 25"),
        pytest.param([0.87, 0.92, 0.855], id="bukan rata-rata tertimbang"),
        pytest.param([1.36, 1.3, 0.545], id="bukan simpangan baku"),
        pytest.param([3, 3, 2.06], id="bukan median"),
        pytest.param([65, 69, 60], id="bilangan bulat bukan rata-rata kali 25"),
    ],
)
def test_other_values_are_none(row: list[float]) -> None:
    assert not matches(np.array(row), ROWS)


def test_whole_answers_are_never_taken_for_means() -> None:
    assert not matches(np.array([2.0, 3.0]), np.array([[1, 1], [1, 3], [4, 5]]))


@pytest.mark.parametrize(("value", "known"), [(0.0501, True), (0.0502, False)])
def test_a_value_may_be_rounded_to_one_decimal(value: float, known: bool) -> None:
    medians_of_nought = np.array([[0, 0], [0, 0], [4, 4]])
    assert matches(np.array([value, value]), medians_of_nought) == known


@pytest.mark.parametrize(("above", "known"), [(2, True), (1, False)])
def test_a_total_is_of_two_rows_at_least(above: int, known: bool) -> None:
    block = np.array([[3.0, 2.0]] * above)
    assert matches(block.sum(axis=0), block) == known


@pytest.mark.parametrize(
    ("sums", "known"),
    [
        ([6, 4, BLANK, BLANK], True),
        ([6, 4, BLANK, BLANK, BLANK], False),
        ([6, 4], True),
        ([6, BLANK], False),
        ([BLANK, BLANK], False),
    ],
)
def test_a_total_has_half_of_the_columns_and_two_at_least(sums: list[float], known: bool) -> None:
    block = np.array([[3.0, 2.0, 4.0, 4.0, 4.0]] * 2)[:, : len(sums)]
    assert matches(np.array(sums), block) == known


def test_every_column_of_a_total_has_answers_above_it_but_not_every_row() -> None:
    unasked = np.array([[3, 2, BLANK], [3, 2, BLANK]])
    assert not matches(np.array([6.0, 4.0, 0.0]), unasked)
    assert matches(np.array([6.0, 4.0, BLANK]), unasked)
    assert matches(np.array([6.0, 4.0]), np.array([[3, 2], [BLANK, BLANK], [3, 2]]))


def test_the_numbers_of_a_row_are_read_as_staff_write_them() -> None:
    (section,) = read([grid([["No", *KODE[:5]], [1, 4, "3,25", "3.5", "81,25 %", "B"]])], "regulasi").sections
    assert values(section).tolist() == [[4, 3.25, 3.5, 81.25, pytest.approx(BLANK, nan_ok=True)]]

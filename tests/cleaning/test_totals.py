"""The labels of rows of totals."""

import pytest

from ikm_xl.cleaning.totals import is_footer


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

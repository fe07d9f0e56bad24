"""Every key of the settings, its default, and the choices of those that have choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from ikm_xl.settings.model import PERAN, PERIODE_PER_TAHUN, Laporan
from ikm_xl.survey import bands
from ikm_xl.survey.suggestions import SUGGESTIONS
from ikm_xl.survey.unsur import KODE, UNSUR

PILIHAN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "periode.jenis": tuple(PERIODE_PER_TAHUN),
        "perhitungan.standar_mutu": tuple(bands.STANDAR),
        "perhitungan.jawaban_kosong": ("abaikan", "gugurkan"),
        "ekspor.urutan": ("regulasi", "kuesioner"),
        "surat.bentuk": ("surat", "tabel"),
        "cetak.kertas": ("F4", "A4"),
    }
)
PARAGRAF = tuple(f"laporan.{field.name}" for field in fields(Laporan))
"""The keys whose texts may have several paragraphs."""
DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "instansi.pemerintah": "Pemerintah Kabupaten Mojokerto",
        "instansi.kecamatan": "Kecamatan Sooko",
        "instansi.alamat": "Jl. Bhayangkara No. 250 Sooko",
        "instansi.kode_pos": "61361",
        "instansi.situs": "sooko.mojokerto.go.id",
        "instansi.tempat": "Sooko",
        "periode.jenis": "semester",
        "periode.ke": 1,
        "periode.tahun": 2025,
        "periode.awal": None,
        "periode.akhir": None,
        "perhitungan.unsur": KODE,
        "perhitungan.bobot": "1/k",
        "perhitungan.standar_mutu": bands.DEFAULT,
        "perhitungan.jawaban_kosong": "abaikan",
        "perhitungan.populasi": 0,
        "perhitungan.target": 0,
        "perhitungan.alasan_sampel": "",
        "ekspor.urutan": "regulasi",
        "surat.nomor": "",
        "surat.sifat": "Biasa",
        "surat.lampiran": "1 (satu) berkas",
        "surat.klasifikasi": "",
        "surat.bentuk": "surat",
        **{
            f"pejabat.{peran}.{kunci}": nilai
            for peran, jabatan in zip(
                PERAN, ("Camat Sooko", "Kepala Seksi Pelayanan", "Pengolah Data Pelayanan"), strict=True
            )
            for kunci, nilai in (("jabatan", jabatan), ("nama", ""), ("pangkat", ""), ("nip", ""))
        },
        "cetak.kertas": "F4",
        **dict.fromkeys(PARAGRAF, ""),
        **{f"nama_unsur.{unsur.kode}": unsur.nama for unsur in UNSUR},
        **{f"usulan_rtl.{kode}": SUGGESTIONS[kode].program for kode in KODE},
    }
)
"""Every key with the value it has when nobody says otherwise."""

"""Every key of the settings, its default, and the choices of those that have choices.

No default is one office's: what only the office knows is empty until it is filled in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from ikm_xl.settings.model import PERAN, PERIODE_PER_TAHUN, Laporan
from ikm_xl.survey import bands
from ikm_xl.survey.suggestions import SUGGESTIONS
from ikm_xl.survey.unsur import KODE, UNSUR

YA, TIDAK = "Ya", "Tidak"
IDENTITAS = ("NIP", "NI PPPK", "")
"""What number an official has: of a civil servant, of one by contract, or none."""
PILIHAN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "periode.jenis": tuple(PERIODE_PER_TAHUN),
        "perhitungan.standar_mutu": tuple(bands.STANDAR),
        "perhitungan.jawaban_kosong": ("abaikan", "gugurkan"),
        "perhitungan.hanya_dalam_periode": (TIDAK, YA),
        "ekspor.urutan": ("otomatis", "regulasi", "kuesioner"),
        "surat.bentuk": ("surat", "tabel"),
        "cetak.kertas": ("F4", "A4"),
        "cetak.jawaban": (YA, TIDAK),
    }
)
PARAGRAF = tuple(f"laporan.{field.name}" for field in fields(Laporan))
"""The keys whose texts may have several paragraphs."""
DEFAULTS: Mapping[str, Any] = MappingProxyType(
    {
        "instansi.pemerintah": "",
        "instansi.kecamatan": "",
        "instansi.alamat": "",
        "instansi.kode_pos": "",
        "instansi.telepon": "",
        "instansi.pos_el": "",
        "instansi.situs": "",
        "instansi.tempat": "",
        "instansi.nomor_sop": "",
        "periode.jenis": "semester",
        "periode.ke": 1,
        "periode.tahun": 2025,
        "periode.awal": None,
        "periode.akhir": None,
        "perhitungan.unsur": KODE,
        "perhitungan.bobot": "1/k",
        "perhitungan.standar_mutu": bands.DEFAULT,
        "perhitungan.jawaban_kosong": "abaikan",
        "perhitungan.hanya_dalam_periode": TIDAK,
        "perhitungan.populasi": 0,
        "perhitungan.target": 0,
        "perhitungan.alasan_sampel": "",
        "ekspor.urutan": "otomatis",
        "surat.nomor": "",
        "surat.sifat": "Biasa",
        "surat.lampiran": "1 (satu) berkas",
        "surat.sapaan": "Bapak/Ibu",
        "surat.klasifikasi": "",
        "surat.bentuk": "surat",
        **{
            f"pejabat.{peran}.{kunci}": nilai
            for peran, jabatan in zip(
                PERAN, ("Camat", "Kepala Seksi Pelayanan", "Pengolah Data Pelayanan"), strict=True
            )
            for kunci, nilai in (
                ("jabatan", jabatan),
                ("nama", ""),
                ("pangkat", ""),
                ("identitas", IDENTITAS[0]),
                ("nip", ""),
            )
        },
        "cetak.kertas": "F4",
        "cetak.jawaban": YA,
        **dict.fromkeys(PARAGRAF, ""),
        **{f"nama_unsur.{unsur.kode}": unsur.nama for unsur in UNSUR},
        **{f"usulan_rtl.{kode}": SUGGESTIONS[kode].program for kode in KODE},
    }
)
"""Every key with the value it has when nobody says otherwise."""
BAWAAN_LAMA: Mapping[str, str] = MappingProxyType(
    {
        "instansi.alamat": "Jl. Bhayangkara No. 250 Sooko",
        "instansi.situs": "sooko.mojokerto.go.id",
        "instansi.tempat": "Sooko",
        "pejabat.camat.jabatan": "Camat Sooko",
    }
)
"""What the template of 0.1.0 had of one office as if it were everybody's; its workbooks may still hold it."""

"""The rows of the sheet Pengaturan: every setting that stands there, in its order, with label and hint.

A row is found again by its heading and label, wherever it stands: a row more or less breaks no workbook.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SettingRow:
    """One row of the sheet Pengaturan: a key of the settings file, or a heading where ``key`` is empty."""

    key: str
    label: str
    hint: str = ""
    choices: str = ""  # name of the list on _daftar that the cell validates against
    formerly: str = ""  # how earlier workbooks label the row


OWN_TEXT = "Alt+Enter: paragraf baru; kosong: kalimat dari program"
"""The hint of a long text of the report."""

PENGATURAN_ROWS = (
    SettingRow("", "Instansi"),
    SettingRow("instansi.pemerintah", "Pemerintah daerah", "Baris pertama kop surat"),
    SettingRow("instansi.kecamatan", "Kecamatan", "Baris kedua kop, misalnya: Kecamatan Sukamaju"),
    SettingRow("instansi.alamat", "Alamat", "Jalan dan nomor"),
    SettingRow("instansi.kode_pos", "Kode pos", "Boleh kosong"),
    SettingRow("instansi.telepon", "Telepon", "Boleh kosong; bila diisi, tercetak di kop: (0321) 321234"),
    SettingRow("instansi.pos_el", "Pos-el", "Alamat surel kantor; boleh kosong, bila diisi tercetak di kop"),
    SettingRow("instansi.situs", "Situs web", "Boleh kosong; bila diisi, tercetak di kop"),
    SettingRow("instansi.tempat", "Tempat penandatanganan", "Misalnya: Sukamaju"),
    SettingRow("instansi.nomor_sop", "Nomor SOP", "Nomor SOP penyusunan IKM di kecamatan ini; boleh kosong"),
    SettingRow("", "Periode survei"),
    SettingRow("periode.jenis", "Jenis periode", "semester, triwulan, atau tahunan", "daftar_jenis_periode"),
    SettingRow("periode.ke", "Periode ke-", "Semester 1–2, triwulan 1–4, tahunan 1"),
    SettingRow("periode.tahun", "Tahun", "Empat angka, misalnya 2025"),
    SettingRow("periode.awal", "Tanggal awal", "Kosongkan bila mengikuti kalender periode"),
    SettingRow("periode.akhir", "Tanggal akhir", "Kosongkan bila mengikuti kalender periode"),
    SettingRow("", "Perhitungan"),
    SettingRow("perhitungan.bobot", "Bobot per unsur", "1/k (tepat) atau angka, misalnya 0,11 untuk 9 unsur"),
    SettingRow("perhitungan.standar_mutu", "Standar mutu", "Rentang nilai A–D", "daftar_standar_mutu"),
    SettingRow(
        "perhitungan.jawaban_kosong",
        "Jawaban kosong",
        "abaikan: hanya jawaban kosong yang dilewati; gugurkan: respondennya tidak dihitung",
        "daftar_jawaban_kosong",
    ),
    SettingRow(
        "perhitungan.hanya_dalam_periode",
        "Hanya dalam periode",
        "Ya: jawaban bertanggal di luar periode tidak dihitung, dan jumlahnya tercetak",
        "daftar_ya_tidak",
    ),
    SettingRow(
        "perhitungan.populasi",
        "Populasi",
        "Jumlah penerima layanan pada periode ini; tanpa populasi sampel minimum tidak dapat diperiksa",
    ),
    SettingRow("perhitungan.target", "Target nilai IKM", "0 bila tidak ada target"),
    SettingRow(
        "perhitungan.alasan_sampel",
        "Alasan sampel minimum belum terpenuhi",
        "Diisi Kepala Seksi; ikut tercetak, misalnya: pelayanan tutup selama renovasi kantor",
        formerly="Alasan menerima sampel kurang",
    ),
    SettingRow("", "Ekspor eSukma"),
    SettingRow(
        "ekspor.urutan",
        "Urutan U8 dan U9",
        "regulasi: U8 Pengaduan, U9 Sarana; kuesioner: sebaliknya; otomatis: menurut ekspor, atau regulasi",
        "daftar_urutan",
    ),
    SettingRow("", "Surat pengantar"),
    SettingRow("surat.nomor", "Nomor surat", "Wajib sebelum pengesahan"),
    SettingRow("surat.sifat", "Sifat", "Misalnya: Biasa"),
    SettingRow("surat.lampiran", "Lampiran", "Misalnya: 1 (satu) berkas"),
    SettingRow("surat.sapaan", "Sapaan", "Untuk penerima surat: Bapak, Ibu, atau Bapak/Ibu"),
    SettingRow(
        "surat.klasifikasi", "Kode klasifikasi", "Awal nomor selama Nomor surat masih kosong; boleh kosong"
    ),
    SettingRow(
        "surat.bentuk",
        "Bentuk surat",
        "surat: surat dinas; tabel: surat pengantar bertabel. Setelah diganti, klik Siapkan Pengesahan",
        "daftar_bentuk_surat",
    ),
    *(
        row
        for peran, judul in (
            ("camat", "Camat / Sekcam"),
            ("kasi", "Kepala Seksi Pelayanan"),
            ("staf", "Staf / pengolah data pelayanan"),
        )
        for row in (
            SettingRow("", judul),
            SettingRow(f"pejabat.{peran}.jabatan", "Jabatan", "Tercetak di atas tanda tangan"),
            SettingRow(f"pejabat.{peran}.nama", "Nama", "Nama lengkap dengan gelar"),
            SettingRow(f"pejabat.{peran}.pangkat", "Pangkat", "Boleh kosong"),
            SettingRow(
                f"pejabat.{peran}.identitas",
                "Jenis nomor induk",
                "NIP atau NI PPPK; kosongkan bila tidak mempunyai nomor induk",
                "daftar_identitas",
            ),
            SettingRow(f"pejabat.{peran}.nip", "NIP", "18 angka dengan spasi: 19700101 199001 1 001"),
        )
    ),
    SettingRow("", "Cetak"),
    SettingRow("cetak.kertas", "Kertas", "F4 atau A4", "daftar_kertas"),
    SettingRow(
        "cetak.jawaban",
        "Cetak tabel jawaban",
        "Tidak: jawaban setiap responden tidak dicetak, hanya hasil pengolahannya. Setelah diganti, klik "
        "Siapkan Pengesahan",
        "daftar_ya_tidak",
    ),
    SettingRow("", "Laporan SKM (Word)"),
    *(
        SettingRow(f"laporan.{key}", label, hint)
        for key, label, hint in (
            ("pengantar", "Kata pengantar", OWN_TEXT),
            ("latar_belakang", "Latar belakang", OWN_TEXT),
            ("dasar_hukum", "Dasar hukum", "Satu baris untuk setiap peraturan; kosong: peraturan yang umum"),
            ("maksud_tujuan", "Maksud dan tujuan", OWN_TEXT),
            ("ruang_lingkup", "Ruang lingkup", OWN_TEXT),
            ("pelaksana", "Pelaksana survei", "Tim dan nomor SK; kosong: pejabat di atas"),
            ("metode", "Metode survei", OWN_TEXT),
            ("lokasi", "Lokasi survei", OWN_TEXT),
            ("jadwal_persiapan", "Jadwal persiapan", "Misalnya: 2–6 Juni 2025 (5 hari kerja)"),
            ("jadwal_pengumpulan", "Jadwal pengumpulan data", "Kosong: tanggal survei"),
            ("jadwal_pengolahan", "Jadwal pengolahan data", "Misalnya: 1–4 Juli 2025 (4 hari kerja)"),
            ("jadwal_pelaporan", "Jadwal pelaporan", "Misalnya: 7–9 Juli 2025 (3 hari kerja)"),
            ("analisis", "Analisis penyebab", "Penyebab nilai terendah menurut kecamatan; boleh kosong"),
            ("publikasi", "Media publikasi", "Misalnya: papan pengumuman, situs web; boleh kosong"),
            ("kesimpulan", "Kesimpulan", "Ditambahkan sesudah kesimpulan dari angka; boleh kosong"),
            ("saran", "Saran", OWN_TEXT),
        )
    ),
)


def label(key: str) -> str:
    """What a setting is called on the sheet Pengaturan.

    Raises:
        StopIteration: there is no such setting; a mistake of the program.
    """
    return next(row.label for row in PENGATURAN_ROWS if row.key == key)


def setting_name(key: str) -> str:
    """Defined name of a setting's cell: ``instansi.kecamatan`` → ``instansi_kecamatan``."""
    return key.replace(".", "_")

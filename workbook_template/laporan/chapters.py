"""Chapters I to III, in the order of the outline that the receivers use; each point is in docs/laporan.md."""

from __future__ import annotations

from workbook_template.laporan import analysis
from workbook_template.laporan.pieces import Writer


def build(to: Writer) -> None:
    """All five chapters, with Arabic numbers from 1 on."""
    to.section(numbers="decimal", start=1)
    _introduction(to)
    _collection(to)
    _results(to)
    analysis.build(to)


def _introduction(to: Writer) -> None:
    to.heading("BAB I PENDAHULUAN", 1)
    to.heading("1.1 Latar Belakang", 2)
    to.own(
        "latar_belakang",
        "Pelayanan publik merupakan kewajiban setiap penyelenggara pelayanan kepada masyarakat. Untuk "
        "mengetahui "
        "mutunya, penyelenggara pelayanan publik wajib melakukan Survei Kepuasan Masyarakat (SKM) secara "
        "berkala "
        "sekurang-kurangnya satu kali dalam setahun.",
        "Sehubungan dengan hal tersebut, {{ unit.kecamatan }}, {{ unit.daerah }}, melaksanakan SKM "
        "{{ periode }} "
        "sebagai tolok ukur mutu pelayanan dan bahan perbaikan pelayanan pada periode berikutnya.",
    )
    to.heading("1.2 Dasar Hukum", 2)
    to.each("dasar", "List Bullet")
    to.heading("1.3 Maksud dan Tujuan", 2)
    to.own(
        "maksud_tujuan",
        "Survei ini dimaksudkan untuk mengukur tingkat kepuasan masyarakat sebagai pengguna layanan "
        "{{ unit.kecamatan }}.",
        "Tujuannya adalah mengetahui nilai IKM unit pelayanan dan nilai setiap unsur pelayanan, mengetahui "
        "kelemahan dan kekuatan pelayanan menurut masyarakat, serta menetapkan tindak lanjut perbaikannya.",
    )
    to.heading("1.4 Ruang Lingkup", 2)
    to.own(
        "ruang_lingkup",
        "Survei mencakup pelayanan {{ unit.kecamatan }} selama {{ periode }} dan mengukur {{ k }} unsur "
        "pelayanan, "
        "yaitu {{ daftar_unsur }}.",
    )


def _collection(to: Writer) -> None:
    to.heading("BAB II PENGUMPULAN DATA", 1)
    to.heading("2.1 Pelaksana Survei", 2)
    to.own(
        "pelaksana", "Survei dilaksanakan oleh {{ unit.kecamatan }} dengan penanggung jawab sebagai berikut."
    )
    to.caption("Tabel", "Pelaksana survei")
    to.table(
        (("Jabatan", 5, "{{ r.jabatan }}"), ("Nama", 5, "{{ r.nama }}"), ("Tugas", 6, "{{ r.tugas }}")),
        "pelaksana",
    )
    to.note("")
    to.heading("2.2 Metode Survei", 2)
    to.own(
        "metode",
        "{{ cara }} "
        "Setiap pertanyaan mempunyai empat pilihan jawaban bernilai 1 sampai dengan 4. Nilai dihitung "
        "menurut "
        "{{ standar }}: Nilai Rata-Rata (NRR) setiap unsur adalah jumlah nilai dibagi jumlah kuesioner "
        "yang terisi, "
        "dan nilai IKM adalah jumlah NRR tertimbang dikalikan 25.",
    )
    to.heading("2.3 Lokasi Survei", 2)
    to.own("lokasi", "Survei dilaksanakan di {{ unit.kecamatan }}, {{ unit.alamat }}.")
    to.heading("2.4 Waktu Pelaksanaan", 2)
    to.text("Data dikumpulkan pada tanggal {{ tanggal_survei }}. Tahapannya adalah sebagai berikut.")
    to.caption("Tabel", "Jadwal pelaksanaan survei")
    to.table(
        (("No.", 1, "{{ loop.index }}"), ("Tahap", 6, "{{ r.tahap }}"), ("Waktu", 8, "{{ r.waktu }}")),
        "jadwal",
        whole=True,
        centred=(0,),
    )
    to.note("")
    to.heading("2.5 Populasi dan Sampel", 2)
    to.each("sampel")


def _results(to: Writer) -> None:
    to.heading("BAB III HASIL SURVEI", 1)
    to.heading("3.1 Profil Responden", 2)
    to.text("Survei diikuti oleh {{ n }} responden{{ sumber }}.")
    to.tag("for p in profil")
    to.caption("Tabel", "Responden menurut {{ p.judul }}")
    to.table(
        (
            ("{{ p.kepala }}", 8, "{{ r.nama }}"),
            ("Jumlah (orang)", 4, "{{ r.jumlah }}"),
            ("Persentase", 4, "{{ r.persen }}"),
        ),
        "p.baris",
        whole=True,
        centred=(1, 2),
        last=("Jumlah", "{{ p.jumlah }}", "100,0%"),
    )
    to.note("")
    to.tag("endfor")
    to.tag("if tanpa_profil")
    to.text("{{ tanpa_profil }}")
    to.tag("endif")
    to.heading("3.2 Indeks Kepuasan Masyarakat", 2)
    to.each("hasil")
    to.caption("Tabel", "Nilai setiap unsur pelayanan")
    to.table(
        (
            ("Unsur", 1.9, "{{ r.kode }}"),
            ("Nama unsur", 5.4, "{{ r.nama }}{{ r.tanda }}"),
            ("NRR", 2, "{{ r.nrr }}"),
            ("NRR tertimbang", 3.1, "{{ r.tertimbang }}"),
            ("NIK", 1.9, "{{ r.nik }}"),
            ("± galat", 1.7, "{{ r.galat }}"),
            ("Mutu", 1.7, "{{ r.mutu }}"),
            ("Kinerja", 2.6, "{{ r.kinerja }}"),
            ("Urutan prioritas", 2.5, "{{ r.urutan }}"),
        ),
        "unsur",
        centred=(0, 2, 3, 4, 5, 6, 7, 8),
        last=(
            "",
            "IKM unit pelayanan",
            "",
            "{{ jumlah_tertimbang }}",
            "{{ ikm }}",
            "{{ galat }}",
            "{{ mutu }}",
            "{{ kinerja }}",
            "",
        ),
    )
    to.note("{{ catatan_unsur }}")
    to.picture("gambar.unsur", "Nilai Interval Konversi (NIK) setiap unsur pelayanan")
    to.caption("Tabel", "Nilai persepsi, interval, mutu, dan kinerja menurut {{ standar }}")
    to.table(
        (
            ("Nilai Persepsi", 2, "{{ r.persepsi }}"),
            ("Nilai Interval (NI)", 4, "{{ r.ni }}"),
            ("Nilai Interval Konversi (NIK)", 4, "{{ r.nik }}"),
            ("Mutu Pelayanan (x)", 3, "{{ r.mutu }}"),
            ("Kinerja Unit Pelayanan (y)", 4, "{{ r.kinerja }}"),
        ),
        "pita",
        whole=True,
        centred=(0, 1, 2, 3, 4),
    )
    to.note("")
    to.tag("for g in kelompok")
    to.heading("3.{{ loop.index + 2 }} Nilai IKM menurut {{ g.judul }}", 2)
    to.caption("Tabel", "Nilai IKM menurut {{ g.judul|lower }}")
    to.table(
        (
            ("{{ g.judul }}", 6, "{{ r.nama }}"),
            ("Responden", 2.7, "{{ r.n }}"),
            ("IKM", 2, "{{ r.ikm }}"),
            ("Mutu", 1.5, "{{ r.mutu }}"),
            ("Tiga unsur terendah", 6, "{{ r.terendah }}"),
        ),
        "g.baris",
        centred=(1, 2, 3),
    )
    to.note("{{ g.catatan }}")
    to.tag("endfor")
    to.heading("3.{{ kelompok|length + 3 }} Sebaran Jawaban", 2)
    to.text(
        "Banyaknya jawaban bernilai 1 (terendah) sampai dengan 4 (tertinggi) pada setiap unsur adalah "
        "sebagai berikut."
    )
    to.caption("Tabel", "Sebaran jawaban setiap unsur: jumlah dan persentase")
    to.table(
        (
            ("Unsur", 1.8, "{{ r.kode }}"),
            ("Nama unsur", 4.8, "{{ r.nama }}"),
            *((f"Jawaban {value}", 2.9, f"{{{{ r.s{value} }}}}") for value in (1, 2, 3, 4)),
            ("Terisi", 1.7, "{{ r.n }}"),
        ),
        "unsur",
        centred=(0, 2, 3, 4, 5, 6),
    )
    to.note("")
    to.picture("gambar.sebaran", "Sebaran jawaban 1–4 setiap unsur pelayanan")

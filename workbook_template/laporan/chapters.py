"""Chapters I to V, in the order of the outline that the receivers use; each point is in docs/laporan.md."""

from __future__ import annotations

from workbook_template.laporan.front import signature
from workbook_template.laporan.pieces import Writer

_BULLET, _NUMBER = "List Bullet", "List Number"


def build(to: Writer) -> None:
    """All five, with Arabic numbers from 1 on."""
    to.section(numbers="decimal", start=1)
    _introduction(to)
    _collection(to)
    _results(to)
    _analysis(to)
    _end(to)


def _introduction(to: Writer) -> None:
    to.heading("BAB I PENDAHULUAN", 1)
    to.heading("1.1 Latar Belakang", 2)
    to.own(
        "latar_belakang",
        "Pelayanan publik merupakan kewajiban setiap penyelenggara pelayanan kepada masyarakat. Untuk mengetahui "
        "mutunya, penyelenggara pelayanan publik wajib melakukan Survei Kepuasan Masyarakat (SKM) secara berkala "
        "sekurang-kurangnya satu kali dalam setahun.",
        "Sehubungan dengan hal tersebut, {{ unit.kecamatan }}, {{ unit.daerah }}, melaksanakan SKM {{ periode }} "
        "sebagai tolok ukur mutu pelayanan dan bahan perbaikan pelayanan pada periode berikutnya.",
    )
    to.heading("1.2 Dasar Hukum", 2)
    to.each("dasar", _BULLET)
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
        "Survei mencakup pelayanan {{ unit.kecamatan }} selama {{ periode }} dan mengukur {{ k }} unsur pelayanan, "
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
        "Data dikumpulkan dengan kuesioner melalui aplikasi eSukma-Jatim, yang diisi sendiri oleh pengguna layanan. "
        "Setiap pertanyaan mempunyai empat pilihan jawaban bernilai 1 sampai dengan 4. Nilai dihitung menurut "
        "{{ standar }}: Nilai Rata-Rata (NRR) setiap unsur adalah jumlah nilai dibagi jumlah kuesioner yang terisi, "
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
        centred=(0,),
    )
    to.note("")
    to.heading("2.5 Populasi dan Sampel", 2)
    to.each("sampel")


def _results(to: Writer) -> None:
    to.heading("BAB III HASIL SURVEI", 1)
    to.heading("3.1 Profil Responden", 2)
    to.text("Survei diikuti oleh {{ n }} responden.")
    to.tag("for p in profil")
    to.caption("Tabel", "Responden menurut {{ p.judul }}")
    to.table(
        (
            ("{{ p.kepala }}", 8, "{{ r.nama }}"),
            ("Jumlah (orang)", 4, "{{ r.jumlah }}"),
            ("Persentase", 4, "{{ r.persen }}"),
        ),
        "p.baris",
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
            ("Unsur", 1.6, "{{ r.kode }}"),
            ("Nama unsur", 6, "{{ r.nama }}{{ r.tanda }}"),
            ("NRR", 1.9, "{{ r.nrr }}"),
            ("NRR tertimbang", 2.4, "{{ r.tertimbang }}"),
            ("NIK", 1.9, "{{ r.nik }}"),
            ("± galat", 1.7, "{{ r.galat }}"),
            ("Mutu", 1.4, "{{ r.mutu }}"),
            ("Kinerja", 2.6, "{{ r.kinerja }}"),
            ("Urutan prioritas", 2, "{{ r.urutan }}"),
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
        centred=(0, 1, 2, 3, 4),
    )
    to.note("")
    to.tag("for g in kelompok")
    to.heading("3.{{ loop.index + 2 }} Nilai IKM menurut {{ g.judul }}", 2)
    to.caption("Tabel", "Nilai IKM menurut {{ g.judul|lower }}")
    to.table(
        (
            ("{{ g.judul }}", 6, "{{ r.nama }}"),
            ("Responden", 2.2, "{{ r.n }}"),
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
        "Banyaknya jawaban bernilai 1 (terendah) sampai dengan 4 (tertinggi) pada setiap unsur adalah sebagai berikut."
    )
    to.caption("Tabel", "Sebaran jawaban setiap unsur: jumlah dan persentase")
    to.table(
        (
            ("Unsur", 1.5, "{{ r.kode }}"),
            ("Nama unsur", 6, "{{ r.nama }}"),
            *((f"Jawaban {value}", 2.5, f"{{{{ r.s{value} }}}}") for value in (1, 2, 3, 4)),
            ("Terisi", 1.6, "{{ r.n }}"),
        ),
        "unsur",
        centred=(0, 2, 3, 4, 5, 6),
    )
    to.note("")
    to.picture("gambar.sebaran", "Sebaran jawaban 1–4 setiap unsur pelayanan")


def _analysis(to: Writer) -> None:
    to.heading("BAB IV ANALISIS", 1)
    to.heading("4.1 Uraian Hasil", 2)
    to.each("narasi")
    to.heading("4.2 Kekuatan Pelayanan", 2)
    to.each("kekuatan")
    to.heading("4.3 Unsur yang Perlu Ditingkatkan", 2)
    to.text("{{ pengantar_terendah }}")
    to.tag("for t in terendah")
    to.heading("{{ t.kode }} {{ t.nama }}", 3)
    to.each("t.kalimat")
    to.tag("for k in t.komentar")
    to.text("{{ k }}", _BULLET)
    to.tag("endfor")
    to.tag("endfor")
    to.tag("if teks.analisis")
    to.each("teks.analisis")
    to.tag("endif")
    to.heading("4.4 Rencana Tindak Lanjut", 2)
    to.tag("if rtl")
    to.text("Atas unsur tersebut ditetapkan Rencana Tindak Lanjut (RTL) sebagai berikut.")
    to.caption("Tabel", "Rencana Tindak Lanjut")
    to.table(
        (
            ("No.", 1, "{{ loop.index }}"),
            ("Prioritas unsur", 3.3, "{{ r.unsur }}"),
            ("Program/kegiatan", 5.5, "{{ r.program }}"),
            ("Waktu (TW)", 1.8, "{{ r.waktu }}"),
            ("Penanggung jawab", 2.7, "{{ r.penanggung_jawab }}"),
            ("Target", 3.8, "{{ r.target }}"),
        ),
        "rtl",
        centred=(0, 3),
    )
    to.note("")
    to.tag("else")
    to.text("Rencana Tindak Lanjut belum disusun.")
    to.tag("endif")
    to.heading("4.5 Hasil Tindak Lanjut Periode Sebelumnya", 2)
    to.each("tindak_lanjut.kalimat")
    to.tag("if tindak_lanjut.baris")
    to.caption("Tabel", "Hasil tindak lanjut {{ tindak_lanjut.periode }}")
    to.table(
        (
            ("Unsur", 2.6, "{{ r.unsur }}"),
            ("Program/kegiatan", 4.4, "{{ r.program }}"),
            ("NIK lalu", 1.6, "{{ r.lalu }}"),
            ("NIK kini", 1.6, "{{ r.kini }}"),
            ("Perubahan", 2.5, "{{ r.perubahan }}"),
            ("Status", 1.9, "{{ r.status }}"),
            ("Bukti", 2.4, "{{ r.bukti }}"),
            ("Hambatan", 2.4, "{{ r.hambatan }}"),
        ),
        "tindak_lanjut.baris",
        centred=(2, 3, 5),
    )
    to.note("")
    to.tag("endif")
    to.heading("4.6 Tren Nilai IKM", 2)
    to.each("tren.kalimat")
    to.tag("if tren.baris|length > 1")
    to.caption("Tabel", "Nilai IKM {{ tren.baris|length }} periode terakhir")
    to.table(
        (
            ("Periode", 6, "{{ r.periode }}"),
            ("Responden", 3, "{{ r.responden }}"),
            ("Nilai IKM", 3, "{{ r.ikm }}"),
            ("Mutu", 2, "{{ r.mutu }}"),
        ),
        "tren.baris",
        centred=(1, 2, 3),
    )
    to.note("")
    to.picture("gambar.tren", "Tren nilai IKM")
    to.tag("endif")
    to.tag("if tren.unsur")
    to.caption("Tabel", "Nilai setiap unsur dibandingkan dengan {{ tren.lalu }}")
    to.table(
        (
            ("Unsur", 1.5, "{{ r.kode }}"),
            ("Nama unsur", 6, "{{ r.nama }}"),
            ("NIK lalu", 2, "{{ r.lalu }}"),
            ("NIK kini", 2, "{{ r.kini }}"),
            ("Selisih", 2, "{{ r.selisih }}"),
            ("± galat", 2, "{{ r.galat }}"),
            ("Keterangan", 4, "{{ r.keterangan }}"),
        ),
        "tren.unsur",
        centred=(0, 2, 3, 4, 5),
    )
    to.note("{{ tren.catatan }}")
    to.tag("endif")


def _end(to: Writer) -> None:
    to.heading("BAB V PENUTUP", 1)
    to.heading("5.1 Kesimpulan", 2)
    to.each("kesimpulan", _BULLET)
    to.each("teks.kesimpulan")
    to.heading("5.2 Saran", 2)
    to.own(
        "saran",
        "Rencana Tindak Lanjut atas unsur yang nilainya terendah dilaksanakan sesuai jadwal, dan hasilnya dipantau "
        "oleh Kepala Seksi Pelayanan.",
        "Unsur yang bernilai tinggi dipertahankan, dan hasil survei dipublikasikan kepada masyarakat.",
        style=_BULLET,
    )
    to.tag("if teks.publikasi")
    to.heading("5.3 Publikasi", 2)
    to.each("teks.publikasi")
    to.tag("endif")
    signature(to, "camat")

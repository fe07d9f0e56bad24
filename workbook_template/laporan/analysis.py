"""Chapters IV and V: what the figures mean, what follows, and what became of the last plan."""

from __future__ import annotations

from workbook_template.laporan.front import signature
from workbook_template.laporan.pieces import Writer

_BULLET = "List Bullet"


def build(to: Writer) -> None:
    """Both chapters."""
    _analysis(to)
    _end(to)


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
            ("Prioritas unsur", 2.4, "{{ r.unsur }}"),
            ("Akar masalah", 2.7, "{{ r.akar_masalah }}"),
            ("Program/kegiatan", 3.4, "{{ r.program }}"),
            ("Triwulan, tahun", 1.7, "{{ r.waktu }}"),
            ("Penanggung jawab", 2, "{{ r.penanggung_jawab }}"),
            ("Target dan indikator", 3, "{{ r.target }}"),
            ("Anggaran/ sumber", 2, "{{ r.anggaran }}"),
        ),
        "rtl",
        centred=(0, 4),
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
            ("Perubahan", 2.7, "{{ r.perubahan }}"),
            ("Status", 2, "{{ r.status }}"),
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
            ("Unsur", 1.8, "{{ r.kode }}"),
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
        "Rencana Tindak Lanjut atas unsur yang nilainya terendah dilaksanakan sesuai jadwal, dan hasilnya "
        "dipantau "
        "oleh Kepala Seksi Pelayanan.",
        "Unsur yang bernilai tinggi dipertahankan, dan hasil survei dipublikasikan kepada masyarakat.",
        style=_BULLET,
    )
    to.tag("if teks.publikasi")
    to.heading("5.3 Publikasi", 2)
    to.each("teks.publikasi")
    to.tag("endif")
    signature(to, "camat")

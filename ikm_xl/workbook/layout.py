"""Every sheet and every named place of the workbook, in one list.

Python reads and writes cells by these names only, and the sheets' builders take their addresses from
here; no address is written anywhere else. A place that grows with the number of respondents or of log
rows is an *anchor*: its name covers the first row, and sop/ resizes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ikm_xl.cleaning import paper
from ikm_xl.survey.completeness import Check
from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE
from ikm_xl.workbook.place import Place
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS, setting_name
from ikm_xl.workbook.sheet_rows import FollowUpRow, HistoryRow, KamusRow, LogEntry, PlanRow, StepRow

BERANDA = "Beranda"
PENGATURAN = "Pengaturan"
EKSPOR = "Ekspor eSukma"
KERTAS = paper.KERTAS
FORMULIR = "Formulir Kertas"
KAMUS = "Kamus Jawaban"
PERHITUNGAN = "Perhitungan"
DOKUMEN = "Dokumen IKM"
RESPONDEN = "Responden"
RTL = "RTL"
PENGESAHAN = "Pengesahan"
SURAT = "Surat Pengantar"
PUBLIKASI = "Publikasi"
SALIN = "Salin untuk Aplikasi"
RIWAYAT = "Riwayat"
CATATAN = "Catatan"
DAFTAR = "_daftar"
DISAHKAN = "_disahkan"
KONFIGURASI = "xlwings.conf"

SHEETS = (
    *(BERANDA, PENGATURAN, EKSPOR, KERTAS, FORMULIR, KAMUS, PERHITUNGAN, SURAT, DOKUMEN, RESPONDEN, RTL),
    *(PENGESAHAN, PUBLIKASI, RIWAYAT, SALIN, CATATAN, DAFTAR, DISAHKAN, KONFIGURASI),
)
HIDDEN = (DAFTAR, DISAHKAN, KONFIGURASI)
PRINTED = (SURAT, DOKUMEN, RESPONDEN, RTL, PENGESAHAN, PUBLIKASI, RIWAYAT, PERHITUNGAN)
"""The sheets of the finished document, in the order of the PDF; Beranda prints on its own."""

WITHOUT_FOOTER = (SURAT, PUBLIKASI)
"""A letter and a poster carry no page count and no code."""

VERSI_BUKU = 2
"""The version of the workbook: to be raised whenever a name, a sheet or a formula of the template changes."""
VERSI_KUNCI = "VERSI_BUKU"
"""The row of the sheet xlwings.conf that holds it; a workbook without that row is of version 1."""
RELEASES = {1: "0.1.0", 2: "0.2.0"}
"""The first release of the program that has each version of the workbook."""

JUMLAH_UNSUR = len(KODE)

PROFIL_COLUMNS = (
    *("tanggal", "jenis_kelamin", "umur", "kelompok_umur", "pendidikan", "pekerjaan", "layanan", "saran"),
    *("baris", "sumber"),
)
"""The columns right of the answers on Perhitungan, in order; none of them identifies a person."""
SUMBER_KERTAS = "kertas"
"""What ``sumber`` says of a respondent who answered on paper; of one who answered online it is empty."""

KATEGORI = ("pendidikan", "pekerjaan", "layanan")
"""The columns of the profile whose categories are those that the export has."""

_TEXTS = 40  # texts that are proposed, at most
_PAPER_ROWS = 500  # questionnaires that are typed, at most
_CHECKS = 24  # checks that Beranda has room for
_PENGATURAN_FIRST_ROW = 5
_UNSUR_TABLE_ROW = _PENGATURAN_FIRST_ROW + len(PENGATURAN_ROWS) + 3
_DATA_ROW = 22
_FIRST_UNSUR = 2  # column B
_PROFIL_COLUMN = _FIRST_UNSUR + JUMLAH_UNSUR + 1


def _per_unsur(name: str, row: int) -> Place:
    return Place(name, PERHITUNGAN, row, _FIRST_UNSUR, 1, JUMLAH_UNSUR)


_COMPARED = (  # what is printed, but for the cells of the banner: sheet, first row, last row, columns
    ("dokumen_kop", DOKUMEN, 1, 4, 11),
    ("dokumen", DOKUMEN, 6, 85, 11),
    ("responden_judul", RESPONDEN, 1, 2, 7),
    ("responden", RESPONDEN, 4, 59, 7),
    ("rtl_kop", RTL, 1, 4, 16),
    ("rtl", RTL, 6, 33, 16),
    ("pengesahan_kop", PENGESAHAN, 1, 4, 8),
    ("pengesahan", PENGESAHAN, 6, 46, 8),
    ("surat_kop", SURAT, 1, 4, 6),
    ("surat", SURAT, 6, 37, 6),
    ("surat_tabel_kop", SURAT, 41, 44, 6),
    ("surat_tabel", SURAT, 46, 68, 6),
    ("publikasi_kop", PUBLIKASI, 1, 4, 8),
    ("publikasi", PUBLIKASI, 6, 42, 8),
    ("riwayat_judul", RIWAYAT, 1, 2, len(HistoryRow.columns())),
    ("riwayat", RIWAYAT, 22, 31, len(HistoryRow.columns())),
    ("perhitungan", PERHITUNGAN, 2, 20, 1 + JUMLAH_UNSUR),
)
LETTERHEADS = tuple(f"isi_{name}" for name, *_ in _COMPARED if name.endswith("_kop"))
"""The letterheads of what is printed."""
QR_PICTURE, LOGO_PICTURE = "Kode QR ", "Logo "
"""How the names of the pictures begin that the program draws; Cetak.bas knows the first one."""
_COPIES = 6  # column F
_PLACES = (
    # Pengaturan: one block with a row per PENGATURAN_ROWS entry, then the table of unsur.
    Place("pengaturan", PENGATURAN, _PENGATURAN_FIRST_ROW, 2, len(PENGATURAN_ROWS)),
    *(
        Place(setting_name(row.key), PENGATURAN, _PENGATURAN_FIRST_ROW + i, 2)
        for i, row in enumerate(PENGATURAN_ROWS)
        if row.key
    ),
    # kode | nama | dihitung (Ya/Tidak) | usulan program RTL (the editable bank)
    Place("pengaturan_unsur", PENGATURAN, _UNSUR_TABLE_ROW, 1, JUMLAH_UNSUR, 4),
    # Ekspor eSukma: the whole sheet belongs to the export, from its first cell.
    Place("ekspor", EKSPOR, 1, 1),
    # Kuesioner Kertas: a row for each questionnaire.
    Place("kertas", KERTAS, 7, 2, _PAPER_ROWS, len(paper.COLUMNS)),
    # Kamus Jawaban: an anchor.
    Place("kamus", KAMUS, 6, 1, 1, len(KamusRow.columns())),
    # Perhitungan: a column per unsur.
    _per_unsur("unsur_nomor", 4),  # 1 … 11: by this number the other sheets find their unsur
    _per_unsur("unsur_kode", 5),
    _per_unsur("unsur_nama", 6),
    _per_unsur("unsur_dihitung", 7),  # 1 or 0
    Place("hasil_unsur", PERHITUNGAN, 8, _FIRST_UNSUR, 10, JUMLAH_UNSUR),  # the ten rows below, in one block
    _per_unsur("unsur_jumlah", 8),  # Σ nilai
    _per_unsur("unsur_n", 9),  # jumlah terisi
    _per_unsur("unsur_nrr", 10),
    _per_unsur("unsur_bobot", 11),
    _per_unsur("unsur_tertimbang", 12),
    _per_unsur("unsur_konversi", 13),
    _per_unsur("unsur_mutu", 14),
    _per_unsur("unsur_kinerja", 15),
    _per_unsur("unsur_rendah", 16),  # share of answers 1–2
    _per_unsur("unsur_peringkat", 17),  # 1 = lowest
    # The unit's result, in one row: hasil_unit is the block of the seven cells below.
    Place("hasil_unit", PERHITUNGAN, 19, 2, 1, 7),
    Place("jumlah_responden", PERHITUNGAN, 19, 2),
    Place("jumlah_tertimbang", PERHITUNGAN, 19, 3),  # *) the sum of NRR tertimbang
    Place("ikm_tepat", PERHITUNGAN, 19, 4),
    Place("ikm", PERHITUNGAN, 19, 5),  # **) rounded half up to 2 decimals
    Place("ikm_mutu", PERHITUNGAN, 19, 6),
    Place("ikm_kinerja", PERHITUNGAN, 19, 7),
    Place("seri", PERHITUNGAN, 19, 8),  # 1 when the third and the fourth lowest have equal NRR, else 0
    # Anchors, one row in the template and one row per respondent afterwards.
    Place("responden", PERHITUNGAN, _DATA_ROW, 1, 1, _PROFIL_COLUMN + len(PROFIL_COLUMNS) - 1),
    Place("jawaban", PERHITUNGAN, _DATA_ROW, _FIRST_UNSUR, 1, JUMLAH_UNSUR),
    Place("profil", PERHITUNGAN, _DATA_ROW, _PROFIL_COLUMN, 1, len(PROFIL_COLUMNS)),
    # Dokumen IKM
    # First and last day of the survey: the calendar's where Pengaturan has none.
    Place("survei_awal", DOKUMEN, 10, 14),
    Place("survei_akhir", DOKUMEN, 11, 14),
    Place("dokumen_unsur", DOKUMEN, 23, 1, JUMLAH_UNSUR, 11),  # the table's rows, all formulas
    Place("dokumen_narasi", DOKUMEN, 54, 1, 6),  # one paragraph per cell
    Place("dokumen_tambahan", DOKUMEN, 82, 1),  # staff's own remarks; Python never writes here
    Place("dokumen_catatan", DOKUMEN, 84, 1, 2),  # what was accepted of the data, and what looks wrong
    Place("dokumen_komentar", DOKUMEN, 69, 5, JUMLAH_UNSUR),  # the public's comments beside their unsur
    # Responden. Categories stand left of their count and share. Those of pendidikan, pekerjaan and layanan
    # show what stands in kategori; the last row of each takes all respondents who are in no row above it.
    Place("minimum_sampel", RESPONDEN, 7, 2),  # Krejcie–Morgan; "" when the population is unknown
    Place("sampel_terpenuhi", RESPONDEN, 8, 2),  # "terpenuhi", "belum terpenuhi" or "populasi belum diisi"
    Place("jumlah_jenis_kelamin", RESPONDEN, 12, 2, 3),  # laki-laki, perempuan, neither
    Place("profil_pendidikan", RESPONDEN, 33, 1, 12),
    Place("jumlah_pendidikan", RESPONDEN, 33, 2, 12),
    Place("profil_pekerjaan", RESPONDEN, 48, 1, 12),
    Place("profil_layanan", RESPONDEN, 33, 5, 20),
    # RTL. Both tables begin alike: No | kode | unsur | three figures | program | TW I–IV | penanggung jawab |
    # target. What is not printed stands right of them.
    Place("rtl_periode", RTL, 7, 18),  # the period whose survey the plan was made after
    Place("rtl_kode", RTL, 10, 2, JUMLAH_TERENDAH),  # kode of the unsur; its name and figures are formulas
    # As PlanRow.
    Place("rtl_isi", RTL, 10, 7, JUMLAH_TERENDAH, len(PlanRow.columns())),
    Place("rtl_komentar", RTL, 16, 4, JUMLAH_TERENDAH),  # the public's comments on that unsur
    Place("tindak_lanjut_periode", RTL, 20, 18),  # the period whose RTL is followed up
    Place("tindak_lanjut_kode", RTL, 23, 2, JUMLAH_TERENDAH),
    # As FollowUpRow.
    Place("tindak_lanjut_isi", RTL, 23, 7, JUMLAH_TERENDAH, len(FollowUpRow.columns())),
    # Pengesahan
    Place("pengesahan", PENGESAHAN, 22, 4, 3),  # the three cells below, in one block
    Place("tanggal_pengesahan", PENGESAHAN, 22, 4),
    Place("kode_verifikasi", PENGESAHAN, 23, 4),
    Place("revisi", PENGESAHAN, 24, 4),  # its number; empty before the first
    # Publikasi: the corner of the QR code
    Place("publikasi_qr", PUBLIKASI, 36, 3),
    # Surat Pengantar: its two forms, one below the other; the one that surat.bentuk names is printed.
    Place("cetak_surat", SURAT, 1, 1, 37, 6),
    Place("cetak_tabel", SURAT, 41, 1, 28, 6),
    # Riwayat: an anchor, the newest period first.
    Place("riwayat", RIWAYAT, 38, 1, 1, len(HistoryRow.columns())),
    # Catatan: an anchor.
    Place("catatan", CATATAN, 6, 1, 1, len(LogEntry.columns())),
    # Beranda
    Place("status_dokumen", BERANDA, 5, 6),  # "lengkap" or "tidak lengkap": a formula over the checks
    Place("langkah_berikutnya", BERANDA, 7, 3),  # a formula over statuses and checks
    Place("langkah", BERANDA, 10, 6, 4, len(StepRow.columns())),  # a row per step of the SOP
    Place("status_pengesahan", BERANDA, 13, 6),  # of its last step: staff choose it
    Place("kelengkapan", BERANDA, 17, 2, _CHECKS, len(Check.columns())),
    Place("peringatan", BERANDA, 19 + _CHECKS, 2, 8),  # data quality warnings
    # _disahkan: how many cells differ from what was approved, and which part differs first
    Place("beda", DISAHKAN, 2, 2, 2 + len(_COMPARED) + 2),  # a row for each of APPROVED
    Place("beda_jumlah", DISAHKAN, 27, 1),
    Place("beda_apa", DISAHKAN, 28, 1),  # "lembar RTL"; empty where all is as it was approved
    Place("beda_ulangi", DISAHKAN, 29, 1),  # what to do about it
    # _daftar: what no one needs to see
    Place("periode_teks", DAFTAR, 2, 2),  # "Semester I Tahun 2025"
    Place("kaki_halaman", DAFTAR, 3, 2),  # unit · periode · kode verifikasi, for the page footers
    Place("banner_draf", DAFTAR, 4, 2),  # "DRAF" unless the document is complete, and as it was approved
    # What the program remembers, in one block: ingatan is the cells below it.
    Place("ingatan", DAFTAR, 5, 2, 4 + _TEXTS),
    Place("ekspor_berkas", DAFTAR, 5, 2),  # the files that Ambil Ekspor chose, full paths parted by |
    Place("ekspor_nama", DAFTAR, 6, 2),  # file name(s) of the export the workbook holds
    Place("tanda_rekap", DAFTAR, 7, 2),  # digest of export and settings at the last recap
    Place("naskah_terakhir", DAFTAR, 8, 2, _TEXTS),  # digests of the proposed texts: tells what staff edited
    Place("nomor_surat_lalu", DAFTAR, 8 + _TEXTS, 2),  # the number of the last period's letter
    Place("ekspor_luas", DAFTAR, 3, 4),  # the rectangle of Ekspor eSukma that Ambil Ekspor filled
    Place("ekspor_sidik", DAFTAR, 4, 4),  # digest of its rows when they were read last
    Place("buku_lama", DAFTAR, 2, 4),  # the file that Perbarui Buku chose, full path
    Place("contoh", DAFTAR, 12, 4),  # "CONTOH" while the respondents are those of the example
    Place("qr_teks", DAFTAR, 10, 4),  # what the QR code says; empty in a draft
    Place("jumlah_kertas", DAFTAR, 2, 5),  # respondents who answered on paper
    # The lists that cells validate against, side by side.
    Place("daftar_jenis_periode", DAFTAR, 2, 6, 3),
    Place("daftar_standar_mutu", DAFTAR, 2, 7, 2),
    Place("daftar_jawaban_kosong", DAFTAR, 2, 8, 2),
    Place("daftar_urutan", DAFTAR, 2, 9, 3),
    Place("daftar_kertas", DAFTAR, 2, 10, 2),
    Place("daftar_ya_tidak", DAFTAR, 2, 11, 2),
    Place("daftar_bulan", DAFTAR, 2, 12, 12),  # Januari … Desember: TEXT() would speak the reader's language
    Place("daftar_bentuk_surat", DAFTAR, 2, 13, 2),
    # The bands of mutu, lowest first: letter, performance, lowest and highest value by the standard in use,
    # lowest value by each standard of daftar_standar_mutu.
    Place("pita_mutu", DAFTAR, 2, 14, 4),
    Place("pita_kinerja", DAFTAR, 2, 15, 4),
    Place("pita_bawah", DAFTAR, 2, 16, 4),
    Place("pita_atas", DAFTAR, 2, 17, 4),
    Place("pita_standar", DAFTAR, 2, 18, 4, 2),
    Place("daftar_identitas", DAFTAR, 2, 27, 2),
    # Every setting as the formulas find it, by its name: tells whether the name still points to its row.
    Place("terbaca", DAFTAR, 2, 29, sum(bool(row.key) for row in PENGATURAN_ROWS)),
    Place("galat", DAFTAR, 2, 30, 2 + len(_COMPARED) + 2),  # of APPROVED: 1 where a cell shows an error value
    # The digests of what the checks on Beranda found: a reason accepts just that.
    Place("kelengkapan_sidik", DAFTAR, 2, 25, _CHECKS),
    # The categories that the export has, a column for each of pendidikan, pekerjaan, layanan.
    Place("kategori", DAFTAR, 2, 21, 20, len(KATEGORI)),
)


def _approved() -> Iterator[Place]:
    """What an approval covers, and on the sheet _disahkan the copy of each as it was approved."""
    covered = [
        *(
            Place(f"isi_{name}", sheet, top, 1, end - top + 1, width)
            for name, sheet, top, end, width in _COMPARED
        ),
        # Sums that no single change leaves as they are.
        Place("isi_jawaban", DISAHKAN, 31, 1, 1, 2),
        Place("isi_kertas", DISAHKAN, 32, 1, 1, 3),
    ]
    yield from covered
    places = {place.name: place for place in _PLACES}
    row = 2
    for source in (places["pengaturan"], places["pengaturan_unsur"], *covered):
        name = source.name.removeprefix("isi_")
        yield replace(source, name=f"sah_{name}", sheet=DISAHKAN, row=row, column=_COPIES)
        row += source.rows
    yield Place("sah", DISAHKAN, 2, _COPIES, row - 2, columns := len(HistoryRow.columns()))
    # Empty but while it shows what is on all those sheets, to be read in one block.
    yield Place("kini", DISAHKAN, 2, _COPIES + columns + 1, row - 2, columns)


PLACES: dict[str, Place] = {place.name: place for place in (*_PLACES, *_approved())}

APPROVED = {
    **{name: f"sah_{name}" for name in ("pengaturan", "pengaturan_unsur")},
    **{f"isi_{name}": f"sah_{name}" for name in (*(name for name, *_ in _COMPARED), "jawaban", "kertas")},
}
"""What an approval covers, and the copy of each that is kept."""

PINNED = ("riwayat", "catatan", "kamus")
"""Anchors on sheets that staff may edit at will: where a name is lost, its place in the template holds."""

FITTED = (
    *("kelengkapan", "peringatan", "rtl_isi", "rtl_komentar", "tindak_lanjut_isi"),
    *("dokumen_narasi", "dokumen_tambahan", "dokumen_catatan", "dokumen_komentar"),
)
"""Areas of free text: whoever writes them must fit the height of their rows (``rows.autofit()``)."""


def place(name: str) -> Place:
    """The area of that name.

    Raises:
        KeyError: there is no such name; a mistake of the program, not of its user.
    """
    return PLACES[name]

"""The attachments: kuesioner, pengolahan, saran masyarakat, dokumentasi, berita acara FKP."""

from __future__ import annotations

from collections.abc import Sequence

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt
from docx.table import _Cell

from workbook_template.laporan.looks import CENTRE, ISI, KEPALA, SEL, SEL_TENGAH
from workbook_template.laporan.pieces import LANDSCAPE_WIDTH, Writer, frame, head, keep, put

_DOTS = "…" * 12
_PHOTOS = (
    "Foto 1. Pelaksanaan survei",
    "Foto 2. Publikasi hasil survei",
    "Foto 3. Tindak lanjut periode sebelumnya",
    "Foto 4. Forum Konsultasi Publik",
)


def build(to: Writer) -> None:
    """All five; the table of answers lies across."""
    _questionnaire(to)
    to.section(landscape=True)
    _processing(to)
    to.section()
    _comments(to)
    _photos(to)
    _minutes(to)


def _questionnaire(to: Writer) -> None:
    to.heading("LAMPIRAN 1 KUESIONER", 1)
    to.text("Setiap pertanyaan dijawab dengan satu pilihan; angka di depan pilihan adalah nilainya.")
    to.table(
        (
            ("No.", 1, "{{ loop.index }}"),
            ("Unsur", 3.6, "{{ r.kode }} {{ r.nama }}"),
            ("Pertanyaan", 6, "{{ r.pertanyaan }}"),
            ("Pilihan jawaban", 5.4, "{{ r.pilihan }}"),
        ),
        "kuesioner",
        centred=(0,),
    )
    to.note("")


def _processing(to: Writer) -> None:
    to.heading("LAMPIRAN 2 PENGOLAHAN DATA PER RESPONDEN DAN PER UNSUR PELAYANAN", 1)
    to.text("{{ unit.kecamatan }}, {{ unit.alamat }} · {{ periode }}")
    to.tag("if pengolahan.keterangan")
    to.text("{{ pengolahan.keterangan }}")
    to.tag("endif")
    _wide(
        to,
        ("No. Resp.", 1.6),
        (
            ("{%tr for r in pengolahan.baris %}", ""),
            ("{{ r.no }}", "r.nilai"),
            ("{%tr endfor %}", ""),
            ("Σ nilai/unsur", "pengolahan.jumlah"),
            ("Kuesioner terisi", "pengolahan.terisi"),
            ("NRR/unsur", "pengolahan.nrr"),
            ("NRR tertimbang/unsur", "pengolahan.tertimbang"),
        ),
    )
    to.note(
        "Jumlah NRR tertimbang: {{ jumlah_tertimbang }}. IKM unit pelayanan = jumlah NRR tertimbang × 25 = "
        "{{ ikm }} "
        "(mutu {{ mutu }}, {{ kinerja }}). {{ pengolahan.legenda }} Dihitung tanpa pembulatan antara; "
        "angka tercetak "
        "dibulatkan."
    )
    to.tag("for g in kelompok")
    to.text("Nilai Interval Konversi setiap unsur menurut {{ g.judul|lower }}").runs[0].bold = True
    _wide(
        to,
        ("{{ g.judul }}", 5),
        (
            ("{%tr for r in g.baris %}", ""),
            ("{{ r.nama }} (n = {{ r.n }})", "r.nik"),
            ("{%tr endfor %}", ""),
        ),
    )
    to.note("{{ g.catatan }}")
    to.tag("endfor")


def _wide(to: Writer, label: tuple[str, float], rows: Sequence[tuple[str, str]]) -> None:
    """A table with a column for each counted unsur.

    Args:
        to: where it is written.
        label: title of the first column, and its width where the others have 12 together.
        rows: the first cell of each row, and the list of its other cells; "" for a row that only steers.
    """
    table = to.document.add_table(rows=1, cols=4, style="Table Grid")
    frame(table, (label[1], 4, 4, 4), LANDSCAPE_WIDTH)
    head(table, (label[0], "", "", ""))
    _each_unsur(table.rows[0].cells[1:], "pengolahan.kode", KEPALA)
    for first, items in rows:
        cells = table.add_row().cells
        _tiny(cells[0], first, SEL_TENGAH if first == "{{ r.no }}" else SEL)
        if items:
            _each_unsur(cells[1:], items, SEL_TENGAH)
    for row in table.rows:
        keep(row)


def _each_unsur(cells: Sequence[_Cell], items: str, style: str) -> None:
    """Three cells that become one for each element of a list."""
    for cell, text in zip(
        cells, (f"{{%tc for sel in {items} %}}", "{{ sel }}", "{%tc endfor %}"), strict=True
    ):
        _tiny(cell, text, style)


def _tiny(cell: _Cell, text: str, style: str) -> None:
    put(cell.paragraphs[0], text, style)
    cell.paragraphs[0].runs[-1].font.size = Pt(7.5)


def _comments(to: Writer) -> None:
    to.heading("LAMPIRAN 3 SARAN DAN MASUKAN MASYARAKAT", 1)
    to.each("komentar.kalimat")
    to.tag("if komentar.rekap")
    to.caption("Tabel", "Saran dan masukan menurut unsur: jumlah responden")
    to.table(
        (
            ("Unsur", 1.8, "{{ r.kode }}"),
            ("Nama unsur", 6, "{{ r.nama }}"),
            ("Keluhan dan saran", 3, "{{ r.keluhan }}"),
            ("Pujian", 2, "{{ r.pujian }}"),
            ("Lainnya", 2, "{{ r.lain }}"),
        ),
        "komentar.rekap",
        centred=(0, 2, 3, 4),
        whole=True,
    )
    to.note("Saran yang menyangkut dua unsur dihitung pada keduanya.")
    to.tag("endif")
    to.tag("for b in komentar.bagian")
    to.heading("{{ b.judul }}", 3)
    to.text("{{ b.hitungan }}")
    to.table(
        (
            ("No.", 1, "{{ loop.index }}"),
            ("Saran dan masukan", 12, "{{ r.teks }}"),
            ("Unsur", 2, "{{ r.unsur }}"),
            ("Responden", 2.6, "{{ r.n }}"),
        ),
        "b.baris",
        centred=(0, 2, 3),
    )
    to.note("")
    to.tag("endfor")


def _photos(to: Writer) -> None:
    to.heading("LAMPIRAN 4 DOKUMENTASI", 1)
    to.text("Sisipkan foto pada kotak di bawah ini (Word: Sisipkan – Gambar).")
    table = to.document.add_table(rows=4, cols=2, style="Table Grid")
    frame(table, (1, 1))
    for number, title in enumerate(_PHOTOS):
        row, column = number // 2 * 2, number % 2
        table.rows[row].height, table.rows[row].height_rule = Mm(62), WD_ROW_HEIGHT_RULE.AT_LEAST
        put(table.cell(row, column).paragraphs[0], "", SEL)
        put(table.cell(row + 1, column).paragraphs[0], title, SEL_TENGAH)
    for row in table.rows:
        keep(row)


def _minutes(to: Writer) -> None:
    """A form: what was agreed is written by those who were there."""
    to.heading("LAMPIRAN 5 BERITA ACARA FORUM KONSULTASI PUBLIK", 1)
    to.text(
        f"Pada hari {_DOTS} tanggal {_DOTS} bertempat di {_DOTS}{_DOTS} telah dilaksanakan Forum "
        "Konsultasi Publik (FKP) "
        "{{ unit.kecamatan }} yang membahas hasil Survei Kepuasan Masyarakat {{ periode }} dengan nilai "
        "IKM {{ ikm }} "
        "(mutu {{ mutu }}) dan Rencana Tindak Lanjut atas unsur {{ daftar_terendah }}."
    )
    to.text("Hasil pembahasan dan kesepakatan:")
    for _ in range(5):
        to.text("…" * 36, ISI)
    to.text("Demikian berita acara ini dibuat untuk dipergunakan sebagaimana mestinya.")
    to.text("Daftar hadir", ISI).runs[0].bold = True
    table = to.document.add_table(rows=1, cols=4, style="Table Grid")
    frame(table, (1, 5, 6, 4))
    head(table, ("No.", "Nama", "Unsur/instansi", "Tanda tangan"))
    for number in range(1, 11):
        cells = table.add_row().cells
        put(cells[0].paragraphs[0], str(number), SEL_TENGAH)
        cells[0].paragraphs[0].alignment = CENTRE
    for row in table.rows:
        row.height = Mm(8)
        keep(row)

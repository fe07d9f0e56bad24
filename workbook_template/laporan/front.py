"""What stands before chapter I: cover, kata pengantar, daftar isi, daftar tabel, daftar gambar."""

from __future__ import annotations

from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt

from workbook_template.laporan.looks import DRAF, JUDUL_DEPAN, SAMPUL, SAMPUL_BESAR, TTD
from workbook_template.laporan.pieces import Writer, field, number_pages, shape


def build(to: Writer) -> None:
    """Cover and what follows it, with Roman numbers."""
    _header(to)
    _cover(to)
    to.section(numbers="lowerRoman", start=1)
    _foreword(to)
    for title, instruction in (
        ("DAFTAR ISI", ' TOC \\o "1-2" \\h \\z \\u '),
        ("DAFTAR TABEL", ' TOC \\h \\z \\c "Tabel" '),
        ("DAFTAR GAMBAR", ' TOC \\h \\z \\c "Gambar" '),
    ):
        heading = to.text(title, JUDUL_DEPAN)
        heading.paragraph_format.page_break_before = title != "DAFTAR GAMBAR"
        heading.paragraph_format.space_before = Pt(18 if title == "DAFTAR GAMBAR" else 0)
        field(to.text("", "toc 1" if title == "DAFTAR ISI" else "table of figures"), instruction, "…")


def _header(to: Writer) -> None:
    """DRAF on each page until the document is approved; the cover has no footer."""
    first = to.document.sections[0]
    shape(first)
    number_pages(first, "lowerRoman", 1)
    first.different_first_page_header_footer = True
    for header in (first.header, first.first_page_header):
        paragraph = header.paragraphs[0]
        paragraph.style = DRAF
        paragraph.add_run("{% if draf %}DRAF – BELUM DISAHKAN{% endif %}")


def _cover(to: Writer) -> None:
    space = to.text("", SAMPUL)
    space.paragraph_format.space_before = Mm(35)
    to.text("LAPORAN", SAMPUL_BESAR)
    to.text("SURVEI KEPUASAN MASYARAKAT (SKM)", SAMPUL_BESAR)
    to.text("{{ unit.kecamatan|upper }}", SAMPUL_BESAR)
    to.text("{{ periode|upper }}", SAMPUL).paragraph_format.space_before = Mm(6)
    to.text("", SAMPUL)
    box = to.document.add_table(rows=1, cols=1, style="Table Grid")
    box.alignment = 1
    box.autofit = False
    box.columns[0].width = Mm(90)
    row = box.rows[0]
    row.height, row.height_rule = Mm(52), WD_ROW_HEIGHT_RULE.AT_LEAST
    cell = row.cells[0]
    cell.width = Mm(90)
    cell.vertical_alignment = 1
    for number, (text, size) in enumerate(
        (
            ("NILAI IKM", 12),
            ("{{ ikm }}", 40),
            ("Mutu pelayanan {{ mutu }} ({{ kinerja }})", 12),
            ("{{ n }} responden", 11),
        )
    ):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.style = SAMPUL
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), size > 11
    to.text("", SAMPUL).paragraph_format.space_before = Mm(30)
    to.text("{{ unit.pemerintah|upper }}", SAMPUL).runs[0].bold = True
    to.text("{{ unit.kecamatan|upper }}", SAMPUL).runs[0].bold = True
    to.text("{{ unit.alamat }}", SAMPUL).runs[0].font.size = Pt(11)
    to.text("{{ tahun }}", SAMPUL).runs[0].bold = True


def _foreword(to: Writer) -> None:
    to.text("KATA PENGANTAR", JUDUL_DEPAN)
    to.own(
        "pengantar",
        "Puji syukur ke hadirat Tuhan Yang Maha Esa, karena atas rahmat-Nya Laporan Survei Kepuasan "
        "Masyarakat "
        "(SKM) {{ unit.kecamatan }} {{ periode }} dapat diselesaikan.",
        "Laporan ini memuat pelaksanaan survei, nilai Indeks Kepuasan Masyarakat (IKM), analisis setiap "
        "unsur "
        "pelayanan, serta Rencana Tindak Lanjut (RTL) atas unsur yang nilainya terendah. Hasil survei "
        "menjadi "
        "dasar perbaikan pelayanan {{ unit.kecamatan }} pada periode berikutnya.",
        "Kami menyampaikan terima kasih kepada masyarakat yang telah memberikan penilaian, serta kepada "
        "semua "
        "pihak yang membantu pelaksanaan survei ini.",
    )
    signature(to, "camat")


def signature(to: Writer, who: str) -> None:
    """Place, day, office, room for the signature, name."""
    to.text("{{ unit.tempat }}, {{ tanggal }}", TTD).paragraph_format.space_before = Pt(14)
    to.text(f"{{{{ {who}.jabatan }}}}", TTD)
    room = to.text("", TTD)
    room.paragraph_format.space_after = Mm(20)
    name = to.text(f"{{{{ {who}.nama }}}}", TTD).runs[0]
    name.bold = name.underline = True
    for part in ("pangkat", "identitas"):
        to.tag(f"if {who}.{part}")
        to.text(f"{{{{ {who}.{part} }}}}", TTD)
        to.tag("endif")

"""Dokumen IKM: the document of the SOP's second step, from the identity of the survey to its closing.

Every figure is a formula over Perhitungan; Python writes the narrative and the public's comments, staff
their remarks.
"""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.workbook.layout import JUMLAH_UNSUR, place
from workbook_template import charts, naskah, showing, style
from workbook_template.sheets import unsur_table

_LAST = "K"
_WIDTHS = {
    **{"A": 4.2, "B": 6, "C": 22, "D": 19, "E": 8.8, "F": 7.5, "G": 11, "H": 7.5, "I": 6, "J": 13.2},
    "K": 10,
}
_MIRROR, _COMMENT_MIRROR = "Q", "R"
_ASIDE = "M"  # what is not printed: no coloured box on paper

_IDENTITY = place("survei_awal").row
_BASIS = _IDENTITY + 7
_TABLE = place("dokumen_unsur").row
_UNIT = _TABLE + JUMLAH_UNSUR
_CHART = _UNIT + 3
_NARRATIVE = place("dokumen_narasi").row
_LEGEND = _NARRATIVE + place("dokumen_narasi").rows
_COMMENTS = place("dokumen_komentar").row
_CLOSING = _COMMENTS + JUMLAH_UNSUR
_REMARKS = place("dokumen_tambahan").row
_NOTES = place("dokumen_catatan").row


def build(ws: Worksheet) -> None:
    """Letterhead, identity, table, chart; on the next pages analysis, legend, comments, closing, remarks."""
    style.widths(ws, _WIDTHS)
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5")
    _row(ws, 6, "INDEKS KEPUASAN MASYARAKAT (IKM)", style.JUDUL, 18)
    revision = naskah.REVISI.format('" – "')
    _row(ws, 7, f'="PERIODE "&UPPER(periode_teks)&{revision}', style.JUDUL, 16)
    ws.row_dimensions[8].height = 3
    _identity(ws)
    _basis(ws)
    _heading(ws, _TABLE - 2, "II. HASIL PENGUKURAN PER UNSUR PELAYANAN")
    unsur_table.build(ws)
    _row(ws, _UNIT + 1, unsur_table.NOTE, style.CATATAN_KAKI, 24)
    _chart(ws)
    _analysis(ws)
    _legend(ws)
    _comments(ws)
    _row(ws, _CLOSING, _CLOSING_TEXT, style.ISI, 60)
    ws[f"A{_CLOSING}"].alignment = Alignment(vertical="center", wrap_text=True)
    _remarks(ws)
    ws.row_breaks.append(Break(id=_NARRATIVE - 2))
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws)
    showing.page(ws, f"A1:{_LAST}{_NOTES + place('dokumen_catatan').rows - 1}")


def _row(ws: Worksheet, row: int, text: str, look: str, height: float) -> None:
    style.block(ws, f"A{row}:{_LAST}{row}", text, look, height=height)


def _heading(ws: Worksheet, row: int, text: str, height: float = 18.5) -> None:
    _row(ws, row, text, style.SUBJUDUL, height)


def _identity(ws: Worksheet) -> None:
    """The survey's identity on the left, its one number on the right."""
    _heading(ws, _IDENTITY - 1, "I. IDENTITAS SURVEI")
    first, last = naskah.survey_dates()
    for label, name, formula in (
        ("Tanggal awal", "survei_awal", first),
        ("Tanggal akhir", "survei_akhir", last),
    ):
        style.put(ws, place(name).cell(0, -1), label, style.PETUNJUK)
        date = style.put(ws, place(name).cell(), f'=IFERROR({formula},"")', style.PETUNJUK)
        date.number_format = "dd/mm/yyyy"
    ws.column_dimensions[date.column_letter].width = 12
    style.put(ws, place("survei_awal").cell(-1, -1), "Data bantu, tidak dicetak", style.PETUNJUK)
    for offset, (label, formula) in enumerate(_IDENTITY_ROWS):
        row = _IDENTITY + offset
        style.block(ws, f"A{row}:C{row}", label, style.ISI, height=14)
        value = style.block(ws, f"D{row}:I{row}", f'=": "&{formula}', style.ISI)
        value.alignment = naskah.ONE_LINE
    last_row = _IDENTITY + len(_IDENTITY_ROWS) - 1
    style.block(ws, f"J{_IDENTITY}:{_LAST}{_IDENTITY}", "NILAI IKM", style.KEPALA_TABEL)
    style.block(ws, f"J{_IDENTITY + 1}:{_LAST}{last_row - 2}", "=ikm", style.HASIL_BESAR)
    style.block(
        ws, f"J{last_row - 1}:{_LAST}{last_row - 1}", '=IF(ikm_mutu="","","Mutu "&ikm_mutu)', style.HASIL
    )
    style.block(ws, f"J{last_row}:{_LAST}{last_row}", "=ikm_kinerja", style.HASIL)


_IDENTITY_ROWS = (
    ("Unit pelayanan", f'{naskah.UNIT}&", "&{naskah.DAERAH}'),
    ("Periode survei", "periode_teks"),
    (
        "Tanggal survei",
        f'IFERROR({naskah.date_text("survei_awal")}&" s.d. "&{naskah.date_text("survei_akhir")},"")',
    ),
    ("Metode survei", naskah.METODE),
    ("Jumlah responden", naskah.RESPONDEN),
    (
        "Populasi",
        f'IF(N(perhitungan_populasi)=0,"belum diisi",{naskah.count_text("perhitungan_populasi")}&" orang")',
    ),
    (
        "Sampel minimum (Krejcie–Morgan)",
        'IF(minimum_sampel="","–",minimum_sampel&" orang"&IF(jumlah_responden=0,"",", "&sampel_terpenuhi))',
    ),
)


def _basis(ws: Worksheet) -> None:
    """The legal basis, as in the SOP; the 2017 regulation where its bands are used."""
    _row(ws, _BASIS, "Dasar hukum:", style.ISI, 14)
    laws = (
        f'="1. {naskah.DASAR_PELAYANAN};"&CHAR(10)&"2. {naskah.DASAR_PP};"&CHAR(10)&"3. "'
        f'&IF({naskah.DENGAN_SKM},"{naskah.DASAR_SKM}","{naskah.DASAR_IKM}")&"."'
    )
    style.block(ws, f"A{_BASIS + 1}:{_LAST}{_BASIS + 3}", laws, style.ISI, height=66)


def _chart(ws: Worksheet) -> None:
    _heading(ws, _CHART - 1, "III. GRAFIK NILAI PER UNSUR")
    for row in range(_CHART, _NARRATIVE - 1):  # so high that the first page ends below it, on A4 as on F4
        ws.row_dimensions[row].height = 13.3
    charts.bars(
        ws,
        f"A{_CHART}:{_LAST}{_NARRATIVE - 2}",
        "Nilai Interval Konversi (NIK) per unsur pelayanan (25–100), dengan mutunya",
        unsur_table.column(unsur_table.BAR_NAME),
        (
            charts.Series(unsur_table.column(unsur_table.OTHER_BAR), "Unsur lain", "accent6"),
            charts.Series(unsur_table.column(unsur_table.LOW_BAR), "Tiga unsur terendah", "dk2"),
        ),
        lowest=25,
        highest=100,
    )


def _analysis(ws: Worksheet) -> None:
    _heading(ws, _NARRATIVE - 1, "IV. ANALISIS HASIL")
    narrative = place("dokumen_narasi")
    for offset in range(narrative.rows):
        row = narrative.row + offset
        naskah.paragraph(ws, f"A{row}:{_LAST}{row}", _MIRROR, space=True)
        style.unlock(ws, f"A{row}:{_LAST}{row}")
    style.validate(ws, f"{narrative.cell()}:{narrative.cell(narrative.rows - 1)}", **naskah.SUNTINGAN)
    style.put(ws, f"{_ASIDE}{narrative.row}", _NARRATIVE_ASIDE, style.PETUNJUK)
    naskah.mirror_width(ws, f"A1:{_LAST}1", _MIRROR)


_NARRATIVE_ASIDE = "◄ Naskah ini boleh disunting."
_REMARKS_ASIDE = "◄ Boleh diisi: Catatan Seksi Pelayanan."
_NOTES_ASIDE = "◄ Terisi sendiri dari temuan dan alasan di lembar Beranda."


def _remarks(ws: Worksheet) -> None:
    """What need not be: at the end, so that no gap is left where there is nothing to say."""
    shown = f'=IF({place("dokumen_tambahan").cell()}="","","Catatan Seksi Pelayanan")'
    _row(ws, _REMARKS - 1, shown, style.LABEL, 18)
    naskah.paragraph(ws, f"A{_REMARKS}:{_LAST}{_REMARKS}", _MIRROR)
    style.unlock(ws, f"A{_REMARKS}:{_LAST}{_REMARKS}")
    shown = f'=IF({place("dokumen_catatan").cell()}="","","Catatan atas data")'
    _row(ws, _NOTES - 1, shown, style.LABEL, 18)
    for row in range(_NOTES, _NOTES + place("dokumen_catatan").rows):
        naskah.paragraph(ws, f"A{row}:{_LAST}{row}", _MIRROR)
        style.unlock(ws, f"A{row}:{_LAST}{row}")
    for row, text in ((_REMARKS, _REMARKS_ASIDE), (_NOTES, _NOTES_ASIDE)):
        style.put(ws, f"{_ASIDE}{row}", text, style.PETUNJUK)
    style.validate(
        ws,
        place("dokumen_tambahan").cell(),
        title="Catatan Seksi Pelayanan",
        hint="Tambahkan penjelasan bila perlu. Boleh kosong; program tidak pernah mengubahnya.",
    )


def _comments(ws: Worksheet) -> None:
    _heading(ws, _COMMENTS - 2, "VI. SARAN DAN MASUKAN MASYARAKAT PER UNSUR", 30)  # a table ends above it
    for ref, title in (
        (f"A{_COMMENTS - 1}:B{_COMMENTS - 1}", "Kode"),
        (f"C{_COMMENTS - 1}:D{_COMMENTS - 1}", "Unsur pelayanan"),
        (f"E{_COMMENTS - 1}:{_LAST}{_COMMENTS - 1}", "Saran dan masukan"),
    ):
        style.block(ws, ref, title, style.KEPALA_TABEL, height=18)
    for offset in range(JUMLAH_UNSUR):
        row = _COMMENTS + offset
        style.block(ws, f"A{row}:B{row}", f"=INDEX(unsur_kode,1,{offset + 1})", style.SEL_TENGAH)
        name = style.block(ws, f"C{row}:D{row}", f"=INDEX(unsur_nama,1,{offset + 1})", style.SEL)
        name.alignment, name.font = naskah.ONE_LINE, style.font(unsur_table.NAME_SIZE)
        naskah.paragraph(ws, f"E{row}:{_LAST}{row}", _COMMENT_MIRROR, style.SEL)
        style.unlock(ws, f"E{row}:{_LAST}{row}")
    style.validate(ws, f"E{_COMMENTS}:E{_CLOSING - 1}", **naskah.SUNTINGAN)
    naskah.mirror_width(ws, f"E1:{_LAST}1", _COMMENT_MIRROR)


def _legend(ws: Worksheet) -> None:
    _heading(ws, _LEGEND, "V. KETERANGAN")
    _row(ws, _LEGEND + 1, _LEGEND_TEXT, style.ISI, 27)
    row = _LEGEND + 2
    for first, last, title in (
        ("A", "B", "Nilai persepsi"),
        ("C", "C", "Nilai Interval (NI)"),
        ("D", "D", "Nilai Interval Konversi (NIK)"),
        ("E", "G", "Mutu pelayanan (x)"),
        ("H", _LAST, "Kinerja unit pelayanan (y)"),
    ):
        style.block(ws, f"{first}{row}:{last}{row}", title, style.KEPALA_TABEL, height=28)
    for band in (4, 3, 2, 1):  # _daftar has the lowest first
        row += 1
        bottom, top = (f"INDEX({name},{band},1)" for name in ("pita_bawah", "pita_atas"))
        below = f"INDEX(pita_atas,{band - 1},1)/25+0.01" if band > 1 else "1"
        decree = _limits(below, f"{top}/25", 2)  # which has two digits, each limit above the one below it
        nrr = f"=IF({naskah.DENGAN_SKM},{_limits(f'{bottom}/25', f'{top}/25', 4)},{decree})"
        style.block(ws, f"A{row}:B{row}", band, style.SEL_TENGAH, height=15)
        style.put(ws, f"C{row}", nrr, style.SEL_TENGAH)
        style.put(ws, f"D{row}", "=" + _limits(bottom, top, 2), style.SEL_TENGAH)
        style.block(ws, f"E{row}:G{row}", f"=INDEX(pita_mutu,{band},1)", style.SEL_TENGAH)
        style.block(ws, f"H{row}:{_LAST}{row}", f"=INDEX(pita_kinerja,{band},1)", style.SEL_TENGAH)


def _limits(low: str, high: str, digits: int) -> str:
    """Part of a formula: ``65,00 – 76,60``; nothing while the standard is unknown."""
    shown = '&" – "&'.join(naskah.decimal_text(value, digits) for value in (low, high))
    return f'IFERROR({shown},"")'


_LEGEND_TEXT = (
    '="NRR (nilai rata-rata) = jumlah nilai unsur : jumlah jawaban. NRR tertimbang = NRR × bobot. '
    f'Nilai Interval Konversi (NIK) = NRR × 25. Mutu dan kinerja menurut "&{naskah.STANDAR}&":"'
)

# Excel takes at most 255 characters between two quotation marks.
_CLOSING_TEXT = (
    f'="Demikian dokumen Indeks Kepuasan Masyarakat "&{naskah.UNIT}&" "&periode_teks&" ini disusun '
    "sebagai gambaran mutu pelayanan menurut masyarakat penggunanya dan sebagai dasar perbaikan pelayanan. "
    '"&"Profil responden, Rencana Tindak Lanjut (RTL), dan tabel pengolahan data terlampir dan merupakan '
    'bagian yang tidak terpisahkan dari dokumen ini."'
)

"""Dokumen IKM: the document of the SOP's second step, from the identity of the survey to its closing.

Every figure is a formula over Perhitungan; Python writes the narrative and the public's comments, staff
their remarks.
"""

from __future__ import annotations

from openpyxl.styles import Alignment
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook.layout import JUMLAH_UNSUR, place
from workbook_template import charts, naskah, showing, style

_LAST = "J"
_WIDTHS = {"A": 4.5, "B": 6, "C": 32, "D": 9.2, "E": 8, "F": 11.5, "G": 9.2, "H": 6.5, "I": 12.5, "J": 10}
_MIRROR, _COMMENT_MIRROR = "P", "Q"
_ASIDE = "L"  # what is not printed: no coloured box on paper

_IDENTITY = place("survei_awal").row
_BASIS = _IDENTITY + 7
_TABLE = place("dokumen_unsur").row
_UNIT = _TABLE + JUMLAH_UNSUR
_CHART = _UNIT + 3
_NARRATIVE = place("dokumen_narasi").row
_REMARKS = place("dokumen_tambahan").row
_NOTES = place("dokumen_catatan").row
_COMMENTS = place("dokumen_komentar").row
_LEGEND = _COMMENTS + JUMLAH_UNSUR
_CLOSING = _LEGEND + 7

_NUMBER = f"$A{_TABLE}"
_ONE_LINE = Alignment(vertical="center", shrink_to_fit=True)  # staff may give an unsur a longer name
_RANK = '[<=3]"▼ "0;0'
_DASH = '"–"'


def build(ws: Worksheet) -> None:
    """Letterhead, identity, table, chart; on the next pages analysis, comments, legend and closing."""
    style.widths(ws, _WIDTHS)
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5")
    _row(ws, 6, "INDEKS KEPUASAN MASYARAKAT (IKM)", style.JUDUL, 18)
    revision = naskah.REVISI.format('" – "')
    _row(ws, 7, f'="PERIODE "&UPPER(periode_teks)&{revision}', style.JUDUL, 16)
    ws.row_dimensions[8].height = 3
    _identity(ws)
    _basis(ws)
    _table(ws)
    _chart(ws)
    _analysis(ws)
    _comments(ws)
    _legend(ws)
    _heading(ws, _CLOSING, "VII. PENUTUP")
    _row(ws, _CLOSING + 1, _CLOSING_TEXT, style.ISI, 54)
    ws.row_breaks.append(Break(id=_NARRATIVE - 2))
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws)
    showing.page(ws, f"A1:{_LAST}{_CLOSING + 1}")


def _row(ws: Worksheet, row: int, text: str, look: str, height: float) -> None:
    style.block(ws, f"A{row}:{_LAST}{row}", text, look, height=height)


def _heading(ws: Worksheet, row: int, text: str) -> None:
    _row(ws, row, text, style.SUBJUDUL, 18.5)


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
        style.block(ws, f"D{row}:H{row}", f'=": "&{formula}', style.ISI)
    last_row = _IDENTITY + len(_IDENTITY_ROWS) - 1
    style.block(ws, f"I{_IDENTITY}:J{_IDENTITY}", "NILAI IKM", style.KEPALA_TABEL)
    style.block(ws, f"I{_IDENTITY + 1}:J{last_row - 2}", "=ikm", style.HASIL_BESAR)
    style.block(ws, f"I{last_row - 1}:J{last_row - 1}", '=IF(ikm_mutu="","","Mutu "&ikm_mutu)', style.HASIL)
    style.block(ws, f"I{last_row}:J{last_row}", "=ikm_kinerja", style.HASIL)


_IDENTITY_ROWS = (
    ("Unit pelayanan", f'instansi_kecamatan&", "&{naskah.DAERAH}'),
    ("Periode survei", "periode_teks"),
    (
        "Tanggal survei",
        f'IFERROR({naskah.date_text("survei_awal")}&" s.d. "&{naskah.date_text("survei_akhir")},"")',
    ),
    ("Metode survei", naskah.METODE),
    ("Jumlah responden", naskah.RESPONDEN),
    ("Populasi", 'IF(N(perhitungan_populasi)=0,"belum diisi",perhitungan_populasi&" orang")'),
    (
        "Sampel minimum (Krejcie–Morgan)",
        'IF(minimum_sampel="","–",minimum_sampel&" orang"&IF(jumlah_responden=0,"",", "&sampel_terpenuhi))',
    ),
)


def _basis(ws: Worksheet) -> None:
    """The legal basis, as in the SOP; the 2017 regulation where its bands are used."""
    _row(ws, _BASIS, "Dasar hukum:", style.ISI, 14)
    _row(ws, _BASIS + 1, f"1. {naskah.DASAR_PELAYANAN};", style.ISI, 14)
    _row(ws, _BASIS + 2, f"2. {naskah.DASAR_IKM};", style.ISI, 27)
    _row(ws, _BASIS + 3, f'=IF({naskah.DENGAN_SKM},"3. {naskah.DASAR_SKM}.","")', style.ISI, 27)


def _table(ws: Worksheet) -> None:
    _heading(ws, _TABLE - 2, "II. HASIL PENGUKURAN PER UNSUR PELAYANAN")
    for column, (title, *_) in enumerate(_COLUMNS):
        style.put(ws, place("dokumen_unsur").cell(-1, column), title, style.KEPALA_TABEL)
    ws.row_dimensions[_TABLE - 1].height = 27
    for column, title in enumerate(("Terendah", "Unsur lain", "Tiga terendah")):
        style.put(ws, place("dokumen_unsur").cell(-1, 11 + column), title, style.PETUNJUK)
    for offset in range(JUMLAH_UNSUR):
        _unsur(ws, _TABLE + offset, offset + 1)
    style.highlight(ws, f"A{_TABLE}:{_LAST}{_UNIT - 1}", f"$L{_TABLE}=1")
    style.block(
        ws, f"A{_UNIT}:E{_UNIT}", "IKM unit pelayanan (Σ NRR tertimbang × 25)", style.HASIL, height=18
    )
    for letter, formula, number_format in (
        ("F", "=jumlah_tertimbang", "0.00000"),
        ("G", "=ikm", "0.00"),
        ("H", "=ikm_mutu", "General"),
        ("I", "=ikm_kinerja", "General"),
        ("J", None, "General"),
    ):
        style.put(ws, f"{letter}{_UNIT}", formula, style.HASIL).number_format = number_format
    _row(ws, _UNIT + 1, _NOTE, style.CATATAN_KAKI, 24)


def _unsur(ws: Worksheet, row: int, number: int) -> None:
    """One unsur, and beside it, not printed, its bar: in one series of the chart or in the other."""
    ws.row_dimensions[row].height = 15.5
    for column, (_, formula, look, number_format) in enumerate(_COLUMNS):
        content: object = formula.replace(_NUMBER, f"$A{row}") if formula else number
        cell = style.put(ws, place("dokumen_unsur").cell(row - _TABLE, column), content, look)
        cell.number_format = number_format or cell.number_format
    ws[f"C{row}"].alignment = _ONE_LINE
    low, value = f"L{row}", f"G{row}"
    style.put(ws, low, f"=IF(ISNUMBER(J{row}),IF(J{row}<={JUMLAH_TERENDAH},1,0),0)", style.PETUNJUK)
    for letter, formula in (
        ("M", f'=IF(AND(ISNUMBER({value}),{low}=0),{value},"")'),
        ("N", f'=IF({low}=1,{value},"")'),
    ):
        bar = style.put(ws, f"{letter}{row}", formula, style.PETUNJUK)
        bar.number_format = charts.NO_ZERO  # where Excel takes the labels' format from the cells


def _figure(name: str, unknown: str = _DASH) -> str:
    """The unsur's value of that name, found by the number in column A; a mark where it is not counted."""
    return f"=IF(INDEX(unsur_dihitung,1,{_NUMBER})=1,INDEX({name},1,{_NUMBER}),{unknown})"


# Header, formula (empty: the number itself), style and number format of each column.
_COLUMNS = (
    ("No.", "", style.SEL_TENGAH, ""),
    ("Kode", f"=INDEX(unsur_kode,1,{_NUMBER})", style.SEL_TENGAH, ""),
    ("Unsur pelayanan", f"=INDEX(unsur_nama,1,{_NUMBER})", style.SEL, ""),
    (
        "Jumlah jawaban",
        f'=IF(jumlah_responden=0,"",INDEX(unsur_n,1,{_NUMBER}))',
        style.BULAT,
        "",
    ),
    ("NRR", _figure("unsur_nrr"), style.ANGKA_4, ""),
    ("NRR tertimbang", _figure("unsur_tertimbang"), style.ANGKA_5, ""),
    ("Nilai konversi", _figure("unsur_konversi"), style.ANGKA, ""),
    ("Mutu", _figure("unsur_mutu"), style.SEL_TENGAH, ""),
    ("Kinerja", _figure("unsur_kinerja", '"tidak dihitung"'), style.SEL_TENGAH, ""),
    ("Peringkat", _figure("unsur_peringkat"), style.BULAT, _RANK),
)

_NOTE = (
    '="▼ dan baris yang disorot: tiga unsur dengan nilai terendah (peringkat 1 = terendah). '
    'Dihitung tanpa pembulatan; angka tercetak dibulatkan."'
    '&IF(N(seri)=1," Unsur terendah ke-3 dan ke-4 bernilai sama (seri): urutannya ditetapkan menurut porsi '
    'jawaban bernilai 1–2, kemudian nomor unsur.","")'
)


def _chart(ws: Worksheet) -> None:
    _heading(ws, _CHART - 1, "III. GRAFIK NILAI PER UNSUR")
    for row in range(_CHART, _NARRATIVE - 1):  # so high that the first page ends below it, on A4 as on F4
        ws.row_dimensions[row].height = 13.3
    charts.bars(
        ws,
        f"A{_CHART}:{_LAST}{_NARRATIVE - 2}",
        "Nilai konversi per unsur pelayanan (25–100)",
        f"C{_TABLE}:C{_UNIT - 1}",
        (
            charts.Series(f"M{_TABLE}:M{_UNIT - 1}", "Unsur lain", "accent6"),
            charts.Series(f"N{_TABLE}:N{_UNIT - 1}", "Tiga unsur terendah", "dk2"),
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
    shown = f'=IF({place("dokumen_tambahan").cell()}="","","Catatan Seksi Pelayanan")'
    _row(ws, _REMARKS - 1, shown, style.LABEL, 18)
    naskah.paragraph(ws, f"A{_REMARKS}:{_LAST}{_REMARKS}", _MIRROR)
    style.unlock(ws, f"A{_REMARKS}:{_LAST}{_REMARKS}")
    shown = f'=IF({place("dokumen_catatan").cell()}="","","Catatan atas data")'
    _row(ws, _NOTES - 1, shown, style.LABEL, 18)
    for row in range(_NOTES, _NOTES + place("dokumen_catatan").rows):
        naskah.paragraph(ws, f"A{row}:{_LAST}{row}", _MIRROR)
        style.unlock(ws, f"A{row}:{_LAST}{row}")
    for row, text in ((narrative.row, _NARRATIVE_ASIDE), (_REMARKS, _REMARKS_ASIDE), (_NOTES, _NOTES_ASIDE)):
        style.put(ws, f"{_ASIDE}{row}", text, style.PETUNJUK)
    style.validate(
        ws,
        place("dokumen_tambahan").cell(),
        title="Catatan Seksi Pelayanan",
        hint="Tambahkan penjelasan bila perlu. Boleh kosong; program tidak pernah mengubahnya.",
    )
    naskah.mirror_width(ws, f"A1:{_LAST}1", _MIRROR)


_NARRATIVE_ASIDE = "◄ Naskah ini boleh disunting."
_REMARKS_ASIDE = "◄ Boleh diisi: Catatan Seksi Pelayanan."
_NOTES_ASIDE = "◄ Terisi sendiri dari temuan dan alasan di lembar Beranda."


def _comments(ws: Worksheet) -> None:
    _heading(ws, _COMMENTS - 2, "V. SARAN DAN MASUKAN MASYARAKAT PER UNSUR")
    for ref, title in (
        (f"A{_COMMENTS - 1}:B{_COMMENTS - 1}", "Kode"),
        (f"C{_COMMENTS - 1}", "Unsur pelayanan"),
        (f"D{_COMMENTS - 1}:{_LAST}{_COMMENTS - 1}", "Saran dan masukan"),
    ):
        style.block(ws, ref, title, style.KEPALA_TABEL, height=18)
    for offset in range(JUMLAH_UNSUR):
        row = _COMMENTS + offset
        style.block(ws, f"A{row}:B{row}", f"=INDEX(unsur_kode,1,{offset + 1})", style.SEL_TENGAH)
        style.put(ws, f"C{row}", f"=INDEX(unsur_nama,1,{offset + 1})", style.SEL).alignment = _ONE_LINE
        naskah.paragraph(ws, f"D{row}:{_LAST}{row}", _COMMENT_MIRROR, style.SEL)
        style.unlock(ws, f"D{row}:{_LAST}{row}")
    style.validate(ws, f"D{_COMMENTS}:D{_LEGEND - 1}", **naskah.SUNTINGAN)
    naskah.mirror_width(ws, f"D1:{_LAST}1", _COMMENT_MIRROR)


def _legend(ws: Worksheet) -> None:
    _heading(ws, _LEGEND, "VI. KETERANGAN")
    _row(ws, _LEGEND + 1, _LEGEND_TEXT, style.ISI, 27)
    row = _LEGEND + 2
    for first, last, title in (
        ("A", "B", "Mutu"),
        ("C", "C", "Kinerja unit pelayanan"),
        ("D", "F", "Nilai interval (NRR)"),
        ("G", "J", "Nilai interval konversi"),
    ):
        style.block(ws, f"{first}{row}:{last}{row}", title, style.KEPALA_TABEL, height=16)
    for band in (4, 3, 2, 1):  # _daftar has the lowest first
        row += 1
        bottom, top = f"INDEX(pita_bawah,{band},1)", f"INDEX(pita_atas,{band},1)"
        nrr, value = (
            f'=IFERROR({naskah.decimal_text(low, digits)}&" – "&{naskah.decimal_text(high, digits)},"")'
            for low, high, digits in ((f"{bottom}/25", f"{top}/25", 4), (bottom, top, 2))
        )
        style.block(ws, f"A{row}:B{row}", f"=INDEX(pita_mutu,{band},1)", style.SEL_TENGAH, height=15)
        style.put(ws, f"C{row}", f"=INDEX(pita_kinerja,{band},1)", style.SEL_TENGAH)
        style.block(ws, f"D{row}:F{row}", nrr, style.SEL_TENGAH)
        style.block(ws, f"G{row}:J{row}", value, style.SEL_TENGAH)


_LEGEND_TEXT = (
    '="NRR (nilai rata-rata) = jumlah nilai unsur : jumlah jawaban. NRR tertimbang = NRR × bobot. '
    'Nilai konversi = NRR × 25. Mutu dan kinerja menurut "&perhitungan_standar_mutu&":"'
)

# Excel takes at most 255 characters between two quotation marks.
_CLOSING_TEXT = (
    '="Demikian dokumen Indeks Kepuasan Masyarakat "&instansi_kecamatan&" "&periode_teks&" ini disusun '
    "sebagai gambaran mutu pelayanan menurut masyarakat penggunanya dan sebagai dasar perbaikan pelayanan. "
    '"&"Profil responden, Rencana Tindak Lanjut (RTL), dan tabel pengolahan data terlampir dan merupakan '
    'bagian yang tidak terpisahkan dari dokumen ini."'
)

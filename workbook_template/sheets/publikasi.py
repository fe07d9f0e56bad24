"""Publikasi: the poster of one page for the wall: what came out, what it means, what follows, where to turn.

Its value is read from two metres, its tables from one. What stands on it follows the annex of the regulation
(value, services, respondents, period, thanks) and what the evaluation of public services calls publication:
method, process and result.
"""

from __future__ import annotations

from openpyxl.styles import Border
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH, KODE
from ikm_xl.workbook.layout import place
from workbook_template import naskah, showing, style

_LAST = "H"
_VALUE = 10
_SCALE = 14
_FACTS = 17
_RESULTS = 21
_THANKS = _RESULTS + len(KODE) + 2
_SIGNATURE = _THANKS + 2
_BOXES = (("A", "B"), ("C", "D"), ("E", "F"), ("G", "H"))
_WHERE = naskah.by_way(
    "di eSukma-Jatim", "di eSukma-Jatim dan pada kuesioner kertas", "pada kuesioner kertas"
)
_MOST_SERVICES = 6  # named on the poster
_LONGEST_PLAN = 150  # characters, of an unsur's program


def build(ws: Worksheet) -> None:
    """Letterhead, banner, the value and its scale, respondents, unsur, plans, complaints, signature."""
    style.widths(ws, dict.fromkeys("ABCDEFGH", 11.6))
    naskah.letterhead(ws, _LAST)
    naskah.banner(ws, f"A5:{_LAST}5", height=22)
    _line(ws, 6, "INDEKS KEPUASAN MASYARAKAT", 24, 40)
    _line(ws, 7, "=UPPER(instansi_kecamatan)", 22, 30)
    _line(ws, 8, "=UPPER(periode_teks)", 18, 26)
    _line(ws, 9, _DATES, 12, 22, style.ISI_TENGAH)
    value = style.block(
        ws, f"A{_VALUE}:{_LAST}{_VALUE}", '=IF(ikm="","–",ikm)', style.HASIL_BESAR, height=165
    )
    value.font = style.font(128, bold=True, color=style.NAVY)
    mutu = '=IF(ikm_mutu="","MUTU PELAYANAN: –","MUTU PELAYANAN: "&ikm_mutu)'
    _line(ws, _VALUE + 1, mutu, 32, 46, style.HASIL)
    kinerja = '="KINERJA UNIT PELAYANAN: "&IF(ikm_kinerja="","–",UPPER(ikm_kinerja))'
    _line(ws, _VALUE + 2, kinerja, 20, 34, style.HASIL)
    _line(ws, _VALUE + 3, "Nilai 25 sampai 100; makin tinggi makin baik:", 10, 18, style.ISI_TENGAH)
    _scale(ws)
    _facts(ws)
    _unsur(ws)
    _plans(ws)
    _line(ws, _THANKS, _THANKS_TEXT, 11, 44, style.ISI_TENGAH)
    ws.row_dimensions[_THANKS + 1].height = 8
    naskah.signature(ws, _SIGNATURE, "E", _LAST, "camat", naskah.TEMPAT_TANGGAL)
    last_row = _SIGNATURE + naskah.SIGNATURE_ROWS - 1
    ws.row_dimensions[last_row].height = 20  # two lines below the QR code
    style.block(ws, f"A{_SIGNATURE}:B{last_row}", _COMPLAINTS, style.ISI).font = style.font(9)
    style.block(ws, f"C{_SIGNATURE}:D{last_row - 1}", None, style.ISI)
    style.block(ws, f"C{last_row}:D{last_row}", _CODE, style.ISI_TENGAH).font = style.font(7)
    ws.sheet_properties.tabColor = style.NAVY
    style.protect(ws)
    showing.view(ws, zoom=80)
    showing.page(ws, f"A1:{_LAST}{last_row}", pages_high=1)


_DATES = (
    f'=IFERROR("Survei tanggal "&{naskah.date_text("survei_awal")}&" s.d. "'
    f'&{naskah.date_text("survei_akhir")},"")'
)
_THANKS_TEXT = (
    "Terima kasih atas penilaian yang telah Anda berikan. Masukan Anda sangat bermanfaat untuk kemajuan unit "
    "kami agar terus memperbaiki dan meningkatkan kualitas pelayanan bagi masyarakat."
)
_COMPLAINTS = (
    '="Keluhan dan saran:"&CHAR(10)&"SP4N-LAPOR! di www.lapor.go.id"&CHAR(10)&"atau langsung di kantor kami"'
    '&IF(instansi_telepon="","",CHAR(10)&"Telepon "&instansi_telepon)'
    '&IF(instansi_situs="","",CHAR(10)&"Laman "&instansi_situs)'
)

_IMPROVED = "▼ Nilai terendah: yang akan kami perbaiki"

_CODE = '=IF(kode_verifikasi="","","Pindai untuk mencocokkan hasil ini"&CHAR(10)&"Kode "&kode_verifikasi)'
"""Below the QR code, a picture. The banner compares this very cell, which must not follow the banner."""


def _line(
    ws: Worksheet, row: int, text: str | None, size: float, height: float, look: str = style.JUDUL
) -> None:
    cell = style.block(ws, f"A{row}:{_LAST}{row}", text, look, height=height)
    cell.font = style.font(size, bold=look != style.ISI_TENGAH, color=style.NAVY)
    if look == style.JUDUL:
        cell.alignment = naskah.ONE_TITLE


def _scale(ws: Worksheet) -> None:
    """The four bands of mutu, the unit's own in bold and darker."""
    for number, (first, last) in enumerate(_BOXES, 1):
        band = {name: f"INDEX({name},{number},1)" for name in ("pita_mutu", "pita_kinerja")}
        limits = '&"–"&'.join(
            naskah.decimal_text(f"INDEX({name},{number},1)") for name in ("pita_bawah", "pita_atas")
        )
        text = f'=IFERROR({band["pita_mutu"]}&" – "&{band["pita_kinerja"]}&CHAR(10)&{limits},"")'
        style.block(ws, f"{first}{_SCALE}:{last}{_SCALE}", text, style.SEL_TENGAH, height=30)
        style.highlight(ws, f"{first}{_SCALE}:{last}{_SCALE}", f"{band['pita_mutu']}=ikm_mutu")
    ws.row_dimensions[_SCALE + 1].height = 8


def _facts(ws: Worksheet) -> None:
    """Who answered and how; their education and the services where the export tells them."""
    gender = place("jumlah_jenis_kelamin").name
    facts = (
        ("Responden", _people("jumlah_responden")),
        ("Laki-laki", _people(f"INDEX({gender},1,1)")),
        ("Perempuan", _people(f"INDEX({gender},2,1)")),
        ("Metode", f"={naskah.CARA}"),
    )
    for (first, last), (label, formula) in zip(_BOXES, facts, strict=True):
        style.block(ws, f"{first}{_FACTS - 1}:{last}{_FACTS - 1}", label, style.KEPALA_TABEL, height=16)
        value = style.block(ws, f"{first}{_FACTS}:{last}{_FACTS}", formula, style.HASIL, height=28)
        value.font = style.font(11 if label == "Metode" else 15, bold=True)
    _line(ws, _FACTS + 1, _about(), 10, 66, style.ISI_TENGAH)
    ws.row_dimensions[_FACTS + 2].height = 4


def _about() -> str:
    """The lines below the boxes: education and services where the export tells them, then the method."""
    parts = "&".join(_category(number) for number in range(1, place("profil_pendidikan").rows + 1))
    names = "&".join(_service(number) for number in range(1, _MOST_SERVICES + 1))
    more = f'IF(INDEX(profil_layanan,{_MOST_SERVICES + 1},1)="","",", dan lainnya")'
    return (
        f'=IF(INDEX(profil_pendidikan,1,1)="","","Pendidikan: "&{parts}&CHAR(10))'
        f'&IF(INDEX(profil_layanan,1,1)="","","Layanan yang dinilai: "&{names}&{more}&CHAR(10))'
        f'&"Diisi masyarakat "&{_WHERE}&". Indeks Kepuasan Masyarakat (IKM) adalah rata-rata nilai "&'
        'SUM(unsur_dihitung)&" unsur pelayanan, dari jawaban 1 sampai 4 dikalikan 25."'
    )


def _people(count: str) -> str:
    return f'=IF(jumlah_responden=0,"–",{naskah.count_text(count)}&" orang")'


def _category(number: int) -> str:
    name, count = f"INDEX(profil_pendidikan,{number},1)", f"INDEX(jumlah_pendidikan,{number},1)"
    separator = "" if number == 1 else ", "
    return f'IF({name}="","","{separator}"&{name}&" "&{naskah.count_text(count)}&" orang")'


def _service(number: int) -> str:
    name = f"INDEX(profil_layanan,{number},1)"
    return f'IF({name}="","","{"" if number == 1 else ", "}"&{name})'


def _unsur(ws: Worksheet) -> None:
    """Every unsur that counts with its value, the highest first; the rows of the others stay empty."""
    heading = "Unsur pelayanan, dari nilai tertinggi"
    style.block(ws, f"A{_RESULTS - 1}:C{_RESULTS - 1}", heading, style.KEPALA_TABEL, height=16)
    style.put(ws, f"D{_RESULTS - 1}", "Nilai", style.KEPALA_TABEL)
    for offset in range(len(KODE)):
        row = _RESULTS + offset
        rank = f"SUM(unsur_dihitung)-{offset}"
        for ref, name in ((f"A{row}:C{row}", "unsur_nama"), (f"D{row}", "unsur_konversi")):
            found = naskah.lowest(rank, name)
            if name == "unsur_konversi":
                found = f'IF({rank}<={JUMLAH_TERENDAH},"▼ "&{naskah.decimal_text(found)},{found})'
            formula = f'=IF(jumlah_responden=0,"",IFERROR({found},""))'
            look = style.SEL_POSTER if name == "unsur_nama" else style.ANGKA
            cell = style.block(ws, ref, formula, look, height=15)
            cell.font = style.font(8 if name == "unsur_nama" else 10)
        for one in style.cells(ws, f"A{row}:D{row}"):
            one.border = Border()  # the grid comes with the unsur
        style.rule_filled(ws, f"A{row}:D{row}", f'$D{row}<>""')


def _plans(ws: Worksheet) -> None:
    """The three lowest unsur and what will be done: the first sentence of the RTL's program."""
    style.block(ws, f"E{_RESULTS - 1}:{_LAST}{_RESULTS - 1}", _IMPROVED, style.KEPALA_TABEL)
    first = _RESULTS
    for number, rows in enumerate((4, 4, 3), 1):
        kode = f"INDEX(rtl_kode,{number},1)"
        name = f"INDEX(unsur_nama,1,MATCH({kode},unsur_kode,0))"
        program = f"INDEX(rtl_isi,{number},1)"
        sentence = f'LEFT({program},IFERROR(FIND(". ",{program}),LEN({program})))'
        short = f'IF(LEN({sentence})>{_LONGEST_PLAN},{_words(program)}&"…",{sentence})'
        value = naskah.decimal_text(f"INDEX(unsur_konversi,1,MATCH({kode},unsur_kode,0))")
        text = f'=IF({kode}="","",IFERROR({name}&" ("&{value}&"): "&{short},""))'
        style.block(ws, f"E{first}:{_LAST}{first + rows - 1}", text, style.SEL_POSTER).font = style.font(8.5)
        first += rows
    assert number == JUMLAH_TERENDAH
    assert first == _RESULTS + len(KODE)


def _words(text: str) -> str:
    """The words of a text that have room, none of them cut."""
    part = f"LEFT({text},{_LONGEST_PLAN})"
    spaces = f'LEN({part})-LEN(SUBSTITUTE({part}," ",""))'
    return f'LEFT({part},IFERROR(FIND(CHAR(1),SUBSTITUTE({part}," ",CHAR(1),{spaces}))-1,{_LONGEST_PLAN}))'

"""Perhitungan: the official processing table, a column per unsur and a row per respondent.

All figures are formulas; the same formula stands in every column. NRR = sum / number of answers, IKM =
Σ NRR × bobot × 25 (PermenPANRB 14/2017); nothing is rounded but what is shown, and the mutu follows the
rounded value. Where a figure cannot be had, its cell is empty: never an error, never a wrong number.

The formulas are locked; the columns of the respondents take what each export brings.
"""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.survey.unsur import JUMLAH_TERENDAH
from ikm_xl.workbook import layout
from ikm_xl.workbook.layout import place
from workbook_template import naskah, showing, style

TITLE = "PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN"
LAST_ROW = place("responden").row + 10_000  # as far as respondents get a grid; each row of it costs time

_FIRST, _LAST = place("unsur_nomor").cell(), place("unsur_nomor").cell(0, layout.JUMLAH_UNSUR - 1)
_LEFT, _RIGHT = _FIRST.rstrip("0123456789"), _LAST.rstrip("0123456789")
_HEADER_ROW = place("responden").row - 1
_LEGEND_ROW = place("ikm").row + 1

_PROFIL = {
    "Tanggal": 12,
    "Jenis kelamin": 12,
    "Umur": 7,
    "Kelompok umur": 12,
    "Pendidikan": 14,
    "Pekerjaan": 18,
    "Layanan": 22,
    "Saran": 50,
    "Baris ekspor": 8,
    "Sumber": 10,
}
_CENTRED = ("Tanggal", "Umur", "Kelompok umur", "Baris ekspor", "Sumber")


def _rounded(value: str) -> str:
    """Half up to 2 decimals, after the binary noise of the sum is gone."""
    return f"ROUND(ROUND({value},8),2)"


def _band(value: str, names: str) -> str:
    """What the bands on _daftar call a value; below the lowest limit it is still the lowest band."""
    return f'IFERROR(LOOKUP(MAX({value},MIN(pita_bawah)),pita_bawah,{names}),"")'


_WEIGHT = (
    "IF(ISNUMBER(perhitungan_bobot),"
    "IF(AND(perhitungan_bobot>0,ROUND(perhitungan_bobot*SUM(unsur_dihitung)*100,2)<=100),"
    'perhitungan_bobot,""),'
    'IF(OR(perhitungan_bobot="1/k",perhitungan_bobot=""),1/SUM(unsur_dihitung),""))'
)
# How many unsur come before this one: lower NRR, then more low answers, then the number. An empty text is
# above every number, so an unsur without NRR comes before none. NRR and share are quotients of whole
# numbers, which are equal exactly when the fractions are: there is no noise to round away.
_LOWER = (
    "SUMPRODUCT((unsur_nrr<{nrr})+(unsur_nrr={nrr})"
    "*((unsur_rendah>{rendah})+(unsur_rendah={rendah})*(unsur_nomor<{nomor})))"
)

# COUNTIF counts ten times as fast, but wants a range, which INDEX does not give of a single respondent in
# every program (it does in Excel).
_LOW = (
    'IFERROR(COUNTIF(INDEX(jawaban,0,{nomor}),"<=2"),'
    "SUMPRODUCT((INDEX(jawaban,0,{nomor})>0)*(INDEX(jawaban,0,{nomor})<=2)))"
)

# Row label, style and formula of each row; {name} is the cell of that row in the same column.
_ROWS: dict[str, tuple[str, str, str]] = {
    "unsur_kode": ("Unsur pelayanan", style.KEPALA_TABEL, "INDEX(pengaturan_unsur,{nomor},1)"),
    "unsur_nama": ("", style.KEPALA_KECIL, 'INDEX(pengaturan_unsur,{nomor},2)&""'),
    "unsur_dihitung": (
        "Ikut dihitung",
        style.SEL_KECIL,
        'IF(INDEX(pengaturan_unsur,{nomor},3)="Tidak",0,1)',
    ),
    "unsur_jumlah": ("Σ nilai/unsur", style.BULAT, "SUM(INDEX(jawaban,0,{nomor}))"),
    "unsur_n": ("Jumlah kuesioner terisi", style.BULAT, "COUNT(INDEX(jawaban,0,{nomor}))"),
    "unsur_nrr": ("NRR/unsur", style.ANGKA_4, 'IF({dihitung}=1,IF({n}>0,{jumlah}/{n},""),"")'),
    "unsur_bobot": ("Bobot", style.ANGKA_4, "IF(ISNUMBER({nrr})," + _WEIGHT + ',"")'),
    "unsur_tertimbang": (
        "NRR tertimbang/unsur",
        style.ANGKA_5,
        'IF(COUNT({nrr},{bobot})=2,{nrr}*{bobot},"")',
    ),
    "unsur_konversi": (
        "NIK (NRR × 25)",
        style.ANGKA,
        "IF(ISNUMBER({nrr})," + _rounded("{nrr}*25") + ',"")',
    ),
    "unsur_mutu": (
        "Mutu",
        style.SEL_TENGAH,
        "IF(ISNUMBER({konversi})," + _band("{konversi}", "pita_mutu") + ',"")',
    ),
    "unsur_kinerja": (
        "Kinerja",
        style.SEL_KECIL,
        "IF(ISNUMBER({konversi})," + _band("{konversi}", "pita_kinerja") + ',"")',
    ),
    "unsur_rendah": (
        "Jawaban bernilai 1–2 (%)",
        style.PERSEN,
        "IF(ISNUMBER({nrr})," + _LOW + '/{n},"")',
    ),
    "unsur_peringkat": ("Urutan prioritas", style.BULAT, "IF(ISNUMBER({nrr}),1+" + _LOWER + ',"")'),
}

_UNIT: dict[str, tuple[str, str, str]] = {
    "jumlah_responden": ("Jumlah responden", "#,##0", "COUNT(INDEX(responden,0,1))"),
    "jumlah_tertimbang": (
        "Jumlah NRR tertimbang *)",
        "0.00000",
        'IF(AND(SUM(unsur_dihitung)>0,COUNT(unsur_tertimbang)=SUM(unsur_dihitung)),SUM(unsur_tertimbang),"")',
    ),
    "ikm_tepat": ("Sebelum dibulatkan", "0.0000", 'IF(ISNUMBER(jumlah_tertimbang),jumlah_tertimbang*25,"")'),
    "ikm": ("IKM unit pelayanan **)", "0.00", f'IF(ISNUMBER(ikm_tepat),{_rounded("ikm_tepat")},"")'),
    "ikm_mutu": ("Mutu pelayanan", "General", f'IF(ISNUMBER(ikm),{_band("ikm", "pita_mutu")},"")'),
    "ikm_kinerja": ("Kinerja unit", "General", f'IF(ISNUMBER(ikm),{_band("ikm", "pita_kinerja")},"")'),
    "seri": (
        "Nilai ke-3 dan ke-4 sama",
        '"Ya";;"Tidak"',
        "IF(COUNT(unsur_nrr)>3,IF(SMALL(unsur_nrr,3)=SMALL(unsur_nrr,4),1,0),0)",
    ),
}

_BANDS = '&" · "&'.join(
    f'INDEX(pita_mutu,{row})&" ("&INDEX(pita_kinerja,{row})&") "'
    f'&{naskah.decimal_text(f"INDEX(pita_bawah,{row})")}&"–"&{naskah.decimal_text(f"INDEX(pita_atas,{row})")}'
    for row in (4, 3, 2, 1)
)
_LEGEND = (
    '="Keterangan: NRR = nilai rata-rata = Σ nilai : jumlah kuesioner terisi. NRR tertimbang = NRR × bobot. '
    'NIK = Nilai Interval Konversi. U1–U11 = unsur pelayanan. "&"'
    "*) Jumlah NRR tertimbang. **) IKM unit pelayanan = *) × 25. Dihitung tanpa pembulatan; angka "
    'tercetak dibulatkan. ▼ = tiga unsur terendah."&CHAR(10)&'
    f'IFERROR("Mutu menurut "&{naskah.STANDAR}&": "&{_BANDS}&".","")'
)
_TIE = (
    '=IF(seri=1,"Unsur terendah ke-3 dan ke-4 bernilai sama: urutannya menurut persentase jawaban '
    'bernilai 1–2, kemudian nomor unsur.","")'
)


def build(ws: Worksheet) -> None:
    """Heading, the results with their formulas, and the frame that the respondents are written into."""
    _heading(ws)
    _unsur(ws)
    _unit(ws)
    _respondents(ws)
    style.protect(ws)
    showing.view(ws, zoom=85, freeze=f"{_LEFT}1")  # the results take half of a small screen: they scroll away
    showing.page(ws, f"A1:{_RIGHT}{place('responden').row}", titles=f"{_HEADER_ROW}:{_HEADER_ROW}")


def _heading(ws: Worksheet) -> None:
    style.block(ws, f"A1:{_column(layout.JUMLAH_UNSUR - 3)}1", TITLE, style.JUDUL, height=30)
    banner = f"{_column(layout.JUMLAH_UNSUR - 2)}1:{_RIGHT}1"  # beside the title: no row is free
    style.block(ws, banner, "=banner_draf", style.BANNER_DRAF)
    ws["A1"].font = style.font(11, bold=True, color=style.NAVY)
    for row, left, right in (
        (2, f'="Unit pelayanan: "&{naskah.UNIT}&", "&{naskah.DAERAH}', '="Periode: "&periode_teks'),
        (
            3,
            '="Alamat: "&instansi_alamat&" "&instansi_kode_pos',
            '="Standar mutu: "&perhitungan_standar_mutu',
        ),
    ):
        style.put(ws, f"A{row}", left, style.BARIS)
        style.put(ws, f"{_column(6)}{row}", right, style.BARIS)


def _unsur(ws: Worksheet) -> None:
    ws.column_dimensions["A"].width = 26
    for offset in range(layout.JUMLAH_UNSUR):
        ws[place("unsur_nomor").cell(0, offset)] = offset + 1
        ws.column_dimensions[_column(offset)].width = 9.8
        cells = {name.removeprefix("unsur_"): place(name).cell(0, offset) for name in ("unsur_nomor", *_ROWS)}
        for name, (_, look, formula) in _ROWS.items():
            style.put(ws, place(name).cell(0, offset), "=" + formula.format(**cells), look)
        ws[cells["dihitung"]].number_format = '"Ya";;"Tidak"'
        ws[cells["peringkat"]].number_format = '[<=3]"▼ "0;0'
    for name, (label, *_) in _ROWS.items():
        header = name in ("unsur_kode", "unsur_nama")
        cell = style.put(ws, f"A{place(name).row}", label, style.KEPALA_TABEL if header else style.SEL)
        ws.row_dimensions[cell.row].height = 13.5
    ws.merge_cells(f"A{place('unsur_kode').row}:A{place('unsur_nama').row}")
    ws.row_dimensions[place("unsur_nomor").row].hidden = True
    ws.row_dimensions[place("unsur_nama").row].height = 40
    rank = place("unsur_peringkat")
    lowest = f"AND(ISNUMBER({_LEFT}${rank.row}),{_LEFT}${rank.row}<={JUMLAH_TERENDAH})"
    style.highlight(ws, f"{place('unsur_jumlah').cell()}:{_RIGHT}{rank.row}", lowest)


def _unit(ws: Worksheet) -> None:
    row = place("ikm").row
    style.put(ws, f"A{row - 1}", "Hasil unit pelayanan", style.KEPALA_TABEL)
    ws.merge_cells(f"A{row - 1}:A{row}")
    for name, (label, number_format, formula) in _UNIT.items():
        style.put(ws, place(name).cell(-1), label, style.KEPALA_KECIL)
        cell = style.put(ws, place(name).cell(), "=" + formula, style.HASIL)
        cell.number_format = number_format
    ws[place("ikm_kinerja").cell()].font = style.font(8, bold=True)
    ws[place("ikm").cell()].font = style.font(12, bold=True, color=style.ACCENT)
    style.block(ws, f"{_column(7)}{row - 1}:{_RIGHT}{row}", _TIE, style.CATATAN_KAKI)
    ws.row_dimensions[row - 1].height, ws.row_dimensions[row].height = 30, 18
    style.block(ws, f"A{_LEGEND_ROW}:{_RIGHT}{_LEGEND_ROW}", _LEGEND, style.CATATAN_KAKI, height=36)


def _respondents(ws: Worksheet) -> None:
    """Header and alignment; the grid follows the respondents by a conditional format."""
    style.put(ws, f"A{_HEADER_ROW}", "No. responden", style.KEPALA_TABEL)
    for offset in range(layout.JUMLAH_UNSUR):
        kode = f"={place('unsur_kode').cell(0, offset)}"
        style.put(ws, f"{_column(offset)}{_HEADER_ROW}", kode, style.KEPALA_TABEL)
    profil = place("profil")
    style.put(ws, profil.cell(-2), "Profil responden (tidak ikut tercetak)", style.PETUNJUK)
    for column in range(1, profil.column):
        style.data_column(ws, get_column_letter(column), centred=True)
    for offset, (label, width) in enumerate(_PROFIL.items()):
        header = style.put(ws, profil.cell(-1, offset), label, style.KEPALA_TABEL)
        style.data_column(ws, header.column_letter, centred=label in _CENTRED)
        ws.column_dimensions[header.column_letter].width = width
    first, last = profil.row, LAST_ROW
    style.rule_filled(ws, f"A{first}:{_RIGHT}{last}", f'$A{first}<>""')
    style.rule_filled(
        ws, f"{profil.cell()}:{profil.cell(LAST_ROW - first, profil.columns - 1)}", f'$A{first}<>""'
    )


def _column(offset: int) -> str:
    return place("unsur_nomor").cell(0, offset).rstrip("0123456789")

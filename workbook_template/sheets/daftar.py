"""_daftar, hidden: lists for validation, the bands of mutu, and texts that other sheets show."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ikm_xl.indonesian import BULAN
from ikm_xl.settings import DEFAULTS, IDENTITAS, PILIHAN, TIDAK, YA
from ikm_xl.survey.bands import STANDAR
from ikm_xl.workbook import layout, status
from ikm_xl.workbook.setting_rows import PENGATURAN_ROWS, setting_name
from workbook_template import naskah, style

LISTS = {
    "daftar_jenis_periode": PILIHAN["periode.jenis"],
    "daftar_standar_mutu": PILIHAN["perhitungan.standar_mutu"],
    "daftar_jawaban_kosong": PILIHAN["perhitungan.jawaban_kosong"],
    "daftar_urutan": PILIHAN["ekspor.urutan"],
    "daftar_kertas": PILIHAN["cetak.kertas"],
    "daftar_bentuk_surat": PILIHAN["surat.bentuk"],
    "daftar_ya_tidak": (YA, TIDAK),
    "daftar_bulan": BULAN,
    "daftar_identitas": tuple(kind for kind in IDENTITAS if kind),
}

_NUMBERED = 'IF(periode_jenis="semester","Semester ","Triwulan ")&CHOOSE(periode_ke,"I","II","III","IV")&" "'
_DOT = '" · "'
_CODE = f'&IF(kode_verifikasi="","",{_DOT}&kode_verifikasi)'
_NAME_IN_FOOTER = 100  # characters: with fonts, period, code and page Excel takes 255 in one footer
_REVISION = f'&IF(N(revisi)=0,"",{_DOT}&"Revisi ke-"&revisi)'
_APPROVED = f'status_dokumen="{status.LENGKAP}",kode_verifikasi<>"",beda_jumlah=0'
_TEXTS = {
    "periode_teks": f'=IFERROR(IF(periode_jenis="tahunan","",{_NUMBERED})&"Tahun "&periode_tahun,"")',
    "kaki_halaman": f'=IF(banner_draf="","",banner_draf&{_DOT})'
    f"&LEFT(instansi_kecamatan,{_NAME_IN_FOOTER})&{_DOT}&periode_teks{_REVISION}{_CODE}",
    "banner_draf": f'=IF(contoh="",IFERROR(IF(AND({_APPROVED}),"","{status.DRAF}"),"{status.DRAF}"),contoh)',
}
_LINE = "&CHAR(10)&"
_APART = {  # in a column of their own
    "contoh": None,
    "qr_teks": '=IF(banner_draf="","Indeks Kepuasan Masyarakat"'
    f"{_LINE}instansi_kecamatan{_LINE}periode_teks"
    f'{_LINE}"IKM "&{naskah.decimal_text("ikm")}&", mutu "&ikm_mutu'
    f'{_LINE}{naskah.count_text("jumlah_responden")}&" responden"'
    f'{_LINE}"Kode verifikasi "&kode_verifikasi{_REVISION},"")',
}
_REMEMBERED = ("ekspor_berkas", "ekspor_nama", "tanda_rekap", "naskah_terakhir", "nomor_surat_lalu")
_LABELS = {
    "nomor_surat_lalu": "Nomor surat lalu",
    "ekspor_berkas": "Berkas ekspor",
    "ekspor_nama": "Nama ekspor",
    "tanda_rekap": "Tanda rekap",
    "periode_teks": "Periode",
    "kaki_halaman": "Kaki halaman",
    "buku_lama": "Buku lama",
    "contoh": "Data contoh",
    "qr_teks": "Teks kode QR",
    "jumlah_kertas": "Kuesioner kertas",
    "banner_draf": "Banner",
    "naskah_terakhir": "Naskah terakhir",
    "pita_mutu": "Mutu",
    "pita_kinerja": "Kinerja",
    "pita_bawah": "Batas bawah",
    "pita_atas": "Batas atas",
    "kelengkapan_sidik": "Sidik temuan",
    "terbaca": "Pengaturan",
    "galat": "Galat",
}


def build(ws: Worksheet) -> None:
    """Fills the hidden sheet; the first row says what stands below it."""
    style.put(ws, "A1", "Nilai", style.LABEL)
    for name in (*_TEXTS, *_REMEMBERED):
        area = layout.place(name)
        ws[area.cell(0, -1)] = _LABELS[name]
        ws[area.cell()] = _TEXTS.get(name)
    for name, formula in _APART.items():
        style.put(ws, layout.place(name).cell(0, -1), _LABELS[name], style.LABEL)
        ws[layout.place(name).cell()] = formula
    for name in (
        "buku_lama",
        "jumlah_kertas",
        "pita_mutu",
        "pita_kinerja",
        "pita_bawah",
        "pita_atas",
        "kelengkapan_sidik",
        "terbaca",
        "galat",
    ):
        style.put(ws, layout.place(name).cell(-1), _LABELS[name], style.LABEL)
    for name, values in LISTS.items():
        style.put(ws, layout.place(name).cell(-1), name.removeprefix("daftar_"), style.LABEL)
        for row, value in enumerate(values):
            ws[layout.place(name).cell(row)] = value
    for column, name in enumerate(layout.KATEGORI):
        style.put(ws, layout.place("kategori").cell(-1, column), name, style.LABEL)
    for row, setting in enumerate(setting for setting in PENGATURAN_ROWS if setting.key):
        name = setting_name(setting.key)
        cell = style.put(ws, layout.place("terbaca").cell(row), f'=IF({name}="","",{name})')
        if DEFAULTS[setting.key] is None:
            cell.number_format = "dd/mm/yyyy"
    for row, approved in enumerate(layout.APPROVED):
        ws[layout.place("galat").cell(row)] = f"=IF(ISERROR(SUMPRODUCT(LEN({approved}))),1,0)"
    source = layout.PROFIL_COLUMNS.index("sumber") + 1
    on_paper = f'COUNTIF(INDEX(profil,0,{source}),"{layout.SUMBER_KERTAS}")'
    ws[layout.place("jumlah_kertas").cell()] = f"=IF(jumlah_responden=0,0,{on_paper})"
    _bands(ws)
    style.widths(ws, {get_column_letter(column): 20 for column in range(1, 31)})


def _bands(ws: Worksheet) -> None:
    """The bands, lowest first, so that LOOKUP finds the last one whose lower limit is not above a value."""
    standard = "MATCH(perhitungan_standar_mutu,daftar_standar_mutu,0)"
    bottom, top = layout.place("pita_bawah"), layout.place("pita_atas")
    for column, (name, bands) in enumerate(STANDAR.items()):
        style.put(ws, layout.place("pita_standar").cell(-1, column), name, style.LABEL)
        for row, band in enumerate(reversed(bands)):
            ws[layout.place("pita_mutu").cell(row)] = band.mutu.huruf
            ws[layout.place("pita_kinerja").cell(row)] = band.mutu.kinerja
            ws[layout.place("pita_standar").cell(row, column)] = float(band.bawah)
    for row in range(bottom.rows):
        ws[bottom.cell(row)] = f'=IFERROR(INDEX(pita_standar,{row + 1},{standard}),"")'
        above = f"ROUND({bottom.cell(row + 1)}-0.01,2)" if row + 1 < bottom.rows else "100"
        ws[top.cell(row)] = f'=IFERROR({above},"")'
